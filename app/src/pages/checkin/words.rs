//! What the pages of check-in say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    title = "Điểm danh bằng điện thoại", "Check-in by phone";
    lead = "Cán bộ đón tiếp mở đường dẫn này trên điện thoại của mình, đặt tên máy rồi điểm danh: quét mã, gõ mã hoặc tìm tên. Không cần tài khoản. Đường dẫn chỉ dùng cho hoạt động này.",
        "Those who receive people open this link on their own phones, give the phone a name, and check people in: by scanner, by typed code, or by name. No account is needed. The link is for this activity alone.";
    not_open = "Chưa mở. Mở ra thì có đường dẫn và mã QR để gửi cho người đón tiếp.", "Not open yet. Open it to get a link and a QR code for those who receive people.";
    is_closed = "Đã đóng: không thêm được máy mới. Các máy đã vào vẫn điểm danh được cho đến khi thu hồi.", "Closed: no further phone can join. Those that joined go on until they are withdrawn.";
    open = "Mở điểm danh bằng điện thoại", "Open check-in by phone";
    open_again = "Mở lại đường dẫn", "Open the link again";
    close = "Đóng đường dẫn", "Close the link";
    renew = "Đổi đường dẫn mới", "Replace the link";
    renew_text = "Khi đường dẫn lọt ra ngoài: đường dẫn cũ hết dùng được, các máy đã vào không bị ảnh hưởng.", "If the link got into the wrong hands: the old one opens nothing any more; phones that joined are not affected.";
    qr = "Mã QR để thêm máy điểm danh", "QR code to add a phone";
    copy = "Sao chép đường dẫn", "Copy the link";
    copied = "Đã sao chép", "Copied";
    copy_failed = "Không sao chép được: chọn đường dẫn ở trên rồi sao chép", "Could not copy: select the link above";
    device = "Máy", "Phone";
    joined = "Vào lúc", "Joined";
    heard = "Liên lạc gần nhất", "Last heard of";
    sent = "Đã gửi", "Sent";
    waiting = "Chờ gửi", "Yet to send";
    withdraw = "Thu hồi", "Withdraw";
    withdrawn = "Đã thu hồi", "Withdrawn";
    refused_title = "Chưa ghi được", "Not taken";
    refused_text = "Máy đã gửi lên nhưng hệ thống không ghi vào điểm danh được. Ghi tay ở bảng điểm danh nếu người đó có mặt, rồi bấm “Đã xem”.",
        "Sent by a phone, and it could not be taken. If the person was there, mark them in the grid, then press “Seen”.";
    doubt_title = "Cần xem lại", "To look at";
    doubt_text = "Những lượt này được tính là có mặt. Sửa ở bảng điểm danh nếu sai, rồi bấm “Đã xem”.",
        "These count as present. If one is wrong, correct it in the grid, then press “Seen”.";
    what = "Nội dung", "What";
    who = "Người", "Who";
    why = "Lý do", "Why";
    at = "Lúc", "At";
    session = "Buổi", "Session";
    seen = "Đã xem", "Seen";
    to_grid = "Bảng điểm danh", "The grid";
    join_title = "Dùng máy này để điểm danh", "Check people in with this phone";
    device_name = "Tên máy", "Name of this phone";
    device_hint = "Tên người cầm máy và chỗ đứng, ví dụ: Lan, cửa 1. Ban tổ chức thấy tên này.", "Who holds it and where, for instance: Lan, door 1. The organizer sees this name.";
    join = "Bắt đầu điểm danh", "Start";
    link_gone = "Đường dẫn này không dùng được nữa", "This link does not work any more";
    link_gone_text = "Đường dẫn đã được đổi, đã đóng, hoặc hoạt động đã kết thúc. Hỏi ban tổ chức để lấy đường dẫn mới.",
        "It was replaced or closed, or the activity is over. Ask the organizer for a new one.";
    device_gone = "Máy này không điểm danh được", "This phone can’t check people in";
    device_gone_text = "Máy chưa vào bằng đường dẫn điểm danh, đã bị thu hồi, hoặc hoạt động đã kết thúc. Hỏi ban tổ chức để lấy đường dẫn.",
        "It did not join by the link, was withdrawn, or the activity is over. Ask the organizer for the link.";
    no_sessions = "Hoạt động này chưa có buổi nào", "This activity has no sessions yet";
    no_sessions_text = "Ban tổ chức cần xếp lịch các buổi trước khi điểm danh.", "The organizer has to plan its sessions first.";
    choose_session = "Buổi khác", "Another session";
    show = "Chuyển", "Go";
    field = "Mã hoặc tên", "Code or name";
    field_hint = "Quét bằng máy quét, gõ mã 8 ký tự, hoặc gõ tên không cần dấu", "Scan it, type the code of 8 letters, or type a name without accents";
    go = "Điểm danh hoặc tìm", "Check in or search";
    list = "Danh sách", "The list";
    nobody_found = "Không thấy ai", "Nobody found";
    nobody_found_text = "Thử gõ ít chữ hơn. Nếu người này không có trong danh sách, thêm ở mục “Người đến tại chỗ”.", "Try fewer letters. Whoever is not on the list is added under “Walk-in”.";
    present = "có mặt", "present";
    is_in = "Có mặt", "Present";
    mark_in = "Có mặt", "Present";
    walk_in = "Người đến tại chỗ, không có trong danh sách", "Walk-in: not on the list";
    name = "Họ và tên", "Full name";
    unit = "Đơn vị", "Unit";
    add = "Thêm và ghi có mặt", "Add, and mark as present";
    undo = "Hoàn tác", "Undo";
    undone = "Đã hoàn tác", "Taken back";
    word_in = "Có mặt", "Present";
    word_already = "Đã điểm danh", "Already in";
    word_other = "Không thuộc lớp này", "Not of this class";
    other_text = "Mã này của hoạt động khác. Nếu người này dự buổi này, thêm ở mục “Người đến tại chỗ”.", "The code is for another activity. If they attend this one, add them as a walk-in.";
    word_cancelled = "Đã hủy đăng ký", "Cancelled";
    cancelled_text = "Người này đã hủy. Nếu vẫn dự, báo ban tổ chức hoặc tìm tên rồi bấm “Có mặt”.", "They gave the seat up. If they attend all the same, tell the organizer.";
    word_not_admitted = "Không được nhận", "Not admitted";
    word_no_seat = "Chưa có chỗ", "No seat yet";
    no_seat_text = "Người này đang chờ xếp chỗ. Báo ban tổ chức để xác nhận trước.", "They have no seat yet. Ask the organizer to confirm them first.";
    word_not_yet = "Chưa tới giờ", "Not yet";
    word_over = "Buổi đã qua", "Over";
    over_text = "Ngày của buổi này đã qua. Ban tổ chức ghi bổ sung ở bảng điểm danh.", "The day of this session is over. The organizer can still correct the grid.";
    word_refused = "Không ghi được", "Not taken";
    full_text = "Đã hết chỗ. Báo ban tổ chức tăng số chỗ, rồi thêm lại.", "All seats are taken. Ask the organizer to add seats, then add them again.";
    unreadable_text = "Nhập họ và tên, ví dụ: Ma Thị Én.", "Enter the full name, for instance: Ma Thị Én.";
    ended_text = "Mã đã hết hạn. Tìm tên trong danh sách.", "The code has expired. Look the name up in the list.";
    nobody_text = "Không có ai trong danh sách có mã này. Tìm theo tên.", "Nobody on the list has this code. Look the name up.";
    forged_text = "Mã không do hệ thống này cấp. Tìm tên trong danh sách.", "This system did not issue the code. Look the name up in the list.";
    both_fields = "Nhập họ tên và đơn vị", "Enter both the name and the unit";
    as_guest = "Thêm làm khách", "Add as a guest";
    not_kept_text = "Bộ nhớ máy đầy và không có mạng nên chưa ghi được. Xóa bớt ảnh hoặc ứng dụng rồi quét lại, hoặc ghi ra giấy.",
        "The phone’s memory is full and there is no network. Delete some pictures or apps and scan again, or write it on paper.";
    loading = "Đang mở danh sách… Nếu trang không mở được, dùng trang đơn giản ở cuối.", "Opening the list… If nothing opens, use the plain page below.";
    no_network = "Lần đầu mở cần có mạng", "The first time it needs a network";
    no_network_text = "Máy này chưa tải danh sách lần nào. Bật mạng rồi mở lại trang này; sau đó mất mạng vẫn điểm danh được.", "This phone has never loaded the list. Switch the network on and open this page again; after that it works without.";
    open_camera = "Mở máy ảnh để quét", "Open the camera to scan";
    close_camera = "Tắt máy ảnh", "Close the camera";
    torch = "Đèn", "Light";
    camera_refused = "Trình duyệt chưa cho dùng máy ảnh. Cho phép ở phần cài đặt của trang, hoặc gõ mã 8 ký tự bên dưới.", "The browser was not allowed to use the camera. Allow it in the settings of the page, or type the code of 8 letters below.";
    camera_failed = "Không mở được máy ảnh. Gõ mã 8 ký tự hoặc tìm tên bên dưới.", "The camera can’t be opened. Type the code of 8 letters, or look the name up below.";
    undo_row = "Bỏ", "Undo";
    names_withheld = "Ban tổ chức không cho điện thoại giữ danh sách tên. Quét mã hoặc gõ mã 8 ký tự; cần tìm tên thì mở trang đơn giản, có mạng mới dùng được.", "The organizer does not let phones keep the names. Scan or type codes; to look a name up, open the plain page, which needs a network.";
    plain_page = "Mở trang đơn giản", "Open the plain page";
    to_phone_page = "Mở trang quét mã bằng máy ảnh, dùng được khi mất mạng", "Open the page with the camera, which works without a network";
    over_title = "Đã hết điểm danh bằng máy này", "This phone checks nobody in any more";
    over_why = "Hoạt động đã kết thúc hoặc ban tổ chức đã thu hồi máy. Danh sách trên máy đã được xóa.", "The activity is over, or the organizer withdrew the phone. The list on it was erased.";
    app_name = "Điểm danh Tập Huấn", "Tập Huấn check-in";
    app_short = "Điểm danh", "Check-in";
    more_rows = "Gõ tên để tìm những người còn lại.", "Type a name to find the others.";
    names_kept = "Điện thoại giữ danh sách họ tên và đơn vị (đã mã hóa) để tìm tên khi mất mạng; danh sách tự xóa khi hết điểm danh.", "Phones keep names and units, encrypted, to find people without a network; the list is erased when check-in ends.";
    names_not_kept = "Điện thoại không giữ danh sách tên: khi mất mạng chỉ quét hoặc gõ mã.", "Phones keep no names: without a network they only scan or type codes.";
    withhold_names = "Không cho giữ tên", "Keep no names";
    keep_names = "Cho giữ tên", "Keep names";
    no_code_text = "Đây không phải mã điểm danh. Tìm tên trong danh sách.", "This is no check-in code. Look the name up in the list.";
}

