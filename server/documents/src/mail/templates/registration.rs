//! Mails about one person's place: invited, registered, waiting, in, not in, cancelled.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Attends, Lang};

use super::{ActivityFacts, Body, Words, button, by_lang, for_you_alone, letter};
use crate::dates;

/// An invitation to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation<'a> {
    /// Who is invited.
    pub name: &'a str,
    /// To what.
    pub activity: &'a ActivityFacts,
    /// Last day to answer, if there is one.
    pub answer_by: Option<NaiveDate>,
    /// The page with the two buttons, for this person alone.
    pub answer_url: &'a str,
}

/// A registration as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// The person's own page.
    pub own_url: &'a str,
}

/// A place on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waitlisted<'a> {
    /// Whose it is, for what.
    pub registered: Registered<'a>,
    /// The place in the line, 1 the first.
    pub position: u32,
}

/// A seat that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// Whose it is, for what.
    pub registered: Registered<'a>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// A registration that was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected<'a> {
    /// Whose it was.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// Why, in the organizer's words; may be empty.
    pub reason: &'a str,
}

/// Thư mời.
pub fn invitation(lang: Lang, data: &Invitation<'_>) -> Words {
    let Invitation { name, activity, answer_by, answer_url } = *data;
    let named = activity.named();
    let mut body = letter(lang, name, activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!("{} trân trọng kính mời ông (bà) tham dự {named}.", activity.organizer),
        Lang::En => format!("{} invites you to attend the {named}.", activity.organizer),
    }];
    body.facts = activity.facts(lang);
    body.notes = vec![match (lang, answer_by.map(|date| dates::long(date, lang))) {
        (Lang::Vi, Some(date)) => {
            format!("Kính mong ông (bà) trả lời chậm nhất vào {date} để công tác chuẩn bị được chu đáo.")
        }
        (Lang::Vi, None) => "Kính mong ông (bà) sớm trả lời để công tác chuẩn bị được chu đáo.".to_owned(),
        (Lang::En, Some(date)) => {
            format!("Please answer by {date}, so that everything can be prepared for you.")
        }
        (Lang::En, None) => "Please answer soon, so that everything can be prepared for you.".to_owned(),
    }];
    body.button = button(lang, "Trả lời thư mời", "Answer the invitation", answer_url);
    body.footer.insert(0, for_you_alone(lang));
    let subject = match lang {
        Lang::Vi => format!("Thư mời tham dự {named}"),
        Lang::En => format!("Invitation to the {named}"),
    };
    Words { subject, body }
}

/// Registered, and the organizer has yet to confirm.
pub fn registration_received(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đã nhận đăng ký", "Registration received"],
        news: [
            format!(
                "Chúng tôi đã nhận được đăng ký của ông (bà) tham dự {named}. Ban tổ chức sẽ xem xét và \
                    gửi thư trả lời."
            ),
            format!(
                "We have received your registration for the {named}. The organizer will look at it and \
                    write to you."
            ),
        ],
        note: [
            "Ông (bà) có thể xem kết quả tại trang đăng ký của mình. Nếu không còn nhu cầu tham dự, xin báo cho ban \
                tổ chức.",
            "You can see the answer on your registration page. If you no longer wish to attend, please tell the \
                organizer.",
        ],
        button: SEE,
    };
    say.to(lang, data)
}

/// Registered and confirmed at once, or confirmed later by the organizer. Goes with the calendar file.
pub fn registration_confirmed(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Xác nhận đăng ký", "Registration confirmed"],
        news: [
            format!("Đăng ký của ông (bà) tham dự {named} đã được xác nhận."),
            format!("Your registration for the {named} is confirmed."),
        ],
        note: WHEN_YOU_COME,
        button: SEE_WITH_CODE,
    };
    with_code(lang, say.to(lang, data))
}

