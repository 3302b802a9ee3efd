//! The certificate of the longest name, as it would be printed: looked at before any is issued.

use domain::accounts::access::{Action, Actor};
use store::rows::Certificate;

use crate::{
    Error, Result, Services,
    activities::show::open,
    attendance::grid::grid_in,
    certificates::{
        fill::fill,
        form::{IssueForm, read_form},
        plan::{CertificatePlan, is_due},
        render::{File, pdf},
    },
};

/// The certificate of the longest name among those who are due, as it would be printed, with a number that no certificate has.
///
/// # Errors
/// [`Error::Invalid`] as [`issue_certificates`]; [`Error::NotFound`] where nobody is due; as the gate decides.
pub async fn preview_certificate(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &IssueForm,
) -> Result<File> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageCertificates, code).await?;
    let (signed, issued_on) = read_form(services, activity, form)?;
    let grid = grid_in(read, &signed).await?;
    let issued = store::certificates::of_activity(read, signed.id).await?;
    let due = grid.people.iter().filter(|entry| is_due(&grid, &issued, entry));
    let longest = due.max_by_key(|entry| entry.person.full_name.chars().count()).ok_or(Error::NotFound)?;
    let unit = store::units::by_id(read, signed.unit_id).await?.ok_or(Error::NotFound)?;
    let row = fill(services, actor, &grid, longest, &unit, (0, issued_on))?;
    // A code that verifies as nothing.
    pdf(services, &Certificate { code: "2".repeat(domain::certificates::CODE_LENGTH), ..row })
}

/// Whose certificate the preview shows: the longest name of those who are due.
pub fn longest_name(plan: &CertificatePlan) -> Option<&str> {
    plan.due.iter().map(|entry| entry.person.full_name.as_str()).max_by_key(|name| name.chars().count())
}
