//! What a trainer teaches, and whether they still do.

use domain::{
    Label,
    accounts::access::{Action, Actor},
    fields::read_optional_line,
    text,
};
use store::{ids::PersonId, rows::Trainer};

use crate::{Error, Result, Services, people::form::open, trainers::add::TRAINER};

/// What is known of a trainer, as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrainerForm {
    /// What they teach; may stay empty.
    pub subjects: String,
    /// `yes` where they teach no more.
    pub retired: String,
    /// The version that was loaded.
    pub version: String,
}

const SUBJECTS: Label = Label { vi: "chuyên đề", en: "the subjects" };

/// Changes what is known of a trainer, unless somebody else did meanwhile.
///
/// # Errors
/// [`Error::Invalid`] at `subjects`; [`Error::Conflict`] where somebody else changed it; as the gate decides.
pub async fn edit_trainer(
    services: &Services,
    actor: &Actor,
    id: PersonId,
    form: &TrainerForm,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let before = store::trainers::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    open(&tx, actor, Action::ManagePeople, id).await?;
    let subjects = read_optional_line(&form.subjects, SUBJECTS, 500)
        .map_err(|problem| Error::invalid("subjects", problem))?;
    if form.version != before.version.to_string() {
        return Err(Error::conflict(
            "Người khác vừa sửa giảng viên này. Tải lại trang để xem bản mới rồi sửa tiếp.",
            "Somebody else has just changed this trainer. Load the page again to see it, then go on.",
        ));
    }
    let row = Trainer {
        fold: text::fold(&subjects),
        subjects,
        retired: form.retired == "yes",
        version: before.version + 1,
        person_id: id,
    };
    let row = store::update(&tx, row).await?;
    TRAINER.edited(services, &tx, actor, (&before, &row));
    Ok(tx.commit().await?)
}
