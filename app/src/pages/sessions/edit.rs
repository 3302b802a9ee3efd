//! The sessions of an activity: half-days and evenings in a few clicks, with hours, room, topic and trainer of each; one form, one
//! save.

use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::IntoResponse,
};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use documents::dates;
use domain::{ActivityState, Lang, Slot, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    activities::{Audience, Edited, Telling},
    rows::{Activity, Session},
    schedule::{Clash, Stands},
    sessions::{HalfDay, NotEdited, Removal, SessionForm, SessionsForm, new_id},
};
use ui::{
    Area, Banner, BannerKind, Button, Checkboxes, Choice, ErrorSummary, Field, FieldError, Icon, Look,
    Offers, OptText, Sign, Size, Width,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{
            ask_telling,
            public::session_list,
            telling_words as tt, words as ta,
            workspace::{WorkTab, Workspace, may_manage, path_of, workspace},
        },
        schedule::clashes,
        sessions::{
            details::{self, Entry, ROOMS, TRAINERS, read_day, read_half_day},
            words as t,
        },
    },
    stale::Stale,
    visit::Staff,
};

/// Days shown before the first and after the last.
const BEFORE: i64 = 1;

const AFTER: i64 = 5;

/// What was typed and not saved, and why.
#[derive(Default)]
struct Trouble {
    /// None: nothing was typed.
    typed: Option<SessionsForm>,
    /// The day around which further days are shown, as typed.
    around: String,
    why: Why,
}

/// Why it was not saved.
#[derive(Default)]
enum Why {
    /// It was, or nothing was typed yet.
    #[default]
    Not,
    /// No slot was chosen, or they are too far apart.
    Slots(String),
    Sessions(details::Wrong),
    /// These would go.
    Ask(Vec<Removal>),
    Stale(chrono::DateTime<chrono::Utc>),
    /// These would be told.
    Tells(Audience),
    /// These are in the way.
    Clashes(Vec<Clash>),
}

/// The form as the browser sends it: of the sessions one list a column.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    version: String,
    /// `days` shows other days, anything else saves.
    act: String,
    ngay: String,
    /// The numbers of sessions that stay, and half-days for new ones.
    slots: Vec<String>,
    agreed: Vec<String>,
    /// Whether those on the list are told, by [`Telling::read`].
    bao: String,
    /// `co`: another topic or trainer is told, too.
    bao_noi_dung: String,
    stand_reason: String,
    id: Vec<String>,
    day: Vec<String>,
    slot: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    room: Vec<String>,
    topic: Vec<String>,
    topic_en: Vec<String>,
    trainer: Vec<String>,
}

impl Typed {
    fn read(self) -> SessionsForm {
        let at = |column: &[String], i: usize| column.get(i).cloned().unwrap_or_default();
        let sessions = self.id.iter().enumerate().map(|(i, id)| SessionForm {
            id: id.clone(),
            day: at(&self.day, i),
            slot: at(&self.slot, i),
            from: at(&self.from, i),
            to: at(&self.to, i),
            room: at(&self.room, i),
            topic: at(&self.topic, i),
            topic_en: at(&self.topic_en, i),
            trainer: at(&self.trainer, i),
        });
        let sessions = sessions.collect();
        let add = self.slots.iter().filter_map(|value| read_half_day(value)).collect();
        let keep = self.slots.into_iter().filter(|value| read_half_day(value).is_none()).collect();
        let tells_contents = self.bao_noi_dung == "co";
        SessionsForm {
            version: self.version,
            keep,
            add,
            sessions,
            agreed: self.agreed,
            tells_contents,
            reason: self.stand_reason,
        }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, Trouble::default()).await
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (shows_days, around) = (typed.act == "days", typed.ngay.clone());
    let telling = Telling::read(&typed.bao);
    let form = typed.read();
    if shows_days {
        return render(&app, &staff, &code, Trouble { typed: Some(form), around, why: Why::Not }).await;
    }
    let why =
        match services::sessions::edit_sessions(&app.services, staff.actor(), &code, &form, telling).await {
            Ok(Edited::Asks(audience)) => Why::Tells(audience),
            Ok(Edited::Saved(_)) => {
                return Ok(staff.done(&path_of(&code, WorkTab::Sessions), Flash::Saved(0)).into_response());
            }
            Err(NotEdited { ask, .. }) if !ask.is_empty() => Why::Ask(ask),
            Err(NotEdited { sessions, .. }) if !sessions.is_empty() => Why::Sessions(sessions),
            Err(NotEdited { error: services::Error::Invalid(problems), .. }) => Why::Slots(
                problems.0.first().map(|(_, problem)| problem.text(staff.lang)).unwrap_or_default(),
            ),
            Err(NotEdited { error: services::Error::Clashes(clashes), .. }) => Why::Clashes(clashes),
            Err(NotEdited { error: services::Error::Stale(at), .. }) => Why::Stale(at),
            Err(NotEdited { error, .. }) => return Err(error.into()),
        };
    render(&app, &staff, &code, Trouble { typed: Some(form), around, why }).await
}

