//! A mail that goes by itself, as its reader gets it, in both languages.

use axum::extract::{Path, State};
use domain::{Lang, Word};
use leptos::prelude::*;
use services::{
    holder::Opened,
    ids::MailRuleId,
    mails::Preview,
    reminders::{ShownReminder, preview_reminder},
};
use ui::{ButtonLink, Look};

use crate::{
    App,
    page_error::PageResult,
    pages::{
        holder::Around,
        reminders::{list_path, words as t},
    },
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, MailRuleId)>,
) -> PageResult {
    let shown = preview_reminder(&app.services, staff.actor(), &code, id).await?;
    let (lang, back) = (staff.lang, staff.href(&list_path(&code)));
    let around = Around::new(&app, &staff, &Opened::Activity(Box::new(shown.activity.clone())));
    let title = format!("{}: {}", t::preview(lang), shown.rule.kind.name(lang));
    let head = title.clone();
    Ok(staff.staff(&title, move || around.put(lang, None, view(lang, head, shown, back))))
}

fn view(lang: Lang, title: String, shown: ShownReminder, back: String) -> AnyView {
    let ShownReminder { to, mails: [vi, en], .. } = shown;
    let nobody = to.is_none().then(|| view! { <p class="soft">{t::nobody_yet(lang)}</p> });
    let to = to.unwrap_or_else(|| "…".into());
    view! {
        <section class="stack">
            <h2>{title}</h2>
            {nobody}
            <p class="soft">{t::link_text(lang)}</p>
            <h3>{t::in_vietnamese(lang)}</h3>
            {mail(lang, Lang::Vi, &to, vi)}
            <h3>{t::in_english(lang)}</h3>
            {mail(lang, Lang::En, &to, en)}
            <div class="actions"><ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink></div>
        </section>
    }
    .into_any()
}

fn mail(lang: Lang, of: Lang, to: &str, preview: Preview) -> AnyView {
    let lines = preview.text.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
    view! {
        <article class="mail" lang=of.code()>
            <dl class="mail-head">
                <div><dt>{t::to(lang)}</dt><dd>{to.to_owned()}</dd></div>
                <div class="mail-subject"><dt>{t::subject(lang)}</dt><dd>{preview.subject}</dd></div>
            </dl>
            <div class="mail-body"><p>{lines}</p></div>
        </article>
    }
    .into_any()
}
