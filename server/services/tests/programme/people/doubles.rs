//! Who is likely one person under two rows: what the triggers keep is what the rule says, whatever is added and changed.

use std::collections::BTreeSet;

use domain::{
    accounts::access::{Actor, Role},
    people::{
        double::{Traits, is_likely},
        person::Birth,
    },
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sea_orm::{ConnectionTrait, Statement};
use services::{Error, Paging, ids::PersonId};

use crate::support::{Fixture, organizer, staff};

/// Somebody as a row: name, birth date, year of birth, telephone, address, unit.
type Row = (&'static str, Option<&'static str>, Option<i32>, Option<&'static str>, Option<&'static str>, i64);

fn row() -> impl Strategy<Value = Row> {
    let birth = prop_oneof![
        2 => prop::sample::select(&["1990-02-01", "1990-03-01"][..]).prop_map(|day| (Some(day), None)),
        1 => Just((None, None)),
        1 => prop::sample::select(&[1990, 1991][..]).prop_map(|year| (None, Some(year))),
    ];
    let some = |all: &'static [&'static str]| prop::option::of(prop::sample::select(all));
    (
        prop::sample::select(&["Ma Thị Doan", "MA THỊ ĐOÀN", "Lý Văn Tẹo"][..]),
        birth,
        some(&["0912345601", "0912345602"]),
        some(&["chung@example.org", "rieng@example.org"]),
        1i64..3,
    )
        .prop_map(|(name, (day, year), phone, email, unit)| (name, day, year, phone, email, unit))
}

fn sql((name, day, year, phone, email, unit): Row) -> [(&'static str, String); 8] {
    let text = |text: Option<&str>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
    [
        ("full_name", format!("'{name}'")),
        ("fold", format!("'{}'", domain::text::fold(name))),
        ("birth_date", text(day)),
        ("birth_year", year.map_or("NULL".to_owned(), |year| year.to_string())),
        ("phone", text(phone)),
        ("email", text(email)),
        ("unit_id", unit.to_string()),
        ("position", "''".to_owned()),
    ]
}

fn traits((name, day, year, phone, email, unit): Row) -> Traits {
    Traits {
        fold: domain::text::fold(name),
        birth: day.map(|day| Birth::Day(day.parse().unwrap())).or(year.map(Birth::Year)),
        phone: phone.map(str::to_owned),
        email: email.map(str::to_owned),
        unit: Some(unit),
    }
}

async fn kept(fixture: &Fixture) -> BTreeSet<(i64, i64)> {
    let sql = "SELECT low_id, high_id FROM doubles WHERE high_id > 900000 ORDER BY 1, 2";
    let rows =
        fixture.rows.query_all_raw(Statement::from_string(fixture.rows.get_database_backend(), sql)).await;
    let pair =
        |row: &sea_orm::QueryResult| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
    rows.unwrap().iter().map(pair).collect()
}

on_the_programme!(the_pairs_that_are_kept_are_those_of_the_rule, async |fixture| {
    let mut runner = TestRunner::deterministic();
    let all = prop::collection::vec(row(), 14).new_tree(&mut runner).unwrap().current();
    let again = prop::collection::vec((0usize..14, row()), 10).new_tree(&mut runner).unwrap().current();
    let mut people = all.clone();
    let check = async |people: &[Row], after: &str| {
        let mut likely = BTreeSet::new();
        for (i, one) in people.iter().enumerate() {
            for (j, other) in people.iter().enumerate().skip(i + 1) {
                if is_likely(&traits(*one), &traits(*other)) {
                    likely.insert((900_001 + i as i64, 900_001 + j as i64));
                }
            }
        }
        assert_eq!(kept(&fixture).await, likely, "after {after}");
        likely.len()
    };
    for (n, row) in all.iter().enumerate() {
        let (columns, values): (Vec<_>, Vec<_>) = sql(*row).into_iter().unzip();
        let id = 900_001 + n;
        fixture
            .run(&format!(
                "INSERT INTO people (id, {}, sort_key, lang, created_at, updated_at, version)
                 SELECT {id}, {}, sort_key, 'vi', created_at, updated_at, 1 FROM people WHERE id = 1",
                columns.join(", "),
                values.join(", ")
            ))
            .await;
    }
    assert!(check(&people, "the insert").await > 10);
    for (who, row) in again {
        let set: Vec<String> = sql(row).iter().map(|(column, value)| format!("{column} = {value}")).collect();
        fixture.run(&format!("UPDATE people SET {} WHERE id = {}", set.join(", "), 900_001 + who)).await;
        people[who] = row;
        check(&people, &format!("{row:?}")).await;
    }
    // Nobody who was erased is anybody’s double.
    fixture.run("UPDATE people SET erased_at = updated_at WHERE id > 900000").await;
    assert_eq!(kept(&fixture).await, BTreeSet::new());
});

on_the_programme!(who_was_said_to_be_two_people_is_proposed_no_more, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let name = fixture.text("SELECT full_name FROM people WHERE id = 1").await;
    fixture
        .run("INSERT INTO people (full_name, fold, sort_key, birth_date, unit_id, position, lang, created_at, updated_at, version)
              SELECT full_name, fold, sort_key, '1990-02-01', unit_id, '', 'vi', created_at, updated_at, 1 FROM people WHERE id = 1")
        .await;
    fixture.run("UPDATE people SET birth_date = '1990-02-01', birth_year = NULL WHERE id = 1").await;
    let other = PersonId(fixture.number("SELECT max(id) FROM people").await);
    let listed = async |actor: &Actor| {
        let found = services::people::list_doubles(&fixture.services, actor, &name, Paging::page(1)).await?;
        Ok::<_, Error>(found.rows.iter().any(|pair| pair.second.person.id == other))
    };
    assert!(listed(&actor).await.unwrap());
    // A pair is shown to who manages both alone.
    assert!(!listed(&staff(Role::Organizer, Some("P99"))).await.unwrap());
    assert!(matches!(listed(&staff(Role::Manager, Some("P19"))).await, Err(Error::Forbidden)));

    let done = services::people::set_apart(&fixture.services, &actor, (other, PersonId(1))).await.unwrap();
    assert!(!listed(&actor).await.unwrap());
    // Also when either is changed.
    fixture.run("UPDATE people SET phone = '0987654321' WHERE id = 1").await;
    assert!(!listed(&actor).await.unwrap());
    assert_eq!(services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap().n, 1);
    assert!(listed(&actor).await.unwrap());
    assert!(matches!(
        services::people::set_apart(&fixture.services, &actor, (other, other)).await,
        Err(Error::NotFound)
    ));
});
