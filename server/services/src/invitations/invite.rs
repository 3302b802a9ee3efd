//! Invites people to an activity: who, the mail in both languages beforehand, and sending.

use chrono::NaiveDate;
use domain::{
    Attends, Lang, Problem, RegistrationSource, RegistrationState,
    accounts::access::{Action, Actor},
    fields::read_date,
    label,
};
use serde_json::json;
use store::{
    Tx,
    ids::PersonId,
    rows::{Activity, Invitation, Person, Registration},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    mails::{letter::Preview, notify},
    permit::require_person,
    registrations::{
        chosen::Chosen,
        insert::{Entry, add},
        move_on::set_state,
    },
    requirements::{
        check::{Who, overruled},
        exceptions,
    },
    send_once::do_once,
};

/// Invitations as they would be sent.
#[derive(Debug, Clone)]
pub struct InvitationPlan {
    /// The activity.
    pub activity: Activity,
    /// Who would be invited.
    pub people: Vec<Person>,
    /// Who of the chosen has no e-mail address: invite them by telephone or on paper.
    pub without_address: Vec<Person>,
    /// Who of the chosen is on the list already.
    pub already_there: Vec<Person>,
    /// The mail to the one with the longest name, in Vietnamese and in English.
    pub previews: Vec<(Lang, Preview)>,
    /// The last day to answer.
    pub answer_by: Option<NaiveDate>,
}

/// The activity, if the actor may invite people to it: asked before anybody is chosen.
///
/// # Errors
/// As the gate decides.
pub async fn may_invite(services: &Services, actor: &Actor, code: &str) -> Result<Activity> {
    open(services.db.read(), actor, Action::SendMail, code).await
}

/// Shows what [`invite_people`] would do.
///
/// # Errors
/// [`Error::Invalid`] at `chosen` and `answer_by`; [`Error::Conflict`] unless the activity is published; as the gate decides.
pub async fn plan_invitations(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[PersonId],
    answer_by: &str,
) -> Result<InvitationPlan> {
    let read = services.db.read();
    let activity = open(read, actor, Action::SendMail, code).await?;
    let answer_by = check(services, &activity, chosen, answer_by)?;
    let mut plan = InvitationPlan {
        people: vec![],
        without_address: vec![],
        already_there: vec![],
        previews: vec![],
        answer_by,
        activity,
    };
    for person in store::people::by_ids(read, chosen).await? {
        require_person(read, actor, Action::ReadPeople, &person).await?;
        let there = store::registrations::of(read, plan.activity.id, person.id).await?;
        if there.is_some_and(|row| !row.state.is_final()) {
            plan.already_there.push(person);
        } else if person.email.is_none() {
            plan.without_address.push(person);
        } else {
            plan.people.push(person);
        }
    }
    if let Some(longest) = plan.people.iter().max_by_key(|person| person.full_name.chars().count()) {
        for lang in [Lang::Vi, Lang::En] {
            plan.previews.push((
                lang,
                notify::preview_invitation(services, read, &plan.activity, longest, answer_by, lang).await?,
            ));
        }
    }
    Ok(plan)
}

/// Invites everybody who was chosen, has an address and is not on the list, or no longer. Answers how many. `key` is the form's own
/// number: sent twice, the form invites once and answers the same.
///
/// # Errors
/// As [`plan_invitations`].
pub async fn invite_people(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: impl Into<Chosen<'_>>,
    answer_by: &str,
    key: &str,
) -> Result<usize> {
    let chosen = chosen.into();
    do_once(services, actor, (key, (code, chosen.people, answer_by)), async |tx| {
        invite_within(services, tx, actor, code, chosen, answer_by).await
    })
    .await
}

/// As [`invite_people`], in a transaction.
///
/// # Errors
/// As [`invite_people`].
pub(crate) async fn invite_within(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    code: &str,
    Chosen { people: chosen, overrule }: Chosen<'_>,
    answer_by: &str,
) -> Result<usize> {
    let activity = open_locked(tx, actor, Action::SendMail, code).await?;
    let answer_by = check(services, &activity, chosen, answer_by)?;
    let mut sent = 0;
    let mut people = store::people::by_ids(tx, chosen).await?;
    people.retain(|person| person.email.is_some());
    let who: Vec<Who> = people.iter().map(Who::of).collect();
    let overruled = overruled(tx, &activity, &who, overrule).await?;
    for (n, person) in people.into_iter().enumerate() {
        require_person(tx, actor, Action::ReadPeople, &person).await?;
        let there = store::registrations::of(tx, activity.id, person.id).await?;
        let row = match there {
            Some(row) if row.state.is_final() => {
                let row = Registration { attends: Attends::Room.into(), ..row };
                set_state(services, tx, actor, row, RegistrationState::Invited, "invite").await?
            }
            Some(_) => continue,
            None => {
                let entry = Entry {
                    unit: person.unit_id,
                    state: RegistrationState::Invited,
                    source: RegistrationSource::Invitation,
                    attends: Attends::Room,
                };
                add(services, tx, actor, &activity, &person, entry).await?
            }
        };
        if let Some(unmet) = overruled.get(&n) {
            exceptions::note(services, tx, actor, row.id, (unmet, "", overrule)).await?;
        }
        store::invitations::forget(tx, row.id).await?;
        let invitation = Invitation {
            registration_id: row.id,
            answer_by,
            sent_at: services.now(),
            sent_by: actor.user().map(store::ids::UserId),
            answered_at: None,
            answer: None,
        };
        store::insert(tx, invitation).await?;
        notify::invited(services, tx, &activity, &row, answer_by).await?;
        sent += 1;
    }
    let after = Some(json!({ "sent": sent, "answer_by": answer_by }));
    record(
        services,
        tx,
        actor,
        Change { verb: "invite", noun: "activity", id: activity.id.0, before: None, after },
    );
    Ok(sent)
}

fn check(
    services: &Services,
    activity: &Activity,
    chosen: &[PersonId],
    answer_by: &str,
) -> Result<Option<NaiveDate>> {
    if *activity.state != domain::ActivityState::Published || activity.starts_on < services.today() {
        return Err(Error::conflict(
            "Chỉ mời được người tham dự hoạt động đã công bố và chưa bắt đầu. Hãy công bố hoạt động trước.",
            "People can be invited to a published activity that has not begun. Publish the activity first.",
        ));
    }
    if chosen.is_empty() {
        return Err(Error::invalid(
            "chosen",
            Problem::Said("Chọn ít nhất một người để mời", "Choose at least one person to invite"),
        ));
    }
    if answer_by.trim().is_empty() {
        return Ok(None);
    }
    let last = read_date(answer_by, label::DATE).map_err(|problem| Error::invalid("answer_by", problem))?;
    if last < services.today() || last > activity.starts_on {
        return Err(Error::invalid(
            "answer_by",
            Problem::Said(
                "Chọn hạn trả lời từ hôm nay đến ngày khai mạc",
                "Choose a day between today and the first day",
            ),
        ));
    }
    Ok(Some(last))
}
