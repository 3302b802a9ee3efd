//! The calendar compared with published ones.

use super::*;

/// The first day of each lunar year and its leap month, after the tables of Hồ Ngọc Đức (as the package `vnlunar` 1.0.5 has them).
///
/// Every day of 1976–2100 was compared with that package, with `lunar-vn` 1.4.0 and with `date-chinese` 2.1 (which reckons with other
/// series, VSOP87), and Tết and giỗ Tổ of 2007–2100 with `holidays` 0.109. Against the tables only three months begin on another day,
/// those of May 2054, November 2077 and October 2085: their new moon comes less than a minute after midnight if the Earth turns as is
/// now expected, and a minute or two earlier if it slows as was expected when the tables were made. No holiday is in them.
const YEARS: &str = "
1976 31/1 8; 1977 18/2; 1978 7/2; 1979 28/1 6; 1980 16/2; 1981 5/2; 1982 25/1 4; 1983 13/2; 1984 2/2; 1985 21/1 2;
1986 9/2; 1987 29/1 7; 1988 17/2; 1989 6/2; 1990 27/1 5; 1991 15/2; 1992 4/2; 1993 23/1 3; 1994 10/2; 1995 31/1 8;
1996 19/2; 1997 7/2; 1998 28/1 5; 1999 16/2; 2000 5/2; 2001 24/1 4; 2002 12/2; 2003 1/2; 2004 22/1 2; 2005 9/2;
2006 29/1 7; 2007 17/2; 2008 7/2; 2009 26/1 5; 2010 14/2; 2011 3/2; 2012 23/1 4; 2013 10/2; 2014 31/1 9; 2015 19/2;
2016 8/2; 2017 28/1 6; 2018 16/2; 2019 5/2; 2020 25/1 4; 2021 12/2; 2022 1/2; 2023 22/1 2; 2024 10/2; 2025 29/1 6;
2026 17/2; 2027 6/2; 2028 26/1 5; 2029 13/2; 2030 2/2; 2031 23/1 3; 2032 11/2; 2033 31/1 11; 2034 19/2; 2035 8/2;
2036 28/1 6; 2037 15/2; 2038 4/2; 2039 24/1 5; 2040 12/2; 2041 1/2; 2042 22/1 2; 2043 10/2; 2044 30/1 7; 2045 17/2;
2046 6/2; 2047 26/1 5; 2048 14/2; 2049 2/2; 2050 23/1 3; 2051 11/2; 2052 1/2 8; 2053 18/2; 2054 8/2; 2055 28/1 6;
2056 15/2; 2057 4/2; 2058 24/1 4; 2059 12/2; 2060 2/2; 2061 21/1 3; 2062 9/2; 2063 29/1 7; 2064 17/2; 2065 5/2;
2066 26/1 5; 2067 14/2; 2068 3/2; 2069 23/1 4; 2070 11/2; 2071 31/1 8; 2072 19/2; 2073 7/2; 2074 27/1 6; 2075 15/2;
2076 5/2; 2077 24/1 4; 2078 12/2; 2079 2/2; 2080 22/1 3; 2081 9/2; 2082 29/1 7; 2083 17/2; 2084 6/2; 2085 26/1 5;
2086 14/2; 2087 3/2; 2088 24/1 4; 2089 10/2; 2090 30/1 8; 2091 18/2; 2092 7/2; 2093 27/1 6; 2094 15/2; 2095 5/2;
2096 25/1 4; 2097 12/2; 2098 1/2; 2099 21/1 2; 2100 9/2";

/// Giỗ Tổ of each year from 2007 on, after the same tables.
const HUNG_KINGS: [&str; 24] = [
    "26/4", "15/4", "4/4", "23/4", "12/4", "31/3", "19/4", "9/4", "28/4", "16/4", "6/4", "25/4", "14/4",
    "2/4", "21/4", "10/4", "29/4", "18/4", "7/4", "26/4", "16/4", "4/4", "23/4", "12/4",
];

