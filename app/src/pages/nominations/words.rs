//! What the pages of nomination rounds say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    round = "Đợt cử người", "Nominations";
    no_round = "Chưa có đợt cử người", "No call for nominations yet";
    no_round_text = "Lập đợt cử người để giao số chỗ cho từng đơn vị. Đầu mối của mỗi đơn vị tự lập danh sách người đi và dự bị.",
        "Call units to name their people, each for so many seats. The focal person of each unit fills in its list and substitutes.";
    make = "Lập đợt cử người", "Make a call";
    edit = "Sửa đợt cử người", "Edit the call";
    units = "Đơn vị và số chỗ", "Units and seats";
    units_hint = "Mỗi dòng một đơn vị, số chỗ ở cuối dòng, ví dụ “Xã Định Hóa: 5”. Dán từ bảng tính cũng được.",
        "A line a unit with its seats at the end, such as “Xã Định Hóa: 5”. Cells of a sheet can be pasted.";
    all_below = "Điền sẵn mọi xã, phường", "Fill in all communes";
    below = "Thuộc đơn vị", "Within";
    each = "Số chỗ mỗi đơn vị", "Seats each";
    fill = "Điền vào danh sách", "Put them on the list";
    message = "Nội dung gửi đơn vị", "Text for the units";
    message_hint = "Tiêu chuẩn, đối tượng, những điều cần lưu ý khi cử người", "Who should come, and what to mind";
    closes_on = "Hạn cử người", "Deadline";
    closes_at = "Đến giờ", "At";
    date_hint = "Ngày/tháng/năm", "Day/month/year";
    flows_on = "Ngày chia chỗ còn trống", "Unused seats flow on";
    flows_on_hint = "Vào ngày này, chỗ mà đơn vị không cử đủ người được giao cho dự bị của đơn vị khác. Để trống nếu không chia.",
        "On this day seats that units left go to substitutes of others. Leave it empty and they don’t.";
    rule = "Cách chia", "The rule";
    save = "Lưu", "Save";
    back = "Quay lại", "Back";
    not_published = "Hoạt động chưa công bố", "The activity is not published";
    not_published_text = "Lập đợt trước cũng được; gửi cho đơn vị sau khi công bố hoạt động.",
        "The call can be prepared; it is sent once the activity is published.";
    open_to_all = "Hoạt động này cũng nhận đăng ký trực tiếp", "Everybody can register for this activity as well";
    open_to_all_text = "Chỗ giao cho đơn vị được giữ riêng đến hết hạn cử (hoặc đến ngày chia chỗ còn trống). Chỗ ngoài số đó ai cũng đăng ký được.",
        "The units’ seats are kept for them until the deadline, or until unused seats flow. All others can be taken by anybody.";
    not_sent = "Chưa gửi", "Not sent";
    unit = "Đơn vị", "Unit";
    quota = "Được cử", "Seats";
    named = "Đã cử", "Named";
    substitutes = "Dự bị", "Substitutes";
    missing = "Còn thiếu", "Missing";
    seen = "Xem lần cuối", "Last seen";
    answered = "Trả lời", "Answer";
    answered_at = "Đã gửi danh sách", "Sent";
    drafting = "Đang lập danh sách", "Being filled in";
    silent = "Chưa trả lời", "No answer";
    never = "Chưa xem", "Never";
    nobody = "Chưa có đầu mối", "No focal person";
    focal = "Đầu mối", "Focal person";
    call = "Gửi cho đơn vị", "Send to the units";
    remind = "Nhắc đơn vị chưa trả lời", "Remind units that are silent";
    try_flow = "Thử chia chỗ còn trống", "Try the flow of unused seats";
    no_flow = "Không chia", "They don’t";
    flowed = "Đã chia", "Done";
    deadline = "Hạn cử", "Deadline";
    check_call = "Xem lại trước khi gửi", "Check before sending";
    check_reminder = "Xem lại trước khi nhắc", "Check before reminding";
    nobody_to_tell = "Không còn đơn vị nào cần gửi", "No unit is left to write to";
    nobody_to_tell_text = "Mọi đơn vị trong đợt đã được gửi, hoặc đã trả lời.", "Every unit was written to, or has answered.";
    unreached = "Chưa có đầu mối để gửi thư, cần gọi điện", "No focal person to write to; please telephone";
    to = "Gửi tới", "To";
    subject = "Tiêu đề", "Subject";
    example = "Thư mẫu", "An example";
    cannot_undo = "Thư đã gửi không lấy lại được.", "What was sent can’t be taken back.";
    flow_title = "Chia chỗ còn trống", "Flow of unused seats";
    flow_now = "Chia ngay", "Let them flow now";
    flow_none = "Không có chỗ nào để chia lúc này", "No seat would flow now";
    flow_none_text = "Chỗ chỉ được chia khi có đơn vị cử không đủ người và đơn vị khác có người dự bị đã gửi danh sách.",
        "Seats flow where one unit left some and another has substitutes on a list that was sent.";
    flow_done = "Chỗ còn trống đã được chia", "The unused seats have flowed";
    flow_early = "Chưa hết hạn cử người", "The deadline is not past";
    flow_early_text = "Đây là kết quả nếu chia lúc này. Chỉ chia được sau khi hết hạn.",
        "This is what would happen now. Seats flow after the deadline only.";
    from_unit = "Chỗ của", "Seat of";
    to_person = "Giao cho", "Goes to";
    calls = "Đề nghị cử người", "Calls for nominations";
    no_calls = "Chưa có đợt cử người nào", "No call yet";
    no_calls_text = "Khi ban tổ chức đề nghị đơn vị cử người, đợt cử sẽ hiện ở đây và thư được gửi tới bạn.",
        "When an organizer calls your unit to name people, it shows up here and comes by e-mail.";
    see_people = "Người của đơn vị", "People of the unit";
    list_title = "Danh sách cử", "List of nominations";
    order = "Thứ tự", "Order";
    name = "Họ và tên", "Name";
    position = "Chức vụ", "Post";
    contact = "Liên hệ", "Contact";
    standing = "Tình trạng", "Standing";
    acts = "Việc", "Acts";
    up = "Lên", "Up";
    down = "Xuống", "Down";
    remove = "Bỏ", "Remove";
    replace = "Thay người", "Replace";
    has_seat = "Được cử", "Named";
    substitute = "Dự bị", "Substitute";
    out = "Không tham dự", "Out";
    send_list = "Gửi danh sách", "Send the list";
    send_none = "Báo đơn vị không cử ai", "Say that the unit names nobody";
    sent_none = "Đơn vị đã báo không cử ai. Thêm người vào danh sách nếu có thay đổi.",
        "The unit said that it names nobody. Add people to the list if that has changed.";
    list_empty = "Chưa có ai trong danh sách", "Nobody is on the list yet";
    list_empty_text = "Tìm và cử người của đơn vị ở bên dưới, hoặc thêm người mới.",
        "Find the unit’s people below and name them, or add somebody new.";
    add_people = "Thêm từ người của đơn vị", "Add from the unit’s people";
    search = "Tìm theo tên, số điện thoại", "Search by name or telephone";
    find = "Tìm", "Find";
    nominate = "Cử", "Name";
    on_list = "Đã có trong danh sách", "On the list";
    seated = "Đã có chỗ", "Has a seat";
    refused = "Ban tổ chức đã từ chối", "Refused by the organizer";
    add_new = "Thêm người mới", "Add somebody new";
    add_new_hint = "Người chưa có trong danh sách người của đơn vị", "Somebody who is not among the unit’s people yet";
    plea = "Lý do đề nghị ban tổ chức xem xét", "Why the organizer should look";
    plea_hint = "Ban tổ chức đọc lý do này. Người này chưa được giữ chỗ cho tới khi ban tổ chức đồng ý.",
        "The organizer reads it. They hold no seat until the organizer says yes.";
    ask_for = "Đề nghị xem xét", "Ask for them";
    send_plea = "Gửi đề nghị", "Send the request";
    unmet = "Chưa đủ điều kiện:", "Doesn’t meet:";
    waits_for_organizer = "Chờ ban tổ chức xem xét", "Waits for the organizer";
    add_to_list = "Thêm vào danh sách cử", "Put on the list";
    last_act = "Việc vừa làm trên danh sách đã gửi:", "The last act on this list, which was sent:";
    undo = "Hoàn tác", "Undo";
    undo_nothing = "Hoàn tác không làm ai được thêm hay mất chỗ.", "Undoing it gives and takes nobody’s seat.";
    none_found = "Không tìm thấy ai", "Nobody was found";
    closed = "Đã hết hạn cử người", "The deadline is past";
    closed_text = "Danh sách không đổi được trên trang này nữa. Cần thay người, xin gọi ban tổ chức.",
        "The list can’t be changed here any more. To replace somebody, please telephone the organizer.";
    late = "Đã hết hạn: đơn vị không tự sửa được", "The deadline is past: the unit can’t change it";
    late_text = "Bạn quản lý hoạt động này nên vẫn sửa thay cho đơn vị được.", "You run this activity, so you can still change it for the unit.";
    over = "Hoạt động đã bắt đầu hoặc không còn mở", "The activity has begun or is not open";
    unsent = "Danh sách chưa gửi", "The list was not sent";
    unsent_text = "Chưa ai được giữ chỗ và chưa ai nhận thư. Bấm “Gửi danh sách” khi đã xong; đến hạn mà chưa bấm thì danh sách được gửi như đang có.",
        "Nobody has a seat or was told yet. Press “Send the list” when it is ready; at the deadline it is sent as it stands.";
    sent_text = "Thêm người vào chỗ còn trống thì người đó được giữ chỗ ngay. Thay người thì chỗ được giữ nguyên cho đơn vị.",
        "Whoever is added to a free seat has it at once. When somebody is replaced, the seat stays the unit’s.";
    organizer = "Đơn vị tổ chức", "Organizer";
    time = "Thời gian", "Time";
    place = "Địa điểm", "Place";
    ask = "Liên hệ", "Contact";
    replace_title = "Thay người", "Replace somebody";
    first_substitutes = "Dự bị", "Substitutes";
    others = "Người khác của đơn vị", "Others of the unit";
    choose = "Thay bằng người này", "Put in their place";
    full_name = "Họ và tên", "Full name";
    birth = "Ngày sinh hoặc năm sinh", "Birth date or year";
    birth_hint = "Để phân biệt với người trùng tên, ví dụ 5/9/1985 hoặc 1985", "It tells namesakes apart: 5/9/1985 or 1985";
    phone = "Số điện thoại", "Telephone";
    email = "Thư điện tử", "E-mail";
    contact_hint = "Cần ít nhất một trong hai để báo cho người được cử", "One of the two is needed to tell them";
    sex = "Giới tính", "Sex";
    another = "Đây là người khác trùng tên", "It is another person of the same name";
    certificate = "Giấy chứng nhận", "Certificate";
    open_list = "Mở danh sách", "Open the list";
    was_closed = "Đã đóng", "Closed";
    is_open = "Đang mở", "Open";
    paste = "Dán danh sách", "Paste a list";
    paste_hint = "Người đã có trong danh sách người của đơn vị được nhận ra; người mới được thêm vào.",
        "People of the unit who are on file are recognized; others are added.";
    pasted = "Danh sách", "The list";
    pasted_hint = "Mỗi dòng một người: họ tên, năm sinh, chức vụ, điện thoại. Dán từ bảng tính hoặc ngăn cách bằng dấu chấm phẩy.",
        "A line a person: name, year of birth, post, telephone. Paste cells of a sheet, or put semicolons between.";
    look_through = "Xem danh sách", "Look through";
    take = "Đưa vào danh sách cử", "Put them on the list";
    line = "Dòng", "Line";
    means = "Là ai", "Who it is";
    known = "Có trong đơn vị", "On file";
    is_new = "Người mới", "Somebody new";
    wrong = "Cần sửa", "Wrong";
    which = "Chọn đúng người", "Choose who it is";
    paper = "Danh sách cử để in", "The list on paper";
    paper_hint = "In bằng trình duyệt (Ctrl+P), ký, đóng dấu rồi gửi ban tổ chức hoặc lưu.",
        "Print it with the browser (Ctrl+P), sign it, and send or file it.";
    pdf = "Tải PDF", "Download the PDF";
    print = "In danh sách cử", "Print the list";
}

