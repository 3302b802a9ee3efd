//! What the answers of everybody who is on the list come to, question by question.

use domain::{
    accounts::access::Actor,
    questions::sums::{Sums, sums},
};
use store::{
    ids::RegistrationId,
    rows::{Activity, Question},
};

use crate::{
    Result, Services,
    questions::{of_list::read, set::rule, show::open_answers},
};

/// What the answers to one question come to.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSums {
    /// The question.
    pub question: Question,
    /// How many answered it.
    pub answered: usize,
    /// What they come to.
    pub sums: Sums,
}

/// Adds up the answers of everybody who has a seat, waits or is asked whether they come; and how many of them still have to answer.
///
/// # Errors
/// As the gate decides.
pub async fn summarize_answers(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<QuestionSums>, (usize, usize))> {
    let conn = services.db.read();
    let activity = open_answers(conn, actor, code).await?;
    let list = store::registrations::of_activity(conn, activity.id).await?;
    let people: Vec<RegistrationId> =
        list.iter().filter(|(row, _)| !row.state.is_final()).map(|(row, _)| row.id).collect();
    let answers = read(conn, activity.id).await?;
    let one = |question: &Question| {
        let given: Vec<&str> = people.iter().filter_map(|id| answers.of(*id, question.id)).collect();
        QuestionSums {
            answered: given.len(),
            sums: sums(*question.kind, &rule(question).options, &given),
            question: question.clone(),
        }
    };
    let all = answers.questions.iter().map(one).collect();
    let open = people.iter().filter(|id| answers.unanswered(**id) > 0).count();
    Ok((activity, all, (people.len(), open)))
}
