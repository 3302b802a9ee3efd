//! Somebody puts themselves on the list of an activity.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{
    Lang, PersonName, Problem, Problems, RegistrationSource, RegistrationState, Sex,
    access::Actor,
    activity::{Door, door},
    label, person,
    seats::place,
};
use serde_json::json;
use store::{
    Tx,
    ids::{PersonId, RegistrationId, UnitId},
    rows::{Activity, Person, Registration, TypedUnit},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    find_units::{self, Typed, UnitChoice},
    hold_seat::hold_seat,
    likely_doubles::is_there_already,
    limit_rate::{REGISTRATIONS_AT, REGISTRATIONS_FROM, REGISTRATIONS_TO, limit_in, limit_rate, source},
    list_activities::{doorway, seats_of},
    move_registration::{keep_count, set_state},
    notify,
    quotas::Quotas,
    send_once::{Sent, send_once},
};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationForm {
    /// Full name.
    pub full_name: String,
    /// Birth date, day/month/year.
    pub birth_date: String,
    /// `nam` or `nu`.
    pub sex: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// `yes` where the unit is none of the list: its words are then kept for an organizer.
    pub other_unit: String,
    /// E-mail address; this or a telephone number.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// `yes` where the person agrees that these data are kept.
    pub consent: String,
    /// `seat` where the form offered a seat: a place in line is then not given without asking.
    pub offered: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

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
    limit_rate(services, &REGISTRATIONS_FROM, &from).await?;
    let tx = services.db.begin().await?;
    let found = store::activities::by_code(&tx, code).await?.ok_or(Error::NotFound)?;
    let once = match send_once(services, &tx, &Actor::Anonymous, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(outcome) => return Ok(sent_before(services, &tx, &found, &outcome).await?),
    };
    // From here on nobody else takes a seat of this activity until the end of the transaction.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let (typed, choices) = read(services, &tx, form, &mut problems).await?;
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
    // Who is on the list hears of their own registration, whatever the door says to those who are not.
    if let Some(row) = standing(&tx, &activity, &typed).await? {
        let person = store::people::by_id(&tx, row.person_id).await?.ok_or(Error::NotFound)?;
        notify::links_again(services, &tx, &person, std::slice::from_ref(&row)).await?;
        tx.commit().await?;
        return Ok(Registered::AlreadyThere);
    }
    let quotas = Quotas::of_activities(&tx, &[activity.id]).await?;
    let quota = quotas.of(activity.id, typed.unit);
    let place = place(seats_of(&activity), quota, quotas.line(activity.id));
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let state = match door(doorway(&activity, &sessions, place), services.now()) {
        Door::Open => RegistrationState::Confirmed,
        Door::LineOnly if form.offered == "seat" => return Ok(Registered::OnlyLineLeft),
        Door::LineOnly => RegistrationState::Waitlisted,
        Door::ByApproval => RegistrationState::Nominated,
        closed => return Err(shut(closed).into()),
    };

    // Counted in this transaction: what is refused, or corrected and sent again, counts for nothing.
    limit_in(services, &tx, &REGISTRATIONS_AT, &format!("{}|{from}", activity.id)).await?;
    if let Some(recipient) = typed.email.as_ref().or(typed.phone.as_ref()) {
        limit_in(services, &tx, &REGISTRATIONS_TO, recipient).await?;
    }
    let (person, on_file) = find_or_add(services, &tx, &typed, lang).await?;
    // Whom the list likely has under another unit takes no second seat before an organizer has looked.
    let state = match is_there_already(&tx, activity.id, &person).await? {
        true => RegistrationState::Nominated,
        false => state,
    };
    let row = match store::registrations::of(&tx, activity.id, person.id).await? {
        // Who cancelled or declined may come back, at the end of the line. The links of what they gave up open nothing any more.
        Some(row) => {
            let row = store::registrations::end_links(&tx, row.id).await?;
            // The unit is that of today, and what was typed before of another one is forgotten.
            store::typed_units::forget(&tx, row.id).await?;
            let row = Registration { unit_id: typed.unit, ..row };
            set_state(services, &tx, &Actor::Anonymous, row, state, "register").await?
        }
        None => {
            let entry = Entry { unit: typed.unit, state, source: RegistrationSource::SelfService };
            add(services, &tx, &Actor::Anonymous, &activity, &person, entry).await?
        }
    };
    if let Some(words) = &typed.other_unit {
        let fold = domain::text::fold(words);
        let typed = TypedUnit {
            registration_id: row.id,
            words: words.clone(),
            fold,
            unit_id: None,
            settled_at: None,
            settled_by: None,
        };
        store::insert(&tx, typed).await?;
    }
    let held = match *row.state {
        RegistrationState::Confirmed => hold_seat(services, &tx, &activity, &row).await?,
        _ => None,
    };
    if held.is_none() {
        notify::registered(services, &tx, &activity, &row).await?;
    }
    let outcome = match (held, on_file) {
        (Some(_), _) => format!("{HELD}{}", row.id),
        (None, true) => format!("{ON_FILE}{}", row.id),
        (None, false) => row.id.to_string(),
    };
    once.made(&tx, &outcome).await?;
    tx.commit().await?;
    Ok(told(services, &activity, row, held, on_file.then_some(&person)))
}

