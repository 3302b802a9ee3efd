//! A room of a venue is added or changed.

use domain::{
    Label, Problem, Problems,
    accounts::access::Actor,
    fields::{read_line, read_number, read_optional_line},
    label,
    numbers::stored,
    schedule::open::{Hours, read_week, week_text},
    text,
};
use serde_json::json;
use store::{
    Tx,
    ids::{RoomId, VenueId},
    rows::Room,
};

use crate::{
    Error, Result, Services, audit::Logged, error::valid, people::form::some, send_once::do_once,
    sessions::form::read_hour, venues::show::open,
};

/// A room as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomForm {
    /// The name.
    pub name: String,
    /// How many it holds; may stay empty.
    pub seats: String,
    /// From when it is open, `07:00`; may stay empty.
    pub opens: String,
    /// Until when; empty where `opens` is.
    pub closes: String,
    /// On days of the week, from Monday, where it is open otherwise.
    pub week: [DayForm; 7],
    /// What is in it; may stay empty.
    pub equipment: String,
    /// The version that was loaded.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// A day of the week as typed into the form of a room. All empty: it is open as on the other days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct DayForm {
    /// From when it is open.
    pub opens: String,
    /// Until when.
    pub closes: String,
    /// `yes`: it is closed.
    pub shut: String,
}

/// The form of a room that is there, with the venue that it is of.
///
/// # Errors
/// As the gate decides.
pub async fn load_room_form(services: &Services, actor: &Actor, id: RoomId) -> Result<(VenueId, RoomForm)> {
    let read = services.db.read();
    let room = store::rooms::by_id(read, id).await?.ok_or(Error::NotFound)?;
    open(read, actor, room.venue_id).await?;
    let hour = |minute: Option<i32>| {
        minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap_or_default()
    };
    Ok((
        room.venue_id,
        RoomForm {
            seats: room.seats.map(|seats| seats.to_string()).unwrap_or_default(),
            opens: hour(room.opens),
            closes: hour(room.closes),
            week: read_week(&room.week).map(day_form),
            name: room.name,
            equipment: room.equipment,
            version: room.version.to_string(),
            key: String::new(),
        },
    ))
}

fn day_form(hours: Option<Hours>) -> DayForm {
    let hour = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let day = |opens: String, closes: String| DayForm { opens, closes, ..DayForm::default() };
    match hours {
        None => DayForm::default(),
        Some(Hours::AllDay) => day(hour(0), hour(LAST)),
        Some(Hours::Between(opens, closes)) => day(hour(opens), hour(closes)),
        Some(Hours::Closed) => DayForm { shut: "yes".into(), ..DayForm::default() },
    }
}

/// Adds a room to a venue, or changes one of it unless somebody else did meanwhile.
///
/// # Errors
/// [`Error::Invalid`] at `name`, `seats`, `opens`, `closes`, `equipment`; [`Error::Conflict`] where somebody else changed it; as the gate decides.
pub async fn save_room(
    services: &Services,
    actor: &Actor,
    (venue, room): (VenueId, Option<RoomId>),
    form: &RoomForm,
) -> Result<RoomId> {
    open(services.db.read(), actor, venue).await?;
    do_once(services, actor, (&form.key, (venue, room, form)), async |tx| {
        open(tx, actor, venue).await?;
        let before = match room {
            Some(id) => {
                let row = store::rooms::lock(tx, id).await?.filter(|row| row.venue_id == venue);
                Some(row.ok_or(Error::NotFound)?)
            }
            None => None,
        };
        let row = read(tx, venue, before.as_ref(), form).await?;
        let Some(before) = before else {
            let row = store::insert(tx, row).await?;
            ROOM.created(services, tx, actor, &row);
            return Ok(row.id);
        };
        if form.version != before.version.to_string() {
            return Err(Error::conflict(
                "Người khác vừa sửa phòng này. Tải lại trang để xem bản mới rồi sửa tiếp.",
                "Somebody else has just changed this room. Load the page again to see it, then go on.",
            ));
        }
        let row = store::update(tx, row).await?;
        ROOM.edited(services, tx, actor, (&before, &row));
        Ok(row.id)
    })
    .await
}

const OPENS: Label = Label { vi: "giờ mở cửa", en: "the hour at which it opens" };

const CLOSES: Label = Label { vi: "giờ đóng cửa", en: "the hour at which it closes" };

