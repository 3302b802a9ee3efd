//! Two rows of one person that two units named become one: the seat that is over goes to the first substitute, and comes back.

use domain::accounts::access::Actor;
use services::{
    nominations::send_list,
    people::{MergeForm, compare_people, merge_people, unmerge_people, versions},
};

use super::{call, class, code_of, list, name, states};

on_the_programme!(a_unit_whose_nominee_is_another_units_as_well_has_its_seat_for_the_next, async |fixture| {
    let code = class(&fixture, "2", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 1\nXã Định Hóa: 1").await;
    let (one, other) = (code_of(&fixture, "Xã Đại Từ").await, code_of(&fixture, "Xã Định Hóa").await);
    let of = [(round, one.as_str()), (round, other.as_str())];
    let system = Actor::System;
    name(&fixture, &system, of[0], "Ma Thị Én").await;
    name(&fixture, &system, of[1], "Ma Thị Én").await;
    name(&fixture, &system, of[1], "Lê Thị Bé").await;
    for of in of {
        send_list(&fixture.services, &system, of).await.unwrap();
    }
    let before = [list(&fixture, &system, of[0]).await, list(&fixture, &system, of[1]).await];
    let pair = (before[0].people[0].person.id, before[1].people[0].person.id);
    let found = compare_people(&fixture.services, &system, pair).await.unwrap();
    let form = MergeForm {
        choice: found.values.iter().map(|value| (value.what, value.fuller)).collect(),
        versions: versions(&found.first.person, &found.second.person),
        key: String::new(),
    };
    merge_people(&fixture.services, &system, pair, &form).await.unwrap();
    let after = [list(&fixture, &system, of[0]).await, list(&fixture, &system, of[1]).await];
    let all: Vec<_> = after.iter().flat_map(states).collect();
    let seen = [("Ma Thị Én".to_owned(), Some("confirmed")), ("Lê Thị Bé".into(), Some("confirmed"))];
    assert_eq!(all, seen, "the freed seat is the unit’s, for its substitute");
    let taken = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
    assert_eq!(fixture.number(&taken).await, 2);

    let merge = services::ids::MergeId(fixture.number("SELECT max(id) FROM merges").await);
    unmerge_people(&fixture.services, &system, merge).await.unwrap();
    for (of, before) in of.into_iter().zip(&before) {
        assert_eq!(states(&list(&fixture, &system, of).await), states(before));
    }
    assert_eq!(fixture.number(&taken).await, 2);
});
