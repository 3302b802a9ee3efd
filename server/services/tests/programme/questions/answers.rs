//! Participants answer: with the registration, later on their own page, anew after they came back; and what the answers come to.

use chrono::Duration;
use domain::{
    Problem,
    accounts::access::Actor,
    questions::{file::FileKind, sums::Sums},
};
use services::{
    Error,
    questions::{AnswersForm, QuestionForm, SentFile, answer_questions, summarize_answers},
    registrations::{Changes, cancel_registration, show_registration},
};

use crate::{
    questions::compose::{add, class, question, register, words},
    support::Fixture,
};

fn wrong(answered: Result<impl std::fmt::Debug, Error>) -> Vec<(&'static str, Problem)> {
    match answered {
        Err(Error::Invalid(problems)) => problems.0,
        other => panic!("{other:?}"),
    }
}

async fn value(fixture: &Fixture, question: services::ids::QuestionId) -> String {
    fixture
        .text(&format!("SELECT coalesce((SELECT value FROM answers WHERE question_id = {question}), '')"))
        .await
}

on_the_programme!(nothing_is_half_saved_and_what_does_not_apply_is_not_kept, async |fixture| {
    let code = class(&fixture, "5").await;
    let night =
        add(&fixture, &code, &QuestionForm { required: "yes".into(), ..question("yes_no", "Ở lại?") }).await;
    let nights = QuestionForm {
        required: "yes".into(),
        only_if: format!("{night}:yes"),
        ..question("number", "Mấy đêm?")
    };
    let nights = add(&fixture, &code, &nights).await;
    let people = "SELECT count(*) FROM people";
    let before = fixture.number(people).await;

    let none = wrong(register(&fixture, &code, "Ma Thị Én", words(&[])).await);
    assert_eq!(none.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["cau-1"]);
    let bad = register(&fixture, &code, "Ma Thị Én", words(&[(night, "yes"), (nights, "hai")])).await;
    assert_eq!(wrong(bad).iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["cau-2"]);
    assert_eq!(fixture.number(people).await, before, "nobody was made");
    assert_eq!(fixture.number("SELECT count(*) FROM answers").await, 0);

    let (_, token) =
        register(&fixture, &code, "Ma Thị Én", words(&[(night, "no"), (nights, "2")])).await.unwrap();
    assert_eq!((value(&fixture, night).await, value(&fixture, nights).await), ("no".into(), String::new()));
    let services = &fixture.services;
    answer_questions(services, &token, &words(&[(night, "yes"), (nights, "2,5")])).await.unwrap();
    assert_eq!(value(&fixture, nights).await, "2.5");
    answer_questions(services, &token, &words(&[(night, "no"), (nights, "2,5")])).await.unwrap();
    assert_eq!(value(&fixture, nights).await, "", "it went with what it hangs on");
    let log = fixture
        .text("SELECT coalesce(after, '') FROM audit_log WHERE verb = 'answer' ORDER BY id DESC LIMIT 1")
        .await;
    assert_eq!(log, r#"{"answers":1}"#, "the log says how many and not what");
});

on_the_programme!(who_was_added_by_hand_is_asked_on_the_own_page_until_the_deadline, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "5").await);
    let (row, token) = register(&fixture, &code, "Ma Thị Én", AnswersForm::default()).await.unwrap();
    let asked =
        add(&fixture, &code, &QuestionForm { required: "yes".into(), ..question("text", "Ghi chú?") }).await;
    let own = show_registration(services, &token).await.unwrap();
    assert_eq!(own.own.questions, (1, 1), "one is asked, and it is not answered");
    let (_, _, (people, open)) = summarize_answers(services, &Actor::System, &code).await.unwrap();
    assert_eq!((people, open), (1, 1));
    answer_questions(services, &token, &words(&[(asked, "Không")])).await.unwrap();
    assert_eq!(show_registration(services, &token).await.unwrap().own.questions, (1, 0));

    // It is noon of the first of July; until one o'clock in the afternoon, local time.
    fixture
        .run(&format!(
            "UPDATE activities SET changes_until = '2026-07-01 06:00:00+00:00' WHERE id = {}",
            row.activity_id
        ))
        .await;
    fixture.pass(Duration::minutes(59));
    answer_questions(services, &token, &words(&[(asked, "Có")])).await.unwrap();
    fixture.pass(Duration::minutes(2));
    let late = answer_questions(services, &token, &words(&[(asked, "Khác")])).await;
    assert!(
        matches!(late, Err(Error::Conflict(Problem::SaidOf(ref vi, _))) if vi.contains("0208")),
        "{late:?}"
    );
    let own = show_registration(services, &token).await.unwrap();
    assert_eq!((own.own.changes, own.can_cancel), (Changes::Closed, false));
    assert!(matches!(cancel_registration(services, &token).await, Err(Error::Conflict(_))));
});

