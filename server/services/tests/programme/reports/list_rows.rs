//! The rows behind each figure of a report add up to it, whoever asks for what.

use domain::{ActivityKind, Level, Period, ReportFigure, accounts::access::Actor, reports::figures::Figures};
use services::{
    programme_import::import_programme,
    reports::{FigureRows, Report, ReportFilter, ReportRows, compose_report, list_report_rows, unit_of_code},
};

use crate::support::{Fixture, files};

const HEAD: &str =
    "activity_code,person_code,full_name,birth_date,sex,team,unit_code,email,phone,attendance\n";

fn ten_years() -> ReportFilter {
    let period = Period::new("2013-01-01".parse().unwrap(), "2023-12-31".parse().unwrap()).unwrap();
    ReportFilter { period, unit: None, level: None, kind: None, as_of: None }
}

async fn report(fixture: &Fixture, filter: &ReportFilter) -> Report {
    compose_report(&fixture.services, &Actor::System, filter).await.unwrap()
}

async fn page(fixture: &Fixture, filter: &ReportFilter, figure: ReportFigure, page: u64) -> FigureRows {
    list_report_rows(&fixture.services, &Actor::System, filter, figure, services::Paging { page, size: 200 })
        .await
        .unwrap()
}

async fn rows(fixture: &Fixture, filter: &ReportFilter, figure: ReportFigure) -> FigureRows {
    page(fixture, filter, figure, 1).await
}

/// What the rows of a page add up to, and how many they are.
fn sum(found: &FigureRows) -> (u64, usize) {
    let whole = |n: i32| u64::from(n.unsigned_abs());
    let ones = |n: usize| (n as u64, n);
    match &found.rows {
        ReportRows::Activities(rows) if matches!(found.figure, ReportFigure::Attendances(_)) => {
            (rows.iter().map(|(_, people)| u64::from(*people)).sum(), rows.len())
        }
        ReportRows::Activities(rows) => ones(rows.len()),
        ReportRows::People(rows) => ones(rows.len()),
        ReportRows::Teams(rows) => ones(rows.len()),
        ReportRows::Materials(rows) => (rows.iter().map(|(_, _, n)| whole(*n)).sum(), rows.len()),
        ReportRows::Media(rows) => ones(rows.len()),
        ReportRows::Broadcasts(rows) => (rows.iter().map(|row| whole(row.times)).sum(), rows.len()),
    }
}

/// Every figure of a report is what its rows add up to, and what the report says.
async fn all_add_up(fixture: &Fixture, filter: &ReportFilter) {
    let report = report(fixture, filter).await;
    for figure in ReportFigure::with_rows() {
        let found = rows(fixture, filter, figure).await;
        assert_eq!(found.value, report.figures.get(figure), "{figure:?} {filter:?}");
        let (mut added, mut counted) = sum(&found);
        for further in 2..=found.total.div_ceil(found.paging.size) {
            let (more, rows) = sum(&page(fixture, filter, figure, further).await);
            (added, counted) = (added + more, counted + rows);
        }
        assert_eq!((added, counted as u64), (found.value, found.total), "{figure:?} {filter:?}");
    }
}

/// Somebody of the fixture's first team is at two activities more; two others are of a commune and not of a team.
async fn attend_again(fixture: &Fixture) {
    let person = "CTXH-001,Triệu Anh Dũng,09/06/1979,Nam,Đội công tác xã hội tình nguyện Phường Tích Lương,W05500,ctxh001@example.org,0941920265";
    let list = format!(
        "{HEAD}TR-2022-01,{person},có mặt\nWO-2014-01,{person},muộn\n\
         WO-2014-01,M1,Lê Văn An,,Nam,,W05848,,,có mặt\nTR-2022-01,M2,Lê Văn An,,Nam,,W05848,,,có mặt\n"
    );
    import_programme(&fixture.services, &Actor::System, files(&[("participants.csv", &list)])).await.unwrap();
}

on_the_programme!(every_figure_is_the_sum_of_its_rows_also_when_one_person_attends_twice, async |fixture| {
    let before = report(&fixture, &ten_years()).await.figures;
    attend_again(&fixture).await;
    let after = report(&fixture, &ten_years()).await.figures;
    let named = |of: &Figures| of.get(ReportFigure::People(None));
    assert_eq!(named(&after), named(&before) + 2, "two are new, one was there before");
    assert_eq!(after.get(ReportFigure::Teams), before.get(ReportFigure::Teams));
    let mut filters = vec![
        ten_years(),
        ReportFilter { level: Some(Level::District), ..ten_years() },
        ReportFilter { kind: Some(ActivityKind::Workshop), ..ten_years() },
        ReportFilter { period: Period::year(2022).unwrap(), ..ten_years() },
    ];
    for (code, as_of) in [
        ("P19", "2023-12-31"),
        ("P19", "2026-01-01"),
        ("D164", "2023-12-31"),
        ("W05500", "2023-12-31"),
        ("N05528", "2026-01-01"),
    ] {
        let unit = unit_of_code(&fixture.services, code).await.unwrap().map(|unit| unit.id);
        assert!(unit.is_some(), "{code}");
        filters.push(ReportFilter { unit, as_of: Some(as_of.parse().unwrap()), ..ten_years() });
    }
    for filter in filters {
        all_add_up(&fixture, &filter).await;
    }
});

on_the_programme!(
    a_person_is_one_row_with_all_that_they_were_at_and_a_team_is_one_with_its_people,
    async |fixture| {
        attend_again(&fixture).await;
        let filter = ten_years();
        let ReportRows::People(people) = rows(&fixture, &filter, ReportFigure::People(None)).await.rows
        else {
            panic!("people are rows of people");
        };
        let again: Vec<_> = people.iter().filter(|person| person.activities.len() > 1).collect();
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].name, "Triệu Anh Dũng");
        let codes: Vec<&str> = again[0].activities.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["WO-2014-01", "TR-2022-01", "TR-2023-01"], "in the order of days");
        assert_eq!(again[0].units.len(), 1, "{:?}", again[0].units);
        let namesakes = people.iter().filter(|person| person.name == "Lê Văn An").count();
        assert_eq!(namesakes, 2, "two people of one name are two");

        let kind = ReportFigure::People(Some(ActivityKind::Workshop));
        let ReportRows::People(at_workshops) = rows(&fixture, &filter, kind).await.rows else {
            panic!("people are rows of people");
        };
        assert_eq!(at_workshops.len(), 2);
        assert!(at_workshops.iter().all(|person| person.activities.len() == 1), "of this kind only");

        let ReportRows::Teams(teams) = rows(&fixture, &filter, ReportFigure::Teams).await.rows else {
            panic!("teams are rows of teams");
        };
        assert_eq!(teams.len(), 69);
        assert_eq!(teams.iter().map(|team| team.people).sum::<u64>(), 150, "nobody is of two teams");
        let team = teams.iter().find(|team| team.name.ends_with("tình nguyện phường Tích Lương")).unwrap();
        assert_eq!(team.commune, "Phường Tích Lương");
    }
);
