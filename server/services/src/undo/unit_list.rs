//! A unit's list in a nomination round becomes what it was.

use domain::accounts::access::Actor;
use store::Tx;

use super::{NotUndone, UnitListAct};
use crate::{Services, nominations::take_back};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    act: &UnitListAct,
) -> Result<usize, NotUndone> {
    take_back::take_back(services, tx, actor, act).await
}
