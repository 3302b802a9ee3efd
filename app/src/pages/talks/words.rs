//! What the pages of an agenda say.

use domain::{Lang, numbers::number_in};
use services::rows::Talk;

use crate::texts::counted;

crate::texts::texts! {
    agenda = "Chương trình", "Agenda";
    print = "Bản in (PDF)", "For print (PDF)";
    see_public = "Xem trang công khai", "See the public page";
    time = "Thời gian", "Time";
    all_tracks = "Tất cả tiểu ban", "All tracks";
    filter = "Xem theo tiểu ban", "Show one track";
    everybody = "Toàn thể", "Everybody";
    contents = "Nội dung", "Contents";
    nothing = "Chưa có chương trình", "No agenda yet";
    nothing_text = "Thêm từng nội dung, hoặc dán cả chương trình từ tệp có sẵn. Nội dung nằm trong các buổi của hoạt động.", "Add items one by one, or paste the whole agenda from a file. Items lie within the sessions of the activity.";
    nothing_public = "Chưa có chương trình chi tiết", "There is no detailed agenda yet";
    no_sessions = "Các buổi sẽ được công bố tại đây.", "The sessions will be shown here.";
    add = "Thêm nội dung", "Add an item";
    add_here = "Thêm vào buổi này", "Add to this session";
    edit_talk = "Sửa nội dung", "Edit the item";
    tracks = "Tiểu ban, chuyên đề", "Tracks";
    paste = "Dán chương trình", "Paste an agenda";
    save = "Lưu nội dung", "Save the item";
    back = "Về chương trình", "Back to the agenda";
    session = "Buổi", "Session";
    track = "Tiểu ban", "Track";
    kind = "Loại", "Kind";
    from = "Từ", "From";
    to = "Đến", "To";
    title = "Tên nội dung", "Title";
    title_en = "Tên bằng tiếng Anh", "Title in English";
    speaker = "Người trình bày", "Speaker";
    speaker_hint = "Nhiều người: cách nhau bằng dấu phẩy", "Several: with commas between";
    room = "Phòng", "Room";
    room_hint = "Để trống: phòng của tiểu ban, hoặc phòng của buổi", "Empty: the room of the track, or of the session";
    seats = "Số chỗ", "Seats";
    seats_hint = "Để trống: không giới hạn", "Empty: as many as come";
    remove = "Xóa nội dung này", "Remove this item";
    remove_question = "Xóa nội dung này?", "Remove this item?";
    remove_act = "Xóa nội dung", "Remove the item";
    remove_text = "Không hoàn tác được. Phòng và người trình bày được trả lại.", "This can’t be undone. Its room and speakers are given back.";
    shift = "Dời giờ từ đây", "Move from here on";
    shift_text = "Nội dung này và mọi nội dung bắt đầu cùng lúc hoặc sau đó trong buổi sẽ được dời. Số âm để làm sớm hơn.", "This item and all of the session that begin with it or later are moved. A number below nothing makes them earlier.";
    minutes = "Số phút", "Minutes";
    shift_act = "Dời giờ", "Move";
    stale_shift = "Nội dung này vừa được người khác sửa nên chưa dời giờ. Xem lại rồi bấm lần nữa.", "Somebody else has just changed this item, so nothing was moved. Look again, then press once more.";
    tracks_lead = "Mỗi tiểu ban là một cột của chương trình. Để trống tên để bỏ một tiểu ban chưa có nội dung.", "Each track is a column of the agenda. Empty the name to remove a track without items.";
    track_name = "Tên tiểu ban", "Name";
    track_name_en = "Tên bằng tiếng Anh", "Name in English";
    track_room = "Phòng thường dùng", "Usual room";
    line = "Dòng", "Line";
    save_tracks = "Lưu các tiểu ban", "Save the tracks";
    more_lines = "Thêm dòng", "More lines";
    paste_text = "Chương trình, mỗi nội dung một dòng", "The agenda, a line for each item";
    paste_hint = "Giờ, nội dung, người trình bày, tiểu ban, phòng: dán từ bảng tính, hoặc ngăn cách bằng dấu |. Ví dụ: 08:00–08:30 | Đón tiếp đại biểu | Ban Tổ chức", "Hours, title, speaker, track, room: pasted from a spreadsheet, or with | between. For example: 08:00–08:30 | Registration | The organizers";
    paste_file = "Hoặc chọn tệp", "Or choose a file";
    paste_file_hint = "Excel, OpenDocument, Word có bảng, hoặc CSV", "Excel, OpenDocument, Word with a table, or CSV";
    paste_day = "Ngày của các dòng đầu", "Day of the first lines";
    paste_day_hint = "Một dòng chỉ có ngày chuyển các dòng dưới sang ngày đó", "A line that is a day alone moves those below to it";
    look = "Xem trước", "Look through it";
    look_again = "Xem lại", "Look again";
    looked = "Chưa ghi gì. Kiểm tra từng dòng rồi ghi vào chương trình.", "Nothing is kept yet. Look at each line, then keep them.";
    file_wrong = "Không đọc được tệp này: chọn tệp Excel, OpenDocument, Word có bảng hoặc CSV", "This file can’t be read: choose Excel, OpenDocument, Word with a table, or CSV";
    file_large = "Tệp quá lớn: chọn tệp dưới 4 MB", "The file is too large: choose one below 4 MB";
    choosers = "Người chọn nội dung này", "Who chose this item";
    choosers_link = "Người đã chọn", "Who chose it";
    name = "Họ và tên", "Name";
    unit = "Đơn vị", "Unit";
    chosen_at = "Chọn lúc", "Chosen";
    nobody = "Chưa ai chọn nội dung này", "Nobody has chosen it yet";
    nobody_text = "Người có chỗ trong hoạt động tự chọn trên trang đăng ký của mình; ban tổ chức có thể chọn thay.", "Those with a seat choose on their own page; organizers can choose for them.";
    give_back = "Bỏ chọn", "Take back";
    find = "Chọn thay cho người tham dự", "Choose for a participant";
    find_label = "Tìm theo tên người có chỗ trong hoạt động", "Find somebody with a seat by name";
    find_act = "Tìm", "Find";
    choose_for = "Chọn cho người này", "Choose for them";
    found_nobody = "Không tìm thấy ai chưa chọn nội dung này", "Nobody found who has not chosen it";
    not_chosen = "Nội dung chung cho mọi người, không cần chọn.", "For everybody; nobody has to choose it.";
}

