//! The list: which mails, when in words, to how many now, and what became of those that were written.

use axum::extract::{Path, State};
use domain::{ActivityState, Lang, ReminderState, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    holder::Holder,
    ids::{MailRuleId, TemplateId},
    reminders::{ReminderLine, ReminderList, Switch, list_reminders},
    rows::Activity,
};
use ui::{
    Badge, ButtonLink, Caption, Cell, Empty, EmptyState, Head, Look, PostButton, Row, RowHead, Shape, Size,
    Table, Tone,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        holder::Around,
        reminders::{path, words as t},
    },
    visit::Staff,
};

/// What is to be done with which mail.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    mail: String,
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

async fn submit(app: &App, staff: &Staff, place: Holder<'_>, form: &Act) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    // Whoever may not is told so before a number that is none.
    list_reminders(services, actor, place).await?;
    let id: MailRuleId = form.mail.parse().map_err(|_| services::Error::NotFound)?;
    let switch = async |to| services::reminders::switch_reminder(services, actor, place, (id, to)).await;
    match form.act.as_str() {
        "bat" => switch(Switch::On).await?,
        "tat" => switch(Switch::Off).await?,
        "xoa" => {
            let done = services::reminders::remove_reminder(services, actor, place, id).await?;
            return Ok(staff.done_until_undone(&path(place), Flash::Removed(0), done.undo));
        }
        _ => return Err(PageError::Status(axum::http::StatusCode::BAD_REQUEST)),
    }
    Ok(staff.done(&path(place), Flash::Saved(0)))
}

async fn render(app: &App, staff: &Staff, place: Holder<'_>) -> PageResult {
    let list = list_reminders(&app.services, staff.actor(), place).await?;
    let lang = staff.lang;
    let around = Around::new(app, staff, &list.home);
    let base = in_language(lang, &path(place));
    Ok(staff.staff(t::title(lang), move || around.put(lang, None, view(lang, list, &base))))
}

fn view(lang: Lang, list: ReminderList, base: &str) -> AnyView {
    let ReminderList { home, lines } = list;
    let activity = home.activity();
    let lead = if activity.is_some() { t::lead(lang) } else { t::template_lead(lang) };
    let table = if lines.is_empty() {
        let text = if activity.is_some() { t::nothing_text(lang) } else { t::nothing_in_template(lang) };
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text/> }.into_any()
    } else {
        let mut head = vec![Head::text(t::mail(lang)), Head::text(t::leaves(lang))];
        if activity.is_some() {
            head.push(Head::text(t::to(lang)));
        }
        head.extend([Head::text(t::standing(lang)), Head::bare(t::acts(lang))]);
        let rows = lines.into_iter().map(|line| row(lang, activity, line, base)).collect_view();
        view! { <Table id="reminders" caption=t::title(lang) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table> }
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

fn row(lang: Lang, activity: Option<&Activity>, line: ReminderLine, base: &str) -> AnyView {
    let ReminderLine { rule, planned, reach, became } = line;
    let href = format!("{base}/{}", rule.id);
    let name = rule.kind.name(lang);
    let ahead = t::ahead(lang, rule.ahead());
    let when = planned.and_then(|planned| planned.leaves).map(|leaves| {
        let moved = leaves.instead_of.map(|at| format!(" ({})", t::instead_of(lang, at)));
        view! { {t::moment(lang, leaves.at)}{moved}<br/> }
    });
    let (tone, state) = state(lang, activity, planned.map(|planned| planned.state), &rule);
    let became = (!became.is_empty())
        .then(|| view! { <br/><span class="soft small">{t::became(lang, &became)}</span> });
    let to = activity.is_some().then(|| {
        let (n, whom) = (t::reach(lang, reach), t::whom(lang, *rule.kind));
        view! { <Cell label=t::to(lang)>{n}<br/><span class="soft small">{whom}</span></Cell> }
    });
    let read = activity.is_some().then(|| {
        let href = format!("{href}/thu");
        view! { <ButtonLink href look=Look::Quiet size=Size::Small>{t::read(lang)}</ButtonLink> }
    });
    let button = |act: &'static str, words: &'static str| {
        let fields = vec![("mail".to_owned(), rule.id.to_string()), ("act".to_owned(), act.to_owned())];
        let of = format!(": {name}, {ahead}");
        view! {
            <PostButton action=base.to_owned() fields look=Look::Quiet size=Size::Small>
                {words}<span class="hidden-text">{of}</span>
            </PostButton>
        }
        .into_any()
    };
    let switch = if rule.is_on { button("tat", t::off(lang)) } else { button("bat", t::on(lang)) };
    let remove = button("xoa", t::remove(lang));
    view! {
        <Row>
            <RowHead><a href=href>{name}</a></RowHead>
            <Cell label=t::leaves(lang)>{when}<span class="soft small">{ahead.clone()}</span></Cell>
            {to}
            <Cell label=t::standing(lang)><Badge tone>{state}</Badge>{became}</Cell>
            <Cell class="row-actions"><div class="actions">{read}{switch}{remove}</div></Cell>
        </Row>
    }
    .into_any()
}

/// How a mail stands, in words and a colour: first what the activity says, then the mail.
fn state(
    lang: Lang,
    activity: Option<&Activity>,
    state: Option<ReminderState>,
    rule: &services::rows::MailRule,
) -> (Tone, String) {
    let (Some(activity), Some(state)) = (activity, state) else {
        return match rule.is_on {
            true => (Tone::Ok, t::waits(lang).into()),
            false => (Tone::Neutral, t::stands(lang).into()),
        };
    };
    let tone = match state {
        ReminderState::Off | ReminderState::Done => Tone::Neutral,
        ReminderState::Never | ReminderState::Missed => Tone::Warn,
        ReminderState::Waits => Tone::Ok,
        ReminderState::Due => Tone::Wait,
    };
    let is_open = matches!(state, ReminderState::Waits | ReminderState::Due);
    match *activity.state {
        ActivityState::Cancelled if state != ReminderState::Done => (Tone::Bad, t::cancelled(lang).into()),
        ActivityState::Draft if is_open => {
            (Tone::Neutral, format!("{} ({})", t::waits(lang), t::draft(lang).to_lowercase()))
        }
        _ => (tone, t::state(lang, state, rule.done_n)),
    }
}
