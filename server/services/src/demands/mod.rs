//! Calls for interest: who wants a course that has no date yet leaves their name, units say how many they would send, and activities are
//! planned from that.

pub(crate) mod ask;
pub(crate) mod end;
pub(crate) mod form;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod name;
pub(crate) mod open;
pub(crate) mod own;
pub(crate) mod plan;
pub(crate) mod public;
pub(crate) mod save;
pub(crate) mod show;

pub use ask::{AskForm, UnitAsk, list_asks, load_ask_form, save_ask};
pub use end::{DemandAct, act_on_demand, forget_old_names};
pub use form::DemandForm;
pub use invite::{DemandInvitation, How, Invited, invite_named, plan_demand_invitation};
pub use list::{DemandEntry, list_demands};
pub use name::{Kept, NameForm, Named, NotNamed, leave_name};
pub use own::{OwnName, show_own_name, withdraw_name};
pub use plan::{prefilled_units, quota_lines};
pub use public::{PublicDemand, list_open_demands, show_public_demand};
pub use save::{begin_demand, create_demand, edit_demand, load_demand_form};
pub use show::{DemandNames, DemandPage, NamesOf, UnitDemand, list_demand_names, show_demand};
