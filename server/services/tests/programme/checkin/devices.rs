//! Who may join, and until when.

use chrono::Duration;
use domain::{Lang, accounts::access::Actor, checkin::Refusal};
use services::{Error, checkin};

use crate::checkin::support::{a_class, a_device, arrival, link_of};

on_the_programme!(a_link_lets_devices_join_until_it_is_replaced_or_closed, async |fixture| {
    let services = &fixture.services;
    let class = a_class(&fixture, 1).await;
    a_device(&fixture, &class.code, "Lan, cửa 1").await;
    let link = link_of(&fixture, &class.code).await;
    assert_eq!(checkin::show_joining(services, &link).await.unwrap().activity.code, class.code);
    let Err(Error::Invalid(problems)) = checkin::join(services, &link, "  LAN, cửa  1 ").await else {
        panic!("two devices of one name")
    };
    assert!(problems.of("name").unwrap().text(Lang::Vi).contains("Đã có máy tên này"));
    assert!(matches!(checkin::join(services, &link, "").await, Err(Error::Invalid(_))));
    checkin::renew_link(services, &Actor::System, &class.code).await.unwrap();
    assert!(matches!(checkin::join(services, &link, "Hoa").await, Err(Error::NotFound)));
    let link = link_of(&fixture, &class.code).await;
    checkin::join(services, &link, "Hoa").await.unwrap();
    checkin::close_link(services, &Actor::System, &class.code).await.unwrap();
    assert!(matches!(checkin::show_joining(services, &link).await, Err(Error::NotFound)));
    checkin::open_link(services, &Actor::System, &class.code).await.unwrap();
    checkin::join(services, &link, "Mai").await.unwrap();
    fixture.pass(Duration::days(3));
    assert!(matches!(checkin::show_joining(services, &link).await, Err(Error::NotFound)), "it is over");
    let again = checkin::open_link(services, &Actor::System, &class.code).await;
    assert!(matches!(again, Err(Error::Conflict(_))));
});

on_the_programme!(a_device_that_is_withdrawn_does_nothing_any_more_and_others_go_on, async |fixture| {
    let services = &fixture.services;
    let class = a_class(&fixture, 1).await;
    let (lan, hoa) =
        (a_device(&fixture, &class.code, "Lan").await, a_device(&fixture, &class.code, "Hoa").await);
    let sent = |id: &str| arrival(&fixture, id, class.sessions[0], checkin::Who::Listed(class.people[0]), 0);
    checkin::take(services, &lan, &[sent("1")], 7).await.unwrap();
    let devices = checkin::list_devices(services, &Actor::System, &class.code).await.unwrap().devices;
    let shown = |name: &str| {
        let line = devices.iter().find(|line| line.device.name == name).unwrap();
        (line.device.id, line.sent, line.device.waiting)
    };
    assert_eq!((shown("Lan").1, shown("Lan").2, shown("Hoa").1), (1, 7, 0));
    checkin::withdraw_device(services, &Actor::System, &class.code, shown("Lan").0).await.unwrap();
    // What it recorded before it heard of that is for a person to see.
    let late = checkin::take(services, &lan, &[sent("1"), sent("2")], 0).await.unwrap();
    assert!(matches!(late[0].is, checkin::Is::Taken(Some(_))), "it came before");
    assert_eq!(late[1].is, checkin::Is::Refused(Refusal::Withdrawn));
    let review = checkin::list_review(services, &Actor::System, &class.code).await.unwrap();
    assert_eq!(review.refused.len(), 1);
    assert!(matches!(checkin::open_desk(services, &lan, None).await, Err(Error::NotFound)));
    assert_eq!(
        checkin::open_desk(services, &hoa, None).await.unwrap().count(),
        (0, 4),
        "the afternoon’s doors are open"
    );
    let morning = checkin::open_desk(services, &hoa, Some(class.sessions[0])).await.unwrap();
    assert_eq!(morning.count(), (1, 4));
    assert!(matches!(checkin::open_desk(services, "", None).await, Err(Error::NotFound)));
    let another = a_class(&fixture, 1).await;
    let not_theirs = checkin::withdraw_device(services, &Actor::System, &another.code, shown("Hoa").0).await;
    assert!(matches!(not_theirs, Err(Error::NotFound)));
});

on_the_programme!(the_list_of_a_desk_is_searched_by_any_words_without_accents, async |fixture| {
    let class = a_class(&fixture, 1).await;
    let device = a_device(&fixture, &class.code, "Lan").await;
    let desk = checkin::open_desk(&fixture.services, &device, None).await.unwrap();
    let found = |words: &str| {
        desk.people
            .iter()
            .filter(|entry| entry.matches(words))
            .map(|entry| entry.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("en ma"), ["Ma Thị Én"]);
    assert_eq!(found("nie blo"), ["Y Blŏ Niê Kdăm"]);
    assert_eq!(found("THAI nguyen").len(), 4, "by the unit");
    assert_eq!(found("enn"), [""; 0]);
});
