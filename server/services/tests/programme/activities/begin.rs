//! A new activity begins with what the office and an earlier one say already.

use services::activities::{ActivityForm, Begin, begin_activity, create_activity, publish_activity};

use crate::support::{class, organizer};

on_the_programme!(a_class_follows_another_in_all_but_its_day_place_and_trainers, async |fixture| {
    let services = &fixture.services;
    let actor = organizer(&fixture, "a@example.org").await;
    let empty = begin_activity(services, &actor, Begin::OfNothing).await.unwrap();
    assert_eq!((empty.form.unit.as_str(), empty.form.contact.as_str()), ("Tỉnh Thái Nguyên", "0208 000 000"));

    let first = ActivityForm { ends_on: "6/12/2026".into(), ..class("20", "5/12/2026", &["sang", "chieu"]) };
    let code = create_activity(services, &actor, &first).await.unwrap();
    publish_activity(services, &actor, &code).await.unwrap();
    fixture
        .run(&format!(
            "UPDATE sessions SET topic = 'Kỹ năng', trainer = 'Lê Văn Hòa', room = 'Phòng 2'
             WHERE activity_id = (SELECT id FROM activities WHERE code = '{code}')"
        ))
        .await;

    let begun = begin_activity(services, &actor, Begin::OfActivity(&code)).await.unwrap();
    assert_eq!(begun.model, Some((code.clone(), 2, 4)));
    assert!(begun.models.iter().any(|(of, ..)| *of == code));
    assert_eq!((begun.form.capacity.as_str(), begun.form.starts_on.as_str()), ("20", ""));
    let form = ActivityForm {
        starts_on: "31/12/2026".into(),
        // New Year's Day is one of its days.
        reason: "Theo kế hoạch của tỉnh".into(),
        place: "Nhà văn hóa".into(),
        publish: "yes".into(),
        ..begun.form
    };
    let next = create_activity(services, &actor, &form).await.unwrap();
    let of = format!("FROM sessions WHERE activity_id = (SELECT id FROM activities WHERE code = '{next}')");
    assert_eq!(fixture.number(&format!("SELECT count(*) {of} AND topic = 'Kỹ năng'")).await, 4);
    assert_eq!(fixture.number(&format!("SELECT count(*) {of} AND (trainer <> '' OR room <> '')")).await, 0);
    let row = |what: &str| format!("SELECT {what} FROM activities WHERE code = '{next}'");
    assert_eq!(fixture.text(&row("CAST(ends_on AS TEXT)")).await, "2027-01-01", "as many days");
    assert_eq!(fixture.text(&row("state")).await, "published");
    // Pressed twice it is made once.
    assert_eq!(create_activity(services, &actor, &form).await.unwrap(), next);

    // Its own agenda, where that is wanted; a day that is none is said at its field, and nothing is made.
    let own =
        ActivityForm { agenda: "own".into(), key: String::new(), publish: String::new(), ..form.clone() };
    let single = create_activity(services, &actor, &own).await.unwrap();
    let sessions = format!(
        "SELECT count(*) FROM sessions WHERE activity_id = (SELECT id FROM activities WHERE code = '{single}')"
    );
    assert_eq!(fixture.number(&sessions).await, 2);
    let before = fixture.number("SELECT count(*) FROM activities").await;
    let wrong = ActivityForm { starts_on: "31/2/2027".into(), key: String::new(), ..form };
    let refused = create_activity(services, &actor, &wrong).await.unwrap_err();
    let services::Error::Invalid(problems) = refused.error else { panic!("{refused:?}") };
    assert_eq!(problems.0[0].0, "starts_on");
    assert_eq!(fixture.number("SELECT count(*) FROM activities").await, before);
});
