//! Certificates: one for each who completed, once; replaced, revoked, never given to whom it was taken from.

use domain::{CertificateState, RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    certificates::{IssueForm, WhyNot},
    ids::CertificateId,
};

use crate::support::Fixture;

/// A class of the fixture that was held, with a list.
const CLASS: &str = "TR-2023-01";

fn form(fixture: &Fixture) -> IssueForm {
    IssueForm {
        issued_on: fixture.services.today().format("%-d/%-m/%Y").to_string(),
        signer_title: "PHÓ GIÁM ĐỐC".into(),
        signer_name: "Lê Văn Hòa".into(),
        ..IssueForm::default()
    }
}

async fn issue(fixture: &Fixture) -> services::Result<usize> {
    services::certificates::issue_certificates(&fixture.services, &Actor::System, CLASS, &form(fixture)).await
}

async fn first(fixture: &Fixture) -> (CertificateId, String) {
    let plan =
        services::certificates::plan_certificates(&fixture.services, &Actor::System, CLASS).await.unwrap();
    let one = plan.issued.into_iter().find(|one| *one.state == CertificateState::Valid).unwrap();
    (one.id, one.code)
}

on_the_programme!(
    a_revoked_certificate_is_not_issued_again_and_a_replaced_one_leads_to_the_new,
    async |fixture| {
        let issued = issue(&fixture).await.unwrap();
        assert!(issued > 10);
        let (id, code) = first(&fixture).await;
        let revoke = async |reason| {
            services::certificates::revoke_certificate(&fixture.services, &Actor::System, CLASS, id, reason)
                .await
        };
        revoke("Cấp nhầm").await.unwrap();
        revoke("Cấp nhầm").await.unwrap();
        assert!(matches!(revoke("Lý do khác").await, Err(Error::Conflict(_))));
        assert_eq!(issue(&fixture).await.unwrap(), 0, "nobody else completed");

        // By a decision of its own it is replaced, under the next number and another code.
        let replace = async |reason| {
            services::certificates::replace_certificate(&fixture.services, &Actor::System, CLASS, id, reason)
                .await
        };
        let serial = replace("Thu hồi nhầm").await.unwrap();
        assert_eq!(replace("Thu hồi nhầm").await.unwrap(), serial, "pressed twice, it is replaced once");
        assert!(serial.starts_with(&format!("{:05}/", issued + 1)), "{serial}");
        let (old, instead) =
            services::certificates::verify_certificate(&fixture.services, &code, "192.0.2.1").await.unwrap();
        assert_eq!((*old.state, instead), (CertificateState::Replaced, Some(serial)));
        let valid = "SELECT count(*) FROM certificates WHERE state = 'valid'";
        assert_eq!(fixture.number(valid).await, issued as i64);
        assert_eq!(
            fixture.number("SELECT max(number) - count(*) FROM certificates").await,
            0,
            "numbers have no gaps"
        );
    }
);

on_the_programme!(whose_certificate_is_revoked_is_told_why_and_once, async |fixture| {
    issue(&fixture).await.unwrap();
    let (id, _) = first(&fixture).await;
    let whose = format!(
        "SELECT r.person_id FROM certificates c JOIN registrations r ON r.id = c.registration_id WHERE c.id = {id}"
    );
    fixture.run(&format!("UPDATE people SET email = 'en@example.org' WHERE id = ({whose})")).await;
    for _ in 0..2 {
        services::certificates::revoke_certificate(&fixture.services, &Actor::System, CLASS, id, "Cấp nhầm")
            .await
            .unwrap();
    }
    let mail = "FROM mails WHERE cause LIKE 'revoked-%' AND to_email = 'en@example.org'";
    assert_eq!(fixture.number(&format!("SELECT count(*) {mail}")).await, 1);
    let text = fixture.text(&format!("SELECT text {mail}")).await;
    assert!(text.contains("Cấp nhầm") && text.contains("thu hồi"), "{text}");
});

