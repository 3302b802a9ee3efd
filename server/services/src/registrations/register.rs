//! Somebody puts themselves on the list of an activity.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{
    Lang, Problem, Problems, RegistrationSource, RegistrationState,
    accounts::access::Actor,
    activities::door::{Door, door},
    registrations::seats::place,
};
use store::{
    Tx,
    ids::{RegistrationId, UnitId},
    rows::{Activity, Person, Registration, Session, TypedUnit},
};

use crate::{
    Error, Result, Services,
    activities::card::doorway,
    error::valid,
    limit_rate::{
        REGISTRATIONS_AT, REGISTRATIONS_FROM, REGISTRATIONS_TO, limit_all, limit_in, limit_rate, source,
    },
    mails::{notify, notify_links, organizer::organizer, own_link},
    registrations::{
        doubles::is_there_already,
        hold_seat::hold_seat,
        insert::{Entry, add},
        move_on::set_state,
        quotas::Quotas,
        registrant::{Registrant, RegistrationForm, add_person, find, note_consent, read},
        seats::seats_of,
    },
    send_once::{Sent, send_once},
    units::find::UnitChoice,
};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registered {
    /// The registration of somebody new, with the token of the person's own link.
    Done(Registration, String),
    /// The registration of somebody who was on file. Whoever knows a name, a birth date and a telephone number could have sent it, so
    /// the link is never shown: it goes to the address on file.
    OnFile(Registration, Reach),
    /// A seat is held until a moment: the link that takes it is mailed, whoever sent the form.
    Held(Registration, DateTime<Utc>),
    /// The person was on the list before. The link goes to the address on file and is shown to nobody else.
    AlreadyThere,
    /// The form offered a seat and the last one went meanwhile: nothing was done. The person may ask for a place in line.
    OnlyLineLeft,
}

