//! Materials, distributions, media items and broadcasts, entered by hand.

use domain::accounts::access::{Actor, Role};
use services::{
    Error, NotSaved,
    communications::{
        BroadcastForm, DistributionForm, MaterialForm, MediaForm, list_broadcasts, list_distributions,
        list_materials, list_media_items, record_broadcast, record_distribution, record_material,
        record_media_item, remove_broadcast, remove_distribution, remove_material, remove_media_item,
    },
};

use crate::support::{Fixture, staff};

fn material(quantity: &str) -> MaterialForm {
    MaterialForm {
        kind: "panel".into(),
        produced_on: "1/6/2026".into(),
        quantity: quantity.into(),
        unit: "Tỉnh Thái Nguyên".into(),
        ..MaterialForm::default()
    }
}

fn given(on: &str, quantity: &str) -> DistributionForm {
    DistributionForm {
        given_on: on.into(),
        quantity: quantity.into(),
        unit: "Xã Định Hóa".into(),
        ..DistributionForm::default()
    }
}

fn fields<T: std::fmt::Debug>(answer: Result<T, NotSaved>) -> Vec<&'static str> {
    match answer {
        Err(NotSaved { error: Error::Invalid(problems), .. }) => {
            problems.0.into_iter().map(|(field, _)| field).collect()
        }
        other => panic!("expected problems, got {other:?}"),
    }
}

on_each_database!(a_material_is_given_out_until_none_is_left, async |Fixture { services, .. }: Fixture| {
    services::programme_import::import_programme(&services, &Actor::System, crate::support::fixture_files())
        .await
        .unwrap();
    let actor = Actor::System;
    let code = record_material(&services, &actor, &material("1.000")).await.unwrap();
    assert_eq!(code, "PA-2026-01");
    assert_eq!(record_material(&services, &actor, &material("1")).await.unwrap(), "PA-2026-02");
    let give = async |on: &str, n: &str| record_distribution(&services, &actor, &code, &given(on, n)).await;
    assert_eq!(fields(give("31/5/2026", "1001").await), ["given_on", "quantity"]);
    let first = give("2/6/2026", "600").await.unwrap();
    assert_eq!(fields(give("2/6/2026", "401").await), ["quantity"]);
    give("3/6/2026", "400").await.unwrap();
    let (entry, rows) = list_distributions(&services, &actor, &code).await.unwrap();
    assert_eq!((entry.given, rows.len()), (1000, 2));
    assert_eq!(rows[0].distribution.quantity, 400);
    assert!(matches!(remove_material(&services, &actor, &code).await, Err(Error::Conflict(_))));
    let elsewhere = remove_distribution(&services, &actor, "PA-2026-02", first).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "of another material");
    for row in rows {
        remove_distribution(&services, &actor, &code, row.distribution.id).await.unwrap();
    }
    let again = remove_distribution(&services, &actor, &code, first).await;
    assert!(matches!(again, Err(Error::NotFound)));
    remove_material(&services, &actor, &code).await.unwrap();
    let of_year =
        list_materials(&services, &actor, Some(2026), None, services::Paging::page(1)).await.unwrap();
    assert_eq!(of_year.rows.iter().map(|row| row.material.code.as_str()).collect::<Vec<_>>(), ["PA-2026-02"]);
});

on_the_programme!(every_field_that_is_wrong_is_told, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let audits = fixture.number("SELECT count(*) FROM audit_log").await;
    let wrong = MaterialForm {
        code: "PA-001".into(),
        kind: "poster".into(),
        title: "x".repeat(301),
        produced_on: "2/7/2026".into(),
        quantity: "0".into(),
        unit: "Không Có".into(),
        ..MaterialForm::default()
    };
    let told = fields(record_material(services, actor, &wrong).await);
    assert_eq!(told, ["kind", "title", "produced_on", "quantity", "unit", "code"]);
    let told = fields(record_media_item(services, actor, &MediaForm::default()).await);
    assert_eq!(told, ["published_on", "outlet", "kind", "title", "unit"]);
    let told = fields(record_broadcast(services, actor, &BroadcastForm::default()).await);
    assert_eq!(told, ["aired_on", "times", "unit"]);
    assert_eq!(fixture.number("SELECT count(*) FROM audit_log").await, audits);
});