fn n(lang: Lang, n: impl TryInto<u64>) -> String {
    number_in(lang, n.try_into().unwrap_or_default())
}

/// `được cử 5, đã cử 3, hạn 17:00, 12/6/2026`.
pub(crate) fn numbers(lang: Lang, seats: u32, named: usize, deadline: &str) -> String {
    let [seats, named] = [n(lang, seats), n(lang, named)];
    lang.pick(
        format!("Được cử {seats}, đã cử {named}, hạn {deadline}"),
        format!("{seats} seats, {named} named, until {deadline}"),
    )
}

/// How many units have answered.
pub(crate) fn answered_of(lang: Lang, answered: usize, all: usize) -> String {
    let [answered, all] = [n(lang, answered), n(lang, all)];
    lang.pick(
        format!("{answered}/{all} đơn vị đã gửi danh sách"),
        format!("{answered} of {all} units have sent their lists"),
    )
}

/// `Gửi 14 thư tới 14 đơn vị`.
pub(crate) fn will_mail(lang: Lang, mails: usize, units: usize) -> String {
    let [m, u] = [n(lang, mails), n(lang, units)];
    lang.pick(
        format!("Gửi {m} thư tới đầu mối của {u} đơn vị"),
        format!(
            "Send {} to {}",
            counted(mails as u64, "e-mail", "e-mails"),
            counted(units as u64, "unit", "units")
        ),
    )
}

