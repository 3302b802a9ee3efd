//! The answers of everybody on a list, for its columns and its filters.

use std::collections::{HashMap, HashSet};

use domain::{
    accounts::access::{Action, Actor},
    questions::asked::says,
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, QuestionId, RegistrationId},
    questions::Owner,
    rows::{Activity, Question},
};

use crate::{
    Result, Services,
    permit::may,
    questions::set::{AskedQuestion, asked, unanswered},
};

/// The questions of an activity, with what everybody on its list answered.
#[derive(Debug, Clone, Default)]
pub struct ListAnswers {
    /// The questions, in their order; last those that are asked no more and that somebody answered.
    pub questions: Vec<Question>,
    /// Those that are asked.
    pub asked: Vec<AskedQuestion>,
    answers: HashMap<RegistrationId, HashMap<QuestionId, String>>,
    none: HashMap<QuestionId, String>,
}

impl ListAnswers {
    /// What somebody answered to a question.
    pub fn of(&self, registration: RegistrationId, question: QuestionId) -> Option<&str> {
        self.all_of(registration).get(&question).map(String::as_str)
    }

    /// How many questions that have to be answered somebody has not.
    pub fn unanswered(&self, registration: RegistrationId) -> usize {
        unanswered(&self.asked, self.all_of(registration))
    }

    /// Whether somebody answered a question, with this answer where one is given.
    pub fn has_said(&self, registration: RegistrationId, question: QuestionId, wanted: &str) -> bool {
        let Some(given) = self.of(registration, question) else { return false };
        let is_chosen = self.questions.iter().any(|row| row.id == question && row.kind.can_decide());
        wanted.is_empty() || if is_chosen { says(given, wanted) } else { given == wanted }
    }

    /// All that somebody answered.
    fn all_of(&self, registration: RegistrationId) -> &HashMap<QuestionId, String> {
        self.answers.get(&registration).unwrap_or(&self.none)
    }
}

/// The answers of everybody on the list of an activity, for those who may read them; for others nothing (rule 10).
pub async fn answers_of_list(services: &Services, actor: &Actor, activity: &Activity) -> Result<ListAnswers> {
    let conn = services.db.read();
    match may(conn, actor, Action::ReadCertificates, activity).await? {
        true => read(conn, activity.id).await,
        false => Ok(ListAnswers::default()),
    }
}

/// The answers of everybody on the list of an activity. Where nothing is asked, nothing else is read.
pub(crate) async fn read(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<ListAnswers> {
    let rows = store::questions::of(conn, Owner::Activity(activity)).await?;
    if rows.is_empty() {
        return Ok(ListAnswers::default());
    }
    let mut answers: HashMap<RegistrationId, HashMap<QuestionId, String>> = HashMap::new();
    let mut answered: HashSet<QuestionId> = HashSet::new();
    for row in store::answers::of_activity(conn, activity).await? {
        answered.insert(row.question_id);
        answers.entry(row.registration_id).or_default().insert(row.question_id, row.value);
    }
    let retired: Vec<Question> =
        rows.iter().filter(|row| row.retired_at.is_some() && answered.contains(&row.id)).cloned().collect();
    let asked = asked(rows);
    let questions = asked.iter().map(|one| one.question.clone()).chain(retired).collect();
    Ok(ListAnswers { questions, asked, answers, none: HashMap::new() })
}
