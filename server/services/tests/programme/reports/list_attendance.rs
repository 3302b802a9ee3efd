//! Attendance by activity: what each row says is what its own attendance page says, and the sums add up.

use domain::{
    Period,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    attendance::{record_headcount, show_attendance},
    programme_import::import_programme,
    reports::{AttendanceFilter, list_attendance, unit_of_code},
};

use crate::support::{files, staff};

fn days(from: &str, to: &str) -> Period {
    Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

on_the_programme!(each_row_says_what_the_attendance_page_says_and_the_sums_add_up, async |fixture| {
    let absent = "activity_code,person_code,full_name,birth_date,sex,team,unit_code,email,phone,attendance\n\
            TR-2023-01,M1,Lê Văn An,,Nam,,P19,,,vắng\nTR-2023-01,M2,Lê Văn Bình,,Nam,,P19,,,muộn\n";
    let absent = files(&[("participants.csv", absent)]);
    import_programme(&fixture.services, &Actor::System, absent).await.unwrap();
    let manager = staff(Role::Manager, Some("P19"));
    let of_2023 = AttendanceFilter { period: days("2023-01-01", "2023-12-31"), unit: None };
    let found =
        list_attendance(&fixture.services, &manager, &of_2023, services::Paging::page(1)).await.unwrap();
    assert!(found.page.rows.len() > 3, "{}", found.page.rows.len());
    assert!(found.page.rows.is_sorted_by(|one, next| one.days.0 >= next.days.0), "the last to begin first");
    for row in &found.page.rows {
        let grid = show_attendance(&fixture.services, &manager, &row.code).await.unwrap();
        assert_eq!(row.counts.registered, grid.people.len() as u64, "{}", row.code);
        assert_eq!(row.counts.present, u64::from(grid.people_there()), "{}", row.code);
        let counted = grid.headcount.as_ref().map(|count| u64::from(count.people.unsigned_abs()));
        assert_eq!(row.counts.headcount, counted, "{}", row.code);
        let people = row.counts.present.max(counted.unwrap_or(0));
        assert_eq!(row.counts.people, people, "{}", row.code);
        assert_eq!(row.sessions, grid.sessions.len());
        let marked = |session: &services::rows::Session| grid.marks.keys().any(|(of, _)| *of == session.id);
        let there: Vec<Option<u64>> = grid
            .sessions
            .iter()
            .map(|session| marked(session).then(|| grid.there(session.id) as u64))
            .collect();
        assert_eq!(row.begun, there, "all are past: {}", row.code);
        let (due, came) = (row.counts.due, row.counts.there);
        assert_eq!(due, (grid.people.len() * there.iter().flatten().count()) as u64, "{}", row.code);
        assert_eq!(came, there.iter().flatten().sum::<u64>(), "{}", row.code);
    }
    let sum = |of: fn(&services::reports::AttendanceCounts) -> u64| -> u64 {
        found.page.rows.iter().map(|row| of(&row.counts)).sum()
    };
    assert_eq!(found.sums.registered, sum(|counts| counts.registered));
    assert_eq!(found.sums.present, sum(|counts| counts.present));
    assert_eq!(found.sums.people, sum(|counts| counts.people));
    assert_eq!(found.sums.headcount, Some(sum(|counts| counts.headcount.unwrap_or(0))));
    assert_eq!(found.sums.due, sum(|counts| counts.due));
    assert_eq!(found.sums.there, sum(|counts| counts.there));
    assert_eq!(found.sums.unmarked, sum(|counts| counts.unmarked));
    assert!(found.sums.due > found.sums.there && found.sums.there > 0);
    assert!(found.sums.present > 0 && found.sums.registered > found.sums.present, "some were absent");
});

on_the_programme!(it_shows_what_touches_the_period_of_the_own_units_as_it_stands_now, async |fixture| {
    let manager = staff(Role::Manager, Some("P19"));
    let ask = async |actor: &Actor, period, unit| {
        list_attendance(
            &fixture.services,
            actor,
            &AttendanceFilter { period, unit },
            services::Paging::page(1),
        )
        .await
    };
    let codes = async |period| -> Vec<String> {
        let found = ask(&manager, period, None).await.unwrap();
        found.page.rows.into_iter().map(|row| row.code).collect()
    };
    // Today is 1 July 2026, noon.
    fixture
            .run("UPDATE activities SET starts_on = '2026-06-30', ends_on = '2026-07-02' WHERE code = 'TR-2023-01'")
            .await;
    assert_eq!(codes(days("2026-07-01", "2026-07-01")).await, ["TR-2023-01"]);
    assert!(codes(days("2026-07-03", "2026-07-09")).await.is_empty());
    fixture
            .run("UPDATE sessions SET starts_at = '2026-07-01 09:00:00+00:00', ends_at = '2026-07-01 10:00:00+00:00' WHERE activity_id = (SELECT id FROM activities WHERE code = 'TR-2023-01') AND id = (SELECT MAX(id) FROM sessions WHERE activity_id = (SELECT id FROM activities WHERE code = 'TR-2023-01'))")
            .await;
    let today = ask(&manager, days("2026-07-01", "2026-07-01"), None).await.unwrap();
    assert_eq!(today.page.rows[0].begun.len() + 1, today.page.rows[0].sessions, "one begins this afternoon");
    record_headcount(&fixture.services, &Actor::System, "TR-2023-01", ("500", ""), "").await.unwrap();
    let again = ask(&manager, days("2026-07-01", "2026-07-01"), None).await.unwrap();
    assert_eq!((again.sums.headcount, again.sums.people), (Some(500), 500));
    fixture.run("UPDATE activities SET state = 'draft' WHERE code = 'TR-2023-01'").await;
    assert!(codes(days("2026-07-01", "2026-07-01")).await.is_empty(), "a draft is no activity yet");

    let ten_years = days("2013-01-01", "2023-12-31");
    let district = unit_of_code(&fixture.services, "D164").await.unwrap().map(|unit| unit.id);
    let other = unit_of_code(&fixture.services, "D165").await.unwrap().map(|unit| unit.id);
    let lower = staff(Role::Manager, Some("P19.D164"));
    let own = ask(&lower, ten_years, None).await.unwrap().page.rows.len();
    assert!(own > 0 && own < ask(&manager, ten_years, None).await.unwrap().page.rows.len());
    assert_eq!(ask(&manager, ten_years, district).await.unwrap().page.rows.len(), own);
    assert!(matches!(ask(&lower, ten_years, other).await, Err(Error::NotFound)));
    let focal = staff(Role::Focal, Some("P19"));
    assert!(matches!(ask(&focal, ten_years, None).await, Err(Error::Forbidden)));
});
