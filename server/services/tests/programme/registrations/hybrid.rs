//! Seats in the room and online: counted apart, each with its own line, and somebody may take part in the other way where a seat is left.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use domain::{Attends, Lang, Word, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    activities::{ActivityForm, Telling},
    registrations::{ListEntry, Registered, RegistrationForm},
};

use crate::support::{Fixture, class, organizer, registrant};

const ADDRESS: &str = "https://hop.example.org/p/77";

/// A published class that is held both ways. Answers its code.
async fn hybrid(fixture: &Fixture, room: &str, online: &str) -> String {
    let form = ActivityForm {
        way: "hybrid".into(),
        online_capacity: online.into(),
        online_address: ADDRESS.into(),
        ..class(room, "6/7/2026", &["sang"])
    };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

fn form(name: &str, attends: &str) -> RegistrationForm {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    RegistrationForm { attends: attends.into(), ..registrant(name, &email) }
}

/// Registers somebody new. Answers the token of their link.
async fn register(fixture: &Fixture, code: &str, name: &str, attends: &str) -> String {
    let (services, form) = (&fixture.services, form(name, attends));
    match services::registrations::register_participant(services, code, &form, Lang::Vi, "192.0.2.1").await {
        Ok(Registered::Done(_, token)) => token,
        other => panic!("{name}: {:?}", other.map_err(|not| not.error)),
    }
}

async fn list(fixture: &Fixture, actor: &Actor, code: &str) -> Vec<ListEntry> {
    services::registrations::list_registrations(&fixture.services, actor, code).await.unwrap().1
}

/// Where somebody stands: `confirmed online`.
async fn stands(fixture: &Fixture, actor: &Actor, code: &str, name: &str) -> String {
    let list = list(fixture, actor, code).await;
    let row = &list.iter().find(|entry| entry.person.full_name == name).unwrap().registration;
    format!("{} {}", row.state.code(), row.attends.code())
}

/// What the last mail to somebody says, and its calendar file.
async fn last_mail(fixture: &Fixture, name: &str) -> (String, String) {
    let last = format!("FROM mails WHERE to_name = '{name}' ORDER BY id DESC LIMIT 1");
    let text = fixture.text(&format!("SELECT text {last}")).await;
    let calendar = fixture.text(&format!("SELECT coalesce(calendar, '') {last}")).await;
    (text, calendar.replace("\r\n ", ""))
}

fn sequence(calendar: &str) -> u32 {
    let line = calendar.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
    line.unwrap().trim().parse().unwrap()
}

on_the_programme!(seats_of_each_way_are_counted_apart_and_the_address_is_for_those_online, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let code = hybrid(&fixture, "1", "1").await;
    let nobody_asked = form("Ma Thị Én", "");
    let nowhere =
        services::registrations::register_participant(services, &code, &nobody_asked, Lang::Vi, "192.0.2.1");
    let Err(not) = nowhere.await else { panic!("nobody asked how they take part") };
    assert!(matches!(not.error, Error::Invalid(problems) if problems.of("attends").is_some()));

    let room = register(&fixture, &code, "Ma Thị Én", "room").await;
    let online = register(&fixture, &code, "Lê Thị Bé", "online").await;
    register(&fixture, &code, "Vũ Thị Ca", "room").await;
    let last = register(&fixture, &code, "Hà Thị Da", "online").await;
    for (name, is) in [
        ("Ma Thị Én", "confirmed room"),
        ("Lê Thị Bé", "confirmed online"),
        ("Vũ Thị Ca", "waitlisted room"),
        ("Hà Thị Da", "waitlisted online"),
    ] {
        assert_eq!(stands(&fixture, &actor, &code, name).await, is, "{name}");
    }
    let places = list(&fixture, &actor, &code).await;
    let places: Vec<_> = places.iter().filter_map(|entry| entry.place_in_line).collect();
    assert_eq!(places, [1, 1], "each way has a line of its own");

    let (text, calendar) = last_mail(&fixture, "Lê Thị Bé").await;
    assert!(text.contains(ADDRESS) && calendar.contains(ADDRESS), "{text}\n{calendar}");
    for name in ["Ma Thị Én", "Vũ Thị Ca", "Hà Thị Da"] {
        let (text, calendar) = last_mail(&fixture, name).await;
        assert!(!text.contains(ADDRESS) && !calendar.contains(ADDRESS), "{name}: {text}");
    }
    let own = services::registrations::show_registration(services, &online).await.unwrap();
    assert!(own.place.contains(ADDRESS));
    assert_eq!(own.other_way, None, "no seat is left in the room");
    let own = services::registrations::show_registration(services, &last).await.unwrap();
    assert!(!own.place.contains(ADDRESS), "who waits online has no address yet");

    // The database refuses one more of each way, whatever the code does.
    for (seats, taken) in [("capacity", "seats_taken"), ("online_capacity", "online_taken")] {
        let more = format!("UPDATE activities SET {taken} = {seats} + 1 WHERE code = '{code}'");
        assert!(fixture.refuses_seat(&more).await, "{taken}");
    }
    // A seat that is given up goes to the first who waits for one of its way, and to nobody else.
    services::registrations::cancel_registration(services, &room).await.unwrap();
    assert_eq!(stands(&fixture, &actor, &code, "Vũ Thị Ca").await, "confirmed room");
    assert_eq!(stands(&fixture, &actor, &code, "Hà Thị Da").await, "waitlisted online");
});