/// Begins the outcome of a form that was about somebody on file.
const ON_FILE: &str = "on file ";
/// Begins the outcome of a form whose seat was held: its link is for the address alone, whatever became of the seat.
const HELD: &str = "held ";

/// What the sender learns.
fn told(
    services: &Services,
    activity: &Activity,
    row: Registration,
    held: Option<DateTime<Utc>>,
    on_file: Option<&Person>,
) -> Registered {
    if let Some(until) = held {
        return Registered::Held(row, until);
    }
    match on_file {
        Some(person) if person.email.is_some() => Registered::OnFile(row, Reach::ByMail),
        Some(_) => Registered::OnFile(row, Reach::Unreached),
        None => {
            let token = notify::token(services, activity, &row);
            Registered::Done(row, token)
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
    Ok(told(services, activity, row, None, filed.and(Some(&person))))
}

/// A new row of a list.
pub(crate) struct Entry {
    /// The person's unit, as it is now.
    pub unit: Option<UnitId>,
    /// The state it begins in.
    pub state: RegistrationState,
    /// How it came to be there.
    pub source: RegistrationSource,
}

/// Puts a person on the list of a locked activity.
///
/// # Errors
/// [`Error::Conflict`] where no seat is left for a confirmed one.
pub(crate) async fn add(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    person: &Person,
    entry: Entry,
) -> Result<Registration> {
    let now = services.now();
    let row = Registration {
        id: RegistrationId::NEW,
        activity_id: activity.id,
        person_id: person.id,
        unit_id: entry.unit,
        state: entry.state.into(),
        source: entry.source.into(),
        queued_at: (entry.state == RegistrationState::Waitlisted).then_some(now),
        note: String::new(),
        taken_off_by: None,
        link_version: 1,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    keep_count(tx, &row).await?;
    let after = json!({ "state": entry.state, "activity": activity.code, "person": person.id });
    record(
        services,
        tx,
        actor,
        Change { verb: "register", noun: "registration", id: row.id.0, before: None, after: Some(after) },
    )
    .await?;
    Ok(row)
}

struct Registrant {
    name: PersonName,
    birth_date: chrono::NaiveDate,
    sex: Sex,
    /// None: it is none of the list.
    unit: Option<UnitId>,
    /// The unit's words, where it is none of the list.
    other_unit: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

async fn read(
    services: &Services,
    tx: &Tx,
    form: &RegistrationForm,
    problems: &mut Problems,
) -> Result<(Option<Registrant>, Vec<UnitChoice>)> {
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    let birth_date =
        problems.check("birth_date", person::read_birth_date(&form.birth_date, services.today()));
    let sex = problems.check("sex", Sex::read(&form.sex).map_err(|_| Problem::NotChosen(label::SEX)));
    let mut choices = vec![];
    let found = find_units::resolve_in_force(services, tx, form.unit_id.parse().ok(), &form.unit).await?;
    let unit = match found {
        // Somebody who says that it is none of the list may not have seen it there.
        Typed::Found(unit)
            if form.other_unit != "yes" || find_units::is_called(tx, unit, &form.unit).await? =>
        {
            Some((Some(unit), None))
        }
        _ if form.other_unit == "yes" => {
            problems.check("unit", domain::unit::read_typed(&form.unit)).map(|words| (None, Some(words)))
        }
        Typed::Choices(found) => {
            problems.add("unit", find_units::problem(&form.unit, &found));
            choices = found;
            None
        }
        Typed::Found(unit) => Some((Some(unit), None)),
    };
    let email = problems.check("email", person::read_email(&form.email));
    let phone = problems.check("phone", person::read_phone(&form.phone));
    if (email.as_ref(), phone.as_ref()) == (Some(&None), Some(&None)) {
        problems.add("email", Problem::NoContact);
    }
    if form.consent != "yes" {
        problems.add(
            "consent",
            Problem::Said(
                "Đánh dấu vào ô đồng ý để chúng tôi được lưu thông tin và ghi tên ông (bà) vào danh sách",
                "Tick the box to agree that we keep these data, so that we can put you on the list",
            ),
        );
    }
    let typed = (|| {
        let (unit, other_unit) = unit?;
        Some(Registrant {
            name: name?,
            birth_date: birth_date?,
            sex: sex?,
            unit,
            other_unit,
            email: email?,
            phone: phone?,
        })
    })();
    Ok((typed, choices))
}

/// The registration that a person on file has for the activity, where a form can't change it: it stands, or an organizer said no or
/// took them off, and nobody puts themselves back.
async fn standing(tx: &Tx, activity: &Activity, typed: &Registrant) -> Result<Option<Registration>> {
    let Some(person) = find(tx, typed).await? else { return Ok(None) };
    let row = store::registrations::of(tx, activity.id, person.id).await?;
    Ok(row.filter(|row| !row.state.is_final() || row.was_refused()))
}

/// The person of that name, birth date and unit who is reached in the same way; else a new one. Two rows for one person can be
/// merged later; one row for two people could not be taken apart.
///
/// Nothing is ever added to somebody who is there: with a colleague's name and birth date and an address of one's own, one would
/// get all the links that are the colleague's. Answers whether they were on file.
async fn find_or_add(services: &Services, tx: &Tx, typed: &Registrant, lang: Lang) -> Result<(Person, bool)> {
    let fold = domain::text::fold(typed.name.as_str());
    if let Some(person) = find(tx, typed).await? {
        let person = store::people::lock(tx, person.id).await?.ok_or(Error::NotFound)?;
        let now = services.now();
        let row = Person { consented_at: Some(now), updated_at: now, version: person.version + 1, ..person };
        let row = store::update(tx, row).await?;
        let change = Change {
            verb: "consent",
            noun: "person",
            id: row.id.0,
            before: None,
            after: Some(json!({ "version": row.version })),
        };
        record(services, tx, &Actor::Anonymous, change).await?;
        return Ok((row, true));
    }
    let now = services.now();
    let row = Person {
        id: PersonId::NEW,
        code: None,
        full_name: typed.name.as_str().into(),
        fold,
        sort_key: typed.name.sort_key(),
        birth_date: Some(typed.birth_date),
        sex: Some(typed.sex.into()),
        unit_id: typed.unit,
        position: String::new(),
        email: typed.email.clone(),
        phone: typed.phone.clone(),
        lang: lang.code().into(),
        consented_at: Some(now),
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    let change = Change {
        verb: "create",
        noun: "person",
        id: row.id.0,
        before: None,
        after: Some(json!({ "unit": row.unit_id })),
    };
    record(services, tx, &Actor::Anonymous, change).await?;
    Ok((row, false))
}

/// Who is on file under what was typed.
async fn find(tx: &Tx, typed: &Registrant) -> Result<Option<Person>> {
    let same = store::people::same(tx, typed.name.as_str(), typed.birth_date, typed.unit).await?;
    let reached = |person: &Person| match (&typed.email, &typed.phone) {
        (Some(_), _) => person.email == typed.email,
        (None, Some(_)) => person.phone == typed.phone,
        (None, None) => false,
    };
    Ok(same.into_iter().find(reached))
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
