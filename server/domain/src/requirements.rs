//! Who may come to an activity: by title, by unit and its level, by what was completed before, and not again too soon.

use chrono::{Months, NaiveDate};

use crate::{UnitLevel, UnitPath, text::fold, words::words};

/// Who may come. What is empty asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requirements {
    /// Words of which one stands in the title, folded.
    pub positions: Vec<String>,
    /// Levels of which the unit has one.
    pub levels: Vec<UnitLevel>,
    /// Units of which the unit is one, or below one.
    pub units: Vec<UnitPath>,
    /// Whether a course has to be completed before.
    pub needs_course: bool,
    /// So many years pass before one comes to the same course again.
    pub again_after_years: Option<u32>,
}

/// What is known of somebody who wants to come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The title.
    pub position: String,
    /// The unit with its level; none: it is none of the list.
    pub unit: Option<(UnitLevel, UnitPath)>,
    /// The last day of the last time they completed the course that is needed.
    pub completed_on: Option<NaiveDate>,
    /// The last day of the same course when they were there the last time, or are going to be.
    pub same_course_on: Option<NaiveDate>,
}

words! {
    /// What somebody who wants to come does not meet.
    Unmet {
        /// Another title.
        Position = "position", "chức vụ", "the title";
        /// A unit of another level.
        Level = "level", "cấp của đơn vị", "the level of the unit";
        /// Another unit.
        Unit = "unit", "đơn vị", "the unit";
        /// The course that is needed was not completed.
        Course = "course", "khóa học phải hoàn thành trước", "the course needed before";
        /// They were at the same course too short a time ago.
        TooSoon = "too_soon", "đã dự khóa này gần đây", "too soon after the same course";
    }
}

/// What a candidate does not meet, for an activity that begins on a day; nothing: they may come.
pub fn unmet(rules: &Requirements, who: &Candidate, starts_on: NaiveDate) -> Vec<Unmet> {
    let title = format!(" {} ", fold(&who.position));
    let has_word = |word: &String| title.contains(&format!(" {word} "));
    let unit = who.unit.as_ref();
    let is_of_level = unit.is_some_and(|(level, _)| rules.levels.contains(level));
    let is_below = unit.is_some_and(|(_, path)| rules.units.iter().any(|top| top.covers(path)));
    let is_too_soon = rules.again_after_years.zip(who.same_course_on).is_some_and(|(years, last)| {
        last.checked_add_months(Months::new(years.saturating_mul(12))).is_none_or(|again| starts_on < again)
    });
    let found = [
        (Unmet::Position, !rules.positions.is_empty() && !rules.positions.iter().any(has_word)),
        (Unmet::Level, !rules.levels.is_empty() && !is_of_level),
        (Unmet::Unit, !rules.units.is_empty() && !is_below),
        (Unmet::Course, rules.needs_course && who.completed_on.is_none_or(|day| day > starts_on)),
        (Unmet::TooSoon, is_too_soon),
    ];
    found.into_iter().filter(|(_, is_unmet)| *is_unmet).map(|(unmet, _)| unmet).collect()
}

impl Requirements {
    /// Nothing is asked for.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Duration::days(n)
    }

    fn candidate() -> impl Strategy<Value = Candidate> {
        let unit = prop::option::of((0usize..5, prop::sample::select(vec!["/1/", "/1/2/", "/1/3/", "/4/"])));
        let position =
            prop::sample::select(vec!["", "Phó Chủ tịch UBND xã", "Chủ tịch Hội Phụ nữ", "Văn thư"]);
        let days = || prop::option::of((0i64..3000).prop_map(day));
        (position, unit, days(), days()).prop_map(|(position, unit, completed_on, same_course_on)| {
            Candidate {
                position: position.to_owned(),
                unit: unit
                    .map(|(level, path)| (UnitLevel::ALL[level], UnitPath::from_stored(path.to_owned()))),
                completed_on,
                same_course_on,
            }
        })
    }

    fn rules() -> impl Strategy<Value = Requirements> {
        let words = prop::collection::vec(prop::sample::select(vec!["chu tich", "van thu", "cong an"]), 0..3);
        let levels = prop::collection::vec((0usize..5).prop_map(|n| UnitLevel::ALL[n]), 0..3);
        let units = prop::collection::vec(prop::sample::select(vec!["/1/2/", "/4/"]), 0..2);
        (words, levels, units, any::<bool>(), prop::option::of(1u32..6)).prop_map(
            |(words, levels, units, needs_course, again_after_years)| Requirements {
                positions: words.into_iter().map(str::to_owned).collect(),
                levels,
                units: units.into_iter().map(|path| UnitPath::from_stored(path.to_owned())).collect(),
                needs_course,
                again_after_years,
            },
        )
    }

    proptest! {
        #[test]
        fn where_nothing_is_asked_for_everybody_may_come(who in candidate(), n in 0i64..4000) {
            prop_assert_eq!(unmet(&Requirements::default(), &who, day(n)), vec![]);
        }

        /// Each requirement is judged by itself: to ask for more never lets somebody in who was not, and never changes another answer.
        #[test]
        fn each_requirement_is_judged_by_itself(rules in rules(), who in candidate(), n in 0i64..4000) {
            let all = unmet(&rules, &who, day(n));
            let alone = [
                Requirements { positions: rules.positions.clone(), ..Requirements::default() },
                Requirements { levels: rules.levels.clone(), ..Requirements::default() },
                Requirements { units: rules.units.clone(), ..Requirements::default() },
                Requirements { needs_course: rules.needs_course, ..Requirements::default() },
                Requirements { again_after_years: rules.again_after_years, ..Requirements::default() },
            ];
            let one_by_one: Vec<Unmet> = alone.iter().flat_map(|rule| unmet(rule, &who, day(n))).collect();
            prop_assert_eq!(all, one_by_one);
        }

        #[test]
        fn whoever_waits_long_enough_may_come_again(years in 1u32..6, last in 0i64..3000, after in 0i64..4000) {
            let rules = Requirements { again_after_years: Some(years), ..Requirements::default() };
            let who = Candidate { same_course_on: Some(day(last)), ..Candidate::default() };
            let again = day(last).checked_add_months(Months::new(12 * years)).unwrap();
            prop_assert_eq!(unmet(&rules, &who, day(last + after)).is_empty(), day(last + after) >= again);
        }
    }

    #[test]
    fn a_title_is_found_by_whole_words_however_it_is_written() {
        let rules = Requirements { positions: vec!["chu tich".into()], ..Requirements::default() };
        let of = |position: &str| Candidate { position: position.into(), ..Candidate::default() };
        for (position, is_met) in
            [("Phó CHỦ TỊCH UBND xã", true), ("chủ tịch", true), ("Chủ tịchx", false), ("", false)]
        {
            assert_eq!(unmet(&rules, &of(position), day(0)).is_empty(), is_met, "{position}");
        }
    }
}
