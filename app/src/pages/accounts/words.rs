//! What the pages of signing in say.

crate::texts::texts! {
    sign_in = "Đăng nhập", "Sign in";
    sign_in_lead = "Dành cho người tổ chức, người quản lý, giảng viên và người đón tiếp.", "For organizers, managers, trainers and check-in staff.";
    email = "Thư điện tử", "E-mail address";
    password = "Mật khẩu", "Password";
    participants_need_none = "Người tham dự không cần mật khẩu: hãy mở đường dẫn trong thư đã nhận.",
        "Participants need no password: open the link in the e-mail you received.";
    sign_in_as = "Bạn sẽ đăng nhập với tên", "You will be signed in as";
    link_ended = "Đường dẫn này không còn dùng được", "This link no longer works";
    link_ended_why = "Mỗi đường dẫn đăng nhập chỉ dùng một lần và có hạn. Hãy hỏi người quản trị để nhận đường dẫn mới.",
        "A sign-in link works once and for a limited time. Ask your administrator for a new one.";
    account = "Tài khoản", "Account";
    change_password = "Đổi mật khẩu", "Change the password";
    set_password = "Đặt mật khẩu", "Set a password";
    old_password = "Mật khẩu hiện tại", "Current password";
    new_password = "Mật khẩu mới", "New password";
    password_hint = "Ít nhất 12 ký tự. Một câu ngắn dễ nhớ là tốt nhất.", "At least 12 characters. A short sentence that you remember is best.";
    link_needed = "Để đặt mật khẩu, cần một đường dẫn mới gửi đến hộp thư của bạn; đường dẫn dùng được trong 10 phút.",
        "To set a password, you need a fresh link sent to your mailbox; it works for 10 minutes.";
    forgotten = "Quên mật khẩu hiện tại? Nhận đường dẫn qua thư để đặt mật khẩu mới.",
        "Forgotten the current password? Get a link by e-mail to set a new one.";
    send_link = "Gửi đường dẫn cho tôi", "Send me a link";
    save_password = "Lưu mật khẩu", "Save the password";
    devices = "Thiết bị đang đăng nhập", "Devices that are signed in";
    device = "Thiết bị", "Device";
    signed_in_at = "Đăng nhập lúc", "Signed in at";
    last_seen = "Dùng lần cuối", "Last used";
    unknown_device = "Không rõ", "Unknown";
    sign_out_device = "Đăng xuất", "Sign out";
    this_device = "(thiết bị này)", "(this device)";
    sign_out_everywhere = "Đăng xuất khỏi tất cả thiết bị", "Sign out on every device";
}
