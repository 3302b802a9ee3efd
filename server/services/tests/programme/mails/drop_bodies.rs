//! What is kept of old mails.

use chrono::Duration;
use domain::accounts::access::Actor;
use services::mails::drop_bodies;
use store::ids::MailId;

use crate::{mails::send::register, support::Fixture};

/// Registers somebody, whose mail is then in a state. Answers its number.
async fn mail(fixture: &Fixture, state: &str) -> i64 {
    register(fixture).await;
    let id = fixture.number("SELECT max(id) FROM mails").await;
    let sent_at = if state == "sent" { "created_at" } else { "NULL" };
    fixture.run(&format!("UPDATE mails SET state = '{state}', sent_at = {sent_at} WHERE id = {id}")).await;
    id
}

on_the_programme!(of_old_mails_that_wait_for_nothing_the_text_alone_is_kept, async |fixture| {
    let sent = mail(&fixture, "sent").await;
    let failed = mail(&fixture, "failed").await;
    let of_later = mail(&fixture, "sent").await;
    fixture
        .run(&format!(
            "UPDATE activities SET starts_on = '2026-12-01', ends_on = '2026-12-01'
                 WHERE id = (SELECT activity_id FROM mails WHERE id = {of_later})"
        ))
        .await;
    let whole = async |id: i64| {
        let row =
            format!("SELECT count(*) FROM mails WHERE id = {id} AND html <> '' AND calendar IS NOT NULL");
        fixture.number(&row).await == 1
    };
    let read =
        async || services::mails::show_mail(&fixture.services, &Actor::System, MailId(sent)).await.unwrap();
    let (before, _) = read().await;
    // The class is tomorrow; half a year after that it is old.
    fixture.pass(Duration::days(181));
    assert_eq!(drop_bodies(&fixture.services).await.unwrap(), 0);
    fixture.pass(Duration::days(1));
    assert_eq!(drop_bodies(&fixture.services).await.unwrap(), 1);
    assert_eq!([whole(sent).await, whole(failed).await, whole(of_later).await], [false, true, true]);
    let (after, eml) = read().await;
    assert_eq!((after.text, after.subject, after.to_email), (before.text, before.subject, before.to_email));
    let eml = String::from_utf8(eml).unwrap();
    assert!(
        eml.contains("text/plain") && !eml.contains("text/html") && !eml.contains("text/calendar"),
        "{eml}"
    );
    assert_eq!(drop_bodies(&fixture.services).await.unwrap(), 0, "once is enough");
});
