//! What is typed before certificates are issued: the day, and who signs.

use chrono::NaiveDate;
use domain::{
    Problem, Problems,
    fields::{read_date, read_line, read_optional_line},
    label,
};
use store::rows::Activity;

use crate::{Error, Result, Services, error::valid};

/// What is typed before certificates are issued. Who signs stands on each of them, so it is required.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct IssueForm {
    /// The day of issue.
    pub issued_on: String,
    /// In whose place it is signed: `KT. GIÁM ĐỐC`; may be empty.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's name.
    pub signer_name: String,
    /// Whether the signer's name may be left to be written by hand.
    pub name: SignerName,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Whether a certificate names its signer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SignerName {
    /// It does.
    #[default]
    Required,
    /// A command may leave room for a name that is written by hand.
    MayBeBlank,
}

/// The activity with its signer, and the day of issue.
///
/// # Errors
/// [`Error::Invalid`] by field.
pub(crate) fn read_form(
    services: &Services,
    activity: Activity,
    form: &IssueForm,
) -> Result<(Activity, NaiveDate)> {
    let mut problems = Problems::default();
    let issued_on = problems.check("issued_on", read_date(&form.issued_on, label::ISSUE_DATE));
    if let Some(day) = issued_on
        && (day < activity.ends_on || day > services.today())
    {
        problems.add(
            "issued_on",
            Problem::Said(
                "Chọn ngày cấp từ ngày bế mạc đến hôm nay",
                "Choose a day from the last day of the activity to today",
            ),
        );
    }
    let authority = problems
        .check("signer_authority", read_optional_line(&form.signer_authority, label::SIGNER_TITLE, 100));
    let title = problems.check("signer_title", read_line(&form.signer_title, label::SIGNER_TITLE, 100));
    let name = problems.check(
        "signer_name",
        match form.name {
            SignerName::Required => read_line(&form.signer_name, label::SIGNER_NAME, 100),
            SignerName::MayBeBlank => read_optional_line(&form.signer_name, label::SIGNER_NAME, 100),
        },
    );
    valid(problems)?;
    let whole = |text: Option<String>| text.unwrap_or_default();
    let day = issued_on.ok_or_else(|| Error::Fault("a form without problems is whole".into()))?;
    let signed = Activity {
        signer_authority: whole(authority),
        signer_title: whole(title),
        signer_name: whole(name),
        ..activity
    };
    Ok((signed, day))
}
