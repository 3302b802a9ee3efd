//! What the staff's pages of activities say: the list, the frame of one activity, its overview.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    activities = "Hoạt động", "Activities";
    pages_of_activity = "Các trang của hoạt động", "Pages of the activity";
    pages_of_all = "Các trang của mọi hoạt động", "Pages of all activities";
    list = "Danh sách hoạt động", "All activities";
    year_plan = "Kế hoạch năm", "Plan of the year";
    templates = "Mẫu hoạt động", "Templates";
    demands = "Đăng ký nhu cầu", "Interest";
    overview = "Tổng quan", "Overview";
    sessions = "Buổi", "Sessions";
    talks = "Chương trình", "Agenda";
    people = "Danh sách", "List";
    not_marked = "Chưa điểm danh", "Not marked yet";
    invite = "Mời", "Invite";
    nominations = "Đợt cử", "Nominations";
    log = "Nhật ký", "Log";
    attendance = "Điểm danh", "Attendance";
    certificates = "Giấy chứng nhận", "Certificates";
    running = "Đang diễn ra", "In progress";
    over = "Đã kết thúc", "Ended";
    create = "Tạo hoạt động", "Create an activity";
    create_tour = "Đợt ở nhiều đơn vị", "A tour of units";
    create_draft = "Tạo bản nháp", "Create the draft";
    create_and_publish = "Tạo và công bố", "Create and publish";
    follow = "Làm theo hoạt động trước", "Follow an earlier activity";
    follow_none = "Không theo hoạt động nào", "None";
    follow_hint = "Nội dung, quy định và lịch buổi được điền sẵn; bạn nhập ngày và xem lại địa điểm.", "Texts, rules and sessions are filled in; you enter the day and look at the place.";
    follow_use = "Điền sẵn", "Fill in";
    template = "Theo mẫu", "A template";
    template_none = "Không theo mẫu nào", "None";
    template_hint = "Nội dung, quy định và chương trình của mẫu; bạn nhập ngày và địa điểm.", "Texts, rules and agenda of the template; you enter the day and the place.";
    template_use = "Điền theo mẫu", "Fill in by the template";
    save_as_template = "Lưu thành mẫu", "Save as a template";
    agenda = "Các buổi", "Sessions";
    agenda_hint = "Giữ giờ và chủ đề từng buổi; giảng viên nhập sau.", "Hours and topics of each session are kept; trainers are entered later.";
    agenda_own = "Theo các ô bên dưới", "As the fields below say";
    edit = "Sửa hoạt động", "Edit the activity";
    save = "Lưu thay đổi", "Save the changes";
    back = "Quay lại, không lưu", "Back, without saving";
    search = "Tìm theo tên, mã, địa điểm", "Search by title, code or place";
    time = "Thời gian", "When";
    coming = "Đang và sắp diễn ra", "In progress and upcoming";
    past = "Đã qua", "Past";
    any_time = "Tất cả thời gian", "Any time";
    title = "Tên hoạt động", "Title";
    kind = "Loại hoạt động", "Kind";
    level = "Cấp", "Level";
    state = "Trạng thái", "State";
    seats = "Chỗ", "Seats";
    waiting = "Chờ", "Waiting";
    all = "Tất cả", "All";
    choose = "Chọn", "Choose";
    no_match = "Không có hoạt động nào phù hợp", "Nothing matches";
    no_match_text = "Thử bỏ bớt điều kiện lọc hoặc đổi khoảng thời gian.", "Try fewer filters or another time.";
    nothing = "Chưa có hoạt động nào", "No activities yet";
    nothing_text = "Hoạt động được tạo ở đây, ở dạng bản nháp cho đến khi bạn công bố.", "Activities are created here and stay drafts until you publish them.";
    organizer = "Đơn vị tổ chức", "Organizer";
    organizer_hint = "Gõ tên đơn vị, có dấu hoặc không dấu.", "Type the unit’s name, with or without accents.";
    place = "Địa điểm", "Where";
    days = "Ngày và buổi", "Days and sessions";
    starts_on = "Ngày bắt đầu", "First day";
    ends_on = "Ngày kết thúc", "Last day";
    ends_on_hint = "Để trống nếu chỉ một ngày.", "Leave empty for one day.";
    date_hint = "Ví dụ: 30/7/2026", "For example: 30/7/2026";
    slots = "Buổi trong mỗi ngày", "Sessions of each day";
    capacity = "Số chỗ", "Seats";
    seats_taken = "Đã có chỗ", "Taken";
    first_day = "Từ ngày", "First day";
    last_day = "Đến ngày", "Last day";
    code = "Mã", "Code";
    admission = "Cách đăng ký", "How people register";
    closes_on = "Hạn đăng ký", "Register by";
    questions = "Câu hỏi", "Questions";
    changes = "Người tham dự tự thay đổi", "What participants change themselves";
    changes_text = "Trên trang riêng, người tham dự tự sửa câu trả lời và cách liên hệ, hủy đăng ký, chuyển chỗ hoặc ghi tên người thay.", "On their own page participants change answers and contact, cancel, hand their seat over, or name a substitute.";
    changes_on = "Ngày cuối", "Last day";
    changes_on_hint = "Để trống: đến khi hoạt động bắt đầu.", "Empty: until it begins.";
    changes_at = "Giờ", "Time";
    changes_at_hint = "Để trống: hết ngày.", "Empty: the end of the day.";
    hand_over = "Chuyển chỗ cho người khác", "Handing seats over";
    hand_over_hint = "Người nhận có chỗ ngay, không qua danh sách chờ, và tính vào chỉ tiêu của đơn vị cũ.", "The successor has the seat at once, past the waiting list, on the quota of the same unit.";
    holds_seats = "Giữ chỗ 24 giờ, chờ người đăng ký nhận chỗ qua thư", "Hold a seat for 24 hours until it is taken by the mailed link";
    holds_seats_hint = "Áp dụng khi đăng ký trực tiếp: người đăng ký phải có thư điện tử; quá hạn, chỗ được giao cho người tiếp theo.", "For direct registration: people need an e-mail address; after that time the seat goes to the next in line.";
    closes_on_hint = "Để trống: nhận đăng ký đến ngày khai mạc.", "Empty: until it begins.";
    opens_on = "Mở đăng ký từ ngày", "Registration opens";
    opens_on_hint = "Để trống: mở ngay khi công bố.", "Empty: as soon as it is published.";
    at_hour = "Giờ", "Time";
    offer_hours = "Chỗ trống được mời trong bao nhiêu giờ", "Hours that a freed seat is offered";
    offer_hours_hint = "Người đứng đầu danh sách chờ phải bấm “Nhận chỗ” trong thời gian này; quá hạn, chỗ được mời người tiếp theo. Để trống: giao chỗ ngay.", "The first in line has to press “Take the seat” within this time; then it is offered to the next. Empty: the seat is theirs at once.";
    summary = "Nội dung giới thiệu", "Description";
    audience = "Đối tượng tham dự", "Audience";
    contact = "Liên hệ", "Contact";
    contact_hint = "Tên, số điện thoại của người phụ trách.", "Name and telephone number of whoever is in charge.";
    documents = "Tài liệu", "Documents";
    scheduled_mails = "Lịch thư", "Scheduled e-mails";
    english = "Tiếng Anh (hiện trên trang công khai bản tiếng Anh)", "English (shown on the English public page)";
    title_en = "Tên bằng tiếng Anh", "English title";
    summary_en = "Giới thiệu bằng tiếng Anh", "English description";
    audience_en = "Đối tượng bằng tiếng Anh", "English audience";
    certificate = "Hoàn thành và giấy chứng nhận", "Completion and certificate";
    share = "Tỷ lệ buổi phải tham dự", "Share of sessions needed";
    hours = "Số giờ ghi trên giấy chứng nhận", "Hours on the certificate";
    hours_hint = "Để trống: tính từ giờ của các buổi.", "Empty: counted from the sessions.";
    signer_authority = "Quyền hạn của người ký", "Signer’s authority";
    signer_title = "Chức vụ của người ký", "Signer’s title";
    signer_name = "Họ và tên người ký", "Signer’s name";
    to_do = "Cần làm", "To do";
    facts = "Thông tin", "Facts";
    came = "Đã tham dự", "Came";
    programme = "Chương trình", "Programme";
    reason = "Lý do", "Reason";
    reason_hint = "Lý do này được gửi cho mọi người trong danh sách và hiện trên trang công khai.", "It is sent to everybody on the list and shown on the public page.";
    public_page = "Xem trang công khai", "See the public page";
    check_sessions = "Kiểm tra các buổi rồi công bố", "Check the sessions, then publish";
    decide = "Đăng ký chờ duyệt", "Registrations to decide";
    take_attendance = "Điểm danh hoặc nhập số người đếm được", "Take attendance or enter a headcount";
    issue = "Cấp giấy chứng nhận", "Issue certificates";
    missing = "Chưa có", "Missing";
    open_task = "Chưa làm", "Open";
    unpublished = "Chưa công bố", "Not published yet";
    publish = "Công bố", "Publish";
    cancel = "Hủy hoạt động", "Cancel the activity";
    cancel_question = "Hủy hoạt động này?", "Cancel this activity?";
    cancel_act = "Hủy hoạt động và báo cho mọi người", "Cancel it and tell everybody";
    keep = "Không hủy", "Keep it";
    copy = "Tổ chức lại vào ngày khác", "Hold it again on another day";
    copy_from = "Ngày bắt đầu mới", "New first day";
    copy_act = "Sao chép thành bản nháp", "Copy as a draft";
    slot_hours = "Giờ của buổi", "Hours of the sessions";
    slot_hours_hint = "Để nguyên nếu theo giờ thường lệ. Chỉ tính những buổi được chọn ở trên.", "Leave them for the usual hours. Only the sessions chosen above count.";
    capacity_hint = "Có thể thấp hơn số người đã xác nhận: không ai mất chỗ, và chưa ai trong danh sách chờ được xếp chỗ cho đến khi còn chỗ trống.", "It may be lower than the number confirmed: nobody loses a seat, and nobody on the waiting list moves up until one is free.";
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} hoạt động", number_in(lang, n)), counted(n, "activity", "activities"))
}

