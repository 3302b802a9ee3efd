//! The report: the published figures, other programmes, the reform.

use domain::{
    ActivityKind, MaterialKind, Period, ReportFigure, Word,
    accounts::access::{Actor, Role},
};
use serde_json::Value;
use services::{
    Error,
    reports::{Report, ReportFilter, compose_report, unit_of_code},
};

use crate::support::{Fixture, files, fixture_folder, staff};

fn ten_years() -> ReportFilter {
    let period = Period::new("2013-01-01".parse().unwrap(), "2023-12-31".parse().unwrap()).unwrap();
    ReportFilter { period, unit: None, level: None, kind: None, as_of: None }
}

async fn report(fixture: &Fixture, filter: &ReportFilter) -> Report {
    compose_report(&fixture.services, &Actor::System, filter).await.unwrap()
}

on_the_programme!(the_figures_are_the_published_ones, async |fixture| {
    let found = serde_json::to_value(report(&fixture, &ten_years()).await.figures).unwrap();
    let expected = std::fs::read_to_string(fixture_folder().join("expected.json")).unwrap();
    holds(&found, &serde_json::from_str(&expected).unwrap(), "");
});

/// Every figure that is expected is there; there may be others.
fn holds(found: &Value, expected: &Value, at: &str) {
    match expected.as_object() {
        Some(keys) => keys.iter().for_each(|(key, value)| holds(&found[key], value, &format!("{at}/{key}"))),
        None => assert_eq!(found, expected, "{at}"),
    }
}

on_the_programme!(after_the_reform_the_rows_of_dissolved_units_count_for_their_successors, async |fixture| {
    let of = async |code: &str, as_of: &str| {
        let unit = unit_of_code(&fixture.services, code).await.unwrap().map(|unit| unit.id);
        assert!(unit.is_some(), "{code}");
        let filter = ReportFilter { unit, as_of: Some(as_of.parse().unwrap()), ..ten_years() };
        report(&fixture, &filter).await.figures
    };
    let whole = report(&fixture, &ten_years()).await.figures;
    assert_eq!(of("P19", "2026-01-01").await, whole);
    assert_eq!(of("P19", "2023-12-31").await, whole);
    // A district that is gone has nothing; its classes are the province's. While it lasted it had them.
    assert!(of("D164", "2023-12-31").await.of(ActivityKind::TrainingClass).count > 0);
    assert_eq!(of("D164", "2026-01-01").await.of(ActivityKind::TrainingClass).count, 0);
    // What two communes had is what the one that took their place has.
    let old = of("W05851", "2023-12-31").await.of(ActivityKind::OutreachConference).count;
    let new = fixture
            .text("SELECT n.code FROM unit_successions s JOIN units o ON o.id = s.old_unit_id JOIN units n ON n.id = s.new_unit_id WHERE o.code = 'W05851' AND s.is_default")
            .await;
    assert!(old > 0 && of(&new, "2026-01-01").await.of(ActivityKind::OutreachConference).count >= old);
    assert_eq!(of("W05851", "2026-01-01").await.of(ActivityKind::OutreachConference).count, 0);
});

on_the_programme!(
    only_what_was_held_counts_and_people_are_the_larger_of_headcount_and_list,
    async |fixture| {
        let count = async || {
            let figures = report(&fixture, &ten_years()).await.figures.of(ActivityKind::Workshop);
            (figures.count, figures.attendances)
        };
        assert_eq!(count().await, (4, 863));
        fixture.run("UPDATE activities SET state = 'draft' WHERE code = 'WO-2014-01'").await;
        assert_eq!(count().await, (3, 863 - 221));
        fixture
            .run("UPDATE activities SET state = 'cancelled', cancel_reason = 'x' WHERE code = 'WO-2014-01'")
            .await;
        assert_eq!(count().await.0, 3);
        // One named person makes the class no larger than its headcount, and never smaller than its list.
        let list = |n: i32| {
            let head =
                "activity_code,person_code,full_name,birth_date,sex,team,unit_code,email,phone,attendance\n";
            let rows: String = (0..n)
                .map(|i| {
                    format!(
                        "DI-2014-01,M{i},Lê Văn An,,Nam,,P19,,,{}\n",
                        if i == 0 { "vắng" } else { "muộn" }
                    )
                })
                .collect();
            format!("{head}{rows}")
        };
        let import = async |n| {
            services::programme_import::import_programme(
                &fixture.services,
                &Actor::System,
                files(&[("participants.csv", &list(n))]),
            )
            .await
            .unwrap()
        };
        let dialogue = async || report(&fixture, &ten_years()).await.figures.of(ActivityKind::Dialogue);
        import(10).await;
        assert_eq!((dialogue().await.attendances, dialogue().await.distinct_people), (47, 9));
        let outcome = import(50).await;
        assert_eq!(outcome.notes.len(), 1, "a headcount smaller than the list is told");
        assert_eq!((dialogue().await.attendances, dialogue().await.distinct_people), (49, 49));
        // What is still to come is not told.
        fixture.run("UPDATE activities SET starts_on = '2026-07-02', ends_on = '2026-07-02' WHERE code = 'DI-2014-01'").await;
        let coming = ReportFilter { period: Period::year(2026).unwrap(), ..ten_years() };
        assert_eq!(report(&fixture, &coming).await.figures.of(ActivityKind::Dialogue).count, 0);
    }
);

