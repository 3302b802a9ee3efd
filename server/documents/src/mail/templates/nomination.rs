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

/// What became of somebody whom a unit asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The focal person.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// The unit.
    pub unit: &'a str,
    /// Whom it asked for.
    pub person: &'a str,
    /// Whether they may come.
    pub is_let_in: bool,
    /// Why.
    pub reason: &'a str,
    /// The page of the unit’s list.
    pub url: &'a str,
}

/// Kết quả xem xét người chưa đủ điều kiện.
pub fn nomination_asked(lang: Lang, data: &Asked<'_>) -> Words {
    let named = data.activity.named();
    let Asked { unit, person, reason, .. } = data;
    let mut body = letter(lang, data.name, data.activity);
    let subject = match (lang, data.is_let_in) {
        (Lang::Vi, true) => format!("Ban tổ chức đồng ý để {person} tham gia {named}"),
        (Lang::Vi, false) => format!("Ban tổ chức không đồng ý để {person} tham gia {named}"),
        (Lang::En, true) => format!("{person} may come to the {named}"),
        (Lang::En, false) => format!("{person} may not come to the {named}"),
    };
    body.paragraphs = vec![match (lang, data.is_let_in) {
        (Lang::Vi, true) => format!(
            "{person}, người mà {unit} đề nghị xem xét, được vào danh sách cử như mọi người khác: có chỗ hay dự bị là theo thứ tự của đơn vị. Lý do: {reason}"
        ),
        (Lang::Vi, false) => format!(
            "Ban tổ chức không đồng ý với đề nghị của {unit} về {person}. Lý do: {reason} Đơn vị có thể cử người khác trong thời hạn."
        ),
        (Lang::En, true) => format!(
            "{person}, whom {unit} asked for, stands on its list like everybody else: its order says who has a seat. The reason: {reason}"
        ),
        (Lang::En, false) => format!(
            "The organizer said no to {person}, whom {unit} asked for. The reason: {reason} The unit can name somebody else until the deadline."
        ),
    }];
    body.facts = data.activity.facts(lang);
    body.button = button(lang, "Mở danh sách cử", "Open the list", data.url);
    Words { subject, body }
}

fn finish(lang: Lang, mut body: crate::mail::layout::Body, data: &Call<'_>, subject: String) -> Words {
    body.facts = vec![fact(by_lang(lang, "Hạn cử người", "Deadline"), &dates::moment(data.closes_at, lang))];
    body.facts.extend(data.activity.facts(lang));
    body.button = button(lang, "Lập danh sách cử người", "Fill in the list", data.url);
    Words { subject, body }
}
