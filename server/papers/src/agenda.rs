//! The agenda (chương trình) of a conference or a class, A4 upright, in the layout of official papers (Nghị định 30/2020/NĐ-CP, appendix I).

use chrono::NaiveDate;
use documents::{DocumentError, dates};
use domain::{Lang, text::quoted};

use crate::{
    Faces,
    certificate::words::{capitals, composed},
    faces::Style,
    sheets::{
        Align, Set, Sheets, WIDTH,
        draw::{About, draw},
        head::Head,
        mm,
        table::{Cell, Column, Row},
        tagged,
    },
};

/// What an agenda says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaData {
    /// The body above the issuing one; may be empty.
    pub parent_body: String,
    /// The body that issues it.
    pub issuing_body: String,
    /// Where it is issued, as before the date.
    pub place: String,
    /// The day that it is of; the file's dates too.
    pub dated_on: NaiveDate,
    /// What kind of activity it is: `Hội thảo`.
    pub kind: String,
    /// Its title, without quotation marks.
    pub title: String,
    /// When it is held, in words.
    pub when: String,
    /// Where it is held.
    pub held_at: String,
    /// Its sessions.
    pub parts: Vec<AgendaPart>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaPart {
    /// `Sáng thứ Sáu, 27/11/2026`.
    pub heading: String,
    /// Its talks.
    pub rows: Vec<AgendaRow>,
}

/// A talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// `08:00–08:30`.
    pub hours: String,
    /// What it is called.
    pub title: String,
    /// The name of its track; may be empty.
    pub track: String,
    /// Who speaks; may be empty.
    pub speaker: String,
    /// Where; may be empty.
    pub room: String,
    /// How it stands in the table.
    pub look: RowLook,
}

/// How a talk stands in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLook {
    /// As it is.
    Plain,
    /// Quieter: a break.
    Calm,
    /// Bold: an opening.
    Strong,
}

/// The agenda as a PDF of as many sheets as it needs. The same data gives the same bytes.
///
/// # Errors
/// `MissingGlyph` when the faces lack a letter, `TooLong` when a text does not fit in any size.
pub fn agenda_pdf(data: &AgendaData, faces: &Faces) -> Result<Vec<u8>, DocumentError> {
    let sheets = layout(data, faces)?;
    let title = format!("Chương trình {}", quoted(&composed(&data.title)));
    let about = About { title: &title, author: &composed(&data.issuing_body), dated_on: data.dated_on };
    tagged::write(draw(&sheets, &about)?, &format!("{data:?}"))
}

fn layout<'a>(data: &AgendaData, faces: &'a Faces) -> Result<Sheets<'a>, DocumentError> {
    let mut sheets = Sheets::new(faces);
    sheets.head(&Head {
        parent: &capitals(&data.parent_body),
        issuing: &capitals(&data.issuing_body),
        number: "",
        place_and_date: &composed(&format!("{}, {}", data.place, dates::long(data.dated_on, Lang::Vi))),
    })?;
    sheets.title("CHƯƠNG TRÌNH", &subject(data))?;
    let facts = [("Thời gian", &data.when), ("Địa điểm", &data.held_at)];
    for (n, (label, words)) in facts.into_iter().filter(|(_, words)| !words.trim().is_empty()).enumerate() {
        let text = composed(&format!("{label}: {words}"));
        let role = sheets.paragraph();
        let above = if n == 0 { mm(3.0) } else { 1.0 };
        sheets.write(role, Set { text: &text, style: Style::Regular, size: 13.0 }, (Align::Left, above))?;
    }
    sheets.y -= mm(4.0);
    let (columns, has) = columns(data);
    sheets.table(&columns, &rows(data, has))?;
    Ok(sheets)
}

/// What it is the agenda of: the kind is said once, also where the title begins with it.
fn subject(data: &AgendaData) -> String {
    let title = composed(&data.title);
    match title.to_lowercase().starts_with(&data.kind.to_lowercase()) {
        true => title,
        false => composed(&format!("{} {}", data.kind, quoted(&title))),
    }
}

/// Which of the columns that may be missing are there.
#[derive(Debug, Clone, Copy)]
struct Has {
    speakers: bool,
    rooms: bool,
}

fn columns(data: &AgendaData) -> (Vec<Column>, Has) {
    let any = |of: fn(&AgendaRow) -> &String| {
        data.parts.iter().flat_map(|part| &part.rows).any(|row| !of(row).trim().is_empty())
    };
    let has = Has { speakers: any(|row| &row.speaker), rooms: any(|row| &row.room) };
    let (hours, speaker, room) = (mm(26.0), mm(38.0), mm(30.0));
    let rest = WIDTH - hours - if has.speakers { speaker } else { 0.0 } - if has.rooms { room } else { 0.0 };
    let column = |head, width, align| Column { head, width, align };
    let mut columns = vec![column("Thời gian", hours, Align::Middle), column("Nội dung", rest, Align::Left)];
    columns.extend(has.speakers.then(|| column("Người trình bày", speaker, Align::Left)));
    columns.extend(has.rooms.then(|| column("Địa điểm", room, Align::Left)));
    (columns, has)
}