/// A seat became free, and it is this person's now. Goes with the calendar file.
pub fn confirmed_from_waiting_list(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đã có chỗ cho ông (bà)", "You have a seat"],
        news: [
            format!(
                "Đã có chỗ trống: đăng ký tham dự {named} của ông (bà) trong danh sách chờ nay đã được xác \
                    nhận."
            ),
            format!(
                "A seat has become free, and it is yours: your registration for the {named} is confirmed."
            ),
        ],
        note: WHEN_YOU_COME,
        button: SEE_WITH_CODE,
    };
    with_code(lang, say.to(lang, data))
}

/// A seat that went from one to another.
#[derive(Debug, Clone)]
pub struct Transferred<'a> {
    /// Whom it is written to, and about what.
    pub registered: Registered<'a>,
    /// The name of the other one.
    pub other: &'a str,
}

/// A seat is held, and is to be taken until a moment. It may reach somebody who never registered.
pub fn held(lang: Lang, data: &Held<'_>) -> Words {
    let named = data.registered.activity.named();
    let [until, until_en] = [Lang::Vi, Lang::En].map(|lang| dates::moment(data.until, lang));
    let say = Say {
        subject: ["Mời ông (bà) nhận chỗ", "Please take your seat"],
        news: [
            format!("Một chỗ tham dự {named} đang được giữ cho ông (bà) đến {until}."),
            format!("A seat at the {named} is held for you until {until_en}."),
        ],
        note: [
            "Xin ông (bà) mở trang đăng ký và bấm “Nhận chỗ” trong thời hạn trên; quá hạn, chỗ được giao cho \
                người khác. Nếu ông (bà) không đăng ký, xin bỏ qua thư này.",
            "Please open your registration and press “Take the seat” by then; after that it goes to somebody \
                else. If you did not register, ignore this e-mail.",
        ],
        button: ["Nhận chỗ", "Take the seat"],
    };
    say.to(lang, &data.registered)
}

/// All seats are taken; this is the place in the line.
pub fn waitlisted(lang: Lang, data: &Waitlisted<'_>) -> Words {
    let (named, position) = (data.registered.activity.named(), data.position);
    let say = Say {
        subject: ["Ông (bà) đang trong danh sách chờ", "You are on the waiting list"],
        news: [
            format!(
                "Cảm ơn ông (bà) đã đăng ký tham dự {named}. Hiện đã hết chỗ; ông (bà) ở vị trí thứ \
                    {position} trong danh sách chờ."
            ),
            format!(
                "Thank you for registering for the {named}. All seats are taken at the moment; you are \
                    number {position} on the waiting list."
            ),
        ],
        note: [
            "Khi có chỗ trống, chúng tôi sẽ gửi thư xác nhận ngay. Nếu không còn nhu cầu tham dự, xin \
                ông (bà) hủy đăng ký để nhường chỗ cho người khác.",
            "As soon as a seat is yours, we will write to you. If you no longer wish to attend, please \
                cancel, so that somebody else can.",
        ],
        button: SEE,
    };
    say.to(lang, &data.registered)
}

/// There is no seat for this person.
pub fn rejected(lang: Lang, data: &Rejected<'_>) -> Words {
    let Rejected { name, activity, reason } = *data;
    let named = activity.named();
    let mut body = letter(lang, name, activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!(
            "Cảm ơn ông (bà) đã đăng ký tham dự {named}. Chúng tôi rất tiếc chưa thể sắp xếp để ông \
                (bà) tham dự lần này."
        ),
        Lang::En => format!(
            "Thank you for registering for the {named}. We are sorry that we cannot offer you a seat this time."
        ),
    }];
    if !reason.is_empty() {
        body.facts = vec![super::fact(by_lang(lang, "Lý do", "Reason"), reason)];
    }
    body.notes = vec![
        by_lang(
            lang,
            "Rất mong được đón tiếp ông (bà) ở những hoạt động sau.",
            "We hope to welcome you to another activity.",
        )
        .to_owned(),
    ];
    let subject = match lang {
        Lang::Vi => format!("Về đăng ký tham dự {named}"),
        Lang::En => format!("Your registration for the {named}"),
    };
    Words { subject, body }
}

