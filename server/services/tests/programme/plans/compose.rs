//! How a plan stands: as the report says, with what is scheduled, by the units in force.

use domain::{
    ActivityKind, Level, PlanSubject, ReportFigure, Word,
    accounts::access::{Actor, Role},
};
use services::{
    Error, Paging,
    plans::{Planned, PlannedOf, YearPlan, compose_plan, list_planned, plan_filter, save_plan},
    reports::{ReportFilter, compose_report, unit_of_code},
};

use crate::{
    plans::save::{form, target},
    support::{Fixture, class, staff},
};

async fn filter(fixture: &Fixture, code: &str, year: i32) -> services::plans::PlanFilter {
    let unit = unit_of_code(&fixture.services, code).await.unwrap().unwrap();
    plan_filter(year, &unit, None, fixture.services.today()).unwrap()
}

async fn plan(fixture: &Fixture, code: &str, year: i32) -> YearPlan {
    let filter = filter(fixture, code, year).await;
    compose_plan(&fixture.services, &Actor::System, &filter).await.unwrap()
}

fn row(plan: &YearPlan, subject: PlanSubject) -> &services::plans::PlanRow {
    plan.rows.iter().find(|row| row.subject == subject).unwrap()
}

const CLASSES: PlanSubject = PlanSubject::Activities(ActivityKind::TrainingClass, Level::Province);

on_the_programme!(what_is_done_is_what_the_report_of_the_year_says, async |fixture| {
    for (code, year) in [("P19", 2023), ("P19", 2014), ("N05830", 2023), ("D164", 2020)] {
        let unit = unit_of_code(&fixture.services, code).await.unwrap().unwrap();
        let period = domain::Period::year(year).unwrap();
        let of_year = ReportFilter { period, unit: Some(unit.id), level: None, kind: None, as_of: None };
        let report = compose_report(&fixture.services, &Actor::System, &of_year).await.unwrap().figures;
        let plan = plan(&fixture, code, year).await;
        for kind in ActivityKind::ALL {
            let of_kind = || plan.rows.iter().filter(|row| row.subject.kind() == Some(*kind));
            let found = (
                of_kind().map(|row| row.amount.done).sum::<u64>(),
                of_kind().map(|row| row.people.done).sum::<u64>(),
            );
            let figures = report.of(*kind);
            assert_eq!(found, (figures.count, figures.attendances), "{code} {year} {kind:?}");
        }
        for row in plan.rows.iter().filter(|row| row.subject.kind().is_none()) {
            assert_eq!(row.amount.done, report.get(row.subject.figure()), "{code} {year} {:?}", row.subject);
        }
        assert!(plan.rows.iter().all(|row| row.amount.scheduled == 0), "nothing is scheduled in the past");
    }
    let leaflets = plan(&fixture, "P19", 2023).await;
    assert!(row(&leaflets, PlanSubject::Media).amount.done > 0);
    assert_eq!(ReportFigure::Media, PlanSubject::Media.figure());
});

