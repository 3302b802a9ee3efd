//! What the page of help says: a question and its answer each.

use domain::Lang;

crate::texts::texts! {
    title = "Trợ giúp", "Help";
    lead = "Những câu hỏi thường gặp của người tham dự.", "What participants ask most.";
    contact = "Cần hỏi thêm, xin liên hệ", "More questions? Please contact";
}

/// Questions with their answers.
pub(crate) fn answers(lang: Lang) -> [(&'static str, &'static str); 6] {
    lang.pick(
        [
            ("Đăng ký tham dự như thế nào?", "Mở trang của hoạt động, chọn “Đăng ký”, điền họ tên, ngày sinh, đơn vị và thư điện tử hoặc số điện thoại. Không cần tài khoản. Hoạt động chỉ dành cho người được mời hoặc được đơn vị cử thì không có nút đăng ký."),
            ("Tôi không nhận được thư xác nhận.", "Xem cả mục thư rác. Chọn “Đăng ký của tôi” ở đầu trang và nhập địa chỉ thư đã dùng khi đăng ký: đường dẫn đến đăng ký được gửi lại trong ít phút."),
            ("Tôi không dùng thư điện tử.", "Đăng ký bằng số điện thoại và lưu lại trang hiện ra sau khi gửi (chụp màn hình mã QR). Nếu không mở lại được trang đó, xin liên hệ ban tổ chức."),
            ("Không tham dự được thì làm thế nào?", "Mở trang đăng ký từ đường dẫn trong thư, chọn “Hủy đăng ký”. Chỗ được chuyển ngay cho người đầu tiên trong danh sách chờ."),
            ("Đến nơi thì cần gì?", "Mở trang đăng ký hoặc ảnh chụp mã QR cho người đón tiếp xem. Không có điện thoại, chỉ cần nói họ tên và đơn vị."),
            ("Lấy và kiểm tra giấy chứng nhận ở đâu?", "Giấy chứng nhận tải về từ trang đăng ký sau khi ban tổ chức cấp. Ai cũng kiểm tra được bằng mã QR trên giấy hoặc ở mục “Tra cứu giấy chứng nhận”."),
        ],
        [
            ("How do I register?", "Open the page of the activity, press “Register”, and give your name, birth date, unit, and an e-mail address or a telephone number. No account is needed. Where only those invited or nominated may come, there is no button."),
            ("I got no confirmation.", "Look into the spam folder, too. Choose “My registrations” at the top and enter the address that you registered with: the link is sent again within minutes."),
            ("I don’t use e-mail.", "Register with your telephone number and keep the page that follows (a screenshot of the QR code will do). If you can’t open it again, ask the organizer."),
            ("What if I can’t come?", "Open your registration from the link in the e-mail and press “Cancel the registration”. The seat goes to the first in line at once."),
            ("What do I need at the door?", "Show your registration page, or a picture of its QR code. Without a telephone, your name and unit will do."),
            ("Where do I get my certificate, and who can check it?", "Download it from your registration page once it was issued. Anybody can check it by the QR code on it, or under “Verify a certificate”."),
        ],
    )
}