async fn render(app: &App, staff: &Staff, code: &str, trouble: Trouble) -> PageResult {
    let (activity, sessions) =
        services::sessions::list_sessions_of(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Sessions);
    let lang = staff.lang;
    let title = format!("{}: {}", ta::sessions(lang), activity.title);
    let failed = !matches!(trouble.why, Why::Not | Why::Tells(_));
    if !may_manage(staff.actor()) {
        return Ok(staff.staff(&title, move || workspace(frame, None, session_list(lang, &sessions))));
    }
    let stands = services::schedule::show_clashes(&app.services, staff.actor(), code).await?;
    let view = move || {
        let (notice, body) = view(lang, &activity, &sessions, trouble, stands);
        workspace(frame, notice, body)
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// What stands above the form, and the form: the grid of half-days, and the details of each session.
fn view(
    lang: Lang,
    activity: &Activity,
    sessions: &[Session],
    trouble: Trouble,
    stands: Stands,
) -> (Option<AnyView>, AnyView) {
    let Trouble { typed, around, why } = trouble;
    let is_fresh = typed.is_none();
    let SessionsForm { keep, add, sessions: mut typed, agreed, tells_contents, reason, .. } =
        typed.unwrap_or_default();
    let Stands { offered, clashes: found, strangers } = stands;
    take_over(&mut typed, sessions);
    // What somebody else added since the form was loaded stays: nobody took its tick away.
    let is_kept = |session: &Session| {
        let id = session.id.to_string();
        is_fresh
            || keep.contains(&id)
            || add.contains(&(session.held_on, *session.slot))
            || typed.iter().all(|form| form.id != id)
    };
    let keep: Vec<String> =
        sessions.iter().filter(|session| is_kept(session)).map(|session| session.id.to_string()).collect();
    let there = planned(sessions);
    let add: Vec<HalfDay> = add.into_iter().filter(|when| !there.contains(when)).collect();
    let entries = Entry::all(lang, sessions, (&keep, &add), &typed);
    let saved = in_language(lang, &path_of(&activity.code, WorkTab::Sessions));
    let mut wrong = details::Wrong::new();
    // What is saved and in the way can be let stand, too: of a copy nobody was asked.
    let mut open: Vec<Clash> = found.iter().filter(|clash| clash.stands.is_none()).cloned().collect();
    let is_saved = matches!(why, Why::Not | Why::Tells(_));
    let notice = match why {
        Why::Not => None,
        Why::Slots(text) => {
            Some(view! { <ErrorSummary errors=vec![FieldError::new("slots", text)]/> }.into_any())
        }
        Why::Sessions(of) => {
            wrong = of;
            let errors = details::summary(lang, &entries, &wrong);
            Some(view! { <ErrorSummary errors/> }.into_any())
        }
        Why::Ask(removals) => Some(ask(lang, &removals)),
        Why::Tells(audience) => Some(ask_telling::notice(lang, "sessions", audience)),
        Why::Clashes(in_the_way) => {
            let notice = clashes::notice(lang, &in_the_way);
            open = in_the_way;
            Some(notice)
        }
        Why::Stale(at) => {
            let mut fields = vec![compared(lang, &keep, &add, sessions)];
            fields.extend(details::compared(lang, &entries, &typed));
            Stale::new(at, fields).map(|stale| stale.notice(lang, "sessions", saved))
        }
    };
    let span = (activity.starts_on, activity.ends_on);
    let ticks = Ticks { sessions, keep: &keep, add: &add };
    let plan = slot_table(lang, ticks, span, &around);
    let details = entries.into_iter().map(|entry| details::fields(lang, entry, &wrong)).collect_view();
    let reason = clashes::reason_field(lang, &open, &reason, OptText::default());
    let panel = (is_saved && !found.is_empty()).then(|| clashes::panel(lang, &found, *activity.state));
    let strangers = (!strangers.is_empty()).then(|| clashes::strangers(lang, &strangers));
    let action = in_language(lang, &path_of(&activity.code, WorkTab::Sessions));
    // What was agreed to stays so while something else is asked.
    let agreed = agreed.into_iter().map(|value| view! { <input type="hidden" name="agreed" value=value/> });
    let agreed = agreed.collect_view();
    let contents = (*activity.state == ActivityState::Published).then(|| {
        let choices = vec![Choice::new("co", tt::contents_too(lang)).hint(tt::contents_hint(lang))];
        let values = if tells_contents { vec!["co".to_owned()] } else { vec![] };
        view! { <Checkboxes name="bao_noi_dung" choices values/> }
    });
    let body = view! {
        {panel}
        <form class="stack-l" id="sessions" method="post" action=action novalidate>
            // Enter in any field presses the first button of a form: it saves.
            <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">{t::save_sessions(lang)}</button>
            <input type="hidden" name="version" value=activity.version.to_string()/>
            {reason}
            {plan}
            <section class="stack">
                <h2>{t::session_details(lang)}</h2>
                {details}
                {strangers}
                <Offers id=ROOMS offers=offered.rooms/>
                <Offers id=TRAINERS offers=offered.trainers/>
            </section>
            {agreed}
            {contents}
            <Button>{t::save_sessions(lang)}</Button>
        </form>
    };
    (notice, body.into_any())
}

/// What was typed for a new session is that of the session which somebody else, or a first press, made there meanwhile.
fn take_over(typed: &mut [SessionForm], sessions: &[Session]) {
    for session in sessions {
        let (id, new) = (session.id.to_string(), new_id((session.held_on, *session.slot)));
        if typed.iter().all(|form| form.id != id)
            && let Some(form) = typed.iter_mut().find(|form| form.id == new)
        {
            form.id = id;
        }
    }
}

fn planned(sessions: &[Session]) -> Vec<HalfDay> {
    sessions.iter().map(|session| (session.held_on, *session.slot)).collect()
}

/// What would go with the sessions that lost their tick, and the button that agrees to it.
fn ask(lang: Lang, removals: &[Removal]) -> AnyView {
    let lines = removals
        .iter()
        .map(|removal| {
            let Session { held_on, slot, room, topic, topic_en, trainer, .. } = &removal.session;
            let details: Vec<&str> = [topic, topic_en, trainer, room]
                .into_iter()
                .map(String::as_str)
                .filter(|text| !text.is_empty())
                .collect();
            let name = dates::session(**slot, *held_on, lang);
            view! { <li>{t::would_go(lang, &name, &details.join("; "), (removal.marks, removal.talks, removal.choices))}</li> }
        })
        .collect_view();
    let agreed = removals
        .iter()
        .map(|removal| view! { <input type="hidden" form="sessions" name="agreed" value=removal.agreement()/> })
        .collect_view();
    let n = removals.len();
    view! {
        <Banner kind=BannerKind::Warning title=t::removal_question(lang, n)>
            <ul>{lines}</ul>
            <p>{t::removal_text(lang)}</p>
            {agreed}
            <Button form="sessions" look=Look::Danger size=Size::Small>{t::removal_act(lang, n)}</Button>
        </Banner>
    }
    .into_any()
}

/// The chosen slots against those that are saved, in words.
fn compared(lang: Lang, keep: &[String], add: &[HalfDay], sessions: &[Session]) -> (String, String, String) {
    let said = |mut slots: Vec<HalfDay>| {
        slots.sort();
        let slots =
            slots.into_iter().map(|(day, slot)| format!("{} {}", slot.name(lang), dates::day(day, lang)));
        slots.collect::<Vec<_>>().join(", ")
    };
    let kept = sessions.iter().filter(|session| keep.contains(&session.id.to_string())).cloned();
    let mut mine = planned(&kept.collect::<Vec<_>>());
    mine.extend(add);
    (ta::sessions(lang).to_owned(), said(mine), said(planned(sessions)))
}

/// What is ticked in the table.
#[derive(Clone, Copy)]
struct Ticks<'a> {
    sessions: &'a [Session],
    keep: &'a [String],
    add: &'a [HalfDay],
}

impl Ticks<'_> {
    /// What the tick of a half-day stands for, and whether it is there.
    fn of(self, when: HalfDay) -> (String, bool) {
        match self.sessions.iter().find(|session| (session.held_on, *session.slot) == when) {
            Some(session) => {
                let id = session.id.to_string();
                let is_kept = self.keep.contains(&id);
                (id, is_kept)
            }
            None => (new_id(when), self.add.contains(&when)),
        }
    }
}