/// How somebody on file is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// By mail: the link is on its way.
    ByMail,
    /// There is no address on file: they have to ask.
    Unreached,
}

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
        Ok(Registered::OnlyLineLeft) => true,
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
    let on_file = find(&tx, &typed).await?;
    let listed = match &on_file {
        Some(person) => store::registrations::of(&tx, activity.id, person.id).await?,
        None => None,
    };
    // Who is on the list hears of their own registration, whatever the door says to those who are not.
    if let (Some(person), Some(row)) = (&on_file, listed.as_ref().filter(|row| stays(row))) {
        limit_in(services, &tx, &REGISTRATIONS_FROM, from).await?;
        notify_links::links_again(services, &tx, person, std::slice::from_ref(row)).await?;
        tx.commit().await?;
        return Ok(Registered::AlreadyThere);
    }
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let state = match door_of(services, &tx, &activity, &sessions, typed.unit).await? {
        Door::Open => RegistrationState::Confirmed,
        Door::LineOnly if form.offered == "seat" => return Ok(Registered::OnlyLineLeft),
        Door::LineOnly => RegistrationState::Waitlisted,
        Door::ByApproval => RegistrationState::Nominated,
        closed => return Err(shut(closed).into()),
    };
    count_try(services, &tx, &activity, &typed, from).await?;
    let about = (&activity, sessions.as_slice(), organizer.as_str());
    let entering = Entering { about, typed: &typed, listed, state };
    let outcome = enter(services, &tx, entering, on_file, lang).await?;
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
    unit: Option<UnitId>,
) -> Result<Door> {
    let quotas = Quotas::of_activities(tx, &[activity.id]).await?;
    let place = place(seats_of(activity), quotas.of(activity.id, unit), quotas.line(activity.id));
    Ok(door(doorway(activity, sessions, place), services.now()))
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

/// Somebody before an open door.
struct Entering<'a> {
    /// The activity, its sessions, and the body that holds it.
    about: (&'a Activity, &'a [Session], &'a str),
    typed: &'a Registrant,
    /// What became of an earlier registration of theirs.
    listed: Option<Registration>,
    /// What the door lets them be.
    state: RegistrationState,
}

/// Puts somebody on the list who is let in, and tells them.
async fn enter(
    services: &Services,
    tx: &Tx,
    Entering { about: (activity, sessions, organizer), typed, listed, state }: Entering<'_>,
    on_file: Option<Person>,
    lang: Lang,
) -> Result<Outcome> {
    let was_on_file = on_file.is_some();
    let person = match on_file {
        Some(person) => note_consent(services, tx, &person).await?,
        None => add_person(services, tx, typed, lang).await?,
    };
    // Whom the list likely has under another unit takes no second seat before an organizer has looked.
    let state = match is_there_already(tx, activity.id, &person).await? {
        true => RegistrationState::Nominated,
        false => state,
    };
    let is_first = listed.is_none();
    let row = match listed {
        // Who cancelled or declined may come back, at the end of the line. The links of what they gave up open nothing any more.
        Some(row) => {
            let row = store::links::end(tx, row.id).await?;
            // The unit is that of today, and what was typed before of another one is forgotten.
            store::typed_units::forget(tx, row.id).await?;
            let row = Registration { unit_id: typed.unit, ..row };
            set_state(services, tx, &Actor::Anonymous, row, state, "register").await?
        }
        None => {
            let entry = Entry { unit: typed.unit, state, source: RegistrationSource::SelfService };
            add(services, tx, &Actor::Anonymous, activity, &person, entry).await?
        }
    };
    if let Some(words) = &typed.other_unit {
        let (words, fold) = (words.clone(), domain::text::fold(words));
        let (unit_id, settled_at, settled_by) = (None, None, None);
        let typed = TypedUnit { registration_id: row.id, words, fold, unit_id, settled_at, settled_by };
        store::insert(tx, typed).await?;
    }
    let held = match *row.state {
        RegistrationState::Confirmed => hold_seat(services, tx, activity, &row).await?,
        _ => None,
    };
    if held.is_none() && is_first {
        notify::registered_first(services, tx, activity, &row, (&person, sessions, organizer)).await?;
    } else if held.is_none() {
        notify::registered(services, tx, activity, &row).await?;
    }
    Ok(Outcome { row, held, on_file: was_on_file.then_some(person) })
}

/// What a form made.
struct Outcome {
    row: Registration,
    /// Until when the seat is held.
    held: Option<DateTime<Utc>>,
    /// Who was on file before.
    on_file: Option<Person>,
}

/// Begins the outcome of a form that was about somebody on file.
const ON_FILE: &str = "on file ";

/// Begins the outcome of a form whose seat was held: its link is for the address alone, whatever became of the seat.
const HELD: &str = "held ";

impl Outcome {
    /// As it is kept for the same form sent again.
    fn kept(&self) -> String {
        match (self.held, &self.on_file) {
            (Some(_), _) => format!("{HELD}{}", self.row.id),
            (None, Some(_)) => format!("{ON_FILE}{}", self.row.id),
            (None, None) => self.row.id.to_string(),
        }
    }

    /// What the sender learns.
    fn told(self, services: &Services, activity: &Activity) -> Registered {
        match (self.held, self.on_file) {
            (Some(until), _) => Registered::Held(self.row, until),
            (None, Some(person)) if person.email.is_some() => Registered::OnFile(self.row, Reach::ByMail),
            (None, Some(_)) => Registered::OnFile(self.row, Reach::Unreached),
            (None, None) => {
                let token = own_link::token(services, activity, &self.row);
                Registered::Done(self.row, token)
            }
        }
    }
}

/// The answer that the same form had when it was sent the first time.
async fn sent_before(services: &Services, tx: &Tx, activity: &Activity, outcome: &str) -> Result<Registered> {
    if let Some(id) = outcome.strip_prefix(HELD).and_then(|id| id.parse::<RegistrationId>().ok()) {
        let row = store::registrations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
        let until = store::held_seats::until(tx, id).await?;
        return Ok(until.map_or(Registered::AlreadyThere, |until| Registered::Held(row, until)));
    }
    let filed = outcome.strip_prefix(ON_FILE);
    let Ok(id) = filed.unwrap_or(outcome).parse::<RegistrationId>() else {
        return Ok(Registered::AlreadyThere);
    };
    let row = store::registrations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let on_file = filed.map(|_| person);
    Ok(Outcome { row, held: None, on_file }.told(services, activity))
}

fn shut(door: Door) -> Error {
    match door {
        Door::ClosedSince(last) => Error::Conflict(Problem::SaidOf(
            format!(
                "Đã hết hạn đăng ký (ngày {}). Nếu ông (bà) vẫn muốn tham dự, xin liên hệ ban tổ chức.",
                dates::day(last, Lang::Vi)
            ),
            format!(
                "Registration closed on {}. Ask the organizer if you still want to come.",
                dates::day(last, Lang::En)
            ),
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
