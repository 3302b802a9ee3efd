//! What the pages of the schedule say.

use chrono::{DateTime, NaiveDate, Utc};
use documents::dates;
use domain::{Lang, local, numbers::number_in};
use services::schedule::{Schedule, What};

use crate::texts::counted;

crate::texts::texts! {
    hard_title = "Chưa lưu được: trùng phòng hoặc trùng giảng viên", "Not saved: a room or a trainer is taken";
    hard_text = "Một phòng, một giảng viên chỉ ở một buổi tại một thời điểm. Đổi giờ, đổi phòng hoặc đổi người rồi lưu lại; những gì đã nhập vẫn còn bên dưới.", "A room and a trainer are at one session at a time. Change the hours, the room or the trainer and save again; what you typed is below.";
    soft_text = "Nếu vẫn giữ lịch này, ghi lý do ở ô bên dưới rồi lưu. Lý do được ghi vào nhật ký.", "To keep it as it is, give the reason below and save. The reason goes into the log.";
    reason = "Lý do vẫn giữ lịch này", "Why it stays as it is";
    reason_hint = "Ví dụ: hai lớp học chung buổi khai mạc; đã mượn thêm ghế", "For example: two classes share the opening; more chairs are borrowed";
    in_the_way = "Những điểm cần xem trong lịch", "What to look at in the schedule";
    before_publishing = "Hoạt động chưa công bố được khi còn những điểm này: sửa buổi, hoặc ghi lý do ở ô bên dưới và lưu, rồi công bố lại.", "The activity can’t be published before these are settled: change the sessions, or give a reason below and save, then publish again.";
    strangers_title = "Chưa có trong danh sách phòng, giảng viên", "Not among the rooms and trainers that are known";
    strangers_text = "Tên này vẫn được in và gửi đi như đã nhập, nhưng hệ thống không so trùng giờ với hoạt động khác:", "It is printed and mailed as typed, but its hours are compared with nobody’s:";
    add_room = "Thêm phòng", "Add a room";
    add_trainer = "Thêm giảng viên", "Add a trainer";
    as_list = "Danh sách", "List";
    by_week = "Tuần", "Week";
    by_month = "Tháng", "Month";
    by_room = "Theo phòng", "By room";
    by_trainer = "Theo giảng viên", "By trainer";
    by_unit = "Theo đơn vị", "By unit";
    ways = "Cách xem lịch", "How the schedule is shown";
    other_days = "Chuyển ngày", "Other days";
    before = "← Trước", "← Before";
    today = "Hôm nay", "Today";
    after = "Sau →", "After →";
    unit = "Đơn vị", "Unit";
    all_units = "Tất cả", "All";
    cut = "Quá nhiều buổi để hiện hết: chọn một đơn vị để thu hẹp.", "Too many sessions to show all: choose a unit.";
    nothing_planned = "Chưa có buổi nào trong thời gian này", "No sessions are planned then";
    nothing_planned_text = "Chuyển sang ngày khác, hoặc tạo hoạt động mới.", "Go to other days, or plan an activity.";
    new_activity = "Tạo hoạt động", "New activity";
    tour = "Đợt ở nhiều đơn vị", "A tour of units";
    find_time = "Tìm giờ trống", "Find a time";
    find_time_lead = "Các buổi sáng, chiều mà giảng viên và phòng đều trống, không rơi vào ngày nghỉ.", "Mornings and afternoons when the trainers and the room are free, and nobody is off.";
    find_trainers_hint = "Nhiều người: cách nhau bằng dấu phẩy", "Several: with commas between";
    room = "Phòng", "Room";
    any_room = "Không xét phòng", "No room";
    by_law_alone = "Chỉ ngày lễ theo luật", "Holidays by law alone";
    unit_days_hint = "Ngày nghỉ do đơn vị này và cấp trên quyết định", "Days off that this unit and those above decided";
    from_day = "Từ ngày", "From";
    to_day = "Đến ngày", "To";
    half_days = "Số buổi liền nhau", "Half-days in a row";
    half_days_hint = "2 là một ngày, 4 là hai ngày", "2 is a day, 4 are two days";
    weekends_too = "Kể cả thứ Bảy, Chủ nhật", "Also on Saturdays and Sundays";
    find = "Tìm", "Find";
    times_found = "Có thể tổ chức vào", "It can be held";
    plan_here = "Tạo hoạt động", "Plan it then";
    no_time = "Không có lúc nào trống", "There is no such time";
    no_time_text = "Kéo dài khoảng ngày, bớt số buổi liền nhau, hoặc chọn phòng khác.", "Take a longer span, fewer half-days in a row, or another room.";
    feed = "Lịch trong điện thoại, máy tính", "The schedule in your calendar";
    feed_link = "Xem lịch này trong điện thoại, máy tính", "This schedule in your own calendar";
    feed_lead = "Thêm một địa chỉ vào ứng dụng lịch (Google, Outlook, iPhone…): lịch tự cập nhật khi buổi đổi giờ, đổi phòng.", "Add an address to your calendar program: it follows when sessions move.";
    feed_make = "Tạo địa chỉ lịch", "Make an address";
    feed_renew = "Tạo địa chỉ mới, bỏ địa chỉ cũ", "Make a new address and end the old one";
    feed_end = "Bỏ địa chỉ", "End the address";
    feed_told = "Địa chỉ lịch của bạn, chỉ hiện một lần", "The address of your calendar, shown this once";
    feed_secret = "Ai có địa chỉ này đều xem được lịch của bạn: không gửi cho người khác. Lộ địa chỉ thì tạo địa chỉ mới.", "Whoever has it sees your schedule: give it to nobody, and make a new one if it got out.";
    feed_narrow = "Chỉ lấy một phần lịch: thêm ?don-vi=MÃ, ?phong=SỐ hoặc ?giang-vien=SỐ vào cuối địa chỉ (số có trong địa chỉ trang của phòng, giảng viên).", "For a part of it, add ?don-vi=CODE, ?phong=NUMBER or ?giang-vien=NUMBER to the address (the number is in the address of the room’s or the trainer’s page).";
    draft = "Bản nháp", "Draft";
    parts = "Lịch và nguồn lực", "Schedule and resources";
    calendar = "Lịch", "Schedule";
    venues = "Địa điểm, phòng", "Venues, rooms";
    trainers = "Giảng viên", "Trainers";
    days_off = "Ngày nghỉ", "Days off";
    days_off_lead = "Xếp buổi vào ngày nghỉ phải ghi lý do. Ngày nghỉ bù, hoán đổi và hai ngày do Thủ tướng quyết định hằng năm được ghi thêm ở đây.", "A session on a day off needs a reason. Days that are decided each year are added here.";
    by_law = "Bộ luật Lao động, Điều 112", "The Labour Code, article 112";
    day = "Ngày", "Day";
    why = "Nội dung", "Why";
    decided_by = "Theo", "By";
    add_day_off = "Thêm quyết định về ngày nghỉ", "Add a decision about a day";
    decision = "Nội dung, số quyết định", "What was decided";
    decision_hint = "Ví dụ: Nghỉ bù Tết Dương lịch, Thông báo số 12/TB-UBND", "For example: day off in lieu of New Year, notice 12";
    is_worked = "Là ngày làm việc bù", "It is worked";
    is_worked_hint = "Ngày lễ này vẫn làm việc, hoặc hoán đổi với ngày khác", "It is worked though it would be off, in exchange for another day";
    for_unit = "Áp dụng cho", "For";
    for_unit_hint = "Đơn vị này và các đơn vị trực thuộc", "This unit and those below it";
    save = "Lưu", "Save";
    remove = "Xóa", "Remove";
}

