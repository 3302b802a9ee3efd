//! What a participant's own pages say.

use domain::{ActivityKind, Lang, RegistrationState};
use ui::Tone;

crate::texts::texts! {
    held = "Chỗ đang được giữ cho ông (bà)", "A seat is held for you";
    take_seat = "Nhận chỗ", "Take the seat";
    qr = "Mã QR của đăng ký này", "QR code of this registration";
    show_at_door = "Xin đưa mã này cho người đón tiếp quét, hoặc đọc 8 ký tự ở trên. Chụp màn hình hoặc in ra đều được.", "Let them scan this code at the door, or read out the eight letters above. A screenshot or a print will do.";
    gone = "Đường dẫn không còn dùng được", "This link no longer works";
    gone_text = "Đường dẫn có thể đã hết hạn hoặc bị cắt ngắn khi sao chép.", "It may have ended, or was cut short when it was copied.";
    send_again = "Gửi lại đường dẫn", "Send the link again";
    name = "Họ và tên", "Name";
    unit = "Đơn vị", "Unit";
    when = "Thời gian", "When";
    place = "Địa điểm", "Where";
    reference = "Mã đăng ký", "Reference";
    certificate = "Giấy chứng nhận", "Certificate";
    download = "Tải giấy chứng nhận (PDF)", "Download the certificate (PDF)";
    calendar = "Thêm vào lịch", "Add to your calendar";
    give_up = "Hủy đăng ký", "Cancel the registration";
    give_up_question = "Ông (bà) muốn hủy đăng ký?", "Cancel your registration?";
    give_up_substitute = "Chỗ của ông (bà) sẽ được giao ngay cho người thay mà ông (bà) đã ghi tên.", "Your seat goes to the substitute you named, at once.";
    give_up_text = "Chỗ của ông (bà) sẽ được chuyển ngay cho người chờ đầu tiên. Nếu đổi ý, ông (bà) phải đăng ký lại và có thể phải chờ.",
        "Your seat goes to the first in line at once. If you change your mind, you will have to register again and may have to wait.";
    give_up_line_text = "Ông (bà) sẽ rời danh sách chờ. Nếu đổi ý, ông (bà) phải đăng ký lại và chờ từ cuối.",
        "You will leave the waiting list. If you change your mind, you will stand at its end.";
    give_up_act = "Hủy đăng ký của tôi", "Cancel my registration";
    changes = "Thay đổi đăng ký", "Change your registration";
    change_answers = "Sửa câu trả lời", "Change my answers";
    see_answers = "Xem câu trả lời của tôi", "See my answers";
    to_do = "Cần trả lời", "To do";
    contact = "Sửa cách liên hệ", "Change how to reach me";
    contact_text = "Nhập ít nhất một trong hai. Cách liên hệ này dùng cho mọi đăng ký của ông (bà).", "Enter at least one of the two. It holds for all your registrations.";
    contact_email_hint = "Khi đổi địa chỉ, đường dẫn mới được gửi tới địa chỉ mới và đường dẫn cũ không còn dùng được.", "With another address, new links go there and the old ones stop working.";
    hand_over = "Chuyển chỗ cho người khác", "Hand the seat over";
    hand_over_text = "Người nhận có chỗ của ông (bà) ngay. Đăng ký của ông (bà) bị hủy và đường dẫn, mã QR của ông (bà) không còn dùng được.", "Your successor has your seat at once. Your registration is cancelled, and your link and QR code stop working.";
    hand_over_act = "Chuyển chỗ của tôi", "Hand my seat over";
    keep_seat = "Giữ chỗ của tôi", "Keep my seat";
    substitute = "Ghi tên người thay", "Name a substitute";
    change_substitute = "Đổi người thay", "Change my substitute";
    substitute_text = "Nếu ông (bà) hủy đăng ký trong hạn, chỗ được giao ngay cho người này thay vì cho người trong danh sách chờ. Trước lúc đó người này chưa nhận thư nào.", "If you cancel in time, the seat goes to this person at once and not to the waiting list. Until then they get no e-mail.";
    substitute_act = "Lưu người thay", "Save the substitute";
    forget_substitute = "Không cần người thay nữa", "I need no substitute any more";
    birth_or_year = "Ngày sinh hoặc năm sinh", "Date or year of birth";
    birth_or_year_hint = "Ví dụ: 30/7/1985 hoặc 1985", "For example: 30/7/1985, or 1985";
    position = "Chức vụ", "Post";
    successor_unit = "Đơn vị, nếu khác đơn vị của ông (bà)", "Unit, if not your own";
    successor_email_hint = "Thư xác nhận và đường dẫn riêng được gửi vào đây.", "The confirmation and their own link are sent there.";
    save = "Lưu", "Save";
    back = "Quay lại", "Back";
    sessions = "Chương trình chi tiết", "Agenda";
    attendance = "Điểm danh", "Attendance";
    please_answer = "Ông (bà) có tham dự không?", "Will you come?";
    yes = "Tham dự", "I will come";
    yes_hint = "Giữ một chỗ cho tôi", "Keep a seat for me";
    no = "Không tham dự", "I can’t come";
    no_hint = "Nhường chỗ cho người khác", "Give the seat to somebody else";
    taken_off = "Ban tổ chức đã hủy đăng ký của ông (bà)", "The organizer cancelled your registration";
    taken_off_text = "Ông (bà) không còn trong danh sách tham dự và không tự đăng ký lại được. Nếu có điều chưa rõ, xin liên hệ ban tổ chức.",
        "You are no longer on the list, and can’t register again yourself. Ask the organizer if anything is unclear.";
    running = "Hoạt động đang diễn ra: ông (bà) đã có chỗ", "It is being held: you have a seat";
    running_text = "Xin cho người đón tiếp xem mã QR dưới đây để điểm danh ở mỗi buổi.", "Show the QR code below at the door of each session.";
    over = "Hoạt động đã kết thúc", "It is over";
    had_no_seat = "Đăng ký này chưa được xếp chỗ. Rất mong được đón tiếp ông (bà) ở những hoạt động sau.", "This registration got no seat. We hope to welcome you to another activity.";
}