async fn read(tx: &Tx, venue: VenueId, before: Option<&Room>, form: &RoomForm) -> Result<Room> {
    let mut problems = Problems::default();
    let name = problems.check("name", read_line(&form.name, label::ROOM, 200));
    let seats =
        problems.check("seats", some(&form.seats, |raw| read_number(raw, label::CAPACITY, 1, 100_000)));
    let hours = hours((&form.opens, &form.closes), ("opens", "closes"), &mut problems);
    let week = week(&form.week, &mut problems);
    let equipment = problems.check("equipment", read_optional_line(&form.equipment, label::NOTE, 500));
    if let Some(name) = &name {
        let fold = text::fold(name);
        let same = store::rooms::of_venues(tx, &[venue]).await?;
        if same.iter().any(|room| room.fold == fold && before.is_none_or(|own| own.id != room.id)) {
            problems.add("name", Problem::Taken(label::ROOM, name.clone()));
        }
    }
    let (Some(name), Some(seats), Some(equipment)) = (name, seats, equipment) else {
        return Err(Error::Invalid(problems));
    };
    valid(problems)?;
    Ok(Room {
        id: before.map_or(RoomId::NEW, |room| room.id),
        venue_id: venue,
        fold: text::fold(&name),
        name,
        seats: seats.map(stored),
        opens: hours.map(|(opens, _)| opens),
        closes: hours.map(|(_, closes)| closes),
        week: week_text(week),
        equipment,
        version: before.map_or(1, |room| room.version + 1),
    })
}

/// The last minute of a day, which stands for its end.
const LAST: u32 = 23 * 60 + 59;

/// The fields of the days of a week, from Monday: where a day opens, and where it closes.
const WEEK: [(&str, &str); 7] = [
    ("opens_1", "closes_1"),
    ("opens_2", "closes_2"),
    ("opens_3", "closes_3"),
    ("opens_4", "closes_4"),
    ("opens_5", "closes_5"),
    ("opens_6", "closes_6"),
    ("opens_7", "closes_7"),
];

/// The hours of the days of a week that are open otherwise.
fn week(typed: &[DayForm; 7], problems: &mut Problems) -> [Option<Hours>; 7] {
    let mut week = [None; 7];
    for ((day, typed), fields) in week.iter_mut().zip(typed).zip(WEEK) {
        let own = hours((&typed.opens, &typed.closes), fields, problems);
        *day = match own {
            // Who ticks it closed may have left the hours there.
            _ if typed.shut == "yes" => Some(Hours::Closed),
            Some((0, closes)) if closes == stored(LAST) => Some(Hours::AllDay),
            Some((opens, closes)) => Some(Hours::Between(opens.unsigned_abs(), closes.unsigned_abs())),
            None => None,
        };
    }
    week
}

/// The minutes of a day between which it is open; none where neither is typed, or where something is wrong.
fn hours(
    (opens, closes): (&str, &str),
    (opens_field, closes_field): (&'static str, &'static str),
    problems: &mut Problems,
) -> Option<(i32, i32)> {
    use chrono::Timelike;
    let minute = |time: chrono::NaiveTime| stored(time.hour() * 60 + time.minute());
    let opens = problems.check(opens_field, some(opens, read_hour))?;
    let closes = problems.check(closes_field, some(closes, read_hour))?;
    match (opens, closes) {
        (None, None) => None,
        (Some(_), None) => {
            problems.add(closes_field, Problem::Missing(CLOSES));
            None
        }
        (None, Some(_)) => {
            problems.add(opens_field, Problem::Missing(OPENS));
            None
        }
        (Some(opens), Some(closes)) if opens < closes => Some((minute(opens), minute(closes))),
        _ => {
            let problem = Problem::Said(
                "Chọn giờ đóng cửa sau giờ mở cửa",
                "Choose an hour after the one at which it opens",
            );
            problems.add(closes_field, problem);
            None
        }
    }
}

/// A room in the log of changes.
pub(crate) const ROOM: Logged<Room> = Logged {
    noun: "room",
    id: |row| row.id.0,
    shown: |row| {
        json!({
            "venue": row.venue_id, "name": row.name, "seats": row.seats, "opens": row.opens, "closes": row.closes,
            "week": row.week,
            "equipment": row.equipment,
        })
    },
};
