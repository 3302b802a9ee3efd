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
}

/// Whoever was registered by the unit and is no more: the unit's seat goes to the next.
pub fn is_out(registration: Option<RegistrationState>) -> bool {
    registration.is_some_and(RegistrationState::is_final)
}

/// Where each of a unit's people stands, in the order of their ranks, where the unit may have so many seats. Whoever is out takes none.
pub fn standings(seats: u32, registrations: &[Option<RegistrationState>]) -> Vec<Standing> {
    let mut left = seats;
    let stand = |registration: &Option<RegistrationState>| {
        if is_out(*registration) {
            return Standing::Out;
        }
        match left.checked_sub(1) {
            Some(rest) => {
                left = rest;
                Standing::Named
            }
            None => Standing::Substitute,
        }
    };
    registrations.iter().map(stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_more_are_named_than_there_are_seats_and_no_seat_stays_empty_beside_a_substitute(
            seats in 0u32..8, states in prop::collection::vec(prop::option::of(0usize..7), 0..12)
        ) {
            let states: Vec<_> = states.into_iter().map(|state| state.map(|i| RegistrationState::ALL[i])).collect();
            let stand = standings(seats, &states);
            let count = |what| stand.iter().filter(|one| **one == what).count();
            prop_assert_eq!(stand.len(), states.len());
            prop_assert!(count(Standing::Named) <= seats as usize);
            prop_assert!(count(Standing::Substitute) == 0 || count(Standing::Named) == seats as usize);
            let first = stand.iter().position(|one| *one == Standing::Substitute).unwrap_or(stand.len());
            prop_assert!(stand[first..].iter().all(|one| *one != Standing::Named), "nobody overtakes");
        }
    }
}
