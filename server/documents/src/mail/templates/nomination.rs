//! Mails to the focal persons of units: a call to name people, and a reminder of it.

use chrono::{DateTime, Utc};
use domain::Lang;

use crate::dates;

use super::{ActivityFacts, Words, button, by_lang, fact, letter};

/// A call to a unit to name its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call<'a> {
    /// The focal person.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// The unit.
    pub unit: &'a str,
    /// How many seats it has.
    pub seats: u32,
    /// Until when it may name people.
    pub closes_at: DateTime<Utc>,
    /// What the organizer writes; may be empty.
    pub message: &'a str,
    /// The page of the unit’s list.
    pub url: &'a str,
}

/// Đề nghị cử người tham gia.
pub fn nomination_call(lang: Lang, data: &Call<'_>) -> Words {
    let named = data.activity.named();
    let mut body = letter(lang, data.name, data.activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!("Đề nghị {} cử {} người tham gia {named}.", data.unit, data.seats),
        Lang::En => format!("Please name {} people of {} for the {named}.", data.seats, data.unit),
    }];
    body.paragraphs.extend(data.message.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    finish(
        lang,
        body,
        data,
        match lang {
            Lang::Vi => format!("Đề nghị cử người tham gia {named}"),
            Lang::En => format!("Please name people for the {named}"),
        },
    )
}

/// Nhắc đơn vị chưa gửi danh sách.
pub fn nomination_reminder(lang: Lang, data: &Call<'_>) -> Words {
    let named = data.activity.named();
    let mut body = letter(lang, data.name, data.activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!(
            "{} được cử {} người tham gia {named} và chưa gửi danh sách. Nếu đơn vị không cử người, xin báo ngay trên trang này để chỗ được giao cho đơn vị khác.",
            data.unit, data.seats
        ),
        Lang::En => format!(
            "{} may name {} people for the {named} and has not sent its list. If it names nobody, please say so on the page below: the seats then go to others.",
            data.unit, data.seats
        ),
    }];
    finish(
        lang,
        body,
        data,
        match lang {
            Lang::Vi => format!("Nhắc cử người tham gia {named}"),
            Lang::En => format!("Reminder: please name people for the {named}"),
        },
    )
}

fn finish(lang: Lang, mut body: crate::mail::layout::Body, data: &Call<'_>, subject: String) -> Words {
    body.facts = vec![fact(by_lang(lang, "Hạn cử người", "Deadline"), &dates::moment(data.closes_at, lang))];
    body.facts.extend(data.activity.facts(lang));
    body.button = button(lang, "Lập danh sách cử người", "Fill in the list", data.url);
    Words { subject, body }
}
