//! The agenda inside the sessions of an activity: tracks and talks, who chose which, and the paper of it.

pub(crate) mod agenda;
pub(crate) mod choose;
pub(crate) mod choose_again;
pub(crate) mod choose_for;
pub(crate) mod chosen_lines;
pub(crate) mod copy;
pub(crate) mod follow;
pub(crate) mod form;
pub(crate) mod list_choosers;
pub(crate) mod paste;
pub(crate) mod pasted;
pub(crate) mod remove;
pub(crate) mod render;
pub(crate) mod save;
pub(crate) mod save_tracks;
pub(crate) mod shift;
pub(crate) mod show;

pub use agenda::Agenda;
pub use choose::{ChoiceForm, NotChosen, choose_talks};
pub use choose_for::{ChooseAct, choose_for};
pub use form::TalkForm;
pub use list_choosers::{Chooser, find_to_choose, list_choosers};
pub use paste::{PasteForm, Pasted, look_at_agenda, paste_agenda};
pub use pasted::{PastedRow, WrongRow};
pub use remove::remove_talk;
pub use render::{render_agenda, render_staff_agenda};
pub use save::{load_talk_form, new_talk_form, save_talk};
pub use save_tracks::{TrackLine, TracksForm, load_tracks_form, save_tracks};
pub use shift::shift_talks;
pub use show::{MayChoose, OwnTalks, show_agenda, show_own_talks, show_public_agenda, show_talk};
