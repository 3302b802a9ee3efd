//! A participant's own page, by the link that only they have.

use chrono::{DateTime, Utc};
use domain::{
    Attends, CertificateState, HeldWay, Lang, MailState, RegistrationState,
    accounts::access::{Action, Actor, Object},
    registrations::{changes::HandOver, seats::Seats},
};
use store::{
    ConnectionTrait,
    ids::RegistrationId,
    rows::{Activity, Attendance, Certificate, Invitation, Person, Registration, Session, Substitute},
};

use crate::{
    Error, Result, Services,
    activities::{
        begun::begun_by,
        card::{ActivityCard, cards},
    },
    checkin::{Shown, code_of},
    mails::attended::attended,
    permit::{require, require_activity},
    questions::{
        keep::answers_of,
        set::{is_asked, of_activity, unanswered},
    },
    registrations::{
        changes::{Changes, changes_of, contact_of},
        list::name_of,
        seats::seats_in,
    },
    units,
};

/// What the own page shows.
#[derive(Debug, Clone)]
pub struct OwnRegistration {
    /// The registration.
    pub registration: Registration,
    /// The person.
    pub person: Person,
    /// The name of the unit it was sent from.
    pub unit_name: String,
    /// The activity.
    pub card: ActivityCard,
    /// Where they take part: the place, or the address of those online, for whoever has a seat there.
    pub place: String,
    /// How they take part.
    pub attends: Attends,
    /// How they could take part as well, with the seats there: none where they can't choose, or no seat is left there.
    pub other_way: Option<(Attends, Seats)>,
    /// The invitation, where there is one.
    pub invitation: Option<Invitation>,
    /// The place in line, from 1, while it waits.
    pub place_in_line: Option<usize>,
    /// Where else the person has a seat at the same hours, which is what a registration in line waits for: its code.
    pub elsewhere: Option<String>,
    /// The marks of the person's attendance.
    pub attendance: Vec<Attendance>,
    /// The certificate in force.
    pub certificate: Option<Certificate>,
    /// The last one, where it was revoked and nothing took its place.
    pub revoked: Option<Certificate>,
    /// The answer to an invitation can still be given or changed.
    pub can_answer: bool,
    /// The mail that told where it stands could not be delivered.
    pub mail_failed: bool,
    /// The seat or the place in line can still be given up.
    pub can_cancel: bool,
    /// What else can be changed, and until when.
    pub own: OwnChanges,
    /// The codes by which they are checked in.
    pub codes: Shown,
    /// Until when the seat is held, while it was not taken.
    pub held_until: Option<DateTime<Utc>>,
}

/// What a participant can change.
#[derive(Debug, Clone)]
pub struct OwnChanges {
    /// Until when.
    pub until: DateTime<Utc>,
    /// Whether that is still so.
    pub changes: Changes,
    /// Whom to call once it is not.
    pub contact: String,
    /// The seat can be handed over.
    pub can_hand_over: bool,
    /// How many questions are asked, and how many of those that have to be answered were not.
    pub questions: (usize, usize),
    /// Who takes the seat should they not be able to come.
    pub substitute: Option<Substitute>,
    /// Whose seat it was, by name.
    pub in_place_of: Option<String>,
    /// Who has the seat now, by name.
    pub given_to: Option<String>,
}

/// The number of the registration of a link, before anything of it is shown.
///
/// # Errors
/// As [`show_registration`].
pub async fn find_registration(services: &Services, token: &str) -> Result<RegistrationId> {
    let (registration, _) = open(services, services.db.read(), token).await?;
    Ok(registration.id)
}

