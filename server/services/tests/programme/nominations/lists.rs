//! The list of a unit: whom it names, who has a seat by it, who takes the place of one who can't come.

use chrono::Duration;
use domain::accounts::access::Actor;
use services::{
    Error,
    nominations::{
        Means, NewNomineeForm, Open, Said, Way, move_nominee, name_new_person, name_pasted, name_person,
        remove_nominee, replace_nominee, send_list, show_unit_list,
    },
};

use super::{call, class, code_of, focal, list, name, person, register, states, token};

on_the_programme!(the_first_on_a_list_have_seats_once_it_is_sent_and_the_others_wait, async |fixture| {
    let code = class(&fixture, "10", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2\nXã Định Hóa: 3").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
        name(&fixture, &actor, of, who).await;
    }
    let before = fixture.number("SELECT count(*) FROM registrations").await;
    // Until it is sent nobody has a seat, and nobody is told.
    assert_eq!(states(&list(&fixture, &actor, of).await)[0], ("Ma Thị Én".into(), None));
    let third = person(&list(&fixture, &actor, of).await, "Vũ Thị Ca").0;
    move_nominee(&fixture.services, &actor, of, third, Way::Up).await.unwrap();
    let settled = send_list(&fixture.services, &actor, of).await.unwrap();
    assert_eq!((settled.named, settled.taken_off), (2, 0));
    let seen = [
        ("Ma Thị Én".to_owned(), Some("confirmed")),
        ("Vũ Thị Ca".into(), Some("confirmed")),
        ("Lê Thị Bé".into(), None),
    ];
    assert_eq!(states(&list(&fixture, &actor, of).await), seen);
    assert_eq!(fixture.number("SELECT count(*) FROM registrations").await, before + 2);
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, 2, "each is told once");
    assert_eq!(
        send_list(&fixture.services, &actor, of).await.unwrap().named,
        0,
        "pressed twice, nothing happens"
    );
    // A seat that was given goes to nobody else by moving names.
    let first = person(&list(&fixture, &actor, of).await, "Lê Thị Bé").0;
    let moved = move_nominee(&fixture.services, &actor, of, first, Way::Up).await;
    assert!(matches!(moved, Err(Error::Conflict(_))));
});

on_the_programme!(whoever_cannot_come_is_replaced_and_the_seat_stays_with_the_unit, async |fixture| {
    let code = class(&fixture, "2", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
        name(&fixture, &actor, of, who).await;
    }
    send_list(&fixture.services, &actor, of).await.unwrap();
    register(&fixture, &code, "Đỗ Thị Dần").await;
    let now = list(&fixture, &actor, of).await;
    let ((leaving, _), (_, comes)) = (person(&now, "Ma Thị Én"), person(&now, "Vũ Thị Ca"));
    replace_nominee(&fixture.services, &actor, of, leaving, comes).await.unwrap();
    let now = list(&fixture, &actor, of).await;
    let seen = [("Vũ Thị Ca".to_owned(), Some("confirmed")), ("Lê Thị Bé".into(), Some("confirmed"))];
    assert_eq!(states(&now), seen, "the place on the list is kept as well");
    let off = "SELECT count(*) FROM registrations r JOIN people p ON p.id = r.person_id \
               WHERE p.full_name = 'Ma Thị Én' AND r.state = 'cancelled' AND r.taken_off_by IS NULL";
    assert_eq!(fixture.number(off).await, 1);
    let waits = "SELECT count(*) FROM registrations WHERE state = 'waitlisted'";
    assert_eq!(fixture.number(waits).await, 1, "the waiting list did not get the seat");
    // Whoever left can be named again.
    let again = fixture.number("SELECT id FROM people WHERE full_name = 'Ma Thị Én'").await;
    name_person(&fixture.services, &actor, of, services::ids::PersonId(again), "k").await.unwrap();
    // One who gives the seat up makes room for the first substitute, not for the line.
    let first = now.people[1].registration.as_ref().unwrap().id;
    let token = token(&fixture, first).await;
    services::registrations::cancel_registration(&fixture.services, &token).await.unwrap();
    let seen = [
        ("Vũ Thị Ca".to_owned(), Some("confirmed")),
        ("Lê Thị Bé".into(), Some("cancelled")),
        ("Ma Thị Én".into(), Some("confirmed")),
    ];
    assert_eq!(states(&list(&fixture, &actor, of).await), seen);
    // Taken off without anybody in their place, the seat waits for the unit.
    let gone = person(&list(&fixture, &actor, of).await, "Ma Thị Én").0;
    remove_nominee(&fixture.services, &actor, of, gone).await.unwrap();
    assert_eq!(fixture.number(waits).await, 1);
    assert_eq!(fixture.number("SELECT seats_taken FROM activities ORDER BY id DESC LIMIT 1").await, 1);
});

