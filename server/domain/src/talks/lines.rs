//! The lines of an agenda as offices write them: `08:00–08:30 | Đón tiếp đại biểu | Ban Tổ chức | Tiểu ban 1 | Phòng 201`.

use chrono::NaiveTime;

use crate::{Slot, TalkKind, text};

/// Hours as they are written: `08:00–08:30`, `8h - 8h30`, `07.30 đến 08.00`. None: they are none.
///
/// ```
/// use domain::talks::lines::hours;
/// let at = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
/// assert_eq!(hours("8h–8h30"), Some((at(8, 0), at(8, 30))));
/// assert_eq!(hours("07.30 đến 08.00"), Some((at(7, 30), at(8, 0))));
/// assert_eq!(hours("buổi sáng"), None);
/// ```
pub fn hours(words: &str) -> Option<(NaiveTime, NaiveTime)> {
    let words = words.to_lowercase().replace("đến", "-").replace(['–', '—', '−', '~'], "-");
    let (from, to) = words.split_once('-')?;
    Some((hour(from)?, hour(to)?))
}

/// One hour: `07:30`, `7h30`, `7g30`, `7h`, `7.30`.
pub fn hour(words: &str) -> Option<NaiveTime> {
    let words: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let words = words.to_lowercase().replace(['h', 'g', '.', '\''], ":").replace("::", ":");
    let (hour, minute) = words.split_once(':').unwrap_or((&words, ""));
    let minute = minute.trim_end_matches(':');
    // Seconds, where a spreadsheet writes them.
    let minute = minute.split(':').next().unwrap_or_default();
    let minute = if minute.is_empty() { "0" } else { minute };
    let is_short = (1..=2).contains(&hour.len()) && minute.len() <= 2;
    is_short.then(|| NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)).flatten()
}

/// What a title says that a part of an agenda is.
///
/// ```
/// use domain::{TalkKind, talks::lines::kind_of};
/// assert_eq!(kind_of("Nghỉ giải lao"), TalkKind::Break);
/// assert_eq!(kind_of("Khai mạc hội nghị"), TalkKind::Ceremony);
/// assert_eq!(kind_of("Kinh nghiệm tiếp đón ở cơ sở"), TalkKind::Talk);
/// ```
pub fn kind_of(title: &str) -> TalkKind {
    const BREAKS: [&str; 9] =
        ["nghi", "giai lao", "an trua", "don tiep", "don dai bieu", "tea", "break", "lunch", "coffee"];
    const CEREMONIES: [&str; 7] =
        ["khai mac", "be mac", "tuyen bo ly do", "chao co", "trao giay", "opening", "closing"];
    let fold = text::fold(title);
    let begins = |all: &[&str]| {
        all.iter().any(|words| {
            fold.strip_prefix(words)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ':', '-', ';', '(']))
        })
    };
    if begins(&BREAKS) {
        TalkKind::Break
    } else if begins(&CEREMONIES) {
        TalkKind::Ceremony
    } else {
        TalkKind::Talk
    }
}

/// Whether a line names a half-day, as a heading between others: `BUỔI SÁNG`, `Chiều 27/11`.
pub fn slot_of(words: &str) -> Option<Slot> {
    let fold = text::fold(words);
    let rest = fold.strip_prefix("buoi ").unwrap_or(&fold);
    let first = rest.split([' ', ',', ':', '(']).next()?;
    match first {
        "sang" | "morning" => Some(Slot::Morning),
        "chieu" | "afternoon" => Some(Slot::Afternoon),
        "toi" | "evening" => Some(Slot::Evening),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_that_are_none_are_not_read() {
        for wrong in ["", "-", "8-", "25:00-26:00", "8:75-9:00", "2026-11-27", "123:1-2"] {
            assert_eq!(hours(wrong), None, "{wrong}");
        }
        assert_eq!(hour("07:30:00"), NaiveTime::from_hms_opt(7, 30, 0));
    }

    #[test]
    fn a_half_day_stands_over_its_lines() {
        assert_eq!(slot_of("BUỔI SÁNG"), Some(Slot::Morning));
        assert_eq!(slot_of("Chiều 27/11/2026"), Some(Slot::Afternoon));
        assert_eq!(
            slot_of("Sáng kiến của cơ sở"),
            Some(Slot::Morning),
            "asked only of a line that has no hours and no more"
        );
        assert_eq!(slot_of("Tiểu ban 1"), None);
    }

    proptest! {
        /// Hours are read however they are written.
        #[test]
        fn hours_are_read_in_every_hand(from in 0u32..1380, long in 1u32..59, style in 0usize..5) {
            let write = |minute: u32| {
                let (hour, minute) = (minute / 60, minute % 60);
                match style {
                    0 => format!("{hour:02}:{minute:02}"),
                    1 => format!("{hour}h{minute:02}"),
                    2 => format!("{hour}.{minute:02}"),
                    3 => format!("{hour} g {minute:02}"),
                    _ => format!("{hour:02}:{minute:02}:00"),
                }
            };
            let at = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            let both = (at(from), at(from + long));
            for between in ["-", " – ", " đến ", "—"] {
                let typed = format!("{}{between}{}", write(from), write(from + long));
                prop_assert_eq!(hours(&typed), Some(both), "{}", typed);
            }
        }

        #[test]
        fn nothing_typed_makes_it_panic(raw in "\\PC{0,30}") {
            let _ = (hours(&raw), hour(&raw), kind_of(&raw), slot_of(&raw));
        }
    }
}
