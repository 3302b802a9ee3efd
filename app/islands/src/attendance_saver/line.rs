//! What the line below the grid says.

use serde::{Deserialize, Serialize};

use super::queue::{Mark, Queue};

/// Everything that the island says, in the reader's language. `#` stands for a number, `@` for other words.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct GridWords {
    /// The keys.
    pub keys: String,
    /// Before the first mark.
    pub ready: String,
    /// While one cell is under way.
    pub saving: String,
    /// While `#` cells are.
    pub saving_more: String,
    /// When all is saved, at `@`.
    pub saved: String,
    /// When the network failed.
    pub away: String,
    /// When the session has ended.
    pub signed_out: String,
    /// The link to sign in again.
    pub sign_in: String,
    /// What happens then.
    pub signed_in: String,
    /// When a mark was refused without a sentence.
    pub refused: String,
    /// Before the last refusal of `#`.
    pub refused_more: String,
    /// So many cells are selected.
    pub selected: String,
    /// `#` cells say `@` now.
    pub set: String,
    /// So many cells say what they said before.
    pub undone: String,
    /// The sentence with how many were there.
    pub caption: String,
}

/// Why nothing gets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No network, or no answer.
    Away,
    /// The session has ended.
    SignedOut,
}

/// What was refused since the last act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) cells: usize,
    /// The last of them, and why.
    pub(super) last: String,
}

/// Where saving stands.
#[derive(Debug, Default)]
pub(super) struct Saving {
    pub(super) queue: Queue,
    pub(super) trouble: Option<Trouble>,
    pub(super) refused: Refused,
    /// When the last mark was saved.
    pub(super) saved_at: Option<String>,
    /// Counts the attempts, so that only the newest wait is followed by another.
    pub(super) round: u32,
    /// The form is being sent as it is, with all that waits.
    pub(super) leaves: bool,
}

/// The line as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) state: &'static str,
    pub(super) text: String,
    /// Whether the link to sign in follows.
    pub(super) sign_in: bool,
}

impl Saving {
    /// Takes up a mark: what was refused before it has been read.
    pub(super) fn take(&mut self, mark: Mark) {
        self.refused = Refused::default();
        self.queue.push(mark);
    }

    /// The line for this state.
    pub(super) fn line(&self, words: &GridWords) -> Line {
        let cells = self.queue.cells();
        let of = |words: &str, n: usize| words.replace('#', &n.to_string());
        let (state, text) = match (self.trouble, cells, &self.saved_at) {
            (Some(Trouble::Away), 1.., _) => ("failed", of(&words.away, cells)),
            (Some(Trouble::SignedOut), 1.., _) => ("failed", of(&words.signed_out, cells)),
            (_, 1, _) => ("saving", words.saving.clone()),
            (_, 2.., _) => ("saving", of(&words.saving_more, cells)),
            (_, 0, Some(at)) => ("saved", words.saved.replace('@', at)),
            (_, 0, None) => ("", words.ready.clone()),
        };
        let sign_in = self.trouble == Some(Trouble::SignedOut) && cells > 0;
        let Refused { cells: refused, last } = &self.refused;
        if *refused == 0 {
            return Line { state, text, sign_in };
        }
        let many = if *refused > 1 { of(&words.refused_more, *refused) } else { String::new() };
        // Nothing else is worth saying while all else is well.
        let rest = if cells > 0 { text } else { String::new() };
        let text = [many.as_str(), last.as_str(), rest.as_str()].join(" ");
        Line { state: "failed", text: text.trim().to_owned(), sign_in }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attendance_saver::status::Status;

    fn words() -> GridWords {
        GridWords {
            ready: "ready".into(),
            saving: "saving".into(),
            saving_more: "saving #".into(),
            saved: "saved @".into(),
            away: "away #".into(),
            signed_out: "out #".into(),
            refused_more: "# refused.".into(),
            ..GridWords::default()
        }
    }

    fn told(saving: &Saving) -> (&'static str, String, bool) {
        let Line { state, text, sign_in } = saving.line(&words());
        (state, text, sign_in)
    }

    fn take(saving: &mut Saving, cell: usize) {
        saving.take(Mark { cell, status: Status::Late, event: cell.to_string() });
    }

    #[test]
    fn it_tells_how_many_wait_and_for_what() {
        let mut saving = Saving::default();
        assert_eq!(told(&saving), ("", "ready".into(), false));
        take(&mut saving, 1);
        assert_eq!(told(&saving), ("saving", "saving".into(), false));
        take(&mut saving, 2);
        assert_eq!(told(&saving), ("saving", "saving 2".into(), false));
        saving.trouble = Some(Trouble::Away);
        assert_eq!(told(&saving), ("failed", "away 2".into(), false));
        saving.trouble = Some(Trouble::SignedOut);
        assert_eq!(told(&saving), ("failed", "out 2".into(), true));
    }

    #[test]
    fn a_refusal_is_told_until_the_next_act() {
        let mut saving = Saving { saved_at: Some("10:32".into()), ..Saving::default() };
        assert_eq!(told(&saving), ("saved", "saved 10:32".into(), false));
        saving.refused = Refused { cells: 1, last: "An: no seat.".into() };
        assert_eq!(told(&saving), ("failed", "An: no seat.".into(), false));
        saving.refused.cells = 2;
        assert_eq!(told(&saving), ("failed", "2 refused. An: no seat.".into(), false));
        take(&mut saving, 1);
        assert_eq!(told(&saving), ("saving", "saving".into(), false));
    }
}
