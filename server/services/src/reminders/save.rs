//! A mail that goes by itself is added, changed, switched on and off.

use domain::{Problem, ReminderKind, accounts::access::Actor, mails::reminders::MOST_REMINDERS};
use store::{ids::MailRuleId, questions::Owner, rows::MailRule};

use crate::{
    Error, Result, Services,
    holder::Holder,
    reminders::form::{ReminderForm, one, read, shown},
    send_once::do_once,
};

/// Adds one, switched on.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Conflict`] where there are too many; as the gate decides.
pub async fn add_reminder(
    services: &Services,
    actor: &Actor,
    place: Holder<'_>,
    form: &ReminderForm,
) -> Result<MailRuleId> {
    let what = format!("{place:?}");
    do_once(services, actor, (&form.key, (what, form)), async |tx| {
        let home = place.open_locked(tx, actor).await?;
        let all = store::reminders::of(tx, home.owner()).await?;
        if all.len() >= MOST_REMINDERS {
            return Err(Error::Conflict(Problem::SaidOf(
                format!("Đã có {MOST_REMINDERS} thư trong lịch: bỏ bớt thư khác trước."),
                format!("There are {MOST_REMINDERS} e-mails already: remove another one first."),
            )));
        }
        let row = read(services, form, empty(services, home.owner()))?;
        not_twice(&all, &row)?;
        let row = store::insert(tx, row).await?;
        home.note(services, tx, actor, "add_reminder", (None, Some(shown(&row))));
        Ok::<_, Error>(row.id)
    })
    .await
}

/// One that says nothing yet, switched on.
pub(crate) fn empty(services: &Services, owner: Owner) -> MailRule {
    let now = services.now();
    let (activity_id, template_id) = match owner {
        Owner::Activity(id) => (Some(id), None),
        Owner::Template(id) => (None, Some(id)),
    };
    MailRule {
        id: MailRuleId::NEW,
        activity_id,
        template_id,
        kind: ReminderKind::Reminder.into(),
        days_before: Some(2),
        at_minute: Some(8 * 60),
        hours_before: None,
        is_on: true,
        done_for: None,
        done_at: None,
        done_n: 0,
        removed_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Two alike would write to everybody twice at one moment.
fn not_twice(all: &[MailRule], row: &MailRule) -> Result<()> {
    let is_same =
        |other: &MailRule| other.id != row.id && (other.kind, other.ahead()) == (row.kind, row.ahead());
    match all.iter().any(is_same) {
        false => Ok(()),
        true => Err(Error::invalid(
            "kind",
            Problem::Said(
                "Đã có thư loại này gửi vào đúng lúc đó: chọn lúc khác",
                "There is such an e-mail at that time already: choose another time",
            ),
        )),
    }
}

/// Changes one, unless somebody else did since it was loaded.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::NotFound`]; as the gate decides.
pub async fn edit_reminder(
    services: &Services,
    actor: &Actor,
    place: Holder<'_>,
    id: MailRuleId,
    form: &ReminderForm,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let home = place.open_locked(&tx, actor).await?;
    let before = one(&tx, &home, id).await?;
    let row = read(services, form, before.clone())?;
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at));
    }
    if shown(&before) == shown(&row) {
        return Ok(());
    }
    not_twice(&store::reminders::of(&tx, home.owner()).await?, &row)?;
    let row = store::update(&tx, MailRule { version: before.version + 1, ..row }).await?;
    home.note(services, &tx, actor, "edit_reminder", (Some(shown(&before)), Some(shown(&row))));
    Ok(tx.commit().await?)
}

/// Switches one on or off. As it is already, nothing is written.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn switch_reminder(
    services: &Services,
    actor: &Actor,
    place: Holder<'_>,
    (id, to): (MailRuleId, Switch),
) -> Result<()> {
    let tx = services.db.begin().await?;
    let home = place.open_locked(&tx, actor).await?;
    let before = one(&tx, &home, id).await?;
    let is_on = to == Switch::On;
    if before.is_on == is_on {
        return Ok(());
    }
    let row = MailRule { is_on, updated_at: services.now(), version: before.version + 1, ..before.clone() };
    let row = store::update(&tx, row).await?;
    home.note(services, &tx, actor, "edit_reminder", (Some(shown(&before)), Some(shown(&row))));
    Ok(tx.commit().await?)
}

/// Whether a mail is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}