on_the_programme!(
    what_comes_is_scheduled_by_its_seats_and_drafts_and_what_was_cancelled_are_not,
    async |fixture| {
        let services = &fixture.services;
        let make = async |seats: &str, day: &str, publish: &str| {
            let form = services::activities::ActivityForm {
                publish: publish.into(),
                ..class(seats, day, &["sang"])
            };
            services::activities::create_activity(services, &Actor::System, &form).await.unwrap()
        };
        // It is noon of 1 July 2026.
        make("50", "1/7/2026", "yes").await;
        make("30", "2/7/2026", "yes").await;
        make("40", "31/12/2026", "yes").await;
        make("25", "1/1/2027", "yes").await;
        make("99", "5/8/2026", "").await;
        let gone = make("77", "6/8/2026", "yes").await;
        services::activities::cancel_activity(services, &Actor::System, &gone, "Trùng lịch").await.unwrap();
        save_plan(
            services,
            &Actor::System,
            ("P19", 2026),
            &form(&[target("training_class-province", "4", "200")], ""),
        )
        .await
        .unwrap();
        let plan = plan(&fixture, "P19", 2026).await;
        let classes = row(&plan, CLASSES);
        assert_eq!((classes.amount.target, classes.amount.done, classes.amount.scheduled), (Some(4), 1, 2));
        assert_eq!(
            (classes.amount.missing(), classes.people.scheduled, classes.people.target),
            (Some(1), 70, Some(200))
        );
        // Nothing is known of the one that began today; it is not nought.
        assert_eq!((classes.unmarked, classes.drafts, classes.people.done), (1, 1, 0));
        let listed = async |which, kind| {
            let of = PlannedOf { which, kind, level: Some(Level::Province) };
            let filter = filter(&fixture, "P19", 2026).await;
            list_planned(services, &Actor::System, &filter, of, Paging::page(1)).await.unwrap().1
        };
        let class = Some(ActivityKind::TrainingClass);
        let scheduled = listed(Planned::Scheduled, class).await;
        assert_eq!(scheduled.rows.iter().map(|(row, _)| row.capacity).collect::<Vec<_>>(), [30, 40]);
        assert_eq!(listed(Planned::Drafts, class).await.total, 1);
        assert_eq!(listed(Planned::Unmarked, class).await.total, 1);
        assert_eq!(listed(Planned::Scheduled, Some(ActivityKind::Workshop)).await.total, 0);
    }
);

on_the_programme!(
    targets_of_units_that_were_merged_go_to_the_one_of_their_level_that_followed,
    async |fixture| {
        let services = &fixture.services;
        let set = async |code: &str, amount: &str| {
            let form = form(&[target("training_class-commune", amount, "")], "");
            save_plan(services, &Actor::System, (code, 2025), &form).await
        };
        // Communes of the year 2025 that one commune followed.
        let of_new = "SELECT new_unit_id FROM unit_successions WHERE is_default GROUP BY new_unit_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1";
        let new = fixture.text(&format!("SELECT code FROM units WHERE id = ({of_new})")).await;
        let old = async |n: i64| {
            fixture
            .text(&format!(
                "SELECT u.code FROM units u JOIN unit_successions s ON s.old_unit_id = u.id
                 WHERE s.is_default AND s.new_unit_id = ({of_new}) AND u.code <> '{new}' ORDER BY u.id LIMIT 1 OFFSET {n}"
            ))
            .await
        };
        let first = old(0).await;
        set(&first, "2").await.unwrap();
        set(&new, "3").await.unwrap();
        set("P19", "30").await.unwrap();
        let commune = PlanSubject::Activities(ActivityKind::TrainingClass, Level::Commune);
        let plan_of_new = plan(&fixture, &new, 2025).await;
        assert_eq!(row(&plan_of_new, commune).amount.target, Some(5), "{new} followed {first}");
        assert_eq!(plan_of_new.inherited.len(), 1);
        // As it stood on its last day, the old one has its own, and the province has what it set itself.
        assert_eq!(row(&plan(&fixture, &first, 2025).await, commune).amount.target, Some(2));
        assert_eq!(row(&plan(&fixture, "P19", 2025).await, commune).amount.target, Some(30));
        // A year in which it was not.
        let form = form(&[target("panel", "1", "")], "");
        let refused = save_plan(services, &Actor::System, (&first, 2026), &form).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    }
);

on_the_programme!(who_may_report_on_a_unit_sees_its_plan_and_no_other, async |fixture| {
    let manager = staff(Role::Manager, Some("P19.D164"));
    let ask = async |code: &str| {
        compose_plan(&fixture.services, &manager, &filter(&fixture, code, 2023).await).await
    };
    assert!(ask("D164").await.is_ok());
    assert!(matches!(ask("D165").await, Err(Error::NotFound)));
    let focal = staff(Role::Focal, Some("P19"));
    let refused = compose_plan(&fixture.services, &focal, &filter(&fixture, "P19", 2023).await).await;
    assert!(matches!(refused, Err(Error::Forbidden | Error::NotFound)));
});