on_the_programme!(who_may_report_on_a_part_may_not_report_on_the_whole, async |fixture| {
    let manager = staff(Role::Manager, Some("P19.D164"));
    let unit = unit_of_code(&fixture.services, "D164").await.unwrap().map(|unit| unit.id);
    let other = unit_of_code(&fixture.services, "D165").await.unwrap().map(|unit| unit.id);
    let ask =
        async |unit| compose_report(&fixture.services, &manager, &ReportFilter { unit, ..ten_years() }).await;
    assert!(ask(unit).await.is_ok());
    assert!(matches!(ask(None).await, Err(Error::Forbidden)));
    assert!(matches!(ask(other).await, Err(Error::NotFound)));
});

on_the_programme!(what_is_entered_for_a_day_to_come_is_not_told_before_that_day, async |fixture| {
    let this_year = ReportFilter { period: Period::year(2026).unwrap(), ..ten_years() };
    let code = fixture
        .text("SELECT code FROM units WHERE id = (SELECT unit_id FROM distributions ORDER BY id LIMIT 1)")
        .await;
    let unit = unit_of_code(&fixture.services, &code).await.unwrap().map(|unit| unit.id);
    let below = ReportFilter { unit, as_of: Some("2023-12-31".parse().unwrap()), ..this_year };
    let told = async || {
        let whole = report(&fixture, &this_year).await.figures;
        let given = report(&fixture, &below).await.figures;
        let made = |figures: &domain::reports::figures::Figures| {
            MaterialKind::ALL.iter().map(|kind| figures.get(ReportFigure::Material(*kind))).sum::<u64>()
        };
        [made(&whole), whole.get(ReportFigure::Media), whole.get(ReportFigure::Broadcasts), made(&given)]
            .map(|n| n > 0)
    };
    let all_on = async |day: &str| {
        for (table, column) in [
            ("materials", "produced_on"),
            ("media_items", "published_on"),
            ("broadcasts", "aired_on"),
            ("distributions", "given_on"),
        ] {
            let first = format!("SELECT id FROM {table} ORDER BY id LIMIT 1");
            fixture.run(&format!("UPDATE {table} SET {column} = '{day}' WHERE id = ({first})")).await;
        }
    };
    // Today is 1 July 2026.
    all_on("2026-07-02").await;
    assert_eq!(told().await, [false; 4]);
    all_on("2026-07-01").await;
    assert_eq!(told().await, [true; 4]);
    // A period that is all to come has nothing, and is no error.
    let next_year = ReportFilter { period: Period::year(2027).unwrap(), ..ten_years() };
    assert_eq!(report(&fixture, &next_year).await.figures.get(ReportFigure::Media), 0);
});

on_the_programme!(
    what_was_made_is_told_apart_from_what_was_given_and_what_is_not_marked_is_not_nought,
    async |fixture| {
        let told = async |filter: &ReportFilter| {
            report(&fixture, filter).await.figures.paragraph(None, domain::numbers::Exactness::Rounded)
        };
        assert!(told(&ten_years()).await.contains("cấp phát 2.800 quyển sổ tay cho cán bộ"));
        fixture.run("DELETE FROM distributions WHERE material_id IN (SELECT id FROM materials WHERE kind = 'handbook')").await;
        let text = told(&ten_years()).await;
        assert!(
            text.contains("In 2.800 quyển sổ tay cho cán bộ. Lắp đặt 105 panô; phát 20.000 tờ rơi"),
            "{text}"
        );

        // Level and kind narrow activities; what they don't narrow is left out and what narrows is named.
        let narrow = ReportFilter { level: Some(domain::Level::Province), ..ten_years() };
        let text = told(&narrow).await;
        assert!(
            text.starts_with("Từ năm 2013 đến năm 2023, tính riêng hoạt động cấp tỉnh, đã tổ chức"),
            "{text}"
        );
        assert!(!text.contains("tờ rơi") && !text.contains("tin, bài"), "{text}");

        let class = "(SELECT id FROM activities WHERE code = 'WO-2014-01')";
        let before = report(&fixture, &ten_years()).await.figures.of(ActivityKind::Workshop);
        fixture.run(&format!("DELETE FROM headcounts WHERE activity_id = {class}")).await;
        let after = report(&fixture, &ten_years()).await.figures.of(ActivityKind::Workshop);
        assert_eq!((before.unmarked, after.unmarked, after.count), (0, 1, before.count));
        let text = told(&ten_years()).await;
        assert!(text.contains("Trong đó, 01 hoạt động chưa điểm danh"), "{text}");
    }
);

on_each_database!(a_report_sees_one_moment_whatever_is_written_meanwhile, async |fixture| {
    use sea_orm::ConnectionTrait;
    fixture.import_fixture().await;
    let snapshot = services::Db::connect(&fixture.url).await.unwrap().snapshot().await.unwrap();
    let held = async || {
        let all = store::figures::held::HeldFilter {
            past: ten_years().period,
            level: None,
            kind: None,
            units: None,
        };
        let sums = store::figures::held::sums(&snapshot, &all).await.unwrap();
        sums.iter().map(|sum| sum.activities).sum::<i64>()
    };
    let before = held().await;
    fixture.run("UPDATE activities SET state = 'draft' WHERE code = 'WO-2014-01'").await;
    assert_eq!(held().await, before, "what began is finished on the same figures");
    let write = snapshot.execute_unprepared("DELETE FROM headcounts").await;
    assert!(write.is_err(), "a report writes nothing");
    drop(snapshot);
    assert_eq!(report(&fixture, &ten_years()).await.figures.of(ActivityKind::Workshop).count, 3);
});
