//! Setting a password of one's own: what proves that it is the owner who does.

use chrono::Duration;
use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    accounts::{AddUser, Browser, PasswordProof, SignedIn, password_proof},
    rows::User,
};

use super::cheap_hash;
use crate::support::Fixture;

const NEW: &str = "trăng sáng trên hồ Núi Cốc";

async fn admin(fixture: &Fixture, password: Option<&str>) -> User {
    let user = AddUser {
        email: "an@example.org".into(),
        name: "Nguyễn Thị Ẩn".into(),
        role: Role::Admin,
        unit: None,
        activity: None,
        password: password.map(str::to_owned),
    };
    services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0
}

/// Signs in by a one-time link; answers the session and its token.
async fn by_link(fixture: &Fixture, user: &User) -> (SignedIn, String) {
    let link =
        services::accounts::create_sign_in_link(&fixture.services, user, Duration::hours(1)).await.unwrap();
    let token = link.rsplit('/').next().unwrap();
    let token =
        services::accounts::use_sign_in_link(&fixture.services, token, &Browser::default()).await.unwrap();
    (session(fixture, &token).await.unwrap(), token)
}

async fn session(fixture: &Fixture, token: &str) -> Option<SignedIn> {
    services::accounts::find_session(&fixture.services, token).await.unwrap()
}

on_each_database!(a_session_alone_sets_no_password_a_link_does_for_ten_minutes, async |fixture| {
    let services = &fixture.services;
    let user = admin(&fixture, None).await;
    let (who, _) = by_link(&fixture, &user).await;
    fixture.pass(Duration::minutes(10));
    assert_eq!(password_proof(services, &who), PasswordProof::FreshLink);
    let refused = services::accounts::change_password(services, &who, "", NEW, Lang::Vi).await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM users WHERE password_hash IS NOT NULL").await, 0);

    services::accounts::send_password_link(services, &who, Lang::Vi).await.unwrap();
    let mail = fixture.text("SELECT text FROM mails WHERE kind = 'account'").await;
    let token = mail.split("/dang-nhap/").nth(1).unwrap().split_whitespace().next().unwrap();
    let token = services::accounts::use_sign_in_link(services, token, &Browser::default()).await.unwrap();
    let who = session(&fixture, &token).await.unwrap();
    services::accounts::change_password(services, &who, "", NEW, Lang::Vi).await.unwrap();
    services::accounts::sign_in(services, "an@example.org", NEW, &Browser::default()).await.unwrap();
});

on_each_database!(
    a_new_password_gives_a_new_token_ends_other_sessions_and_is_told_to_the_owner,
    async |fixture| {
        let services = &fixture.services;
        let user = admin(&fixture, None).await;
        let (_, elsewhere) = by_link(&fixture, &user).await;
        let (who, before) = by_link(&fixture, &user).await;
        let token = services::accounts::change_password(services, &who, "", NEW, Lang::Vi).await.unwrap();
        assert!(session(&fixture, &before).await.is_none(), "the old token of this session is dead");
        assert!(session(&fixture, &elsewhere).await.is_none());
        let who = session(&fixture, &token).await.unwrap();
        // What the link proved is used up: the next change asks for the password.
        assert_eq!(password_proof(services, &who), PasswordProof::OldPassword);
        let wrong =
            services::accounts::change_password(services, &who, "không phải", "một câu khác hẳn", Lang::Vi)
                .await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
        let told =
            "SELECT count(*) FROM mails WHERE to_email = 'an@example.org' AND subject LIKE 'Mật khẩu%'";
        assert_eq!(fixture.number(told).await, 1);
    }
);