fn rows(data: &AgendaData, has: Has) -> Vec<Row> {
    let mut rows = vec![];
    for part in &data.parts {
        rows.push(Row::Across(composed(&part.heading)));
        for (n, row) in part.rows.iter().enumerate() {
            let goes_on = n > 0 && part.rows[n - 1].hours == row.hours;
            let style = if row.look == RowLook::Strong { Style::Bold } else { Style::Regular };
            let plain = |text: &str| vec![(Style::Regular, composed(text))];
            let mut title: Cell = vec![];
            if !row.track.trim().is_empty() {
                title.push((Style::Italic, composed(&row.track)));
            }
            title.push((style, composed(&row.title)));
            let mut cells = vec![plain(&row.hours), title];
            cells.extend(has.speakers.then(|| plain(&row.speaker)));
            cells.extend(has.rooms.then(|| plain(&row.room)));
            rows.push(Row::Cells { cells, goes_on, is_calm: row.look == RowLook::Calm });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::checks;
    use proptest::prelude::*;

    fn row(hours: &str, title: &str, track: &str, speaker: &str) -> AgendaRow {
        let look = if title.starts_with("Nghỉ") { RowLook::Calm } else { RowLook::Plain };
        let (hours, title, track) = (hours.into(), title.into(), track.into());
        AgendaRow { hours, title, track, speaker: speaker.into(), room: "Phòng 201".into(), look }
    }

    fn sample(times: usize) -> AgendaData {
        let rows = [
            row("08:00–08:30", "Khai mạc", "", "Ban Tổ chức"),
            row(
                "08:30–09:30",
                "Kinh nghiệm truyền thông ở cơ sở",
                "Tiểu ban 1",
                "Bà Nguyễn Thị Ẩn; ông Y Blŏ Niê",
            ),
            row("08:30–09:30", "Phối hợp liên ngành trong tiếp nhận và hỗ trợ", "Tiểu ban 2", "Lò Thị Sen"),
            row("09:30–09:45", "Nghỉ giải lao", "", ""),
        ];
        let rows: Vec<AgendaRow> = rows.iter().cycle().take(4 * times).cloned().collect();
        AgendaData {
            parent_body: "Ủy ban nhân dân tỉnh Thái Nguyên".into(),
            issuing_body: "Sở Nội vụ".into(),
            place: "Thái Nguyên".into(),
            dated_on: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
            kind: "Hội thảo".into(),
            title: "Chia sẻ kinh nghiệm truyền thông".into(),
            when: "27/11/2026 (thứ Sáu)".into(),
            held_at: "Hội trường Sở Nội vụ".into(),
            parts: vec![AgendaPart { heading: "Sáng thứ Sáu, 27/11/2026".into(), rows }],
        }
    }

    fn pdf(data: &AgendaData) -> Vec<u8> {
        agenda_pdf(data, &Faces::load().unwrap()).unwrap()
    }

    fn texts(data: &AgendaData) -> Vec<String> {
        checks::texts(&pdf(data))
    }

    #[test]
    fn it_says_all_that_it_should_and_the_text_can_be_copied_as_vietnamese() {
        let text = texts(&sample(1)).concat();
        for words in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ NỘI VỤ",
            "Thái Nguyên, ngày 27 tháng 11 năm 2026",
            "CHƯƠNG TRÌNH",
            "Hội thảo “Chia sẻ kinh nghiệm truyền thông”",
            "Địa điểm: Hội trường Sở Nội vụ",
            "Sáng thứ Sáu, 27/11/2026",
            "Kinh nghiệm truyền thông",
            "Tiểu ban 2",
            "Nghỉ giải lao",
        ] {
            assert!(text.contains(words), "{words:?} is not in:\n{text}");
        }
        assert_eq!(text.matches("08:30–09:30").count(), 1, "of talks side by side the hours stand once");
    }

    #[test]
    fn the_heads_stand_on_every_sheet_and_each_bears_its_number() {
        let all = texts(&sample(20));
        assert!(all.len() > 2, "{} sheets", all.len());
        for (n, text) in all.iter().enumerate() {
            assert_eq!(text.matches("Người trình bày").count(), 1, "sheet {n}");
            assert_eq!(text.contains("CHƯƠNG TRÌNH"), n == 0);
            assert!(n == 0 || text.contains(&(n + 1).to_string()));
        }
    }

    #[test]
    fn the_same_data_writes_the_same_bytes_and_other_data_others() {
        let first = pdf(&sample(3));
        assert!(first == pdf(&sample(3)));
        assert!(first != pdf(&AgendaData { title: "Khác".into(), ..sample(3) }));
        assert!(first.len() < 60_000, "{} bytes", first.len());
    }

    #[test]
    fn a_letter_that_cannot_be_printed_is_an_error() {
        let faces = Faces::load().unwrap();
        let mut data = sample(1);
        data.parts[0].rows[1].speaker = "Trần 漢".into();
        assert_eq!(agenda_pdf(&data, &faces), Err(DocumentError::MissingGlyph { character: '漢' }));
    }

    #[test]
    fn screen_readers_find_a_table() {
        let kinds = checks::kinds(&pdf(&sample(1)));
        let count = |kind: &str| kinds.iter().filter(|one| *one == kind).count();
        assert_eq!((count("H1"), count("Table"), count("TH"), count("TR")), (1, 1, 4, 6));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever is typed, everything stands between the margins, and no two texts of one sheet and column run into each other.
        #[test]
        fn nothing_leaves_the_sheet(
            titles in prop::collection::vec("(Nguyễn|Ậ|W|phòng|chống|Blŏ|-| ){1,60}", 1..30),
            speaker in "(Nguyễn |Ẩn|W|, ){0,30}",
        ) {
            let mut data = sample(0);
            data.parts[0].rows = titles.iter().enumerate().map(|(n, title)| row(&format!("{:02}:00–{:02}:30", n % 24, n % 24), title, "", &speaker)).collect();
            let faces = Faces::load().unwrap();
            let sheets = layout(&data, &faces).unwrap();
            checks::nothing_leaves(&sheets)?;
        }
    }
}
