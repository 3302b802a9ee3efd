//! The staff: accounts, roles, passwords, and who is signed in.

pub(crate) mod add;
pub(crate) mod change_password;
pub(crate) mod close;
pub(crate) mod find;
pub(crate) mod give_role;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod sign_in;
pub(crate) mod sign_in_link;
pub(crate) mod take_role;

pub use add::{AddUser, Known, add_user};
pub use change_password::{PasswordProof, change_password, password_proof, send_password_link};
pub use close::{close_account, reopen_account};
pub use find::{find_first_admin, find_user, has_no_users};
pub use give_role::{RoleForm, give_role};
pub use invite::{INVITED_DAYS, InviteForm, check_invitation, invite_again, invite_user};
pub use list::{HeldRole, StaffEntry, list_staff, list_staff_page, require_manager, show_staff};
pub use session::{
    Browser, SignedIn, end_session, find_session, list_sessions, sign_out, sign_out_everywhere,
};
pub use sign_in::sign_in;
pub use sign_in_link::{check_sign_in_link, create_sign_in_link, use_sign_in_link};
pub use take_role::take_role;