/// How many seats of a talk are left; nothing where it has as many as come.
pub(crate) fn left(lang: Lang, talk: &Talk) -> Option<String> {
    let seats = talk.seats?;
    Some(match seats - talk.seats_taken {
        left if left <= 0 => lang.pick("hết chỗ".to_owned(), "full".to_owned()),
        left => {
            let left = u64::from(left.unsigned_abs());
            lang.pick(
                format!("còn {} chỗ", number_in(lang, left)),
                format!("{} left", counted(left, "seat", "seats")),
            )
        }
    })
}

/// How many chose a talk, of how many seats.
pub(crate) fn chosen_of(lang: Lang, talk: &Talk) -> String {
    let n = number_in(lang, u64::from(talk.seats_taken.unsigned_abs()));
    match talk.seats {
        Some(seats) => {
            let seats = number_in(lang, u64::from(seats.unsigned_abs()));
            lang.pick(format!("{n}/{seats} chỗ đã chọn"), format!("{n} of {seats} seats chosen"))
        }
        None => lang.pick(format!("{n} người chọn"), format!("chosen by {n}")),
    }
}

/// What goes with a talk that goes.
pub(crate) fn chosen_by_lost(lang: Lang, n: u64) -> String {
    lang.pick(
        format!(
            "{} người đã chọn nội dung này; lựa chọn của họ sẽ mất và không ai được báo qua thư.",
            number_in(lang, n)
        ),
        format!(
            "{} chose it; their choices go with it, and nobody is told by e-mail.",
            counted(n, "person", "people")
        ),
    )
}

/// The head of the table of choosers.
pub(crate) fn choosers_of(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} người đã chọn", number_in(lang, n)),
        counted(n, "person chose it", "people chose it"),
    )
}

/// The button that keeps a pasted agenda.
pub(crate) fn keep(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Ghi {} nội dung vào chương trình", number_in(lang, n)),
        format!("Keep {}", counted(n, "item", "items")),
    )
}

/// How many lines were read.
pub(crate) fn lines_read(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{} nội dung đọc được", number_in(lang, n)),
        format!("{} read", counted(n, "item", "items")),
    )
}

/// The tracks that would be made.
pub(crate) fn new_tracks(lang: Lang, names: &[String]) -> String {
    let names = names.join(", ");
    lang.pick(format!("Tiểu ban mới sẽ được tạo: {names}"), format!("New tracks will be made: {names}"))
}
