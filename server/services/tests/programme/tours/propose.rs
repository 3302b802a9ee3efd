//! A proposal goes around what is there already.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{accounts::access::Actor, fields::read_date, label};
use services::{
    Error,
    activities::ActivityForm,
    schedule::DayOffForm,
    tours::{Note, Proposed, TourForm, TourRow, begin_tour, communes_of, offer_tour, propose_tour},
    trainers::AwayForm,
};

use crate::{
    schedule::clashes::{class_at, save, trainer, with},
    support::{Fixture, class},
};

/// A day of December 2026, whose seventh is a Monday.
pub(super) fn day(row: &TourRow) -> NaiveDate {
    read_date(&row.day, label::DATE).unwrap()
}

/// An activity of the province with these slots on each of some days, to be followed.
pub(super) async fn model(fixture: &Fixture, last: &str, slots: &[&str]) -> String {
    let form = ActivityForm {
        ends_on: last.into(),
        place: "Hội trường tỉnh".into(),
        ..class("30", "2/11/2026", slots)
    };
    services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap()
}

/// The first communes of the programme, by what they are called.
pub(super) async fn communes(fixture: &Fixture, n: usize) -> String {
    let all = communes_of(&fixture.services, &Actor::System, "Tỉnh Thái Nguyên").await.unwrap();
    all.lines().take(n).collect::<Vec<_>>().join("\n")
}

/// A tour of some communes in the second week of December.
pub(super) async fn tour(fixture: &Fixture, (model, n): (&str, usize), trainers: &str) -> TourForm {
    TourForm {
        model: model.into(),
        units: communes(fixture, n).await,
        first: "7/12/2026".into(),
        last: "11/12/2026".into(),
        trainers: trainers.into(),
        ..begin_tour(&fixture.services, &Actor::System, model).await.unwrap()
    }
}

pub(super) async fn proposed(fixture: &Fixture, form: &TourForm) -> Proposed {
    propose_tour(&fixture.services, &Actor::System, form).await.unwrap()
}

/// What is wrong with which field.
async fn wrong(fixture: &Fixture, form: &TourForm) -> Vec<&'static str> {
    match propose_tour(&fixture.services, &Actor::System, form).await {
        Err(Error::Invalid(problems)) => problems.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

on_the_programme!(a_proposal_goes_around_days_off_and_what_trainers_have, async |fixture| {
    let services = &fixture.services;
    let busy = class_at(&fixture, "Nhà A", "8/12/2026").await;
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let other = trainer(&fixture, "Vi Văn Tùng", "Xã Đại Từ", "1/2/1981").await;
    save(&fixture, &busy, &with(&fixture, &busy, "", "Lò Thị Sen").await).await.unwrap();
    let away = AwayForm { from_on: "10/12/2026".into(), to_on: "11/12/2026".into(), ..AwayForm::default() };
    services::trainers::add_days_away(services, &Actor::System, other, &away).await.unwrap();
    let off = DayOffForm {
        day: "9/12/2026".into(),
        unit: "Tỉnh Thái Nguyên".into(),
        reason: "Kỷ niệm".into(),
        ..DayOffForm::default()
    };
    services::schedule::add_day_off(services, &Actor::System, &off).await.unwrap();

    // Days of a morning and an afternoon.
    let model = model(&fixture, "", &["sang", "chieu"]).await;
    let form = tour(&fixture, (&model, 5), "Lò Thị Sen, ThS. Vi Văn Tùng").await;
    let found = proposed(&fixture, &form).await;
    assert_eq!((found.told.placed, found.told.of, found.rows.len()), (5, 5, 5));
    assert!(found.told.notes.is_empty(), "{:?}", found.told.notes);
    assert!(found.told.gap.is_some());
    let mut seen = BTreeSet::new();
    for row in &found.rows {
        let (day, who) = (day(row).to_string(), row.trainer.as_str());
        assert_ne!(day, "2026-12-09", "nobody works then");
        assert!(!(who == "Lò Thị Sen" && day == "2026-12-08"), "she teaches elsewhere");
        assert!(!(who == "Vi Văn Tùng" && day.as_str() > "2026-12-09"), "he is away");
        assert!(seen.insert((day, who)), "nobody is at two places: {:?}", found.rows);
        assert!(row.place.starts_with("Hội trường UBND ") && row.slot.is_empty());
    }

    // Seven days of classes are more than the five that they have.
    let form = TourForm { units: communes(&fixture, 7).await, ..form };
    let found = proposed(&fixture, &form).await;
    assert_eq!((found.told.placed, found.told.gap, found.told.none_holds_all), (5, None, true));
    let short = |note: &Note| matches!(note, Note::Trainers { classes: 7, need: 14, have: 11, .. });
    assert!(found.told.notes.iter().any(short), "{:?}", found.told.notes);
    assert!(found.rows[5..].iter().all(|row| row.day.is_empty()), "what has no day comes last");
});

on_the_programme!(half_days_are_spread_and_a_place_holds_one_at_a_time, async |fixture| {
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let model = model(&fixture, "", &["sang"]).await;
    // One trainer and ten half-days for ten classes.
    let form = tour(&fixture, (&model, 10), "Lò Thị Sen").await;
    let found = proposed(&fixture, &form).await;
    let times: BTreeSet<_> = found.rows.iter().map(|row| (day(row), row.slot.clone())).collect();
    assert_eq!(times.len(), 10);
    // Without trainers days alone are planned; one place for all holds one class at a time.
    let form =
        TourForm { trainers: String::new(), place: "Nhà văn hóa tỉnh".into(), most: "1".into(), ..form };
    let found = proposed(&fixture, &form).await;
    let times: BTreeSet<_> = found.rows.iter().map(|row| (day(row), row.slot.clone())).collect();
    assert_eq!((times.len(), found.rows.iter().all(|row| row.trainer.is_empty())), (10, true));
    let crowded = found.told.notes.iter().filter(|note| matches!(note, Note::Crowded(_, 2, 1))).count();
    assert_eq!(crowded, 5, "ten classes on five days: {:?}", found.told.notes);
});

on_the_programme!(what_is_typed_wrong_is_told_at_its_field, async |fixture| {
    let weekly = model(&fixture, "9/11/2026", &["sang"]).await;
    let form = tour(&fixture, (&weekly, 2), "").await;
    let form = TourForm {
        model: "TR-1999-01".into(),
        units: format!("{}\nXã Không Có Thật", form.units),
        first: "1/7/2026".into(),
        last: "1/6/2026".into(),
        trainers: "Không Có Ai".into(),
        place: String::new(),
        most: "0".into(),
        ..form
    };
    assert_eq!(
        wrong(&fixture, &form).await,
        ["model", "units", "first", "last", "trainers", "place", "most"]
    );
    let many = TourForm { units: communes(&fixture, 61).await, ..form.clone() };
    assert!(wrong(&fixture, &many).await.contains(&"units"), "sixty at the most");
    let offered = offer_tour(&fixture.services, &Actor::System, &weekly).await.unwrap();
    assert!(offered.models.iter().any(|(code, ..)| *code == weekly));
    let commune = crate::support::staff(domain::accounts::access::Role::Organizer, Some("P19.N05830"));
    // Of a neighbour's no one makes activities.
    let own = TourForm { units: communes(&fixture, 3).await, ..form };
    let not = propose_tour(&fixture.services, &commune, &own).await;
    assert!(matches!(not, Err(Error::Invalid(problems)) if problems.of("units").is_some()));
});
