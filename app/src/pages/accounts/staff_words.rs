//! What the pages of the staff’s accounts say, for administrators.

use domain::{Lang, numbers::number};

use crate::texts::counted;

crate::texts::texts! {
    staff = "Cán bộ", "Staff";
    lead = "Những người có tài khoản đăng nhập và vai trò của họ.", "Those who can sign in, and their roles.";
    name = "Họ và tên", "Name";
    email = "Thư điện tử", "E-mail address";
    roles = "Vai trò", "Roles";
    role = "Vai trò", "Role";
    account = "Tài khoản", "Account";
    open = "Đang dùng", "Open";
    closed = "Đã khóa", "Closed";
    closed_text = "Người này không đăng nhập được. Mở khóa thì các vai trò còn hiệu lực như trước; thiết bị và đường dẫn cũ thì không.",
        "This person can’t sign in. Opened again, the roles hold as before; old devices and links don’t.";
    close = "Khóa tài khoản", "Close the account";
    close_question = "Khóa tài khoản này?", "Close this account?";
    close_text = "Người này bị đăng xuất ngay khỏi mọi thiết bị và không đăng nhập được cho đến khi tài khoản được mở lại. Việc đã làm vẫn được ghi tên họ.",
        "This person is signed out everywhere at once, and can’t sign in until the account is opened again. What they did stays under their name.";
    reopen = "Mở khóa tài khoản", "Open the account again";
    no_role = "Chưa có vai trò", "No role";
    no_role_text = "Chưa có vai trò nào: người này đăng nhập được nhưng không xem được gì.", "No role yet: this person can sign in but sees nothing.";
    holds_for = "Phạm vi", "Holds for";
    everywhere = "Toàn hệ thống", "Everywhere";
    may = "Được làm gì", "May";
    scope_all = "Ở mọi đơn vị", "Everywhere";
    scope_unit = "Trong đơn vị được giao và các đơn vị trực thuộc", "In the unit and those below it";
    scope_own = "Với người của đơn vị được giao", "With people of the unit";
    scope_activity = "Ở một hoạt động", "At one activity";
    last_seen = "Dùng lần cuối", "Last seen";
    never_seen = "Chưa đăng nhập", "Never signed in";
    invite = "Mời cán bộ", "Invite somebody";
    invite_lead = "Người được mời nhận một thư có đường dẫn đăng nhập dùng một lần, trong 7 ngày.", "Who is invited gets an e-mail with a link that signs in once, within 7 days.";
    look_at_invitation = "Xem lại trước khi gửi", "Check before it is sent";
    send_invitation = "Gửi 1 thư mời", "Send 1 invitation";
    back = "Quay lại, không lưu", "Back, without saving";
    take = "Thu hồi vai trò", "Take the role away";
    give = "Giao vai trò", "Give a role";
    unit = "Đơn vị", "Unit";
    unit_hint = "Cần cho vai trò tổ chức, quản lý và đầu mối đơn vị.", "Needed for organizers, managers and focal persons.";
    activity = "Mã hoạt động", "Code of the activity";
    activity_hint = "Cần cho vai trò giảng viên và đón tiếp. Ví dụ: TR-2026-07", "Needed for trainers and check-in staff. For example: TR-2026-07";
}

/// How many there are.
pub(crate) fn caption(lang: Lang, n: u32) -> String {
    let n = n as u64;
    lang.pick(format!("{} người", number(n)), counted(n, "person", "people"))
}

/// To whom the invitation goes.
pub(crate) fn goes_to(lang: Lang, name: &str, email: &str) -> String {
    lang.pick(
        format!("Một thư được gửi tới {name}, {email}."),
        format!("One e-mail goes to {name}, {email}."),
    )
}

/// Until when the link of an invitation opens.
pub(crate) fn invited_until(lang: Lang, until: Option<&str>) -> String {
    match until {
        Some(until) => lang.pick(
            format!("Đã gửi thư mời; đường dẫn dùng được đến {until}."),
            format!("Invited; the link works until {until}."),
        ),
        None => lang.pick(
            "Chưa đăng nhập lần nào; đường dẫn đã gửi (nếu có) không còn dùng được.".to_owned(),
            "Has never signed in; a link that was sent works no more.".to_owned(),
        ),
    }
}

/// The button that sends it again.
pub(crate) fn invite_again(lang: Lang, email: &str) -> String {
    lang.pick(format!("Gửi lại thư mời tới {email}"), format!("Send the invitation to {email} again"))
}
