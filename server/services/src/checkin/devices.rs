//! The devices of an activity as its organizers see them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    accounts::access::{Action, Actor},
    numbers::whole,
};
use serde_json::json;
use store::{
    ids::CheckinDeviceId,
    rows::{Activity, CheckinDevice, CheckinLink},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    checkin::link::{ends, token},
};

/// A device, and what came from it.
#[derive(Debug, Clone)]
pub struct DeviceLine {
    /// The device.
    pub device: CheckinDevice,
    /// How many events it has sent.
    pub sent: u32,
}

/// The check-in of an activity by devices.
#[derive(Debug, Clone)]
pub struct Devices {
    /// The activity.
    pub activity: Activity,
    /// The link, where there was one.
    pub link: Option<CheckinLink>,
    /// Where it leads, while it is open.
    pub address: Option<String>,
    /// When all of it ends.
    pub ends: DateTime<Utc>,
    /// The devices, the latest first.
    pub devices: Vec<DeviceLine>,
}

/// The devices.
///
/// # Errors
/// As the gate decides.
pub async fn list_devices(services: &Services, actor: &Actor, code: &str) -> Result<Devices> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let link = store::checkin::link(read, activity.id).await?;
    let ends = ends(&activity);
    let is_open = link.as_ref().filter(|link| link.is_open && ends >= services.now());
    let address = is_open.map(|link| services.url(&format!("/diem-danh/vao/{}", token(services, link))));
    let sent: HashMap<_, _> =
        store::checkin::events_by_device(read, activity.id).await?.into_iter().collect();
    let line =
        |device: CheckinDevice| DeviceLine { sent: sent.get(&device.id).copied().map_or(0, whole), device };
    let devices = store::checkin::devices(read, activity.id).await?.into_iter().map(line).collect();
    Ok(Devices { activity, link, address, ends, devices })
}

/// A device may do nothing any more. What it recorded and has yet to send comes to the list of what could not be taken.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn withdraw_device(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CheckinDeviceId,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let devices = store::checkin::devices(&tx, activity.id).await?;
    let device = devices.into_iter().find(|device| device.id == id).ok_or(Error::NotFound)?;
    if device.withdrawn_at.is_none() {
        let after = Some(json!({ "name": device.name }));
        store::update(&tx, CheckinDevice { withdrawn_at: Some(services.now()), ..device }).await?;
        let change = Change { verb: "withdraw", noun: "checkin_device", id: id.0, before: None, after };
        record(services, &tx, actor, change);
    }
    Ok(tx.commit().await?)
}
