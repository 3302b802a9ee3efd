//! Invitations: who is asked to come, and what they answer.

pub(crate) mod answer;
pub(crate) mod invite;

pub use answer::{Answer, answer_invitation};
pub use invite::{InvitationPlan, invite_people, may_invite, plan_invitations};
