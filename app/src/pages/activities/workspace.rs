//! The frame around every page of one activity: where we are, which activity it is, and the way to its other pages.

use chrono::NaiveDate;
use documents::dates;
use domain::{
    ActivityState, Attends, HeldWay, Lang, RegistrationState, Word,
    accounts::access::{Actor, Role},
    activities::phase::{Phase, phase},
    numbers::whole,
};
use leptos::prelude::*;
use services::{registrations::Seats, rows::Activity};
use ui::{Badge, Breadcrumb, Crumb, IdentityBar, Meter, SubNav, Tab, Tone, take_said};

use crate::{
    pages::activities::{way_words as tw, words as t},
    visit::Page,
};

/// A page of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WorkTab {
    /// What it is and what is left to do.
    Overview,
    /// Its sessions.
    Sessions,
    /// What is held when within them.
    Agenda,
    /// What it asks of its own.
    Questions,
    /// Who is on the list.
    People,
    /// Whom to invite.
    Invite,
    /// Which units name people, and how many.
    Nominations,
    /// Who came.
    Attendance,
    /// Certificates.
    Certificates,
    /// What was changed.
    Log,
}

impl WorkTab {
    const ALL: [Self; 10] = [
        Self::Overview,
        Self::Sessions,
        Self::Agenda,
        Self::Questions,
        Self::People,
        Self::Invite,
        Self::Nominations,
        Self::Attendance,
        Self::Certificates,
        Self::Log,
    ];

    /// What follows the address of the activity.
    fn slug(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Sessions => "/buoi",
            Self::Questions => "/cau-hoi",
            Self::Agenda => "/chuong-trinh",
            Self::People => "/nguoi",
            Self::Invite => "/moi",
            Self::Nominations => "/dot-cu",
            Self::Attendance => "/diem-danh",
            Self::Certificates => "/chung-nhan",
            Self::Log => "/nhat-ky",
        }
    }

    /// The name of the tab.
    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Overview => t::overview(lang),
            Self::Sessions => t::sessions(lang),
            Self::Questions => t::questions(lang),
            Self::Agenda => t::talks(lang),
            Self::People => t::people(lang),
            Self::Invite => t::invite(lang),
            Self::Nominations => t::nominations(lang),
            Self::Attendance => t::attendance(lang),
            Self::Certificates => t::certificates(lang),
            Self::Log => t::log(lang),
        }
    }

    /// What somebody may not do is not offered; whether they may is decided by the gate.
    fn is_for(self, actor: &Actor) -> bool {
        match self {
            Self::Certificates => actor.has(&[Role::Admin, Role::Organizer, Role::Manager]),
            Self::Questions | Self::Invite | Self::Nominations | Self::Log => may_manage(actor),
            Self::Overview | Self::Sessions | Self::Agenda | Self::People | Self::Attendance => true,
        }
    }
}

/// Whether buttons that change an activity are worth showing.
pub(crate) fn may_manage(actor: &Actor) -> bool {
    actor.has(&[Role::Admin, Role::Organizer])
}

/// The address of a page of an activity, without the language.
pub(crate) fn path_of(code: &str, tab: WorkTab) -> String {
    format!("/quan-ly/hoat-dong/{code}{}", tab.slug())
}

/// What the frame shows; owned, so that a view can take it along.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    lang: Lang,
    crumbs: Vec<Crumb>,
    title: String,
    state: (Tone, &'static str),
    code: String,
    dates: String,
    place: String,
    seats: (u32, u32),
    /// Those online, where it is held both ways.
    online: Option<Seats>,
    tabs: Vec<Tab>,
    current: String,
}

impl Workspace {
    /// The frame of an activity, as `actor` sees it on a day.
    pub(crate) fn new(
        page: &Page,
        actor: &Actor,
        activity: &Activity,
        today: NaiveDate,
        tab: WorkTab,
    ) -> Self {
        let lang = page.lang;
        let href = |tab: WorkTab| page.href(&path_of(&activity.code, tab));
        let tabs = WorkTab::ALL
            .into_iter()
            .filter(|tab| tab.is_for(actor))
            .map(|tab| Tab::new(tab.name(lang), href(tab)))
            .collect();
        Self {
            lang,
            crumbs: vec![Crumb::new(t::activities(lang), page.href("/quan-ly/hoat-dong"))],
            title: activity.title.clone(),
            state: state_words(lang, *activity.state, phase(activity.starts_on, activity.ends_on, today)),
            code: activity.code.clone(),
            dates: dates::days(activity.starts_on, activity.ends_on, lang),
            place: activity.place.clone(),
            seats: (whole(activity.seats_taken), whole(activity.capacity)),
            online: (*activity.way == HeldWay::Hybrid).then(|| Seats {
                capacity: activity.online_capacity.map_or(u32::MAX, whole),
                taken: whole(activity.online_taken),
            }),
            tabs,
            current: href(tab),
        }
    }
}

/// Breadcrumb, notice (a banner or an error summary), identity bar, tabs, and the page under them. Call it while the page is
/// rendered: components ask for the language then.
pub(crate) fn workspace(frame: Workspace, notice: Option<AnyView>, children: AnyView) -> AnyView {
    let Workspace { lang, crumbs, title, state: (tone, state), code, dates, place, .. } = frame;
    let Workspace { seats: (taken, capacity), online, tabs, current, .. } = frame;
    let words = match online {
        Some(_) => tw::taken_of(lang, Attends::Room, Seats { capacity, taken }),
        None => t::seats_of(lang, taken, capacity),
    };
    let over = taken
        .checked_sub(capacity)
        .filter(|over| *over > 0)
        .map(|over| view! { <p id="over-target">{t::over_target(lang, over)}</p> });
    let notice = take_said().or(notice);
    let mut facts = vec![
        code.into_any(),
        dates.into_any(),
        place.into_any(),
        view! { <Meter value=taken of=capacity words/> }.into_any(),
    ];
    if let Some(online) = online {
        facts.push(tw::taken_of(lang, Attends::Online, online).into_any());
    }
    view! {
        <Breadcrumb crumbs/>
        {notice}
        <IdentityBar title state=view! { <Badge tone>{state}</Badge> }.into_any() facts/>
        {over}
        <SubNav label=t::pages_of_activity(lang) tabs current/>
        {children}
    }
    .into_any()
}

/// Where an activity stands, in a word: what is decided about it first, then where it is in time.
pub(crate) fn state_words(lang: Lang, state: ActivityState, phase: Phase) -> (Tone, &'static str) {
    match (state, phase) {
        (ActivityState::Cancelled, _) => (Tone::Bad, state.name(lang)),
        (ActivityState::Draft, _) => (Tone::Neutral, state.name(lang)),
        (ActivityState::Published, Phase::Coming) => (Tone::Ok, state.name(lang)),
        (ActivityState::Published, Phase::Running) => (Tone::Wait, t::running(lang)),
        (ActivityState::Published, Phase::Past) => (Tone::Neutral, t::over(lang)),
    }
}

/// The colour of a registration's state.
pub(crate) fn registration_tone(state: RegistrationState) -> Tone {
    use RegistrationState as S;
    match state {
        S::Confirmed => Tone::Ok,
        S::Waitlisted => Tone::Warn,
        S::Invited | S::Nominated => Tone::Wait,
        S::Rejected => Tone::Bad,
        S::Declined | S::Cancelled => Tone::Neutral,
    }
}
