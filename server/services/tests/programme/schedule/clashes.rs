//! Rooms and trainers are at one session at a time; what else is in the way needs a reason.

use domain::accounts::access::Actor;
use services::{
    Error,
    activities::{ActivityForm, Telling},
    schedule::What,
    sessions::{NotEdited, SessionsForm},
    venues::RoomForm,
};

use crate::support::{Fixture, class, planned, registrant};

/// A class at a place of its own, so that nothing else is in its way.
pub(crate) async fn class_at(fixture: &Fixture, place: &str, day: &str) -> String {
    let form = ActivityForm { place: place.into(), reason: String::new(), ..class("30", day, &["sang"]) };
    services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap()
}

/// The form of the one session of a class, with a room and a trainer.
pub(crate) async fn with(fixture: &Fixture, code: &str, room: &str, trainer: &str) -> SessionsForm {
    let (_, sessions) =
        services::sessions::list_sessions_of(&fixture.services, &Actor::System, code).await.unwrap();
    let all: Vec<_> = sessions.iter().map(|session| (session.held_on, *session.slot)).collect();
    let mut form = SessionsForm { reason: String::new(), ..planned(fixture, code, &all).await };
    for session in &mut form.sessions {
        session.room = room.into();
        session.trainer = trainer.into();
    }
    form
}

pub(crate) async fn save(fixture: &Fixture, code: &str, form: &SessionsForm) -> Result<(), NotEdited> {
    services::sessions::edit_sessions(&fixture.services, &Actor::System, code, form, Telling::NotYet)
        .await
        .map(drop)
}

/// What was in the way.
pub(super) fn in_the_way(not: Result<(), NotEdited>) -> Vec<What> {
    match not.unwrap_err().error {
        Error::Clashes(clashes) => clashes.into_iter().map(|clash| clash.what).collect(),
        other => panic!("{other:?}"),
    }
}

/// A room of the venue of a name.
pub(super) async fn room(fixture: &Fixture, venue: &str, name: &str, seats: &str) -> services::ids::RoomId {
    let id = fixture.number(&format!("SELECT id FROM venues WHERE name = '{venue}'")).await;
    let form = RoomForm { name: name.into(), seats: seats.into(), ..RoomForm::default() };
    let venue = services::ids::VenueId(id);
    services::venues::save_room(&fixture.services, &Actor::System, (venue, None), &form).await.unwrap()
}

/// Somebody of a unit who teaches.
pub(crate) async fn trainer(
    fixture: &Fixture,
    name: &str,
    unit: &str,
    born: &str,
) -> services::ids::PersonId {
    let form = services::people::PersonForm {
        full_name: name.into(),
        unit: unit.into(),
        birth_date: born.into(),
        ..services::people::PersonForm::default()
    };
    let id = services::people::save_person(&fixture.services, &Actor::System, None, &form).await.unwrap();
    services::trainers::add_trainer(&fixture.services, &Actor::System, id).await.unwrap();
    id
}

on_the_programme!(a_room_is_at_one_session_at_a_time, async |fixture| {
    let (first, second) =
        (class_at(&fixture, "Nhà A", "5/12/2026").await, class_at(&fixture, "Nhà A", "7/12/2026").await);
    room(&fixture, "Nhà A", "P. 101", "").await;
    save(&fixture, &first, &with(&fixture, &first, "p. 101", "").await).await.unwrap();
    // Another day: nobody is in the way. The same morning: the other one is told, and no reason helps.
    let mut form = with(&fixture, &second, "P. 101", "").await;
    save(&fixture, &second, &form).await.unwrap();
    form = with(&fixture, &second, "P. 101", "").await;
    form.sessions[0].day = "5/12/2026".into();
    form.reason = "Hai lớp học chung".into();
    let told = in_the_way(save(&fixture, &second, &form).await);
    let [What::RoomTaken(room, other)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        (room.as_str(), other.activity.as_ref().map(|(code, _)| code.as_str())),
        ("P. 101", Some(first.as_str()))
    );
    // Nothing of it was saved.
    let moved = "SELECT count(*) FROM sessions WHERE held_on = '2026-12-05'";
    assert_eq!(fixture.number(moved).await, 1);
    // It ends when the other begins: ends that touch are in nobody's way.
    form.sessions[0].to = "07:30".into();
    form.sessions[0].from = "06:00".into();
    save(&fixture, &second, &form).await.unwrap();
});

