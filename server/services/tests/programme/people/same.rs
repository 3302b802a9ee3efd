//! Who is the same person, whatever way the name is written.

use domain::accounts::access::Actor;
use services::{Error, NotSaved, ids::PersonId, people::PersonForm};

use crate::support::{Fixture, organizer, take_in};

fn person(name: &str, born: &str) -> PersonForm {
    PersonForm {
        full_name: name.into(),
        birth_date: born.into(),
        unit: "Xã Đại Từ".into(),
        ..PersonForm::default()
    }
}

async fn save(fixture: &Fixture, id: Option<PersonId>, form: &PersonForm) -> Result<PersonId, &'static str> {
    match services::people::save_person(&fixture.services, &Actor::System, id, form).await {
        Ok(id) => Ok(id),
        Err(NotSaved { error: Error::Invalid(problems), .. }) => Err(problems.0[0].0),
        Err(other) => panic!("{other:?}"),
    }
}

on_the_programme!(nobody_becomes_a_second_row_of_somebody_who_is_there, async |fixture| {
    let hoa = save(&fixture, None, &person("Nguyễn Thị Hòa", "1/2/1990")).await.unwrap();
    assert_eq!(save(&fixture, None, &person("NGUYỄN THỊ HOÀ", "1/2/1990")).await, Err("full_name"));
    let other = save(&fixture, None, &person("Nguyễn Thị Hoa", "1/2/1990")).await.unwrap();
    assert_ne!(hoa, other, "accents count");

    // Nor by being changed.
    let form = PersonForm { version: "1".into(), ..person("Nguyễn Thị Hoà", "1/2/1990") };
    assert_eq!(save(&fixture, Some(other), &form).await, Err("full_name"));
    // One's own name may be written the other way, and the rest put right.
    let form = PersonForm { position: "Công chức".into(), ..form };
    assert_eq!(save(&fixture, Some(hoa), &form).await, Ok(hoa));

    let text = "Họ và tên;Ngày sinh\nNguyễn Thị Hòa;1/2/1990\nTrần Thị Thuý;3/4/1991\nTrần Thị Thúy;3/4/1991";
    let before = fixture.number("SELECT count(*) FROM people").await;
    let clerk = organizer(&fixture, "clerk@example.org").await;
    take_in(&fixture, &clerk, text, "Xã Đại Từ").await;
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before + 1);
});
