//! The questions of an activity as they are asked: in order, each below the one that it hangs on.

use std::collections::HashMap;

use domain::{
    Lang,
    questions::{
        asked::missing,
        kinds::{Asked, MOST_QUESTIONS, deciding},
        options::{QuestionOption, options},
        order::{Placed, in_order},
    },
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, QuestionId},
    questions::Owner,
    rows::{Activity, Question, Registration},
};

use crate::{Error, Result, Services};

/// A question that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// How deep it stands below others.
    pub depth: usize,
    /// What can be chosen; of a question without options none.
    pub options: Vec<QuestionOption>,
    /// The field that its problems are noted at, and the id of its input.
    pub field: &'static str,
    /// The question that it hangs on, and which of what can be chosen there is the answer, from 1.
    pub when: Option<(Box<Question>, usize)>,
}

impl AskedQuestion {
    /// The question in a language; in Vietnamese where there is no other.
    pub fn text(&self, lang: Lang) -> &str {
        text_in(&self.question, lang)
    }

    /// How its answer is read.
    pub(crate) fn rule(&self) -> Asked {
        rule(&self.question)
    }
}

/// The words of a question in a language; in Vietnamese where there are no others.
pub(crate) fn text_in(question: &Question, lang: Lang) -> &str {
    if question.text_en.is_empty() {
        &question.text_vi
    } else {
        lang.pick(&question.text_vi, &question.text_en)
    }
}

/// A question as the rules need it.
pub(crate) fn rule(question: &Question) -> Asked {
    Asked {
        id: question.id.0,
        kind: *question.kind,
        required: question.required,
        options: options(&question.options).into_iter().map(|option| option.vi).collect(),
        only_if: question.only_if.map(|parent| (parent.0, question.only_answer.clone())),
    }
}

/// Each question with the one that it hangs on, in the order of their places.
pub(crate) fn placed(rows: &[Question]) -> Vec<Placed> {
    rows.iter().map(|row| (row.id.0, row.only_if.map(|parent| parent.0))).collect()
}

/// The questions that are asked, out of all of an activity or a template.
pub(crate) fn asked(rows: Vec<Question>) -> Vec<AskedQuestion> {
    let rows: Vec<Question> = rows.into_iter().filter(|row| row.retired_at.is_none()).collect();
    let order = in_order(&placed(&rows));
    let by_id: HashMap<QuestionId, Question> = rows.into_iter().map(|row| (row.id, row)).collect();
    let one = |((id, depth), field): ((i64, usize), &&'static str)| {
        let question = by_id.get(&QuestionId(id))?.clone();
        let when = question.only_if.and_then(|parent| {
            let parent = by_id.get(&parent)?;
            let can_be = deciding(*parent.kind, &rule(parent).options);
            let nth = can_be.iter().position(|answer| *answer == question.only_answer)?;
            Some((Box::new(parent.clone()), nth + 1))
        });
        Some(AskedQuestion { depth, options: options(&question.options), field, when, question })
    };
    order.into_iter().zip(FIELDS.iter()).filter_map(one).collect()
}

/// The questions that an activity asks.
pub(crate) async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<AskedQuestion>> {
    Ok(asked(store::questions::of(conn, Owner::Activity(activity)).await?))
}

/// The questions that an activity asks of whoever registers, whose page was opened by them.
///
/// # Errors
/// [`Error::NotFound`] for one that was never published.
pub async fn asked_of_activity(services: &Services, activity: &Activity) -> Result<Vec<AskedQuestion>> {
    match activity.published_at {
        Some(_) => of_activity(services.db.read(), activity.id).await,
        None => Err(Error::NotFound),
    }
}

/// Who is on the list, or may still be, is asked.
pub(crate) fn is_asked(registration: &Registration) -> bool {
    !registration.state.is_final()
}

/// How many of the questions that have to be answered were not.
pub(crate) fn unanswered(asked: &[AskedQuestion], answers: &HashMap<QuestionId, String>) -> usize {
    let rules: Vec<Asked> = asked.iter().map(AskedQuestion::rule).collect();
    let answers = answers.iter().map(|(id, value)| (id.0, value.clone())).collect();
    missing(&rules, &answers).len()
}

/// The fields of a form with questions, by their order in it.
const FIELDS: [&str; MOST_QUESTIONS] = [
    "cau-1", "cau-2", "cau-3", "cau-4", "cau-5", "cau-6", "cau-7", "cau-8", "cau-9", "cau-10", "cau-11",
    "cau-12", "cau-13", "cau-14", "cau-15", "cau-16", "cau-17", "cau-18", "cau-19", "cau-20", "cau-21",
    "cau-22", "cau-23", "cau-24", "cau-25", "cau-26", "cau-27", "cau-28", "cau-29", "cau-30", "cau-31",
    "cau-32", "cau-33", "cau-34", "cau-35", "cau-36", "cau-37", "cau-38", "cau-39", "cau-40",
];
