//! Days off by decision hold for a unit and those below it; a day that is worked is no holiday.

use domain::accounts::access::{Actor, Role};
use services::schedule::{DayOffForm, What};

use crate::{
    schedule::clashes::{class_at, in_the_way, save, with},
    support::staff,
};

on_the_programme!(a_decision_holds_below_and_a_day_that_is_worked_is_none_off, async |fixture| {
    let off = |day: &str, worked: &str, unit: &str| DayOffForm {
        day: day.into(),
        reason: "Thông báo số 12".into(),
        worked: worked.into(),
        unit: unit.into(),
        ..DayOffForm::default()
    };
    let add = async |form: DayOffForm| {
        services::schedule::add_day_off(&fixture.services, &Actor::System, &form).await.map(drop)
    };
    add(off("4/12/2026", "", "Tỉnh Thái Nguyên")).await.unwrap();
    add(off("24/11/2026", "yes", "Tỉnh Thái Nguyên")).await.unwrap();
    assert!(add(off("4/12/2026", "yes", "Tỉnh Thái Nguyên")).await.is_err(), "one decision a day and unit");
    let code = class_at(&fixture, "Nhà A", "5/12/2026").await;
    let mut form = with(&fixture, &code, "", "").await;
    form.sessions[0].day = "4/12/2026".into();
    let told = in_the_way(save(&fixture, &code, &form).await);
    assert!(matches!(told.as_slice(), [What::DayOff(why, _)] if why == "Thông báo số 12"), "{told:?}");
    form.sessions[0].day = "24/11/2026".into();
    save(&fixture, &code, &form).await.unwrap();
    // Nobody else's office decides for the province.
    let other = staff(Role::Organizer, Some("P19.D164"));
    let not =
        services::schedule::add_day_off(&fixture.services, &other, &off("8/12/2026", "", "Tỉnh Thái Nguyên"))
            .await;
    assert!(not.is_err());
    let year = services::schedule::list_days_off(&fixture.services, &other, 2026).await.unwrap();
    assert_eq!(year.decided.len(), 2, "what is decided above is seen");
});