fn slot_table(lang: Lang, ticks: Ticks<'_>, (from, to): (NaiveDate, NaiveDate), around: &str) -> AnyView {
    // A day that was chosen stays in sight, wherever it lies.
    let mut days: BTreeSet<NaiveDate> =
        planned(ticks.sessions).iter().chain(ticks.add).map(|(day, _)| *day).collect();
    let asked = read_day(around);
    for (first, last) in [(from, to)].into_iter().chain(asked.iter().map(|day| (*day, *day))) {
        let window = (first - Duration::days(BEFORE)).iter_days();
        days.extend(window.take_while(|day| *day <= last + Duration::days(AFTER)));
    }
    let wrong: OptText =
        asked.err().filter(|_| !around.trim().is_empty()).map(|problem| problem.text(lang)).into();
    let around = around.to_owned();
    let rows = days.into_iter().map(|day| day_row(lang, day, ticks)).collect_view();
    let heads = Slot::ALL.iter().map(|slot| view! { <th scope="col">{slot.name(lang)}</th> }).collect_view();
    view! {
        <section class="stack">
            <h2>{t::which_slots(lang)}</h2>
            <div class="row">
                <Field name="ngay" label=t::other_days(lang) hint=ta::date_hint(lang) width=Width::Letters10 value=around error=wrong/>
                // The same form asks for other days, so that what was ticked and typed goes along.
                <Button look=Look::Secondary name="act" value="days">{t::show_days(lang)}</Button>
            </div>
            <div class="table-scroll" role="region" tabindex="0" aria-labelledby="slots">
                <table class="slots">
                    <caption id="slots" class="hidden-text">{t::which_slots(lang)}</caption>
                    <thead><tr><th scope="col">{t::day(lang)}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn day_row(lang: Lang, day: NaiveDate, ticks: Ticks<'_>) -> AnyView {
    let cells = Slot::ALL
        .iter()
        .map(|slot| {
            let (value, checked) = ticks.of((day, *slot));
            let label = format!("{} {}", slot.name(lang), dates::day(day, lang));
            view! {
                <td>
                    <label class="slot">
                        <input type="checkbox" name="slots" value=value checked=checked aria-label=label/>
                        <Icon sign=Sign::Check/>
                    </label>
                </td>
            }
        })
        .collect_view();
    let rest = matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some("is-rest");
    view! { <tr class=rest><th scope="row">{format!("{}, {}", dates::weekday(day, lang), dates::day(day, lang))}</th>{cells}</tr> }.into_any()
}