on_the_programme!(
    media_items_and_broadcasts_are_entered_listed_and_removed_each_with_its_row_in_the_log,
    async |fixture| {
        let (services, actor) = (&fixture.services, &Actor::System);
        let audits = fixture.number("SELECT count(*) FROM audit_log").await;
        let item = MediaForm {
            published_on: "1/7/2026".into(),
            outlet: "Báo Thái Nguyên".into(),
            kind: "tin".into(),
            title: "Tập huấn".into(),
            unit: "Tỉnh Thái Nguyên".into(),
            ..MediaForm::default()
        };
        let item = record_media_item(services, actor, &item).await.unwrap();
        let aired = BroadcastForm {
            aired_on: "1/7/2026".into(),
            times: "3".into(),
            unit: "xa dinh hoa".into(),
            ..BroadcastForm::default()
        };
        let aired = record_broadcast(services, actor, &aired).await.unwrap();
        let items = list_media_items(services, actor, None, None, services::Paging::page(1)).await.unwrap();
        assert_eq!((items.total, items.rows[0].item.id, items.rows.len()), (67, item, 50));
        let broadcasts =
            list_broadcasts(services, actor, Some(2026), services::Paging::page(1)).await.unwrap();
        assert_eq!((broadcasts.total, broadcasts.rows[0].unit_name.as_str()), (1, "Xã Định Hóa"));
        remove_media_item(services, actor, item).await.unwrap();
        remove_broadcast(services, actor, aired).await.unwrap();
        assert_eq!(
            list_media_items(services, actor, None, None, services::Paging::page(1)).await.unwrap().total,
            66
        );
        assert_eq!(fixture.number("SELECT count(*) FROM audit_log").await, audits + 4);
    }
);

on_the_programme!(an_organizer_enters_for_the_own_units_and_a_manager_only_reads, async |fixture| {
    fixture.run("INSERT INTO users (id, email, name, created_at) VALUES (1, 'a@example.org', 'A', '2026-01-01 00:00:00+00:00')").await;
    let services = &fixture.services;
    let commune = "P19.N05719";
    let aired = |unit: &str| BroadcastForm {
        aired_on: "1/7/2026".into(),
        times: "3".into(),
        unit: unit.into(),
        ..BroadcastForm::default()
    };
    let name = fixture.text("SELECT name FROM units WHERE path = 'P19.N05719'").await;
    let organizer = staff(Role::Organizer, Some(commune));
    record_broadcast(services, &organizer, &aired(&name)).await.unwrap();
    assert_eq!(fields(record_broadcast(services, &organizer, &aired("Tỉnh Thái Nguyên")).await), ["unit"]);
    assert_eq!(
        list_broadcasts(services, &organizer, None, services::Paging::page(1)).await.unwrap().total,
        1
    );
    let manager = staff(Role::Manager, Some("P19"));
    assert_eq!(list_broadcasts(services, &manager, None, services::Paging::page(1)).await.unwrap().total, 15);
    for actor in [manager, staff(Role::Focal, Some("P19")), Actor::Anonymous] {
        let refused = record_broadcast(services, &actor, &aired(&name)).await;
        assert!(matches!(refused, Err(NotSaved { error: Error::Forbidden, .. })), "{actor:?}: {refused:?}");
    }
    assert!(matches!(
        list_materials(services, &Actor::Anonymous, None, None, services::Paging::page(1)).await,
        Err(Error::Forbidden)
    ));
});

on_the_programme!(the_unit_chosen_among_several_is_taken_though_the_words_fit_all_of_them, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let mut aired = BroadcastForm {
        aired_on: "1/7/2026".into(),
        times: "3".into(),
        unit: "phu".into(),
        ..BroadcastForm::default()
    };
    let not = record_broadcast(services, actor, &aired).await.unwrap_err();
    assert!(not.choices.len() > 1, "{not:?}");
    aired.unit_id = not.choices[1].id.to_string();
    let id = record_broadcast(services, actor, &aired).await.unwrap();
    let entry = services::communications::show_broadcast(services, actor, id).await.unwrap();
    assert_eq!(entry.broadcast.unit_id, not.choices[1].id);
    // What was chosen before counts for nothing where the words are another unit's.
    aired.unit = "Xã Định Hóa".into();
    let id = record_broadcast(services, actor, &aired).await.unwrap();
    assert_eq!(
        services::communications::show_broadcast(services, actor, id).await.unwrap().unit_name,
        "Xã Định Hóa"
    );
});