/// Opens the call where nobody can be written to.
pub(crate) fn open_for(lang: Lang, units: usize) -> String {
    let u = n(lang, units);
    lang.pick(
        format!("Mở đợt cho {u} đơn vị, không gửi thư"),
        format!("Open it for {u} units, without e-mail"),
    )
}

/// What pressing the button does to those on the list.
pub(crate) fn will_send(lang: Lang, named: usize, substitutes: usize, waits: bool) -> String {
    let [a, b] = [n(lang, named), n(lang, substitutes)];
    let what = match waits {
        true => lang.pick("chuyển tới ban tổ chức duyệt", "go to the organizer for approval"),
        false => lang.pick("được giữ chỗ ngay", "have their seats at once"),
    };
    lang.pick(
        format!("Khi gửi: {a} người {what} và được báo qua thư; {b} người dự bị chờ đến lượt."),
        format!("When it is sent, {a} people {what} and are told by e-mail; {b} substitutes wait."),
    )
}

/// People of the unit who have its seats without being on the list.
pub(crate) fn otherwise(lang: Lang, count: u32) -> String {
    let count = n(lang, count);
    lang.pick(
        format!("{count} chỗ của đơn vị đã có người tự đăng ký hoặc được ban tổ chức đưa vào."),
        format!("{count} of the unit’s seats are taken by people who registered by themselves or whom the organizer put there."),
    )
}

