//! The words over a column, and which column they mean.

use super::{
    column::Column::{self, BirthDate, BornFemale, BornMale, Position, SexFemale, SexMale, Unit},
    head_words::{
        ACCENTED,
        Head::{self, Is, Nothing, Unknown},
        PHRASES, WHOLE,
    },
};
use crate::text;

/// Longer text is no head: it is a title, or what people wrote.
const MOST_WORDS: usize = 12;

/// The head of a running number, which nobody misses where it is left out.
pub fn is_numbering(head: &str) -> bool {
    read(head) == Head::Number
}

/// The column that the words over it mean; none where they mean no column.
///
/// ```
/// use domain::rosters::{Column, guess_head};
/// assert_eq!(guess_head("HỌ TÊN HỌC VIÊN"), Some(Column::Name));
/// assert_eq!(guess_head("Ngày, tháng, năm sinh (dd/mm/yyyy)"), Some(Column::BirthDate));
/// assert_eq!(guess_head("Số CCCD"), None);
/// ```
pub fn guess_head(head: &str) -> Option<Column> {
    match read(head) {
        Is(column) => Some(column),
        _ => None,
    }
}

/// What the words over a column mean. What stands in brackets explains: it counts where nothing else does.
pub(super) fn read(head: &str) -> Head {
    let whole = text::fold(head);
    if let Some(column) = of_one_sex(head, &whole) {
        return Is(column);
    }
    let bare = text::fold(&without_brackets(head));
    let words = if bare.is_empty() { &whole } else { &bare };
    if words.is_empty() || words.split(' ').count() > MOST_WORDS {
        return Unknown;
    }
    if is_with_other_accents(head, words) {
        return Unknown;
    }
    let found = WHOLE.iter().find(|(_, all)| all.split('|').any(|one| one == words));
    found.map(|(meaning, _)| *meaning).or_else(|| first_phrase(words)).unwrap_or(Unknown)
}

/// `Hờ` is somebody, `Họ` is a head.
fn is_with_other_accents(head: &str, folded: &str) -> bool {
    let word = text::line(head).to_lowercase();
    let mut accented = ACCENTED.iter().filter(|known| text::fold(known) == folded);
    !word.is_ascii() && accented.any(|known| !word.contains(known))
}

/// What the first phrase in the words means; of those that begin at one place, the longest.
fn first_phrase(words: &str) -> Option<Head> {
    let padded = format!(" {words} ");
    let stands = |phrase: &str| padded.find(&format!(" {phrase} "));
    let all = PHRASES.iter().flat_map(|(meaning, all)| all.split('|').map(move |phrase| (*meaning, phrase)));
    let found =
        all.filter_map(|(meaning, phrase)| Some((stands(phrase)?, std::cmp::Reverse(phrase.len()), meaning)));
    found.min_by_key(|(at, length, _)| (*at, *length)).map(|(_, _, meaning)| meaning)
}

/// A head that asks for the post and the unit in one cell.
pub(super) fn asks_for_post_and_unit(head: &str) -> bool {
    let padded = format!(" {} ", text::fold(head));
    let has = |wanted: Head| {
        let mut of_it = PHRASES.iter().filter(|(meaning, _)| *meaning == wanted);
        of_it.any(|(_, all)| all.split('|').any(|phrase| padded.contains(&format!(" {phrase} "))))
    };
    has(Is(Position)) && has(Is(Unit))
}

/// A head of units in which communes lie: where there is a column of communes, it is not the unit of anybody.
pub(super) fn is_of_districts(head: &str) -> bool {
    let folded = text::fold(head);
    folded.starts_with("huyen") || folded.starts_with("quan huyen") || folded == "tinh"
}

/// The columns of men and of women: `Nam`, `Năm sinh nữ`, `Giới tính (nam)`. The word for a year is no man.
fn of_one_sex(head: &str, folded: &str) -> Option<Column> {
    let (before, last) = folded.rsplit_once(' ').unwrap_or(("", folded));
    let is_man = match last {
        "nam" => !head.to_lowercase().contains("năm") || before.contains("sinh"),
        "nu" => false,
        _ => return None,
    };
    let says_year = last == "nam" && !is_man;
    match before {
        _ if says_year => None,
        // `Sinh năm`, and `Năm sinh nam` without accents.
        "sinh" if is_man && !text::line(head).to_lowercase().ends_with("nam") => None,
        "" => Some(if is_man { SexMale } else { SexFemale }),
        "gioi tinh" => Some(if is_man { SexMale } else { SexFemale }),
        "nam sinh" | "ngay sinh" | "ngay thang nam sinh" => Some(if is_man { BornMale } else { BornFemale }),
        _ => None,
    }
}

