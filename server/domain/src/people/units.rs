//! Of which unit somebody was, over time, out of what was noted of it at single moments.

use chrono::NaiveDate;

/// A span in which somebody was of one unit, as far as it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<U> {
    /// The unit.
    pub unit: U,
    /// The first day on which that was noted.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

/// Joins what was noted: days with units, in any order. Of two notes of one day both count.
pub fn spans<U: PartialEq + Clone>(mut noted: Vec<(NaiveDate, U)>) -> Vec<Span<U>> {
    noted.sort_by_key(|(day, _)| *day);
    let mut spans: Vec<Span<U>> = Vec::new();
    for (day, unit) in noted {
        match spans.last_mut() {
            Some(span) if span.unit == unit => span.last = day,
            _ => spans.push(Span { unit, first: day, last: day }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_note_lies_in_a_span_of_its_unit_and_no_two_neighbours_are_alike(notes in prop::collection::vec((0i32..50, 0u8..3), 0..20)) {
            let day = |n: i32| NaiveDate::from_num_days_from_ce_opt(730_000 + n).unwrap();
            let noted: Vec<_> = notes.iter().map(|(n, unit)| (day(*n), *unit)).collect();
            let spans = spans(noted.clone());
            for (day, unit) in &noted {
                prop_assert!(spans.iter().any(|span| span.unit == *unit && span.first <= *day && *day <= span.last));
            }
            prop_assert!(spans.windows(2).all(|two| two[0].unit != two[1].unit && two[0].last <= two[1].first));
        }
    }
}
