//! An agenda as an office has it, line by line: what each says of hours, title, speaker, track and room.

use chrono::NaiveDate;
use domain::{
    Problem, TalkKind,
    fields::read_date,
    label,
    talks::lines::{hour, hours, kind_of, slot_of},
    text,
};

/// A line that is a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedRow {
    /// The number of the line, from 1.
    pub number: u32,
    /// The day.
    pub day: NaiveDate,
    /// From, `08:00`; empty where no hours are found.
    pub from: String,
    /// To.
    pub to: String,
    /// What it is called.
    pub title: String,
    /// Who speaks.
    pub speaker: String,
    /// The name of the track; empty: for everybody.
    pub track: String,
    /// The room.
    pub room: String,
    /// What it is, as its title says.
    pub kind: TalkKind,
}

/// What is wrong with which line.
pub type WrongRow = (u32, Problem);

/// A line: its number and its cells.
pub(crate) type Line = (u32, Vec<String>);

/// Text as lines of cells: with tabs as a spreadsheet copies them, else with upright lines between.
pub(crate) fn lines(typed: &str) -> Vec<Line> {
    if typed.contains('\t')
        && let Ok(book) = tables::read_text(typed)
    {
        let rows = book.sheets.into_iter().flat_map(|sheet| sheet.rows);
        return rows.map(|row| (row.number, row.cells)).collect();
    }
    let line = |(n, line): (u32, &str)| (n, line.split('|').map(text::line).collect::<Vec<_>>());
    let all = (1..).zip(typed.lines()).map(line);
    all.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect()
}

/// Which column holds what.
#[derive(Debug, Clone, Copy)]
struct Columns {
    title: usize,
    speaker: usize,
    track: usize,
    room: usize,
}

/// After the hours, in the order in which offices write them.
const USUAL: Columns = Columns { title: 1, speaker: 2, track: 3, room: 4 };

/// The talks of the lines, and what is wrong with lines that are none. A line that names a day moves those below to it.
pub(crate) fn read(lines: &[Line], first: NaiveDate) -> (Vec<PastedRow>, Vec<WrongRow>) {
    let (mut rows, mut wrong) = (vec![], vec![]);
    let (mut day, mut columns) = (first, USUAL);
    for (number, cells) in lines {
        if let Some(named) = heads(cells) {
            columns = named;
            continue;
        }
        let Some((from, to, used)) = span(cells) else {
            match heading(cells) {
                Some(Heading::Day(of)) => day = of,
                Some(Heading::HalfDay) => {}
                None => wrong.push((*number, no_hours())),
            }
            continue;
        };
        // Beginning and end in two cells move the others on by one.
        let cell = |n: usize| cells.get(n + used - 1).map(|cell| text::line(cell)).unwrap_or_default();
        let title = cell(columns.title);
        rows.push(PastedRow {
            number: *number,
            day,
            from,
            to,
            kind: kind_of(&title),
            title,
            speaker: cell(columns.speaker),
            track: cell(columns.track),
            room: cell(columns.room),
        });
    }
    (rows, wrong)
}

fn no_hours() -> Problem {
    Problem::Said(
        "Không thấy giờ ở đầu dòng: viết giờ theo dạng 08:00–08:30",
        "No hours at the beginning of the line: write them as 08:00–08:30",
    )
}

/// The hours at the beginning of a line, and how many cells they take.
fn span(cells: &[String]) -> Option<(String, String, usize)> {
    let first = cells.first()?;
    let told = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    if let Some((from, to)) = hours(first) {
        return Some((told(from), told(to), 1));
    }
    let (from, to) = (hour(first)?, hour(cells.get(1)?)?);
    Some((told(from), told(to), 2))
}

