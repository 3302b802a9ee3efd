//! Dates in words, as papers and mails write them in Vietnamese and in English (rule 8 of the domain).

use chrono::{Datelike, NaiveDate, Weekday};
use domain::{Lang, Slot, Word};

const MONTHS: [&str; 12] = [
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

/// The long form: `ngày 30 tháng 7 năm 2023`, `30 July 2023`.
///
/// Official Vietnamese papers write days below 10 and the months 1 and 2 with a leading zero, so that nothing can be added
/// before the figure (Nghị định 30/2020/NĐ-CP, appendix I, part II, 4).
pub fn long(date: NaiveDate, lang: Lang) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Vi if month < 3 => format!("ngày {day:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("ngày {day:02} tháng {month} năm {year}"),
        Lang::En => format!("{day} {} {year}", MONTHS[date.month0() as usize]),
    }
}

/// The short form, the same in both languages: `30/7/2023`.
pub fn short(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// From a day to a day in short form, `từ ngày 24/5/2013 đến ngày 25/5/2013`; one day alone is `ngày 24/5/2013`.
pub fn span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi if from == to => format!("ngày {}", short(from)),
        Lang::Vi => format!("từ ngày {} đến ngày {}", short(from), short(to)),
        Lang::En if from == to => format!("on {}", long(from, lang)),
        Lang::En => format!("from {} to {}", long(from, lang), long(to, lang)),
    }
}

/// From a day to a day in long form, `từ ngày 24 tháng 5 năm 2013 đến ngày 25 tháng 5 năm 2013`; one day alone is its
/// long form.
pub fn long_span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi if from == to => long(from, lang),
        Lang::Vi => format!("từ {} đến {}", long(from, lang), long(to, lang)),
        Lang::En => span(from, to, lang),
    }
}

/// A half-day or an evening of a day: `Sáng thứ Hai, 30/7/2023`, `Monday morning, 30 July 2023`.
pub fn session(slot: Slot, date: NaiveDate, lang: Lang) -> String {
    let (slot, day) = (slot.name(lang), weekday(date, lang));
    match lang {
        Lang::Vi => format!("{slot} {}, {}", day.replace("Thứ", "thứ"), short(date)),
        Lang::En => format!("{day} {}, {}", slot.to_lowercase(), long(date, lang)),
    }
}

/// The day of the week: `Thứ Hai` … `Chủ Nhật`, `Monday` … `Sunday`.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    match (date.weekday(), lang) {
        (Weekday::Mon, Lang::Vi) => "Thứ Hai",
        (Weekday::Tue, Lang::Vi) => "Thứ Ba",
        (Weekday::Wed, Lang::Vi) => "Thứ Tư",
        (Weekday::Thu, Lang::Vi) => "Thứ Năm",
        (Weekday::Fri, Lang::Vi) => "Thứ Sáu",
        (Weekday::Sat, Lang::Vi) => "Thứ Bảy",
        (Weekday::Sun, Lang::Vi) => "Chủ Nhật",
        (Weekday::Mon, Lang::En) => "Monday",
        (Weekday::Tue, Lang::En) => "Tuesday",
        (Weekday::Wed, Lang::En) => "Wednesday",
        (Weekday::Thu, Lang::En) => "Thursday",
        (Weekday::Fri, Lang::En) => "Friday",
        (Weekday::Sat, Lang::En) => "Saturday",
        (Weekday::Sun, Lang::En) => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_in_words_reads_as_official_papers_write_it() {
        assert_eq!(long(day(2023, 7, 30), Lang::Vi), "ngày 30 tháng 7 năm 2023");
        assert_eq!(long(day(2024, 2, 9), Lang::Vi), "ngày 09 tháng 02 năm 2024");
        assert_eq!(long(day(2024, 3, 9), Lang::Vi), "ngày 09 tháng 3 năm 2024");
        assert_eq!(long(day(2023, 12, 1), Lang::En), "1 December 2023");
        assert_eq!(short(day(2023, 7, 5)), "5/7/2023");
    }

    #[test]
    fn a_span_of_one_day_names_it_once() {
        let (first, last) = (day(2013, 5, 24), day(2013, 5, 25));
        assert_eq!(span(first, last, Lang::Vi), "từ ngày 24/5/2013 đến ngày 25/5/2013");
        assert_eq!(span(first, first, Lang::Vi), "ngày 24/5/2013");
        assert_eq!(span(first, last, Lang::En), "from 24 May 2013 to 25 May 2013");
        assert_eq!(span(first, first, Lang::En), "on 24 May 2013");
        assert_eq!(
            long_span(first, last, Lang::Vi),
            "từ ngày 24 tháng 5 năm 2013 đến ngày 25 tháng 5 năm 2013"
        );
    }

    #[test]
    fn the_week_begins_with_thu_hai() {
        let monday = day(2026, 11, 23);
        assert_eq!(weekday(monday, Lang::Vi), "Thứ Hai");
        assert_eq!(weekday(monday.pred_opt().unwrap(), Lang::Vi), "Chủ Nhật");
        assert_eq!(weekday(day(2026, 11, 26), Lang::En), "Thursday");
    }

    #[test]
    fn a_session_is_named_by_its_half_day_its_weekday_and_its_date() {
        let monday = day(2026, 11, 23);
        assert_eq!(session(Slot::Morning, monday, Lang::Vi), "Sáng thứ Hai, 23/11/2026");
        assert_eq!(session(Slot::Evening, day(2026, 11, 22), Lang::Vi), "Tối Chủ Nhật, 22/11/2026");
        assert_eq!(session(Slot::Morning, monday, Lang::En), "Monday morning, 23 November 2026");
    }
}
