//! Why those who wait at an activity still wait.

use std::collections::HashMap;

use domain::{
    RegistrationState,
    accounts::access::{Action, Actor},
    registrations::wait::{Elsewhere, Wait, why},
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, RegistrationId},
    rows::{Activity, Registration},
};

use crate::{
    Result, Services,
    permit::may,
    registrations::{
        quotas::Quotas,
        seats::{counted_as, seats_in},
    },
};

/// What the line of an activity waits for.
pub(crate) struct Waits {
    of: Activity,
    quotas: Quotas,
    busy: HashMap<RegistrationId, ActivityId>,
    /// The codes of the activities at which they have a seat, as far as the reader may know of them.
    codes: HashMap<ActivityId, String>,
}

impl Waits {
    /// Reads what a line waits for, as a reader may know of it.
    pub(crate) async fn load(
        services: &Services,
        conn: &impl ConnectionTrait,
        actor: &Actor,
        activity: &Activity,
        line: &[Registration],
    ) -> Result<Option<Self>> {
        if line.is_empty() {
            return Ok(None);
        }
        let quotas = Quotas::of_activities(conn, &[activity.id], services.now()).await?;
        let busy = store::lines::busy(conn, activity.id).await?;
        let others: Vec<ActivityId> = busy.values().copied().collect();
        let mut codes = HashMap::new();
        for other in store::activities::by_ids(conn, &others).await? {
            if other.published_at.is_some() || may(conn, actor, Action::ReadActivity, &other).await? {
                codes.insert(other.id, other.code);
            }
        }
        Ok(Some(Self { of: activity.clone(), quotas, busy, codes }))
    }

    /// Why a registration waits, and where else the person has a seat; none: it does not.
    pub(crate) fn of(&self, row: &Registration) -> Option<(Wait, Option<String>)> {
        if *row.state != RegistrationState::Waitlisted {
            return None;
        }
        let elsewhere = self.busy.get(&row.id);
        let is_elsewhere = if elsewhere.is_some() { Elsewhere::Yes } else { Elsewhere::No };
        let attends = counted_as(&self.of, *row.attends);
        let kept = self.quotas.held_in(self.of.id, attends, row.unit_id);
        let quota = self.quotas.of_way(self.of.id, attends, row.unit_id);
        let code = elsewhere.and_then(|other| self.codes.get(other)).cloned();
        Some((why(seats_in(&self.of, attends), kept, quota, is_elsewhere), code))
    }
}