/// The days off of a year.
pub(crate) fn days_off_of(lang: Lang, year: i32) -> String {
    lang.pick(format!("Ngày nghỉ năm {year}"), format!("Days off in {year}"))
}

/// A day that is worked, by what decision.
pub(crate) fn worked(lang: Lang, reason: &str) -> String {
    lang.pick(format!("Làm việc: {reason}"), format!("Worked: {reason}"))
}

/// How many things there are to look at.
pub(crate) fn soft_title(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Chưa lưu: có {} điểm cần xem trong lịch", number_in(lang, n)),
        format!("Not saved yet: {} in the schedule", counted(n, "thing to look at", "things to look at")),
    )
}

/// Why somebody let it stand.
pub(crate) fn stands(lang: Lang, reason: &str) -> String {
    lang.pick(format!("vẫn giữ, lý do: {reason}"), format!("stays, because: {reason}"))
}

/// What is in the way, without the other activity.
pub(crate) fn what(lang: Lang, what: &What) -> String {
    let day = |day: &NaiveDate| dates::day(*day, lang);
    match what {
        What::RoomTaken(room, _) => lang.pick(format!("Trùng phòng {room}"), format!("Room {room} is taken")),
        What::TrainerTaken(who, _) => {
            lang.pick(format!("Trùng giảng viên {who}"), format!("{who} teaches elsewhere then"))
        }
        What::RoomTooSmall(room, seats, people) => lang.pick(
            format!("Phòng {room} có {seats} chỗ, hoạt động có {people} chỗ"),
            format!("Room {room} holds {seats}, the activity has {people} seats"),
        ),
        What::RoomClosed(room, opens, closes) => {
            let (opens, closes) = (clock(*opens), clock(*closes));
            lang.pick(
                format!("Ngoài giờ mở cửa của phòng {room} ({opens} đến {closes})"),
                format!("Room {room} is open from {opens} to {closes}"),
            )
        }
        What::RoomShutOnWeekday(room) => lang.pick(
            format!("Phòng {room} đóng cửa vào thứ này trong tuần"),
            format!("Room {room} is closed on that day of the week"),
        ),
        What::RoomShut(room, from, to, why) => {
            let days = if from == to { day(from) } else { dates::day_span(*from, *to, lang) };
            lang.pick(
                format!("Phòng {room} đóng cửa {days}: {why}"),
                format!("Room {room} is closed on {days}: {why}"),
            )
        }
        What::SamePlace(place, _) => {
            lang.pick(format!("Trùng địa điểm: {place}"), format!("The same place: {place}"))
        }
        What::TrainerAway(who, from, to, why) => {
            let days = if from == to { day(from) } else { dates::day_span(*from, *to, lang) };
            let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
            lang.pick(format!("Giảng viên {who} nghỉ {days}{why}"), format!("{who} is away on {days}{why}"))
        }
        What::DayOff(vi, en) => lang.pick(format!("Ngày nghỉ: {vi}"), format!("A day off: {en}")),
        What::TwoPlaces(names, _) => {
            let n = names.len() as u64;
            let shown = names.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
            let more = if names.len() > 5 { "…" } else { "" };
            lang.pick(
                format!("Trùng học viên: {} người ({shown}{more})", number_in(lang, n)),
                format!("{} would be at two places ({shown}{more})", counted(n, "person", "people")),
            )
        }
    }
}

