//! Invitations: until when an answer is asked for.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::{
    ids::RegistrationId,
    rows::{self, Invitation},
};

/// Forgets the invitation of a registration, before it is invited anew.
pub async fn forget(conn: &impl ConnectionTrait, registration: RegistrationId) -> Result<(), DbErr> {
    rows::invitation::Entity::delete_by_id(registration).exec(conn).await.map(drop)
}

/// The invitation of a registration, where one was sent.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<Invitation>, DbErr> {
    rows::invitation::Entity::find_by_id(registration).one(conn).await
}
