//! Questions go along: from an activity to its copy, to one that follows it, to a template; from a template to a new activity.

use std::collections::HashMap;

use domain::accounts::access::{Action, Actor};
use store::{Tx, ids::QuestionId, questions::Owner, rows::Question};

use crate::{
    Error, Result, Services,
    activities::{form::ActivityForm, show::open},
    questions::set::asked,
    templates::show::open_template,
};

/// Copies the questions that are asked, in their order; what hangs on another hangs on its copy. Answers how many.
pub(crate) async fn copy_questions(services: &Services, tx: &Tx, from: Owner, to: Owner) -> Result<usize> {
    let now = services.now();
    let mut copies: HashMap<QuestionId, QuestionId> = HashMap::new();
    let rows = asked(store::questions::of(tx, from).await?);
    for (position, one) in (1..).zip(rows) {
        let old = one.question.id;
        // What it hangs on comes before it; where that is asked no more, it is asked of everybody.
        let only_if = one.question.only_if.and_then(|parent| copies.get(&parent).copied());
        let only_answer = if only_if.is_some() { one.question.only_answer.clone() } else { String::new() };
        let (activity_id, template_id) = match to {
            Owner::Activity(id) => (Some(id), None),
            Owner::Template(id) => (None, Some(id)),
        };
        let row = Question {
            id: QuestionId::NEW,
            activity_id,
            template_id,
            position,
            only_if,
            only_answer,
            created_at: now,
            updated_at: now,
            version: 1,
            ..one.question
        };
        copies.insert(old, store::insert(tx, row).await?.id);
    }
    Ok(copies.len())
}

/// The template or the activity that a new activity follows, also where its days are its own.
///
/// # Errors
/// As the gate decides.
pub(crate) async fn followed(tx: &Tx, actor: &Actor, form: &ActivityForm) -> Result<Option<Owner>> {
    Ok(match (form.template.parse(), form.model.as_str()) {
        (Ok(template), _) => match open_template(tx, actor, template).await {
            Ok((template, _)) => Some(Owner::Template(template.id)),
            // It was taken away meanwhile: what was typed of it stays, and that is all there is.
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        },
        (Err(_), "") => None,
        (Err(_), model) => Some(Owner::Activity(open(tx, actor, Action::ManageActivity, model).await?.id)),
    })
}
