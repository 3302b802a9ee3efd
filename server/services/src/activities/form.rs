//! The form of an activity: what is typed into it, what that comes to, and what it holds for one that is there.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use domain::{
    ActivityKind, Admission, HeldWay, Level, Problem, Problems, Slot, Word,
    accounts::access::{Action, Actor},
    activities::{
        days::{check_closing, check_length, check_opening, read_first_day},
        minimum,
        moment::Moment,
    },
    fields::{read_block, read_date, read_line, read_number, read_optional_line, typed_day},
    label, local,
    numbers::stored,
    registrations::changes::HandOver,
    text,
};
use serde_json::json;
use store::{ConnectionTrait, ids::UnitId, rows::Activity};

use crate::{
    Result, Services,
    activities::show::open,
    audit::Logged,
    checked::Checked,
    sessions::form::{check_order, read_hour},
    units,
};

/// An activity as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityForm {
    /// The code of its kind.
    pub kind: String,
    /// The code of its level.
    pub level: String,
    /// The title.
    pub title: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// What it is about.
    pub summary: String,
    /// Whom it is for.
    pub audience: String,
    /// The title in English; may stay empty, as the next two.
    pub title_en: String,
    /// What it is about, in English.
    pub summary_en: String,
    /// Whom it is for, in English.
    pub audience_en: String,
    /// Whom to ask.
    pub contact: String,
    /// Where it is held.
    pub place: String,
    /// The code of how it is held; empty: in the room.
    pub way: String,
    /// Seats; those of the room, where it is held both ways.
    pub capacity: String,
    /// Seats online, where it is held both ways; empty: as many as come.
    pub online_capacity: String,
    /// What whoever takes part online opens or types; may stay empty.
    pub online_address: String,
    /// The code of the way to get onto the list.
    pub admission: String,
    /// `yes` where a seat is held until the mailed link was opened.
    pub holds_seats: String,
    /// The day from which one can register; empty: from the moment it is published.
    pub opens_on: String,
    /// The time of that day; empty: from its beginning.
    pub opens_at: String,
    /// The last day to register; empty: until it begins.
    pub closes_on: String,
    /// The time of that day; empty: until its end.
    pub closes_at: String,
    /// How many people it takes; empty: it is held however many come.
    pub minimum: String,
    /// When that is decided; empty: as usual.
    pub decide_on: String,
    /// How many hours a seat that becomes free is offered to whom it goes next; empty: it is theirs at once.
    pub offer_hours: String,
    /// The last day on which participants change what is theirs; empty: until it begins.
    pub changes_on: String,
    /// The time on that day; empty: its end.
    pub changes_at: String,
    /// The code of whether a participant may hand the own seat over; empty: not.
    pub hand_over: String,
    /// The first day; only when it is created.
    pub starts_on: String,
    /// The last day; empty: the first one. Only when it is created.
    pub ends_on: String,
    /// The slots of each day, by code; only when it is created.
    pub slots: Vec<String>,
    /// When the session of each slot begins, in the order of [`domain::Slot`]; empty: as usual. Only when it is created.
    pub from: Vec<String>,
    /// When it ends.
    pub to: Vec<String>,
    /// The code of an activity that it follows; empty: none. Only when it is created.
    pub model: String,
    /// The number of a template that it follows; empty: none. Only when it is created.
    pub template: String,
    /// `model` or `template` where its sessions are those of the model or the template, from its first day on; only when it is created.
    pub agenda: String,
    /// The number of the call for interest from which it is planned; empty: of none. Only when it is created.
    pub demand: String,
    /// `yes` where it is published at once; only when it is created.
    pub publish: String,
    /// Why what is in the way of its sessions, and can be let stand, may.
    pub reason: String,
    /// The share of sessions needed, in per cent.
    pub share: String,
    /// Hours on the certificate; empty: counted from the sessions.
    pub hours: String,
    /// The signer's authority: `KT. GIÁM ĐỐC`.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's name.
    pub signer_name: String,
    /// The version that was loaded, when one is changed.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// What the form came to.
