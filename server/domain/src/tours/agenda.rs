//! How long a class of a tour is, in half-days: out of the sessions of the class that it follows.

use crate::{Problem, Slot};

/// No class of a tour has its sessions on more days.
const LONGEST: i64 = 14;

/// The length of a class, and where in a day it can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agenda {
    /// From its first half-day to its last, both counted. Between days in a row the half-days without a session count as well: whoever
    /// teaches stays there.
    pub half_days: usize,
    /// On which half of its first day it begins.
    pub begins: Begins,
}

/// On which half of its first day a class begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// On either: it is one morning or one afternoon.
    Either,
    /// In the morning.
    Morning,
    /// In the afternoon or the evening.
    Afternoon,
}

impl Agenda {
    /// The agenda of a class whose sessions are so many days after its first day, in these slots.
    ///
    /// # Errors
    /// There are none, or they are not on days in a row: no timetable is made of those.
    pub fn of(sessions: &[(i64, Slot)]) -> Result<Self, Problem> {
        let Some(last) = sessions.iter().map(|(day, slot)| (*day, half(*slot))).max() else {
            return Err(Problem::Said(
                "Hoạt động này chưa có buổi nào: thêm buổi, hoặc chọn hoạt động khác",
                "This activity has no sessions: add some, or choose another",
            ));
        };
        let (days, halves) = last;
        let in_a_row = (0..=days).all(|day| sessions.iter().any(|(on, _)| *on == day));
        if days >= LONGEST || !in_a_row {
            return Err(Problem::Said(
                "Các buổi của hoạt động này không nằm trong những ngày liền nhau: chọn hoạt động khác",
                "The sessions of this activity are not on days in a row: choose another",
            ));
        }
        Ok(match sessions {
            [(_, Slot::Morning | Slot::Afternoon)] => Self { half_days: 1, begins: Begins::Either },
            all if days == 0 && all.iter().all(|(_, slot)| half(*slot) == 1) => {
                Self { half_days: 1, begins: Begins::Afternoon }
            }
            _ => Self {
                half_days: usize::try_from(2 * days + halves + 1).unwrap_or(1),
                begins: Begins::Morning,
            },
        })
    }
}

/// Which half of its day a slot is in: whoever teaches in the evening is there in the afternoon.
fn half(slot: Slot) -> i64 {
    match slot {
        Slot::Morning => 0,
        Slot::Afternoon | Slot::Evening => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    #[test]
    fn one_half_day_is_on_either_half_and_an_evening_is_not() {
        for slot in [Slot::Morning, Slot::Afternoon] {
            assert_eq!(Agenda::of(&[(0, slot)]), Ok(Agenda { half_days: 1, begins: Begins::Either }));
        }
        let evening = Agenda { half_days: 1, begins: Begins::Afternoon };
        assert_eq!(Agenda::of(&[(0, Slot::Evening)]), Ok(evening));
        assert_eq!(Agenda::of(&[(0, Slot::Afternoon), (0, Slot::Evening)]), Ok(evening));
    }

    #[test]
    fn sessions_with_days_between_them_are_no_class_of_a_tour() {
        assert!(Agenda::of(&[]).is_err());
        assert!(Agenda::of(&[(0, Slot::Morning), (7, Slot::Morning)]).is_err());
        assert!(Agenda::of(&[(1, Slot::Morning)]).is_err());
    }

    proptest! {
        /// Whatever the sessions of days in a row, the class is as long as from its first morning to its last session.
        #[test]
        fn days_in_a_row_are_as_long_as_they_last(days in 2i64..=14, ends in 0i64..2, more in prop::collection::vec(0usize..3, 14)) {
            let mut sessions: Vec<(i64, Slot)> = (0..days - 1).zip(&more).map(|(day, slot)| (day, Slot::ALL[*slot])).collect();
            sessions.push((days - 1, if ends == 0 { Slot::Morning } else { Slot::Afternoon }));
            let agenda = Agenda::of(&sessions).map(|agenda| (agenda.half_days as i64, agenda.begins));
            prop_assert_eq!(agenda, Ok((2 * (days - 1) + ends + 1, Begins::Morning)));
        }
    }
}
