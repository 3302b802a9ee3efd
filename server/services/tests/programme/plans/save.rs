//! The targets of a plan are saved all at once, by those who may, unless somebody else did.

use domain::{
    PlanSubject, Word,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    plans::{LastYear, PlanForm, TargetForm, load_plan_form, save_plan},
};

use crate::support::staff;

/// A target as typed.
pub(super) fn target(code: &str, amount: &str, people: &str) -> (PlanSubject, TargetForm) {
    let subject = PlanSubject::parse(code).unwrap();
    (subject, TargetForm { amount: amount.into(), people: people.into(), note: String::new() })
}

/// A form with these targets.
pub(super) fn form(targets: &[(PlanSubject, TargetForm)], version: &str) -> PlanForm {
    PlanForm { targets: targets.iter().cloned().collect(), version: version.into(), key: String::new() }
}

const OF: (&str, i32) = ("P19", 2026);

on_the_programme!(
    targets_are_saved_whole_with_a_row_in_the_log_and_nobody_writes_over_another,
    async |fixture| {
        let services = &fixture.services;
        let save = async |targets: &[(PlanSubject, TargetForm)], version: &str| {
            save_plan(services, &Actor::System, OF, &form(targets, version)).await
        };
        let logged = async || fixture.number("SELECT count(*) FROM audit_log WHERE noun = 'year_plan'").await;
        save(&[target("workshop-province", "2", "1.000"), target("leaflet", "5.000", "")], "").await.unwrap();
        assert_eq!((logged().await, fixture.number("SELECT count(*) FROM year_targets").await), (1, 2));
        // Another who had seen no plan.
        assert!(matches!(save(&[target("panel", "1", "")], "").await, Err(Error::Stale(_))));
        // Saved as it is, nothing is written.
        save(&[target("workshop-province", "2", "1000"), target("leaflet", "5000", "")], "1").await.unwrap();
        assert_eq!((logged().await, fixture.number("SELECT max(version) FROM year_plans").await), (1, 1));
        save(&[target("panel", "10", "")], "1").await.unwrap();
        assert_eq!((logged().await, fixture.number("SELECT count(*) FROM year_targets").await), (2, 1));
        let loaded = load_plan_form(services, &Actor::System, OF, LastYear::Left).await.unwrap();
        assert_eq!((loaded.form.version.as_str(), loaded.has_last_year), ("2", false));
        // The next year begins with them where that is wanted.
        let next = load_plan_form(services, &Actor::System, ("P19", 2027), LastYear::Copied).await.unwrap();
        assert!(next.has_last_year && next.form.version.is_empty());
        assert_eq!(next.form.targets[&PlanSubject::parse("panel").unwrap()].amount, "10");
    }
);

on_the_programme!(what_is_wrong_is_told_at_its_field_and_nothing_is_saved, async |fixture| {
    let services = &fixture.services;
    let noted = (PlanSubject::Media, TargetForm { note: "Ngân sách".into(), ..TargetForm::default() });
    let wrong = [
        target("training_class-commune", "nhiều", ""),
        target("workshop-province", "", "100"),
        target("dialogue-province", "1", "-5"),
        target("leaflet", "0", ""),
        target("panel", "3", ""),
        noted,
    ];
    let Err(Error::Invalid(problems)) = save_plan(services, &Actor::System, OF, &form(&wrong, "")).await
    else {
        panic!("it was saved");
    };
    let fields: Vec<&str> = problems.0.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [
            "so-training_class-commune",
            "so-workshop-province",
            "nguoi-dialogue-province",
            "so-leaflet",
            "so-media"
        ]
    );
    assert_eq!(fixture.number("SELECT count(*) FROM year_plans").await, 0);
});

on_the_programme!(only_who_manages_the_unit_sets_its_targets, async |fixture| {
    let services = &fixture.services;
    let save = async |actor: &Actor, unit: &str| {
        save_plan(services, actor, (unit, 2024), &form(&[target("panel", "1", "")], "")).await
    };
    assert!(matches!(save(&staff(Role::Manager, Some("P19")), "P19").await, Err(Error::Forbidden)));
    let organizer = staff(Role::Organizer, Some("P19.D164"));
    assert!(matches!(save(&organizer, "P19").await, Err(Error::NotFound)));
    assert!(matches!(save(&organizer, "khong-co").await, Err(Error::NotFound)));
    assert!(matches!(
        save_plan(services, &organizer, ("D164", 1900), &form(&[], "")).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(save(&Actor::Anonymous, "P19").await, Err(Error::NotFound)));
    assert_eq!(fixture.number("SELECT count(*) FROM year_plans").await, 0);
});

on_the_programme!(two_who_begin_a_plan_at_once_make_one, async |fixture| {
    let services = &fixture.services;
    let one = form(&[target("panel", "1", "")], "");
    let two = form(&[target("panel", "2", "")], "");
    let both = tokio::join!(
        save_plan(services, &Actor::System, OF, &one),
        save_plan(services, &Actor::System, OF, &two)
    );
    let saved = [both.0.is_ok(), both.1.is_ok()];
    assert_eq!(saved.iter().filter(|saved| **saved).count(), 1, "{both:?}");
    assert!(matches!(if saved[0] { both.1 } else { both.0 }, Err(Error::Stale(_))));
    assert_eq!(fixture.number("SELECT count(*) FROM year_plans").await, 1);
});
