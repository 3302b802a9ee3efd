//! Everybody on the staff.

use axum::extract::State;
use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use services::accounts::StaffEntry;
use ui::{Badge, ButtonLink, Cell, Head, Icon, PageHead, Row, RowHead, Shape, Sign, Table, Tone};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::accounts::staff_words as t,
    sheet::{self, Sheet, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let entries = services::accounts::list_staff(&app.services, staff.actor()).await?;
    let lang = staff.lang;
    if let Some(format) = file.format() {
        let heads = [t::name(lang), t::email(lang), t::roles(lang), t::last_seen(lang), t::account(lang)];
        let mut sheet = Sheet::new("can-bo", t::staff(lang), &heads);
        sheet.rows = entries.into_iter().map(|entry| cells(lang, entry)).collect();
        return sheet.answer(format);
    }
    Ok(staff.staff(t::staff(lang), move || view(lang, entries)))
}

fn view(lang: Lang, entries: Vec<StaffEntry>) -> AnyView {
    let n = entries.len();
    let rows = entries.into_iter().map(|entry| row(lang, entry)).collect_view();
    let head = vec![
        Head::text(t::name(lang)),
        Head::text(t::email(lang)),
        Head::text(t::roles(lang)),
        Head::text(t::last_seen(lang)),
        Head::text(t::account(lang)),
    ];
    view! {
        <PageHead title=t::staff(lang) lead=t::lead(lang)>
            <ButtonLink href=in_language(lang, &format!("{LIST}/moi"))><Icon sign=Sign::Plus/>{t::invite(lang)}</ButtonLink>
        </PageHead>
        <Table id="staff" caption=t::caption(lang, n) head shape=Shape::Cards>{rows}</Table>
        {sheet::links(lang, &in_language(lang, LIST))}
    }
    .into_any()
}

fn cells(lang: Lang, entry: StaffEntry) -> Vec<sheet::Cell> {
    let roles = entry.role_words(lang);
    let state = if entry.is_closed() { t::closed(lang) } else { t::open(lang) };
    let seen = seen(lang, &entry);
    vec![text(entry.user.name), text(entry.user.email), text(roles), text(seen), text(state)]
}

/// When somebody was last seen.
fn seen(lang: Lang, entry: &StaffEntry) -> String {
    entry.last_seen.map_or_else(|| t::never_seen(lang).to_owned(), |at| dates::moment(at, lang))
}

fn row(lang: Lang, entry: StaffEntry) -> AnyView {
    let href = in_language(lang, &path_of(entry.user.id));
    let roles = if entry.roles.is_empty() { t::no_role(lang).to_owned() } else { entry.role_words(lang) };
    let state = state(lang, &entry);
    let seen = seen(lang, &entry);
    view! {
        <Row>
            <RowHead><a href=href>{entry.user.name}</a></RowHead>
            <Cell label=t::email(lang)>{entry.user.email}</Cell>
            <Cell label=t::roles(lang)>{roles}</Cell>
            <Cell label=t::last_seen(lang)>{seen}</Cell>
            <Cell label=t::account(lang)>{state}</Cell>
        </Row>
    }
    .into_any()
}

/// Whether the account is open, as a badge.
pub(crate) fn state(lang: Lang, entry: &StaffEntry) -> AnyView {
    let (tone, words) =
        if entry.is_closed() { (Tone::Bad, t::closed(lang)) } else { (Tone::Ok, t::open(lang)) };
    view! { <Badge tone>{words}</Badge> }.into_any()
}

/// The address of the list, without the language.
pub(crate) const LIST: &str = "/quan-ly/can-bo";

/// The address of somebody's page, without the language.
pub(crate) fn path_of(id: services::ids::UserId) -> String {
    format!("{LIST}/{id}")
}
