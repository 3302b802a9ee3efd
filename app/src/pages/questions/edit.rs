//! The form of a question: for a new one, and for one that is there.

use axum::extract::{Path, State};
use domain::{Lang, QuestionKind};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    ids::QuestionId,
    questions::{Deciding, LoadedQuestion, QuestionForm, load_question_form},
};
use ui::{Area, Button, ButtonLink, Checkboxes, Choice, Field, Look, Need, Radios, Select, TextArea};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, workspace},
        questions::{list_path, said, words as t},
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    kind: String,
    text_vi: String,
    text_en: String,
    help: String,
    options: String,
    required: String,
    on_papers: String,
    only_if: String,
    version: String,
    key: String,
}

impl From<Typed> for QuestionForm {
    fn from(typed: Typed) -> Self {
        let Typed { kind, text_vi, text_en, help, options, required, on_papers, only_if, version, key } =
            typed;
        Self { kind, text_vi, text_en, help, options, required, on_papers, only_if, version, key }
    }
}

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let loaded = load_question_form(&app.services, staff.actor(), &code, None).await?;
    Ok(page(&app, &staff, (None, loaded), Above::default()))
}

pub(crate) async fn add(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: QuestionForm = typed.into();
    match services::questions::add_question(&app.services, staff.actor(), &code, &form).await {
        Ok(_) => Ok(staff.done(&list_path(&code), Flash::Saved(0))),
        Err(error) => {
            let above = Above { wrong: Wrong::of(error.into())?, stale: None };
            let loaded = load_question_form(&app.services, staff.actor(), &code, None).await?;
            Ok(page(&app, &staff, (None, LoadedQuestion { form, ..loaded }), above))
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, QuestionId)>,
) -> PageResult {
    let loaded = load_question_form(&app.services, staff.actor(), &code, Some(id)).await?;
    Ok(page(&app, &staff, (Some(id), loaded), Above::default()))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, QuestionId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let mut form: QuestionForm = typed.into();
    let (services, actor) = (&app.services, staff.actor());
    let done = services::questions::edit_question(services, actor, &code, id, &form).await;
    let saved = || Ok(staff.done(&list_path(&code), Flash::Saved(0)));
    let error = match done {
        Ok(()) => return saved(),
        Err(error) => error,
    };
    let loaded = load_question_form(services, actor, &code, Some(id)).await?;
    let above = match error {
        Error::Stale(at) => {
            let Some(stale) = Stale::new(at, compared(staff.lang, &form, &loaded.form)) else {
                return saved();
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = loaded.form.version.clone();
            Above { stale: Some(stale), ..Above::default() }
        }
        error => Above { wrong: Wrong::of(error.into())?, stale: None },
    };
    Ok(page(&app, &staff, (Some(id), LoadedQuestion { form, ..loaded }), above))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &QuestionForm, saved: &QuestionForm) -> Vec<Compared> {
    let yes = |code: &str| if code == "yes" { t::yes(lang) } else { t::no(lang) }.to_owned();
    let pair =
        |label: &'static str, of: &dyn Fn(&QuestionForm) -> String| (label.to_owned(), of(mine), of(saved));
    vec![
        pair(t::text_vi(lang), &|form| form.text_vi.clone()),
        pair(t::text_en(lang), &|form| form.text_en.clone()),
        pair(t::kind(lang), &|form| form.kind.clone()),
        pair(t::options(lang), &|form| form.options.replace("\r\n", "\n")),
        pair(t::help(lang), &|form| form.help.replace("\r\n", "\n")),
        pair(t::required(lang), &|form| yes(&form.required)),
        pair(t::on_papers(lang), &|form| yes(&form.on_papers)),
        pair(t::only_if(lang), &|form| form.only_if.clone()),
    ]
}

fn page(
    app: &App,
    staff: &Staff,
    (id, loaded): (Option<QuestionId>, LoadedQuestion),
    above: Above,
) -> axum::response::Response {
    let lang = staff.lang;
    let title = if id.is_some() { t::edit(lang) } else { t::add(lang) };
    let frame =
        Workspace::new(staff, staff.actor(), &loaded.activity, app.services.today(), WorkTab::Questions);
    let failed = !above.wrong.is_none() || above.stale.is_some();
    let view = move || {
        let code = loaded.activity.code.clone();
        let notice = match above.stale {
            Some(stale) => stale.notice(lang, "question", in_language(lang, &list_path(&code))),
            None => above.wrong.notice(lang),
        };
        workspace(frame, Some(notice), view(lang, (title, id), loaded, &above.wrong))
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

fn view(
    lang: Lang,
    (title, id): (&'static str, Option<QuestionId>),
    loaded: LoadedQuestion,
    wrong: &Wrong,
) -> AnyView {
    let LoadedQuestion { activity, form, deciding, answered, .. } = loaded;
    let path = list_path(&activity.code);
    let back = in_language(lang, &path);
    let last = id.map_or_else(|| "moi".to_owned(), |id| id.to_string());
    let action = in_language(lang, &format!("{path}/{last}"));
    let error = |field: &str| wrong.beside(lang, field);
    let kinds = choices::<QuestionKind>(lang);
    let fixed = (answered > 0).then(|| t::kind_fixed(lang).to_owned());
    let when = when(lang, deciding);
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <form class="form question-form" id="question" method="post" action=action novalidate>
                <input type="hidden" name="version" value=form.version/>
                <input type="hidden" name="key" value=form.key/>
                <Field name="text_vi" label=t::text_vi(lang) hint=t::text_vi_hint(lang) value=form.text_vi error=error("text_vi")/>
                <Radios name="kind" label=t::kind(lang) hint=fixed value=form.kind choices=kinds error=error("kind")/>
                <div class="for-options">
                    <TextArea name="options" label=t::options(lang) hint=t::options_hint(lang) value=form.options rows=5 error=error("options")/>
                </div>
                <TextArea name="help" label=t::help(lang) hint=t::help_hint(lang) need=Need::Optional rows=2 value=form.help error=error("help")/>
                <Field name="text_en" label=t::text_en(lang) need=Need::Optional value=form.text_en error=error("text_en")/>
                <Checkboxes name="required" values=vec![form.required] choices=vec![Choice::new("yes", t::required(lang))]/>
                <Checkboxes name="on_papers" values=vec![form.on_papers] choices=vec![Choice::new("yes", t::on_papers(lang))]/>
                <Select name="only_if" label=t::only_if(lang) hint=t::only_if_hint(lang) blank=t::always(lang) value=form.only_if choices=when
                    error=error("only_if")/>
                <div class="actions">
                    <Button>{t::save(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// The answers to other questions on which this one may hang.
fn when(lang: Lang, deciding: Vec<Deciding>) -> Vec<Choice> {
    let of = |one: Deciding| {
        let Deciding { question, answers } = one;
        let choice = move |answer: String| {
            let label = said::option(lang, &question, &answer);
            let label = t::when_answered(lang, &said::question(lang, &question), &label);
            Choice::new(format!("{}:{answer}", question.id), label)
        };
        answers.into_iter().map(choice).collect::<Vec<_>>()
    };
    deciding.into_iter().flat_map(of).collect()
}
