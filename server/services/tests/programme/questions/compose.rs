//! An organizer composes questions: their order, what hangs on what, what stays when one is removed, and where they go along.

use domain::{
    accounts::access::{Actor, Role},
    questions::order::Way,
};
use services::{
    Error,
    activities::{ActivityForm, Begin},
    ids::QuestionId,
    questions::{AnswersForm, QuestionForm, Removed, list_questions},
    registrations::{Registered, RegistrationForm},
};

use crate::support::{self, Fixture, registrant, staff};

/// A published class tomorrow. Answers its code.
pub async fn class(fixture: &Fixture, seats: &str) -> String {
    let form = support::class(seats, "2/7/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

/// A question of a kind.
pub fn question(kind: &str, text: &str) -> QuestionForm {
    QuestionForm { kind: kind.into(), text_vi: text.into(), ..QuestionForm::default() }
}

/// Adds a question.
pub async fn add(fixture: &Fixture, code: &str, form: &QuestionForm) -> QuestionId {
    services::questions::add_question(&fixture.services, &Actor::System, code, form).await.unwrap()
}

/// Somebody registers with these answers.
pub async fn register(
    fixture: &Fixture,
    code: &str,
    name: &str,
    answers: AnswersForm,
) -> Result<(services::rows::Registration, String), Error> {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    let form = RegistrationForm { answers, ..registrant(name, &email) };
    let done = services::registrations::register_participant(
        &fixture.services,
        code,
        &form,
        domain::Lang::Vi,
        "192.0.2.1",
    );
    match done.await {
        Ok(Registered::Done(row, token)) => Ok((row, token)),
        Ok(other) => panic!("{other:?}"),
        Err(not) => Err(not.error),
    }
}

/// Answers in words.
pub fn words(all: &[(QuestionId, &str)]) -> AnswersForm {
    let words = all.iter().map(|(id, value)| (*id, value.split('\n').map(str::to_owned).collect()));
    AnswersForm { words: words.collect(), ..AnswersForm::default() }
}

async fn texts(fixture: &Fixture, code: &str) -> Vec<String> {
    let list = list_questions(&fixture.services, &Actor::System, code).await.unwrap();
    list.asked
        .iter()
        .map(|line| format!("{}{}", "-".repeat(line.asked.depth), line.asked.question.text_vi))
        .collect()
}

on_the_programme!(questions_keep_their_order_and_what_hangs_on_one_stands_below_it, async |fixture| {
    let code = class(&fixture, "5").await;
    let night = add(&fixture, &code, &question("yes_no", "Ở lại?")).await;
    let lunch = add(
        &fixture,
        &code,
        &QuestionForm { options: "Chay\nMặn".into(), ..question("choice", "Bữa trưa?") },
    )
    .await;
    let hangs = QuestionForm { only_if: format!("{night}:yes"), ..question("number", "Mấy đêm?") };
    add(&fixture, &code, &hangs).await;
    assert_eq!(texts(&fixture, &code).await, ["Ở lại?", "-Mấy đêm?", "Bữa trưa?"]);
    let services = &fixture.services;
    services::questions::move_question(services, &Actor::System, &code, lunch, Way::Up).await.unwrap();
    assert_eq!(texts(&fixture, &code).await, ["Bữa trưa?", "Ở lại?", "-Mấy đêm?"]);

    let retire = services::questions::retire_question(services, &Actor::System, &code, night).await;
    assert!(matches!(retire, Err(Error::Conflict(_))), "another hangs on it: {retire:?}");
    let wrong = QuestionForm { only_if: format!("{lunch}:Không có"), ..question("text", "Vì sao?") };
    let added = services::questions::add_question(services, &Actor::System, &code, &wrong).await;
    assert!(matches!(added, Err(Error::Invalid(_))), "{added:?}");

    // What goes along: to a copy, to an activity that follows it, to a template and what is made of that.
    let copy = services::activities::copy_activity(services, &Actor::System, &code, "9/9/2026", "").await;
    assert_eq!(texts(&fixture, &copy.unwrap()).await, ["Bữa trưa?", "Ở lại?", "-Mấy đêm?"]);
    let begun = services::activities::begin_activity(services, &Actor::System, Begin::OfActivity(&code))
        .await
        .unwrap();
    let follows = ActivityForm { starts_on: "16/9/2026".into(), reason: "Kiểm thử".into(), ..begun.form };
    let follows = services::activities::create_activity(services, &Actor::System, &follows).await.unwrap();
    assert_eq!(texts(&fixture, &follows).await, ["Bữa trưa?", "Ở lại?", "-Mấy đêm?"]);
    let template = services::templates::begin_template(services, &Actor::System, &code).await.unwrap();
    let template = services::templates::create_template(services, &Actor::System, &template).await.unwrap();
    let begun =
        services::activities::begin_activity(services, &Actor::System, Begin::OfTemplate(template)).await;
    let made = ActivityForm {
        starts_on: "23/9/2026".into(),
        place: "Hội trường".into(),
        reason: "Kiểm thử".into(),
        ..begun.unwrap().form
    };
    let made = services::activities::create_activity(services, &Actor::System, &made).await.unwrap();
    assert_eq!(texts(&fixture, &made).await, ["Bữa trưa?", "Ở lại?", "-Mấy đêm?"]);
    let hangs = "SELECT count(*) FROM questions q JOIN questions p ON p.id = q.only_if WHERE p.activity_id = q.activity_id OR p.template_id = q.template_id";
    assert_eq!(fixture.number(hangs).await, 5, "each on its own, never on that of another");
    services::templates::remove_template(services, &Actor::System, template).await.unwrap();
});

on_the_programme!(a_question_that_was_answered_stays_readable_and_keeps_its_kind, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "5").await);
    let asked = add(&fixture, &code, &question("text", "Ghi chú?")).await;
    let free = add(&fixture, &code, &question("text", "Khác?")).await;
    register(&fixture, &code, "Ma Thị Én", words(&[(asked, "Xin ngồi gần lối đi")])).await.unwrap();
    let loaded = services::questions::load_question_form(services, &Actor::System, &code, Some(asked)).await;
    let form = QuestionForm { kind: "number".into(), ..loaded.unwrap().form };
    let edited = services::questions::edit_question(services, &Actor::System, &code, asked, &form).await;
    assert!(matches!(edited, Err(Error::Invalid(_))), "{edited:?}");
    let form = QuestionForm { kind: "text".into(), text_vi: "Ghi chú thêm?".into(), ..form };
    services::questions::edit_question(services, &Actor::System, &code, asked, &form).await.unwrap();
    let again = services::questions::edit_question(services, &Actor::System, &code, asked, &form).await;
    assert!(matches!(again, Err(Error::Stale(_))), "{again:?}");

    let retire =
        async |id| services::questions::retire_question(services, &Actor::System, &code, id).await.unwrap();
    assert_eq!(retire(asked).await, Removed::Kept(1));
    assert_eq!(retire(free).await, Removed::Unanswered);
    let delete = async |id| services::questions::delete_question(services, &Actor::System, &code, id).await;
    assert!(matches!(delete(asked).await, Err(Error::Conflict(_))));
    delete(free).await.unwrap();
    let list = list_questions(services, &Actor::System, &code).await.unwrap();
    assert_eq!((list.asked.len(), list.retired.len()), (0, 1));
    services::questions::restore_question(services, &Actor::System, &code, asked).await.unwrap();
    assert_eq!(texts(&fixture, &code).await, ["Ghi chú thêm?"]);
});