/// The column under two heads, one above the other.
pub(super) fn under(above: &str, below: &str) -> Head {
    let (outer, inner) = (read(above), read(below));
    match (outer, inner) {
        _ if text::fold(above) == text::fold(below) || below.is_empty() => outer,
        (Is(BirthDate), Is(SexMale)) => Is(BornMale),
        (Is(BirthDate), Is(SexFemale)) => Is(BornFemale),
        // Days and months apart from the year are not put together again; the year is.
        (Is(BirthDate), Nothing) => Nothing,
        (_, Unknown) => outer,
        _ => inner,
    }
}

fn without_brackets(head: &str) -> String {
    let mut depth = 0_usize;
    let kept = head.chars().filter(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rosters::{
        column::Column::{Code, Email, Family, Given, Name, Phone, Sex},
        head_words::Head::Number,
    };
    use proptest::prelude::*;

    #[test]
    fn heads_are_known_however_they_are_written() {
        let all: &[(Column, &[&str])] = &[
            (
                Name,
                &[
                    "Họ và tên",
                    "HỌ TÊN",
                    "Họ và tên học viên",
                    "Tên",
                    "Họ, tên",
                    "Họ và\ntên",
                    "Full name",
                    "Họ tên (viết in hoa)",
                ],
            ),
            (Family, &["Họ đệm", "Họ và tên đệm", "Họ và đệm", "Họ", "Last name"]),
            (Given, &["First name", "Given name"]),
            (
                BirthDate,
                &[
                    "Ngày, tháng, năm sinh",
                    "Năm sinh",
                    "NS",
                    "Sinh ngày",
                    "Sinh năm",
                    "Ngày sinh (dd/mm/yyyy)",
                    "DOB",
                    "Date of birth",
                ],
            ),
            (BornMale, &["Năm sinh nam", "Năm sinh (Nam)", "Ngày sinh - Nam"]),
            (BornFemale, &["Năm sinh nữ", "Ngày, tháng, năm sinh (nữ)"]),
            (Sex, &["Giới tính", "Nam/Nữ", "Nam, nữ", "Phái", "Gender", "Giới tính (Nam/Nữ)"]),
            (SexMale, &["Nam", "NAM", "Giới tính nam"]),
            (SexFemale, &["Nữ", "Giới tính: Nữ", "Female"]),
            (
                Unit,
                &[
                    "Đơn vị",
                    "Đơn vị công tác",
                    "Cơ quan",
                    "Cơ quan, đơn vị",
                    "Xã/phường",
                    "Tên đơn vị",
                    "Nơi công tác",
                    "Xã, phường, thị trấn",
                    "Organisation",
                ],
            ),
            (
                Position,
                &["Chức vụ", "Chức danh", "Chức vụ/chức danh", "Chức vụ, đơn vị công tác", "Position"],
            ),
            (Email, &["Email", "Gmail", "E-mail", "Thư điện tử", "Địa chỉ email", "Địa chỉ thư điện tử"]),
            (
                Phone,
                &[
                    "SĐT",
                    "Số ĐT",
                    "Điện thoại liên hệ",
                    "Số điện thoại",
                    "Điện thoại (Zalo)",
                    "ĐTDĐ",
                    "Mobile phone",
                    "ĐT",
                ],
            ),
            (Code, &["Mã CB", "Mã cán bộ", "Mã số CBCCVC", "Mã số", "Mã học viên", "Staff code"]),
        ];
        for (column, heads) in all {
            for head in *heads {
                assert_eq!(guess_head(head), Some(*column), "{head}");
            }
        }
    }

    #[test]
    fn what_is_not_kept_is_no_column() {
        for head in [
            "STT",
            "TT",
            "Số CCCD",
            "Số định danh cá nhân",
            "CMND/CCCD",
            "Ký tên",
            "Ký nhận",
            "Ghi chú",
            "Dân tộc",
            "Địa chỉ",
            "Mã số thuế",
            "Ngày cấp",
            "Năm",
            "Nguyễn Văn An",
            "Xã Cát Nê",
            "Hờ",
            "Phương",
            "",
            "#",
            "Danh sách cán bộ, công chức tham gia lớp tập huấn về họ và tên đệm của người dân",
        ] {
            assert_eq!(guess_head(head), None, "{head}");
        }
        assert_eq!((read("TT"), read("Ghi chú"), read("Thành viên")), (Number, Nothing, Unknown));
    }

    #[test]
    fn two_heads_are_one() {
        assert_eq!(under("Năm sinh", "Nam"), Is(BornMale));
        assert_eq!(under("Giới tính", "Nữ"), Is(SexFemale));
        assert_eq!(under("Thông tin liên hệ", "SĐT"), Is(Phone));
        assert_eq!(under("Họ và tên", "(viết in hoa)"), Is(Name));
        assert_eq!(under("Đơn vị", "Đơn vị"), Is(Unit));
        assert!(asks_for_post_and_unit("Chức vụ, đơn vị công tác") && !asks_for_post_and_unit("Chức vụ"));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(head in "\\PC{0,40}", other in "\\PC{0,10}") {
            let _ = (guess_head(&head), under(&head, &other), asks_for_post_and_unit(&head));
        }
    }
}