/// The receipt for a person who cancelled.
pub fn cancelled_by_participant(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đã hủy đăng ký", "Registration cancelled"],
        news: [
            format!("Theo yêu cầu của ông (bà), đăng ký tham dự {named} đã được hủy."),
            format!("As you asked, your registration for the {named} is cancelled."),
        ],
        note: [
            "Nếu ông (bà) không yêu cầu việc này, xin liên hệ ngay với ban tổ chức.",
            "If this was not you, please tell the organizer at once.",
        ],
        button: SEE,
    };
    say.to(lang, data)
}

/// The receipt for a person who answered an invitation with no: the mail that takes the days out of their calendar.
pub fn declined(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đã ghi nhận: không tham dự", "Noted: you will not attend"],
        news: [
            format!("Ban tổ chức đã ghi nhận ông (bà) không tham dự {named}."),
            format!("We have noted that you will not attend the {named}."),
        ],
        note: [
            "Nếu muốn đổi câu trả lời, xin ông (bà) mở trang đăng ký của mình trước hạn trả lời.",
            "To change your answer, open your registration page before the last day to answer.",
        ],
        button: SEE,
    };
    say.to(lang, data)
}

/// For a person whom the organizer took off the list.
pub fn taken_off(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đăng ký đã được hủy", "Registration cancelled"],
        news: [
            format!("Ban tổ chức đã hủy đăng ký của ông (bà) tham dự {named}."),
            format!("The organizer has cancelled your registration for the {named}."),
        ],
        note: [
            "Nếu có điều chưa rõ, xin ông (bà) liên hệ ban tổ chức. Rất mong được đón tiếp ông (bà) ở những hoạt động sau.",
            "If anything is unclear, please contact the organizer. We hope to welcome you to another activity.",
        ],
        button: SEE,
    };
    say.to(lang, data)
}

/// Đơn vị thôi cử.
pub fn withdrawn_by_unit(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Đơn vị đã thay người được cử", "Your unit names somebody else"],
        news: [
            format!(
                "Đơn vị của ông (bà) đã thay đổi danh sách cử: ông (bà) không còn trong số người tham dự {named}."
            ),
            format!("Your unit has changed its list: you are no longer among those who come to the {named}."),
        ],
        note: [
            "Nếu có điều chưa rõ, xin ông (bà) hỏi đầu mối của đơn vị hoặc liên hệ ban tổ chức.",
            "If anything is unclear, please ask the focal person of your unit, or the organizer.",
        ],
        button: SEE,
    };
    say.to(lang, data)
}

/// Chỗ đã được chuyển cho người khác. The link that the person had opens nothing any more, so there is none.
pub fn handed_over(lang: Lang, data: &Transferred<'_>) -> Words {
    let (named, other) = (data.registered.activity.named(), data.other);
    let say = Say {
        subject: ["Đã chuyển chỗ", "Your seat was handed over"],
        news: [
            format!("Chỗ tham dự {named} của ông (bà) đã được chuyển cho ông (bà) {other}."),
            format!("Your seat at the {named} was handed over to {other}."),
        ],
        note: [
            "Đường dẫn riêng của ông (bà) tới đăng ký này không còn dùng được. Nếu ông (bà) không yêu cầu chuyển chỗ, xin liên hệ ban tổ chức ngay.",
            "Your own link to this registration no longer works. If you did not ask for this, please contact the organizer at once.",
        ],
        button: SEE,
    };
    let mut words = say.to(lang, &data.registered);
    words.body.button = None;
    // What it says of the link is about one that is not there.
    words.body.footer.remove(0);
    words
}

/// Nhận chỗ do người khác chuyển.
pub fn took_over(lang: Lang, data: &Transferred<'_>) -> Words {
    let (named, other) = (data.registered.activity.named(), data.other);
    let say = Say {
        subject: ["Ông (bà) được chuyển một chỗ tham dự", "A seat was handed over to you"],
        news: [
            format!(
                "Ông (bà) {other} không tham dự {named} và đã chuyển chỗ cho ông (bà). Chỗ này đã được xác nhận."
            ),
            format!("{other} can’t come to the {named} and handed the seat over to you. It is confirmed."),
        ],
        note: WHEN_YOU_COME,
        button: SEE_WITH_CODE,
    };
    with_code(lang, say.to(lang, &data.registered))
}

