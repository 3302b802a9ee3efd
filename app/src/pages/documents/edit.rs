//! The form of a document: for a new one, and for one that is there.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, Word, documents::DocumentAudience};
use leptos::prelude::*;
use services::{
    Error,
    documents::{DocumentForm, LoadedDocument, load_document_form},
    holder::Holder,
    ids::{DocumentId, TemplateId},
};
use ui::{Area, Button, ButtonLink, Field, FileField, Look, Need, Radios};

use crate::{
    App,
    flash::Flash,
    form::choices,
    language::in_language,
    page_error::PageResult,
    pages::{
        documents::{path, sent::Sent, words as t},
        holder::Around,
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// What browsers offer to choose from.
const ACCEPT: &str = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png";

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    load(&app, &staff, Holder::Activity(&code), None).await
}

pub(crate) async fn show_new_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
) -> PageResult {
    load(&app, &staff, Holder::Template(id), None).await
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, DocumentId)>,
) -> PageResult {
    load(&app, &staff, Holder::Activity(&code), Some(id)).await
}

pub(crate) async fn show_of_template(
    State(app): State<App>,
    staff: Staff,
    Path((template, id)): Path<(TemplateId, DocumentId)>,
) -> PageResult {
    load(&app, &staff, Holder::Template(template), Some(id)).await
}

pub(crate) async fn add(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    sent: Sent,
) -> PageResult {
    submit_new(&app, &staff, Holder::Activity(&code), sent).await
}

pub(crate) async fn add_of_template(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
    sent: Sent,
) -> PageResult {
    submit_new(&app, &staff, Holder::Template(id), sent).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, DocumentId)>,
    sent: Sent,
) -> PageResult {
    submit(&app, &staff, (Holder::Activity(&code), id), sent).await
}

pub(crate) async fn save_of_template(
    State(app): State<App>,
    staff: Staff,
    Path((template, id)): Path<(TemplateId, DocumentId)>,
    sent: Sent,
) -> PageResult {
    submit(&app, &staff, (Holder::Template(template), id), sent).await
}

async fn load(app: &App, staff: &Staff, holder: Holder<'_>, id: Option<DocumentId>) -> PageResult {
    let loaded = load_document_form(&app.services, staff.actor(), holder, id).await?;
    Ok(page(app, staff, holder, loaded, Above::default()))
}

async fn submit_new(app: &App, staff: &Staff, holder: Holder<'_>, sent: Sent) -> PageResult {
    let Sent { form, file } = sent;
    let (services, actor) = (&app.services, staff.actor());
    match services::documents::add_document(services, actor, holder, (&form, file.as_ref())).await {
        Ok(_) => Ok(staff.done(&path(holder), Flash::Saved(0))),
        Err(error) => {
            let above = Above { wrong: Wrong::of(error.into())?, stale: None };
            let loaded = load_document_form(services, actor, holder, None).await?;
            Ok(page(app, staff, holder, LoadedDocument { form, ..loaded }, above))
        }
    }
}

async fn submit(app: &App, staff: &Staff, of: (Holder<'_>, DocumentId), sent: Sent) -> PageResult {
    let Sent { mut form, file } = sent;
    let (services, actor, (holder, id)) = (&app.services, staff.actor(), of);
    let saved = || Ok(staff.done(&path(holder), Flash::Saved(0)));
    let error = match services::documents::edit_document(services, actor, of, (&form, file.as_ref())).await {
        Ok(()) => return saved(),
        Err(error) => error,
    };
    let loaded = load_document_form(services, actor, holder, Some(id)).await?;
    let above = match error {
        Error::Stale(at) => {
            let mut all = compared(staff.lang, &form, &loaded.form);
            if let (Some(file), Some(saved)) = (&file, &loaded.document) {
                all.push((t::file(staff.lang).to_owned(), file.name.clone(), saved.name.clone()));
            }
            let Some(stale) = Stale::new(at, all) else { return saved() };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = loaded.form.version.clone();
            Above { stale: Some(stale), ..Above::default() }
        }
        error => Above { wrong: Wrong::of(error.into())?, stale: None },
    };
    Ok(page(app, staff, holder, LoadedDocument { form, ..loaded }, above))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &DocumentForm, saved: &DocumentForm) -> Vec<Compared> {
    let name = |code: &str| DocumentAudience::parse(code).map(|word| word.name(lang)).unwrap_or_default();
    vec![
        (t::name(lang).to_owned(), mine.title.clone(), saved.title.clone()),
        (t::name_en(lang).to_owned(), mine.title_en.clone(), saved.title_en.clone()),
        (t::audience(lang).to_owned(), name(&mine.audience).into(), name(&saved.audience).into()),
    ]
}

fn page(app: &App, staff: &Staff, holder: Holder<'_>, loaded: LoadedDocument, above: Above) -> Response {
    let lang = staff.lang;
    let id = loaded.document.as_ref().map(|row| row.id);
    let title = if id.is_some() { t::edit(lang) } else { t::add(lang) };
    let around = Around::new(app, staff, &loaded.home);
    let failed = !above.wrong.is_none() || above.stale.is_some();
    let list = in_language(lang, &path(holder));
    let action = format!("{list}/{}", id.map_or_else(|| "moi".to_owned(), |id| id.to_string()));
    let view = move || {
        let notice = match above.stale {
            Some(stale) => stale.notice(lang, "document", list.clone()),
            None => above.wrong.notice(lang),
        };
        around.put(lang, Some(notice), view(lang, title, (loaded, &above.wrong), (action, list)))
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

fn view(
    lang: Lang,
    title: &'static str,
    (loaded, wrong): (LoadedDocument, &Wrong),
    (action, back): (String, String),
) -> AnyView {
    let LoadedDocument { form, document, .. } = loaded;
    let error = |field: &str| wrong.beside(lang, field);
    let audiences = choices::<DocumentAudience>(lang);
    let english = !form.title_en.is_empty() || wrong.is_at("title_en");
    let there = document.map(|row| {
        let what = t::size(lang, row.kind.name(lang), row.size);
        let href = format!("{action}/tep");
        view! { <p>{t::file(lang)}": "<a href=href download="">{row.name}</a>" "<span class="soft small">{what}</span></p> }
    });
    let file = match there {
        Some(there) => view! {
            {there}
            <FileField name="file" label=t::new_file(lang) hint=t::keep_hint(lang) need=Need::Optional accept=ACCEPT error=error("file")/>
        }
        .into_any(),
        None => view! {
            <FileField name="file" label=t::file(lang) hint=t::file_hint(lang) accept=ACCEPT error=error("file")/>
        }
        .into_any(),
    };
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <form class="form" id="document" method="post" action=action enctype="multipart/form-data" novalidate>
                <input type="hidden" name="version" value=form.version/>
                <input type="hidden" name="key" value=form.key/>
                <Field name="title" label=t::name(lang) value=form.title error=error("title")/>
                <details class="move" open=english>
                    <summary>{t::in_english(lang)}</summary>
                    <Field name="title_en" label=t::name_en(lang) need=Need::Optional value=form.title_en error=error("title_en")/>
                </details>
                <Radios name="audience" label=t::audience(lang) value=form.audience choices=audiences error=error("audience")/>
                {file}
                <div class="actions">
                    <Button>{t::save(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        </section>
    }
    .into_any()
}
