//! What the answers of everybody come to: how many said what, each figure with the way to its rows.

use axum::extract::{Path, State};
use domain::{Lang, numbers::whole, questions::sums::Sums};
use leptos::prelude::*;
use services::{
    questions::{QuestionSums, summarize_answers},
    rows::Question,
};
use ui::{ButtonLink, Empty, EmptyState, Look, Meter};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, path_of, workspace},
        questions::{said, words as t},
        registrations::filters::Filters,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (activity, all, people) = summarize_answers(&app.services, staff.actor(), &code).await?;
    let lang = staff.lang;
    let title = format!("{}: {}", t::summary(lang), activity.title);
    let frame = Workspace::new(&staff, staff.actor(), &activity, app.services.today(), WorkTab::People);
    Ok(staff.staff(&title, move || workspace(frame, None, view(lang, &code, all, people))))
}

fn view(lang: Lang, code: &str, all: Vec<QuestionSums>, (people, open): (usize, usize)) -> AnyView {
    if all.is_empty() {
        let text = t::nothing_text(lang);
        return view! { <EmptyState kind=Empty::Nothing title=t::no_questions_yet(lang) text/> }.into_any();
    }
    let missing = Filters { tra_loi: "chua".into(), ..Filters::default() };
    let missing = in_language(lang, &missing.path(code));
    let open = (open > 0).then(|| {
        view! { <p><a href=missing>{t::people_unanswered(lang, open)}</a></p> }
    });
    let list = in_language(lang, &path_of(code, WorkTab::People));
    let questions = all.into_iter().map(|one| question(lang, code, one, people)).collect_view();
    view! {
        <section class="stack sums">
            <h2>{t::summary(lang)}</h2>
            {open}
            {questions}
            <div class="actions no-print"><ButtonLink href=list look=Look::Secondary>{t::back(lang)}</ButtonLink></div>
        </section>
    }
    .into_any()
}

/// The rows behind a figure.
fn rows(lang: Lang, code: &str, row: &Question, answer: &str) -> String {
    let filters = Filters { cau: row.id.to_string(), dap: answer.to_owned(), ..Filters::default() };
    in_language(lang, &filters.path(code))
}

fn question(lang: Lang, code: &str, one: QuestionSums, people: usize) -> AnyView {
    let QuestionSums { question: row, answered, sums } = one;
    let note = row.retired_at.map(|_| {
        view! { " "<span class="soft small">{format!("({})", t::was_asked(lang))}</span> }
    });
    let all = rows(lang, code, &row, "");
    let figures = match sums {
        Sums::Options(counts) => {
            let bar = |(value, n): (String, usize)| {
                let href = rows(lang, code, &row, &value);
                let words = format!("{}: {}", said::option(lang, &row, &value), t::people(lang, n));
                view! { <li><a href=href><Meter value=whole(n) of=whole(answered) words/></a></li> }
            };
            view! { <ul class="bars">{counts.into_iter().map(bar).collect_view()}</ul> }.into_any()
        }
        Sums::Numbers { sum, mean, least, most } => {
            let figure = |label: &'static str, value: f64, href: String| {
                view! { <div class="fact"><dt>{label}</dt><dd><a href=href>{said::figure(lang, value)}</a></dd></div> }
            };
            let one = |value: f64| rows(lang, code, &row, &value.to_string());
            view! {
                <dl class="number-sums">
                    {figure(t::sum(lang), sum, all.clone())}
                    {figure(t::mean(lang), mean, all.clone())}
                    {figure(t::least(lang), least, one(least))}
                    {figure(t::most(lang), most, one(most))}
                </dl>
            }
            .into_any()
        }
        Sums::Nothing if answered > 0 => {
            view! { <p><a href=all.clone()>{t::read_each(lang)}</a></p> }.into_any()
        }
        Sums::Nothing => ().into_any(),
    };
    let answered_words = t::answered_of(lang, answered, people);
    view! {
        <section class="stack">
            <h3>{said::question(lang, &row)}{note}</h3>
            <p class="soft"><a href=all>{answered_words}</a></p>
            {figures}
        </section>
    }
    .into_any()
}
