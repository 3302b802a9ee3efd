//! Mails that an activity sends by itself before it begins.

use domain::Lang;

use super::{
    Words, by_lang,
    registration::{Invitation, Registered, SEE_WITH_CODE, Say, WHEN_YOU_COME, invitation, with_code},
};

/// It is soon: to somebody with a seat.
pub fn reminder(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Nhắc lịch", "Reminder"],
        news: [
            format!("Xin nhắc ông (bà) về {named} sắp diễn ra, theo thời gian và địa điểm dưới đây."),
            format!("This is a reminder of the {named}, which is soon. You will find when and where below."),
        ],
        note: WHEN_YOU_COME,
        button: SEE_WITH_CODE,
    };
    with_code(lang, say.to(lang, data))
}

/// It begins on this day.
pub fn reminder_on_the_day(lang: Lang, data: &Registered<'_>) -> Words {
    let named = data.activity.named();
    let say = Say {
        subject: ["Hôm nay", "Today"],
        news: [
            format!(
                "Hôm nay là ngày đầu của {named}. Mong được đón ông (bà) theo thời gian và địa điểm dưới đây."
            ),
            format!(
                "Today is the first day of the {named}. We look forward to seeing you, as written below."
            ),
        ],
        note: WHEN_YOU_COME,
        button: SEE_WITH_CODE,
    };
    with_code(lang, say.to(lang, data))
}

/// An invitation was not answered.
pub fn reminder_to_answer(lang: Lang, data: &Invitation<'_>) -> Words {
    let mut words = invitation(lang, data);
    let named = data.activity.named();
    words.body.paragraphs = vec![match lang {
        Lang::Vi => format!(
            "{} đã mời ông (bà) tham dự {named} và chưa nhận được trả lời. Ông (bà) chỉ cần bấm nút bên dưới để báo có dự \
                hay không.",
            data.activity.organizer
        ),
        Lang::En => format!(
            "{} has invited you to the {named} and has not had your answer yet. Press the button below to say whether you \
                will come.",
            data.activity.organizer
        ),
    }];
    words.subject =
        format!("{}: {named}", by_lang(lang, "Nhắc trả lời thư mời", "Please answer our invitation"));
    words
}
