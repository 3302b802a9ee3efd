//! Everybody on the staff.

use axum::extract::State;
use documents::dates;
use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Paged, accounts::StaffEntry};
use ui::{Badge, ButtonLink, Cell, Head, Icon, PageHead, Pager, Row, RowHead, Shape, Sign, Table, Tone};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::paging,
    page_error::PageResult,
    pages::accounts::staff_words as t,
    sheet::{self, Sheet, text},
    visit::Staff,
};

/// Which page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "trang")]
    page: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(file): Query<sheet::Wanted>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let lang = staff.lang;
    if let Some(format) = file.format() {
        let heads = [t::name(lang), t::email(lang), t::roles(lang), t::last_seen(lang), t::account(lang)];
        let entries = services::accounts::list_staff(&app.services, staff.actor()).await?;
        let mut sheet = Sheet::new("can-bo", t::staff(lang), &heads);
        sheet.rows = entries.into_iter().map(|entry| cells(lang, entry)).collect();
        return sheet.answer(format);
    }
    let found =
        services::accounts::list_staff_page(&app.services, staff.actor(), paging(&asked.page)).await?;
    Ok(staff.staff(t::staff(lang), move || view(lang, found)))
}

fn view(lang: Lang, found: Paged<StaffEntry>) -> AnyView {
    let n = whole(found.total);
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    let href = move |page| in_language(lang, &format!("{LIST}?trang={page}"));
    let rows = found.rows.into_iter().map(|entry| row(lang, entry)).collect_view();
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
        <Pager page pages href/>
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
