//! One activity: for everybody, and for the staff.

use domain::{
    UnitPath,
    accounts::access::{Action, Actor, Object},
    numbers::whole,
};
use store::{
    ConnectionTrait, Tx,
    rows::{Activity, Headcount, Programme},
};

use crate::{
    Error, Result, Services,
    activities::card::{ActivityCard, cards},
    permit::require,
};

/// An activity that everybody may see.
///
/// # Errors
/// [`Error::NotFound`] for one that was never published.
pub async fn show_public_activity(services: &Services, code: &str) -> Result<ActivityCard> {
    let read = services.db.read();
    let activity = by_code(read, code).await?;
    if activity.published_at.is_none() {
        return Err(Error::NotFound);
    }
    card(services, read, activity).await
}

/// An activity as its organizers see it.
#[derive(Debug, Clone)]
pub struct StaffActivity {
    /// As lists show it.
    pub card: ActivityCard,
    /// The programme that it belongs to.
    pub programme: Option<Programme>,
    /// How many came, where they were counted.
    pub headcount: Option<Headcount>,
    /// How many of the list were there at one session or more.
    pub present: u32,
    /// Somebody was marked, whatever as: until then nobody's presence is nought, it is not known.
    pub marked: bool,
    /// How many invited people have not answered.
    pub unanswered: u32,
    /// How many certificates are in force.
    pub certificates: u32,
    /// Of those who have or want a seat, how many have an e-mail address and how many have none.
    pub reach: (u32, u32),
}

/// An activity as its organizers see it.
///
/// # Errors
/// As the gate decides.
pub async fn show_staff_activity(services: &Services, actor: &Actor, code: &str) -> Result<StaffActivity> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadActivity, code).await?;
    let programme = store::programmes::all(read)
        .await?
        .into_iter()
        .find(|programme| programme.id == activity.programme_id);
    let present = store::attendance::people_present(read, &[activity.id]).await?;
    let (by_mail, otherwise) = store::registrations::reach(read, activity.id).await?;
    Ok(StaffActivity {
        reach: (whole(by_mail), whole(otherwise)),
        programme,
        headcount: store::headcounts::of_activity(read, activity.id).await?,
        present: present.get(&activity.id).copied().map_or(0, whole),
        marked: store::attendance::any_marks(read, activity.id).await?,
        unanswered: whole(
            store::registrations::count(read, activity.id, domain::RegistrationState::Invited).await?,
        ),
        certificates: whole(store::certificates::count_valid(read, activity.id).await?),
        card: card(services, read, activity).await?,
    })
}

/// The activity of a code, where the actor may do `action` to it.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub(crate) async fn open(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    code: &str,
) -> Result<Activity> {
    open_for(conn, actor, &[action], code).await
}

/// As [`open`], where the actor may do each of the actions; the first one that they may not is refused.
pub(crate) async fn open_for(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    actions: &[Action],
    code: &str,
) -> Result<Activity> {
    let (activity, unit) = store::activities::by_code_with_unit(conn, code).await?.ok_or(Error::NotFound)?;
    let object = Object::of_activity(UnitPath::from_stored(unit.path), activity.id.0);
    actions.iter().try_for_each(|action| require(actor, *action, &object))?;
    Ok(activity)
}

/// As [`open`], with every other writer of the activity kept waiting until this transaction ends. The row is read under the lock.
pub(crate) async fn open_locked(tx: &Tx, actor: &Actor, action: Action, code: &str) -> Result<Activity> {
    let found = open(tx, actor, action, code).await?;
    store::activities::lock(tx, found.id).await?.ok_or(Error::NotFound)
}

async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Activity> {
    store::activities::by_code(conn, code).await?.ok_or(Error::NotFound)
}

async fn card(services: &Services, conn: &impl ConnectionTrait, activity: Activity) -> Result<ActivityCard> {
    cards(services, conn, vec![activity]).await?.pop().ok_or(Error::NotFound)
}
