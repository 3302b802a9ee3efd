//! The order of questions: one that hangs on another stands right below it, whatever its place was before.

use std::collections::HashSet;

/// A question in its order: its number, and the one that it hangs on.
pub type Placed = (i64, Option<i64>);

/// The questions as they are asked, with how deep each stands: those of one parent keep the order in which they came. One whose parent is
/// not among them stands at the top.
pub fn in_order(all: &[Placed]) -> Vec<(i64, usize)> {
    let there: HashSet<i64> = all.iter().map(|(id, _)| *id).collect();
    let mut ordered = Vec::with_capacity(all.len());
    let top: Vec<i64> = all
        .iter()
        .filter(|(_, parent)| parent.is_none_or(|parent| !there.contains(&parent)))
        .map(|(id, _)| *id)
        .collect();
    for id in top {
        place(all, id, 0, &mut ordered);
    }
    ordered
}

fn place(all: &[Placed], id: i64, depth: usize, ordered: &mut Vec<(i64, usize)>) {
    // Each once, also where somebody wrote a circle past us.
    if ordered.iter().any(|(placed, _)| *placed == id) {
        return;
    }
    ordered.push((id, depth));
    for (child, _) in all.iter().filter(|(_, parent)| *parent == Some(id)) {
        place(all, *child, depth + 1, ordered);
    }
}

/// Whether a question may hang on another: not on itself, and on none that hangs on it.
pub fn may_hang_on(all: &[Placed], id: i64, parent: i64) -> bool {
    let mut above = Some(parent);
    for _ in 0..=all.len() {
        match above {
            Some(one) if one == id => return false,
            Some(one) => above = all.iter().find(|(of, _)| *of == one).and_then(|(_, parent)| *parent),
            None => return true,
        }
    }
    false
}

/// Where a question is to move among those that hang on the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Before the one above.
    Up,
    /// After the one below.
    Down,
}

/// The question that changes places with this one; none where it is the first or the last of those that hang on the same.
pub fn neighbour(all: &[Placed], id: i64, way: Way) -> Option<i64> {
    let parent = all.iter().find(|(of, _)| *of == id)?.1;
    let beside: Vec<i64> = all.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id).collect();
    let place = beside.iter().position(|of| *of == id)?;
    match way {
        Way::Up => place.checked_sub(1).map(|place| beside[place]),
        Way::Down => beside.get(place + 1).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_hangs_on_a_question_stands_below_it() {
        let all = [(1, None), (2, None), (3, Some(1)), (4, Some(3)), (5, Some(1))];
        assert_eq!(in_order(&all), [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)]);
        assert_eq!(neighbour(&all, 5, Way::Up), Some(3));
        assert_eq!(neighbour(&all, 3, Way::Up), None);
        assert_eq!(neighbour(&all, 1, Way::Down), Some(2));
        assert!(!may_hang_on(&all, 1, 4), "its own grandchild");
        assert!(!may_hang_on(&all, 1, 1));
        assert!(may_hang_on(&all, 4, 2));
    }

    proptest! {
        /// Parents are made only by what may be done, and are then at random moved to and fro.
        #[test]
        fn every_question_stands_once_and_after_what_it_hangs_on(steps in prop::collection::vec((0i64..8, 0i64..8), 0..30)) {
            let mut all: Vec<Placed> = (0..8).map(|id| (id, None)).collect();
            for (id, parent) in steps {
                if may_hang_on(&all, id, parent) {
                    all[usize::try_from(id).unwrap()].1 = Some(parent);
                }
            }
            let ordered = in_order(&all);
            prop_assert_eq!(ordered.len(), all.len());
            for (id, parent) in &all {
                let at = |wanted: i64| ordered.iter().position(|(of, _)| *of == wanted).unwrap();
                if let Some(parent) = parent {
                    prop_assert!(at(*parent) < at(*id));
                    prop_assert_eq!(ordered[at(*parent)].1 + 1, ordered[at(*id)].1);
                }
            }
        }
    }
}
