//! A participant chooses talks, gives them back, or changes to others, until each begins.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{
    Problem,
    accounts::access::{Action, Actor},
    schedule::span::Span,
    talks::choice::two_at_once,
};
use serde_json::json;
use store::{
    Tx,
    ids::{RegistrationId, TalkId},
    rows::{Registration, Talk, TalkChoice},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    permit::require,
    registrations::{
        lock::lock,
        show::{object, open},
    },
    talks::{
        agenda::{Agenda, span},
        show::{MayChoose, is_open, may_choose},
    },
};

/// What a participant chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceForm {
    /// The numbers of all talks that the form offered: one that came since is left as it is.
    pub offered: Vec<String>,
    /// Those that were chosen.
    pub chosen: Vec<String>,
}

/// Why choices were not written; nothing of them was.
#[derive(Debug)]
pub struct NotChosen {
    /// Why.
    pub error: Error,
    /// What is wrong with which talk; nothing where `error` is another than [`Error::Invalid`].
    pub talks: Vec<(TalkId, Problem)>,
}

impl<E: Into<Error>> From<E> for NotChosen {
    fn from(error: E) -> Self {
        Self { error: error.into(), talks: vec![] }
    }
}

/// Chooses what the form says, all of it or nothing. What is chosen already stays chosen; sent twice, nothing changes.
///
/// # Errors
/// [`NotChosen::talks`] for those without a seat, begun, gone, or at one time with another; [`Error::NotFound`] for a wrong link;
/// [`Error::Conflict`] for somebody without a seat.
pub async fn choose_talks(
    services: &Services,
    token: &str,
    form: &ChoiceForm,
) -> std::result::Result<(), NotChosen> {
    let tx = services.db.begin().await?;
    let (registration, actor) = open(services, &tx, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let (activity, registration) = lock(&tx, &registration).await?;
    if may_choose(&tx, &activity, &registration).await? != MayChoose::Yes {
        return Err(Error::conflict(
            "Ông (bà) chọn nội dung được khi đã có chỗ trong hoạt động.",
            "You can choose once you have a seat in the activity.",
        )
        .into());
    }
    let agenda = Agenda::load(&tx, activity.id).await?;
    let has: BTreeSet<TalkId> = chosen_by(&tx, registration.id).await?;
    let plan = plan(&agenda, &has, form, services.now())?;
    write(services, &tx, &actor, (&registration, &agenda), &plan).await?;
    tx.commit().await?;
    Ok(())
}

/// The talks that a registration chose.
pub(crate) async fn chosen_by(tx: &Tx, registration: RegistrationId) -> Result<BTreeSet<TalkId>> {
    let rows = store::talk_choices::of_registration(tx, registration).await?;
    Ok(rows.into_iter().map(|row| row.talk_id).collect())
}

/// What of the choices changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// These are new.
    pub new: Vec<TalkId>,
    /// These are given back.
    pub back: Vec<TalkId>,
}

fn plan(
    agenda: &Agenda,
    has: &BTreeSet<TalkId>,
    form: &ChoiceForm,
    now: DateTime<Utc>,
) -> std::result::Result<Plan, NotChosen> {
    let ids = |all: &[String]| all.iter().filter_map(|id| id.parse().ok()).collect::<BTreeSet<TalkId>>();
    let (offered, chosen) = (ids(&form.offered), ids(&form.chosen));
    let talk = |id: &TalkId| agenda.talks.iter().find(|talk| talk.id == *id);
    let opens = |id: &&TalkId| talk(id).is_some_and(|talk| is_open(talk, now));
    let plan = Plan {
        new: chosen.difference(has).copied().collect(),
        back: has
            .iter()
            .filter(|id| offered.contains(id) && !chosen.contains(id))
            .filter(opens)
            .copied()
            .collect(),
    };
    let mut wrong = vec![];
    for id in &plan.new {
        let problem = match talk(id) {
            Some(talk) if !is_open(talk, now) => Some(begun(talk)),
            Some(talk) => full(talk),
            None => Some(Problem::Said(
                "Một nội dung đã chọn không còn trong chương trình: chọn lại",
                "Something you chose is no longer on the agenda: choose again",
            )),
        };
        wrong.extend(problem.map(|problem| (*id, problem)));
    }
    let stays = has.iter().filter(|id| !plan.back.contains(id)).chain(&plan.new);
    let stays: Vec<&Talk> = stays.filter_map(talk).collect();
    let spans: Vec<Span> = stays.iter().map(|talk| span(talk)).collect();
    if let Some((a, b)) = two_at_once(&spans) {
        wrong.push((stays[b].id, at_once(stays[a], stays[b])));
    }
    if wrong.is_empty() {
        return Ok(plan);
    }
    Err(NotChosen { error: Error::Invalid(domain::Problems::default()), talks: wrong })
}

fn begun(talk: &Talk) -> Problem {
    let title = &talk.title;
    Problem::SaidOf(
        format!("“{title}” đã bắt đầu nên không chọn được nữa: bỏ lựa chọn này"),
        format!("“{title}” has begun and can’t be chosen any more: take this choice away"),
    )
}

/// That no seat of a talk is left.
pub(crate) fn full(talk: &Talk) -> Option<Problem> {
    let title = &talk.title;
    talk.seats.filter(|seats| talk.seats_taken >= *seats).map(|_| {
        Problem::SaidOf(
            format!(
                "“{title}” vừa hết chỗ: chọn nội dung khác. Các lựa chọn còn lại vẫn được giữ trên trang này"
            ),
            format!("“{title}” is full now: choose something else. Your other choices are kept on this page"),
        )
    })
}

/// That two talks are at one time.
pub(crate) fn at_once(a: &Talk, b: &Talk) -> Problem {
    let (a, b) = (&a.title, &b.title);
    Problem::SaidOf(
        format!("“{a}” và “{b}” trùng giờ: chỉ chọn một"),
        format!("“{a}” and “{b}” are at one time: choose one of them"),
    )
}

/// Writes it. What the database refuses was taken by nobody whom the lock let through: it is told as a full talk.
pub(crate) async fn write(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (registration, agenda): (&Registration, &Agenda),
    plan: &Plan,
) -> Result<()> {
    if *plan == Plan::default() {
        return Ok(());
    }
    store::talk_choices::remove(tx, registration.id, &plan.back).await?;
    for talk_id in &plan.new {
        let row =
            TalkChoice { registration_id: registration.id, talk_id: *talk_id, chosen_at: services.now() };
        store::insert(tx, row).await.map_err(|error| match store::is_no_seat(&error) {
            true => Error::conflict(
                "Nội dung vừa chọn đã hết chỗ. Tải lại trang để xem.",
                "What you chose is full now. Load the page again to see.",
            ),
            false => error.into(),
        })?;
    }
    let titles = |ids: &[TalkId]| {
        let of = agenda.talks.iter().filter(|talk| ids.contains(&talk.id));
        of.map(|talk| talk.title.clone()).collect::<Vec<_>>().join("; ")
    };
    let told = |ids: &[TalkId]| (!ids.is_empty()).then(|| json!({ "talks": titles(ids) }));
    let (before, after) = (told(&plan.back), told(&plan.new));
    let change = Change { verb: "choose", noun: "registration", id: registration.id.0, before, after };
    record(services, tx, actor, change);
    // No mail tells of it: whoever reads the own calendar from its address sees what is newer.
    Ok(store::calendars::raise(tx, registration.id).await?)
}
