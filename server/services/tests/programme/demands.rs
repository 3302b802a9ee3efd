//! Calls for interest: names, numbers of units, and an activity that is planned from them.

use chrono::Duration;
use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    activities::ActivityForm,
    demands::{AskForm, DemandAct, DemandForm, How, Kept, NameForm, Named},
    ids::DemandId,
};

use crate::support::{Fixture, class, organizer, registrant, staff};

/// An open call of the province.
async fn opened(fixture: &Fixture, actor: &Actor, audience: &str) -> DemandId {
    let form = DemandForm {
        title: "Lớp kỹ năng tham vấn".into(),
        kind: "training_class".into(),
        unit: "Tỉnh Thái Nguyên".into(),
        audience: audience.into(),
        ..DemandForm::default()
    };
    services::demands::create_demand(&fixture.services, actor, &form).await.unwrap()
}

fn form(name: &str, email: &str) -> NameForm {
    let note = "cuối tuần".to_owned();
    NameForm { who: registrant(name, email), suits: "first_half".into(), note }
}

async fn leave(fixture: &Fixture, id: DemandId, form: &NameForm) -> Named {
    let left = services::demands::leave_name(&fixture.services, id, form, Lang::Vi, "192.0.2.1").await;
    left.unwrap_or_else(|not| panic!("{:?}", not.error))
}

/// Names and numbers of a call, in all.
async fn totals(fixture: &Fixture, actor: &Actor, id: DemandId) -> (u32, u32, u32) {
    services::demands::show_demand(&fixture.services, actor, id).await.unwrap().totals()
}

on_the_programme!(a_name_is_one_however_often_it_is_left_and_its_owner_takes_it_back, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let id = opened(&fixture, &actor, "public").await;
    let Named::New(token) = leave(&fixture, id, &form("Ma Thị Én", "en@example.org")).await else {
        panic!("somebody new has no link")
    };
    let own = services::demands::show_own_name(services, &token).await.unwrap();
    assert_eq!((own.person.full_name.as_str(), own.row.note.as_str()), ("Ma Thị Én", "cuối tuần"));
    let mail = "SELECT text FROM mails WHERE to_email = 'en@example.org' ORDER BY id DESC LIMIT 1";
    let text = fixture.text(mail).await;
    assert!(text.contains("/toi/ghi-ten/~") && !text.contains(&token), "the queue holds no link: {text}");

    // Whoever comes again changes what they said, and is shown no link: anybody could have sent the form.
    let again = NameForm { note: "tháng 3".into(), ..form("Ma Thị Én", "en@example.org") };
    assert_eq!(leave(&fixture, id, &again).await, Named::OnFile(Kept::Changed));
    assert_eq!(totals(&fixture, &actor, id).await, (1, 0, 0));
    let own = services::demands::show_own_name(services, &token).await.unwrap();
    assert_eq!(own.row.note, "tháng 3");

    services::demands::withdraw_name(services, &token).await.unwrap();
    services::demands::withdraw_name(services, &token).await.unwrap();
    assert_eq!(totals(&fixture, &actor, id).await, (0, 0, 0));
    assert_eq!(leave(&fixture, id, &again).await, Named::OnFile(Kept::Added));
    assert_eq!(totals(&fixture, &actor, id).await, (1, 0, 0));
    let wrong = services::demands::show_own_name(services, "khong-co").await;
    assert!(matches!(wrong, Err(Error::NotFound)));
});