/// The days off at Tết as the Prime Minister decided them, weekends and days in place of them included. 2021: the plan of the ministry,
/// approved in November 2020; 2022: công văn 245/VPCP-KGVX; 2023 and 2025: the Government Office (8726/VPCP-KGVX for 2025); 2026: the
/// announcement of October 2025.
const TET_DECISIONS: [(&str, &str); 5] = [
    ("10/2/2021", "16/2/2021"),
    ("29/1/2022", "6/2/2022"),
    ("20/1/2023", "26/1/2023"),
    ("25/1/2025", "2/2/2025"),
    ("14/2/2026", "22/2/2026"),
];

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

#[test]
fn new_years_and_leap_months_are_as_published() {
    let mut years = 0;
    for line in YEARS.split(';') {
        let mut words = line.split_whitespace();
        let year: i32 = words.next().unwrap().parse().unwrap();
        let first = day(&format!("{}/{year}", words.next().unwrap()));
        assert_eq!(lunar_day(first), LunarDay { year, month: 1, leap: false, day: 1 });
        let leap: Option<u8> = words.next().map(|month| month.parse().unwrap());
        let ours =
            (1..=12).filter(|&month| solar_day(LunarDay { year, month, leap: true, day: 1 }).is_some());
        assert_eq!(ours.collect::<Vec<_>>(), leap.into_iter().collect::<Vec<_>>(), "{year}");
        years += 1;
    }
    assert_eq!(years, LUNAR_YEARS.count());
}

#[test]
fn where_the_clock_of_peking_has_another_new_year_ours_is_kept() {
    for (ours, theirs) in [("21/1/1985", "20/2/1985"), ("17/2/2007", "18/2/2007"), ("2/2/2030", "3/2/2030")] {
        assert_eq!((lunar_day(day(ours)).month, lunar_day(day(ours)).day), (1, 1));
        assert_ne!((lunar_day(day(theirs)).month, lunar_day(day(theirs)).day), (1, 1));
    }
}

#[test]
fn the_day_of_the_hung_kings_is_as_published() {
    for (year, published) in (2007..).zip(HUNG_KINGS) {
        let found: Vec<_> =
            holidays(year).into_iter().filter(|(_, what)| *what == Holiday::HungKings).collect();
        assert_eq!(found, [(day(&format!("{published}/{year}")), Holiday::HungKings)]);
    }
    assert!(!holidays(2006).iter().any(|(_, what)| *what == Holiday::HungKings));
}

#[test]
fn the_days_of_tet_that_the_law_fixes_were_off_by_every_decision() {
    for (from, to) in TET_DECISIONS.map(|(from, to)| (day(from), day(to))) {
        let tet: Vec<_> =
            holidays(from.year()).into_iter().filter(|(_, what)| *what == Holiday::Tet).collect();
        assert_eq!(tet.len(), 4);
        assert!(tet.iter().all(|(day, _)| (from..=to).contains(day)), "{tet:?}");
    }
}

#[test]
fn the_holidays_of_a_year_are_in_order_and_each_on_its_own_day() {
    for year in 1900..2200 {
        let days = holidays(year);
        assert!(days.windows(2).all(|pair| pair[0].0 < pair[1].0), "{year}");
        assert!(days.iter().all(|(day, what)| day.year() == year && holiday(*day) == Some(*what)), "{year}");
    }
    assert_eq!(holidays(2026).len(), 10);
    assert_eq!(holidays(2025).len(), 9);
    assert_eq!(holidays(1975).len(), 4);
}

#[test]
fn other_days_are_no_holidays() {
    for (text, what) in [
        ("16/2/2026", Some(Holiday::Tet)),
        ("19/2/2026", Some(Holiday::Tet)),
        ("20/2/2026", None),
        ("26/4/2026", Some(Holiday::HungKings)),
        ("1/9/2026", None),
        ("24/11/2025", None),
        ("24/11/2026", Some(Holiday::CultureDay)),
    ] {
        assert_eq!(holiday(day(text)), what, "{text}");
    }
}