/// The heads of columns, where a line is that.
fn heads(cells: &[String]) -> Option<Columns> {
    let first = text::fold(cells.first()?);
    let is_time = ["thoi gian", "gio", "time", "hours", "tu gio", "bat dau"].contains(&first.as_str());
    if !is_time || cells.len() < 2 {
        return None;
    }
    let folded: Vec<String> = cells.iter().map(|cell| text::fold(cell)).collect();
    let find = |words: &[&str]| folded.iter().position(|head| words.iter().any(|word| head.contains(word)));
    let two = usize::from(
        folded.get(1).is_some_and(|head| ["den", "ket thuc", "to"].iter().any(|word| head.starts_with(word))),
    );
    let at = |words: &[&str], usual: usize| find(words).map_or(usual, |n| n.saturating_sub(two));
    // Where a list has no such column nothing is read of it.
    let none = usize::MAX / 2;
    Some(Columns {
        title: at(&["noi dung", "chuyen muc", "title", "content", "hoat dong"], USUAL.title),
        speaker: at(
            &[
                "trinh bay",
                "nguoi thuc hien",
                "bao cao vien",
                "giang vien",
                "chu tri",
                "speaker",
                "phu trach",
            ],
            none,
        ),
        track: at(&["tieu ban", "chuyen de", "track", "nhom"], none),
        room: at(&["phong", "dia diem", "hoi truong", "room", "place"], none),
    })
}

enum Heading {
    Day(NaiveDate),
    HalfDay,
}

/// A line that stands above others: a day, a half-day.
fn heading(cells: &[String]) -> Option<Heading> {
    let mut said = cells.iter().map(|cell| text::line(cell)).filter(|cell| !cell.is_empty());
    let (only, None) = (said.next()?, said.next()) else { return None };
    let date = only.split([' ', ',', ':', '(', ')']).find_map(|word| read_date(word, label::DATE).ok());
    match date {
        Some(day) => Some(Heading::Day(day)),
        None => slot_of(&only).map(|_| Heading::HalfDay),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn lines_are_read_as_offices_write_them() {
        let typed = "BUỔI SÁNG\n07:30–08:00 | Đón tiếp đại biểu | Ban Tổ chức\n\n8h - 8h30 | Khai mạc\nChiều 28/11/2026\n\
                     13h30-14h15 | Tiếp cận cơ sở | Lò Thị Sen | Tiểu ban 1 | Phòng 201\nchưa có giờ | Bế mạc";
        let (rows, wrong) = read(&lines(typed), day(27));
        let told: Vec<_> =
            rows.iter().map(|row| (row.number, row.day, row.from.as_str(), row.title.as_str())).collect();
        assert_eq!(
            told,
            [
                (2, day(27), "07:30", "Đón tiếp đại biểu"),
                (4, day(27), "08:00", "Khai mạc"),
                (6, day(28), "13:30", "Tiếp cận cơ sở"),
            ]
        );
        assert_eq!(
            (rows[0].kind, rows[1].kind, rows[2].kind),
            (TalkKind::Break, TalkKind::Ceremony, TalkKind::Talk)
        );
        assert_eq!(
            (rows[2].speaker.as_str(), rows[2].track.as_str(), rows[2].room.as_str()),
            ("Lò Thị Sen", "Tiểu ban 1", "Phòng 201")
        );
        assert_eq!(wrong.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [7]);
    }

    #[test]
    fn columns_are_found_by_their_heads_and_hours_may_have_two() {
        let typed = "Thời gian\tĐịa điểm\tNội dung\n08:00-08:30\tHội trường\tKhai mạc";
        let (rows, _) = read(&lines(typed), day(27));
        assert_eq!(
            (rows[0].title.as_str(), rows[0].room.as_str(), rows[0].speaker.as_str()),
            ("Khai mạc", "Hội trường", "")
        );
        let (rows, _) = read(&lines("08:00\t08:30\tKhai mạc\tBan Tổ chức"), day(27));
        assert_eq!(
            (rows[0].to.as_str(), rows[0].title.as_str(), rows[0].speaker.as_str()),
            ("08:30", "Khai mạc", "Ban Tổ chức")
        );
    }
}
