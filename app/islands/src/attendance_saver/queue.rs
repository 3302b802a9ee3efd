//! The marks that wait to be saved, one under way at a time.

use std::collections::VecDeque;

use super::status::Status;

/// A mark to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) cell: usize,
    pub(super) status: Status,
    /// Sent twice, it changes nothing the second time.
    pub(super) event: String,
}

/// What waits, in the order of the marks.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: VecDeque<Mark>,
    under_way: Option<Mark>,
}

impl Queue {
    /// Takes a mark up, in the place of one of the same cell that is not under way yet.
    pub(super) fn push(&mut self, mark: Mark) {
        self.waiting.retain(|other| other.cell != mark.cell);
        self.waiting.push_back(mark);
    }

    /// The mark to send now; none while another is under way.
    pub(super) fn send(&mut self) -> Option<Mark> {
        if self.under_way.is_some() {
            return None;
        }
        self.under_way = self.waiting.pop_front();
        self.under_way.clone()
    }

    /// The mark under way was answered. Gives it, and whether it is the last of its cell.
    pub(super) fn answered(&mut self) -> Option<(Mark, bool)> {
        let mark = self.under_way.take()?;
        let last = !self.has(mark.cell);
        Some((mark, last))
    }

    /// The mark under way was not answered: it is the next again, unless a newer one of its cell waits.
    pub(super) fn unanswered(&mut self) {
        if let Some((mark, true)) = self.answered() {
            self.waiting.push_front(mark);
        }
    }

    /// How many cells are not saved.
    pub(super) fn cells(&self) -> usize {
        let under_way = self.under_way.as_ref().is_some_and(|mark| !self.has(mark.cell));
        self.waiting.len() + usize::from(under_way)
    }

    fn has(&self, cell: usize) -> bool {
        self.waiting.iter().any(|mark| mark.cell == cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(cell: usize, status: Status) -> Mark {
        Mark { cell, status, event: format!("{cell}-{status:?}") }
    }

    #[test]
    fn one_after_the_other_in_order() {
        let mut queue = Queue::default();
        queue.push(mark(1, Status::Late));
        queue.push(mark(2, Status::Absent));
        assert_eq!(queue.send(), Some(mark(1, Status::Late)));
        assert_eq!(queue.send(), None, "one at a time");
        assert_eq!(queue.cells(), 2);
        assert_eq!(queue.answered(), Some((mark(1, Status::Late), true)));
        assert_eq!(queue.send(), Some(mark(2, Status::Absent)));
        queue.answered();
        assert_eq!((queue.cells(), queue.send()), (0, None));
    }

    #[test]
    fn a_newer_mark_of_the_same_cell_takes_the_place_of_one_that_waits() {
        let mut queue = Queue::default();
        queue.push(mark(1, Status::Late));
        queue.push(mark(1, Status::Absent));
        assert_eq!((queue.cells(), queue.send()), (1, Some(mark(1, Status::Absent))));
    }

    #[test]
    fn the_answer_to_an_older_mark_is_not_the_last_word_on_its_cell() {
        let mut queue = Queue::default();
        queue.push(mark(1, Status::Late));
        queue.send();
        queue.push(mark(1, Status::Absent));
        assert_eq!(queue.cells(), 1);
        assert_eq!(queue.answered(), Some((mark(1, Status::Late), false)));
        assert_eq!(queue.send(), Some(mark(1, Status::Absent)));
    }

    #[test]
    fn what_was_not_answered_is_sent_again_with_its_event() {
        let mut queue = Queue::default();
        queue.push(mark(1, Status::Late));
        queue.push(mark(2, Status::Late));
        queue.send();
        queue.unanswered();
        assert_eq!(queue.send(), Some(mark(1, Status::Late)));
        queue.push(mark(1, Status::Absent));
        queue.unanswered();
        assert_eq!(queue.send(), Some(mark(2, Status::Late)), "the older mark is given up");
        assert_eq!(queue.cells(), 2);
    }
}
