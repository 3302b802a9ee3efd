//! The questions of an activity as those see them who answer.

use domain::{
    Lang, Problems, QuestionKind,
    questions::kinds::{NO, YES},
};
use leptos::prelude::*;
use services::{
    ids::QuestionId,
    questions::{AnswersForm, AskedQuestion},
};
use std::collections::HashMap;
use ui::{Checkboxes, Choice, Field, FileField, Flow, Kind, Need, Radios, TextArea, Width};

use crate::{
    form::beside,
    pages::questions::{
        said,
        sent::{QUESTION, WITHOUT},
        words as t,
    },
};

/// What browsers offer to choose from.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx";

/// What the fields hold.
#[derive(Default)]
pub(crate) struct Held<'a> {
    /// What was typed or chosen.
    pub form: AnswersForm,
    /// The names of files that were given before, with where to get each.
    pub files: HashMap<QuestionId, (String, String)>,
    /// What is wrong.
    pub problems: Option<&'a Problems>,
}

impl Held<'_> {
    /// What was answered before.
    pub(crate) fn of(asked: &[AskedQuestion], answers: &HashMap<QuestionId, String>) -> AnswersForm {
        let words = asked.iter().filter_map(|one| {
            let value = answers.get(&one.question.id)?;
            Some((one.question.id, said::typed(*one.question.kind, value)))
        });
        AnswersForm { words: words.collect(), ..AnswersForm::default() }
    }
}

/// Whether any of the questions asks for a file: the form is then sent in the way that carries files.
pub(crate) fn encoding(asked: &[AskedQuestion]) -> Option<&'static str> {
    let has_file = asked.iter().any(|one| *one.question.kind == QuestionKind::File);
    has_file.then_some("multipart/form-data")
}

/// The fields, each below the one that it hangs on. Without `:has()` all are seen, with words that say when to answer.
pub(crate) fn fields(lang: Lang, asked: &[AskedQuestion], held: &Held<'_>) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let mut at = 0;
    let mut tops = vec![];
    while at < asked.len() {
        tops.push(branch(lang, asked, &mut at, held));
    }
    Some(
        view! {
            <fieldset class="fieldset asks">
                <legend>{t::legend(lang)}</legend>
                {tops.into_iter().collect_view()}
            </fieldset>
        }
        .into_any(),
    )
}

/// A question with all that hangs on it.
fn branch(lang: Lang, asked: &[AskedQuestion], at: &mut usize, held: &Held<'_>) -> AnyView {
    let one = &asked[*at];
    *at += 1;
    let mut below = vec![];
    while *at < asked.len() && asked[*at].depth > one.depth {
        below.push(branch(lang, asked, at, held));
    }
    let class = match &one.when {
        Some((_, nth)) => format!("ask ask-when ask-when-{nth}"),
        None => "ask".to_owned(),
    };
    let note = one.when.as_ref().map(|(parent, _)| {
        let answer = said::option(lang, parent, &one.question.only_answer);
        view! { <p class="ask-note soft">{t::answer_when(lang, &said::question(lang, parent), &answer)}</p> }
    });
    let field = field(lang, one, held);
    view! { <div class=class>{note}{field}{below.into_iter().collect_view()}</div> }.into_any()
}

fn field(lang: Lang, one: &AskedQuestion, held: &Held<'_>) -> AnyView {
    let row = &one.question;
    let (id, name) = (one.field, format!("{QUESTION}{}", row.id));
    let label = one.text(lang).to_owned();
    let need = if row.required { Need::Required } else { Need::Optional };
    let values = held.form.of(row.id).to_vec();
    let value = values.first().cloned().unwrap_or_default();
    let error = match held.problems {
        Some(problems) => beside(lang, problems, one.field),
        None => None::<String>.into(),
    };
    let help = |usual: &'static str| if row.help.is_empty() { usual.to_owned() } else { row.help.clone() };
    let choices =
        || one.options.iter().map(|option| Choice::new(option.vi.clone(), option.text(lang))).collect();
    match *row.kind {
        QuestionKind::Text => {
            view! { <TextArea name id label hint=help("") need value rows=2 error/> }.into_any()
        }
        QuestionKind::Number => view! {
            <Field name id label hint=help(t::number_hint(lang)) need value error kind=Kind::Decimal width=Width::Letters10/>
        }
        .into_any(),
        QuestionKind::Date => view! {
            <Field name id label hint=help(t::day_hint(lang)) need value error width=Width::Letters10/>
        }
        .into_any(),
        QuestionKind::Choice => {
            view! { <Radios name id label hint=help("") need value error choices=choices()/> }.into_any()
        }
        QuestionKind::Several => {
            view! { <Checkboxes name id label hint=help("") need values error choices=choices()/> }.into_any()
        }
        QuestionKind::YesNo => {
            let choices = vec![Choice::new(YES, t::yes(lang)), Choice::new(NO, t::no(lang))];
            view! { <Radios name id label hint=help("") need value error choices flow=Flow::Line/> }.into_any()
        }
        QuestionKind::File => file(lang, one, held, (label, need)),
    }
}

fn file(lang: Lang, one: &AskedQuestion, held: &Held<'_>, (label, need): (String, Need)) -> AnyView {
    let row = &one.question;
    let name = format!("{QUESTION}{}", row.id);
    let hint = if row.help.is_empty() {
        t::file_hint(lang).to_owned()
    } else {
        format!("{} {}", row.help, t::file_hint(lang))
    };
    // What was wrong with the file goes before that it has to be chosen again.
    let wrong = held.problems.and_then(|problems| problems.of(one.field)).map(|problem| problem.text(lang));
    let again = held.problems.and(held.form.file_of(row.id)).map(|name| t::choose_again(lang, name));
    let error = wrong.or(again);
    let there = held.files.get(&row.id).map(|(file, href)| {
        let (without, href) = (format!("{WITHOUT}{}", row.id), href.clone());
        let boxed = (!row.required).then(|| {
            view! { <Checkboxes name=without values=vec![] choices=vec![Choice::new("yes", t::without_file(lang))]/> }
        });
        view! { <p>{t::file_there(lang)}" "<a href=href>{file.clone()}</a></p>{boxed} }
    });
    view! { <FileField name id=one.field label hint need error accept=ACCEPT/>{there} }.into_any()
}