pub(crate) struct Parsed {
    pub(crate) kind: ActivityKind,
    pub(crate) level: Level,
    pub(crate) title: String,
    pub(crate) unit: UnitId,
    pub(crate) summary: String,
    pub(crate) audience: String,
    pub(crate) contact: String,
    pub(crate) place: String,
    pub(crate) way: HeldWay,
    pub(crate) capacity: i32,
    pub(crate) online_capacity: Option<i32>,
    pub(crate) online_address: String,
    pub(crate) admission: Admission,
    pub(crate) holds_seats: bool,
    pub(crate) opens: Option<Moment>,
    pub(crate) closes: Option<Moment>,
    pub(crate) minimum: Option<i32>,
    pub(crate) decide_on: Option<NaiveDate>,
    pub(crate) offer_hours: Option<i32>,
    pub(crate) changes_until: Option<DateTime<Utc>>,
    pub(crate) hand_over: HandOver,
    pub(crate) share: i32,
    pub(crate) hours: Option<i32>,
    pub(crate) signer: [String; 3],
    /// Title, summary and audience in English.
    pub(crate) english: [String; 3],
}

/// What the form would hold for an activity that is there.
///
/// # Errors
/// As the gate decides.
pub async fn load_activity_form(services: &Services, actor: &Actor, code: &str) -> Result<ActivityForm> {
    let conn = services.db.read();
    let row = open(conn, actor, Action::ManageActivity, code).await?;
    // Called as it is everywhere where it acts; typed so, it is found again.
    let unit = store::units::by_id(conn, row.unit_id).await?;
    let unit = unit.map(|unit| units::find::acting_body(services, &unit));
    let date = |day: NaiveDate| typed_day(day);
    Ok(ActivityForm {
        kind: row.kind.code().into(),
        level: row.level.code().into(),
        title: row.title,
        unit: unit.unwrap_or_default(),
        unit_id: row.unit_id.to_string(),
        summary: row.summary,
        audience: row.audience,
        title_en: row.title_en,
        summary_en: row.summary_en,
        audience_en: row.audience_en,
        contact: row.contact,
        place: row.place,
        way: row.way.code().into(),
        capacity: row.capacity.to_string(),
        online_capacity: row.online_capacity.map(|seats| seats.to_string()).unwrap_or_default(),
        online_address: row.online_address,
        admission: row.admission.code().into(),
        holds_seats: if row.holds_seats { "yes".into() } else { String::new() },
        opens_on: row.registration_opens_on.map(date).unwrap_or_default(),
        opens_at: typed_minute(row.registration_opens_min),
        closes_on: row.registration_closes_on.map(date).unwrap_or_default(),
        closes_at: typed_minute(row.registration_closes_min),
        minimum: row.minimum.map(|people| people.to_string()).unwrap_or_default(),
        decide_on: row.decide_on.map(date).unwrap_or_default(),
        offer_hours: row.offer_hours.map(|hours| hours.to_string()).unwrap_or_default(),
        changes_on: row.changes_until.map(|at| date(local::day(at))).unwrap_or_default(),
        changes_at: row.changes_until.map(local::hour).unwrap_or_default(),
        hand_over: row.hand_over.code().into(),
        starts_on: date(row.starts_on),
        ends_on: date(row.ends_on),
        slots: vec![],
        from: vec![],
        to: vec![],
        model: String::new(),
        template: String::new(),
        agenda: String::new(),
        demand: String::new(),
        publish: String::new(),
        reason: String::new(),
        share: row.completion_share.to_string(),
        hours: row.hours.map(|hours| hours.to_string()).unwrap_or_default(),
        signer_authority: row.signer_authority,
        signer_title: row.signer_title,
        signer_name: row.signer_name,
        version: row.version.to_string(),
        key: String::new(),
    })
}

