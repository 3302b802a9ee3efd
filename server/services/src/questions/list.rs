//! The questions of an activity, as its organizer sees them.

use std::collections::HashMap;

use domain::{
    accounts::access::{Action, Actor},
    questions::order::{Way, neighbour},
};
use store::{
    ids::QuestionId,
    questions::Owner,
    rows::{Activity, Question},
};

use crate::{
    Result, Services,
    activities::show::open,
    questions::set::{AskedQuestion, asked, placed},
};

/// A question that is asked, in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionLine {
    /// The question.
    pub asked: AskedQuestion,
    /// How many answered it.
    pub answered: u64,
    /// It can go further up among those that hang on the same one.
    pub goes_up: bool,
    /// It can go further down.
    pub goes_down: bool,
}

/// The questions of an activity.
#[derive(Debug, Clone)]
pub struct QuestionList {
    /// The activity.
    pub activity: Activity,
    /// Those that are asked, in their order.
    pub asked: Vec<QuestionLine>,
    /// Those that are asked no more, with how many answered them.
    pub retired: Vec<(Question, u64)>,
}

/// The questions of an activity.
///
/// # Errors
/// As the gate decides.
pub async fn list_questions(services: &Services, actor: &Actor, code: &str) -> Result<QuestionList> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let rows = store::questions::of(read, Owner::Activity(activity.id)).await?;
    let counts: HashMap<QuestionId, u64> = store::answers::counts(read, activity.id)
        .await?
        .into_iter()
        .map(|(id, n)| (id, n.unsigned_abs()))
        .collect();
    let answered = |id: QuestionId| counts.get(&id).copied().unwrap_or_default();
    let (retired, live): (Vec<Question>, Vec<Question>) =
        rows.into_iter().partition(|row| row.retired_at.is_some());
    let places = placed(&live);
    let moves = |id: QuestionId, way: Way| neighbour(&places, id.0, way).is_some();
    let line = |asked: AskedQuestion| QuestionLine {
        answered: answered(asked.question.id),
        goes_up: moves(asked.question.id, Way::Up),
        goes_down: moves(asked.question.id, Way::Down),
        asked,
    };
    let retired = retired.into_iter().map(|row| (answered(row.id), row)).map(|(n, row)| (row, n)).collect();
    Ok(QuestionList { activity, asked: asked(live).into_iter().map(line).collect(), retired })
}