/// An activity that the reader may not open.
pub(crate) fn of_unit(lang: Lang, unit: &str) -> String {
    lang.pick(format!("một hoạt động khác của {unit}"), format!("another activity of {unit}"))
}

/// The hours of a session.
pub(crate) fn hours((from, to): (DateTime<Utc>, DateTime<Utc>)) -> String {
    format!("{}–{}", local::hour(from), local::hour(to))
}

/// A minute of the day on the clock.
pub(crate) fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A month by its name.
pub(crate) fn month(lang: Lang, month: u32, year: i32) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = NAMES.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
    lang.pick(format!("Tháng {month} năm {year}"), format!("{name} {year}"))
}

/// Further sessions of a day.
pub(crate) fn more(lang: Lang, n: usize) -> String {
    lang.pick(format!("+{n} buổi"), format!("+{n} more"))
}

/// Why nobody works on a day; none where everybody does.
pub(crate) fn off_on(lang: Lang, found: &Schedule, day: NaiveDate) -> Option<String> {
    let off = found.off.iter().find(|off| off.day == day)?;
    Some(lang.pick(off.why.0.clone(), off.why.1.clone()))
}

/// The row of sessions without a room or a trainer of the list.
pub(crate) fn without(lang: Lang, trainer: bool) -> &'static str {
    match trainer {
        true => lang.pick("Chưa có giảng viên trong danh sách", "No trainer of the list"),
        false => lang.pick("Chưa có phòng trong danh sách", "No room of the list"),
    }
}

/// When the address of the calendar was made.
pub(crate) fn feed_made(lang: Lang, at: &str) -> String {
    lang.pick(
        format!("Địa chỉ hiện tại được tạo lúc {at}."),
        format!("The present address was made at {at}."),
    )
}
