//! Who of a unit's ranked list has a seat.

use crate::registrations::step::RegistrationState;

/// Where somebody on a unit's list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Has a seat of the unit's, or waits for the decision about it.
    Named,
    /// Comes after the last seat: moves up when one is free.
    Substitute,
    /// Had a seat and gave it up, or the organizer said no.
    Out,
    /// Does not meet what is asked for, and waits for the organizer to look: takes no seat meanwhile.
    Asks,
}

/// What somebody on a unit's list has at the activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Nothing yet, or no more.
    Nothing,
    /// A registration in this state.
    Registered(RegistrationState),
    /// A registration that asks the organizer to look, since they don't meet what is asked for.
    Asks,
}

/// Whoever was registered by the unit and is no more: the unit's seat goes to the next.
fn is_out(holding: Holding) -> bool {
    matches!(holding, Holding::Registered(state) if state.is_final())
}

/// Where each of a unit's people stands, in the order of their ranks, where the unit may have so many seats. Whoever is out, or asks, takes none.
pub fn standings(seats: u32, holdings: &[Holding]) -> Vec<Standing> {
    let mut left = seats;
    let stand = |holding: &Holding| {
        if is_out(*holding) {
            return Standing::Out;
        }
        if *holding == Holding::Asks {
            return Standing::Asks;
        }
        match left.checked_sub(1) {
            Some(rest) => {
                left = rest;
                Standing::Named
            }
            None => Standing::Substitute,
        }
    };
    holdings.iter().map(stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_more_are_named_than_there_are_seats_and_no_seat_stays_empty_beside_a_substitute(
            seats in 0u32..8, states in prop::collection::vec(prop::option::of(0usize..8), 0..12)
        ) {
            let holding = |state: Option<usize>| match state {
                None => Holding::Nothing,
                Some(7) => Holding::Asks,
                Some(i) => Holding::Registered(RegistrationState::ALL[i]),
            };
            let states: Vec<_> = states.into_iter().map(holding).collect();
            let stand = standings(seats, &states);
            let count = |what| stand.iter().filter(|one| **one == what).count();
            prop_assert_eq!(stand.len(), states.len());
            prop_assert!(count(Standing::Named) <= seats as usize);
            prop_assert!(count(Standing::Substitute) == 0 || count(Standing::Named) == seats as usize);
            for (at, state) in stand.iter().zip(&states) {
                prop_assert_eq!(*at == Standing::Asks, *state == Holding::Asks, "whoever asks has no seat and is no substitute");
            }
            let first = stand.iter().position(|one| *one == Standing::Substitute).unwrap_or(stand.len());
            prop_assert!(stand[first..].iter().all(|one| *one != Standing::Named), "nobody overtakes");
        }
    }
}
