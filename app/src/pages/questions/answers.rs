//! What one person answered.

use axum::extract::{Path, State};
use domain::{Lang, QuestionKind};
use leptos::prelude::*;
use services::{
    ids::RegistrationId,
    questions::{ShownAnswers, show_answers},
    rows::Question,
};
use ui::{ButtonLink, Empty, EmptyState, Look};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, path_of, workspace},
        questions::{file_path, said, words as t},
    },
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, RegistrationId)>,
) -> PageResult {
    let shown = show_answers(&app.services, staff.actor(), &code, id).await?;
    let lang = staff.lang;
    let title = format!("{}: {}", t::answers(lang), shown.person.full_name);
    let frame = Workspace::new(&staff, staff.actor(), &shown.activity, app.services.today(), WorkTab::People);
    Ok(staff.staff(&title, move || workspace(frame, None, view(lang, &shown))))
}

fn view(lang: Lang, shown: &ShownAnswers) -> AnyView {
    let code = &shown.activity.code;
    let back = in_language(lang, &path_of(code, WorkTab::People));
    let facts: Vec<AnyView> = shown
        .asked
        .iter()
        .map(|one| (&one.question, one.depth, None))
        .chain(shown.retired.iter().map(|row| (row, 0, Some(t::was_asked(lang)))))
        .map(|(row, depth, note)| line(lang, shown, (row, depth, note)))
        .collect();
    let list = if facts.is_empty() {
        let text = t::nothing_text(lang);
        view! { <EmptyState kind=Empty::Nothing title=t::no_questions_yet(lang) text/> }.into_any()
    } else {
        view! { <dl class="answers-given">{facts.into_iter().collect_view()}</dl> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{format!("{}: {}", t::answers(lang), shown.person.full_name)}</h2>
            {list}
            <div class="actions"><ButtonLink href=back look=Look::Secondary>{t::back(lang)}</ButtonLink></div>
        </section>
    }
    .into_any()
}

fn line(
    lang: Lang,
    shown: &ShownAnswers,
    (row, depth, note): (&Question, usize, Option<&'static str>),
) -> AnyView {
    let note = note.map(|note| view! { " "<span class="soft small">{format!("({note})")}</span> });
    let value = shown.answers.get(&row.id);
    let answer = match value {
        Some(name) if *row.kind == QuestionKind::File => {
            let href = in_language(lang, &file_path(&shown.activity.code, shown.registration.id, row.id));
            view! { <a href=href>{name.clone()}</a> }.into_any()
        }
        Some(value) => view! { <span class="answer-text">{said::answer(lang, row, value)}</span> }.into_any(),
        None => {
            let parent = row.only_if.and_then(|parent| shown.answers.get(&parent));
            let applies = row.only_if.is_none()
                || parent.is_some_and(|value| domain::questions::asked::says(value, &row.only_answer));
            let words = if applies { t::no_answer(lang) } else { t::not_asked(lang) };
            view! { <span class="soft">{words}</span> }.into_any()
        }
    };
    let class = format!("question-{}", depth.min(3));
    view! { <div class=class><dt>{said::question(lang, row)}{note}</dt><dd>{answer}</dd></div> }.into_any()
}
