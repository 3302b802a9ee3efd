//! What the pages of trouble say.

use axum::http::StatusCode;
use domain::Lang;

crate::texts::texts! {
    back = "Quay lại trang trước", "Back to the page before";
    send_again = "Gửi lại những gì đã nhập", "Send again what you typed";
    not_kept = "Nội dung vừa gửi chưa chắc đã được lưu, và trang này không giữ lại được (mật khẩu không bao giờ được giữ). Hãy về trang trước, xem lại rồi nhập và gửi lại.",
        "What you sent may not have been saved, and this page could not keep it (passwords never are). Go back to the page before, look, and enter and send it again.";
    home = "Về trang chủ", "To the home page";
}

/// By what the fault is found in the log.
pub(crate) fn id(lang: Lang, id: &str) -> String {
    match lang {
        Lang::Vi => format!("Mã lỗi: {id}."),
        Lang::En => format!("Its number: {id}."),
    }
}

/// A form that a page of somebody else's sent, or of which the browser doesn't say whose page it was.
pub(crate) fn from_elsewhere(lang: Lang, is_silent: bool) -> (&'static str, String) {
    let (title, words) = if is_silent {
        lang.pick(
            ("Chưa nhận được biểu mẫu", "Trình duyệt này không cho biết biểu mẫu được gửi từ trang nào, nên để giữ an toàn, hệ thống chưa nhận. Hãy cập nhật trình duyệt hoặc mở lại trang bằng trình duyệt khác rồi gửi lại."),
            ("The form was not taken", "This browser does not say which page the form came from, so to be safe it was not taken. Update the browser, or open the page in another one, and send it again."),
        )
    } else {
        lang.pick(
            ("Chưa nhận được biểu mẫu", "Biểu mẫu này được gửi từ một trang không thuộc hệ thống, nên không được nhận. Hãy mở trang cần dùng trên hệ thống rồi gửi lại."),
            ("The form was not taken", "This form was sent from a page that is not ours. Open the page you need on this site and send it again."),
        )
    };
    (title, words.to_owned())
}

/// The title and the words of a status.
pub(crate) fn words(lang: Lang, status: StatusCode) -> (&'static str, String) {
    let (title, words) = match status.as_u16() {
        403 => lang.pick(
            ("Bạn không có quyền làm việc này", "Tài khoản của bạn chưa được cấp quyền làm việc này. Nếu cần, hãy hỏi người quản trị của đơn vị."),
            ("You can’t do this", "Your account has not been given this task. If you need it, ask your unit’s administrator."),
        ),
        404 => lang.pick(
            ("Không tìm thấy trang", "Địa chỉ có thể bị gõ sai, hoặc nội dung không còn ở đây. Nếu mở từ thư, hãy kiểm tra đường dẫn có bị cắt ngắn không."),
            ("Page not found", "The address may be mistyped, or what was here is gone. If you came from an e-mail, check that the link was not cut short."),
        ),
        405 => lang.pick(
            ("Không mở trực tiếp được địa chỉ này", "Quay lại trang trước và dùng nút trên trang đó."),
            ("This address can’t be opened directly", "Go back to the page before and use its button."),
        ),
        409 => lang.pick(
            ("Chưa thực hiện được", "Người khác vừa sửa nội dung này. Quay lại trang trước, tải lại trang rồi thử lại."),
            ("This could not be done", "Somebody else has just changed this. Go back to the page before, load it again and try again."),
        ),
        413 => lang.pick(
            ("Nội dung gửi quá lớn", "Chia nhỏ nội dung hoặc dùng tệp nhỏ hơn rồi gửi lại."),
            ("Too much was sent", "Send less at once, or a smaller file."),
        ),
        408 => lang.pick(
            ("Kết nối quá chậm", "Nội dung gửi chưa đến đủ. Hãy thử lại khi mạng ổn định hơn."),
            ("The connection was too slow", "Not everything arrived. Please try again when the network is better."),
        ),
        414 => lang.pick(
            ("Nội dung tìm quá dài", "Rút ngắn nội dung cần tìm rồi thử lại."),
            ("Too much was searched for", "Make the search shorter and try again."),
        ),
        421 => lang.pick(
            ("Địa chỉ này không phải của hệ thống", "Hãy mở hệ thống bằng đúng địa chỉ mà đơn vị tổ chức đã cho."),
            ("This address is not ours", "Open the service by the address that the organizer gave you."),
        ),
        422 => lang.pick(("Có lỗi cần sửa", ""), ("There is a problem", "")),
        429 => lang.pick(
            ("Đã thử quá nhiều lần", "Vui lòng đợi rồi thử lại. Những gì đã lưu vẫn còn nguyên."),
            ("Too many tries", "Please wait and try again. What was saved is safe."),
        ),
        503 => lang.pick(
            ("Hệ thống đang bận hoặc bảo trì", "Vui lòng thử lại sau ít phút. Những gì đã được xác nhận không bị mất."),
            ("The service is busy or under maintenance", "Please try again in a few minutes. Nothing that was confirmed is lost."),
        ),
        400..=499 => lang.pick(
            ("Yêu cầu không hợp lệ", "Quay lại trang trước, tải lại trang rồi thử lại."),
            ("The request was not right", "Go back to the page before, load it again and try again."),
        ),
        _ => lang.pick(
            ("Hệ thống gặp lỗi", "Chúng tôi đã ghi lại lỗi này. Vui lòng thử lại; nếu vẫn lỗi, hãy báo cho ban tổ chức."),
            ("Something went wrong", "The fault was written down. Please try again; if it stays, tell the organizer."),
        ),
    };
    (title, words.to_owned())
}

/// How long one has to wait after too many tries.
pub(crate) fn wait(lang: Lang, seconds: u64) -> String {
    let minutes = seconds.div_ceil(60);
    lang.pick(
        format!("Vui lòng đợi {minutes} phút rồi thử lại. Những gì đã lưu vẫn còn nguyên."),
        format!(
            "Please wait {} and try again. What was saved is safe.",
            crate::texts::counted(minutes, "minute", "minutes")
        ),
    )
}
