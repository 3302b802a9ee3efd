//! Seats: who gets one, who gets the one that is freed (rule 1), and how long one is held.

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

    /// The seats as they are for somebody from whom so many are kept.
    #[must_use]
    pub fn without(self, held: u32) -> Self {
        Self { capacity: self.capacity.saturating_sub(held), ..self }
    }

    /// How many have a seat beyond the capacity, which may be lowered below them: nobody is put out, and nobody moves up until it is met.
    pub fn over(self) -> u32 {
        self.taken.saturating_sub(self.capacity)
    }

    /// So many may have seats from now on: no more than there are, or no more than have one already.
    pub fn may_become(self, taken: u32) -> bool {
        taken <= self.capacity.max(self.taken)
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

/// A seat when one is left and the unit has quota; else the line. Those who wait and could sit go first: `line` is the quota of each of
/// them. Who waits for a unit without quota left holds up nobody.
pub fn place(seats: Seats, quota: Quota, line: impl IntoIterator<Item = Quota>) -> Place {
    let somebody_first = line.into_iter().any(Quota::allows_one_more);
    if seats.any_left() && quota.allows_one_more() && !somebody_first { Place::Seat } else { Place::Line }
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

    #[test]
    fn a_unit_without_quota_left_that_waits_does_not_close_the_door_to_the_others() {
        let (full, free) = (Quota { most: Some(2), taken: 2 }, Quota { most: None, taken: 9 });
        let seats = Seats { capacity: 10, taken: 5 };
        assert_eq!(place(seats, free, [full, full]), Place::Seat);
        assert_eq!(place(seats, full, []), Place::Line);
        assert_eq!(place(seats, free, [full, free]), Place::Line, "one who could sit was there before");
    }

    #[derive(Debug, Clone, Copy)]
    enum Move {
        Comes(u8),
        Leaves(usize),
        Capacity(u32),
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let one = prop_oneof![
            4 => (0u8..3).prop_map(Move::Comes),
            3 => (0usize..9).prop_map(Move::Leaves),
            1 => (0u32..6).prop_map(Move::Capacity),
        ];
        prop::collection::vec(one, 0..60)
    }

    proptest! {
        /// People of three units come and go at random while the capacity rises and falls: nobody gets a seat that isn't there, nobody
        /// loses one, and nobody waits who could sit.
        #[test]
        fn seats_and_quotas_are_never_passed(capacity in 0u32..6, quota in prop::option::of(0u32..4), moves in moves()) {
            let mut capacity = capacity;
            let mut seated: Vec<(usize, u8)> = vec![];
            let mut line: Vec<(usize, u8)> = vec![];
            let quota_of = |unit: u8, seated: &[(usize, u8)]| Quota { most: quota, taken: seated.iter().filter(|(_, u)| *u == unit).count() as u32 };
            for (who, step) in moves.into_iter().enumerate() {
                let before = seated.len() as u32;
                match step {
                    Move::Comes(unit) => {
                        let seats = Seats { capacity, taken: before };
                        let all: Vec<Quota> = line.iter().map(|(_, u)| quota_of(*u, &seated)).collect();
                        match place(seats, quota_of(unit, &seated), all) {
                            Place::Seat => seated.push((who, unit)),
                            Place::Line => {
                                prop_assert!(before >= capacity || !quota_of(unit, &seated).allows_one_more(), "who could sit was sent to wait");
                                line.push((who, unit));
                            }
                        }
                    }
                    Move::Leaves(n) if !seated.is_empty() => drop(seated.remove(n % seated.len())),
                    Move::Leaves(_) => {}
                    Move::Capacity(n) => capacity = n,
                }
                loop {
                    let seats = Seats { capacity, taken: seated.len() as u32 };
                    let offers: Vec<_> = line.iter().map(|entry| (*entry, quota_of(entry.1, &seated))).collect();
                    let Some(next) = next_in_line(seats, &offers) else { break };
                    line.retain(|entry| *entry != next);
                    seated.push(next);
                }
                let now = seated.len() as u32;
                let (was, is) = (Seats { capacity, taken: before }, Seats { capacity, taken: now });
                prop_assert!(was.may_become(now));
                prop_assert!(is.over() == 0 || !is.any_left());
                let mut by_unit: HashMap<u8, u32> = HashMap::new();
                for (_, unit) in &seated { *by_unit.entry(*unit).or_default() += 1; }
                prop_assert!(by_unit.values().all(|n| quota.is_none_or(|most| *n <= most)));
            }
        }
    }
}
