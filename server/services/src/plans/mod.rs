//! Plans by year: what targets a unit has, and how they stand.

pub(crate) mod compose;
pub(crate) mod form;
pub(crate) mod list_rows;
pub(crate) mod plan;
pub(crate) mod save;

pub use compose::{PlanRow, YearPlan, compose_plan};
pub use form::{LastYear, LoadedPlan, PlanForm, TargetForm, load_plan_form};
pub use list_rows::{Planned, PlannedActivity, PlannedOf, list_planned};
pub use plan::{PlanFilter, plan_filter};
pub use save::save_plan;
