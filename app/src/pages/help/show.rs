//! Help for participants, and whom to ask.

use axum::extract::State;
use leptos::prelude::*;
use ui::PageHead;

use crate::{App, page_error::PageResult, pages::help::words as t, visit::Page};

pub(crate) async fn show(State(app): State<App>, page: Page) -> PageResult {
    let lang = page.lang;
    let office = app.services.office().clone();
    let whom = [office.name, office.contact].into_iter().filter(|text| !text.is_empty());
    let whom = whom.collect::<Vec<_>>().join(" – ");
    Ok(page.public(t::title(lang), move || {
        let answers = t::answers(lang)
            .into_iter()
            .map(|(question, answer)| view! { <h2>{question}</h2><p>{answer}</p> })
            .collect_view();
        view! {
            <PageHead title=t::title(lang) lead=t::lead(lang)/>
            <div class="prose">{answers}<h2>{t::contact(lang)}</h2><p>{whom}</p></div>
        }
    }))
}