on_the_programme!(what_could_not_be_printed_is_not_issued_and_no_number_is_lost, async |fixture| {
    fixture.run(&format!("UPDATE activities SET title = 'Lớp 漢字' WHERE code = '{CLASS}'")).await;
    let refused = issue(&fixture).await;
    assert!(
        matches!(&refused, Err(Error::Conflict(problem)) if problem.text(domain::Lang::Vi).contains('漢')),
        "{refused:?}"
    );
    assert_eq!(fixture.number("SELECT count(*) FROM certificates").await, 0);
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, 0);
    fixture.run(&format!("UPDATE activities SET title = 'Lớp' WHERE code = '{CLASS}'")).await;
    let issued = issue(&fixture).await.unwrap();
    assert_eq!(fixture.number("SELECT max(number) FROM certificates").await, issued as i64);
});

on_the_programme!(who_lost_the_seat_or_whose_activity_was_not_held_gets_none, async |fixture| {
    let before =
        services::certificates::plan_certificates(&fixture.services, &Actor::System, CLASS).await.unwrap();
    let who = before.due[0].registration.clone();
    assert_eq!(*who.state, RegistrationState::Confirmed);
    services::registrations::decide_registrations(
        &fixture.services,
        &Actor::System,
        CLASS,
        &[who.id],
        Step::Cancel,
    )
    .await
    .unwrap();
    let after =
        services::certificates::plan_certificates(&fixture.services, &Actor::System, CLASS).await.unwrap();
    assert_eq!(after.due.len(), before.due.len() - 1);
    assert_eq!(issue(&fixture).await.unwrap(), after.due.len());

    fixture.run(&format!("UPDATE activities SET state = 'draft' WHERE code = '{CLASS}'")).await;
    assert!(matches!(issue(&fixture).await, Err(Error::Conflict(_))));
});

on_the_programme!(
    before_they_are_issued_they_are_seen_signed_and_it_is_said_who_gets_none_and_why,
    async |fixture| {
        let unsigned = IssueForm { signer_name: " ".into(), signer_title: String::new(), ..form(&fixture) };
        let refused =
            services::certificates::issue_certificates(&fixture.services, &Actor::System, CLASS, &unsigned)
                .await;
        let Err(Error::Invalid(problems)) = &refused else { panic!("{refused:?}") };
        assert!(problems.of("signer_name").is_some() && problems.of("signer_title").is_some());
        let preview = services::certificates::preview_certificate(
            &fixture.services,
            &Actor::System,
            CLASS,
            &form(&fixture),
        )
        .await;
        let (name, bytes) = preview.unwrap();
        assert!(name.starts_with("00000-2026-GCN-PPCTNXH") && bytes.starts_with(b"%PDF"), "{name}");
        assert_eq!(fixture.number("SELECT count(*) FROM certificates").await, 0, "looking issues nothing");

        // Two sessions and a half hour: a length is told to the minute.
        fixture
            .run(&format!("UPDATE attendance SET status = 'absent' WHERE registration_id IN (SELECT min(r.id) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{CLASS}')"))
            .await;
        let plan = services::certificates::plan_certificates(&fixture.services, &Actor::System, CLASS)
            .await
            .unwrap();
        assert!(
            plan.without.iter().any(|(_, why)| matches!(why, WhyNot::TooFew { attended: 0, .. })),
            "{:?}",
            plan.without
        );
        assert_eq!(issue(&fixture).await.unwrap(), plan.due.len());
        let one = services::certificates::plan_certificates(&fixture.services, &Actor::System, CLASS)
            .await
            .unwrap()
            .issued
            .remove(0);
        assert_eq!(
            one.serial, "00001/2026/GCN-PPCTNXH",
            "the sign is that of the body that stands on the paper"
        );
        assert_eq!(
            fixture.text(&format!("SELECT signer_name FROM activities WHERE code = '{CLASS}'")).await,
            "Lê Văn Hòa"
        );
        let minutes: i64 =
            plan.grid.sessions.iter().map(|one| (one.ends_at - one.starts_at).num_minutes()).sum();
        assert_eq!(i64::from(one.minutes), minutes);
    }
);