/// How many seats flow, and to how many is written.
pub(crate) fn will_flow(lang: Lang, seats: usize, mails: usize) -> String {
    let [s, m] = [n(lang, seats), n(lang, mails)];
    lang.pick(
        format!("{s} chỗ được giao cho người dự bị; {m} người được báo qua thư."),
        format!("{s} seats go to substitutes; {m} of them are told by e-mail."),
    )
}

/// How many seats are unused, and how many wait.
pub(crate) fn unused(lang: Lang, seats: u32, substitutes: u32) -> String {
    let [s, w] = [n(lang, seats), n(lang, substitutes)];
    lang.pick(
        format!("Còn {s} chỗ chưa cử; {w} người dự bị đang chờ."),
        format!("{s} seats are unused; {w} substitutes wait."),
    )
}

/// They were at the same course before.
pub(crate) fn was_there(lang: Lang, title: &str, days: &str) -> String {
    lang.pick(format!("Đã được xếp học “{title}” ({days})"), format!("Was listed for “{title}” ({days})"))
}

/// They are expected elsewhere on the same days.
pub(crate) fn is_elsewhere(lang: Lang, title: &str, days: &str) -> String {
    lang.pick(format!("Trùng ngày với “{title}” ({days})"), format!("Same days as “{title}” ({days})"))
}

