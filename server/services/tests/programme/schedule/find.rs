//! A time is found at which trainers are free and everybody works.

use domain::{Slot, accounts::access::Actor};
use services::{schedule::TimeForm, trainers::AwayForm};

use crate::schedule::clashes::{class_at, save, trainer, with};

on_the_programme!(a_time_is_found_around_sessions_and_days_away, async |fixture| {
    // A Monday.
    let code = class_at(&fixture, "Nhà A", "7/12/2026").await;
    let who = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    save(&fixture, &code, &with(&fixture, &code, "", "Lò Thị Sen").await).await.unwrap();
    let away = AwayForm { from_on: "8/12/2026".into(), to_on: "9/12/2026".into(), ..AwayForm::default() };
    services::trainers::add_days_away(&fixture.services, &Actor::System, who, &away).await.unwrap();
    let page = services::trainers::show_trainer(&fixture.services, &Actor::System, who).await.unwrap();
    assert_eq!((page.away.len(), page.coming.len()), (1, 1), "both are on the page");
    let find = async |half_days: &str| {
        let form = TimeForm {
            trainers: "Lò Thị Sen".into(),
            first: "7/12/2026".into(),
            last: "11/12/2026".into(),
            half_days: half_days.into(),
            ..TimeForm::default()
        };
        let (times, problems) =
            services::schedule::find_time(&fixture.services, &Actor::System, &form).await.unwrap();
        assert!(problems.is_empty());
        times.runs.iter().map(|run| (run[0].0.to_string(), run[0].1)).collect::<Vec<_>>()
    };
    let at = |day: &str, slot| (day.to_owned(), slot);
    assert_eq!(find("1").await.first(), Some(&at("2026-12-07", Slot::Afternoon)));
    assert_eq!(find("2").await.first(), Some(&at("2026-12-10", Slot::Morning)));
    assert_eq!(find("4").await, [at("2026-12-10", Slot::Morning)]);
    let nobody = TimeForm { trainers: "Không Có Ai".into(), ..TimeForm::default() };
    let (_, problems) =
        services::schedule::find_time(&fixture.services, &Actor::System, &nobody).await.unwrap();
    assert!(problems.of("trainers").is_some());
});
