//! Somebody puts themselves on the list of an activity.

use std::collections::HashMap;

use documents::dates;
use domain::{
    Attends, Lang, Problem, Problems, RegistrationState,
    accounts::access::Actor,
    activities::door::{Door, door},
    requirements::Unmet,
};
use store::{
    Tx,
    ids::UnitId,
    rows::{Activity, Person, Registration, Session},
};

use crate::{
    Error, Result, Services,
    activities::card::doorway,
    error::valid,
    limit_rate::{
        REGISTRATIONS_AT, REGISTRATIONS_FROM, REGISTRATIONS_TO, limit_all, limit_in, limit_rate, source,
    },
    mails::{notify_links, organizer::organizer},
    questions,
    registrations::{
        enter::{Entering, enter},
        quotas::Quotas,
        registered::{Registered, sent_before},
        registrant::{Registrant, RegistrationForm, namesakes, on_file, read, read_attends},
        seats::seats_in,
    },
    requirements::{
        self,
        check::{Who, unmet_of},
        exceptions,
    },
    send_once::{Sent, send_once},
    units::find::UnitChoice,
};

/// What was wrong, with the units to choose from where what was typed was not one.
#[derive(Debug)]
pub struct NotRegistered {
    /// Why.
    pub error: Error,
    /// Units like the one typed.
    pub choices: Vec<UnitChoice>,
}

impl<E: Into<Error>> From<E> for NotRegistered {
    fn from(error: E) -> Self {
        Self { error: error.into(), choices: vec![] }
    }
}

/// Gives a seat, or a place in line where none is left, or puts the person before the organizer where the activity asks for it.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Conflict`] where registration is closed; [`Error::TooMany`].
pub async fn register_participant(
    services: &Services,
    code: &str,
    form: &RegistrationForm,
    lang: Lang,
    address: &str,
) -> std::result::Result<Registered, NotRegistered> {
    let from = source(address);
    let registered = try_to_register(services, code, form, lang, &from).await;
    // What was refused is a try as well, though nothing else of it is kept. What the database could not do is nobody's.
    let not_counted = match &registered {
        Ok(Registered::OnlyLineLeft | Registered::NotEligible(..)) => true,
        Ok(_) => false,
        Err(NotRegistered { error, .. }) => !matches!(error, Error::Unavailable(_) | Error::Collision(_)),
    };
    if not_counted {
        limit_rate(services, &REGISTRATIONS_FROM, &from).await?;
    }
    registered
}

/// Registers in one transaction, in which the try is counted: one commit waits for the disk, and not two.
async fn try_to_register(
    services: &Services,
    code: &str,
    form: &RegistrationForm,
    lang: Lang,
    from: &str,
) -> std::result::Result<Registered, NotRegistered> {
    // What nobody's seat hangs on is read before the others are kept waiting.
    let read_only = services.db.read();
    let found = store::activities::by_code(read_only, code).await?.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let (typed, choices) = read(services, read_only, form, &mut problems).await?;
    let asked = questions::set::of_activity(read_only, found.id).await?;
    let attends = read_attends(&found, form, &mut problems);
    let typed = typed.map(|typed| Registrant { attends, ..typed });
    let answered = questions::given::read(&asked, &form.answers, &HashMap::new(), &mut problems);
    let organizer = organizer(services, read_only, &found).await?;

    let tx = services.db.begin_shared().await?;
    let once = match send_once(services, &tx, &Actor::Anonymous, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(outcome) => {
            limit_in(services, &tx, &REGISTRATIONS_FROM, from).await?;
            let before = sent_before(services, &tx, &found, &outcome).await?;
            tx.commit().await?;
            return Ok(before);
        }
    };
    // From here on nobody else takes a seat of this activity until the end of the transaction.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    if activity.holds_seats && typed.as_ref().is_some_and(|typed| typed.email.is_none()) {
        let problem = Problem::Said(
            "Chỗ được giữ qua thư: nhập địa chỉ thư điện tử của ông (bà)",
            "The seat is held by e-mail: enter your e-mail address",
        );
        problems.add("email", problem);
    }
    let Some(typed) = typed.filter(|_| problems.is_empty()) else {
        return Err(NotRegistered { error: valid(problems).err().unwrap_or(Error::NotFound), choices });
    };
    let namesakes = namesakes(&tx, &typed).await?;
    let on_file = on_file(&namesakes, &typed);
    let listed = match on_file {
        Some(person) => store::registrations::of(&tx, activity.id, person.id).await?,
        None => None,
    };
    // Who is on the list hears of their own registration, whatever the door says to those who are not.
    if let (Some(person), Some(row)) = (on_file, listed.as_ref().filter(|row| stays(row))) {
        limit_in(services, &tx, &REGISTRATIONS_FROM, from).await?;
        notify_links::links_again(services, &tx, person, std::slice::from_ref(row)).await?;
        tx.commit().await?;
        return Ok(Registered::AlreadyThere);
    }
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let attends = typed.attends;
    let door = door_of(services, &tx, &activity, &sessions, (typed.unit, attends)).await?;
    let unmet = unmet_by(&tx, &activity, &typed, (on_file, &namesakes)).await?;
    if door.lets_in() && !unmet.is_empty() && form.asks != "yes" {
        let rules = requirements::show::asked(&tx, &activity).await?.unwrap_or_default();
        return Ok(Registered::NotEligible(unmet, rules));
    }
    let state = match door {
        // Who does not meet what is asked for comes in when an organizer says so.
        door if door.lets_in() && !unmet.is_empty() => RegistrationState::Nominated,
        Door::Open => RegistrationState::Confirmed,
        Door::LineOnly if form.was_offered_seat(attends) => return Ok(Registered::OnlyLineLeft),
        Door::LineOnly => RegistrationState::Waitlisted,
        Door::ByApproval => RegistrationState::Nominated,
        closed => return Err(shut(closed).into()),
    };
    count_try(services, &tx, &activity, &typed, from).await?;
    let about = (&activity, sessions.as_slice(), organizer.as_str());
    let entering = Entering { about, typed: &typed, on_file, namesakes: &namesakes, listed, state, answered };
    let outcome = enter(services, &tx, entering, lang).await?;
    match unmet.as_slice() {
        [] => store::requirements::forget_exception(&tx, outcome.row.id).await?,
        unmet => {
            let said = (unmet, typed.plea.as_str(), "");
            exceptions::note(services, &tx, &Actor::Anonymous, outcome.row.id, said).await?;
        }
    }
    once.made(&tx, &outcome.kept()).await?;
    tx.commit().await?;
    Ok(outcome.told(services, &activity))
}

