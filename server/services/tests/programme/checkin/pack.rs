//! What a device keeps, and that it decides by that as the program does.

use chrono::Duration;
use domain::{
    accounts::access::Actor,
    checkin::{
        code::{CheckInCode, CodeKey},
        pack::{Decision, DeviceView, Own, OwnDeed},
    },
};
use services::checkin::{self, Names, Scanned, Who};

use crate::{
    checkin::{
        support::{a_class, a_device, arrival},
        take::codes,
    },
    support::Fixture,
};

async fn view(fixture: &Fixture, device: &str) -> DeviceView {
    let kept = checkin::load_pack(&fixture.services, device).await.unwrap();
    DeviceView { pack: kept.pack, own: vec![], name: kept.device.name }
}

on_the_programme!(a_device_without_a_network_decides_as_the_program_does, async |fixture| {
    let services = &fixture.services;
    let class = a_class(&fixture, 1).await;
    let (lan, hoa) =
        (a_device(&fixture, &class.code, "Lan").await, a_device(&fixture, &class.code, "Hoa").await);
    let codes = codes(&fixture, &class).await;
    let other = a_class(&fixture, 1).await;
    let others = crate::checkin::take::codes(&fixture, &other).await;
    // One is in by another device, one cancelled.
    let morning = class.sessions[0];
    let sent = arrival(&fixture, "a", morning, Who::Code(codes[0].qr.clone()), 0);
    checkin::take(services, &hoa, &[sent], 0).await.unwrap();
    let token = services::registrations::link_token(services, &Actor::System, class.people[1]).await.unwrap();
    services::registrations::cancel_registration(services, &token).await.unwrap();
    let activity = view(&fixture, &lan).await.pack.activity;
    let forged = CheckInCode {
        activity,
        registration: class.people[2].0,
        issued: services.now(),
        ends: services.now() + Duration::days(9),
    };
    let texts = [
        codes[0].qr.clone(),
        codes[1].qr.clone(),
        codes[2].typed.to_lowercase(),
        codes[3].qr.clone(),
        others[0].qr.clone(),
        others[0].typed.clone(),
        CodeKey::new([4; 32]).write(&forged),
        "https://example.org".to_owned(),
        "Lò Văn Ỵ".to_owned(),
        String::new(),
    ];
    // Before the doors open, while they are open, after the day.
    for _ in 0..3 {
        for session in &class.sessions {
            for (n, text) in texts.iter().enumerate() {
                let device = view(&fixture, &lan).await;
                let alone = device.decide(session.0, text, services.now());
                let key = format!("k{n}-{session}-{}", services.now().timestamp());
                let who = Who::Code(text.clone());
                let together = checkin::scan(services, &lan, (*session, &who), &key).await.unwrap();
                match (&alone, &together) {
                    (Decision::Judged { verdict, .. }, Scanned::Judged { verdict: other, event, .. }) => {
                        assert_eq!(verdict, other, "{text}");
                        if event.is_some() {
                            // So that the next round finds the same.
                            checkin::undo(services, &lan, (*session, &key), &format!("u{key}"))
                                .await
                                .unwrap();
                        }
                    }
                    (Decision::Refused { why }, Scanned::Refused(other)) => assert_eq!(why, other, "{text}"),
                    _ => panic!("{text}: {alone:?} is not {together:?}"),
                }
            }
        }
        fixture.pass(Duration::hours(9));
    }
});

on_the_programme!(a_device_hears_who_is_in_and_keeps_names_only_where_it_may, async |fixture| {
    let services = &fixture.services;
    let class = a_class(&fixture, 1).await;
    let (lan, hoa) =
        (a_device(&fixture, &class.code, "Lan").await, a_device(&fixture, &class.code, "Hoa").await);
    let morning = class.sessions[0];
    let sent = |id: &str, n: usize| arrival(&fixture, id, morning, Who::Listed(class.people[n]), 0);
    checkin::take(services, &hoa, &[sent("a", 0), sent("b", 1)], 0).await.unwrap();
    let mut device = view(&fixture, &lan).await;
    assert_eq!(device.count(morning.0), (2, 4));
    assert_eq!(device.since(morning.0, class.people[0].0).unwrap().by, "Hoa");
    // What it did itself counts once, before and after the program tells of it.
    let own = Own {
        id: "c".into(),
        session: morning.0,
        at: services.now(),
        deed: OwnDeed::In { registration: class.people[2].0 },
    };
    device.own.push(own.clone());
    assert_eq!(device.count(morning.0), (3, 4));
    checkin::take(services, &lan, &[sent("c", 2)], 0).await.unwrap();
    let device = DeviceView { own: vec![own], ..view(&fixture, &lan).await };
    assert_eq!(device.count(morning.0), (3, 4));

    let names = checkin::load_pack(services, &lan).await.unwrap().names.unwrap();
    assert_eq!(names.len(), 4);
    let text = serde_json::to_string(&names).unwrap();
    assert!(!text.contains('@') && !text.contains("1992"), "a name and a unit, and no more: {text}");
    let pack = serde_json::to_string(&device.pack).unwrap();
    assert!(!pack.contains("Niê") && pack.len() < 4_000, "{pack}");
    checkin::choose_names(services, &Actor::System, &class.code, Names::Withheld).await.unwrap();
    assert_eq!(checkin::load_pack(services, &lan).await.unwrap().names, None);
    let named = checkin::name_those(services, &lan, &class.people[..1]).await.unwrap();
    assert_eq!(named[0].name, "Ma Thị Én");
});