on_each_database!(of_two_changes_with_the_same_old_password_one_holds, async |fixture| {
    let services = &fixture.services;
    admin(&fixture, Some("mưa rơi trên núi Cốc")).await;
    let browser = Browser::default();
    let one = services::accounts::sign_in(services, "an@example.org", "mưa rơi trên núi Cốc", &browser)
        .await
        .unwrap();
    let two = services::accounts::sign_in(services, "an@example.org", "mưa rơi trên núi Cốc", &browser)
        .await
        .unwrap();
    let (one, two) = (session(&fixture, &one).await.unwrap(), session(&fixture, &two).await.unwrap());
    let (first, second) = tokio::join!(
        services::accounts::change_password(services, &one, "mưa rơi trên núi Cốc", NEW, Lang::Vi),
        services::accounts::change_password(
            services,
            &two,
            "mưa rơi trên núi Cốc",
            "một câu khác hẳn",
            Lang::Vi
        ),
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM staff_sessions").await, 1);
});

on_each_database!(only_failures_count_and_neighbours_in_one_network_are_one_place, async |fixture| {
    let services = &fixture.services;
    let password = "mưa rơi trên núi Cốc";
    admin(&fixture, Some(password)).await;
    cheap_hash(&fixture).await;
    let from = |address: &str| Browser { address: address.into(), agent: String::new() };
    // A hundred and ten people of one office come to work.
    for _ in 0..110 {
        services::accounts::sign_in(services, "an@example.org", password, &from("192.0.2.1")).await.unwrap();
    }
    let fail = async |address: &str| {
        services::accounts::sign_in(services, "an@example.org", "không phải", &from(address))
            .await
            .unwrap_err()
    };
    for n in 0..10 {
        assert!(matches!(fail(&format!("2001:db8::{n}")).await, Error::Invalid(_)));
    }
    assert!(matches!(fail("2001:db8::abc").await, Error::TooMany(_)));
    // Another network is another place.
    services::accounts::sign_in(services, "an@example.org", password, &from("2001:db8:0:1::1"))
        .await
        .unwrap();
});

on_each_database!(no_session_opened_with_the_old_password_outlives_its_change, async |fixture| {
    let services = &fixture.services;
    let old = "mưa rơi trên núi Cốc";
    admin(&fixture, Some(old)).await;
    let browser = Browser::default();
    let who = services::accounts::sign_in(services, "an@example.org", old, &browser).await.unwrap();
    let who = session(&fixture, &who).await.unwrap();
    let sign_ins = (0..6).map(|_| {
        let services = services.clone();
        tokio::spawn(async move {
            services::accounts::sign_in(&services, "an@example.org", old, &Browser::default()).await
        })
    });
    let sign_ins: Vec<_> = sign_ins.collect();
    services::accounts::change_password(services, &who, old, NEW, Lang::Vi).await.unwrap();
    for one in sign_ins {
        if let Ok(token) = one.await.unwrap() {
            assert!(session(&fixture, &token).await.is_none(), "opened with the old password");
        }
    }
    assert_eq!(fixture.number("SELECT count(*) FROM staff_sessions").await, 1);
});

on_each_database!(a_newer_link_ends_the_older_ones, async |fixture| {
    let services = &fixture.services;
    let user = admin(&fixture, None).await;
    let link = async || {
        let link =
            services::accounts::create_sign_in_link(services, &user, Duration::hours(1)).await.unwrap();
        link.rsplit('/').next().unwrap().to_owned()
    };
    let (older, newer) = (link().await, link().await);
    let used = services::accounts::use_sign_in_link(services, &older, &Browser::default()).await;
    assert!(matches!(used, Err(Error::NotFound)), "{used:?}");
    services::accounts::use_sign_in_link(services, &newer, &Browser::default()).await.unwrap();
});

on_each_database!(one_device_is_signed_out_and_nobody_elses, async |fixture| {
    let services = &fixture.services;
    let user = admin(&fixture, None).await;
    let (one, one_token) = by_link(&fixture, &user).await;
    let (two, two_token) = by_link(&fixture, &user).await;
    services::accounts::end_session(services, &two, one.session.id).await.unwrap();
    assert!(session(&fixture, &one_token).await.is_none());
    assert!(session(&fixture, &two_token).await.is_some());
    let again = services::accounts::end_session(services, &two, one.session.id).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
});
