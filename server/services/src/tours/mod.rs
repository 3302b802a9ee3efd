//! Tours: one class in many units, its dates proposed for all of them, adjusted, and made in one go.

pub(crate) mod begin;
pub(crate) mod conditions;
pub(crate) mod form;
pub(crate) mod make;
pub(crate) mod problem;
pub(crate) mod propose;
pub(crate) mod told;

pub use begin::{Offered, begin_tour, communes_of, offer_tour};
pub use form::{MOST_UNITS, TourForm, TourRow};
pub use make::{NotMade, RowTrouble, check_tour, make_tour};
pub use propose::{Proposed, propose_tour};
pub use told::{Note, Told};
