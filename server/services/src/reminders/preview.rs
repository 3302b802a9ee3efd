//! A mail that goes by itself, as somebody would read it.

use domain::{Lang, accounts::access::Actor};
use store::{
    ids::{MailRuleId, PersonId},
    rows::{Activity, MailRule, Person},
};

use crate::{
    Error, Result, Services,
    holder::{Holder, Opened},
    mails::{Preview, notify::preview_reminder as preview},
    reminders::{form::one, plan::recipients},
};

/// A mail as its first reader would get it.
#[derive(Debug, Clone)]
pub struct ShownReminder {
    /// The activity.
    pub activity: Activity,
    /// Which mail.
    pub rule: MailRule,
    /// To whom; none: nobody gets one as the list stands now.
    pub to: Option<String>,
    /// The mail, in both languages.
    pub mails: [Preview; 2],
}

/// The mail of an activity as the first of those would get it who are written to now; where there is nobody, with a name left open.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn preview_reminder(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: MailRuleId,
) -> Result<ShownReminder> {
    let read = services.db.read();
    let home = Holder::Activity(code).open(read, actor).await?;
    let rule = one(read, &home, id).await?;
    let Opened::Activity(activity) = home else { return Err(Error::NotFound) };
    let (people, _) = recipients(read, &activity, *rule.kind).await?;
    let first = people.into_iter().next();
    let nobody = nobody(services);
    let person = first.as_ref().map_or(&nobody, |(_, person)| person);
    let row = first.as_ref().map(|(row, _)| row);
    let mut mails = vec![];
    for lang in [Lang::Vi, Lang::En] {
        mails.push(preview(services, read, &activity, (*rule.kind, row, person), lang).await?);
    }
    let mails = <[Preview; 2]>::try_from(mails).map_err(|_| Error::Fault("two languages".into()))?;
    let to = first.map(|(_, person)| match person.email {
        Some(email) => format!("{} <{email}>", person.full_name),
        None => person.full_name,
    });
    Ok(ShownReminder { activity: *activity, rule, to, mails })
}

/// Whoever it may be, by a name that is left open.
fn nobody(services: &Services) -> Person {
    let now = services.now();
    Person {
        id: PersonId::NEW,
        code: None,
        full_name: "…".into(),
        fold: String::new(),
        sort_key: vec![],
        birth_date: None,
        birth_year: None,
        sex: None,
        unit_id: None,
        position: String::new(),
        email: None,
        phone: None,
        lang: Lang::Vi.code().into(),
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}
