//! A call for interest is closed, reopened or cancelled; its names are deleted, by hand or a year after its end.

use domain::{Problem, accounts::access::Actor, demands::DemandState};
use serde_json::json;
use store::{Tx, ids::DemandId, rows::Demand};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    demands::{form::DEMAND, open::open_demand},
};

/// What is done with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemandAct {
    /// It takes no more names.
    Close,
    /// It takes names again.
    Reopen,
    /// Nothing comes of it.
    Cancel,
    /// All of its names are deleted.
    ForgetNames,
}

/// Closes, reopens or cancels a call, or deletes its names. Done before, nothing changes. Answers how many names there were.
///
/// # Errors
/// [`Error::Conflict`] where its end has passed and it is to be opened again, or names are to go while it takes some; as the gate decides.
pub async fn act_on_demand(services: &Services, actor: &Actor, id: DemandId, act: DemandAct) -> Result<u64> {
    let tx = services.db.begin().await?;
    open_demand(&tx, actor, id).await?;
    let before = store::demands::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    let names = store::demands::names_kept(&tx, id).await?;
    match act {
        DemandAct::ForgetNames => {
            if before.stands(services.now()) == DemandState::Open {
                return Err(Error::conflict(
                    "Đóng đợt ghi tên trước khi xóa danh sách.",
                    "Close it before its names are deleted.",
                ));
            }
            forget(services, &tx, actor, id).await?;
        }
        DemandAct::Close => write(services, &tx, actor, before, DemandState::Closed).await?,
        DemandAct::Cancel => write(services, &tx, actor, before, DemandState::Cancelled).await?,
        DemandAct::Reopen => {
            let now = services.now();
            if before.closes_at.is_some_and(|end| end <= now) {
                return Err(Error::Conflict(Problem::Said(
                    "Hạn ghi tên đã qua: sửa hạn, hoặc bỏ hạn, trước khi mở lại.",
                    "Its end has passed: set another, or none, before it is opened again.",
                )));
            }
            write(services, &tx, actor, before, DemandState::Open).await?;
        }
    }
    tx.commit().await?;
    Ok(names)
}

async fn write(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    before: Demand,
    state: DemandState,
) -> Result<()> {
    if *before.state == state {
        return Ok(());
    }
    let now = services.now();
    let row = Demand {
        state: state.into(),
        ended_at: (state != DemandState::Open).then_some(now),
        updated_at: now,
        version: before.version + 1,
        ..before.clone()
    };
    let row = store::update(tx, row).await?;
    DEMAND.edited(services, tx, actor, (&before, &row));
    Ok(())
}

async fn forget(services: &Services, tx: &Tx, actor: &Actor, id: DemandId) -> Result<u64> {
    let n = store::demands::forget_names(tx, id).await?;
    if n > 0 {
        let after = Some(json!({ "names": n }));
        let change = Change { verb: "forget_names", noun: "demand", id: id.0, before: None, after };
        record(services, tx, actor, change);
    }
    Ok(n)
}

/// Deletes the names of calls that ended a year ago. Answers how many.
///
/// # Errors
/// What the database says.
pub async fn forget_old_names(services: &Services) -> Result<u64> {
    let mut n = 0;
    for id in store::demands::due_to_forget(services.db.read(), services.now()).await? {
        let tx = services.db.begin().await?;
        n += forget(services, &tx, &Actor::System, id).await?;
        tx.commit().await?;
    }
    Ok(n)
}
