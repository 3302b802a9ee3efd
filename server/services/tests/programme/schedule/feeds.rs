//! What somebody plans, as their own calendar program reads it.

use domain::{Lang, accounts::access::Actor};
use services::{Error, schedule::FeedQuery};

use crate::{
    schedule::clashes::{class_at, save, trainer, with},
    support::organizer,
};

on_the_programme!(an_address_shows_what_its_owner_plans_until_another_is_made, async |fixture| {
    let owner = organizer(&fixture, "lich@example.org").await;
    let code = class_at(&fixture, "Nhà A", "7/12/2026").await;
    let other = class_at(&fixture, "Nhà B", "8/12/2026").await;
    let who = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    save(&fixture, &code, &with(&fixture, &code, "", "Lò Thị Sen").await).await.unwrap();
    let token = services::schedule::renew_feed(&fixture.services, &owner).await.unwrap();
    let read = async |token: &str, query: FeedQuery| {
        services::schedule::read_feed(&fixture.services, Lang::Vi, token, &query).await
    };
    let all = read(&token, FeedQuery::default()).await.unwrap();
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 2, "{all}");
    // Drafts are no promise.
    assert_eq!(all.matches("STATUS:TENTATIVE").count(), 2);
    assert!(all.contains(&format!("/hoat-dong/{other}")));
    let of = FeedQuery { trainer: who.to_string(), ..FeedQuery::default() };
    let theirs = read(&token, of).await.unwrap();
    assert_eq!(theirs.matches("BEGIN:VEVENT").count(), 1);
    assert!(theirs.contains(&format!("/hoat-dong/{code}")));
    // What is moved keeps its UID and gets a higher number.
    let line = |file: &str, key: &str| file.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    let mut form = with(&fixture, &code, "", "Lò Thị Sen").await;
    form.sessions[0].day = "9/12/2026".into();
    save(&fixture, &code, &form).await.unwrap();
    let moved = read(&token, FeedQuery { trainer: who.to_string(), ..FeedQuery::default() }).await.unwrap();
    assert_eq!(line(&moved, "UID"), line(&theirs, "UID"));
    assert_ne!(line(&moved, "SEQUENCE"), line(&theirs, "SEQUENCE"));
    // The address before opens nothing, nor does one that was ended.
    let next = services::schedule::renew_feed(&fixture.services, &owner).await.unwrap();
    assert!(matches!(read(&token, FeedQuery::default()).await, Err(Error::NotFound)));
    assert!(read(&next, FeedQuery::default()).await.is_ok());
    services::schedule::end_feed(&fixture.services, &owner).await.unwrap();
    assert!(matches!(read(&next, FeedQuery::default()).await, Err(Error::NotFound)));
    let kept = "SELECT count(*) FROM audit_log WHERE verb IN ('renew_feed', 'end_feed')";
    assert_eq!(fixture.number(kept).await, 3);
    assert!(services::schedule::renew_feed(&fixture.services, &Actor::Anonymous).await.is_err());
});
