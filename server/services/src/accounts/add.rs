//! Adds somebody to the staff, or gives somebody there another role.

use domain::{
    Lang, Problem, Problems, Word,
    accounts::access::{Action, Actor, Object, Role},
    fields, label,
    people::person,
};
use serde_json::json;
use store::{
    ConnectionTrait, Turn, Tx,
    ids::{ActivityId, GrantId, UnitId, UserId},
    rows::{RoleGrant, User},
    take_turn,
};

use crate::{
    Result, Services,
    accounts::password,
    audit::{Change, record},
    error::valid,
    permit::require,
};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct AddUser {
    /// The address that the user signs in with.
    pub email: String,
    /// The name that others see.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The code of the unit it holds for; none for an admin, a trainer and check-in staff.
    pub unit: Option<String>,
    /// The code of the activity it holds for; trainers and check-in staff only.
    pub activity: Option<String>,
    /// A password; none: the user comes by a one-time link and sets one.
    pub password: Option<String>,
}

/// Whether somebody was on the staff before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// No.
    New,
    /// Yes.
    Before,
}

/// A user as they were read, before anything is written.
pub(crate) struct Ready {
    pub email: String,
    name: String,
    password_hash: Option<String>,
    role: Role,
    unit: Option<UnitId>,
    activity: Option<ActivityId>,
    /// What the log tells.
    told: serde_json::Value,
}

/// Adds the user, or the role where the user is there already; a password that is given to them ends their sessions and links.
/// Answers whether the user is new, too.
///
/// # Errors
/// [`crate::Error::Invalid`] by field (`email`, `name`, `unit`, `activity`, `password`).
pub async fn add_user(services: &Services, actor: &Actor, input: AddUser) -> Result<(User, Known)> {
    let ready = read_user(services, actor, input).await?;
    let tx = services.db.begin().await?;
    let made = put_user(services, &tx, actor, ready).await?;
    tx.commit().await?;
    Ok(made)
}

/// Reads what was asked for.
///
/// # Errors
/// As [`add_user`].
pub(crate) async fn read_user(services: &Services, actor: &Actor, input: AddUser) -> Result<Ready> {
    require(actor, Action::ManageUsers, &Object::of_unit(domain::UnitPath::top("")))?;
    let mut problems = Problems::default();
    let email = match problems.check("email", person::read_email(&input.email)) {
        Some(Some(email)) => email.to_lowercase(),
        Some(None) => {
            problems.add("email", domain::Problem::Missing(label::EMAIL));
            String::new()
        }
        None => String::new(),
    };
    let name =
        problems.check("name", fields::read_line(&input.name, label::FULL_NAME, 100)).unwrap_or_default();
    let password = match input.password.as_deref() {
        Some(raw) => problems.check("password", password::read_password(raw, &email)),
        None => None,
    };
    let read = services.db.read();
    let unit = read_unit(read, &input, &mut problems).await?;
    let activity = read_activity(read, &input, &mut problems).await?;
    valid(problems)?;
    let password_hash = match password {
        Some(password) => Some(password::hash(password).await?),
        None => None,
    };
    let told = json!({ "role": input.role, "unit": input.unit, "activity": input.activity });
    Ok(Ready { email, name, password_hash, role: input.role, unit, activity, told })
}

/// Writes the user and the role, in the transaction of whoever asks.
pub(crate) async fn put_user(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    Ready { email, name, password_hash, role, unit, activity, told }: Ready,
) -> Result<(User, Known)> {
    // Of two who add one account at once, as programs do that start together, the second finds it there.
    take_turn(tx, Turn::Users).await?;
    let there = match store::users::by_email(tx, &email).await? {
        Some(user) => store::users::lock(tx, user.id).await?,
        None => None,
    };
    let known = if there.is_some() { Known::Before } else { Known::New };
    let user = write_user(services, tx, there, (email, name, password_hash)).await?;
    let grant = RoleGrant {
        id: GrantId::NEW,
        user_id: user.id,
        role: role.into(),
        unit_id: unit,
        activity_id: activity,
    };
    let held = store::roles::grant_rows(tx, user.id).await?;
    if !held.iter().any(|row| RoleGrant { id: grant.id, ..row.clone() } == grant) {
        store::insert(tx, grant).await?;
    }
    let change = Change { verb: "grant", noun: "user", id: user.id.0, before: None, after: Some(told) };
    record(services, tx, actor, change);
    Ok((user, known))
}

/// The unit that the role is for, where it is for one.
async fn read_unit(
    conn: &impl ConnectionTrait,
    input: &AddUser,
    problems: &mut Problems,
) -> Result<Option<UnitId>> {
    Ok(match (input.role, input.unit.as_deref()) {
        (Role::Organizer | Role::Manager | Role::Focal, None) => {
            problems.add("unit", domain::Problem::NotChosen(label::UNIT));
            None
        }
        (Role::Admin | Role::Trainer | Role::CheckIn, Some(_)) => {
            problems.add("unit", too_much(input.role, "đơn vị", "unit"));
            None
        }
        (Role::Organizer | Role::Manager | Role::Focal, Some(code)) => {
            let unit = store::units::by_code(conn, code).await?;
            if unit.is_none() {
                problems.add("unit", domain::Problem::Unknown(label::UNIT, code.to_owned()));
            }
            unit.map(|unit| unit.id)
        }
        _ => None,
    })
}

/// The activity that the role is for, where it is for one.
async fn read_activity(
    conn: &impl ConnectionTrait,
    input: &AddUser,
    problems: &mut Problems,
) -> Result<Option<ActivityId>> {
    Ok(match (input.role.is_for_activity(), input.activity.as_deref()) {
        (true, None) => {
            problems.add("activity", domain::Problem::NotChosen(label::ACTIVITY));
            None
        }
        (true, Some(code)) => {
            let activity = store::activities::by_code(conn, code).await?;
            if activity.is_none() {
                problems.add("activity", domain::Problem::Unknown(label::ACTIVITY, code.to_owned()));
            }
            activity.map(|activity| activity.id)
        }
        (false, Some(_)) => {
            problems.add("activity", too_much(input.role, "hoạt động", "activity"));
            None
        }
        (false, None) => None,
    })
}

/// Writes the user anew, or over who was there.
async fn write_user(
    services: &Services,
    tx: &Tx,
    there: Option<User>,
    (email, name, password_hash): (String, String, Option<String>),
) -> Result<User> {
    Ok(match there {
        Some(user) => {
            // Whoever got in with the old one is out.
            if password_hash.is_some() {
                store::staff_sessions::end_all(tx, user.id).await?;
                store::sign_in_links::end_all(tx, user.id).await?;
            }
            let password_hash = password_hash.or_else(|| user.password_hash.clone());
            store::update(tx, User { name, password_hash, ..user }).await?
        }
        None => {
            let row = User {
                id: UserId::NEW,
                email,
                name,
                password_hash,
                disabled_at: None,
                created_at: services.now(),
            };
            store::insert(tx, row).await?
        }
    })
}

/// A role that holds everywhere, or elsewhere, is not narrowed by what is given beside it.
fn too_much(role: Role, vi: &str, en: &str) -> Problem {
    let [role_vi, role_en] = [Lang::Vi, Lang::En].map(|lang| role.name(lang));
    Problem::SaidOf(
        format!("Vai trò {role_vi} không giới hạn theo {vi}: bỏ phần này"),
        format!("The role {role_en} is not limited to one {en}: leave this out"),
    )
}
