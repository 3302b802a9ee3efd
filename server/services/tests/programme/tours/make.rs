//! The activities of a tour are made all or none, and once.

use domain::accounts::access::Actor;
use services::{
    Error,
    schedule::What,
    tours::{NotMade, TourForm, check_tour, make_tour},
};

use crate::{
    schedule::clashes::{class_at, save, trainer, with},
    support::Fixture,
    tours::propose::{model, proposed, tour},
};

/// How many activities there are.
async fn activities(fixture: &Fixture) -> i64 {
    fixture.number("SELECT count(*) FROM activities").await
}

/// A tour of some communes as it is proposed.
async fn planned(fixture: &Fixture, n: usize) -> TourForm {
    trainer(fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let model = model(fixture, "", &["sang"]).await;
    let form = tour(fixture, (&model, n), "Lò Thị Sen").await;
    TourForm { rows: proposed(fixture, &form).await.rows, ..form }
}

/// What is wrong with the rows.
fn rows(not: Result<impl std::fmt::Debug, NotMade>) -> Vec<(Vec<&'static str>, Vec<What>)> {
    let not = not.unwrap_err();
    assert!(matches!(&not.error, Error::Invalid(problems) if problems.is_empty()), "{:?}", not.error);
    let one = |row: services::tours::RowTrouble| {
        let fields = row.problems.0.into_iter().map(|(field, _)| field).collect();
        (fields, row.clashes.into_iter().map(|clash| clash.what).collect())
    };
    not.rows.into_iter().map(one).collect()
}

on_the_programme!(a_tour_is_made_once_with_what_its_rows_say, async |fixture| {
    let services = &fixture.services;
    let mut form = planned(&fixture, 4).await;
    form.rows[3].out = "yes".into();
    form.rows[0].slot = "chieu".into();
    let before = activities(&fixture).await;
    check_tour(services, &Actor::System, &form).await.unwrap();
    assert_eq!(activities(&fixture).await, before, "what is looked through is not made");
    form.publish = "yes".into();
    assert_eq!(make_tour(services, &Actor::System, &form).await.unwrap(), 3);
    assert_eq!(make_tour(services, &Actor::System, &form).await.unwrap(), 3, "pressed twice");
    assert_eq!(activities(&fixture).await, before + 3);
    let own =
        "FROM activities a JOIN sessions s ON s.activity_id = a.id WHERE a.place LIKE 'Hội trường UBND %'";
    assert_eq!(
        fixture
            .number(&format!("SELECT count(*) {own} AND a.state = 'published' AND s.trainer = 'Lò Thị Sen'"))
            .await,
        3
    );
    assert_eq!(fixture.number(&format!("SELECT count(DISTINCT a.unit_id) {own}")).await, 3);
    let first = form.rows[0].unit_id.clone();
    assert_eq!(fixture.text(&format!("SELECT s.slot {own} AND a.unit_id = {first}")).await, "chieu");
    assert_eq!(fixture.number("SELECT count(*) FROM bookings").await, 3);
    let logged = "SELECT count(*) FROM audit_log WHERE verb = 'create' AND noun = 'activity' AND after LIKE '%Hội trường UBND%'";
    assert_eq!(fixture.number(logged).await, 3);
});

on_the_programme!(one_row_that_cannot_be_stops_all_of_them, async |fixture| {
    let services = &fixture.services;
    let mut form = planned(&fixture, 3).await;
    let before = activities(&fixture).await;
    // Two at one time with one trainer, and fields that are wrong.
    form.rows[1].day = form.rows[0].day.clone();
    form.rows[1].slot = form.rows[0].slot.clone();
    form.rows[2].day = "31/2/2027".into();
    form.rows[2].trainer = "Không Có Ai".into();
    form.rows[2].place = String::new();
    let told = rows(make_tour(services, &Actor::System, &form).await);
    assert!(told[0].0.is_empty() && told[0].1.is_empty(), "{told:?}");
    let [What::TrainerTaken(who, other)] = told[1].1.as_slice() else { panic!("{told:?}") };
    assert_eq!((who.as_str(), &other.activity), ("Lò Thị Sen", &None), "what is not there can't be opened");
    assert!(form.rows[0].unit.starts_with(&other.unit), "{told:?}");
    assert_eq!(told[2].0, ["place", "day", "trainer"]);
    assert_eq!(activities(&fixture).await, before);
    // The same when it is only looked at.
    assert_eq!(rows(check_tour(services, &Actor::System, &form).await).len(), 3);
});

on_the_programme!(
    what_can_stand_needs_one_reason_for_all_and_what_others_have_stays_theirs,
    async |fixture| {
        let services = &fixture.services;
        let mut form = planned(&fixture, 2).await;
        let before = activities(&fixture).await;
        // Culture Day, morning and afternoon.
        for (row, slot) in form.rows.iter_mut().zip(["sang", "chieu"]) {
            (row.day, row.slot) = ("24/11/2026".into(), slot.into());
        }
        let told = rows(make_tour(services, &Actor::System, &form).await);
        assert!(told.iter().all(|(_, clashes)| matches!(clashes.as_slice(), [What::DayOff(..)])), "{told:?}");
        assert_eq!(activities(&fixture).await, before);
        form.reason = "Ngày hội văn hóa của xã".into();
        check_tour(services, &Actor::System, &form).await.unwrap();
        // Meanwhile somebody else gets the trainer.
        let taken = class_at(&fixture, "Nhà B", "25/11/2026").await;
        save(&fixture, &taken, &with(&fixture, &taken, "", "Lò Thị Sen").await).await.unwrap();
        form.rows[1].day = "25/11/2026".into();
        form.rows[1].slot = "sang".into();
        let told = rows(make_tour(services, &Actor::System, &form).await);
        let [What::TrainerTaken(_, other)] = told[1].1.as_slice() else { panic!("{told:?}") };
        assert_eq!(other.activity.as_ref().map(|(code, _)| code), Some(&taken));
        form.rows[1].slot = "chieu".into();
        assert_eq!(make_tour(services, &Actor::System, &form).await.unwrap(), 2);
        assert_eq!(fixture.number("SELECT count(*) FROM let_stand").await, 1);
    }
);

on_the_programme!(units_that_are_others_than_the_rows_are_proposed_anew, async |fixture| {
    let form = planned(&fixture, 2).await;
    let other = TourForm { units: form.units.lines().next().unwrap_or_default().into(), ..form };
    let not = make_tour(&fixture.services, &Actor::System, &other).await.unwrap_err();
    assert!(matches!(not.error, Error::Invalid(problems) if problems.of("units").is_some()));
});
