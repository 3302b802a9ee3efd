//! Seats: who gets one, and who gets the one that is freed (rule 1).

/// The seats of an activity and how many are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// Seats in all.
    pub capacity: u32,
    /// Confirmed registrations.
    pub taken: u32,
}

impl Seats {
    /// Seats that nobody has.
    pub fn left(self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }

    /// At least one seat is left.
    pub fn any_left(self) -> bool {
        self.left() > 0
    }
}

/// A unit's share of the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Seats for the unit at the most; none set: as many as there are.
    pub most: Option<u32>,
    /// How many its people have.
    pub taken: u32,
}

impl Quota {
    /// The unit may have one more.
    pub fn allows_one_more(self) -> bool {
        self.most.is_none_or(|most| self.taken < most)
    }
}

/// Where a new registration goes when nobody has to decide about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It gets a seat.
    Seat,
    /// It waits in line.
    Line,
}

/// A seat when one is left and the unit has quota; else the line. Those who already wait go first.
pub fn place(seats: Seats, quota: Quota, waiting: u32) -> Place {
    if seats.any_left() && quota.allows_one_more() && waiting == 0 { Place::Seat } else { Place::Line }
}

/// The first in line whose unit has quota left. `line` is in order of arrival, each with the quota of its unit.
pub fn next_in_line<T: Copy>(seats: Seats, line: &[(T, Quota)]) -> Option<T> {
    if !seats.any_left() {
        return None;
    }
    line.iter().find(|(_, quota)| quota.allows_one_more()).map(|(who, _)| *who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn a_freed_seat_goes_to_the_first_in_line_whose_unit_has_quota_left() {
        let full = Quota { most: Some(2), taken: 2 };
        let free = Quota { most: None, taken: 9 };
        let seats = Seats { capacity: 10, taken: 9 };
        assert_eq!(next_in_line(seats, &[(1, full), (2, free), (3, free)]), Some(2));
        assert_eq!(next_in_line(seats, &[(1, full)]), None);
        assert_eq!(next_in_line(Seats { capacity: 9, taken: 9 }, &[(2, free)]), None);
    }

    proptest! {
        /// People of three units come and go at random: seats and quotas are never passed, and nobody waits while they could sit.
        #[test]
        fn seats_and_quotas_are_never_passed(capacity in 0u32..6, quota in prop::option::of(0u32..4), moves in prop::collection::vec((0u8..3, any::<bool>()), 0..60)) {
            let mut seated: Vec<(usize, u8)> = vec![];
            let mut line: Vec<(usize, u8)> = vec![];
            let quota_of = |unit: u8, seated: &[(usize, u8)]| Quota { most: quota, taken: seated.iter().filter(|(_, u)| *u == unit).count() as u32 };
            for (who, (unit, comes)) in moves.into_iter().enumerate() {
                if comes {
                    let seats = Seats { capacity, taken: seated.len() as u32 };
                    let ahead = line.iter().filter(|(_, u)| quota_of(*u, &seated).allows_one_more()).count() as u32;
                    match place(seats, quota_of(unit, &seated), ahead) {
                        Place::Seat => seated.push((who, unit)),
                        Place::Line => line.push((who, unit)),
                    }
                } else if !seated.is_empty() {
                    seated.remove(who % seated.len());
                }
                loop {
                    let seats = Seats { capacity, taken: seated.len() as u32 };
                    let offers: Vec<_> = line.iter().map(|entry| (*entry, quota_of(entry.1, &seated))).collect();
                    let Some(next) = next_in_line(seats, &offers) else { break };
                    line.retain(|entry| *entry != next);
                    seated.push(next);
                }
                prop_assert!(seated.len() as u32 <= capacity);
                let mut by_unit: HashMap<u8, u32> = HashMap::new();
                for (_, unit) in &seated { *by_unit.entry(*unit).or_default() += 1; }
                prop_assert!(by_unit.values().all(|n| quota.is_none_or(|most| *n <= most)));
            }
        }
    }
}
