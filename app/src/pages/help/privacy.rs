//! What is kept about people, and what they can ask for.

use axum::extract::State;
use leptos::prelude::*;
use ui::PageHead;

use crate::{
    App,
    page_error::PageResult,
    pages::{activities::public_words as tp, help::privacy_words as t},
    visit::Page,
};

pub(crate) async fn show(State(app): State<App>, page: Page) -> PageResult {
    let lang = page.lang;
    let office = app.services.office().clone();
    let whom = if office.contact.is_empty() {
        office.name
    } else {
        format!("{} – {}", office.name, office.contact)
    };
    Ok(page.public(t::privacy(lang), move || {
        view! {
            <PageHead title=t::privacy(lang)/>
            <div class="prose">
                <p>{t::privacy_what(lang)}</p>
                <p>{t::privacy_why(lang)}</p>
                <p>{t::privacy_rights(lang)}</p>
                <p>{tp::contact(lang)}": "{whom}</p>
            </div>
        }
    }))
}