/// Why one who waits is not given a seat: they have one at the same hours.
pub(crate) fn elsewhere(lang: Lang, code: &str) -> String {
    lang.pick(
        format!("Ông (bà) đã có chỗ ở hoạt động {code} diễn ra cùng giờ, nên chưa được xếp chỗ ở đây. Nếu muốn dự hoạt động này, xin hủy chỗ ở hoạt động kia."),
        format!("You have a seat at {code}, held at the same hours, so that no seat is given to you here. If you would rather come here, give up the other one."),
    )
}

/// Where a registration stands, in words and colour.
pub(crate) fn state(lang: Lang, state: RegistrationState, place_in_line: Option<usize>) -> (Tone, String) {
    use RegistrationState as S;
    match state {
        S::Confirmed => (Tone::Ok, lang.pick("Ông (bà) đã có chỗ", "You have a seat").into()),
        S::Waitlisted => {
            let place = place_in_line.unwrap_or(1);
            (
                Tone::Warn,
                lang.pick(
                    format!("Danh sách chờ: ông (bà) ở vị trí thứ {place}"),
                    format!("Waiting list: you are number {place}"),
                ),
            )
        }
        S::Nominated => (
            Tone::Wait,
            lang.pick("Đang chờ ban tổ chức duyệt", "Waiting for the organizer’s decision").into(),
        ),
        S::Invited => (Tone::Wait, lang.pick("Ông (bà) được mời tham dự", "You are invited").into()),
        S::Rejected => {
            (Tone::Bad, lang.pick("Đăng ký không được duyệt", "The registration was not accepted").into())
        }
        S::Declined => {
            (Tone::Neutral, lang.pick("Ông (bà) đã từ chối lời mời", "You declined the invitation").into())
        }
        S::Cancelled => {
            (Tone::Neutral, lang.pick("Đăng ký đã được hủy", "The registration was cancelled").into())
        }
    }
}

/// Until when things can be changed.
pub(crate) fn changes_until(lang: Lang, moment: &str) -> String {
    lang.pick(
        format!("Ông (bà) có thể tự thay đổi đến {moment}."),
        format!("You can make changes until {moment}."),
    )
}