on_the_programme!(a_file_is_known_by_its_content_and_goes_with_its_answer, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "5").await);
    let asked = add(&fixture, &code, &question("file", "Giấy cử đi học?")).await;
    let file = |name: &str, bytes: &[u8]| AnswersForm {
        files: vec![(asked, SentFile { name: name.into(), bytes: bytes.to_vec() })],
        ..AnswersForm::default()
    };
    let bad = register(&fixture, &code, "Ma Thị Én", file("don.pdf", b"MZ program")).await;
    assert_eq!(wrong(bad)[0].0, "cau-1");
    let large = [b"%PDF-".as_slice(), &vec![0; 5 * 1024 * 1024]].concat();
    assert_eq!(wrong(register(&fixture, &code, "Ma Thị Én", file("don.pdf", &large)).await).len(), 1);
    let (row, token) = register(&fixture, &code, "Ma Thị Én", file("Đơn.txt", b"%PDF-1.7 x")).await.unwrap();
    let given = services::questions::own_file(services, &token, asked).await.unwrap();
    assert_eq!((given.name.as_str(), given.kind), ("Đơn.txt", FileKind::Pdf));
    let read = services::questions::staff_file(services, &Actor::System, &code, row.id, asked).await.unwrap();
    assert_eq!(read.bytes, b"%PDF-1.7 x");
    // Saved without another file, it stays; without it, it goes.
    answer_questions(services, &token, &AnswersForm::default()).await.unwrap();
    assert!(services::questions::own_file(services, &token, asked).await.is_ok());
    let without = AnswersForm { without: vec![asked], ..AnswersForm::default() };
    answer_questions(services, &token, &without).await.unwrap();
    assert_eq!(fixture.number("SELECT count(*) FROM answer_files").await, 0);
    let gone = services::questions::own_file(services, &token, asked).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
});

on_the_programme!(who_comes_back_after_cancelling_stands_at_the_end_and_answers_anew, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "1").await);
    let asked = add(&fixture, &code, &question("text", "Ghi chú?")).await;
    fixture
        .run(&format!(
            "INSERT INTO unit_quotas (activity_id, unit_id, seats) SELECT a.id, u.id, 1 FROM activities a, units u \
             WHERE a.code = '{code}' AND u.name = 'Xã Đại Từ' AND u.valid_to IS NULL"
        ))
        .await;
    let (row, token) = register(&fixture, &code, "Ma Thị Én", words(&[(asked, "Lần một")])).await.unwrap();
    let (next, _) = register(&fixture, &code, "Lê Thị Bé", words(&[])).await.unwrap();
    cancel_registration(services, &token).await.unwrap();
    let state = async |id: services::ids::RegistrationId| {
        fixture.text(&format!("SELECT state FROM registrations WHERE id = {id}")).await
    };
    assert_eq!((state(row.id).await, state(next.id).await), ("cancelled".into(), "confirmed".into()));
    let form = services::registrations::RegistrationForm {
        answers: words(&[(asked, "Lần hai")]),
        ..crate::support::registrant("Ma Thị Én", "ma.thi.en@example.org")
    };
    services::registrations::register_participant(services, &code, &form, domain::Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
    assert_eq!(state(row.id).await, "waitlisted", "at the end of the line");
    let said = format!("SELECT value FROM answers WHERE registration_id = {}", row.id);
    assert_eq!(fixture.text(&said).await, "Lần hai");
});

on_the_programme!(answers_are_added_up_over_those_who_are_on_the_list, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "9").await);
    let lunch = QuestionForm { options: "Chay\nMặn".into(), ..question("several", "Bữa trưa?") };
    let lunch = add(&fixture, &code, &lunch).await;
    let km = add(&fixture, &code, &question("number", "Bao nhiêu km?")).await;
    for (name, meal, distance) in [("Ma Thị Én", "Chay\nMặn", "10"), ("Lê Thị Bé", "Chay", "2,5")] {
        register(&fixture, &code, name, words(&[(lunch, meal), (km, distance)])).await.unwrap();
    }
    let (_, token) =
        register(&fixture, &code, "Vũ Thị Ca", words(&[(lunch, "Mặn"), (km, "100")])).await.unwrap();
    cancel_registration(services, &token).await.unwrap();
    let (_, sums, _) = summarize_answers(services, &Actor::System, &code).await.unwrap();
    let counted = [("Chay".to_owned(), 2), ("Mặn".to_owned(), 1)];
    assert_eq!(sums[0].sums, Sums::Options(counted.to_vec()));
    assert_eq!(sums[1].sums, Sums::Numbers { sum: 12.5, mean: 6.25, least: 2.5, most: 10.0 });
});