/// “12 máy”.
pub(super) fn devices(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Vi => format!("{} máy điểm danh", number_in(lang, n as u64)),
        Lang::En => counted(n as u64, "phone", "phones"),
    }
}

/// “Đã điểm danh lúc 07:52, máy Lan”.
pub(super) fn since(lang: Lang, at: &str, by: &str) -> String {
    match (lang, by.is_empty()) {
        (Lang::Vi, true) => format!("lúc {at}"),
        (Lang::Vi, false) => format!("lúc {at}, {by} ghi"),
        (Lang::En, true) => format!("at {at}"),
        (Lang::En, false) => format!("at {at} by {by}"),
    }
}

/// “Cửa mở lúc 06:00, ngày 1/7/2026”.
pub(super) fn opens(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Vi => format!("Điểm danh được từ {at}. Mời quay lại lúc đó."),
        Lang::En => format!("Check-in is possible from {at}. Please come back then."),
    }
}

/// What ends when.
pub(super) fn ends(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Vi => format!("Đường dẫn và các máy hết dùng được lúc {at}."),
        Lang::En => format!("The link and all phones end at {at}."),
    }
}

/// “Tìm thấy 3 người”.
pub(super) fn found(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Vi => format!("{} người", number_in(lang, n as u64)),
        Lang::En => counted(n as u64, "person", "people"),
    }
}

