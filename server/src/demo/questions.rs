//! What the workshop of the demo asks of its participants, and what some of them answered.

use domain::accounts::access::Actor;
use services::{
    Services,
    ids::QuestionId,
    questions::{AnswersForm, QuestionForm},
};

use super::refused::refused;

/// Asks, and lets the first of the list answer.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn ask(services: &Services, code: &str) -> anyhow::Result<()> {
    let lunch = QuestionForm {
        kind: "choice".into(),
        text_vi: "Ông (bà) dùng bữa trưa thế nào?".into(),
        text_en: "What will you have for lunch?".into(),
        options: "Ăn thường | Anything\nĂn chay | Vegetarian\nKhông dùng bữa | No lunch".into(),
        on_papers: "yes".into(),
        ..QuestionForm::default()
    };
    let lunch = add(services, code, lunch).await?;
    let night = QuestionForm {
        kind: "yes_no".into(),
        text_vi: "Ông (bà) có ở lại qua đêm không?".into(),
        text_en: "Will you stay overnight?".into(),
        ..QuestionForm::default()
    };
    let night = add(services, code, night).await?;
    let nights = QuestionForm {
        kind: "number".into(),
        text_vi: "Ông (bà) ở lại mấy đêm?".into(),
        text_en: "How many nights?".into(),
        required: "yes".into(),
        only_if: format!("{night}:yes"),
        ..QuestionForm::default()
    };
    let nights = add(services, code, nights).await?;
    let topics = QuestionForm {
        kind: "several".into(),
        text_vi: "Ông (bà) quan tâm nội dung nào?".into(),
        text_en: "Which topics are you interested in?".into(),
        options: "Truyền thanh cơ sở\nMạng xã hội\nSân khấu hóa\nTuyên truyền tại trường học".into(),
        ..QuestionForm::default()
    };
    let topics = add(services, code, topics).await?;
    answer(services, code, [lunch, night, nights, topics]).await
}

async fn add(services: &Services, code: &str, form: QuestionForm) -> anyhow::Result<QuestionId> {
    services::questions::add_question(services, &Actor::System, code, &form).await.map_err(refused)
}

/// The first twenty answer, each in their own way.
async fn answer(
    services: &Services,
    code: &str,
    [lunch, night, nights, topics]: [QuestionId; 4],
) -> anyhow::Result<()> {
    let (_, entries) =
        services::registrations::list_registrations(services, &Actor::System, code).await.map_err(refused)?;
    for (i, entry) in entries.iter().take(20).enumerate() {
        let meal = ["Ăn thường", "Ăn chay", "Ăn thường", "Không dùng bữa"][i % 4];
        let mut words = vec![
            (lunch, vec![meal.to_owned()]),
            (topics, vec!["Mạng xã hội".to_owned(), "Truyền thanh cơ sở".to_owned()]),
        ];
        if i % 5 == 0 {
            words.extend([(night, vec!["yes".to_owned()]), (nights, vec![(1 + i % 2).to_string()])]);
        } else {
            words.push((night, vec!["no".to_owned()]));
        }
        let id = entry.registration.id;
        let token =
            services::registrations::link_token(services, &Actor::System, id).await.map_err(refused)?;
        let form = AnswersForm { words, ..AnswersForm::default() };
        services::questions::answer_questions(services, &token, &form).await.map_err(refused)?;
    }
    Ok(())
}