/// The registration of a link.
///
/// # Errors
/// [`Error::NotFound`] where the link is wrong or has ended: the page then offers to send it again.
pub async fn show_registration(services: &Services, token: &str) -> Result<OwnRegistration> {
    let read = services.db.read();
    let (registration, actor) = open(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    let person = store::people::by_id(read, registration.person_id).await?.ok_or(Error::NotFound)?;
    if person.erased_at.is_some() {
        return Err(Error::NotFound);
    }
    let activity = store::activities::by_id(read, registration.activity_id).await?.ok_or(Error::NotFound)?;
    let names = units::find::names(read, registration.unit_id).await?;
    // Only who is of none of the units typed one.
    let typed = match registration.unit_id {
        Some(_) => None,
        None => store::typed_units::of(read, registration.id).await?,
    };
    let typed = typed.into_iter().map(|row| (row.registration_id, row.words)).collect();
    let invitation = store::invitations::of_registration(read, registration.id).await?;
    let place_in_line = match *registration.state {
        RegistrationState::Waitlisted => {
            Some(store::registrations::place_in_line(read, &registration).await?)
        }
        _ => None,
    };
    let elsewhere = match place_in_line {
        Some(_) => store::lines::elsewhere(read, registration.id).await?,
        None => None,
    };
    let elsewhere = match elsewhere {
        Some(other) => store::activities::by_id(read, other).await?.map(|other| other.code),
        None => None,
    };
    let certificates = store::certificates::of_registration(read, registration.id).await?;
    let today = services.today();
    let mut card = cards(services, read, vec![activity]).await?.pop().ok_or(Error::NotFound)?;
    let (as_attended, sessions) =
        attended(Lang::from_code(&person.lang), (&card.activity, &card.sessions), &registration);
    card.sessions = sessions;
    let held_until = store::held_seats::until(read, registration.id).await?;
    let own =
        own_changes(services, read, (&card.activity, &card.sessions), &registration, held_until).await?;
    let before_start = *card.activity.state == domain::ActivityState::Published
        && services.now() <= begun_by(&card.activity, &card.sessions);
    let in_time =
        invitation.as_ref().is_none_or(|invitation| invitation.answer_by.is_none_or(|last| today <= last));
    let mail_failed = store::mails::last_state(read, registration.id)
        .await?
        .is_some_and(|state| state == MailState::Failed);
    Ok(OwnRegistration {
        mail_failed,
        place: as_attended.place,
        attends: card.activity.way.attends(*registration.attends),
        other_way: other_way(&card, &registration).filter(|_| own.changes == Changes::Open),
        unit_name: name_of(&registration, &names, &typed),
        place_in_line,
        elsewhere,
        attendance: store::attendance::of_registration(read, registration.id).await?,
        revoked: (!certificates.iter().any(|one| *one.state == CertificateState::Valid))
            .then(|| certificates.iter().filter(|one| *one.state == CertificateState::Revoked))
            .and_then(|revoked| revoked.max_by_key(|one| one.id).cloned()),
        certificate: certificates.into_iter().find(|one| *one.state == CertificateState::Valid),
        can_answer: before_start && in_time && invitation.is_some() && !registration.was_refused(),
        can_cancel: own.changes == Changes::Open
            && matches!(*registration.state, RegistrationState::Confirmed | RegistrationState::Waitlisted),
        held_until,
        codes: code_of(services, &card.activity, &registration),
        card,
        own,
        invitation,
        person,
        registration,
    })
}

/// How somebody with a seat, or in line for one, could take part as well.
fn other_way(card: &ActivityCard, row: &Registration) -> Option<(Attends, Seats)> {
    use RegistrationState as S;
    let to = row.attends.other();
    let seats = seats_in(&card.activity, to);
    let may = *card.activity.way == HeldWay::Hybrid
        && (matches!(*row.state, S::Confirmed | S::Waitlisted) && seats.any_left()
            || *row.state == S::Nominated);
    may.then_some((to, seats))
}

/// What the owner of a registration can change.
async fn own_changes(
    services: &Services,
    conn: &impl ConnectionTrait,
    (activity, sessions): (&Activity, &[Session]),
    row: &Registration,
    held_until: Option<DateTime<Utc>>,
) -> Result<OwnChanges> {
    let (until, changes) = changes_of(services, activity, sessions);
    let asked = if is_asked(row) { of_activity(conn, activity.id).await? } else { vec![] };
    let missing = match asked.is_empty() {
        true => 0,
        false => unanswered(&asked, &answers_of(conn, row.id).await?),
    };
    let (mut in_place_of, mut given_to) = (None, None);
    for one in store::seat_transfers::of_registration(conn, row.id).await? {
        if one.to_id == row.id && !row.state.is_final() {
            in_place_of = person_of(conn, one.from_id).await?;
        } else if one.from_id == row.id && row.state.is_final() {
            given_to = person_of(conn, one.to_id).await?;
        }
    }
    let has_seat = *row.state == RegistrationState::Confirmed && held_until.is_none();
    Ok(OwnChanges {
        until,
        changes,
        contact: contact_of(services, activity),
        can_hand_over: has_seat && changes == Changes::Open && *activity.hand_over != HandOver::No,
        questions: (asked.len(), missing),
        substitute: store::seat_transfers::substitute_of(conn, row.id).await?,
        in_place_of,
        given_to,
    })
}

async fn person_of(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Option<String>> {
    let Some(row) = store::registrations::by_id(conn, id).await? else { return Ok(None) };
    Ok(store::people::by_id(conn, row.person_id).await?.map(|person| person.full_name))
}

/// The registration of a link, and the actor who holds it.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn open(
    services: &Services,
    conn: &impl ConnectionTrait,
    token: &str,
) -> Result<(Registration, Actor)> {
    let opened = services.keys.open(token, services.now()).ok_or(Error::NotFound)?;
    let registration = store::registrations::by_id(conn, opened.registration)
        .await?
        // A link that was taken back, or belongs to what was cancelled before, opens nothing.
        .filter(|registration| registration.link_version == opened.version)
        .ok_or(Error::NotFound)?;
    let actor = Actor::Participant(registration.id.0);
    Ok((registration, actor))
}

/// A registration, for the gate. The unit plays no part in what is one's own.
pub(crate) fn object(registration: &Registration) -> Object {
    Object {
        unit: domain::UnitPath::top(""),
        activity: Some(registration.activity_id.0),
        registration: Some(registration.id.0),
    }
}

/// The token of a participant's link, for those who may write to them: a list that is printed, a command.
///
/// # Errors
/// As the gate decides.
pub async fn link_token(services: &Services, actor: &Actor, id: RegistrationId) -> Result<String> {
    let read = services.db.read();
    let row = store::registrations::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let activity = store::activities::by_id(read, row.activity_id).await?.ok_or(Error::NotFound)?;
    require_activity(read, actor, Action::SendMail, &activity).await?;
    Ok(crate::mails::own_link::token(services, &activity, &row))
}
