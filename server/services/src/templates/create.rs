//! Makes a template: of nothing, or of an activity.

use domain::accounts::access::{Action, Actor};
use store::{ids::TemplateId, questions::Owner, rows::TemplateSession};

use crate::{
    Result, Services,
    activities::{
        begin::usual_form,
        form::{ActivityForm, load_activity_form},
        show::open,
    },
    checked::NotSaved,
    documents::copy::copy_documents,
    permit::{require_somewhere, require_unit},
    questions::copy::copy_questions,
    reminders::copy::copy_reminders,
    send_once::{do_once, new_form_key},
    templates::{
        agenda,
        form::{TEMPLATE, TemplateForm, read},
    },
};

/// The form of a new template. `of` is the code of an activity whose texts, rules and agenda it has; empty: of none, and what every
/// activity of the office has alike is filled in.
///
/// # Errors
/// [`crate::Error::Forbidden`]; as the gate decides of the activity.
pub async fn begin_template(services: &Services, actor: &Actor, of: &str) -> Result<TemplateForm> {
    require_somewhere(actor, Action::ManageActivity)?;
    let key = new_form_key()?;
    if of.is_empty() {
        let activity = ActivityForm { key, ..usual_form(services, actor).await? };
        return Ok(TemplateForm { activity, ..TemplateForm::default() });
    }
    let form = load_activity_form(services, actor, of).await?;
    let read = services.db.read();
    let row = open(read, actor, Action::ManageActivity, of).await?;
    let sessions = store::sessions::of_activity(read, row.id).await?;
    Ok(TemplateForm {
        name: row.title.chars().take(200).collect(),
        activity: ActivityForm { version: String::new(), key, ..form },
        agenda: agenda::typed(&agenda::of_activity(&row, &sessions)),
        questions_of: row.code,
    })
}

/// Makes a template.
///
/// # Errors
/// [`crate::Error::Invalid`] by field, with units to choose from; as the gate decides.
pub async fn create_template(
    services: &Services,
    actor: &Actor,
    form: &TemplateForm,
) -> std::result::Result<TemplateId, NotSaved> {
    require_somewhere(actor, Action::ManageActivity)?;
    do_once(services, actor, (&form.activity.key, form), async |tx| {
        let (row, sessions) = read(services, tx, form, None).await?;
        require_unit(tx, actor, Action::ManageActivity, row.unit_id).await?;
        let row = store::insert(tx, row).await?;
        let of = |session: TemplateSession| TemplateSession { template_id: row.id, ..session };
        let sessions: Vec<TemplateSession> = sessions.into_iter().map(of).collect();
        store::templates::replace_sessions(tx, row.id, sessions.clone()).await?;
        let id = row.id;
        if !form.questions_of.is_empty() {
            let of = open(tx, actor, Action::ManageActivity, &form.questions_of).await?;
            copy_questions(services, tx, Owner::Activity(of.id), Owner::Template(id)).await?;
            copy_documents(services, tx, Owner::Activity(of.id), Owner::Template(id)).await?;
            copy_reminders(services, tx, Owner::Activity(of.id), Owner::Template(id)).await?;
        }
        TEMPLATE.created(services, tx, actor, &(row, sessions));
        Ok(id)
    })
    .await
}
