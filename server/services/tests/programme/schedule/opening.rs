//! A room is open otherwise on some days of the week, and closed for repairs: sessions, free times and tours go by it.

use domain::{Slot, accounts::access::Actor};
use services::{
    Error,
    ids::RoomId,
    schedule::{TimeForm, What},
    venues::{ClosureForm, DayForm, RoomForm},
};

use crate::{
    schedule::clashes::{class_at, in_the_way, room, save, with},
    support::Fixture,
};

/// The hours of the days of the week as typed; the others stay as they are.
async fn open_on(fixture: &Fixture, id: RoomId, days: &[(usize, &str, &str)]) -> Result<RoomId, Error> {
    let (venue, mut form) =
        services::venues::load_room_form(&fixture.services, &Actor::System, id).await.unwrap();
    for (day, opens, closes) in days {
        form.week[*day] = match *opens {
            "x" => DayForm { shut: "yes".into(), ..DayForm::default() },
            opens => DayForm { opens: opens.into(), closes: (*closes).into(), ..DayForm::default() },
        };
    }
    let form = RoomForm { key: services::new_form_key().unwrap(), ..form };
    services::venues::save_room(&fixture.services, &Actor::System, (venue, Some(id)), &form).await
}

async fn close(fixture: &Fixture, id: RoomId, from: &str, to: &str) -> services::ids::ClosureId {
    let form = ClosureForm {
        from_on: from.into(),
        to_on: to.into(),
        reason: "Sửa chữa".into(),
        key: services::new_form_key().unwrap(),
    };
    services::venues::close_room(&fixture.services, &Actor::System, id, &form).await.unwrap()
}

on_the_programme!(a_room_is_closed_on_days_of_the_week_and_for_repairs_with_a_reason, async |fixture| {
    // A Monday.
    let code = class_at(&fixture, "Nhà A", "7/12/2026").await;
    let id = room(&fixture, "Nhà A", "P. 101", "").await;
    open_on(&fixture, id, &[(0, "13:00", "17:00"), (1, "x", "")]).await.unwrap();
    let told = in_the_way(save(&fixture, &code, &with(&fixture, &code, "P. 101", "").await).await);
    assert!(matches!(&told[..], [What::RoomClosed(_, 780, 1020)]), "{told:?}");
    let on = async |day: &str| {
        let mut form = with(&fixture, &code, "P. 101", "").await;
        form.sessions[0].day = day.into();
        form
    };
    let told = in_the_way(save(&fixture, &code, &on("8/12/2026").await).await);
    assert!(matches!(&told[..], [What::RoomShutOnWeekday(_)]), "{told:?}");
    let shut = close(&fixture, id, "9/12/2026", "10/12/2026").await;
    let told = in_the_way(save(&fixture, &code, &on("10/12/2026").await).await);
    assert!(matches!(&told[..], [What::RoomShut(_, _, _, why)] if why == "Sửa chữa"), "{told:?}");
    // A reason lets it stand; another repair is another matter.
    let mut form = on("10/12/2026").await;
    form.reason = "Dùng lối sau".into();
    save(&fixture, &code, &form).await.unwrap();
    save(&fixture, &code, &on("10/12/2026").await).await.unwrap();
    let stands = services::schedule::show_clashes(&fixture.services, &Actor::System, &code).await.unwrap();
    assert_eq!(stands.clashes[0].stands.as_deref(), Some("Dùng lối sau"));
    assert_eq!(services::venues::reopen_room(&fixture.services, &Actor::System, shut).await.unwrap(), id);
    let stands = services::schedule::show_clashes(&fixture.services, &Actor::System, &code).await.unwrap();
    assert_eq!(stands.clashes, []);
    // What is typed wrong is told at its day.
    let wrong = open_on(&fixture, id, &[(2, "17:00", "8:00"), (3, "7:00", "")]).await;
    let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
    assert!(problems.of("closes_3").is_some() && problems.of("closes_4").is_some(), "{problems:?}");
});

on_the_programme!(free_times_lie_where_the_room_is_open, async |fixture| {
    class_at(&fixture, "Nhà A", "1/12/2026").await;
    let id = room(&fixture, "Nhà A", "P. 101", "").await;
    open_on(&fixture, id, &[(0, "13:00", "17:30"), (1, "x", "")]).await.unwrap();
    close(&fixture, id, "9/12/2026", "9/12/2026").await;
    let form = TimeForm {
        room: id.to_string(),
        first: "7/12/2026".into(),
        last: "10/12/2026".into(),
        half_days: "1".into(),
        ..TimeForm::default()
    };
    let (times, problems) =
        services::schedule::find_time(&fixture.services, &Actor::System, &form).await.unwrap();
    assert!(problems.is_empty());
    let found: Vec<_> = times.runs.iter().map(|run| (run[0].0.to_string(), run[0].1)).collect();
    let at = |day: &str, slot| (day.to_owned(), slot);
    let free = [
        at("2026-12-07", Slot::Afternoon),
        at("2026-12-10", Slot::Morning),
        at("2026-12-10", Slot::Afternoon),
    ];
    assert_eq!(found, free);
});
