//! The questions as participants see them, for the organizer to try. Nothing is sent.

use axum::extract::{Path, State};
use leptos::prelude::*;
use services::questions::{AskedQuestion, list_questions};
use ui::{ButtonLink, Empty, EmptyState, Look};

use crate::{
    App,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        questions::{
            fields::{Held, fields},
            list_path, words as t,
        },
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let list = list_questions(&app.services, staff.actor(), &code).await?;
    let (lang, back) = (staff.lang, staff.href(&list_path(&code)));
    let frame =
        Workspace::new(&staff, staff.actor(), &list.activity, app.services.today(), WorkTab::Questions);
    let asked: Vec<AskedQuestion> = list.asked.into_iter().map(|line| line.asked).collect();
    let title = format!("{}: {}", t::preview(lang), list.activity.title);
    Ok(staff.staff(&title, move || {
        let shown = fields(lang, &asked, &Held::default()).unwrap_or_else(|| {
            view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
                .into_any()
        });
        let inner = view! {
            <section class="stack">
                <h2>{t::preview(lang)}</h2>
                <p class="lead">{t::preview_lead(lang)}</p>
                <div class="form public">{shown}</div>
                <div class="actions"><ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink></div>
            </section>
        };
        workspace(frame, None, inner.into_any())
    }))
}