/// A registration that a form can't change: it stands, or an organizer said no or took the person off, and nobody puts themselves back.
fn stays(row: &Registration) -> bool {
    !row.state.is_final() || row.was_refused()
}

/// Whether the door is open to somebody of a unit, now that the activity is locked.
async fn door_of(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    sessions: &[Session],
    (unit, attends): (Option<UnitId>, Attends),
) -> Result<Door> {
    let quotas = Quotas::of_activities(tx, &[activity.id], services.now()).await?;
    let place = quotas.place(activity, (attends, seats_in(activity, attends)), unit);
    Ok(door(doorway(activity, sessions, place), services.now()))
}

/// What somebody does not meet of what is asked for. Of all on file whom the form could be of, what any of them was at counts.
async fn unmet_by(
    tx: &Tx,
    activity: &Activity,
    typed: &Registrant,
    (on_file, namesakes): (Option<&Person>, &[Person]),
) -> Result<Vec<Unmet>> {
    let position = match on_file {
        Some(person) if typed.position.is_empty() => person.position.clone(),
        _ => typed.position.clone(),
    };
    let who = Who {
        name: typed.name.as_str().to_owned(),
        people: namesakes.iter().map(|person| person.id).collect(),
        position,
        unit: typed.unit,
    };
    Ok(unmet_of(tx, activity, &[who]).await?.pop().unwrap_or_default())
}

/// Counted in the transaction of the registration: what is refused, or corrected and sent again, counts for nothing.
async fn count_try(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    typed: &Registrant,
    from: &str,
) -> Result<()> {
    let here = format!("{}|{from}", activity.id);
    let mut limits = vec![(&REGISTRATIONS_FROM, from), (&REGISTRATIONS_AT, here.as_str())];
    if let Some(recipient) = typed.email.as_ref().or(typed.phone.as_ref()) {
        limits.push((&REGISTRATIONS_TO, recipient.as_str()));
    }
    limit_all(services, tx, &limits).await
}

fn shut(door: Door) -> Error {
    match door {
        Door::ClosedSince(last) => Error::Conflict(Problem::SaidOf(
            format!(
                "Đã hết hạn đăng ký ({}). Nếu ông (bà) vẫn muốn tham dự, xin liên hệ ban tổ chức.",
                dates::limit(last, Lang::Vi)
            ),
            format!(
                "Registration closed {}. Ask the organizer if you still want to come.",
                dates::limit(last, Lang::En)
            ),
        )),
        Door::NotYet(first) => Error::Conflict(Problem::SaidOf(
            format!(
                "Hoạt động này nhận đăng ký từ {}. Xin ông (bà) quay lại sau.",
                dates::limit(first, Lang::Vi)
            ),
            format!("Registration opens {}. Please come back then.", dates::limit(first, Lang::En)),
        )),
        Door::InvitedOnly => Error::conflict(
            "Hoạt động này chỉ dành cho người được mời hoặc được đơn vị cử đi.",
            "This activity is for those who were invited or whom their unit nominated.",
        ),
        Door::Cancelled => Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."),
        Door::Begun => Error::conflict(
            "Hoạt động này đã bắt đầu hoặc đã kết thúc.",
            "This activity has begun or is over.",
        ),
        Door::NotPublished => Error::NotFound,
        Door::Open | Door::LineOnly | Door::ByApproval => {
            Error::Fault("an open door was taken for a shut one".into())
        }
    }
}
