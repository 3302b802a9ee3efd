//! Those who left their names at a call for interest are invited to an activity that came of it, or put on its list: once.

use domain::{
    ActivityState, Problem,
    accounts::access::{Action, Actor},
};
use store::{
    ConnectionTrait,
    ids::{DemandId, PersonId},
    rows::{Activity, Demand, DemandPerson, Person},
};

use crate::{
    Error, Result, Services,
    activities::tell_change::Telling,
    demands::{
        name::has_address,
        open::open_demand,
        show::{NamesOf, named_of},
    },
    invitations::invite::invite_within,
    permit::{may_person, require_activity},
    registrations::{add::add_within, chosen::Chosen},
    send_once::do_once,
};

/// How those who left their names come to the activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// They are invited, and answer.
    Invite,
    /// They are put on the list with a seat, and told.
    PutIn,
}

/// Who would be invited, before anybody is.
#[derive(Debug, Clone)]
pub struct DemandInvitation {
    /// The call.
    pub demand: Demand,
    /// The activity.
    pub activity: Activity,
    /// Who would be, in the order in which they came.
    pub people: Vec<Person>,
    /// Who of them has no e-mail address: they can be put on the list, and not be invited.
    pub without_address: Vec<Person>,
    /// Who is on the list already.
    pub already_there: Vec<Person>,
    /// How many were invited to one of its activities before.
    pub before: usize,
    /// How many are of units whose people the actor does not see.
    pub elsewhere: usize,
    /// How many seats are left.
    pub seats: u32,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// So many were invited, or put on the list.
    pub n: usize,
}

/// Who would be invited to an activity that came of a call: those of a unit, or all.
///
/// # Errors
/// [`Error::NotFound`] for an activity that did not come of it; as the gate decides.
pub async fn plan_demand_invitation(
    services: &Services,
    actor: &Actor,
    (id, code): (DemandId, &str),
    of: NamesOf<'_>,
) -> Result<DemandInvitation> {
    let read = services.db.read();
    let demand = open_demand(read, actor, id).await?;
    let activity = came_of(read, id, code).await?;
    require_activity(read, actor, Action::SendMail, &activity).await?;
    let seats = crate::registrations::seats::seats_of(&activity).left();
    sort_out(read, actor, (demand, activity), of, seats).await
}

async fn came_of(conn: &impl ConnectionTrait, id: DemandId, code: &str) -> Result<Activity> {
    let came = store::demands::activities(conn, id).await?;
    came.into_iter().find(|row| row.code == code).ok_or(Error::NotFound)
}

async fn sort_out(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    (demand, activity): (Demand, Activity),
    of: NamesOf<'_>,
    seats: u32,
) -> Result<DemandInvitation> {
    let found: Vec<(DemandPerson, Person)> =
        store::demands::named(conn, demand.id, named_of(conn, of).await?).await?;
    let mut plan = DemandInvitation {
        demand,
        activity,
        people: vec![],
        without_address: vec![],
        already_there: vec![],
        before: 0,
        elsewhere: 0,
        seats,
    };
    for (row, person) in found {
        if row.activity_id.is_some() {
            plan.before += 1;
        } else if !may_person(conn, actor, Action::ReadPeople, &person).await? {
            plan.elsewhere += 1;
        } else if store::registrations::of(conn, plan.activity.id, person.id)
            .await?
            .is_some_and(|row| !row.state.is_final())
        {
            plan.already_there.push(person);
        } else if has_address(&person) {
            plan.people.push(person);
        } else {
            plan.without_address.push(person);
        }
    }
    Ok(plan)
}

/// Invites them, or puts them on the list, in the order in which they came, and marks each so that it is done once. `seen` is how many the
/// page said that it would be.
///
/// # Errors
/// [`Error::Conflict`] where it would be others than the page said, or the activity takes nobody; [`Error::Invalid`] at `answer_by`; as the
/// gate decides.
pub async fn invite_named(
    services: &Services,
    actor: &Actor,
    (id, code): (DemandId, &str),
    (of, how, seen): (NamesOf<'_>, How, usize),
    (answer_by, key): (&str, &str),
) -> Result<Invited> {
    let n = do_once(services, actor, (key, (id, code, of, how, seen, answer_by)), async |tx| {
        let demand = open_demand(tx, actor, id).await?;
        store::demands::lock(tx, id).await?.ok_or(Error::NotFound)?;
        let activity = came_of(tx, id, code).await?;
        require_activity(tx, actor, Action::SendMail, &activity).await?;
        if *activity.state != ActivityState::Published {
            return Err(Error::conflict(
                "Công bố hoạt động trước khi mời người đã ghi tên.",
                "Publish the activity before those who left their names are invited.",
            ));
        }
        let plan = sort_out(tx, actor, (demand, activity), of, 0).await?;
        let mut people: Vec<PersonId> = plan.people.iter().map(|person| person.id).collect();
        if how == How::PutIn {
            people.extend(plan.without_address.iter().map(|person| person.id));
        }
        if people.len() != seen || people.is_empty() {
            return Err(Error::Conflict(Problem::Said(
                "Danh sách vừa thay đổi. Xem lại số người dưới đây rồi gửi.",
                "The names have just changed. Look at the number below, then send it again.",
            )));
        }
        let chosen = Chosen { people: &people, overrule: OVERRULE };
        match how {
            How::Invite => invite_within(services, tx, actor, code, chosen, answer_by).await?,
            How::PutIn => add_within(services, tx, actor, code, chosen, Telling::Tell).await?.n,
        };
        store::demands::mark_invited(tx, id, &people, plan.activity.id, services.now()).await?;
        Ok::<usize, Error>(people.len())
    })
    .await?;
    Ok(Invited { n })
}

/// Why who does not meet what the activity asks for comes in all the same: the organizer who asked them knows them.
const OVERRULE: &str = "Đã ghi tên có nhu cầu trước khi có lịch";
