//! Somebody is invited by a link that opens for seven days; a role that is taken ends what its holder has open.

use chrono::Duration;
use domain::{
    Lang,
    accounts::access::{Actor, Grant, Role},
};
use services::{
    Error, NotSaved,
    accounts::{AddUser, Browser, InviteForm, RoleForm},
    ids::UserId,
};

use crate::support::Fixture;

async fn admin(fixture: &Fixture, email: &str) -> Actor {
    let user = AddUser {
        email: email.into(),
        name: "Nguyễn Thị Ẩn".into(),
        role: Role::Admin,
        unit: None,
        activity: None,
        password: None,
    };
    let id = services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0.id;
    Actor::Staff(id.0, vec![Grant { role: Role::Admin, unit: None, activity: None }])
}

fn form(email: &str) -> InviteForm {
    InviteForm {
        email: email.into(),
        name: "Lê Thị Mới".into(),
        role: RoleForm { role: "manager".into(), unit: "Xã Đại Từ".into(), ..RoleForm::default() },
        key: String::new(),
    }
}

/// The token of the link in the last mail to an address.
async fn token(fixture: &Fixture, email: &str) -> String {
    let text = fixture
        .text(&format!("SELECT text FROM mails WHERE to_email = '{email}' ORDER BY id DESC LIMIT 1"))
        .await;
    let rest = text.split("/dang-nhap/").nth(1).unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

on_the_programme!(an_invitation_signs_in_once_within_seven_days_and_can_be_sent_again, async |fixture| {
    let services = &fixture.services;
    let boss = admin(&fixture, "an@example.org").await;
    let wrong = services::accounts::check_invitation(services, &boss, &form("không phải")).await;
    assert!(matches!(wrong, Err(NotSaved { error: Error::Invalid(_), .. })), "{wrong:?}");
    assert_eq!(
        services::accounts::check_invitation(services, &boss, &form("Moi@example.org")).await.unwrap(),
        "moi@example.org"
    );
    let id =
        services::accounts::invite_user(services, &boss, &form("moi@example.org"), Lang::Vi).await.unwrap();
    let again = services::accounts::invite_user(services, &boss, &form("moi@example.org"), Lang::Vi).await;
    assert!(matches!(again, Err(NotSaved { error: Error::Invalid(_), .. })), "{again:?}");
    let entry = services::accounts::show_staff(services, &boss, id).await.unwrap();
    assert_eq!((entry.last_seen, entry.invited_until), (None, Some(services.now() + Duration::days(7))));
    let first = token(&fixture, "moi@example.org").await;

    fixture.pass(Duration::days(7));
    let used = services::accounts::use_sign_in_link(services, &first, &Browser::default()).await;
    assert!(matches!(used, Err(Error::NotFound)), "{used:?}");
    services::accounts::invite_again(services, &boss, id, Lang::Vi).await.unwrap();
    let second = token(&fixture, "moi@example.org").await;
    let open = services::accounts::use_sign_in_link(services, &second, &Browser::default()).await.unwrap();
    assert!(services::accounts::find_session(services, &open).await.unwrap().is_some());
    assert!(services::accounts::show_staff(services, &boss, id).await.unwrap().last_seen.is_some());
    let late = services::accounts::invite_again(services, &boss, id, Lang::Vi).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");

    // The role is taken: the session that is open is none any more at the next request.
    let role = services::accounts::show_staff(services, &boss, id).await.unwrap().roles[0].id;
    services::accounts::take_role(services, &boss, role).await.unwrap();
    assert!(services::accounts::find_session(services, &open).await.unwrap().is_none());
});

on_each_database!(an_administrator_takes_their_own_last_role_from_themselves_never, async |fixture| {
    let services = &fixture.services;
    let (one, other) = (admin(&fixture, "an@example.org").await, admin(&fixture, "be@example.org").await);
    let of = async |actor: &Actor| {
        services::accounts::show_staff(services, &one, UserId(actor.user().unwrap())).await.unwrap().roles[0]
            .id
    };
    let own = services::accounts::take_role(services, &one, of(&one).await).await;
    assert!(matches!(own, Err(Error::Conflict(_))), "{own:?}");
    services::accounts::take_role(services, &one, of(&other).await).await.unwrap();
});
