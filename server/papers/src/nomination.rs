//! The paper on which a unit names its people (danh sách cử), A4 upright, in the layout of official papers (Nghị định 30/2020/NĐ-CP, appendix
//! I): those who come, then the substitutes, for the head of the unit to sign and seal.

use chrono::NaiveDate;
use documents::DocumentError;

use crate::{
    Faces,
    certificate::words::{capitals, composed},
    faces::Style,
    sheets::{
        Align, Set, Sheets,
        draw::{About, draw},
        end::End,
        head::Head,
        mm,
        table::{Column, Row},
        tagged,
    },
};

/// What the paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominationData {
    /// The body above the issuing one; may be empty.
    pub parent_body: String,
    /// The unit that names its people.
    pub issuing_body: String,
    /// Its number, as far as it is known: `Số: ……/DS-……`.
    pub number: String,
    /// `Thái Nguyên, ngày … tháng … năm 2026`.
    pub place_and_date: String,
    /// The day of the file's dates.
    pub dated_on: NaiveDate,
    /// What they are named for: `tham gia lớp tập huấn “…”`.
    pub subject: String,
    /// When and where that is held; may be empty.
    pub when: String,
    /// Those who come.
    pub named: Vec<NominationRow>,
    /// Those who come where another can't, in their order.
    pub substitutes: Vec<NominationRow>,
    /// To whom the paper goes.
    pub to: Vec<String>,
}

/// Somebody on the paper. Everything besides the name may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominationRow {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub born: String,
    /// The post.
    pub position: String,
    /// The unit, where it is not the one that names them.
    pub unit: String,
    /// Telephone number.
    pub phone: String,
    /// What is to be noted.
    pub note: String,
}

/// The paper as a PDF of as many sheets as it needs. The same data gives the same bytes.
///
/// # Errors
/// `MissingGlyph` when the faces lack a letter, `TooLong` when a text does not fit in any size.
pub fn nomination_pdf(data: &NominationData, faces: &Faces) -> Result<Vec<u8>, DocumentError> {
    let sheets = layout(data, faces)?;
    let title = composed(&format!("Danh sách cử người {}", data.subject));
    let about = About { title: &title, author: &composed(&data.issuing_body), dated_on: data.dated_on };
    tagged::write(draw(&sheets, &about)?, &format!("{data:?}"))
}

fn layout<'a>(data: &NominationData, faces: &'a Faces) -> Result<Sheets<'a>, DocumentError> {
    let mut sheets = Sheets::new(faces);
    sheets.head(&Head {
        parent: &capitals(&data.parent_body),
        issuing: &capitals(&data.issuing_body),
        number: &composed(&data.number),
        place_and_date: &composed(&data.place_and_date),
    })?;
    sheets.title("DANH SÁCH CỬ NGƯỜI", &composed(&data.subject))?;
    let role = sheets.paragraph();
    let when = composed(&data.when);
    sheets.write(role, Set { text: &when, style: Style::Italic, size: 13.0 }, (Align::Middle, mm(2.0)))?;
    sheets.y -= mm(4.0);
    sheets.table(&columns(), &rows(data))?;
    sheets.end(&End {
        closing: &closing(data.named.len(), data.substitutes.len()),
        to: &data.to.iter().map(|to| composed(to)).collect::<Vec<_>>(),
        signer: "THỦ TRƯỞNG ĐƠN VỊ",
        how: "(Ký, ghi rõ họ tên, đóng dấu)",
    })?;
    Ok(sheets)
}

/// How many stand on it, so that nobody is added after it was signed. Counts of one digit are written with two.
fn closing(named: usize, substitutes: usize) -> String {
    match substitutes {
        0 => format!("Danh sách này có {named:02} người./."),
        _ => format!(
            "Danh sách này có {:02} người: {named:02} người chính thức, {substitutes:02} người dự bị./.",
            named + substitutes
        ),
    }
}

/// Their widths make up the sheet between its margins.
fn columns() -> Vec<Column> {
    let column = |head, width, align| Column { head, width: mm(width), align };
    vec![
        column("STT", 12.0, Align::Middle),
        column("Họ và tên", 41.0, Align::Left),
        column("Năm sinh", 16.0, Align::Middle),
        column("Chức vụ", 37.0, Align::Left),
        column("Đơn vị, điện thoại", 34.0, Align::Left),
        column("Ghi chú", 20.0, Align::Left),
    ]
}

fn rows(data: &NominationData) -> Vec<Row> {
    let mut rows = vec![];
    let in_parts = !data.substitutes.is_empty();
    let mut n = 0;
    for (heading, people) in [("Chính thức", &data.named), ("Dự bị", &data.substitutes)] {
        if in_parts && !people.is_empty() {
            rows.push(Row::Across(heading.to_owned()));
        }
        for one in people {
            n += 1;
            rows.push(row(n, one));
        }
    }
    rows
}

