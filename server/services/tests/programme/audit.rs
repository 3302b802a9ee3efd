//! The log of changes is never changed, and shows it where somebody did.

use domain::{Lang, accounts::access::Actor};
use sea_orm::ConnectionTrait;
use services::{
    audit::{AuditFault, AuditHead, verify_audit},
    registrations::RegistrationForm,
};

use crate::support::{self, Fixture};

async fn faults(fixture: &Fixture) -> Vec<AuditFault> {
    verify_audit(&fixture.services, None).await.unwrap().faults
}

/// As somebody with all rights over the database would.
async fn without_triggers(fixture: &Fixture) {
    let sqlite = fixture.rows.get_database_backend() == sea_orm::DbBackend::Sqlite;
    for (table, trigger) in [
        ("audit_log", "audit_log_is_kept"),
        ("audit_log", "audit_log_stays"),
        ("audit_chain", "audit_chain_is_kept"),
        ("audit_chain", "audit_chain_stays"),
    ] {
        match sqlite {
            true => fixture.run(&format!("DROP TRIGGER {trigger}")).await,
            false => fixture.run(&format!("DROP TRIGGER IF EXISTS {trigger} ON {table}")).await,
        }
    }
    if sqlite {
        fixture.run("PRAGMA foreign_keys = OFF").await;
    } else {
        fixture.run("ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_audit_id_fkey").await;
    }
}

on_the_programme!(no_row_of_the_log_is_changed_or_removed, async |fixture| {
    for statement in [
        "UPDATE audit_log SET actor = 'system'",
        "DELETE FROM audit_log",
        "UPDATE audit_chain SET seq = seq + 1",
        "DELETE FROM audit_chain",
    ] {
        assert!(fixture.rows.execute_unprepared(statement).await.is_err(), "{statement}");
    }
    assert_eq!(faults(&fixture).await, []);
    assert!(verify_audit(&fixture.services, None).await.unwrap().rows > 90);
});

on_the_programme!(whatever_is_done_to_the_log_is_found, async |fixture| {
    let noted = verify_audit(&fixture.services, None).await.unwrap().head.unwrap();
    assert_eq!(AuditHead::parse(&noted.to_string()), Some(noted.clone()));
    without_triggers(&fixture).await;
    let second = fixture.number("SELECT audit_id FROM audit_chain WHERE seq = 2").await;
    let was = fixture.text(&format!("SELECT actor FROM audit_log WHERE id = {second}")).await;
    fixture.run(&format!("UPDATE audit_log SET actor = 'public' WHERE id = {second}")).await;
    assert_eq!(faults(&fixture).await, [AuditFault::Changed(second)]);
    fixture.run(&format!("UPDATE audit_log SET actor = '{was}' WHERE id = {second}")).await;
    assert_eq!(faults(&fixture).await, []);

    fixture.run(&format!("DELETE FROM audit_log WHERE id = {second}")).await;
    assert_eq!(faults(&fixture).await, [AuditFault::Removed(second)]);
    fixture.run("DELETE FROM audit_chain WHERE seq = 2").await;
    assert_eq!(faults(&fixture).await[0], AuditFault::Gap(1));

    // The end cut off, seals and all: only a head that was noted elsewhere tells.
    let kept = fixture.number("SELECT audit_id FROM audit_chain WHERE seq = 1").await;
    fixture.run("DELETE FROM audit_chain WHERE seq > 1").await;
    fixture.run(&format!("DELETE FROM audit_log WHERE id <> {kept}")).await;
    assert_eq!(faults(&fixture).await, []);
    let check = verify_audit(&fixture.services, Some(&noted)).await.unwrap();
    assert_eq!(check.faults, [AuditFault::NotTheSame]);
});

on_the_programme!(the_chain_holds_while_many_write_at_once, async |fixture| {
    let mut codes = Vec::new();
    for _ in 0..4 {
        let form = support::class("5", "2/7/2026", &["sang"]);
        let code =
            services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
        services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
        codes.push(code);
    }
    let letters =
        |n: usize| n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
    let all: Vec<_> = (0..40)
        .map(|n| {
            let (services, code) = (fixture.services.clone(), codes[n % 4].clone());
            let form = RegistrationForm {
                full_name: format!("Ma Thị {}", letters(n)),
                birth_date: "1/2/1990".into(),
                sex: "nu".into(),
                unit: "Xã Đại Từ".into(),
                email: format!("m{n}@example.org"),
                consent: "yes".into(),
                ..RegistrationForm::default()
            };
            tokio::spawn(async move {
                services::registrations::register_participant(&services, &code, &form, Lang::Vi, "192.0.2.1")
                    .await
            })
        })
        .collect();
    for one in all {
        one.await.unwrap().unwrap();
    }
    let check = verify_audit(&fixture.services, None).await.unwrap();
    assert_eq!(check.faults, []);
    let rows = u64::try_from(fixture.number("SELECT count(*) FROM audit_log").await).unwrap();
    assert_eq!(check.rows, rows);
    // What is not committed leaves no seal, and the next one follows the last.
    assert_eq!(fixture.number("SELECT max(seq) - count(*) FROM audit_chain").await, 0);
});