/// Cách tham dự đã đổi. Goes with the calendar file, whose place is another.
pub fn switched(lang: Lang, data: &Registered<'_>, attends: Attends) -> Words {
    let named = data.activity.named();
    let (subject, news, note, button) = match attends {
        Attends::Room => (
            ["Ông (bà) dự tại chỗ", "You now come to the room"],
            [
                format!("Ông (bà) có chỗ tại hội trường của {named}, thay cho dự trực tuyến."),
                format!("You have a seat in the room of the {named}, and no longer one online."),
            ],
            WHEN_YOU_COME,
            SEE_WITH_CODE,
        ),
        Attends::Online => (
            ["Ông (bà) dự trực tuyến", "You now take part online"],
            [
                format!("Ông (bà) dự {named} bằng hình thức trực tuyến, thay cho dự tại hội trường."),
                format!("You take part in the {named} online, and no longer have a seat in the room."),
            ],
            WHEN_ONLINE,
            SEE,
        ),
    };
    let words = Say { subject, news, note, button }.to(lang, data);
    if attends == Attends::Room { with_code(lang, words) } else { words }
}

const WHEN_ONLINE: [&str; 2] = [
    "Địa chỉ tham dự trực tuyến ghi ở trên và trên trang đăng ký của ông (bà); xin không chuyển cho người khác. Thư này kèm lịch \
        các ngày tham dự, với địa chỉ mới. Nếu không thể tham dự, xin hủy sớm để nhường chỗ cho người khác.",
    "The online address stands above and on your registration page; please do not pass it on. The days come with this mail as a \
        calendar entry, with the new address. If you cannot take part, please cancel early, so that somebody else can have your seat.",
];

/// What to do on arrival.
pub(super) const WHEN_YOU_COME: [&str; 2] = [
    "Khi đến, xin ông (bà) mở trang đăng ký của mình và xuất trình mã QR để điểm danh. Thư này kèm lịch các ngày tham dự; nếu \
        hộp thư không hiển thị, xin tải tệp lịch tại trang đăng ký. Nếu không thể tham dự, xin hủy sớm để nhường chỗ cho người khác.",
    "When you arrive, open your registration page and show the QR code to check in. The days come with this mail \
        as a calendar entry; if your mail program does not show it, get the calendar file from your registration page. If you \
        cannot come, please cancel early, so that somebody else can have your seat.",
];
/// The QR code comes with it: saved or printed, it opens the door without a network.
pub(super) fn with_code(lang: Lang, words: Words) -> Words {
    let qr = by_lang(lang, "Mã QR để điểm danh tại cửa", "The QR code to show at the door");
    Words { body: Body { qr: Some(qr.to_owned()), ..words.body }, ..words }
}

const SEE: [&str; 2] = ["Xem đăng ký", "See your registration"];
/// The button where there is a code.
pub(super) const SEE_WITH_CODE: [&str; 2] = ["Xem đăng ký và mã QR", "See your registration and QR code"];

/// A mail that leads to the person's own page: Vietnamese, then English.
pub(super) struct Say {
    /// The subject, before what it is about.
    pub subject: [&'static str; 2],
    /// The first paragraph.
    pub news: [String; 2],
    /// What stands below the facts.
    pub note: [&'static str; 2],
    /// The words on the button.
    pub button: [&'static str; 2],
}

impl Say {
    /// The mail in a language.
    pub(super) fn to(self, lang: Lang, data: &Registered<'_>) -> Words {
        let pick = |[vi, en]: [&'static str; 2]| by_lang(lang, vi, en);
        let [vi, en] = self.news;
        let mut body = letter(lang, data.name, data.activity);
        body.paragraphs = match lang {
            Lang::Vi => vec![vi],
            Lang::En => vec![en],
        };
        body.facts = data.activity.facts(lang);
        body.notes = vec![pick(self.note).to_owned()];
        body.button = button(lang, self.button[0], self.button[1], data.own_url);
        body.footer.insert(0, for_you_alone(lang));
        Words { subject: format!("{}: {}", pick(self.subject), data.activity.named()), body }
    }
}
