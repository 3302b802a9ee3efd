//! The list of documents, for who manages them.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    documents::{DocumentList, list_documents},
    holder::Holder,
    ids::{DocumentId, TemplateId},
    rows::Document,
};
use ui::{
    ButtonLink, Caption, Cell, Empty, EmptyState, Head, Look, PostButton, Row, RowHead, Shape, Size, Table,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        documents::{path, words as t},
        holder::Around,
    },
    visit::Staff,
};

/// What is to be done with which document.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    document: String,
    act: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, Holder::Activity(&code)).await
}

pub(crate) async fn show_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
) -> PageResult {
    render(&app, &staff, Holder::Template(id)).await
}

pub(crate) async fn act(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Act>,
) -> PageResult {
    submit(&app, &staff, Holder::Activity(&code), &form).await
}

pub(crate) async fn act_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
    Form(form): Form<Act>,
) -> PageResult {
    submit(&app, &staff, Holder::Template(id), &form).await
}

async fn submit(app: &App, staff: &Staff, holder: Holder<'_>, form: &Act) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    // Whoever may not is told so before a number that is none.
    list_documents(services, actor, holder).await?;
    let id: DocumentId = form.document.parse().map_err(|_| services::Error::NotFound)?;
    if form.act != "xoa" {
        return Err(PageError::Status(StatusCode::BAD_REQUEST));
    }
    let done = services::documents::remove_document(services, actor, holder, id).await?;
    Ok(staff.done_until_undone(&path(holder), Flash::Removed(0), done.undo))
}

async fn render(app: &App, staff: &Staff, holder: Holder<'_>) -> PageResult {
    let list = list_documents(&app.services, staff.actor(), holder).await?;
    let lang = staff.lang;
    let around = Around::new(app, staff, &list.home);
    let base = in_language(lang, &path(holder));
    Ok(staff.staff(t::title(lang), move || around.put(lang, None, view(lang, list, &base))))
}

fn view(lang: Lang, list: DocumentList, base: &str) -> AnyView {
    let DocumentList { home, documents } = list;
    let lead = if home.activity().is_some() { t::lead(lang) } else { t::template_lead(lang) };
    let table = if documents.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any()
    } else {
        let head = vec![
            Head::text(t::document(lang)),
            Head::text(t::file(lang)),
            Head::text(t::audience(lang)),
            Head::bare(t::acts(lang)),
        ];
        let rows = documents.into_iter().map(|document| row(lang, document, base)).collect_view();
        view! { <Table id="documents" caption=t::title(lang) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table> }
            .into_any()
    };
    let add = format!("{base}/moi");
    view! {
        <section class="stack">
            <h2>{t::title(lang)}</h2>
            <p class="lead">{lead}</p>
            <div class="actions"><ButtonLink href=add>{t::add(lang)}</ButtonLink></div>
            {table}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, document: Document, base: &str) -> AnyView {
    let href = format!("{base}/{}", document.id);
    let file = format!("{href}/tep");
    let english = (!document.title_en.is_empty())
        .then(|| view! { <br/><span class="soft small" lang="en">{document.title_en.clone()}</span> });
    let what = t::size(lang, document.kind.name(lang), document.size);
    let fields = vec![("document".to_owned(), document.id.to_string()), ("act".to_owned(), "xoa".to_owned())];
    let of = format!(" {}", document.title);
    let action = base.to_owned();
    view! {
        <Row>
            <RowHead><a href=href>{document.title}</a>{english}</RowHead>
            <Cell label=t::file(lang)><a href=file download="">{document.name}</a><br/><span class="soft small">{what}</span></Cell>
            <Cell label=t::audience(lang)>{document.audience.name(lang)}</Cell>
            <Cell class="row-actions">
                <PostButton action fields look=Look::Quiet size=Size::Small>
                    {t::remove(lang)}<span class="hidden-text">{of}</span>
                </PostButton>
            </Cell>
        </Row>
    }
    .into_any()
}
