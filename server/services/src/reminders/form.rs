//! The form of a mail that goes by itself: what is typed into it, and what that comes to.

use domain::{
    Problem, Problems, ReminderKind, Word,
    accounts::access::Actor,
    agenda::{minutes, time},
    fields::read_number,
    label,
    mails::reminders::{FIRST_HOUR, LAST_HOUR, MOST_DAYS, MOST_HOURS},
};
use serde_json::{Value, json};
use store::{ConnectionTrait, ids::MailRuleId, rows::MailRule};

use crate::{
    Error, Result, Services,
    holder::{Holder, Opened},
    send_once::new_form_key,
    sessions::form::read_hour,
};

/// A mail as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReminderForm {
    /// The code of its kind.
    pub kind: String,
    /// `days` or `hours`: what is counted.
    pub way: String,
    /// How many days before.
    pub days: String,
    /// At what time of that day, `08:00`.
    pub at: String,
    /// How many hours before it begins.
    pub hours: String,
    /// The version that was loaded, when one is changed.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The form of one, with whose it is.
#[derive(Debug, Clone)]
pub struct LoadedReminder {
    /// Whose it is.
    pub home: Opened,
    /// The form.
    pub form: ReminderForm,
}

/// Loads the form: of one that is there, or for a new one.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn load_reminder_form(
    services: &Services,
    actor: &Actor,
    place: Holder<'_>,
    id: Option<MailRuleId>,
) -> Result<LoadedReminder> {
    let read = services.db.read();
    let home = place.open(read, actor).await?;
    let form = match id {
        Some(id) => typed(&one(read, &home, id).await?),
        None => ReminderForm {
            kind: ReminderKind::Reminder.code().into(),
            way: "days".into(),
            days: "2".into(),
            at: "08:00".into(),
            hours: "24".into(),
            ..ReminderForm::default()
        },
    };
    Ok(LoadedReminder { home, form: ReminderForm { key: new_form_key()?, ..form } })
}

/// One of the mails of an activity or a template.
pub(crate) async fn one(conn: &impl ConnectionTrait, home: &Opened, id: MailRuleId) -> Result<MailRule> {
    let all = store::reminders::of(conn, home.owner()).await?;
    all.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)
}

fn typed(row: &MailRule) -> ReminderForm {
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    ReminderForm {
        kind: row.kind.code().into(),
        way: if row.hours_before.is_some() { "hours".into() } else { "days".into() },
        days: number(row.days_before),
        at: row.at_minute.map(clock).unwrap_or_default(),
        hours: number(row.hours_before),
        version: row.version.to_string(),
        key: String::new(),
    }
}

fn clock(minute: i32) -> String {
    time(minute.unsigned_abs()).format("%H:%M").to_string()
}

/// What the form says, put into a row.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) fn read(services: &Services, form: &ReminderForm, row: MailRule) -> Result<MailRule> {
    let mut problems = Problems::default();
    let kind = problems.check("kind", ReminderKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let on_the_day = kind == Some(ReminderKind::Morning);
    let (days, hours) = match form.way.as_str() {
        "hours" if !on_the_day => {
            let hours = read_number(&form.hours, label::HOURS_AHEAD, 1, MOST_HOURS);
            (None, problems.check("hours", hours).and_then(|hours| i32::try_from(hours).ok()))
        }
        _ => {
            let days = match on_the_day {
                true => Some(0),
                false => problems.check("days", read_number(&form.days, label::DAYS_AHEAD, 0, MOST_DAYS)),
            };
            let at = problems.check("at", read_hour(&form.at).and_then(|at| by_day(minutes(at))));
            (days.and_then(|days| i32::try_from(days).ok()).zip(at), None)
        }
    };
    let Some(kind) = kind.filter(|_| problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    Ok(MailRule {
        kind: kind.into(),
        days_before: days.map(|(days, _)| days),
        at_minute: days.map(|(_, at)| at),
        hours_before: hours,
        updated_at: services.now(),
        ..row
    })
}

/// A minute of the day at which people may be written to.
fn by_day(minute: u32) -> std::result::Result<i32, Problem> {
    let stored = i32::try_from(minute).ok().filter(|_| (FIRST_HOUR * 60..LAST_HOUR * 60).contains(&minute));
    stored.ok_or(Problem::Said(
        "Chọn giờ từ 06:00 đến trước 22:00: không gửi thư vào ban đêm",
        "Choose a time from 06:00 to before 22:00: nothing is sent at night",
    ))
}

/// What the log tells of one.
pub(crate) fn shown(row: &MailRule) -> Value {
    json!({
        "mail": row.kind.code(), "days_before": row.days_before, "at": row.at_minute.map(clock),
        "hours_before": row.hours_before, "is_on": if row.is_on { "yes" } else { "no" },
    })
}
