//! Dates in words, as papers and mails write them in Vietnamese and in English (rule 8 of the domain).

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use domain::activities::moment::Moment;
use domain::fields::typed_day;
use domain::local;
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

/// A day as a value stands on a page: `30/7/2023`, `30 July 2023`.
pub fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => typed_day(date),
        Lang::En => long(date, lang),
    }
}

/// A moment as a value stands on a page, by the clock of Viet Nam: `07:30, 30/7/2023`, `07:30, 30 July 2023`.
pub fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    let at = local::at(at);
    format!("{}, {}", at.format("%H:%M"), day(at.date_naive(), lang))
}

/// A day, or a minute of it, from or until which something can be done, within a sentence: `17:00 ngày 30/7/2023`, `ngày 30/7/2023`;
/// `at 17:00 on 30 July 2023`, `on 30 July 2023`.
pub fn limit(moment: Moment, lang: Lang) -> String {
    let day = day(moment.day, lang);
    match (moment.time().map(|time| time.format("%H:%M")), lang) {
        (Some(time), Lang::Vi) => format!("{time} ngày {day}"),
        (None, Lang::Vi) => format!("ngày {day}"),
        (Some(time), Lang::En) => format!("at {time} on {day}"),
        (None, Lang::En) => format!("on {day}"),
    }
}

/// From a day to a day as a value stands on a page or in a letter, with the days of the week: `5–6/12/2026 (thứ Bảy, Chủ Nhật)`,
/// `5–6 December 2026 (Saturday, Sunday)`; of more than two days the first and the last.
pub fn days(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let name = |date| match lang {
        Lang::Vi => weekday(date, lang).replace("Thứ", "thứ"),
        Lang::En => weekday(date, lang).to_owned(),
    };
    let week = match (to - from).num_days() {
        0 => name(from),
        1 => format!("{}, {}", name(from), name(to)),
        _ => format!("{} – {}", name(from), name(to)),
    };
    format!("{} ({week})", day_span(from, to, lang))
}

/// From a day to a day as short as it stays clear: `5–6/12/2026`, `30/11–1/12/2026`, `30 November – 1 December 2026`.
pub fn day_span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let (same_year, same_month) = (from.year() == to.year(), from.month() == to.month());
    let month = MONTHS[from.month0() as usize];
    match lang {
        _ if from == to => day(from, lang),
        Lang::Vi if same_year && same_month => format!("{}–{}", from.day(), typed_day(to)),
        Lang::Vi if same_year => format!("{}/{}–{}", from.day(), from.month(), typed_day(to)),
        Lang::Vi => format!("{} – {}", typed_day(from), typed_day(to)),
        Lang::En if same_year && same_month => format!("{}–{}", from.day(), long(to, lang)),
        Lang::En if same_year => format!("{} {month} – {}", from.day(), long(to, lang)),
        Lang::En => format!("{} – {}", long(from, lang), long(to, lang)),
    }
}

/// From a day to a day in short form, `từ ngày 24/5/2013 đến ngày 25/5/2013`; one day alone is `ngày 24/5/2013`.
pub fn span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi if from == to => format!("ngày {}", typed_day(from)),
        Lang::Vi => format!("từ ngày {} đến ngày {}", typed_day(from), typed_day(to)),
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
        Lang::Vi => format!("{slot} {}, {}", day.replace("Thứ", "thứ"), typed_day(date)),
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

    fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_in_words_reads_as_official_papers_write_it() {
        assert_eq!(long(day_of(2023, 7, 30), Lang::Vi), "ngày 30 tháng 7 năm 2023");
        assert_eq!(long(day_of(2024, 2, 9), Lang::Vi), "ngày 09 tháng 02 năm 2024");
        assert_eq!(long(day_of(2024, 3, 9), Lang::Vi), "ngày 09 tháng 3 năm 2024");
        assert_eq!(long(day_of(2023, 12, 1), Lang::En), "1 December 2023");
        let late = day_of(2023, 12, 1).and_hms_opt(17, 5, 0).unwrap().and_utc();
        assert_eq!(moment(late, Lang::Vi), "00:05, 2/12/2023");
        assert_eq!(moment(late, Lang::En), "00:05, 2 December 2023");
    }

    #[test]
    fn a_span_of_one_day_names_it_once() {
        let (first, last) = (day_of(2013, 5, 24), day_of(2013, 5, 25));
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
    fn days_as_a_value_are_as_short_as_they_stay_clear_and_name_the_days_of_the_week() {
        let (sat, sun) = (day_of(2026, 12, 5), day_of(2026, 12, 6));
        assert_eq!(days(sat, sun, Lang::Vi), "5–6/12/2026 (thứ Bảy, Chủ Nhật)");
        assert_eq!(days(sat, sat, Lang::Vi), "5/12/2026 (thứ Bảy)");
        assert_eq!(
            days(day_of(2026, 11, 30), day_of(2026, 12, 2), Lang::Vi),
            "30/11–2/12/2026 (thứ Hai – thứ Tư)"
        );
        assert_eq!(day_span(day_of(2026, 12, 31), day_of(2027, 1, 1), Lang::Vi), "31/12/2026 – 1/1/2027");
        assert_eq!(days(sat, sun, Lang::En), "5–6 December 2026 (Saturday, Sunday)");
        assert_eq!(day_span(day_of(2026, 11, 30), sat, Lang::En), "30 November – 5 December 2026");
        assert_eq!((day(sat, Lang::Vi), day(sat, Lang::En)), ("5/12/2026".into(), "5 December 2026".into()));
    }

    #[test]
    fn the_week_begins_with_thu_hai() {
        let monday = day_of(2026, 11, 23);
        assert_eq!(weekday(monday, Lang::Vi), "Thứ Hai");
        assert_eq!(weekday(monday.pred_opt().unwrap(), Lang::Vi), "Chủ Nhật");
        assert_eq!(weekday(day_of(2026, 11, 26), Lang::En), "Thursday");
    }

    #[test]
    fn a_session_is_named_by_its_half_day_its_weekday_and_its_date() {
        let monday = day_of(2026, 11, 23);
        assert_eq!(session(Slot::Morning, monday, Lang::Vi), "Sáng thứ Hai, 23/11/2026");
        assert_eq!(session(Slot::Evening, day_of(2026, 11, 22), Lang::Vi), "Tối Chủ Nhật, 22/11/2026");
        assert_eq!(session(Slot::Morning, monday, Lang::En), "Monday morning, 23 November 2026");
    }
}