on_the_programme!(who_takes_part_in_another_way_is_told_and_the_seat_goes_on, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let code = hybrid(&fixture, "1", "2").await;
    let first = register(&fixture, &code, "Ma Thị Én", "room").await;
    register(&fixture, &code, "Vũ Thị Ca", "room").await;
    let (_, before) = last_mail(&fixture, "Ma Thị Én").await;

    services::registrations::switch_way(services, &first, Attends::Online).await.unwrap();
    assert_eq!(stands(&fixture, &actor, &code, "Ma Thị Én").await, "confirmed online");
    assert_eq!(stands(&fixture, &actor, &code, "Vũ Thị Ca").await, "confirmed room");
    let (text, now) = last_mail(&fixture, "Ma Thị Én").await;
    assert!(text.contains(ADDRESS), "{text}");
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&before), uid(&now));
    assert!(sequence(&now) > sequence(&before) && now.contains("METHOD:REQUEST"));
    assert!(before.contains("LOCATION:Hội trường") && now.contains("LOCATION:Trực tuyến"), "{before}\n{now}");

    // There is no way back as long as no seat is left.
    let back = services::registrations::switch_way(services, &first, Attends::Room).await;
    assert!(matches!(back, Err(Error::Conflict(_))), "{back:?}");
    assert_eq!(stands(&fixture, &actor, &code, "Ma Thị Én").await, "confirmed online");

    // Who waits for the room gets a seat online at once.
    let waits = register(&fixture, &code, "Hà Thị Da", "room").await;
    assert_eq!(stands(&fixture, &actor, &code, "Hà Thị Da").await, "waitlisted room");
    services::registrations::switch_way(services, &waits, Attends::Online).await.unwrap();
    assert_eq!(stands(&fixture, &actor, &code, "Hà Thị Da").await, "confirmed online");

    // The organizer switches several, all or none, and takes it back.
    let ids = |list: &[ListEntry]| list.iter().map(|entry| entry.registration.id).collect::<Vec<_>>();
    let all = ids(&list(&fixture, &actor, &code).await);
    let none = services::registrations::switch_ways(services, &actor, &code, &all, Attends::Room).await;
    assert!(matches!(none, Err(Error::Conflict(_))), "{none:?}");
    let more = "UPDATE activities SET capacity = 5, version = version + 1 WHERE code = ";
    fixture.run(&format!("{more}'{code}'")).await;
    let done =
        services::registrations::switch_ways(services, &actor, &code, &all, Attends::Room).await.unwrap();
    assert_eq!(done.n, 2, "one came to the room already");
    assert_eq!(fixture.number(&format!("SELECT seats_taken FROM activities WHERE code = '{code}'")).await, 3);
    assert_eq!(
        fixture.number(&format!("SELECT online_taken FROM activities WHERE code = '{code}'")).await,
        0
    );
    services::undo::undo_act(services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(stands(&fixture, &actor, &code, "Ma Thị Én").await, "confirmed online");
    assert_eq!(
        fixture.number(&format!("SELECT online_taken FROM activities WHERE code = '{code}'")).await,
        2
    );
});

on_the_programme!(an_activity_keeps_its_ways_as_long_as_people_take_part_in_them, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let code = hybrid(&fixture, "5", "").await;
    let token = register(&fixture, &code, "Lê Thị Bé", "online").await;
    let loaded = services::activities::load_activity_form(services, &actor, &code).await.unwrap();
    assert_eq!((loaded.way.as_str(), loaded.online_capacity.as_str()), ("hybrid", ""));
    let in_room = ActivityForm { way: "room".into(), ..loaded.clone() };
    let not = services::activities::edit_activity(services, &actor, &code, &in_room, Telling::Tell).await;
    let Err(not) = not else { panic!("somebody lost the way in which they take part") };
    assert!(matches!(not.error, Error::Invalid(problems) if problems.of("way").is_some()));

    // Another address is told to those online.
    let moved = ActivityForm { online_address: "https://hop.example.org/p/78".into(), ..loaded };
    services::activities::edit_activity(services, &actor, &code, &moved, Telling::Tell).await.unwrap();
    let (text, calendar) = last_mail(&fixture, "Lê Thị Bé").await;
    assert!(text.contains("/p/78") && calendar.contains("/p/78"), "{text}");

    services::registrations::switch_way(services, &token, Attends::Room).await.unwrap();
    let loaded = services::activities::load_activity_form(services, &actor, &code).await.unwrap();
    let in_room = ActivityForm { way: "room".into(), ..loaded };
    services::activities::edit_activity(services, &actor, &code, &in_room, Telling::Tell).await.unwrap();
    assert_eq!(
        fixture.text(&format!("SELECT online_address FROM activities WHERE code = '{code}'")).await,
        ""
    );
    let other = hybrid(&fixture, "3", "9").await;
    let copy = services::activities::copy_activity(services, &actor, &other, "7/7/2026", "");
    let copy = copy.await.unwrap();
    let carried =
        format!("SELECT way || online_capacity || online_address FROM activities WHERE code = '{copy}'");
    assert_eq!(fixture.text(&carried).await, "hybrid9", "the address is of another meeting");
});