/// Who is named should one not be able to come.
pub(crate) fn substitute_is(lang: Lang, name: &str) -> String {
    lang.pick(
        format!("Người thay khi ông (bà) không tham dự được: {name}."),
        format!("Your substitute, should you not be able to come: {name}."),
    )
}

/// Whose seat one has.
pub(crate) fn in_place_of(lang: Lang, name: &str) -> String {
    lang.pick(format!("Ông (bà) tham dự thay cho {name}."), format!("You come in place of {name}."))
}

/// Who has the seat now.
pub(crate) fn given_to(lang: Lang, name: &str) -> String {
    lang.pick(format!("Chỗ của ông (bà) đã được giao cho {name}."), format!("Your seat went to {name}."))
}

/// A successor is of the same unit.
pub(crate) fn successor_same_unit(lang: Lang, unit: &str) -> String {
    lang.pick(
        format!("Đơn vị: {unit} (cùng đơn vị với ông, bà)."),
        format!("Unit: {unit} (the same as yours)."),
    )
}

/// What the unit is where none is typed.
pub(crate) fn successor_unit_hint(lang: Lang, unit: &str) -> String {
    lang.pick(
        format!("Để trống nếu cùng đơn vị ({unit})."),
        format!("Leave empty if it is the same ({unit})."),
    )
}

/// How somebody learns what becomes of the registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// By mail, and on the own page.
    ByMail,
    /// On the own page alone.
    Here,
}

/// What happens next.
pub(crate) fn next(lang: Lang, state: RegistrationState, told: Told) -> &'static str {
    use RegistrationState as S;
    match (state, told) {
        (S::Confirmed, Told::ByMail) => lang.pick(
            "Thư xác nhận kèm lịch các ngày tham dự được gửi tới hộp thư của ông (bà). Nếu không tham dự được, xin hủy sớm để nhường chỗ.",
            "The confirmation with the calendar file goes to your e-mail address. If you can’t come, please cancel early.",
        ),
        (S::Confirmed, Told::Here) => lang.pick(
            "Xin ông (bà) lưu trang này: đây là nơi xem lịch, hủy đăng ký và tải giấy chứng nhận. Nếu không tham dự được, xin hủy sớm để nhường chỗ.",
            "Keep this page: here you see the schedule, cancel, and get the certificate. If you can’t come, please cancel early.",
        ),
        (S::Waitlisted, Told::ByMail) => lang.pick(
            "Khi có chỗ trống, ông (bà) được xếp chỗ theo thứ tự và được báo qua thư. Trang này luôn hiện trạng thái mới nhất.",
            "When a seat is freed, you get it in turn and are told by e-mail. This page always shows how things stand.",
        ),
        (S::Waitlisted, Told::Here) => lang.pick(
            "Khi có chỗ trống, ông (bà) được xếp chỗ theo thứ tự. Xin lưu trang này: trang luôn hiện trạng thái mới nhất.",
            "When a seat is freed, you get it in turn. Keep this page: it always shows how things stand.",
        ),
        (S::Nominated, Told::ByMail) => lang.pick("Kết quả sẽ hiện ở trang này và được báo qua thư.", "The answer will be shown here and sent by e-mail."),
        (S::Nominated, Told::Here) => lang.pick("Kết quả sẽ hiện ở trang này. Xin ông (bà) lưu trang để xem lại.", "The answer will be shown here: please keep this page."),
        (S::Invited, _) => lang.pick("Kính mong ông (bà) trả lời để ban tổ chức chuẩn bị chu đáo.", "Please answer, so that the organizer can prepare well."),
        (S::Rejected, _) => lang.pick("Nếu cần biết thêm, xin liên hệ ban tổ chức.", "Ask the organizer if you need to know more."),
        (S::Declined | S::Cancelled, _) => {
            lang.pick("Ông (bà) không còn trong danh sách tham dự.", "You are no longer on the list.")
        }
    }
}

