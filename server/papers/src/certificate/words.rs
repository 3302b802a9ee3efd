//! The words on a certificate, ready to be set: composed, in capitals where papers have them, dates written out.

use domain::{ActivityKind, Lang, numbers::hours, text::quoted, units::name::in_sentence};
use unicode_normalization::UnicodeNormalization;

use documents::dates;

use crate::CertificateData;

/// Each text as it will be printed. Empty ones take no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub parent_body: String,
    pub issuing_body: String,
    pub given_to: &'static str,
    pub full_name: String,
    /// Birth date and unit; on one line where they fit.
    pub about: Vec<String>,
    pub completed: String,
    pub course: String,
    pub when: String,
    pub serial: String,
    pub code: String,
    pub check_at: &'static str,
    pub verify_url: String,
    pub place_and_date: String,
    pub signer_authority: String,
    pub signer_title: String,
    pub signer_name: String,
}

/// Quốc hiệu, as the decree writes it.
pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ, as the decree writes it.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// What the paper is.
pub const HEADING: &str = "GIẤY CHỨNG NHẬN";

impl Words {
    pub fn new(data: &CertificateData) -> Self {
        let birth = data.birth_date.map(|date| format!("Sinh {}", dates::long(date, Lang::Vi)));
        let unit = labelled("Đơn vị: ", &in_sentence(&composed(&data.unit)));
        let held = dates::long_span(data.starts_on, data.ends_on, Lang::Vi);
        Self {
            parent_body: capitals(&data.parent_body),
            issuing_body: capitals(&data.issuing_body),
            given_to: "Cấp cho ông (bà)",
            full_name: composed(&data.full_name),
            about: birth.into_iter().chain(unit).collect(),
            completed: composed(&format!("Đã {} {}", done(&data.course_kind), data.course_kind)),
            course: quoted(&composed(&data.course_title)),
            when: match length(data.days, data.minutes) {
                Some(length) => format!("tổ chức {held}, thời lượng {length}"),
                None => format!("tổ chức {held}"),
            },
            serial: labelled("Số: ", &data.serial).unwrap_or_default(),
            code: labelled("Mã tra cứu: ", &groups_of_four(&data.code)).unwrap_or_default(),
            check_at: "Tra cứu giấy chứng nhận này tại",
            verify_url: composed(&data.verify_url),
            place_and_date: composed(&format!("{}, {}", data.place, dates::long(data.issued_on, Lang::Vi))),
            signer_authority: capitals(&data.signer_authority),
            signer_title: capitals(&data.signer_title),
            signer_name: composed(&data.signer_name),
        }
    }
}

/// A class is completed, all else attended; a kind that is none of ours is completed.
fn done(course_kind: &str) -> &'static str {
    ActivityKind::named(&composed(course_kind)).unwrap_or(ActivityKind::TrainingClass).done(Lang::Vi)
}

/// `2 ngày (16 giờ)`; one alone is written `01`, as everywhere in official papers.
fn length(days: u16, minutes: u32) -> Option<String> {
    let count = |number: u16| if number == 1 { "01".to_owned() } else { number.to_string() };
    match (days, u64::from(minutes)) {
        (0, 0) => None,
        (0, minutes) => Some(hours(minutes, Lang::Vi)),
        (days, 0) => Some(format!("{} ngày", count(days))),
        (days, minutes) => Some(format!("{} ngày ({})", count(days), hours(minutes, Lang::Vi))),
    }
}

fn groups_of_four(code: &str) -> String {
    let letters: Vec<char> = composed(code).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn labelled(label: &str, text: &str) -> Option<String> {
    let text = composed(text);
    (!text.is_empty()).then(|| format!("{label}{text}"))
}

/// As [`composed`], in capitals.
pub fn capitals(text: &str) -> String {
    composed(text).to_uppercase()
}

/// Composed (NFC), with single spaces: line breaks and tabs that came with pasted text are spaces on paper.
pub fn composed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_written_as_offices_write_it() {
        assert_eq!(length(2, 16 * 60).as_deref(), Some("2 ngày (16 giờ)"));
        assert_eq!(length(1, 8 * 60).as_deref(), Some("01 ngày (8 giờ)"));
        assert_eq!(length(3, 0).as_deref(), Some("3 ngày"));
        assert_eq!(length(2, 15 * 60 + 30).as_deref(), Some("2 ngày (15,5 giờ)"));
        assert_eq!(length(0, 0), None);
    }

    #[test]
    fn a_class_is_completed_and_all_else_is_attended() {
        assert_eq!(done("lớp tập huấn"), "hoàn thành");
        assert_eq!(done("hội thảo"), "tham dự");
        assert_eq!(done("Hội nghị trao đổi, tọa đàm"), "tham dự");
    }

    #[test]
    fn the_code_is_shown_in_groups_of_four() {
        assert_eq!(groups_of_four("K7QMX2P9RT4A"), "K7QM X2P9 RT4A");
        assert_eq!(groups_of_four("K7QM-X2P9 RT4AB"), "K7QM X2P9 RT4A B");
    }

    #[test]
    fn texts_are_composed_and_their_white_space_made_single() {
        assert_eq!(composed(" Nguye\u{302}\u{303}n\n Thị\tẨn "), "Nguyễn Thị Ẩn");
        assert_eq!(capitals("Sở Nội vụ tỉnh Thái Nguyên"), "SỞ NỘI VỤ TỈNH THÁI NGUYÊN");
    }
}
