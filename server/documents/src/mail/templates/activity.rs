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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The sessions.
    Time {
        /// A line a session.
        before: Vec<String>,
    },
    /// The place.
    Place {
        /// Where it was to be.
        before: String,
    },
    /// Both.
    TimeAndPlace {
        /// A line a session.
        time_before: Vec<String>,
        /// Where it was to be.
        place_before: String,
    },
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
    let what = match (&data.change, lang) {
        (Change::Time { .. }, Lang::Vi) => "lịch các buổi",
        (Change::Place { .. }, Lang::Vi) => "địa điểm",
        (Change::TimeAndPlace { .. }, Lang::Vi) => "lịch các buổi và địa điểm",
        (Change::Time { .. }, Lang::En) => "schedule",
        (Change::Place { .. }, Lang::En) => "place",
        (Change::TimeAndPlace { .. }, Lang::En) => "schedule and place",
    };
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
    let time_before = match change {
        Change::Time { before } | Change::TimeAndPlace { time_before: before, .. } => before.join("\n"),
        Change::Place { .. } => String::new(),
    };
    let place_before = match change {
        Change::Place { before } | Change::TimeAndPlace { place_before: before, .. } => before,
        Change::Time { .. } => "",
    };
    let [organizer, contact] = activity.people(lang);
    known([
        activity.time(lang),
        fact(by_lang(lang, "Thời gian cũ", "Time before"), &time_before),
        activity.location(lang),
        fact(by_lang(lang, "Địa điểm cũ", "Place before"), place_before),
        organizer,
        contact,
    ])
}