/// Reads all but the days; none where something is wrong.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    form: &ActivityForm,
    checked: &mut Checked,
) -> Result<Option<Parsed>> {
    let problems = &mut checked.problems;
    let kind = problems.check("kind", ActivityKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let level = problems.check("level", Level::parse(&form.level).ok_or(Problem::NotChosen(label::LEVEL)));
    let title = problems.check("title", read_line(&form.title, label::TITLE, 300));
    let unit = checked.unit(services, conn, (&form.unit_id, &form.unit)).await?;
    let problems = &mut checked.problems;
    let place = problems.check("place", read_line(&form.place, label::PLACE, 300));
    let summary = problems.check("summary", read_block(&form.summary, label::SUMMARY, 5_000));
    let audience = problems.check("audience", read_optional_line(&form.audience, label::AUDIENCE, 300));
    let title_en = problems.check("title_en", read_optional_line(&form.title_en, label::TITLE, 300));
    let summary_en = problems.check("summary_en", read_block(&form.summary_en, label::SUMMARY, 5_000));
    let audience_en =
        problems.check("audience_en", read_optional_line(&form.audience_en, label::AUDIENCE, 300));
    let contact = problems.check("contact", read_optional_line(&form.contact, label::CONTACT, 300));
    let capacity = problems.check("capacity", read_number(&form.capacity, label::CAPACITY, 1, 100_000));
    let (way, online_capacity, online_address) = read_way(form, problems);
    let admission = problems.check(
        "admission",
        Admission::parse(&form.admission)
            .ok_or(Problem::Said("Chọn cách đăng ký", "Choose how people register")),
    );
    let opens = read_moment(("opens_on", &form.opens_on), ("opens_at", &form.opens_at), problems);
    let closes = read_moment(("closes_on", &form.closes_on), ("closes_at", &form.closes_at), problems);
    let minimum = problems
        .check("minimum", optional(&form.minimum, |raw| read_number(raw, label::MINIMUM, 1, 100_000)));
    let decide_on =
        problems.check("decide_on", optional(&form.decide_on, |raw| read_date(raw, label::DECIDE_ON)));
    let offer_hours = problems.check(
        "offer_hours",
        optional(&form.offer_hours, |raw| read_number(raw, label::OFFER_HOURS, 1, 168)),
    );
    let changes_until = read_changes_until(form, problems);
    let hand_over = match form.hand_over.as_str() {
        // A form that asks nothing of it, as that of a template.
        "" => Some(HandOver::No),
        code => problems.check(
            "hand_over",
            HandOver::parse(code).ok_or(Problem::Said(
                "Chọn có cho chuyển chỗ hay không",
                "Choose whether seats may be handed over",
            )),
        ),
    };
    let share = problems.check("share", read_number(&form.share, label::COMPLETION_SHARE, 1, 100));
    let hours =
        problems.check("hours", optional(&form.hours, |raw| read_number(raw, label::HOURS, 1, 1_000)));
    let authority = problems
        .check("signer_authority", read_optional_line(&form.signer_authority, label::SIGNER_TITLE, 60));
    let signer_title =
        problems.check("signer_title", read_optional_line(&form.signer_title, label::SIGNER_TITLE, 100));
    let signer_name =
        problems.check("signer_name", read_optional_line(&form.signer_name, label::SIGNER_NAME, 100));
    Ok((|| {
        Some(Parsed {
            kind: kind?,
            level: level?,
            title: title?,
            unit: unit?,
            summary: summary?,
            audience: audience?,
            contact: contact?,
            place: place?,
            way: way?,
            capacity: stored(capacity?),
            online_capacity: online_capacity?,
            online_address: online_address?,
            admission: admission?,
            // Where an organizer decides, nobody takes a seat by themselves.
            holds_seats: form.holds_seats == "yes" && admission == Some(Admission::Open),
            opens: opens?,
            closes: closes?,
            minimum: minimum?.map(stored),
            decide_on: decide_on?,
            offer_hours: offer_hours?.map(stored),
            changes_until: changes_until?,
            hand_over: hand_over?,
            share: stored(share?),
            hours: hours?.map(stored),
            signer: [authority?, signer_title?, signer_name?],
            english: [title_en?, summary_en?, audience_en?],
        })
    })())
}

/// Reads how it is held, how many have seats online, and where that is. Seats online are counted apart only where it is held both ways.
fn read_way(
    form: &ActivityForm,
    problems: &mut Problems,
) -> (Option<HeldWay>, Option<Option<i32>>, Option<String>) {
    let way = match form.way.as_str() {
        // A form that asks nothing of it.
        "" => Some(HeldWay::Room),
        code => problems.check(
            "way",
            HeldWay::parse(code)
                .ok_or(Problem::Said("Chọn hình thức tổ chức", "Choose how the activity is held")),
        ),
    };
    let seats = match way {
        Some(HeldWay::Hybrid) => problems.check(
            "online_capacity",
            optional(&form.online_capacity, |raw| read_number(raw, label::ONLINE_CAPACITY, 1, 100_000)),
        ),
        _ => Some(None),
    };
    let address = match way {
        Some(HeldWay::Room) => Some(String::new()),
        _ => problems
            .check("online_address", read_optional_line(&form.online_address, label::ONLINE_ADDRESS, 500)),
    };
    (way, seats.map(|seats| seats.map(stored)), address)
}

/// Reads a day and, where one is typed, a time of it.
fn read_moment(
    (on, day): (&'static str, &str),
    (at, time): (&'static str, &str),
    problems: &mut Problems,
) -> Option<Option<Moment>> {
    let what = if on == "opens_on" { label::OPENING_DATE } else { label::CLOSING_DATE };
    let day = problems.check(on, optional(day, |raw| read_date(raw, what)));
    let time = problems.check(at, optional(time, read_hour));
    let (day, time) = (day?, time?);
    if day.is_none() && time.is_some() {
        problems.add(on, Problem::Said("Nhập ngày, bên cạnh giờ", "Enter the day beside the time"));
        return None;
    }
    Some(day.map(|day| Moment { day, minute: time.map(|time| time.hour() * 60 + time.minute()) }))
}

/// A minute of the day as it is typed.
fn typed_minute(minute: Option<i32>) -> String {
    minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap_or_default()
}

/// That registration opens and closes on days that can be, where they are others than before, and that it takes no more people than can
/// come.
pub(crate) fn check_times(
    parsed: &Parsed,
    starts_on: NaiveDate,
    before: (Option<Moment>, Option<Moment>),
    problems: &mut Problems,
) {
    if let Some(closes) = parsed.closes.filter(|_| parsed.closes != before.1) {
        problems.check("closes_on", check_closing(closes.day, starts_on));
    }
    if let Err((field, problem)) =
        minimum::check(parsed.minimum, parsed.decide_on, (parsed.most(), starts_on))
    {
        problems.add(field, problem);
    }
    if let Some(opens) = parsed.opens.filter(|_| (parsed.opens, parsed.closes) != before) {
        problems.check("opens_on", check_opening(opens, parsed.closes, starts_on));
    }
}

/// Reads until when participants change what is theirs.
fn read_changes_until(form: &ActivityForm, problems: &mut Problems) -> Option<Option<DateTime<Utc>>> {
    let day =
        problems.check("changes_on", optional(&form.changes_on, |raw| read_date(raw, label::CHANGES_UNTIL)));
    let time = problems.check("changes_at", optional(&form.changes_at, read_hour));
    match (day?, time?) {
        (None, None) => Some(None),
        (Some(day), None) => Some(Some(local::to_utc(day, NaiveTime::from_hms_opt(23, 59, 0)?))),
        (Some(day), Some(time)) => Some(Some(local::to_utc(day, time))),
        (None, Some(_)) => {
            problems.add("changes_on", Problem::Missing(label::CHANGES_UNTIL));
            None
        }
    }
}

/// Reads the first and the last day.
pub(crate) fn read_span(
    form: &ActivityForm,
    today: NaiveDate,
    problems: &mut Problems,
) -> Option<(NaiveDate, NaiveDate)> {
    let starts_on = problems.check("starts_on", read_first_day(&form.starts_on, today))?;
    let ends_on = problems
        .check("ends_on", optional(&form.ends_on, |raw| read_date(raw, label::END_DATE)))?
        .unwrap_or(starts_on);
    if ends_on < starts_on {
        problems.add("ends_on", Problem::EndsBeforeStart(label::END_DATE));
        return None;
    }
    problems.check("ends_on", check_length(starts_on, ends_on))?;
    Some((starts_on, ends_on))
}

/// Reads the slots of each day, with the hours of their sessions.
pub(crate) fn read_slots(
    form: &ActivityForm,
    problems: &mut Problems,
) -> Vec<(Slot, (NaiveTime, NaiveTime))> {
    let mut slots = vec![];
    for (n, slot) in Slot::ALL.iter().enumerate() {
        if !form.slots.iter().any(|code| code == slot.code()) {
            continue;
        }
        let (usual, fields) = (slot.usual_hours(), hour_fields(*slot));
        let hour = |typed: &[String], usual| match typed.get(n).map(|hour| hour.trim()) {
            None | Some("") => Ok(usual),
            Some(typed) => read_hour(typed),
        };
        let from = problems.check(fields.0, hour(&form.from, usual.0));
        let to = problems.check(fields.1, hour(&form.to, usual.1));
        let Some(hours) = from.zip(to) else { continue };
        if check_order(hours, fields.1, problems).is_some() {
            slots.push((*slot, hours));
        }
    }
    if form.slots.is_empty() {
        problems.add("slots", Problem::NotChosen(label::SLOT));
    }
    slots
}

/// The fields of the hours of a slot, as problems name them.
pub fn hour_fields(slot: Slot) -> (&'static str, &'static str) {
    match slot {
        Slot::Morning => ("from-sang", "to-sang"),
        Slot::Afternoon => ("from-chieu", "to-chieu"),
        Slot::Evening => ("from-toi", "to-toi"),
    }
}

/// Reads a field that may stay empty.
fn optional<T>(
    raw: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, Problem>,
) -> std::result::Result<Option<T>, Problem> {
    if text::line(raw).is_empty() { Ok(None) } else { read(raw).map(Some) }
}

impl Parsed {
    /// So many can come, in the room and online.
    fn most(&self) -> i32 {
        match self.way {
            HeldWay::Hybrid => self.capacity.saturating_add(self.online_capacity.unwrap_or(i32::MAX)),
            HeldWay::Room | HeldWay::Online => self.capacity,
        }
    }

    /// An activity with what was read in it.
    pub(crate) fn fill(self, row: Activity) -> Activity {
        let [signer_authority, signer_title, signer_name] = self.signer;
        let [title_en, summary_en, audience_en] = self.english;
        Activity {
            kind: self.kind.into(),
            level: self.level.into(),
            unit_id: self.unit,
            fold: text::fold(&format!("{} {} {}", self.title, self.place, row.code)),
            title: self.title,
            summary: self.summary,
            audience: self.audience,
            title_en,
            summary_en,
            audience_en,
            contact: self.contact,
            place: self.place,
            way: self.way.into(),
            capacity: self.capacity,
            online_capacity: self.online_capacity,
            online_address: self.online_address,
            admission: self.admission.into(),
            holds_seats: self.holds_seats,
            registration_opens_on: self.opens.map(|opens| opens.day),
            registration_opens_min: self.opens.and_then(|opens| opens.minute).map(stored),
            registration_closes_on: self.closes.map(|closes| closes.day),
            registration_closes_min: self.closes.and_then(|closes| closes.minute).map(stored),
            minimum: self.minimum,
            decide_on: self.decide_on,
            offer_hours: self.offer_hours,
            changes_until: self.changes_until,
            hand_over: self.hand_over.into(),
            completion_share: self.share,
            hours: self.hours,
            signer_authority,
            signer_title,
            signer_name,
            ..row
        }
    }
}

/// An activity in the log of changes.
pub(crate) const ACTIVITY: Logged<Activity> = Logged { noun: "activity", id: |row| row.id.0, shown };

fn shown(row: &Activity) -> serde_json::Value {
    json!({
        "code": row.code, "title": row.title, "kind": row.kind.code(), "level": row.level.code(), "unit": row.unit_id,
        "place": row.place, "way": row.way.code(), "capacity": row.capacity, "online_capacity": row.online_capacity, "online_address": row.online_address, "admission": row.admission.code(), "holds_seats": row.holds_seats, "closes_on": row.registration_closes_on,
        "closes_at": typed_minute(row.registration_closes_min), "opens_on": row.registration_opens_on, "opens_at": typed_minute(row.registration_opens_min),
        "offer_hours": row.offer_hours, "minimum": row.minimum, "decide_on": row.decide_on,
        "changes_until": row.changes_until.map(|at| format!("{} {}", local::hour(at), typed_day(local::day(at)))), "hand_over": row.hand_over.code(),
        "share": row.completion_share, "hours": row.hours, "summary": row.summary, "audience": row.audience, "contact": row.contact,
        "title_en": row.title_en, "summary_en": row.summary_en, "audience_en": row.audience_en,
        "signer": row.signer_name, "signer_title": row.signer_title, "signer_authority": row.signer_authority,
    })
}
