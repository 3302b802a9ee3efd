//! The grid as numbers: what each cell says, which are selected, and what was done to them.

use super::{
    place::{Shape, Way},
    status::Status,
};

/// The cells row by row.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) shape: Shape,
    statuses: Vec<Status>,
    /// The cell that has the tab stop.
    pub(super) at: usize,
    /// Where a selection began.
    anchor: Option<usize>,
    /// What cells said before each act, the last act at the end.
    acts: Vec<Vec<(usize, Status)>>,
}

impl Sheet {
    pub(super) fn new(shape: Shape, statuses: Vec<Status>) -> Self {
        Self { shape, statuses, at: 0, anchor: None, acts: Vec::new() }
    }

    pub(super) fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    pub(super) fn status(&self, cell: usize) -> Status {
        self.statuses.get(cell).copied().unwrap_or(Status::Unmarked)
    }

    /// Moves the tab stop, and the selection with it or not.
    pub(super) fn go(&mut self, way: Way, extends: bool) {
        let anchor = self.anchor.unwrap_or(self.at);
        self.anchor = extends.then_some(anchor);
        self.at = self.shape.go(self.at, way);
    }

    /// The tab stop is here, and nothing else is selected.
    pub(super) fn stand(&mut self, cell: usize) {
        self.anchor = None;
        self.at = cell;
    }

    /// The cells that a key is for.
    pub(super) fn chosen(&self) -> Vec<usize> {
        self.shape.block(self.anchor.unwrap_or(self.at), self.at)
    }

    /// Whether there is more than the cell with the tab stop.
    pub(super) fn is_block(&self) -> bool {
        self.anchor.is_some_and(|anchor| anchor != self.at)
    }

    /// What Space makes of the chosen cells: unmarked where all of them were there on time.
    pub(super) fn toggled(&self) -> Status {
        let all = self.chosen().iter().all(|cell| self.status(*cell) == Status::Present);
        if all { Status::Unmarked } else { Status::Present }
    }

    /// Sets cells in one act. Gives those that say something else now.
    pub(super) fn set(&mut self, cells: &[usize], status: Status) -> Vec<usize> {
        let act: Vec<_> = cells.iter().map(|cell| (*cell, self.status(*cell))).collect();
        let act: Vec<_> = act.into_iter().filter(|(_, before)| *before != status).collect();
        let changed: Vec<usize> = act.iter().map(|(cell, _)| *cell).collect();
        for cell in &changed {
            self.put(*cell, status);
        }
        if !act.is_empty() {
            self.acts.push(act);
        }
        changed
    }

    /// Takes the last act back that still makes a difference. Gives the cells that say something else now.
    pub(super) fn undo(&mut self) -> Vec<usize> {
        while let Some(act) = self.acts.pop() {
            let act: Vec<_> =
                act.into_iter().filter(|(cell, before)| self.status(*cell) != *before).collect();
            for (cell, before) in &act {
                self.put(*cell, *before);
            }
            if let Some((cell, _)) = act.first() {
                self.stand(*cell);
                return act.iter().map(|(cell, _)| *cell).collect();
            }
        }
        Vec::new()
    }

    /// What a cell says, without an act.
    pub(super) fn put(&mut self, cell: usize, status: Status) {
        if let Some(place) = self.statuses.get_mut(cell) {
            *place = status;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Absent, Late, Present, Unmarked};

    /// Three rows of two.
    fn sheet() -> Sheet {
        Sheet::new(Shape::new(6, 2), vec![Unmarked; 6])
    }

    #[test]
    fn a_selection_grows_from_where_it_began_and_ends_with_a_plain_move() {
        let mut sheet = sheet();
        sheet.go(Way::Right, true);
        sheet.go(Way::Down(1), true);
        assert_eq!((sheet.chosen(), sheet.is_block()), (vec![0, 1, 2, 3], true));
        sheet.go(Way::Left, true);
        assert_eq!(sheet.chosen(), [0, 2]);
        sheet.go(Way::Down(1), false);
        assert_eq!((sheet.chosen(), sheet.is_block()), (vec![4], false));
    }

    #[test]
    fn each_act_is_taken_back_as_a_whole() {
        let mut sheet = sheet();
        assert_eq!(sheet.set(&[0, 1], Present), [0, 1]);
        assert_eq!(sheet.set(&[1, 2], Present), [2], "only what changes");
        assert!(sheet.set(&[0, 1, 2], Present).is_empty());
        assert_eq!(sheet.undo(), [2]);
        assert_eq!(sheet.at, 2);
        assert_eq!(sheet.undo(), [0, 1]);
        assert_eq!(sheet.statuses(), [Unmarked; 6]);
        assert!(sheet.undo().is_empty());
    }

    #[test]
    fn an_act_that_was_refused_is_passed_over() {
        let mut sheet = sheet();
        sheet.set(&[0], Late);
        sheet.set(&[1], Absent);
        sheet.put(1, Unmarked);
        assert_eq!(sheet.undo(), [0]);
    }

    #[test]
    fn space_marks_unless_all_are_marked() {
        let mut sheet = sheet();
        assert_eq!(sheet.toggled(), Present);
        sheet.set(&[0], Present);
        assert_eq!(sheet.toggled(), Unmarked);
        sheet.go(Way::Down(1), true);
        assert_eq!(sheet.toggled(), Present);
    }
}
