//! The call itself: its units and seats, and who may make it.

use domain::accounts::access::{Actor, Role};
use services::{
    Error,
    nominations::{RoundForm, load_round_form, save_round, send_list, show_round, units_below},
};

use super::{call, class, code_of, focal, form, list, name, states};
use crate::support::staff;

fn fields(error: Error) -> Vec<&'static str> {
    let Error::Invalid(problems) = error else { panic!("{error:?}") };
    problems.0.iter().map(|(field, _)| *field).collect()
}

on_the_programme!(a_call_says_what_is_wrong_with_it, async |fixture| {
    let code = class(&fixture, "5", "invited").await;
    let save = async |form: RoundForm| save_round(&fixture.services, &Actor::System, &code, &form).await;
    let past = RoundForm {
        closes_on: "30/6/2026".into(), closes_at: "nửa đêm".into(), ..form("Xã Đại Từ")
    };
    assert_eq!(fields(save(past).await.unwrap_err()), ["units", "closes_at"]);
    let late =
        RoundForm {
            closes_on: "21/7/2026".into(), flows_on: "9/7/2026".into(), ..form("Xã Đại Từ: 2")
        };
    assert_eq!(fields(save(late).await.unwrap_err()), ["closes_on"]);
    let early = RoundForm { flows_on: "9/7/2026".into(), rule: "?".into(), ..form("Xã Đại Từ: 2") };
    assert_eq!(fields(save(early).await.unwrap_err()), ["flows_on", "rule"]);
    assert_eq!(
        fields(save(form("Xã Đại Từ: 3\nXã Định Hóa 3")).await.unwrap_err()),
        ["units"],
        "six seats of five"
    );
    assert_eq!(fields(save(form("Xã Đại Từ: 1\nxa dai tu\t2")).await.unwrap_err()), ["units"], "twice");
    assert_eq!(fields(save(form("Xã Không Có: 1")).await.unwrap_err()), ["units"]);
    save(form("Xã Đại Từ: 3\nUBND xã Định Hóa\t2")).await.unwrap();
    let (_, round, typed) = load_round_form(&fixture.services, &Actor::System, &code).await.unwrap();
    assert!(round.is_some());
    assert_eq!(typed.units.lines().count(), 2, "{}", typed.units);
    // As it was loaded it can be saved again; as it was before it can't.
    save(typed.clone()).await.unwrap();
    assert!(matches!(save(typed).await, Err(Error::Stale(_))));
    let all = units_below(&fixture.services, &Actor::System, &code, ("Tỉnh Thái Nguyên", "2")).await.unwrap();
    assert!(all.lines().count() > 80 && all.lines().all(|line| line.ends_with(": 2")), "{all}");
});

on_the_programme!(
    a_seat_that_is_added_goes_to_the_first_substitute_and_none_is_taken_away,
    async |fixture| {
        let code = class(&fixture, "5", "invited").await;
        let round = call(&fixture, &code, "Xã Đại Từ: 1\nXã Định Hóa: 2").await;
        let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
        let of = (round, unit.as_str());
        for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
            name(&fixture, &actor, of, who).await;
        }
        send_list(&fixture.services, &actor, of).await.unwrap();
        let save = async |units: &str| {
            let loaded = load_round_form(&fixture.services, &Actor::System, &code).await.unwrap().2;
            save_round(&fixture.services, &Actor::System, &code, &RoundForm { units: units.into(), ..loaded })
                .await
        };
        save("Xã Đại Từ: 2\nXã Định Hóa: 2").await.unwrap();
        let state = |n: usize, list: &services::nominations::UnitList| states(list)[n].1;
        let now = list(&fixture, &actor, of).await;
        assert_eq!(
            (state(0, &now), state(1, &now), state(2, &now)),
            (Some("confirmed"), Some("confirmed"), None)
        );
        assert_eq!(fields(save("Xã Đại Từ: 1\nXã Định Hóa: 2").await.unwrap_err()), ["units"]);
        assert_eq!(fields(save("Xã Định Hóa: 2").await.unwrap_err()), ["units"], "it has a list");
        save("Xã Đại Từ: 2").await.unwrap();
        let round = show_round(&fixture.services, &Actor::System, &code).await.unwrap();
        assert_eq!(round.units.len(), 1);
        let line = &round.units[0];
        assert_eq!((line.seats, line.named, line.substitutes, line.missing()), (2, 2, 1, 0));
    }
);

on_the_programme!(a_call_is_its_organizers_alone, async |fixture| {
    let code = class(&fixture, "5", "invited").await;
    call(&fixture, &code, "Xã Đại Từ: 1").await;
    let focal = focal(&fixture, "Xã Đại Từ").await;
    assert!(matches!(show_round(&fixture.services, &focal, &code).await, Err(Error::NotFound)));
    let manager = staff(Role::Manager, Some("P19"));
    assert!(matches!(show_round(&fixture.services, &manager, &code).await, Err(Error::Forbidden)));
    assert!(matches!(
        save_round(&fixture.services, &manager, &code, &form("Xã Đại Từ: 1")).await,
        Err(Error::Forbidden)
    ));
});
