//! What the page of a tour says.

use documents::dates;
use domain::{Lang, numbers::number_in, units::name::in_sentence};
use services::tours::{Note, Told};

use crate::texts::counted;

crate::texts::texts! {
    title = "Đợt tổ chức ở nhiều đơn vị", "A tour of units";
    lead = "Một lớp tổ chức lần lượt ở nhiều xã, phường: hệ thống đề xuất ngày và giảng viên cho tất cả, chỉnh lại rồi tạo một lần. Trước khi bấm tạo, chưa có gì được lưu.", "One class in many communes: dates and trainers are proposed for all of them, you adjust them and create all in one go. Nothing is saved before that.";
    conditions = "Điều kiện xếp lịch", "What the timetable goes by";
    model = "Làm theo hoạt động", "Follow an activity";
    model_hint = "Nội dung, số chỗ, các buổi và giờ học lấy theo hoạt động này", "Texts, seats, sessions and hours are those of this activity";
    choose = "Chọn…", "Choose…";
    units = "Các đơn vị", "Units";
    units_hint = "Mỗi dòng một đơn vị, nhiều nhất 60. Mỗi đơn vị là một hoạt động.", "One a line, 60 at the most. Each has an activity of its own.";
    all_below = "Điền sẵn mọi xã, phường", "Fill in all communes";
    below = "Thuộc đơn vị", "Within";
    fill = "Điền vào danh sách", "Put on the list";
    first = "Từ ngày", "From";
    last = "Đến ngày", "To";
    weekends = "Kể cả thứ Bảy, Chủ nhật", "Also on Saturdays and Sundays";
    trainers = "Giảng viên", "Trainers";
    trainers_hint = "Nhiều người: cách nhau bằng dấu phẩy. Để trống thì chỉ xếp ngày.", "Several: with commas between. Leave it empty to plan days alone.";
    place = "Địa điểm", "Place";
    place_hint = "{tên đơn vị} được thay bằng tên của từng đơn vị", "{tên đơn vị} stands for the name of each unit";
    most = "Nhiều nhất trong một ngày", "On one day at the most";
    classes = "lớp", "classes";
    propose = "Đề xuất lịch", "Propose dates";
    propose_again = "Đề xuất lịch lại", "Propose dates again";
    timetable = "Lịch đề xuất", "Timetable";
    best_is = "Phương án tốt nhất dàn đều các lớp vào các ngày, chia đều buổi cho giảng viên và ít phải đi từ nơi này sang nơi khác.", "The best one spreads the classes over the days, shares them evenly among trainers, and has the fewest ways from place to place.";
    unit = "Đơn vị", "Unit";
    day = "Ngày đầu", "First day";
    slot = "Buổi", "Part of day";
    trainer = "Giảng viên", "Trainer";
    held_at = "Địa điểm", "Place";
    leave = "Bỏ qua", "Leave out";
    out = "Bỏ qua", "Leave out";
    publish = "Công bố ngay", "Publish at once";
    publish_hint = "Không chọn thì các hoạt động được tạo ở dạng bản nháp", "Otherwise they are created as drafts";
    check = "Kiểm tra", "Check";
}

/// The button that makes all of them.
pub(crate) fn create(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Tạo {} hoạt động", number_in(lang, n)),
        format!("Create {}", counted(n, "activity", "activities")),
    )
}

/// Nothing is in the way.
pub(crate) fn fine(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Không có gì vướng: có thể tạo {} hoạt động.", number_in(lang, n)),
        format!("Nothing is in the way: {} can be created.", counted(n, "activity", "activities")),
    )
}

/// The caption of the table.
pub(crate) fn units_of(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("{} đơn vị", number_in(lang, n)), counted(n, "unit", "units"))
}

/// How many have a time, and how good the timetable is.
pub(crate) fn placed(lang: Lang, told: &Told) -> String {
    let Told { placed, of, gap, none_holds_all, .. } = told;
    let begins =
        lang.pick(format!("Đã xếp {placed}/{of} lớp"), format!("{placed} of {of} classes are placed"));
    let rest = match gap {
        Some(gap) if *gap < 0.05 => {
            lang.pick("không có phương án nào tốt hơn".to_owned(), "no timetable is better".to_owned())
        }
        Some(gap) => {
            let share = format!("{gap:.1}");
            lang.pick(
                format!("cách phương án tốt nhất không quá {}%", share.replace('.', ",")),
                format!("at most {share}% from the best"),
            )
        }
        None if *none_holds_all => lang.pick(
            format!("với các điều kiện này không có lịch nào xếp đủ {of} lớp"),
            format!("no timetable holds all {of} on these terms"),
        ),
        None => {
            lang.pick("chưa tìm được lịch cho tất cả".to_owned(), "no timetable for all was found".to_owned())
        }
    };
    format!("{begins}; {rest}.")
}

/// Something to know about a proposal.
pub(crate) fn note(lang: Lang, note: &Note) -> String {
    match note {
        Note::NoDays(unit) => lang.pick(
            format!("{unit}: trong khoảng này không có đủ ngày làm việc liền nhau. Kéo dài khoảng ngày, hoặc chọn cả thứ Bảy, Chủ nhật."),
            format!("{unit}: there are not enough working days in a row. Take a longer span, or weekends as well."),
        ),
        Note::NoneFree(unit) => lang.pick(
            format!("{unit}: không có lúc nào vừa có giảng viên trống vừa dùng được địa điểm. Thêm giảng viên, hoặc kéo dài khoảng ngày."),
            format!("{unit}: at no time is a trainer free and the place to be had. Add trainers, or take a longer span."),
        ),
        Note::Trainers { names, classes, need, have } => {
            let names = names.join(", ");
            lang.pick(
                format!("{classes} lớp cần {need} buổi dạy, {names} chỉ còn trống {have} buổi. Thêm giảng viên, hoặc kéo dài khoảng ngày."),
                format!("{classes} classes need {need} half-days; {names} have {have} free. Add trainers, or take a longer span."),
            )
        }
        Note::Left { units, starts, without_trainer } => {
            let units = units.iter().map(|unit| in_sentence(unit)).collect::<Vec<_>>().join(", ");
            match without_trainer == starts {
                true => lang.pick(
                    format!("Chưa xếp được {units}: giảng viên kín lịch ở cả {starts} lúc có thể bắt đầu."),
                    format!("No time for {units}: all trainers are taken on each of the {starts} half-days on which it could begin."),
                ),
                false => lang.pick(
                    format!("Chưa xếp được {units}: trong {starts} lúc có thể bắt đầu, {without_trainer} lúc giảng viên kín lịch, những lúc khác địa điểm hoặc đơn vị không trống."),
                    format!("No time for {units}: of the {starts} half-days on which it could begin, all trainers are taken on {without_trainer}, and the place can’t be had on others."),
                ),
            }
        }
        Note::Crowded(day, n, most) => {
            let day = dates::day(*day, lang);
            lang.pick(
                format!("Ngày {day} có {n} lớp, nhiều hơn {most} lớp đã đặt ra."),
                format!("On {day} there are {n} classes, more than the {most} that are wished."),
            )
        }
    }
}
