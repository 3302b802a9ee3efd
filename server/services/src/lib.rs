//! The use cases: a file a verb and a noun. Each asks first who may, then what is valid, then changes everything in one
//! transaction, with its row in the log of changes and the mails that follow from it.

mod add_participants;
mod add_user;
mod answer_registration;
mod audit;
mod change_password;
mod close_account;
mod communication;
mod compose;
mod compose_calendar;
mod compose_report;
mod context;
mod copy_activity;
mod create_activity;
mod decide_registrations;
mod distribute_material;
mod edit_activity;
mod edit_broadcast;
mod edit_media_item;
mod edit_sessions;
mod error;
mod fill_links;
mod find_programme;
mod find_units;
mod find_venues;
mod give_role;
mod hold_seat;
mod import_people;
mod import_programme;
mod invite_people;
mod issue_certificates;
mod likely_doubles;
mod limit_rate;
mod list_activities;
mod list_attendance;
mod list_changes;
mod list_mails;
mod list_people;
mod list_registrations;
mod list_report_rows;
mod list_staff;
mod list_work;
mod mark_demo;
mod move_registration;
mod notify;
mod offer_units;
mod open_certificate;
mod password;
mod permit;
mod plan_sessions;
mod post;
mod preview_certificate;
mod promote;
mod publish_activity;
mod queue_mail;
mod quotas;
mod read_activity_form;
mod read_sessions_form;
mod record_attendance;
mod record_broadcast;
mod record_distribution;
mod record_headcount;
mod record_material;
mod record_media_item;
mod register_participant;
mod render_certificates;
mod renew_links;
mod replace_certificate;
mod revoke_certificate;
mod save_person;
mod secret;
mod send_links;
mod send_mails;
mod send_once;
mod settle_units;
mod show_activity;
mod show_registration;
mod sign_in;
mod strike_secrets;
mod tell_change;
mod undo_act;
mod verify_audit;
mod verify_certificate;

pub use add_participants::add_participants;
pub use add_user::{AddUser, Known, add_user};
pub use answer_registration::{Answer, answer_invitation, cancel_registration};
pub use change_password::{PasswordProof, change_password, password_proof, send_password_link};
pub use close_account::{close_account, reopen_account, take_role};
pub use compose_calendar::{activity_calendar, own_calendar};
pub use compose_report::{Report, ReportFilter, compose_report, report_units, unit_of_code};
pub use context::{Clock, Office, Services};
pub use copy_activity::copy_activity;
pub use create_activity::{create_activity, may_create_activities};
pub use decide_registrations::{Decided, Decision, decide_registrations};
pub use distribute_material::{ManyForm, distribute_material, units_to_give};
pub use edit_activity::{Edited, edit_activity, may_change_activity};
pub use edit_broadcast::{edit_broadcast, load_broadcast_form};
pub use edit_media_item::{edit_media_item, load_media_item_form};
pub use edit_sessions::{NotEdited, Removal, edit_sessions};
pub use error::{Error, Result};
pub use find_units::{UnitChoice, find_unit, find_units, list_own_units};
pub use find_venues::list_venues;
pub use give_role::{NotGiven, RoleForm, give_role};
pub use hold_seat::{release_seats, take_seat};
pub use import_people::{
    Column, ImportedPeople, ListForm, PeopleList, Row, RowState, WrongRows, check_people_list, import_people,
    read_people_file,
};
pub use import_programme::{
    ImportCount, ImportError, ImportOutcome, ImportProblem, Imported, import_programme,
};
pub use invite_people::{InvitationPlan, invite_people, may_invite, plan_invitations};
pub use issue_certificates::{
    CertificatePlan, IssueForm, SignerName, WhyNot, issue_certificates, plan_certificates,
};
pub use list_activities::{
    ActivityCard, ActivityQuery, When, list_public_activities, list_public_months, list_staff_activities,
};
pub use list_attendance::{
    AttendanceCounts, AttendanceFilter, AttendanceOverview, AttendanceRow, list_attendance,
};
pub use list_changes::{ChangeEntry, ChangedBy, list_changes};
pub use list_mails::{Outbox, list_mails, retry_mail, retry_mails, show_mail};
pub use list_people::{Added, Opens, PeopleQuery, PersonEntry, find_people, list_people, show_person};
pub use list_registrations::{ListEntry, ListRights, list_registrations, list_rights};
pub use list_report_rows::{FigureRows, ReportPerson, ReportRows, ReportTeam, list_report_rows};
pub use list_staff::{HeldRole, StaffEntry, list_staff, show_staff};
pub use list_work::{Task, TaskKind, Work, has_activities, list_work};
pub use mark_demo::{is_demo, mark_demo};
pub use notify::Preview;
pub use offer_units::{Force, OfferedUnit, UnitGroup, list_public_units, list_report_units};
pub use open_certificate::may_end_certificates;
pub use plan_sessions::list_sessions_of;
pub use post::{NotTaken, Post, Smtp};
pub use preview_certificate::{longest_name, preview_certificate};
pub use publish_activity::{cancel_activity, publish_activity};
pub use read_activity_form::{ActivityForm, hour_fields, load_activity_form};
pub use read_sessions_form::{HalfDay, SessionForm, SessionsForm, new_id, new_session_form, session_form};
pub use record_attendance::{AttendanceGrid, Mark, record_attendance, show_attendance};
pub use record_broadcast::{
    BroadcastEntry, BroadcastForm, broadcast_years, list_broadcasts, record_broadcast, remove_broadcast,
    show_broadcast,
};
pub use record_distribution::{
    DistributionEntry, DistributionForm, list_distributions, record_distribution, remove_distribution,
};
pub use record_headcount::record_headcount;
pub use record_material::{
    MaterialEntry, MaterialForm, list_materials, material_years, record_material, remove_material,
};
pub use record_media_item::{
    MediaEntry, MediaForm, list_media_items, media_years, record_media_item, remove_media_item,
    show_media_item,
};
pub use register_participant::{NotRegistered, Reach, Registered, RegistrationForm, register_participant};
pub use render_certificates::{
    File, archive_certificates, render_certificate, render_certificates, render_own_certificate,
};
pub use renew_links::renew_links;
pub use replace_certificate::replace_certificate;
pub use revoke_certificate::revoke_certificate;
pub use save_person::{NotSaved, PersonForm, load_person_form, may_add_people, save_person};
pub use secret::LinkKeys;
pub use send_links::send_links;
pub use send_mails::{Step, release_mails, send_mails, send_mails_until};
pub use send_once::new_form_key;
pub use settle_units::{Means, Settled, TypedUnits, list_typed_units, settle_unit};
pub use show_activity::{StaffActivity, show_public_activity, show_staff_activity};
pub use show_registration::{OwnRegistration, link_token, show_registration};
pub use sign_in::{
    Browser, SignedIn, check_sign_in_link, create_sign_in_link, end_session, find_first_admin, find_session,
    find_user, has_no_users, list_sessions, sign_in, sign_out, sign_out_everywhere, use_sign_in_link,
};
pub use store::reports::HeldActivity;
pub use store::{Db, Paged, Paging, ids, rows};
pub use tell_change::{Audience, Telling};
pub use undo_act::{Done, NotUndone, UndoPlace, find_undo, undo_act};
pub use verify_audit::{AuditCheck, AuditFault, AuditHead, audit_head, verify_audit};
pub use verify_certificate::verify_certificate;
