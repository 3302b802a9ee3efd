//! What a participant's own pages say.

use domain::{Lang, RegistrationState};

use crate::ui::Tone;

super::texts! {
    qr = "Mã QR của đăng ký này", "QR code of this registration";
    show_at_door = "Đưa mã này cho người đón tiếp. Có thể chụp màn hình hoặc in ra.", "Show this code at the door. A screenshot or a print will do.";
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
    give_up_question = "Bạn muốn hủy đăng ký?", "Cancel your registration?";
    give_up_text = "Chỗ của bạn sẽ được chuyển ngay cho người chờ đầu tiên. Nếu đổi ý, bạn phải đăng ký lại và có thể phải chờ.",
        "Your seat goes to the first in line at once. If you change your mind, you will have to register again and may have to wait.";
    give_up_line_text = "Bạn sẽ rời danh sách chờ. Nếu đổi ý, bạn phải đăng ký lại và chờ từ cuối.",
        "You will leave the waiting list. If you change your mind, you will stand at its end.";
    give_up_act = "Hủy đăng ký của tôi", "Cancel my registration";
    sessions = "Chương trình", "Programme";
    attendance = "Điểm danh", "Attendance";
    please_answer = "Bạn có tham dự không?", "Will you come?";
    yes = "Tham dự", "I will come";
    yes_hint = "Giữ một chỗ cho tôi", "Keep a seat for me";
    no = "Không tham dự", "I can’t come";
    no_hint = "Nhường chỗ cho người khác", "Give the seat to somebody else";
}

/// Where a registration stands, in words and colour.
pub(crate) fn state(lang: Lang, state: RegistrationState, place_in_line: Option<usize>) -> (Tone, String) {
    use RegistrationState as S;
    match state {
        S::Confirmed => (Tone::Ok, lang.pick("Bạn đã có chỗ", "You have a seat").into()),
        S::Waitlisted => {
            let place = place_in_line.unwrap_or(1);
            (
                Tone::Warn,
                lang.pick(
                    format!("Danh sách chờ: bạn đứng thứ {place}"),
                    format!("Waiting list: you are number {place}"),
                ),
            )
        }
        S::Nominated => (
            Tone::Wait,
            lang.pick("Đang chờ ban tổ chức duyệt", "Waiting for the organizer’s decision").into(),
        ),
        S::Invited => (Tone::Wait, lang.pick("Bạn được mời tham dự", "You are invited").into()),
        S::Rejected => {
            (Tone::Bad, lang.pick("Đăng ký không được duyệt", "The registration was not accepted").into())
        }
        S::Declined => {
            (Tone::Neutral, lang.pick("Bạn đã từ chối lời mời", "You declined the invitation").into())
        }
        S::Cancelled => {
            (Tone::Neutral, lang.pick("Đăng ký đã được hủy", "The registration was cancelled").into())
        }
    }
}

/// What happens next.
pub(crate) fn next(lang: Lang, state: RegistrationState, has_email: bool) -> &'static str {
    use RegistrationState as S;
    match (state, has_email) {
        (S::Confirmed, true) => lang.pick(
            "Giấy xác nhận kèm tệp lịch đã được gửi vào thư của bạn. Không đi được, hãy hủy sớm để nhường chỗ.",
            "The confirmation with the calendar file is in your mail. If you can’t come, please cancel early.",
        ),
        (S::Confirmed, false) => lang.pick(
            "Hãy lưu trang này: đây là nơi xem lịch, hủy đăng ký và tải giấy chứng nhận. Không đi được, hãy hủy sớm để nhường chỗ.",
            "Keep this page: here you see the schedule, cancel, and get the certificate. If you can’t come, please cancel early.",
        ),
        (S::Waitlisted, _) => lang.pick(
            "Khi có người nhường chỗ, bạn được xếp chỗ theo thứ tự. Trang này luôn cho biết tình trạng mới nhất.",
            "When a seat is freed, you get it in turn. This page always shows how things stand.",
        ),
        (S::Nominated, _) => lang.pick("Kết quả sẽ hiện ở trang này và được báo qua thư.", "The answer will be shown here and sent by mail."),
        (S::Invited, _) => lang.pick("Mong bạn trả lời để ban tổ chức chuẩn bị chu đáo.", "Please answer, so that the organizer can prepare well."),
        (S::Rejected, _) => lang.pick("Hãy liên hệ ban tổ chức nếu cần biết thêm.", "Ask the organizer if you need to know more."),
        (S::Declined | S::Cancelled, _) => {
            lang.pick("Bạn không còn trong danh sách tham dự.", "You are no longer on the list.")
        }
    }
}

/// The activity will not be held.
pub(crate) fn activity_cancelled(lang: Lang, reason: &str) -> String {
    lang.pick(
        format!("Hoạt động này đã bị hủy. Lý do: {reason}"),
        format!("This activity was cancelled: {reason}"),
    )
}

/// The certificate that was issued.
pub(crate) fn certificate_text(lang: Lang, serial: &str) -> String {
    lang.pick(
        format!("Bạn đã hoàn thành và được cấp giấy chứng nhận số {serial}."),
        format!("You completed the activity; your certificate is {serial}."),
    )
}

/// The answer that was given, and when.
pub(crate) fn answered(lang: Lang, answer: &str, at: &str) -> String {
    let words = if answer == "yes" { yes(lang) } else { no(lang) };
    lang.pick(format!("Bạn đã trả lời: {words}, lúc {at}"), format!("You answered: {words}, at {at}"))
}

/// Until when the answer can be changed.
pub(crate) fn answer_by(lang: Lang, day: &str) -> String {
    lang.pick(
        format!("Trả lời hoặc đổi ý đến hết ngày {day}."),
        format!("You can answer, or change your mind, until {day}."),
    )
}
