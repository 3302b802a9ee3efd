//! Accounts closed and opened, roles given and taken; there is always an administrator left.

use chrono::Duration;
use domain::accounts::access::{Actor, Role};
use services::{
    Error,
    accounts::{AddUser, Browser, RoleForm},
    ids::UserId,
    rows::User,
};

use crate::support::{Fixture, organizer};

const PASSWORD: &str = "mưa rơi trên núi Cốc";

async fn admin(fixture: &Fixture, email: &str) -> User {
    let user = AddUser {
        email: email.into(),
        name: "Nguyễn Thị Ẩn".into(),
        role: Role::Admin,
        unit: None,
        activity: None,
        password: Some(PASSWORD.into()),
    };
    services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0
}

async fn sign_in(fixture: &Fixture, email: &str) -> services::Result<String> {
    services::accounts::sign_in(&fixture.services, email, PASSWORD, &Browser::default()).await
}

on_each_database!(a_closed_account_is_said_to_be_and_comes_back_without_its_sessions, async |fixture| {
    let services = &fixture.services;
    let (one, two) = (admin(&fixture, "an@example.org").await, admin(&fixture, "be@example.org").await);
    let token = sign_in(&fixture, "be@example.org").await.unwrap();
    let link = services::accounts::create_sign_in_link(services, &two, Duration::days(1)).await.unwrap();
    services::accounts::close_account(services, &Actor::System, two.id).await.unwrap();
    assert!(services::accounts::find_session(services, &token).await.unwrap().is_none());
    let used =
        services::accounts::use_sign_in_link(services, link.rsplit('/').next().unwrap(), &Browser::default())
            .await;
    assert!(matches!(used, Err(Error::NotFound)), "{used:?}");
    let Err(Error::Invalid(problems)) = sign_in(&fixture, "be@example.org").await else { panic!("closed") };
    assert!(problems.0[0].1.text(domain::Lang::Vi).contains("đã bị khóa"), "{problems:?}");
    // Who doesn't know the password is told nothing.
    let wrong =
        services::accounts::sign_in(services, "be@example.org", "không phải", &Browser::default()).await;
    let Err(Error::Invalid(problems)) = wrong else { panic!("wrong") };
    assert!(problems.0[0].1.text(domain::Lang::Vi).contains("không đúng"), "{problems:?}");
    let link = services::accounts::create_sign_in_link(services, &two, Duration::days(1)).await;
    assert!(matches!(link, Err(Error::Conflict(_))), "{link:?}");

    services::accounts::reopen_account(services, &Actor::System, two.id).await.unwrap();
    assert!(
        services::accounts::find_session(services, &token).await.unwrap().is_none(),
        "no session comes back"
    );
    sign_in(&fixture, "be@example.org").await.unwrap();
    assert_eq!(one.disabled_at, None);
});

on_each_database!(the_last_administrator_stays_even_where_two_close_each_other_at_once, async |fixture| {
    let services = &fixture.services;
    let (one, two) = (admin(&fixture, "an@example.org").await, admin(&fixture, "be@example.org").await);
    let close = |id: UserId| services::accounts::close_account(services, &Actor::System, id);
    let (first, second) = tokio::join!(close(one.id), close(two.id));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let open = "SELECT count(*) FROM users WHERE disabled_at IS NULL";
    assert_eq!(fixture.number(open).await, 1);
    let left = if first.is_ok() { two.id } else { one.id };
    let role = services::accounts::show_staff(services, &Actor::System, left).await.unwrap().roles[0].id;
    let taken = services::accounts::take_role(services, &Actor::System, role).await;
    assert!(matches!(taken, Err(Error::Conflict(_))), "{taken:?}");
});

on_the_programme!(roles_are_given_and_taken_by_administrators_alone, async |fixture| {
    let services = &fixture.services;
    let user = admin(&fixture, "an@example.org").await;
    let boss = Actor::Staff(user.id.0, store_grants(&fixture, user.id).await);
    let other = organizer(&fixture, "to.chuc@example.org").await;
    let id = UserId(other.user().unwrap());
    let form =
        |role: &str, unit: &str| RoleForm { role: role.into(), unit: unit.into(), ..RoleForm::default() };
    for (form, field) in [
        (form("", ""), "role"),
        (form("manager", ""), "unit"),
        (form("manager", "không có đơn vị này"), "unit"),
        (form("admin", "Xã Đại Từ"), "unit"),
        (form("trainer", ""), "activity"),
    ] {
        let Err(not) = services::accounts::give_role(services, &boss, id, &form).await else {
            panic!("{form:?}")
        };
        let Error::Invalid(problems) = not.error else { panic!("{form:?}") };
        assert_eq!(problems.0[0].0, field, "{form:?}");
    }
    services::accounts::give_role(services, &boss, id, &form("manager", "Xã Đại Từ")).await.unwrap();
    let entry = services::accounts::show_staff(services, &boss, id).await.unwrap();
    let role = entry.roles.iter().find(|held| held.role == Role::Manager).unwrap();
    assert!(role.place.contains("Đại Từ"), "{role:?}");
    let refused = services::accounts::take_role(services, &other, role.id).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    assert!(services::accounts::list_staff(services, &other).await.is_err());
    services::accounts::take_role(services, &boss, role.id).await.unwrap();
    assert_eq!(services::accounts::show_staff(services, &boss, id).await.unwrap().roles.len(), 1);
    assert_eq!(fixture.number("SELECT count(*) FROM audit_log WHERE verb = 'take_role'").await, 1);
});

/// The roles of a user, as a session would carry them.
async fn store_grants(fixture: &Fixture, id: UserId) -> Vec<domain::accounts::access::Grant> {
    let entry = services::accounts::show_staff(&fixture.services, &Actor::System, id).await.unwrap();
    entry
        .roles
        .iter()
        .map(|held| domain::accounts::access::Grant { role: held.role, unit: None, activity: None })
        .collect()
}