/// What the page of a phone says by itself: the places stand in braces.
pub(super) fn of_phone(lang: Lang) -> serde_json::Value {
    let pick = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    serde_json::json!({
        "nameless": pick("Mã hợp lệ", "A valid code"),
        "found": pick("Danh sách: {n} người", "The list: {n}"),
        "all_sent": pick("Đã gửi hết", "Everything is sent"),
        "sending": pick("Đang gửi {n} lượt…", "Sending {n}…"),
        "away": pick("Mất mạng. Máy vẫn điểm danh được.", "No network. Check-in goes on."),
        "away_waiting": pick("Mất mạng: {n} lượt chờ gửi. Máy vẫn điểm danh được.", "No network: {n} yet to send. Check-in goes on."),
        "refused": pick("{n} lượt hệ thống chưa nhận; ban tổ chức thấy ở mục “Chưa ghi được” và sẽ xử lý.", "{n} could not be taken; the organizer sees them under “Not taken”."),
        "over_unsent": pick(
            "Máy còn {n} lượt chưa gửi. Xin đường dẫn điểm danh, mở trên máy này và đặt tên máy lại: máy sẽ gửi tiếp.",
            "{n} were not sent yet. Ask for the check-in link, open it on this phone and name the phone again: it then goes on sending.",
        ),
        "camera_refused": camera_refused(lang),
        "camera_failed": camera_failed(lang),
    })
}