/// How many will be told that the activity is cancelled, and how many have to be told otherwise.
pub(crate) fn cancel_tells(lang: Lang, (by_mail, otherwise): (u32, u32)) -> String {
    let (by_mail, otherwise) = (u64::from(by_mail), u64::from(otherwise));
    let told = match by_mail {
        0 => String::new(),
        n => lang.pick(
            format!("{} người trong danh sách sẽ nhận thư báo hủy. ", number_in(lang, n)),
            format!("{} on the list will be told by e-mail. ", counted(n, "person", "people")),
        ),
    };
    let to_tell = match otherwise {
        0 => String::new(),
        n => lang.pick(
            format!("{} người không có thư điện tử, cần báo qua điện thoại. ", number_in(lang, n)),
            format!("Without an e-mail address, to be told by telephone: {}. ", number_in(lang, n)),
        ),
    };
    let end = lang.pick("Việc này không hoàn tác được.", "This can’t be undone.");
    format!("{told}{to_tell}{end}")
}

/// The headcount is smaller than the list.
pub(crate) fn headcount_low(lang: Lang, counted: u32, listed: u32) -> String {
    let [counted, listed] = [counted, listed].map(|n| number_in(lang, n.into()));
    lang.pick(
        format!("Số người đếm được ({counted}) ít hơn số người có mặt trong danh sách ({listed}). Hãy kiểm tra lại hai số này."),
        format!("The headcount ({counted}) is below the people present on the list ({listed}). Please check both."),
    )
}