on_the_programme!(what_a_cancelled_class_had_is_free_again, async |fixture| {
    let (first, second) =
        (class_at(&fixture, "Nhà A", "5/12/2026").await, class_at(&fixture, "Nhà B", "5/12/2026").await);
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    save(&fixture, &first, &with(&fixture, &first, "", "ThS. Lò Thị Sen").await).await.unwrap();
    let form = with(&fixture, &second, "", "Bà Lò Thị Sen, khách mời").await;
    let told = in_the_way(save(&fixture, &second, &form).await);
    assert!(matches!(told.as_slice(), [What::TrainerTaken(name, _)] if name == "Lò Thị Sen"), "{told:?}");
    services::activities::cancel_activity(&fixture.services, &Actor::System, &first, "Mưa lũ").await.unwrap();
    save(&fixture, &second, &form).await.unwrap();
    assert_eq!(fixture.number("SELECT count(*) FROM bookings").await, 1);
});

on_the_programme!(namesakes_who_teach_are_told_apart, async |fixture| {
    let code = class_at(&fixture, "Nhà A", "5/12/2026").await;
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let other = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1990").await;
    let form = with(&fixture, &code, "", "Lò Thị Sen").await;
    let not = save(&fixture, &code, &form).await.unwrap_err();
    let asked = not.sessions[0].1.of("trainer").unwrap().text(domain::Lang::Vi);
    assert!(asked.contains("“Lò Thị Sen · Xã Đại Từ · 1990”"), "{asked}");
    let form = with(&fixture, &code, "", "Lò Thị Sen · Xã Đại Từ · 1990").await;
    save(&fixture, &code, &form).await.unwrap();
    assert_eq!(fixture.number("SELECT trainer_id FROM bookings").await, other.0);
    // What is read is the name alone, and saved again it means the same.
    assert_eq!(fixture.text(&format!("SELECT trainer FROM sessions WHERE held_on = '2026-12-05' AND trainer <> '' AND activity_id = (SELECT id FROM activities WHERE code = '{code}')")).await, "Lò Thị Sen");
    let mut form = with(&fixture, &code, "", "Lò Thị Sen").await;
    form.sessions[0].topic = "Ôn tập".into();
    save(&fixture, &code, &form).await.unwrap();
    assert_eq!(fixture.number("SELECT trainer_id FROM bookings").await, other.0);
});

on_the_programme!(a_small_room_and_a_day_off_need_a_reason_which_is_asked_once, async |fixture| {
    let code = class_at(&fixture, "Nhà A", "3/12/2026").await;
    room(&fixture, "Nhà A", "P. nhỏ", "20").await;
    let mut form = with(&fixture, &code, "P. nhỏ", "").await;
    // Culture Day.
    form.sessions[0].day = "24/11/2026".into();
    let told = in_the_way(save(&fixture, &code, &form).await);
    assert!(
        matches!(told.as_slice(), [What::RoomTooSmall(_, 20, 30), What::DayOff(why, _)] if why.contains("Văn hóa")),
        "{told:?}"
    );
    form.reason = "Chia hai nhóm".into();
    save(&fixture, &code, &form).await.unwrap();
    let logged = "SELECT count(*) FROM audit_log WHERE verb = 'let_stand' AND after LIKE '%Chia hai nhóm%'";
    assert_eq!(fixture.number(logged).await, 1);
    // Asked once: the next save says nothing, and the page says what stands and why.
    let mut form = with(&fixture, &code, "P. nhỏ", "").await;
    form.sessions[0].topic = "Ôn tập".into();
    save(&fixture, &code, &form).await.unwrap();
    let stands = services::schedule::show_clashes(&fixture.services, &Actor::System, &code).await.unwrap();
    assert!(stands.clashes.iter().all(|clash| clash.stands.as_deref() == Some("Chia hai nhóm")));
    assert_eq!(stands.clashes.len(), 2);
});

on_the_programme!(people_with_two_places_to_be_at_are_told_by_sessions_and_not_by_days, async |fixture| {
    let (first, second) =
        (class_at(&fixture, "Nhà A", "5/12/2026").await, class_at(&fixture, "Nhà B", "6/12/2026").await);
    for code in [&first, &second] {
        services::activities::publish_activity(&fixture.services, &Actor::System, code).await.unwrap();
        let form = registrant("Hoàng Thị Hà", "ha@example.org");
        services::registrations::register_participant(
            &fixture.services,
            code,
            &form,
            domain::Lang::Vi,
            "192.0.2.1",
        )
        .await
        .unwrap();
    }
    // The afternoon of the same day is in nobody's way.
    let mut form = with(&fixture, &second, "", "").await;
    form.sessions[0].day = "5/12/2026".into();
    form.sessions[0].slot = "chieu".into();
    save(&fixture, &second, &form).await.unwrap();
    let mut form = with(&fixture, &second, "", "").await;
    form.sessions[0].slot = "sang".into();
    let told = in_the_way(save(&fixture, &second, &form).await);
    assert!(
        matches!(told.as_slice(), [What::TwoPlaces(names, _)] if names == &["Hoàng Thị Hà".to_owned()]),
        "{told:?}"
    );
});

