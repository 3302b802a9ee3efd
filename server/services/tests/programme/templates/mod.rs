//! Templates of activities.

use domain::accounts::access::{Actor, Role};
use services::{
    Error, NotSaved, Paging,
    activities::{ActivityForm, Begin, begin_activity, create_activity},
    ids::TemplateId,
    templates::{
        AgendaLine, TemplateForm, begin_template, create_template, edit_template, list_templates,
        load_template_form, remove_template,
    },
};

use crate::support::{Fixture, class, organizer, staff};

fn line(day: &str, slot: &str, hours: [&str; 2], topic: &str) -> AgendaLine {
    let [from, to] = hours.map(str::to_owned);
    AgendaLine { day: day.into(), slot: slot.into(), from, to, topic: topic.into(), topic_en: String::new() }
}

/// A template of the province with an agenda of two days.
fn form(name: &str) -> TemplateForm {
    let activity = ActivityForm {
        title: "Tập huấn tình nguyện viên".into(),
        place: String::new(),
        ..class("35", "", &[])
    };
    let agenda = vec![
        line("2", "sang", ["", ""], "Thực hành"),
        AgendaLine::default(),
        line("1", "chieu", ["14:00", "17h"], "Kỹ năng"),
        line("1", "sang", ["8:00", "11:30"], "Khai mạc"),
    ];
    TemplateForm { name: name.into(), activity, agenda, questions_of: String::new() }
}

fn problems(not: NotSaved) -> Vec<(&'static str, String)> {
    let Error::Invalid(problems) = not.error else { panic!("{not:?}") };
    problems.0.into_iter().map(|(field, why)| (field, why.text(domain::Lang::Vi))).collect()
}

async fn made(fixture: &Fixture, name: &str) -> TemplateId {
    create_template(&fixture.services, &Actor::System, &form(name)).await.unwrap()
}

on_the_programme!(an_activity_follows_a_template_in_its_texts_rules_and_agenda, async |fixture| {
    let services = &fixture.services;
    let actor = organizer(&fixture, "a@example.org").await;
    let id = made(&fixture, "Lớp hai ngày").await;
    let begun = begin_activity(services, &actor, Begin::OfTemplate(id)).await.unwrap();
    let by = begun.template.clone().unwrap();
    assert_eq!((by.name.as_str(), by.days, by.sessions), ("Lớp hai ngày", 2, 3));
    assert!(begun.problems.is_empty() && begun.templates.iter().any(|(of, ..)| *of == id));
    // What the template leaves open is the office's.
    assert_eq!((begun.form.capacity.as_str(), begun.form.contact.as_str()), ("35", "0208 000 000"));
    let form = ActivityForm {
        starts_on: "31/12/2026".into(),
        // New Year's Day is one of its days.
        reason: "Theo kế hoạch của tỉnh".into(),
        place: "Nhà văn hóa".into(),
        publish: "yes".into(),
        ..begun.form
    };
    let code = create_activity(services, &actor, &form).await.unwrap();
    let row = |what: &str| format!("SELECT {what} FROM activities WHERE code = '{code}'");
    assert_eq!(fixture.text(&row("CAST(ends_on AS TEXT)")).await, "2027-01-01");
    assert_eq!(fixture.text(&row("state")).await, "published");
    let (_, sessions) = services::sessions::list_sessions_of(services, &actor, &code).await.unwrap();
    let told: Vec<_> = sessions
        .iter()
        .map(|one| {
            let hour = domain::local::hour;
            format!("{} {}-{} {}", one.held_on, hour(one.starts_at), hour(one.ends_at), one.topic)
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-12-31 08:00-11:30 Khai mạc",
            "2026-12-31 14:00-17:00 Kỹ năng",
            "2027-01-01 07:30-11:30 Thực hành"
        ]
    );
    // And the other way: a template that is made of it has the same agenda.
    let again = begin_template(services, &actor, &code).await.unwrap();
    assert_eq!(again.agenda.iter().map(|one| one.day.as_str()).collect::<Vec<_>>(), ["1", "1", "2"]);
    let again = TemplateForm { name: "Làm lại".into(), ..again };
    let other = create_template(services, &actor, &again).await.unwrap();
    let loaded = load_template_form(services, &actor, other).await.unwrap().form;
    assert_eq!(loaded.agenda, again.agenda);

    // One that was removed meanwhile is told at its field, and nothing is made.
    remove_template(services, &actor, id).await.unwrap();
    let late = ActivityForm { key: String::new(), ..form };
    let refused = problems(create_activity(services, &actor, &late).await.unwrap_err());
    assert_eq!(refused[0].0, "agenda");
});