on_the_programme!(questions_are_the_organizers_alone_and_answers_are_not_for_the_door, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "5").await);
    let id = add(&fixture, &code, &question("text", "Ghi chú?")).await;
    let (row, _) = register(&fixture, &code, "Ma Thị Én", words(&[(id, "Đi xe lăn")])).await.unwrap();
    let path = fixture.text("SELECT path FROM units WHERE code = 'P19'").await;
    for role in [Role::Manager, Role::Focal] {
        let actor = staff(role, Some(&path));
        assert!(list_questions(services, &actor, &code).await.is_err(), "{role:?}");
        let added = services::questions::add_question(services, &actor, &code, &question("text", "X?")).await;
        assert!(added.is_err(), "{role:?}");
    }
    let manager = staff(Role::Manager, Some(&path));
    assert!(services::questions::show_answers(services, &manager, &code, row.id).await.is_ok());
    let other = fixture.text("SELECT path FROM units WHERE name = 'Xã Định Hóa' AND valid_to IS NULL").await;
    let elsewhere = staff(Role::Organizer, Some(&other));
    let read = services::questions::show_answers(services, &elsewhere, &code, row.id).await;
    assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    let trainer = Actor::Staff(
        1,
        vec![domain::accounts::access::Grant {
            role: Role::Trainer,
            unit: None,
            activity: Some(fixture.number(&format!("SELECT id FROM activities WHERE code = '{code}'")).await),
        }],
    );
    let read = services::questions::show_answers(services, &trainer, &code, row.id).await;
    assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
});

on_the_programme!(a_question_that_is_asked_again_hangs_on_no_answer_that_is_gone, async |fixture| {
    let (services, code) = (&fixture.services, class(&fixture, "5").await);
    let lunch = QuestionForm { options: "Thường\nChay".into(), ..question("choice", "Bữa trưa?") };
    let lunch_id = add(&fixture, &code, &lunch).await;
    let why = QuestionForm { only_if: format!("{lunch_id}:Chay"), ..question("text", "Kiêng gì?") };
    let why_id = add(&fixture, &code, &why).await;
    services::questions::retire_question(services, &Actor::System, &code, why_id).await.unwrap();
    let less = QuestionForm { options: "Thường\nNhẹ".into(), version: "1".into(), ..lunch };
    services::questions::edit_question(services, &Actor::System, &code, lunch_id, &less).await.unwrap();
    services::questions::restore_question(services, &Actor::System, &code, why_id).await.unwrap();
    let hangs = fixture.number("SELECT count(*) FROM questions WHERE only_if IS NOT NULL").await;
    assert_eq!(hangs, 0, "it is asked of everybody, and its answers are kept");
});
