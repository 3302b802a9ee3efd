//! What the pages of mails by schedule say.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{
    Lang, MailState, ReminderState, Word, agenda::time, local, mails::reminders::Ahead, numbers::number_in,
};

use crate::texts::counted;

crate::texts::texts! {
    title = "Lịch thư", "Scheduled e-mails";
    lead = "Những thư mà hoạt động tự gửi trước ngày đầu. Thư không gửi từ 22:00 đến 06:00, và không gửi khi hoạt động đã bắt đầu, bị hủy hoặc chưa công bố. Đổi ngày thì giờ gửi tính lại theo ngày mới. Người đăng ký sau giờ gửi không nhận thư nhắc: thư xác nhận của họ đã nói đủ.",
        "E-mails that the activity sends by itself before its first day. Nothing is sent from 22:00 to 06:00, nor once it has begun, was cancelled, or while it is a draft. When the days change, the times follow. Whoever registers after the time gets no reminder: their confirmation said it all.";
    template_lead = "Hoạt động tạo theo mẫu này có sẵn các thư dưới đây. Chưa có thư nào: hoạt động mới theo hoạt động cùng loại gần nhất của đơn vị.",
        "Activities that are made of this template have these e-mails. While there are none, a new activity has those of the unit’s last activity of its kind.";
    add = "Thêm thư", "Add an e-mail";
    edit = "Sửa thư trong lịch", "Change the e-mail";
    mail = "Thư", "E-mail";
    kind = "Loại thư", "Kind";
    leaves = "Gửi lúc", "Sent at";
    to = "Người nhận", "To";
    standing = "Tình trạng", "State";
    acts = "Thao tác", "Actions";
    read = "Xem thư", "Read it";
    on = "Bật", "Switch on";
    off = "Tắt", "Switch off";
    remove = "Xóa", "Remove";
    nothing = "Chưa có thư nào", "No e-mails yet";
    nothing_text = "Hoạt động này không tự gửi thư nhắc. Thêm thư để người tham dự được nhắc trước ngày đầu.", "This activity sends no reminders by itself. Add one, and people are reminded before the first day.";
    nothing_in_template = "Mẫu này chưa có thư nào.", "This template has none.";
    way = "Tính từ", "Counted from";
    by_days = "Ngày đầu của hoạt động", "The first day";
    by_hours = "Giờ bắt đầu", "The hour at which it begins";
    days = "Trước mấy ngày", "How many days before";
    days_hint = "0 là chính ngày đầu. Thư “Nhắc trong ngày” luôn gửi vào ngày đầu.", "0 is the first day itself. The reminder on the day is always sent on it.";
    at = "Lúc", "At";
    at_hint = "Từ 06:00 đến trước 22:00, ví dụ 08:00.", "From 06:00 to before 22:00, such as 08:00.";
    hours = "Trước mấy giờ", "How many hours before";
    hours_hint = "Rơi vào ban đêm thì thư gửi lúc 06:00 sáng hôm sau.", "At night it waits until 06:00 in the morning.";
    save = "Lưu", "Save";
    back = "Quay lại lịch thư", "Back to the scheduled e-mails";
    preview = "Thư sẽ gửi", "The e-mail as it reads";
    nobody_yet = "Chưa có ai nhận thư này; tên người nhận để trống.", "Nobody would get it yet; the name is left open.";
    subject = "Tiêu đề", "Subject";
    in_vietnamese = "Bản tiếng Việt", "In Vietnamese";
    in_english = "Bản tiếng Anh (cho người dùng tiếng Anh)", "In English (to those who use English)";
    link_text = "Mỗi thư có đường dẫn riêng của người nhận; thư gửi người có chỗ kèm mã QR và lịch.", "Each has the reader’s own link; to those with a seat it brings the QR code and the calendar.";
    draft = "Chưa công bố", "Draft";
    cancelled = "Hoạt động đã hủy", "Cancelled";
    never = "Không gửi: giờ này không trước lúc bắt đầu", "Not sent: this is not before it begins";
    missed = "Không gửi: đã quá giờ gửi", "Not sent: its time is over";
    stands = "Đang tắt", "Switched off";
    waits = "Sẽ gửi", "Will be sent";
    due = "Đang gửi", "Being sent";
}

/// Who gets mails of a kind.
pub(crate) fn whom(lang: Lang, kind: domain::ReminderKind) -> &'static str {
    match kind {
        domain::ReminderKind::Unanswered => {
            lang.pick("người được mời chưa trả lời", "people who were invited and have not answered")
        }
        _ => lang.pick("người đã có chỗ", "people with a seat"),
    }
}

/// How long before the activity: `2 ngày trước ngày đầu, lúc 08:00`.
pub(crate) fn ahead(lang: Lang, ahead: Ahead) -> String {
    match ahead {
        Ahead::Days(0, minute) => {
            let at = time(minute).format("%H:%M");
            lang.pick(format!("Ngày đầu, lúc {at}"), format!("On the first day, at {at}"))
        }
        Ahead::Days(days, minute) => {
            let at = time(minute).format("%H:%M");
            lang.pick(
                format!("{days} ngày trước ngày đầu, lúc {at}"),
                format!("{} before the first one, at {at}", counted(days.into(), "day", "days")),
            )
        }
        Ahead::Hours(hours) => lang.pick(
            format!("{hours} giờ trước giờ bắt đầu"),
            format!("{} before it begins", counted(hours.into(), "hour", "hours")),
        ),
    }
}

/// A moment with its day of the week: `thứ Hai, 30/11/2026 lúc 08:00`.
pub(crate) fn moment(lang: Lang, at: DateTime<Utc>) -> String {
    let (day, hour) = (local::day(at), local::hour(at));
    let (weekday, date) = (dates::weekday(day, lang), dates::day(day, lang));
    lang.pick(format!("{weekday}, {date} lúc {hour}"), format!("{weekday}, {date} at {hour}"))
}

/// It would have been at night.
pub(crate) fn instead_of(lang: Lang, at: DateTime<Utc>) -> String {
    let hour = local::hour(at);
    lang.pick(format!("thay vì {hour}: không gửi ban đêm"), format!("instead of {hour}: nothing at night"))
}

/// To how many it goes, as the list stands now.
pub(crate) fn reach(lang: Lang, (reached, unreached): (u32, u32)) -> String {
    let to = number_in(lang, reached.into());
    let none = number_in(lang, unreached.into());
    match unreached {
        0 => lang
            .pick(format!("đến {to} người"), format!("to {}", counted(reached.into(), "person", "people"))),
        _ => lang.pick(
            format!("đến {to} người; {none} người không có thư điện tử"),
            format!("to {}; {none} have no e-mail", counted(reached.into(), "person", "people")),
        ),
    }
}

/// How it stands, in a word or two.
pub(crate) fn state(lang: Lang, state: ReminderState, done_n: i32) -> String {
    match state {
        ReminderState::Off => stands(lang).into(),
        ReminderState::Never => never(lang).into(),
        ReminderState::Waits => waits(lang).into(),
        ReminderState::Due => due(lang).into(),
        ReminderState::Missed => missed(lang).into(),
        ReminderState::Done => {
            let n = number_in(lang, u64::from(done_n.unsigned_abs()));
            lang.pick(format!("Đã viết {n} thư"), format!("{n} written"))
        }
    }
}

/// What became of those that were written: `35 đã gửi, 2 không gửi nữa`.
pub(crate) fn became(lang: Lang, all: &[(MailState, u32)]) -> String {
    let one = |(state, n): &(MailState, u32)| {
        format!("{} {}", number_in(lang, (*n).into()), state.name(lang).to_lowercase())
    };
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}