on_the_programme!(a_template_whose_unit_is_no_more_says_so_at_its_field, async |fixture| {
    let services = &fixture.services;
    let id = made(&fixture, "Lớp").await;
    let admin = staff(Role::Admin, None);
    let begun = begin_activity(services, &admin, Begin::OfTemplate(id)).await.unwrap();
    assert!(begun.problems.is_empty() && !begun.form.unit.is_empty());
    fixture.run("UPDATE units SET valid_to = '2026-06-30' WHERE code = 'P19'").await;
    let begun = begin_activity(services, &admin, Begin::OfTemplate(id)).await.unwrap();
    assert_eq!(begun.problems.0.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["unit"]);
    assert_eq!((begun.form.unit.as_str(), begun.form.capacity.as_str()), ("", "35"));
});

on_the_programme!(
    a_template_is_offered_to_its_unit_and_below_and_changed_by_its_own_alone,
    async |fixture| {
        let services = &fixture.services;
        // Whoever makes one is in the database.
        organizer(&fixture, "b@example.org").await;
        let of_province = made(&fixture, "Của tỉnh").await;
        let path = fixture.text("SELECT path FROM units WHERE code = 'N05830'").await;
        let below = staff(Role::Organizer, Some(&path));
        let elsewhere =
            staff(Role::Organizer, Some(&fixture.text("SELECT path FROM units WHERE code = 'N05716'").await));
        let own = TemplateForm {
            activity: ActivityForm { unit: "Xã Đại Từ".into(), ..form("").activity },
            ..form("Của xã")
        };
        let own = create_template(services, &below, &own).await.unwrap();
        let seen = async |actor: &Actor| {
            let found = list_templates(services, actor, Paging::page(1)).await.unwrap();
            found.rows.into_iter().map(|entry| (entry.template.id, entry.is_own)).collect::<Vec<_>>()
        };
        assert_eq!(seen(&below).await, [(of_province, false), (own, true)]);
        assert_eq!(seen(&elsewhere).await, [(of_province, false)]);
        assert_eq!(seen(&Actor::System).await, [(of_province, true), (own, true)]);
        let open = async |actor: &Actor, id| load_template_form(services, actor, id).await.map(drop);
        assert!(matches!(open(&below, of_province).await, Err(Error::Forbidden)));
        assert!(matches!(open(&elsewhere, own).await, Err(Error::NotFound)));
        assert!(matches!(open(&staff(Role::Manager, Some("P19")), own).await, Err(Error::Forbidden)));
        assert!(matches!(remove_template(services, &below, of_province).await, Err(Error::Forbidden)));
        let begun = begin_activity(services, &below, Begin::OfTemplate(of_province)).await.unwrap();
        assert!(begun.form.unit.contains("Đại Từ"), "{}", begun.form.unit);
        let hidden = begin_activity(services, &elsewhere, Begin::OfTemplate(own)).await;
        assert!(matches!(hidden, Err(Error::NotFound)));
        // Nor may one be put into another's hands.
        let foreign = create_template(services, &below, &form("Khác")).await;
        assert!(matches!(foreign, Err(NotSaved { error: Error::NotFound | Error::Forbidden, .. })));
    }
);

on_the_programme!(what_is_wrong_is_told_at_its_field_and_nobody_writes_over_another, async |fixture| {
    let services = &fixture.services;
    let id = made(&fixture, "Lớp").await;
    let agenda = vec![
        line("0", "sang", ["", ""], ""),
        line("1", "sang", ["9:00", "8:00"], ""),
        line("1", "toi", ["", ""], ""),
        line("1", "toi", ["", ""], "Hai lần"),
    ];
    let activity = ActivityForm { capacity: "không".into(), ..form("").activity };
    let wrong = TemplateForm { name: String::new(), activity, agenda, questions_of: String::new() };
    let refused = problems(create_template(services, &Actor::System, &wrong).await.unwrap_err());
    let fields: Vec<&str> = refused.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["name", "capacity", "agenda", "agenda", "agenda"]);
    assert!(refused[4].1.starts_with("Dòng 4: "), "{refused:?}");
    let empty = TemplateForm { agenda: vec![], ..form("Trống") };
    assert_eq!(problems(create_template(services, &Actor::System, &empty).await.unwrap_err())[0].0, "agenda");
    let taken = problems(create_template(services, &Actor::System, &form("Lớp")).await.unwrap_err());
    assert_eq!(taken[0].0, "name");

    let loaded = load_template_form(services, &Actor::System, id).await.unwrap().form;
    let logged = async || fixture.number("SELECT count(*) FROM audit_log WHERE noun = 'template'").await;
    edit_template(services, &Actor::System, id, &loaded).await.unwrap();
    assert_eq!(logged().await, 1, "saved as it was, nothing is written");
    let mut changed = loaded.clone();
    changed.agenda.pop();
    edit_template(services, &Actor::System, id, &changed).await.unwrap();
    assert_eq!((logged().await, fixture.number("SELECT count(*) FROM template_sessions").await), (2, 2));
    let stale = edit_template(services, &Actor::System, id, &loaded).await;
    assert!(matches!(stale, Err(NotSaved { error: Error::Stale(_), .. })));
    remove_template(services, &Actor::System, id).await.unwrap();
    assert_eq!((logged().await, fixture.number("SELECT count(*) FROM template_sessions").await), (3, 0));
});
