//! Somebody puts themselves on the list of an activity.

use domain::{
    Lang, PersonName, Problem, Problems, RegistrationSource, RegistrationState, Sex,
    access::Actor,
    activity::{Door, door},
    label, person,
    seats::{Quota, place},
};
use serde_json::json;
use store::{
    Tx,
    ids::{PersonId, RegistrationId, UnitId},
    rows::{Activity, Person, Registration},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    find_units::{self, Typed, UnitChoice},
    likely_doubles::is_there_already,
    limit_rate::{REGISTRATIONS_FROM, limit_rate},
    list_activities::{doorway, seats_of},
    move_registration::{keep_count, set_state},
    notify,
    promote::quotas,
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
    /// The registration, with the token of the person's own link.
    Done(Registration, String),
    /// The person was on the list before. The link goes to the address on file and is shown to nobody else.
    AlreadyThere,
    /// The form offered a seat and the last one went meanwhile: nothing was done. The person may ask for a place in line.
    OnlyLineLeft,
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
    limit_rate(services, &REGISTRATIONS_FROM, address).await?;
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
    let Some(typed) = typed.filter(|_| problems.is_empty()) else {
        return Err(NotRegistered { error: valid(problems).err().unwrap_or(Error::NotFound), choices });
    };
    let waiting =
        u32::try_from(store::registrations::count(&tx, activity.id, RegistrationState::Waitlisted).await?)
            .unwrap_or(u32::MAX);
    let quota = quotas(&tx, &activity)
        .await?
        .get(&Some(typed.unit))
        .copied()
        .unwrap_or(Quota { most: None, taken: 0 });
    let place = place(seats_of(&activity), quota, waiting);
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let state = match door(doorway(&activity, &sessions, place), services.now()) {
        Door::Open => RegistrationState::Confirmed,
        Door::LineOnly if form.offered == "seat" => return Ok(Registered::OnlyLineLeft),
        Door::LineOnly => RegistrationState::Waitlisted,
        Door::ByApproval => RegistrationState::Nominated,
        closed => return Err(shut(closed).into()),
    };

    let person = find_or_add(services, &tx, &typed, lang).await?;
    // Whom the list likely has under another unit takes no second seat before an organizer has looked.
    let state = match is_there_already(&tx, activity.id, &person).await? {
        true => RegistrationState::Nominated,
        false => state,
    };
    let (row, known) = match store::registrations::of(&tx, activity.id, person.id).await? {
        Some(row) if !row.state.is_final() => (row, true),
        // To whom the organizer said no, or who was taken off the list, can't put themselves back.
        Some(row) if row.was_refused() => (row, true),
        // Who cancelled or declined may come back, at the end of the line.
        Some(row) => (set_state(services, &tx, &Actor::Anonymous, row, state, "register").await?, false),
        None => (
            add(
                services,
                &tx,
                &Actor::Anonymous,
                &activity,
                &person,
                Entry { unit: Some(typed.unit), state, source: RegistrationSource::SelfService },
            )
            .await?,
            false,
        ),
    };
    if known {
        notify::links_again(services, &tx, &person, std::slice::from_ref(&row)).await?;
        tx.commit().await?;
        return Ok(Registered::AlreadyThere);
    }
    notify::registered(services, &tx, &activity, &row).await?;
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    let token = services.secret.sign(row.id, notify::link_ends(&activity));
    Ok(Registered::Done(row, token))
}

/// The answer that the same form had when it was sent the first time.
async fn sent_before(services: &Services, tx: &Tx, activity: &Activity, outcome: &str) -> Result<Registered> {
    let Ok(id) = outcome.parse::<RegistrationId>() else { return Ok(Registered::AlreadyThere) };
    let row = store::registrations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let token = services.secret.sign(row.id, notify::link_ends(activity));
    Ok(Registered::Done(row, token))
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
    unit: UnitId,
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
    let unit = match find_units::resolve_in_force(services, tx, form.unit_id.parse().ok(), &form.unit).await?
    {
        Typed::Found(unit) => Some(unit),
        Typed::Choices(found) => {
            problems.add("unit", find_units::problem(&form.unit, &found));
            choices = found;
            None
        }
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
        Some(Registrant {
            name: name?,
            birth_date: birth_date?,
            sex: sex?,
            unit: unit?,
            email: email?,
            phone: phone?,
        })
    })();
    Ok((typed, choices))
}

/// The person of that name, birth date and unit who is reached in the same way; else a new one. Two rows for one person can be
/// merged later; one row for two people could not be taken apart.
///
/// Nothing is ever added to somebody who is there: with a colleague's name and birth date and an address of one's own, one would
/// get all the links that are the colleague's.
async fn find_or_add(services: &Services, tx: &Tx, typed: &Registrant, lang: Lang) -> Result<Person> {
    let fold = domain::text::fold(typed.name.as_str());
    let same = store::people::same(tx, typed.name.as_str(), typed.birth_date, Some(typed.unit)).await?;
    let reached = |person: &Person| match (&typed.email, &typed.phone) {
        (Some(_), _) => person.email == typed.email,
        (None, Some(_)) => person.phone == typed.phone,
        (None, None) => false,
    };
    if let Some(person) = same.into_iter().find(reached) {
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
        return Ok(row);
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
        unit_id: Some(typed.unit),
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
    Ok(row)
}

fn shut(door: Door) -> Error {
    match door {
        Door::ClosedSince(last) => Error::Conflict(Problem::SaidOf(
            format!(
                "Đã hết hạn đăng ký (ngày {}). Nếu ông (bà) vẫn muốn tham dự, xin liên hệ ban tổ chức.",
                last.format("%-d/%-m/%Y")
            ),
            format!(
                "Registration closed on {}. Ask the organizer if you still want to come.",
                last.format("%-d/%-m/%Y")
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