/// What must hold whenever somebody looks: no more seats of each way than there are, counted rightly.
async fn look(fixture: &Fixture, code: &str) {
    let count = |attends: &str| {
        format!(
            "(SELECT count(*) FROM registrations r WHERE r.activity_id = a.id AND r.state = 'confirmed' AND r.attends = '{attends}')"
        )
    };
    let (room, online) = (count("room"), count("online"));
    let wrong = format!(
        "SELECT count(*) FROM (SELECT a.capacity, a.seats_taken, a.online_capacity, a.online_taken, {room} AS room, {online} AS online
            FROM activities a WHERE a.code = '{code}') s
         WHERE room <> seats_taken OR online <> online_taken OR room > capacity OR online > online_capacity"
    );
    assert_eq!(fixture.number(&wrong).await, 0, "seats are given that are not there, or counted wrongly");
}

/// A number in letters: names have no figures.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'A' + digit - b'0')).collect()
}

/// Somebody registers, switches, or gives their place up.
async fn act(fixture: &Fixture, actor: &Actor, code: &str, roll: usize, n: usize) -> Result<(), Error> {
    let services = &fixture.services;
    let attends = if n.is_multiple_of(2) { Attends::Room } else { Attends::Online };
    if roll < 2 {
        let form = RegistrationForm {
            phone: format!("09{n:08}"),
            ..form(&format!("Người Số {}", letters(n)), attends.code())
        };
        let address = format!("192.0.{}.{}", n / 200 % 200, n % 200);
        let done = services::registrations::register_participant(services, code, &form, Lang::Vi, &address);
        return done.await.map(drop).map_err(|not| not.error);
    }
    let list = list(fixture, actor, code).await;
    let Some(entry) = list.get((n * 7 + roll) % list.len().max(1)) else { return Ok(()) };
    let id = entry.registration.id;
    match roll {
        2 | 3 => {
            let token = services::registrations::link_token(services, actor, id).await?;
            services::registrations::switch_way(services, &token, entry.registration.attends.other()).await
        }
        4 => {
            let to = entry.registration.attends.other();
            services::registrations::switch_ways(services, actor, code, &[id], to).await.map(drop)
        }
        5 => {
            let cancel = Step::Cancel;
            services::registrations::decide_registrations(services, actor, code, &[id], cancel)
                .await
                .map(drop)
        }
        _ => {
            let confirm = Step::Confirm;
            services::registrations::decide_registrations(services, actor, code, &[id], confirm)
                .await
                .map(drop)
        }
    }
}

on_the_programme!(
    whatever_many_do_at_once_no_seat_of_either_way_is_given_that_is_not_there,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        let code = hybrid(&fixture, "6", "5").await;
        let (fixture, next) = (Arc::new(fixture), Arc::new(AtomicUsize::new(0)));
        let end = Instant::now() + Duration::from_secs(3);
        let mut tasks = vec![];
        for seed in 0..5usize {
            let (fixture, next, actor, code) =
                (Arc::clone(&fixture), Arc::clone(&next), actor.clone(), code.clone());
            tasks.push(tokio::spawn(async move {
                let (mut done, mut turn) = (0, seed);
                while Instant::now() < end {
                    turn += 1;
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    match act(&fixture, &actor, &code, turn % 7, n).await {
                        Ok(()) => done += 1,
                        Err(
                            Error::Conflict(_)
                            | Error::Collision(_)
                            | Error::Invalid(_)
                            | Error::NotFound
                            | Error::TooMany(_),
                        ) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                    if seed == 0 {
                        look(&fixture, &code).await;
                    }
                }
                done
            }));
        }
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        look(&fixture, &code).await;
        assert!(done > 15, "only {done} acts were done: the test says nothing");
        let switched = "SELECT count(*) FROM audit_log WHERE verb = 'switch_way'";
        assert!(fixture.number(switched).await > 2, "nobody took part in another way");
    }
);
