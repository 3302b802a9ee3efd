//! The units that filters offer: in force on the reader's day, within the reader's reach, and always the one that was asked.

use chrono::NaiveDate;
use domain::{
    UnitLevel,
    accounts::access::{Actor, Role},
    people::name::collation_key,
};
use services::{
    Error,
    activities::When,
    units::{Force, UnitGroup, list_public_units, list_report_units},
};

use crate::support::{Fixture, staff};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn offered(fixture: &Fixture, actor: &Actor, on: &str, asked: &str) -> Vec<UnitGroup> {
    list_report_units(&fixture.services, actor, day(on), asked).await.unwrap()
}

fn force(groups: &[UnitGroup], code: &str) -> Option<Force> {
    groups.iter().flat_map(|group| &group.units).find(|unit| unit.code == code).map(|unit| unit.force)
}

on_the_programme!(a_report_offers_the_units_of_the_readers_day_and_reach_and_no_teams, async |fixture| {
    let manager = staff(Role::Manager, Some("P19"));
    let old = offered(&fixture, &manager, "2023-12-31", "P19").await;
    assert_eq!(force(&old, "D164"), Some(Force::Now));
    assert_eq!(force(&old, "W05500"), Some(Force::Now));
    assert_eq!(force(&old, "N05528"), None, "not there yet");
    assert_eq!(force(&old, "P06"), None, "out of reach");
    let new = offered(&fixture, &manager, "2026-01-01", "P19").await;
    assert_eq!((force(&new, "D164"), force(&new, "N05528")), (None, Some(Force::Now)));
    // The one that was asked is there whatever the day, with its end; where it is in reach.
    let asked = offered(&fixture, &manager, "2026-01-01", "D164").await;
    assert_eq!(force(&asked, "D164"), Some(Force::Until(day("2025-06-30"))));
    let early = offered(&fixture, &manager, "2023-12-31", "N05528").await;
    assert_eq!(force(&early, "N05528"), Some(Force::From(day("2025-07-01"))));
    assert_eq!(force(&offered(&fixture, &manager, "2023-12-31", "P06").await, "P06"), None);
    let admin = offered(&fixture, &staff(Role::Admin, None), "2023-12-31", "").await;
    assert_eq!(force(&admin, "P06"), Some(Force::Now));
    for groups in [&old, &new, &admin] {
        assert!(groups.iter().all(|group| group.level != UnitLevel::Team));
        assert_eq!(groups[0].level, UnitLevel::Province, "from the top down");
        for group in groups {
            let keys: Vec<_> = group.units.iter().map(|unit| collation_key(&unit.name)).collect();
            assert!(keys.is_sorted(), "{:?}", group.units);
        }
    }
    // The communes of each district stand together.
    let of = old.iter().find(|group| group.parent.as_deref() == Some("Huyện Đại Từ")).unwrap();
    assert!(of.level == UnitLevel::Commune && of.units.len() > 20, "{}", of.units.len());

    let lower = offered(&fixture, &staff(Role::Manager, Some("P19.D164")), "2023-12-31", "D165").await;
    assert!(force(&lower, "D164").is_some() && force(&lower, "P19").is_none());
    assert_eq!(force(&lower, "D165"), None, "who may not know of it is not told its name");
    let focal = staff(Role::Focal, Some("P19"));
    let refused = list_report_units(&fixture.services, &focal, day("2023-12-31"), "").await;
    assert!(matches!(refused, Err(Error::Forbidden)));
});

on_the_programme!(
    the_public_list_offers_units_with_published_activities_and_those_that_they_lie_in,
    async |fixture| {
        let offered =
            async |when, asked: &str| list_public_units(&fixture.services, when, asked).await.unwrap();
        assert_eq!(offered(When::Coming, "").await, vec![], "all ten years are past");
        assert!(force(&offered(When::Coming, "W05500").await, "W05500").is_some(), "what was asked is there");
        let past = offered(When::Past, "").await;
        assert!(force(&past, "P19").is_some() && force(&past, "W05686").is_some());
        assert!(past.iter().all(|group| group.level != UnitLevel::Team));
        // A draft is nobody's business.
        fixture.run("UPDATE activities SET state = 'draft' WHERE unit_id = (SELECT id FROM units WHERE code = 'W05686')").await;
        assert_eq!(force(&offered(When::Past, "").await, "W05686"), None);
        fixture
            .run("UPDATE activities SET state = 'published', starts_on = '2026-08-01', ends_on = '2026-08-02' WHERE code = 'OU-2013-01'")
            .await;
        let coming = offered(When::Coming, "").await;
        assert!(force(&coming, "W05686").is_some() && force(&coming, "P19").is_some());
        assert_eq!(force(&coming, "W05851"), None);
    }
);
