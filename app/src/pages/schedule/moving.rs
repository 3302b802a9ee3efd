//! One session is moved, out of the calendar: where it is to be, what is in its way there, who would be told; then back to the calendar as
//! it was shown.

use axum::extract::{Path, State};
use chrono::{DateTime, NaiveDate, Utc};
use documents::dates;
use domain::{Lang, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    activities::Telling,
    ids::{PersonId, RoomId, SessionId},
    rows::Session,
    sessions::{Look, Movable, MoveForm, MoveTarget, Moved, Whole, Wish},
};
use ui::{
    Area, Banner, BannerKind, ButtonLink, Checkboxes, Choice, ErrorSummary, Field, Kind, Look as Way, Need,
    Offers, OptText, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of},
        schedule::{
            clashes,
            frame::{Part, Top, frame},
            move_look, moving_words as tm,
            shown::Asked,
            words as t,
        },
        sessions::words as ts,
    },
    stale::{Compared, Stale},
    visit::Staff,
};

const ROOMS: &str = "rooms-offered";

const TRAINERS: &str = "trainers-offered";

/// Where it was dropped, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Dropped {
    toi: String,
    tu: String,
    den: String,
    phong: String,
    #[serde(rename = "giang-vien")]
    giang_vien: String,
    thay: String,
}

impl Dropped {
    fn read(self) -> MoveTarget {
        MoveTarget {
            day: self.toi.parse().ok(),
            from: self.tu,
            to: self.den,
            room: self.phong.parse::<RoomId>().ok(),
            trainer: self.giang_vien.parse::<PersonId>().ok(),
            instead_of: self.thay.parse::<PersonId>().ok(),
        }
    }
}

/// The form as the browser sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    version: String,
    /// `xem` shows what would come of it, anything else moves.
    act: String,
    day: String,
    from: String,
    to: String,
    room: String,
    trainer: String,
    stand_reason: String,
    /// `co`: the others of the activity go along.
    ca_lop: String,
    /// Whether those on the list are told, by [`Telling::read`].
    bao: String,
}

impl Typed {
    fn read(self) -> (MoveForm, Wish) {
        let wish = match self.act.as_str() {
            "xem" => Wish::Look,
            _ => Wish::Move(Telling::read(&self.bao)),
        };
        let whole = if self.ca_lop == "co" { Whole::Activity } else { Whole::Session };
        let Self { version, day, from, to, room, trainer, stand_reason: reason, .. } = self;
        (MoveForm { version, day, from, to, room, trainer, reason, whole }, wish)
    }
}

/// What stands above the form.
#[derive(Default)]
enum Above {
    #[default]
    Nothing,
    Problems(Problems),
    Stale(DateTime<Utc>),
    Look(Look),
}

/// The address of the form of a session, out of a calendar.
pub(crate) fn path(id: SessionId) -> String {
    format!("{}/doi/{id}", Part::Calendar.path())
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<SessionId>,
    Query(asked): Query<Asked>,
    Query(dropped): Query<Dropped>,
) -> PageResult {
    let target = dropped.read();
    let page = services::sessions::load_move(&app.services, staff.actor(), id, &target).await?;
    // Whoever dropped it somewhere sees at once what would come of it.
    let above = match target.is_empty() {
        true => Above::Nothing,
        false => look(&app, &staff, id, &page.form).await?,
    };
    Ok(render(&staff, asked, page, above, Answer::Fresh))
}

async fn look(
    app: &App,
    staff: &Staff,
    id: SessionId,
    form: &MoveForm,
) -> Result<Above, crate::page_error::PageError> {
    let looked = services::sessions::move_session(&app.services, staff.actor(), id, form, Wish::Look).await;
    Ok(match looked {
        Ok(Moved::Looked(look)) => Above::Look(look),
        Ok(Moved::Saved(..)) => Above::Nothing,
        Err(Error::Invalid(problems)) => Above::Problems(problems),
        Err(error) => return Err(error.into()),
    })
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<SessionId>,
    Query(asked): Query<Asked>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (form, wish) = typed.read();
    let moved = services::sessions::move_session(&app.services, staff.actor(), id, &form, wish).await;
    let above = match moved {
        Ok(Moved::Saved(n, day, undo)) => {
            let flash = Flash::SessionMoved(domain::numbers::whole(n));
            return Ok(staff.done_until_undone(&back(&asked, day), flash, undo));
        }
        Ok(Moved::Looked(look)) => Above::Look(look),
        Err(Error::Invalid(problems)) => Above::Problems(problems),
        Err(Error::Stale(at)) => Above::Stale(at),
        Err(error) => return Err(error.into()),
    };
    let page =
        services::sessions::load_move(&app.services, staff.actor(), id, &MoveTarget::default()).await?;
    Ok(render(&staff, asked, page, above, Answer::Again(form)))
}

/// The calendar as it was shown, at a day.
fn back(asked: &Asked, day: NaiveDate) -> String {
    asked.on(Lang::Vi, day)
}

/// Whether the form is fresh or was sent.
enum Answer {
    Fresh,
    Again(MoveForm),
}