/// Seats given, of how many, and who waits.
pub(crate) fn seats_words(lang: Lang, taken: u32, capacity: u32, waiting: u32) -> String {
    let [taken, capacity, waiting] = [taken, capacity, waiting].map(|n| number_in(lang, n.into()));
    lang.pick(
        format!("{taken}/{capacity} đã xác nhận, {waiting} chờ"),
        format!("{taken} of {capacity} confirmed, {waiting} waiting"),
    )
}

/// How many came, by which count.
pub(crate) fn came_words(lang: Lang, people: u32, listed: Option<u32>, headcount: Option<i32>) -> String {
    let headcount = headcount.map_or_else(
        || lang.pick("chưa nhập", "not entered").to_owned(),
        |n| number_in(lang, n.unsigned_abs().into()),
    );
    let listed = listed.map_or_else(|| not_marked(lang).to_lowercase(), |n| number_in(lang, n.into()));
    let people = u64::from(people);
    lang.pick(
        format!(
            "{} người (theo danh sách: {listed}, số người đếm được: {headcount})",
            number_in(lang, people)
        ),
        format!("{} (by list: {listed}, headcount: {headcount})", counted(people, "person", "people")),
    )
}

/// Seats given, of how many.
pub(crate) fn seats_of(lang: Lang, taken: u32, capacity: u32) -> String {
    let (taken, capacity) = (number_in(lang, taken.into()), number_in(lang, capacity.into()));
    lang.pick(format!("{taken}/{capacity} chỗ"), format!("{taken}/{capacity} seats"))
}

/// More have a seat than there are since the number was lowered.
pub(crate) fn over_target(lang: Lang, over: u32) -> String {
    let n = u64::from(over);
    lang.pick(
        format!(
            "Số người đã xác nhận nhiều hơn số chỗ {} người. Không ai mất chỗ; chưa ai trong danh sách chờ được xếp chỗ cho đến khi số người xuống dưới số chỗ.",
            number_in(lang, n)
        ),
        format!(
            "{} more than there are seats. Nobody loses theirs; nobody on the waiting list moves up until the number is below the seats.",
            counted(n, "person is confirmed", "people are confirmed")
        ),
    )
}

/// The hours of the sessions in a slot.
pub(crate) fn hours_of(lang: Lang, slot: &str) -> (String, String) {
    (
        lang.pick(format!("{slot}, từ"), format!("{slot}, from")),
        lang.pick(format!("{slot}, đến"), format!("{slot}, to")),
    )
}

/// The sessions of the activity that is followed.
pub(crate) fn agenda_of(lang: Lang, code: &str, days: i64, sessions: usize) -> String {
    let days = days.unsigned_abs();
    lang.pick(
        format!("Như {code}: {days} ngày, {sessions} buổi"),
        format!(
            "As {code}: {}, {}",
            counted(days, "day", "days"),
            counted(sessions as u64, "session", "sessions")
        ),
    )
}

/// The agenda of the template that is followed.
pub(crate) fn agenda_of_template(lang: Lang, name: &str, days: i64, sessions: usize) -> String {
    let (days, sessions) = (days.unsigned_abs(), sessions as u64);
    lang.pick(
        format!("Như mẫu “{name}”: {days} ngày, {sessions} buổi"),
        format!(
            "As the template “{name}”: {}, {}",
            counted(days, "day", "days"),
            counted(sessions, "session", "sessions")
        ),
    )
}