/// Why somebody waits for a decision where others get a seat at once.
pub(crate) fn looked_at_first(lang: Lang) -> &'static str {
    lang.pick(
        "Ban tổ chức cần đối chiếu thông tin của ông (bà) trước khi xếp chỗ.",
        "The organizer needs to check your data before you get a seat.",
    )
}

/// No mail gets through to the address that was given.
pub(crate) fn mail_failed(lang: Lang, email: &str) -> String {
    lang.pick(
        format!("Thư gửi tới {email} không tới nơi. Xin lưu trang này và báo ban tổ chức nếu địa chỉ bị sai."),
        format!("Our e-mail to {email} did not get through. Keep this page, and tell the organizer if the address is wrong."),
    )
}

/// The activity will not be held.
pub(crate) fn called_off(lang: Lang) -> &'static str {
    lang.pick("Hoạt động này đã bị hủy", "This activity was cancelled")
}

/// Why, and what that means.
pub(crate) fn why_called_off(lang: Lang, reason: &str) -> String {
    let end = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    lang.pick(
        format!("Lý do: {reason}{end} Ông (bà) không phải làm gì thêm."),
        format!("The reason: {reason}{end} There is nothing you need to do."),
    )
}

/// The certificate that was issued.
pub(crate) fn certificate_text(lang: Lang, kind: ActivityKind, serial: &str) -> String {
    let (kind, done) = (kind.in_sentence(lang), kind.done(lang));
    lang.pick(
        format!("Ông (bà) đã {done} {kind} và được cấp giấy chứng nhận số {serial}."),
        format!("You have {done} the {kind}; your certificate is {serial}."),
    )
}

/// The answer that was given, and when.
pub(crate) fn answered(lang: Lang, answer: &str, at: &str) -> String {
    let words = if answer == "yes" { yes(lang) } else { no(lang) };
    lang.pick(format!("Ông (bà) đã trả lời: {words}, lúc {at}"), format!("You answered: {words}, at {at}"))
}

/// Until when the answer can be changed.
pub(crate) fn answer_by(lang: Lang, day: &str) -> String {
    lang.pick(
        format!("Trả lời hoặc đổi ý đến hết ngày {day}."),
        format!("You can answer, or change your mind, until {day}."),
    )
}

/// The link to the activity, where one can register again.
pub(crate) fn about_activity(lang: Lang) -> &'static str {
    lang.pick("Xem trang của hoạt động này", "See the page of this activity")
}

/// Why the organizer said no.
pub(crate) fn why_rejected(lang: Lang, reason: &str) -> String {
    let end = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    lang.pick(
        format!("Lý do: {reason}{end} Nếu cần biết thêm, xin liên hệ ban tổ chức."),
        format!("The reason: {reason}{end} Ask the organizer if you need to know more."),
    )
}

/// At how many of the sessions somebody was, once they were marked.
pub(crate) fn was_at(lang: Lang, there: Option<usize>, of: usize) -> String {
    match there {
        None => {
            lang.pick("Điểm danh của ông (bà) chưa được ghi.", "Your attendance has not been entered.").into()
        }
        Some(there) => lang.pick(
            format!("Ông (bà) đã dự {there}/{of} buổi. Cảm ơn ông (bà) đã tham dự."),
            format!("You were there at {there} of {of} sessions. Thank you for coming."),
        ),
    }
}

/// The certificate is not in force any more.
pub(crate) fn certificate_revoked(lang: Lang, serial: &str, day: &str, reason: &str) -> String {
    let end = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    lang.pick(
        format!("Giấy chứng nhận số {serial} đã bị thu hồi ngày {day}. Lý do: {reason}{end} Nếu có điều chưa rõ, xin liên hệ ban tổ chức."),
        format!("Certificate {serial} was revoked on {day}. The reason: {reason}{end} Ask the organizer if anything is unclear."),
    )
}

/// Until when a seat is held, and what to do.
pub(crate) fn held_text(lang: Lang, until: &str) -> String {
    lang.pick(
        format!("Xin bấm “Nhận chỗ” trước {until}; quá thời hạn này, chỗ được giao cho người khác."),
        format!("Please press “Take the seat” before {until}; after that it goes to somebody else."),
    )
}
