//! Why somebody still waits in line: what an organizer sees beside each of those who do.

use crate::registrations::seats::{Quota, Seats};

/// What one who waits is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// The person has a seat elsewhere at the same hours; nobody else waits for that.
    Elsewhere,
    /// The unit has as many seats as it may.
    UnitIsFull {
        /// So many.
        most: u32,
    },
    /// Every seat is taken.
    NoSeat,
    /// The seats that are left are kept for units that still name people for them.
    Kept,
    /// Nothing: a seat is left. Somebody put them in line, and it is for the organizer to say.
    Nothing,
}

/// Why one waits. `kept` seats are kept from them for units.
pub fn why(seats: Seats, kept: u32, quota: Quota, is_elsewhere: Elsewhere) -> Wait {
    if is_elsewhere == Elsewhere::Yes {
        return Wait::Elsewhere;
    }
    match quota.most {
        Some(most) if !quota.allows_one_more() => Wait::UnitIsFull { most },
        _ if !seats.any_left() => Wait::NoSeat,
        _ if !seats.without(kept).any_left() => Wait::Kept,
        _ => Wait::Nothing,
    }
}

/// Whether a person has a seat at another activity at the same hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// They have.
    Yes,
    /// They have none.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::seats::next_in_line;
    use proptest::prelude::*;

    proptest! {
        /// Who waits for nothing is who would get the next seat, and nobody else.
        #[test]
        fn who_waits_for_nothing_could_be_given_a_seat(capacity in 0u32..5, taken in 0u32..6, kept in 0u32..4, most in prop::option::of(0u32..4), seated in 0u32..4, elsewhere: bool) {
            let (seats, quota) = (Seats { capacity, taken }, Quota { most, taken: seated });
            let elsewhere = if elsewhere { Elsewhere::Yes } else { Elsewhere::No };
            let could = next_in_line(seats.without(kept), &[((), quota)]).is_some() && elsewhere == Elsewhere::No;
            prop_assert_eq!(why(seats, kept, quota, elsewhere) == Wait::Nothing, could);
        }
    }
}