fn row(n: usize, one: &NominationRow) -> Row {
    let plain = |text: &str| vec![(Style::Regular, composed(text))];
    let mut place = vec![];
    for text in [&one.unit, &one.phone].into_iter().filter(|text| !text.trim().is_empty()) {
        place.extend(plain(text));
    }
    let cells = vec![
        plain(&n.to_string()),
        plain(&one.name),
        plain(&one.born),
        plain(&one.position),
        place,
        plain(&one.note),
    ];
    Row::Cells { cells, goes_on: false, is_calm: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::checks;
    use proptest::prelude::*;

    fn one(n: usize) -> NominationRow {
        let names = [
            "Nguyễn Thị Hường",
            "Y Blŏ Niê",
            "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thị Ngọc Phương Quỳnh",
            "Lò Văn Ít",
        ];
        let posts = ["Công chức Văn hóa - Xã hội", "Trưởng xóm", "", "Phó Chủ tịch Ủy ban nhân dân xã"];
        NominationRow {
            name: names[n % 4].into(),
            born: (1970 + n % 30).to_string(),
            position: posts[n % 4].into(),
            unit: if n.is_multiple_of(5) {
                "Đội công tác xã hội tình nguyện".into()
            } else {
                String::new()
            },
            phone: "0912 345 678".into(),
            note: String::new(),
        }
    }

    fn sample(named: usize, substitutes: usize) -> NominationData {
        NominationData {
            parent_body: String::new(),
            issuing_body: "UBND xã Định Hóa".into(),
            number: "Số: ……/DS-……".into(),
            place_and_date: "……………, ngày … tháng … năm 2026".into(),
            dated_on: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
            subject: "tham gia lớp tập huấn “Kỹ năng tư vấn, truyền thông phòng, chống mua bán người”".into(),
            when: "(Thời gian: 3/12/2026; địa điểm: Hội trường Sở Nội vụ)".into(),
            named: (0..named).map(one).collect(),
            substitutes: (named..named + substitutes).map(one).collect(),
            to: vec!["Sở Nội vụ".into(), "Lưu: VT".into()],
        }
    }

    fn pdf(data: &NominationData) -> Vec<u8> {
        nomination_pdf(data, &Faces::load().unwrap()).unwrap()
    }

    #[test]
    fn it_says_all_that_it_should() {
        let text = checks::texts(&pdf(&sample(3, 1))).concat();
        for words in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "UBND XÃ ĐỊNH HÓA",
            "Số: ……/DS-……",
            "DANH SÁCH CỬ NGƯỜI",
            "Nguyễn Thị Hường",
            "Chính thức",
            "Dự bị",
            "Danh sách này có 04 người: 03 người chính thức, 01 người dự bị./.",
            "THỦ TRƯỞNG ĐƠN VỊ",
            "- Sở Nội vụ;",
            "- Lưu: VT.",
        ] {
            assert!(text.contains(words), "{words:?} is not in:\n{text}");
        }
        let alone = checks::texts(&pdf(&sample(3, 0))).concat();
        assert!(alone.contains("Danh sách này có 03 người./.") && !alone.contains("Dự bị"), "{alone}");
    }

    #[test]
    fn the_heads_stand_on_every_sheet_with_people_and_nobody_is_left_out() {
        let all = checks::texts(&pdf(&sample(400, 20)));
        assert!(all.len() > 10, "{} sheets", all.len());
        for (n, text) in all.iter().enumerate() {
            assert_eq!(text.matches("Họ và tên").count(), 1, "sheet {n}");
        }
        assert_eq!(all.concat().matches("0912 345 678").count(), 420);
    }

    #[test]
    fn the_signature_never_stands_alone_on_a_sheet() {
        for people in 1..40 {
            let data = sample(people, 0);
            let faces = Faces::load().unwrap();
            let sheets = layout(&data, &faces).unwrap();
            let page = |words: &str| sheets.lines.iter().find(|line| line.text.contains(words)).unwrap().page;
            assert_eq!(page("Danh sách này có"), page("THỦ TRƯỞNG"), "{people} people");
            assert_eq!(page("Nơi nhận"), page("THỦ TRƯỞNG"), "{people} people");
        }
    }

    #[test]
    fn the_same_data_writes_the_same_bytes_and_screen_readers_find_a_table() {
        let first = pdf(&sample(3, 1));
        assert!(first == pdf(&sample(3, 1)));
        assert!(first != pdf(&sample(3, 2)));
        let count = |kind: &str| checks::kinds(&first).iter().filter(|one| *one == kind).count();
        // The heads, four people, and two lines that say which.
        assert_eq!((count("H1"), count("Table"), count("TH"), count("TR")), (1, 1, 6, 7));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever is typed, everything stands between the margins, and no two texts of one sheet and column run into each other.
        #[test]
        fn nothing_leaves_the_sheet(
            names in prop::collection::vec("(Nguyễn|Ậ|W|phòng|chống|Blŏ|-| ){1,40}", 1..40),
            post in "(Công chức |Ẩn|W|, ){0,30}",
            unit in "(xã |W|Định Hóa|-){0,20}",
            substitutes in 0usize..6,
        ) {
            let mut data = sample(0, substitutes);
            data.named = names.into_iter().map(|name| NominationRow { name, position: post.clone(), unit: unit.clone(), note: unit.clone(), ..one(0) }).collect();
            let faces = Faces::load().unwrap();
            let sheets = layout(&data, &faces).unwrap();
            checks::nothing_leaves(&sheets)?;
        }
    }
}
