//! The staff, for those who manage it: who may sign in, with which roles.

use chrono::{DateTime, Utc};
use domain::{
    UnitPath, Word,
    accounts::access::{Action, Actor, Object, Role},
};
use store::{
    ConnectionTrait, Paged, Paging,
    ids::{GrantId, UserId},
    rows::User,
};

use crate::{Error, Result, Services, permit::require, units};

/// One of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffEntry {
    /// Who. The hash of the password is not for showing.
    pub user: User,
    /// Which roles.
    pub roles: Vec<HeldRole>,
    /// When they were last seen; none: they have never signed in.
    pub last_seen: Option<DateTime<Utc>>,
    /// Until when the link of their invitation opens; asked of one alone.
    pub invited_until: Option<DateTime<Utc>>,
}

/// A role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRole {
    /// The number of the grant.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// The unit or the activity that it holds for; empty where it holds everywhere.
    pub place: String,
}

impl StaffEntry {
    /// Whether the user is kept out.
    pub fn is_closed(&self) -> bool {
        self.user.disabled_at.is_some()
    }

    /// The roles in words, for a list.
    pub fn role_words(&self, lang: domain::Lang) -> String {
        self.roles.iter().map(|held| held.role.name(lang)).collect::<Vec<_>>().join(", ")
    }
}

/// Everybody on the staff, by e-mail address.
///
/// # Errors
/// As the gate decides: [`Action::ManageUsers`].
pub async fn list_staff(services: &Services, actor: &Actor) -> Result<Vec<StaffEntry>> {
    require_manager(actor)?;
    let read = services.db.read();
    let seen = store::users::last_seen(read, None).await?;
    let mut staff = Vec::new();
    for user in store::users::all(read).await? {
        let roles = roles(read, user.id).await?;
        let last_seen = seen.get(&user.id).copied();
        staff.push(StaffEntry { user, roles, last_seen, invited_until: None });
    }
    Ok(staff)
}

/// Everybody on the staff, by e-mail address, a page at a time.
///
/// # Errors
/// As the gate decides: [`Action::ManageUsers`].
pub async fn list_staff_page(
    services: &Services,
    actor: &Actor,
    paging: Paging,
) -> Result<Paged<StaffEntry>> {
    require_manager(actor)?;
    let read = services.db.read();
    let seen = store::users::last_seen(read, None).await?;
    let found = store::users::list(read, paging).await?;
    let mut all = Vec::with_capacity(found.rows.len());
    for user in &found.rows {
        all.push(roles(read, user.id).await?);
    }
    let mut all = all.into_iter();
    Ok(found.map(|user| StaffEntry {
        roles: all.next().unwrap_or_default(),
        last_seen: seen.get(&user.id).copied(),
        invited_until: None,
        user,
    }))
}

/// One of the staff.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn show_staff(services: &Services, actor: &Actor, id: UserId) -> Result<StaffEntry> {
    require_manager(actor)?;
    let read = services.db.read();
    let user = store::users::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let last_seen = store::users::last_seen(read, Some(id)).await?.remove(&id);
    let invited_until = match last_seen {
        Some(_) => None,
        None => store::sign_in_links::open_until(read, id, services.now()).await?,
    };
    Ok(StaffEntry { roles: roles(read, user.id).await?, user, last_seen, invited_until })
}

/// Lets those through who manage the staff.
///
/// # Errors
/// As the gate decides.
pub fn require_manager(actor: &Actor) -> Result<()> {
    require(actor, Action::ManageUsers, &Object::of_unit(UnitPath::top("")))
}

async fn roles(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<HeldRole>> {
    let grants = store::roles::grant_rows(conn, user).await?;
    let names = units::find::names(conn, grants.iter().filter_map(|grant| grant.unit_id)).await?;
    let mut roles = Vec::with_capacity(grants.len());
    for grant in grants {
        let unit = grant.unit_id.and_then(|unit| names.get(&unit).cloned());
        let activity = match grant.activity_id {
            Some(activity) => store::activities::by_id(conn, activity).await?,
            None => None,
        };
        let activity = activity.map(|activity| format!("{} ({})", activity.title, activity.code));
        let place = unit.or(activity).unwrap_or_default();
        roles.push(HeldRole { id: grant.id, role: *grant.role, place });
    }
    Ok(roles)
}
