//! The form of a new activity, filled in by a template.

use domain::{
    Problem, Problems, Slot, Word,
    accounts::access::{Action, Actor},
    agenda::{days, time},
};
use store::{
    ConnectionTrait,
    ids::TemplateId,
    rows::{Template, TemplateSession},
};

use crate::{
    Result, Services,
    activities::form::ActivityForm,
    permit::require_unit,
    templates::{
        form::{contents, unit_name},
        show::open_template,
    },
    units::find::in_force,
};

/// A template that a new activity follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledBy {
    /// The template.
    pub id: TemplateId,
    /// What it is called.
    pub name: String,
    /// How many days its agenda has.
    pub days: i64,
    /// How many sessions.
    pub sessions: usize,
}

/// The form of an activity that follows a template: its texts, rules and agenda; of the office what it leaves open. What of it no longer
/// fits is told at its field.
///
/// # Errors
/// As [`open_template`].
pub(crate) async fn fill(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: TemplateId,
    usual: ActivityForm,
) -> Result<(ActivityForm, FilledBy, Problems)> {
    let (row, sessions) = open_template(conn, actor, id).await?;
    let mut problems = Problems::default();
    let (unit, unit_id) = match usual.unit_id.is_empty() {
        false => (usual.unit.clone(), usual.unit_id.clone()),
        true => unit_of(services, conn, actor, &row, &mut problems).await?,
    };
    let filled = filled(usual, &row, &sessions);
    let by = FilledBy {
        id: row.id,
        name: row.name,
        days: days(sessions.iter().map(TemplateSession::time)),
        sessions: sessions.len(),
    };
    Ok((ActivityForm { unit, unit_id, ..filled }, by, problems))
}

/// The unit of the template, where the actor has none of their own; none, where it is no more, or not the actor's.
async fn unit_of(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    row: &Template,
    problems: &mut Problems,
) -> Result<(String, String)> {
    let Some(unit) = store::units::by_id(conn, row.unit_id).await? else { return Ok(Default::default()) };
    if !in_force(&unit, services.today()) {
        problems.add(
            "unit",
            Problem::SaidOf(
                format!("Đơn vị của mẫu ({}) không còn hiệu lực: chọn đơn vị khác", unit.name),
                format!("The template’s unit ({}) is no longer in force: choose another", unit.name),
            ),
        );
        return Ok(Default::default());
    }
    match require_unit(conn, actor, Action::ManageActivity, unit.id).await {
        Ok(()) => Ok((unit_name(services, conn, row).await?, unit.id.to_string())),
        Err(_) => Ok(Default::default()),
    }
}

fn filled(usual: ActivityForm, row: &Template, sessions: &[TemplateSession]) -> ActivityForm {
    let first = |slot: Slot| sessions.iter().find(|one| one.day_no == 1 && *one.slot == slot);
    let hours = |of: fn(&TemplateSession) -> i32, usual: &[String]| {
        let hour = |(n, slot): (usize, &Slot)| match first(*slot) {
            Some(session) => time(of(session).unsigned_abs()).format("%H:%M").to_string(),
            None => usual.get(n).cloned().unwrap_or_default(),
        };
        Slot::ALL.iter().enumerate().map(hour).collect()
    };
    let has_signer =
        [&row.signer_authority, &row.signer_title, &row.signer_name].into_iter().any(|part| !part.is_empty());
    let signer = |of: &str, usual: &str| if has_signer { of.to_owned() } else { usual.to_owned() };
    let slots = Slot::ALL.iter().filter(|slot| first(**slot).is_some()).map(|slot| slot.code().to_owned());
    ActivityForm {
        contact: if row.contact.is_empty() { usual.contact.clone() } else { row.contact.clone() },
        signer_authority: signer(&row.signer_authority, &usual.signer_authority),
        signer_title: signer(&row.signer_title, &usual.signer_title),
        signer_name: signer(&row.signer_name, &usual.signer_name),
        hand_over: usual.hand_over.clone(),
        slots: slots.collect(),
        from: hours(|one| one.from_minute, &usual.from),
        to: hours(|one| one.to_minute, &usual.to),
        template: row.id.to_string(),
        agenda: "template".into(),
        ..contents(row)
    }
}