on_the_programme!(a_list_offers_the_years_that_it_has, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let years = services::communications::media_years(services, actor).await.unwrap();
    assert!(years.windows(2).all(|pair| pair[0] > pair[1]), "each once, the latest first: {years:?}");
    for year in 2012..2025 {
        let found = list_media_items(services, actor, Some(year), None, services::Paging::page(1))
            .await
            .unwrap()
            .total;
        assert_eq!(years.contains(&year), found > 0, "{year}");
    }
    assert!(!services::communications::material_years(services, actor).await.unwrap().is_empty());
    assert!(!services::communications::broadcast_years(services, actor).await.unwrap().is_empty());
    // Another unit's rows give no years; who may see no rows learns none.
    let elsewhere = staff(Role::Manager, Some("P19.N05719"));
    assert_eq!(services::communications::media_years(services, &elsewhere).await.unwrap(), Vec::<i32>::new());
    let refused = services::communications::broadcast_years(services, &Actor::Anonymous).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
});

on_the_programme!(one_media_item_or_broadcast_is_shown_to_those_of_its_unit, async |fixture| {
    let services = &fixture.services;
    let item = list_media_items(services, &Actor::System, None, None, services::Paging::page(1))
        .await
        .unwrap()
        .rows
        .remove(0);
    let aired = list_broadcasts(services, &Actor::System, None, services::Paging::page(1))
        .await
        .unwrap()
        .rows
        .remove(0);
    let (own, other) = (staff(Role::Manager, Some("P19")), staff(Role::Manager, Some("P19.N05719")));
    let shown = services::communications::show_media_item(services, &own, item.item.id).await.unwrap();
    assert_eq!((&shown.item, &shown.unit_name), (&item.item, &item.unit_name));
    let refused = services::communications::show_media_item(services, &other, item.item.id).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    let id = aired.broadcast.id;
    assert_eq!(services::communications::show_broadcast(services, &own, id).await.unwrap(), aired);
    let refused = services::communications::show_broadcast(services, &other, id).await;
    assert!(matches!(refused, Err(Error::NotFound)));
});

on_the_programme!(a_form_that_is_sent_twice_does_its_work_once, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let before = fixture.number("SELECT count(*) FROM broadcasts").await;
    let form = BroadcastForm {
        aired_on: "1/7/2026".into(),
        times: "3".into(),
        unit: "Xã Định Hóa".into(),
        key: services::new_form_key().unwrap(),
        ..BroadcastForm::default()
    };
    // Wrong at first: the number of the form is not used up.
    let wrong = BroadcastForm { times: "ba".into(), ..form.clone() };
    assert_eq!(fields(record_broadcast(services, actor, &wrong).await), ["times"]);
    // Pressed twice, faster than the first answer comes; and once more later.
    let (one, two) =
        tokio::join!(record_broadcast(services, actor, &form), record_broadcast(services, actor, &form));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one, two);
    assert_eq!(record_broadcast(services, actor, &form).await.unwrap(), one);
    assert_eq!(fixture.number("SELECT count(*) FROM broadcasts").await, before + 1);
    // Back, and something else typed: another form.
    let other = BroadcastForm { times: "4".into(), ..form.clone() };
    assert_ne!(record_broadcast(services, actor, &other).await.unwrap(), one);
    // The page opened anew: another form, though the same was typed.
    let again = BroadcastForm { key: services::new_form_key().unwrap(), ..form };
    assert_ne!(record_broadcast(services, actor, &again).await.unwrap(), one);
    assert_eq!(fixture.number("SELECT count(*) FROM broadcasts").await, before + 3);

    let made = MaterialForm { key: services::new_form_key().unwrap(), ..material("100") };
    let code = record_material(services, actor, &made).await.unwrap();
    assert_eq!(record_material(services, actor, &made).await.unwrap(), code);
    let give = DistributionForm { key: services::new_form_key().unwrap(), ..given("1/7/2026", "60") };
    let first = record_distribution(services, actor, &code, &give).await.unwrap();
    // 40 are left: done twice, it would be too many.
    assert_eq!(record_distribution(services, actor, &code, &give).await.unwrap(), first);
});

