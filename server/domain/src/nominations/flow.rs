//! Seats that a unit named nobody for go to substitutes of other units, by a rule that was told beforehand.

use chrono::{DateTime, Utc};

use crate::words::words;

words! {
    /// Which units' substitutes get the seats that others left.
    FlowRule {
        /// One for each unit, then the next one for each.
        EachInTurn = "each_in_turn",
            "Lần lượt mỗi đơn vị một người dự bị theo thứ tự; đơn vị có ít chỗ hơn được trước",
            "One substitute of each unit in turn; units with fewer seats come first";
        /// The unit that sent its list first, with all its substitutes, then the next.
        FirstSent = "first_sent",
            "Đơn vị gửi danh sách trước được trước, hết dự bị của đơn vị này mới đến đơn vị sau",
            "Units in the order in which they sent their lists, each with all its substitutes";
    }
}

/// What a unit has, and what it could use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Its seats.
    pub seats: u32,
    /// How many of them are taken.
    pub taken: u32,
    /// How many substitutes wait on its list.
    pub substitutes: u32,
    /// When it sent its list.
    pub sent: Option<DateTime<Utc>>,
}

impl Share {
    /// Seats that nobody of the unit will take.
    pub fn unused(self) -> u32 {
        self.seats.saturating_sub(self.taken)
    }

    /// Its own seats come first: who has some left gets none of others.
    fn wants(self) -> u32 {
        if self.unused() > 0 { 0 } else { self.substitutes }
    }
}

/// One seat that goes from a unit to the next substitute of another; both by their places in the list of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flowed {
    /// Whose seat it was.
    pub from: usize,
    /// Whose next substitute gets it.
    pub to: usize,
}

/// How the seats flow, in the order in which they are given; `room` is how many seats of the activity are free.
pub fn flow(rule: FlowRule, units: &[Share], room: u32) -> Vec<Flowed> {
    let givers = units.iter().enumerate().flat_map(|(at, unit)| (0..unit.unused()).map(move |_| at));
    let takers = takers(rule, units);
    givers.zip(takers).take(room as usize).map(|(from, to)| Flowed { from, to }).collect()
}

/// Whose turn it is, until no substitute is left.
fn takers(rule: FlowRule, units: &[Share]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    match rule {
        FlowRule::EachInTurn => order.sort_by_key(|at| units[*at].seats),
        // Who never sent a list comes last.
        FlowRule::FirstSent => order.sort_by_key(|at| (units[*at].sent.is_none(), units[*at].sent)),
    }
    let turns = |at: &usize| (0..units[*at].wants()).map(|turn| (turn, *at)).collect::<Vec<_>>();
    let mut all: Vec<(u32, usize)> = order.iter().flat_map(turns).collect();
    if rule == FlowRule::EachInTurn {
        // A stable sort: within a turn the order of the units stays.
        all.sort_by_key(|(turn, _)| *turn);
    }
    all.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    fn share(seats: u32, taken: u32, substitutes: u32, sent: i64) -> Share {
        Share { seats, taken, substitutes, sent: DateTime::from_timestamp(sent, 0) }
    }

    fn to(rule: FlowRule, units: &[Share], room: u32) -> Vec<usize> {
        flow(rule, units, room).into_iter().map(|one| one.to).collect()
    }

    #[test]
    fn seats_go_in_turn_or_to_those_who_were_first() {
        let units = [share(5, 1, 0, 9), share(4, 4, 3, 7), share(2, 2, 2, 8)];
        assert_eq!(to(FlowRule::EachInTurn, &units, 9), [2, 1, 2, 1], "the smaller unit first, one each");
        assert_eq!(to(FlowRule::FirstSent, &units, 9), [1, 1, 1, 2]);
        assert_eq!(to(FlowRule::EachInTurn, &units, 3), [2, 1, 2], "never more than there is room");
        assert_eq!(
            to(FlowRule::EachInTurn, &[share(5, 1, 3, 1)], 9),
            Vec::<usize>::new(),
            "its own seats are its own"
        );
    }

    proptest! {
        #[test]
        fn no_seat_is_given_that_is_not_there_and_nobody_gets_two(
            rule in 0usize..2, room in 0u32..20,
            units in prop::collection::vec((0u32..6, 0u32..7, 0u32..5, 0i64..4), 0..8)
        ) {
            let units: Vec<Share> = units.into_iter().map(|(s, t, w, at)| share(s, t, w, at)).collect();
            let rule = FlowRule::ALL[rule];
            let given = flow(rule, &units, room);
            let unused: u32 = units.iter().map(|unit| unit.unused()).sum();
            let wanted: u32 = units.iter().map(|unit| unit.wants()).sum();
            prop_assert_eq!(given.len() as u32, room.min(unused).min(wanted), "all that can flow does, and no more");
            for (at, unit) in units.iter().enumerate() {
                let from = given.iter().filter(|one| one.from == at).count() as u32;
                let to = given.iter().filter(|one| one.to == at).count() as u32;
                prop_assert!(from <= unit.unused());
                prop_assert!(to <= unit.substitutes, "each substitute once");
                prop_assert!(from == 0 || to == 0, "nobody gives and takes");
            }
            prop_assert_eq!(flow(rule, &units, room), given, "the dry run and the act are one");
        }
    }
}
