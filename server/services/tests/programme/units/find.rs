//! Units by what is typed: which come first, and which no more.

use domain::{Lang, accounts::access::Actor, units::map::OFFERED};
use services::{
    Error,
    registrations::{Registered, RegistrationForm},
};

use crate::support;

on_the_programme!(those_come_first_in_whose_names_the_words_begin, async |fixture| {
    let found = services::units::find_units(&fixture.services, "yen").await.unwrap();
    let begins = |label: &str| {
        let name = domain::text::fold(label.split(',').next().unwrap());
        name.split(' ').any(|word| word.starts_with("yen"))
    };
    let first_other = found.iter().position(|unit| !begins(&unit.label)).unwrap_or(found.len());
    assert!(first_other > 0, "{found:?}");
    assert!(found[first_other..].iter().all(|unit| !begins(&unit.label)), "{found:?}");
    // One of a name in which the letters stand elsewhere is shorter, and comes behind.
    fixture.run("UPDATE units SET name = 'Xã Xuyên', fold = 'xa xuyen' WHERE code = (SELECT min(code) FROM units WHERE level = 'commune' AND valid_to IS NULL)").await;
    let found = services::units::find_units(&fixture.services, "yen").await.unwrap();
    assert!(
        begins(&found[0].label) && found.iter().any(|unit| unit.label.starts_with("Xã Xuyên")),
        "{found:?}"
    );
    // One more than are offered, so that it can be told.
    let many = services::units::find_units(&fixture.services, "xa").await.unwrap();
    assert_eq!(many.len(), OFFERED + 1);
});

on_the_programme!(a_unit_is_offered_and_taken_on_its_last_day_and_not_on_the_day_after, async |fixture| {
    let class = support::class("10", "9/7/2026", &["sang"]);
    let code =
        services::activities::create_activity(&fixture.services, &Actor::System, &class).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    let unit = services::units::find_units(&fixture.services, "Xã Đại Từ").await.unwrap().swap_remove(0);
    // It is noon of 1 July 2026.
    fixture.run(&format!("UPDATE units SET valid_to = '2026-07-01' WHERE id = {}", unit.id)).await;
    let found = services::units::find_units(&fixture.services, "Xã Đại Từ").await.unwrap();
    assert!(found.iter().any(|one| one.id == unit.id));
    // A page from the last day has its number still.
    let mut form = RegistrationForm {
        full_name: "Ma Thị Én".into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: unit.label.clone(),
        unit_id: unit.id.to_string(),
        phone: "0912345678".into(),
        consent: "yes".into(),
        ..RegistrationForm::default()
    };
    let register = async |form: &RegistrationForm| {
        services::registrations::register_participant(&fixture.services, &code, form, Lang::Vi, "192.0.2.1")
            .await
    };
    assert!(matches!(register(&form).await.unwrap(), Registered::Done(..)));

    // Half an hour after midnight.
    fixture.pass(chrono::Duration::minutes(12 * 60 + 30));
    let found = services::units::find_units(&fixture.services, "Xã Đại Từ").await.unwrap();
    assert!(found.iter().all(|one| one.id != unit.id), "{found:?}");
    form.full_name = "Ma Thị Yến".into();
    let Err(not) = register(&form).await else { panic!("a unit that is no more was taken") };
    let Error::Invalid(problems) = not.error else { panic!("{:?}", not.error) };
    assert!(problems.of("unit").is_some(), "{problems:?}");
});