on_the_programme!(a_copy_takes_what_is_free_and_is_not_published_over_what_is_not, async |fixture| {
    let code = class_at(&fixture, "Nhà A", "5/12/2026").await;
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    save(&fixture, &code, &with(&fixture, &code, "", "Lò Thị Sen").await).await.unwrap();
    let copy = async |day: &str, key: &str| {
        services::activities::copy_activity(&fixture.services, &Actor::System, &code, day, key).await.unwrap()
    };
    let free = copy("12/12/2026", "a").await;
    assert_eq!(fixture.number("SELECT count(*) FROM bookings").await, 2);
    services::activities::publish_activity(&fixture.services, &Actor::System, &free).await.unwrap();
    let same_day = copy("5/12/2026", "b").await;
    assert_eq!(fixture.number("SELECT count(*) FROM bookings").await, 2, "nothing of anybody's");
    let not = services::activities::publish_activity(&fixture.services, &Actor::System, &same_day).await;
    assert!(matches!(not, Err(Error::Clashes(_))), "{not:?}");
    let draft = format!("SELECT count(*) FROM activities WHERE code = '{same_day}' AND state = 'draft'");
    assert_eq!(fixture.number(&draft).await, 1);
});

on_the_programme!(who_teaches_no_more_keeps_what_they_have_and_is_given_nothing_new, async |fixture| {
    let (first, second) =
        (class_at(&fixture, "Nhà A", "5/12/2026").await, class_at(&fixture, "Nhà B", "7/12/2026").await);
    let who = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    save(&fixture, &first, &with(&fixture, &first, "", "Lò Thị Sen").await).await.unwrap();
    let form = services::trainers::TrainerForm {
        retired: "yes".into(),
        version: "1".into(),
        ..services::trainers::TrainerForm::default()
    };
    services::trainers::edit_trainer(&fixture.services, &Actor::System, who, &form).await.unwrap();
    for code in [&first, &second] {
        let mut form = with(&fixture, code, "", "Lò Thị Sen").await;
        form.sessions[0].topic = "Ôn tập".into();
        save(&fixture, code, &form).await.unwrap();
    }
    let kept = format!("SELECT count(*) FROM bookings WHERE trainer_id = {who}");
    assert_eq!(fixture.number(&kept).await, 1);
    let stands = services::schedule::show_clashes(&fixture.services, &Actor::System, &second).await.unwrap();
    assert_eq!(
        (stands.offered.trainers.as_slice(), stands.strangers.as_slice()),
        (&[][..], &["Lò Thị Sen".to_owned()][..])
    );
});

on_the_programme!(what_one_let_stand_stands_for_whoever_reads, async |fixture| {
    let first = class_at(&fixture, "Nhà A", "5/12/2026").await;
    let second = class_at(&fixture, "Nhà A", "7/12/2026").await;
    let mut form = with(&fixture, &second, "", "").await;
    form.sessions[0].day = "5/12/2026".into();
    form.reason = "Hai nhóm một hội trường".into();
    save(&fixture, &second, &form).await.unwrap();
    // The other class is a draft, of which somebody else may not even know the code.
    fixture.run(&format!("UPDATE activities SET unit_id = (SELECT id FROM units WHERE code = 'N05830') WHERE code = '{second}'")).await;
    let path = fixture.text("SELECT path FROM units WHERE code = 'N05830'").await;
    let reader = crate::support::staff(domain::accounts::access::Role::Organizer, Some(&path));
    let stands = services::schedule::show_clashes(&fixture.services, &reader, &second).await.unwrap();
    let [clash] = stands.clashes.as_slice() else { panic!("{stands:?}") };
    let What::SamePlace(_, other) = &clash.what else { panic!("{clash:?}") };
    assert_eq!(
        (other.activity.as_ref(), clash.stands.as_deref()),
        (None, Some("Hai nhóm một hội trường")),
        "{first}"
    );
});
