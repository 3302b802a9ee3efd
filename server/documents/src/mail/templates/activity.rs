//! Mails to everyone of an activity: it is cancelled, it has moved.

use domain::Lang;

use super::{ActivityFacts, Fact, Words, button, by_lang, fact, for_you_alone, known, letter};

/// An activity that does not take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityCancelled<'a> {
    /// Who was to come.
    pub name: &'a str,
    /// Which activity, as it was planned.
    pub activity: &'a ActivityFacts,
    /// Why, in the organizer's words.
    pub reason: &'a str,
}

/// An activity that takes place at another time or place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityChanged<'a> {
    /// Who is to come.
    pub name: &'a str,
    /// The activity as it is now.
    pub activity: &'a ActivityFacts,
    /// What it was before.
    pub change: Change,
    /// The person's own page.
    pub own_url: &'a str,
}

/// What has changed, with what it was before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The hours or the days of sessions.
    pub time: bool,
    /// The rooms of sessions.
    pub room: bool,
    /// The sessions as they were, a line each; empty where neither changed.
    pub time_before: Vec<String>,
    /// Where it was to be; none where that did not change.
    pub place_before: Option<String>,
    /// What the sessions were about and who led them, and what and who it is now, a line a session; none where that did not change.
    pub contents: Option<(Vec<String>, Vec<String>)>,
}

impl Change {
    /// `lịch các buổi và địa điểm`
    fn named(&self, lang: Lang) -> String {
        let parts = [
            (self.time, "lịch các buổi", "schedule"),
            (self.room, "phòng", "room"),
            (self.place_before.is_some(), "địa điểm", "place"),
            (self.contents.is_some(), "nội dung các buổi", "programme"),
        ];
        let parts: Vec<&str> =
            parts.into_iter().filter(|part| part.0).map(|(_, vi, en)| by_lang(lang, vi, en)).collect();
        let and = by_lang(lang, " và ", " and ");
        match parts.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{}{and}{last}", rest.join(", ")),
            _ => parts.concat(),
        }
    }
}

/// Thông báo hủy.
pub fn activity_cancelled(lang: Lang, data: &ActivityCancelled<'_>) -> Words {
    let ActivityCancelled { name, activity, reason } = *data;
    let named = activity.named();
    let mut body = letter(lang, name, activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!("Chúng tôi rất tiếc phải thông báo: {named} sẽ không được tổ chức."),
        Lang::En => format!("We are sorry to tell you that the {named} will not take place."),
    }];
    let [planned, place, why] = match lang {
        Lang::Vi => ["Thời gian dự kiến", "Địa điểm dự kiến", "Lý do"],
        Lang::En => ["Planned time", "Planned place", "Reason"],
    };
    body.facts =
        vec![fact(why, reason), fact(planned, &activity.when.join("\n")), fact(place, &activity.place)];
    body.facts.retain(|fact| !fact.value.is_empty());
    body.notes = vec![
        by_lang(
            lang,
            "Thư mời và đăng ký (nếu có) cũng được hủy theo; ông (bà) không phải làm gì thêm. Rất mong ông \
                (bà) thông cảm.",
            "Any invitation or registration is cancelled with it; there is nothing you need to do. We \
                apologise for the inconvenience.",
        )
        .to_owned(),
    ];
    let subject = match lang {
        Lang::Vi => format!("Thông báo hủy {named}"),
        Lang::En => format!("Cancelled: {named}"),
    };
    Words { subject, body }
}

/// Thông báo thay đổi. Goes with the calendar file, its sequence raised.
pub fn activity_changed(lang: Lang, data: &ActivityChanged<'_>) -> Words {
    let named = data.activity.named();
    let mut body = letter(lang, data.name, data.activity);
    let what = data.change.named(lang);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!("Xin thông báo thay đổi {what} của {named}. Thông tin mới như sau:"),
        Lang::En => format!("Please note a new {what} for the {named}:"),
    }];
    body.facts = changed_facts(lang, data.activity, &data.change);
    body.notes = vec![
        by_lang(
            lang,
            "Ông (bà) không phải đăng ký hay trả lời lại. Nếu không thể tham dự theo lịch mới, xin ông (bà) \
                báo lại tại trang đăng ký của mình.",
            "You need not register or answer again. If you cannot come, please tell us on your \
                registration page.",
        )
        .to_owned(),
    ];
    body.button = button(lang, "Xem đăng ký", "See your registration", data.own_url);
    body.footer.insert(0, for_you_alone(lang));
    let subject = match lang {
        Lang::Vi => format!("Thay đổi {what}: {named}"),
        Lang::En => format!("New {what}: {named}"),
    };
    Words { subject, body }
}

/// The facts as they are now; below each that changed, what it was.
fn changed_facts(lang: Lang, activity: &ActivityFacts, change: &Change) -> Vec<Fact> {
    let (before, now) = change.contents.clone().unwrap_or_default();
    let [organizer, contact] = activity.people(lang);
    let time_before = match (change.time, lang) {
        (false, Lang::Vi) => "Phòng cũ",
        (false, Lang::En) => "Room before",
        (true, Lang::Vi) => "Thời gian cũ",
        (true, Lang::En) => "Time before",
    };
    known([
        activity.time(lang),
        fact(time_before, &change.time_before.join("\n")),
        activity.location(lang),
        fact(
            by_lang(lang, "Địa điểm cũ", "Place before"),
            change.place_before.as_deref().unwrap_or_default(),
        ),
        fact(by_lang(lang, "Nội dung", "Programme"), &now.join("\n")),
        fact(by_lang(lang, "Nội dung cũ", "Programme before"), &before.join("\n")),
        organizer,
        contact,
    ])
}