on_the_programme!(units_say_how_many_and_an_activity_is_planned_from_it_once, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let id = opened(&fixture, &actor, "public").await;
    for (name, email) in [("Ma Thị Én", "en@example.org"), ("Lê Thị Bé", "be@example.org"), ("Vũ Thị Ca", "")]
    {
        leave(&fixture, id, &form(name, email)).await;
    }
    let code = fixture.text("SELECT code FROM units WHERE name = 'Xã Đại Từ' AND valid_to IS NULL").await;
    let path = fixture.text(&format!("SELECT path FROM units WHERE code = '{code}'")).await;
    let focal = staff(Role::Focal, Some(&path));
    assert_eq!(services::demands::list_asks(services, &focal).await.unwrap().len(), 1);
    let ask = AskForm { people: "4".into(), note: "hai đợt".into(), version: String::new() };
    services::demands::save_ask(services, &focal, (id, &code), &ask).await.unwrap();
    let stale = services::demands::save_ask(services, &focal, (id, &code), &ask).await;
    assert!(matches!(stale, Err(Error::Stale(_))), "{stale:?}");
    assert_eq!(totals(&fixture, &actor, id).await, (3, 0, 4));
    let other = staff(Role::Focal, Some("P19.khac"));
    let not = services::demands::save_ask(services, &other, (id, &code), &ask).await;
    assert!(matches!(not, Err(Error::NotFound | Error::Forbidden)), "{not:?}");

    let activity = ActivityForm { demand: id.to_string(), ..class("30", "6/7/2026", &["sang"]) };
    let class = services::activities::create_activity(services, &actor, &activity).await.unwrap();
    let how = ("", How::Invite, 2);
    let draft = services::demands::invite_named(services, &actor, (id, &class), how, ("", "")).await;
    assert!(matches!(draft, Err(Error::Conflict(_))), "{draft:?}");
    services::activities::publish_activity(services, &actor, &class).await.unwrap();
    let plan = services::demands::plan_demand_invitation(services, &actor, (id, &class), "").await.unwrap();
    assert_eq!((plan.people.len(), plan.without_address.len(), plan.before), (2, 1, 0));
    let wrong =
        services::demands::invite_named(services, &actor, (id, &class), ("", How::Invite, 3), ("", "")).await;
    assert!(matches!(wrong, Err(Error::Conflict(_))), "not as many as the page said: {wrong:?}");
    let done = services::demands::invite_named(services, &actor, (id, &class), how, ("", "")).await.unwrap();
    assert_eq!(done.n, 2);
    let put_in = ("", How::PutIn, 1);
    services::demands::invite_named(services, &actor, (id, &class), put_in, ("", "")).await.unwrap();
    assert_eq!(totals(&fixture, &actor, id).await, (3, 3, 4));
    let states =
        "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = ";
    assert_eq!(fixture.number(&format!("{states}'{class}' AND r.state = 'invited'")).await, 2);
    assert_eq!(fixture.number(&format!("{states}'{class}' AND r.state = 'confirmed'")).await, 1);
    let again = services::demands::plan_demand_invitation(services, &actor, (id, &class), "").await.unwrap();
    assert_eq!((again.people.len(), again.without_address.len(), again.before), (0, 0, 3), "it is done once");

    let row = fixture.number(&format!("SELECT id FROM activities WHERE code = '{class}'")).await;
    assert!(row > 0);
    let page = services::demands::show_demand(services, &actor, id).await.unwrap();
    assert_eq!(services::demands::quota_lines(&page.units), "Xã Đại Từ: 4");
    let lines = services::demands::prefilled_units(services, &actor, id, &page.activities[0]).await.unwrap();
    assert_eq!(lines, "Xã Đại Từ: 4");
});

on_the_programme!(a_call_that_ended_takes_no_names_and_they_go_after_a_year, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let id = opened(&fixture, &actor, "public").await;
    leave(&fixture, id, &form("Ma Thị Én", "en@example.org")).await;
    let open = services::demands::act_on_demand(services, &actor, id, DemandAct::ForgetNames).await;
    assert!(matches!(open, Err(Error::Conflict(_))), "names of an open call are not deleted");
    services::demands::act_on_demand(services, &actor, id, DemandAct::Close).await.unwrap();
    let late = form("Lê Thị Bé", "be@example.org");
    let late = services::demands::leave_name(services, id, &late, Lang::Vi, "192.0.2.1").await;
    assert!(matches!(late.map_err(|not| not.error), Err(Error::Conflict(_))));
    assert!(services::demands::list_open_demands(services).await.unwrap().is_empty());
    services::demands::act_on_demand(services, &actor, id, DemandAct::Reopen).await.unwrap();
    assert_eq!(services::demands::list_open_demands(services).await.unwrap().len(), 1);
    services::demands::act_on_demand(services, &actor, id, DemandAct::Cancel).await.unwrap();
    fixture.pass(Duration::days(364));
    assert_eq!(services::demands::forget_old_names(services).await.unwrap(), 0);
    fixture.pass(Duration::days(2));
    assert_eq!(services::demands::forget_old_names(services).await.unwrap(), 1);
    assert_eq!(fixture.number("SELECT count(*) FROM demand_people").await, 0);

    // One for units alone is on no public page.
    let id = opened(&fixture, &actor, "units").await;
    assert!(matches!(services::demands::show_public_demand(services, id).await, Err(Error::NotFound)));
    let stranger = form("Lê Thị Bé", "be@example.org");
    let not = services::demands::leave_name(services, id, &stranger, Lang::Vi, "192.0.2.1").await;
    assert!(matches!(not.map_err(|not| not.error), Err(Error::NotFound)));
});
