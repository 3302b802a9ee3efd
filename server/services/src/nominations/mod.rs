//! Nomination rounds: units are called to name their people, each for its seats; what nobody uses flows to others.

pub(crate) mod answer;
pub(crate) mod arrange;
pub(crate) mod called;
pub(crate) mod calls;
pub(crate) mod flow;
pub(crate) mod form;
pub(crate) mod name;
pub(crate) mod new_person;
pub(crate) mod overview;
pub(crate) mod paste;
pub(crate) mod plea;
pub(crate) mod plead;
pub(crate) mod render;
pub(crate) mod resettle;
pub(crate) mod save;
pub(crate) mod send;
pub(crate) mod settle;
pub(crate) mod show;
pub(crate) mod snapshot;
pub(crate) mod take_back;
pub(crate) mod tell;
pub(crate) mod tend;
pub(crate) mod turn;
pub(crate) mod undoable;

pub use answer::send_list;
pub use arrange::{Way, move_nominee, remove_nominee, replace_nominee};
pub use called::units_below;
pub use calls::{list_calls, note_seen};
pub use flow::{FlowPlan, FlowedSeat, flow_seats, plan_flow};
pub use form::{RoundForm, load_round_form};
pub use name::{ask_for_person, name_person};
pub use new_person::{NewNomineeForm, Newcomer, name_new_person};
pub use overview::{Overview, UnitLine, show_round};
pub use paste::{Means, PastedLine, Said, name_pasted, read_pasted};
pub use render::render_unit_list;
pub use save::save_round;
pub use send::{MailPlan, Told, plan_letters, send_letters};
pub use settle::Settled;
pub use show::{
    CandidateEntry, NomineeEntry, UnitList, Warning, WhyNot, find_candidates, show_unit_list,
    show_unit_list_page,
};
pub use tell::Letter;
pub use tend::tend_rounds;
pub use turn::{ListOf, Open};
pub use undoable::{ListUndo, find_list_undo};
