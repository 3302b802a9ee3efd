//! How large a database is.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};

use crate::{
    ids::{ActivityId, MaterialId, PersonId, RegistrationId, SessionId},
    rows::{activity, material, person, registration, session},
};

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Activities.
    pub activities: u64,
    /// People.
    pub people: u64,
}

/// Counts them.
pub async fn of(conn: &impl ConnectionTrait) -> Result<Size, DbErr> {
    Ok(Size {
        activities: activity::Entity::find().count(conn).await?,
        people: person::Entity::find().count(conn).await?,
    })
}

macro_rules! last {
    ($($(#[$doc:meta])* $name:ident($table:ident) -> $id:ident;)+) => {$(
        $(#[$doc])*
        pub async fn $name(conn: &impl ConnectionTrait) -> Result<$id, DbErr> {
            let last: Option<$id> = $table::Entity::find()
                .select_only()
                .column($table::Column::Id)
                .order_by_desc($table::Column::Id)
                .limit(1)
                .into_tuple()
                .one(conn)
                .await?;
            Ok(last.unwrap_or($id::NEW))
        }
    )+};
}

last! {
    /// The number of the activity written last.
    last_activity(activity) -> ActivityId;
    /// The number of the material written last.
    last_material(material) -> MaterialId;
    /// The number of the person written last.
    last_person(person) -> PersonId;
    /// The number of the registration written last.
    last_registration(registration) -> RegistrationId;
    /// The number of the session written last.
    last_session(session) -> SessionId;
}
