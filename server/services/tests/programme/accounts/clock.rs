//! A clock that was ahead and is set right: what it wrote shuts nobody out, and proves nothing for longer than it should.

use chrono::Duration;
use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    accounts::{AddUser, Browser, PasswordProof, password_proof},
    rows::User,
};

use super::cheap_hash;
use crate::support::Fixture;

const PASSWORD: &str = "mưa rơi trên núi Cốc";

async fn admin(fixture: &Fixture) -> User {
    let user = AddUser {
        email: "an@example.org".into(),
        name: "Nguyễn Thị Ẩn".into(),
        role: Role::Admin,
        unit: None,
        activity: None,
        password: Some(PASSWORD.into()),
    };
    services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0
}

on_each_database!(
    tries_counted_by_a_clock_that_was_ahead_shut_nobody_out_once_it_is_set_right,
    async |fixture| {
        admin(&fixture).await;
        cheap_hash(&fixture).await;
        let try_with = async |password: &str| {
            services::accounts::sign_in(&fixture.services, "an@example.org", password, &Browser::default())
                .await
        };
        fixture.pass(Duration::days(1));
        while !matches!(try_with("không phải").await, Err(Error::TooMany(_))) {}
        // In the same window nothing else opens it.
        assert!(matches!(try_with(PASSWORD).await, Err(Error::TooMany(_))));
        fixture.pass(Duration::days(-1));
        let signed_in = try_with(PASSWORD).await;
        assert!(signed_in.is_ok(), "{signed_in:?}");
    }
);

on_each_database!(the_limit_holds_as_before_after_the_clock_was_set_right, async |fixture| {
    let ask =
        async || services::registrations::send_links(&fixture.services, "en@example.org", "192.0.2.1").await;
    fixture.pass(Duration::minutes(5));
    for _ in 0..3 {
        ask().await.unwrap();
    }
    let refused = ask().await;
    assert!(matches!(refused, Err(Error::TooMany(_))), "{refused:?}");
    fixture.pass(Duration::minutes(-5));
    // Counted anew from the moment that holds, and counted.
    for _ in 0..3 {
        ask().await.unwrap();
    }
    let refused = ask().await;
    assert!(matches!(refused, Err(Error::TooMany(_))), "{refused:?}");
    fixture.pass(Duration::minutes(16));
    ask().await.unwrap();
});

on_each_database!(
    a_link_used_while_the_clock_was_ahead_proves_nothing_once_it_is_set_right,
    async |fixture| {
        let user = admin(&fixture).await;
        fixture.pass(Duration::hours(5));
        let link = services::accounts::create_sign_in_link(&fixture.services, &user, Duration::hours(1))
            .await
            .unwrap();
        let token = link.rsplit('/').next().unwrap();
        let token = services::accounts::use_sign_in_link(&fixture.services, token, &Browser::default())
            .await
            .unwrap();
        let who = services::accounts::find_session(&fixture.services, &token).await.unwrap().unwrap();
        assert_eq!(password_proof(&fixture.services, &who), PasswordProof::Link);
        fixture.pass(Duration::hours(-5));
        assert_eq!(password_proof(&fixture.services, &who), PasswordProof::OldPassword);
        let taken =
            services::accounts::change_password(&fixture.services, &who, "", "trăng sáng trên hồ", Lang::Vi)
                .await;
        assert!(matches!(taken, Err(Error::Invalid(_))), "{taken:?}");
    }
);