on_the_programme!(after_the_deadline_only_the_organizer_changes_a_list, async |fixture| {
    let code = class(&fixture, "5", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    name(&fixture, &actor, of, "Ma Thị Én").await;
    fixture.pass(Duration::days(10));
    assert_eq!(list(&fixture, &actor, of).await.open, Open::Closed);
    assert!(matches!(send_list(&fixture.services, &actor, of).await, Err(Error::Conflict(_))));
    assert_eq!(list(&fixture, &Actor::System, of).await.open, Open::Late);
    assert_eq!(send_list(&fixture.services, &Actor::System, of).await.unwrap().named, 1);
});

on_the_programme!(a_focal_person_reaches_the_own_unit_alone, async |fixture| {
    let code = class(&fixture, "5", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2\nXã Định Hóa: 2").await;
    let other = code_of(&fixture, "Xã Định Hóa").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    assert!(matches!(show_unit_list(&fixture.services, &actor, (round, &other)).await, Err(Error::NotFound)));
    let theirs = focal(&fixture, "Xã Định Hóa").await;
    let nominee = name(&fixture, &theirs, (round, &other), "Ma Thị Én").await;
    let person = list(&fixture, &theirs, (round, &other)).await.people[0].person.id;
    let of = (round, unit.as_str());
    assert!(matches!(name_person(&fixture.services, &actor, of, person, "k").await, Err(Error::NotFound)));
    assert!(matches!(
        replace_nominee(&fixture.services, &actor, of, nominee, person).await,
        Err(Error::NotFound)
    ));
    // What is not theirs to remove stays.
    remove_nominee(&fixture.services, &actor, of, nominee).await.unwrap();
    assert_eq!(list(&fixture, &theirs, (round, &other)).await.people.len(), 1);
    // A call that was not sent is there for its organizers alone.
    fixture.run("UPDATE rounds SET sent_at = NULL").await;
    assert!(matches!(show_unit_list(&fixture.services, &actor, of).await, Err(Error::NotFound)));
    assert!(show_unit_list(&fixture.services, &Actor::System, of).await.is_ok());
});

on_the_programme!(somebody_new_is_asked_for_what_tells_namesakes_apart, async |fixture| {
    let code = class(&fixture, "5", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    let wrong = name_new_person(&fixture.services, &actor, of, &NewNomineeForm::default()).await.unwrap_err();
    let Error::Invalid(problems) = wrong.error else { panic!("{wrong:?}") };
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["full_name", "birth_date", "phone"]);
    name(&fixture, &actor, of, "Ma Thị Én").await;
    let same = NewNomineeForm {
        full_name: "Ma Thị Én".into(),
        birth_date: "2/3/1985".into(),
        phone: "0987654321".into(),
        ..NewNomineeForm::default()
    };
    let wrong = name_new_person(&fixture.services, &actor, of, &same).await.unwrap_err();
    assert!(matches!(wrong.error, Error::Invalid(_)), "she may be the one who is there");
    let another = NewNomineeForm { another: "yes".into(), ..same };
    name_new_person(&fixture.services, &actor, of, &another).await.unwrap();
    assert_eq!(list(&fixture, &actor, of).await.people.len(), 2);
});

on_the_programme!(two_units_and_the_public_door_at_once_never_pass_seats_or_quotas, async |fixture| {
    let code = class(&fixture, "5", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 2\nXã Định Hóa: 2").await;
    let mut tasks = tokio::task::JoinSet::new();
    for unit_name in ["Xã Đại Từ", "Xã Định Hóa"] {
        let (unit, actor) = (code_of(&fixture, unit_name).await, focal(&fixture, unit_name).await);
        for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
            name(&fixture, &actor, (round, &unit), &format!("{who} {}", &unit_name["Xã ".len()..])).await;
        }
        let services = fixture.services.clone();
        tasks.spawn(async move {
            let mut tries = 0;
            // What collided is tried again, as the pages do.
            while let Err(error) = send_list(&services, &actor, (round, &unit)).await {
                assert!(matches!(error, Error::Collision(_)) && tries < 20, "{error:?}");
                tries += 1;
            }
        });
    }
    for (n, unit) in ["Xã Đại Từ", "Xã Định Hóa", "Xã Phú Bình", "Xã Đại Từ", "Xã Phú Bình", "Xã Định Hóa"]
        .iter()
        .enumerate()
    {
        let name = format!("Hoàng Văn {}", ["An", "Ba", "Ca", "Dư", "Em", "Gia"][n]);
        let mut form = crate::support::registrant(&name, &format!("h{n}@example.org"));
        form.unit = (*unit).into();
        let (services, code) = (fixture.services.clone(), code.clone());
        tasks.spawn(async move {
            let lang = domain::Lang::Vi;
            let mut tries = 0;
            while let Err(not) =
                services::registrations::register_participant(&services, &code, &form, lang, "192.0.2.1")
                    .await
            {
                assert!(matches!(not.error, Error::Collision(_)) && tries < 20, "{:?}", not.error);
                tries += 1;
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    let taken = format!(
        "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{code}' AND r.state = 'confirmed'"
    );
    assert!(fixture.number(&taken).await <= 5);
    for unit in ["Xã Đại Từ", "Xã Định Hóa"] {
        let of_unit = format!(
            "{taken} AND r.unit_id = (SELECT id FROM units WHERE name = '{unit}' AND valid_to IS NULL)"
        );
        assert!(fixture.number(&of_unit).await <= 2, "{unit}");
    }
    let counted = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
    assert_eq!(fixture.number(&counted).await, fixture.number(&taken).await);
});

on_the_programme!(a_pasted_list_says_what_each_line_means_before_anything_is_written, async |fixture| {
    let code = class(&fixture, "9", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 5").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    name(&fixture, &actor, of, "Ma Thị Én").await;
    for (who, list) in [("a", "Họ và tên;Năm sinh\nĐỗ Thị Dần;1980\nHà Văn Gấm;")] {
        let by = crate::support::organizer(&fixture, &format!("{who}@example.org")).await;
        crate::support::take_in(&fixture, &by, list, "Xã Đại Từ").await;
    }
    let text = "STT\tHọ và tên\tNăm sinh\tChức vụ\tĐiện thoại\n\
        1\tĐỗ Thị Dần\t1980\tCông chức\t0912 345 678\n\
        2\tHà Văn Gấm\t1979\tCông chức\t\n\
        3\tMA THỊ ÉN\t1985\t\t\n\
        4\tLò Văn Ít\t1990\tTrưởng xóm\t\n\
        5\tLò Văn Kha\t\tTrưởng xóm\t";
    let before = fixture.number("SELECT count(*) FROM people").await;
    let lines = services::nominations::read_pasted(&fixture.services, &actor, of, text).await.unwrap();
    let means = |n: usize| &lines[n].means;
    assert!(matches!(means(0), Means::Known(_)), "{lines:?}");
    assert!(matches!(means(1), Means::Doubtful(people, _) if people.len() == 1), "{lines:?}");
    assert!(matches!(means(2), Means::OnList), "{lines:?}");
    assert!(matches!(means(3), Means::New(_)), "{lines:?}");
    assert!(
        matches!(means(4), Means::Wrong(_)),
        "without a year the next of that name can’t be told from him"
    );
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before);
    let said = [(lines[1].number, Said::New)].into();
    let n = name_pasted(&fixture.services, &actor, of, (text, &said, "k")).await.unwrap();
    assert_eq!(n.n, 3);
    assert_eq!(name_pasted(&fixture.services, &actor, of, (text, &said, "k")).await.unwrap(), n, "once");
    let names: Vec<_> = states(&list(&fixture, &actor, of).await).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ma Thị Én", "Đỗ Thị Dần", "Hà Văn Gấm", "Lò Văn Ít"]);
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before + 2);
});

on_the_programme!(whom_a_unit_names_stays_when_the_list_that_brought_them_is_taken_back, async |fixture| {
    let code = class(&fixture, "9", "invited").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 5").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    let by = crate::support::organizer(&fixture, "a@example.org").await;
    let brought = "Họ và tên;Năm sinh\nĐỗ Thị Dần;1980\nHà Văn Gấm;1981";
    let taken = crate::support::take_in(&fixture, &by, brought, "Xã Đại Từ").await;
    let id =
        fixture.number("SELECT id FROM people WHERE full_name = 'Đỗ Thị Dần' AND birth_year = 1980").await;
    name_person(&fixture.services, &actor, of, services::ids::PersonId(id), "k").await.unwrap();
    let undone = services::undo::undo_act(&fixture.services, &by, taken.undo.unwrap()).await;
    assert!(matches!(undone, Err(services::undo::NotUndone::ChangedSince)), "{undone:?}");
    assert_eq!(list(&fixture, &actor, of).await.people[0].person.full_name, "Đỗ Thị Dần");
});