on_the_programme!(a_media_item_is_corrected_unless_somebody_else_was_faster, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let item = MediaForm {
        published_on: "1/7/2026".into(),
        outlet: "Báo Thái Nguyên".into(),
        kind: "bai".into(),
        title: "Bài viết".into(),
        unit: "Tỉnh Thái Nguyên".into(),
        ..MediaForm::default()
    };
    let id = record_media_item(services, actor, &item).await.unwrap();
    let (form, seen) = services::communications::load_media_item_form(services, actor, id).await.unwrap();
    let title = |words: &str| MediaForm { title: words.into(), ..form.clone() };
    services::communications::edit_media_item(services, actor, id, &title("Bài viết mới"), &seen)
        .await
        .unwrap();
    let late =
        services::communications::edit_media_item(services, actor, id, &title("Bài khác"), &seen).await;
    assert!(matches!(late, Err(NotSaved { error: Error::Conflict(_), .. })), "{late:?}");
    assert_eq!(fixture.text(&format!("SELECT title FROM media_items WHERE id = {id}")).await, "Bài viết mới");
});

on_the_programme!(a_material_goes_to_many_units_at_once_or_to_none, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let code = record_material(services, actor, &material("100")).await.unwrap();
    let (_, units) = services::communications::units_to_give(services, actor, &code).await.unwrap();
    assert!(units.len() > 50, "{}", units.len());
    let give = async |each: &str| {
        let quantities = units[..3].iter().map(|unit| (unit.id, each.to_owned())).collect();
        let form = services::communications::ManyForm {
            given_on: "2/6/2026".into(),
            quantities,
            ..services::communications::ManyForm::default()
        };
        services::communications::distribute_material(services, actor, &code, &form).await
    };
    assert_eq!(fields(give("40").await), ["quantity"], "120 of 100");
    assert_eq!(fields(give("").await), ["quantity"]);
    assert_eq!(give("30").await.unwrap(), 3);
    let given = format!(
        "SELECT sum(d.quantity) FROM distributions d JOIN materials m ON m.id = d.material_id WHERE m.code = '{code}'"
    );
    assert_eq!(fixture.number(&given).await, 90);
});

on_the_programme!(a_broadcast_is_corrected_unless_somebody_else_was_faster, async |fixture| {
    let (services, actor) = (&fixture.services, &Actor::System);
    let aired = BroadcastForm {
        aired_on: "1/7/2026".into(),
        times: "3".into(),
        unit: "Xã Đại Từ".into(),
        ..BroadcastForm::default()
    };
    let id = record_broadcast(services, actor, &aired).await.unwrap();
    let (form, seen) = services::communications::load_broadcast_form(services, actor, id).await.unwrap();
    let times = |n: &str| BroadcastForm { times: n.into(), ..form.clone() };
    assert_eq!(
        fields(services::communications::edit_broadcast(services, actor, id, &times("0"), &seen).await),
        ["times"]
    );
    services::communications::edit_broadcast(services, actor, id, &times("5"), &seen).await.unwrap();
    let late = services::communications::edit_broadcast(services, actor, id, &times("7"), &seen).await;
    assert!(matches!(late, Err(NotSaved { error: Error::Conflict(_), .. })), "{late:?}");
    let row = format!("FROM broadcasts WHERE id = {id}");
    let unit = format!("SELECT u.name FROM units u WHERE u.id = (SELECT unit_id {row})");
    assert_eq!(fixture.number(&format!("SELECT times {row}")).await, 5);
    assert_eq!(fixture.text(&unit).await, "Xã Đại Từ");
});