/// How many of those found are shown.
pub(crate) fn first_of(lang: Lang, shown: usize, all: u64) -> String {
    let [shown, all] = [n(lang, shown), n(lang, all)];
    lang.pick(
        format!("Hiện {shown} trong {all} người: gõ thêm tên để thu hẹp."),
        format!("The first {shown} of {all}: type more of the name."),
    )
}

/// What taking the last act back would do: who has a seat by it, who has none any more, how many are told.
pub(crate) fn would_undo(lang: Lang, seated: &[String], unseated: &[String], mails: usize) -> String {
    let mut parts = vec![];
    if !seated.is_empty() {
        let names = seated.join(", ");
        parts
            .push(lang.pick(format!("{names} được xếp chỗ lại"), format!("{names} would have a seat again")));
    }
    if !unseated.is_empty() {
        let names = unseated.join(", ");
        parts.push(lang.pick(format!("{names} thôi có chỗ"), format!("{names} would have none any more")));
    }
    let n = n(lang, mails);
    parts.push(lang.pick(format!("{n} người được báo qua thư"), format!("{n} of them told by e-mail")));
    lang.pick("Khi hoàn tác: ", "Undone: ").to_owned() + &parts.join("; ") + "."
}

/// Those who are not shown.
pub(crate) fn and_more(lang: Lang, count: usize) -> String {
    let count = n(lang, count);
    lang.pick(format!("và {count} người nữa"), format!("and {count} more"))
}

/// The list of a unit was sent then.
pub(crate) fn sent_at(lang: Lang, at: &str) -> String {
    lang.pick(format!("Đã gửi danh sách lúc {at}"), format!("The list was sent at {at}"))
}

/// When unused seats flow, and how.
pub(crate) fn flow_rule(lang: Lang, day: &str, rule: &str) -> String {
    lang.pick(
        format!("Ngày {day}, chỗ không dùng được giao cho dự bị của đơn vị khác. {rule}."),
        format!("On {day} unused seats go to substitutes of other units. {rule}."),
    )
}

/// How many lines are clear.
pub(crate) fn clear_lines(lang: Lang, count: usize) -> String {
    let count = n(lang, count);
    lang.pick(
        format!("{count} người rõ ràng sẽ được đưa vào danh sách; dòng cần chọn chỉ được thêm khi đã chọn"),
        format!("{count} lines are clear and will be put on the list; those in doubt only once you chose"),
    )
}

/// Who leaves.
pub(crate) fn leaves(lang: Lang, name: &str) -> String {
    lang.pick(
        format!("{name} ra khỏi danh sách và được báo; chỗ chuyển ngay cho người bạn chọn."),
        format!("{name} leaves the list and is told; the seat goes to whom you choose at once."),
    )
}
