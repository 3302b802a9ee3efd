//! Whom no mail reaches: their links go to their unit's focal person alone, filled in when the mail leaves.

use domain::accounts::access::Role;
use services::{Error, accounts::AddUser, ids::UnitId};

use crate::support::{class, organizer, staff, take_in};

on_the_programme!(links_of_people_without_an_address_go_to_the_focal_person_of_their_unit, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let list =
        "Họ và tên;Ngày sinh;Thư điện tử\nLường Thị Ún;1/2/1990;\nLường Văn Ún;1/3/1990;un@example.org";
    take_in(&fixture, &actor, list, "Xã Đại Từ").await;
    let form = class("10", "10/7/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &actor, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &actor, &code).await.unwrap();
    let query = services::people::PeopleQuery {
        words: "luong un".into(),
        ..services::people::PeopleQuery::default()
    };
    let chosen = services::people::Chosen::All(query);
    services::people::add_people(&fixture.services, &actor, &chosen, (&code, ""), 2).await.unwrap();

    let unreached =
        async || services::registrations::list_unreached(&fixture.services, &actor, &code).await.unwrap().1;
    let units = unreached().await;
    assert_eq!((units.len(), units[0].people.len()), (1, 1));
    assert_eq!(units[0].people[0].person.full_name, "Lường Thị Ún");
    assert!(units[0].people[0].link.contains("/toi/"));
    let unit: UnitId = units[0].id.unwrap();
    let send =
        async || services::registrations::send_unit_links(&fixture.services, &actor, &code, unit).await;
    assert!(units[0].focal.is_empty());
    assert!(matches!(send().await, Err(Error::Conflict(_))));
    let focal = AddUser {
        email: "dau.moi@example.org".into(),
        name: "Hà Thị Mối".into(),
        role: Role::Focal,
        unit: Some(fixture.text("SELECT code FROM units WHERE name = 'Xã Đại Từ'").await),
        activity: None,
        password: None,
    };
    services::accounts::add_user(&fixture.services, &domain::accounts::access::Actor::System, focal)
        .await
        .unwrap();
    assert_eq!(send().await.unwrap(), 1);
    // Pressed again, it is not sent again.
    assert!(matches!(send().await, Err(Error::Conflict(_))));
    let mail = "FROM mails WHERE to_email = 'dau.moi@example.org'";
    assert!(fixture.text(&format!("SELECT text {mail}")).await.contains("/toi/~"), "kept without the link");
    let id = services::ids::MailId(fixture.number(&format!("SELECT id {mail}")).await);
    let shown = services::mails::show_mail(&fixture.services, &actor, id).await.unwrap();
    let text = format!("{shown:?}");
    assert!(
        text.contains("Lường Thị Ún") && !text.contains("Lường Văn Ún") && !text.contains("/toi/~"),
        "{text}"
    );
    // Whoever is its focal person no more gets no link.
    fixture.run("DELETE FROM role_grants WHERE role = 'focal'").await;
    let shown = services::mails::show_mail(&fixture.services, &actor, id).await.unwrap();
    assert!(format!("{shown:?}").contains("/toi/~"));
    let refused =
        services::registrations::list_unreached(&fixture.services, &staff(Role::Manager, Some("P19")), &code)
            .await;
    assert!(matches!(refused, Err(Error::Forbidden | Error::NotFound)), "{refused:?}");
});

on_the_programme!(they_come_a_page_at_a_time_and_a_unit_goes_on_on_the_next, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let list = "Họ và tên;Ngày sinh\nChảo Thị Ún;1/2/1990\nChảo Văn Ún;1/3/1990\nChảo Thị Út;1/4/1990";
    take_in(&fixture, &actor, list, "Xã Đại Từ").await;
    let form = class("10", "10/7/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &actor, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &actor, &code).await.unwrap();
    let query =
        services::people::PeopleQuery { words: "chao".into(), ..services::people::PeopleQuery::default() };
    let chosen = services::people::Chosen::All(query);
    services::people::add_people(&fixture.services, &actor, &chosen, (&code, ""), 3).await.unwrap();
    let mut names = vec![];
    for page in 1..=2 {
        let paging = services::Paging { page, size: 2 };
        let (_, found) =
            services::registrations::list_unreached_page(&fixture.services, &actor, &code, paging)
                .await
                .unwrap();
        assert_eq!((found.total, found.pages(), found.rows[0].total), (3, 2, 3));
        names.extend(found.rows.into_iter().flat_map(|unit| unit.people).map(|one| one.person.full_name));
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 3, "{names:?}");
});