fn render(
    staff: &Staff,
    asked: Asked,
    page: Movable,
    above: Above,
    answer: Answer,
) -> axum::response::Response {
    let lang = staff.lang;
    let title = format!("{}: {}", tm::move_session(lang), page.activity.title);
    let failed = matches!(answer, Answer::Again(_))
        && match &above {
            Above::Look(look) => !look.clashes.is_empty(),
            Above::Nothing => false,
            _ => true,
        };
    let view = move || view(lang, &asked, page, above, answer);
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

fn view(lang: Lang, asked: &Asked, page: Movable, above: Above, answer: Answer) -> AnyView {
    let saved = page.form.clone();
    let mut form = match answer {
        Answer::Fresh => page.form,
        Answer::Again(form) => form,
    };
    let address = in_language(lang, &format!("{}{}", path(page.session.id), asked.query()));
    let (mut problems, mut found) = (Problems::default(), None);
    let notice = match above {
        Above::Nothing => None,
        Above::Problems(of) => {
            problems = of;
            Some(view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any())
        }
        Above::Stale(at) => {
            let compared = compared(lang, &form, &saved);
            form.version.clone_from(&saved.version);
            Stale::new(at, compared).map(|stale| stale.notice(lang, "move", address.clone()))
        }
        Above::Look(look) => {
            let notice = (!look.clashes.is_empty()).then(|| clashes::notice(lang, &look.clashes));
            found = Some(look);
            notice
        }
    };
    let strange = page.strange_room.map(|room| {
        let place = page.activity.place.clone();
        view! { <Banner kind=BannerKind::Info title=tm::strange_room(lang, &room, &place)/> }
    });
    let top = Top {
        title: tm::move_session(lang).into(),
        crumbs: vec![Part::Calendar.crumb(lang)],
        notice,
        ..Top::default()
    };
    let now = now(lang, &page.activity.title, &page.activity.code, &page.session);
    let others = others(lang, asked, &page.others);
    let can_go_along = page.others.len();
    let told = found.as_ref().map(|look| move_look::told(lang, look));
    let fields = fields(lang, &form, &problems, found.as_ref(), can_go_along);
    let acts = move_look::acts(lang, found.as_ref());
    let cancel = in_language(lang, &format!("{}{}", Part::Calendar.path(), asked.query()));
    let body = view! {
        <div class="stack-l">
            {now}
            {strange}
            <form class="form" id="move" method="post" action=address novalidate>
                // Enter in any field presses the first button of a form: it tells nobody unasked.
                <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">{tm::act(lang)}</button>
                {fields}
                <Offers id=ROOMS offers=page.offered.rooms/>
                <Offers id=TRAINERS offers=page.offered.trainers/>
                {told}
                <div class="actions">
                    {acts}
                    <ButtonLink href=cancel look=Way::Quiet>{tm::cancel(lang)}</ButtonLink>
                </div>
            </form>
            {others}
        </div>
    };
    frame(lang, Part::Calendar, top, body.into_any())
}

/// What is moved, and where it is now.
fn now(lang: Lang, title: &str, code: &str, session: &Session) -> AnyView {
    let href = in_language(lang, &path_of(code, WorkTab::Sessions));
    let when = dates::session(*session.slot, session.held_on, lang);
    let hours = t::hours((session.starts_at, session.ends_at));
    let title = title.to_owned();
    view! {
        <div>
            <p><strong><a href=href>{title}</a></strong></p>
            <p class="soft">{tm::now(lang)}" "{when}", "{hours}</p>
        </div>
    }
    .into_any()
}

fn fields(lang: Lang, form: &MoveForm, problems: &Problems, look: Option<&Look>, others: usize) -> AnyView {
    let error = |field: &str| beside(lang, problems, field);
    let MoveForm { version, day, from, to, room, trainer, reason, whole } = form.clone();
    let reason =
        clashes::reason_field(lang, look.map_or(&[][..], |look| &look.clashes), &reason, OptText::default());
    let along = (others > 0).then(|| {
        let choices = vec![Choice::new("co", tm::whole(lang)).hint(tm::whole_hint(lang))];
        let values = if whole == Whole::Activity { vec!["co".to_owned()] } else { vec![] };
        view! { <Checkboxes name="ca_lop" choices values/> }
    });
    view! {
        <input type="hidden" name="version" value=version/>
        <div class="row">
            <Field name="day" label=ts::day(lang) width=Width::Letters10 value=day error=error("day")/>
            <Field name="from" label=ts::from(lang) width=Width::Letters10 value=from error=error("from")/>
            <Field name="to" label=ts::to(lang) width=Width::Letters10 value=to error=error("to")/>
        </div>
        <Field name="room" label=ts::room(lang) need=Need::Optional width=Width::Letters20 value=room offered=ROOMS error=error("room")/>
        <Field name="trainer" label=ts::trainer(lang) kind=Kind::Name need=Need::Optional width=Width::Letters30 hint=ts::trainer_hint(lang) value=trainer offered=TRAINERS error=error("trainer")/>
        {along}
        {reason}
    }
    .into_any()
}

/// The other sessions, each with the way to move it.
fn others(lang: Lang, asked: &Asked, others: &[Session]) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let lines = others
        .iter()
        .map(|session| {
            let name = dates::session(*session.slot, session.held_on, lang);
            let href = in_language(lang, &format!("{}{}", path(session.id), asked.query()));
            view! { <li><a href=href>{name}", "{t::hours((session.starts_at, session.ends_at))}</a></li> }
        })
        .collect_view();
    Some(view! { <section class="stack"><h2>{tm::others(lang)}</h2><ul>{lines}</ul></section> }.into_any())
}

/// What was typed against what is saved.
fn compared(lang: Lang, mine: &MoveForm, theirs: &MoveForm) -> Vec<Compared> {
    let pair =
        |label: &str, of: fn(&MoveForm) -> &String| (label.to_owned(), of(mine).clone(), of(theirs).clone());
    vec![
        pair(ts::day(lang), |form| &form.day),
        pair(ts::from(lang), |form| &form.from),
        pair(ts::to(lang), |form| &form.to),
        pair(ts::room(lang), |form| &form.room),
        pair(ts::trainer(lang), |form| &form.trainer),
    ]
}
