//! A phone joins the check-in of an activity by its link.

use domain::{
    Problem,
    accounts::access::{Action, Actor},
    checkin::Refusal,
    fields::read_line,
};
use serde_json::json;
use store::{
    ConnectionTrait,
    ids::CheckinDeviceId,
    rows::{Activity, CheckinDevice},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    checkin::link::{ends, read},
    permit::require_activity,
    secret::{fresh_token, token_hash},
};

/// The most devices of one activity: a hall with a queue at every door has twenty.
const MOST: usize = 50;

/// What somebody sees who opened the link.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The activity.
    pub activity: Activity,
}

/// What the link leads to.
///
/// # Errors
/// [`Error::NotFound`] where the link is wrong, was replaced or closed, or where the check-in has ended.
pub async fn show_joining(services: &Services, token: &str) -> Result<Joining> {
    Ok(Joining { activity: opened(services, services.db.read(), token).await? })
}

async fn opened(services: &Services, conn: &impl ConnectionTrait, token: &str) -> Result<Activity> {
    let (id, version) = read(services, token)?;
    let link = store::checkin::link(conn, id).await?.filter(|link| link.is_open && link.version == version);
    let activity = store::activities::by_id(conn, link.ok_or(Error::NotFound)?.activity_id).await?;
    activity.filter(|activity| ends(activity) >= services.now()).ok_or(Error::NotFound)
}

/// Lets a device join under a name. Answers its token, which only the device keeps.
///
/// # Errors
/// [`Error::Invalid`] at `name`; [`Error::Conflict`] where there are too many; as [`show_joining`].
pub async fn join(services: &Services, token: &str, name: &str) -> Result<String> {
    let tx = services.db.begin().await?;
    let found = opened(services, &tx, token).await?;
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let name = read_line(name, NAME, 40).map_err(|problem| Error::invalid("name", problem))?;
    let there = store::checkin::devices(&tx, activity.id).await?;
    let there: Vec<_> = there.into_iter().filter(|device| device.withdrawn_at.is_none()).collect();
    if there.iter().any(|device| domain::text::fold(&device.name) == domain::text::fold(&name)) {
        return Err(Error::invalid(
            "name",
            Problem::Said(
                "Đã có máy tên này: thêm số hoặc chỗ đứng, ví dụ “Lan, cửa 2”",
                "Another device has this name: add a number or the place, for instance “Lan, door 2”",
            ),
        ));
    }
    if there.len() >= MOST {
        return Err(Error::conflict(
            "Hoạt động này đã có 50 máy điểm danh. Nhờ ban tổ chức thu hồi máy không dùng nữa.",
            "This activity has 50 devices already. Ask the organizer to withdraw those no longer used.",
        ));
    }
    let (token, hash) = fresh_token()?;
    let now = services.now();
    let device = CheckinDevice {
        id: CheckinDeviceId::NEW,
        activity_id: activity.id,
        name,
        token_hash: hash,
        joined_at: now,
        synced_at: now,
        waiting: 0,
        withdrawn_at: None,
    };
    let device = store::insert(&tx, device).await?;
    let after = Some(json!({ "name": device.name, "activity": activity.code }));
    let actor = Actor::Device(device.id.0, activity.id.0);
    record(
        services,
        &tx,
        &actor,
        Change { verb: "join", noun: "checkin_device", id: device.id.0, before: None, after },
    );
    tx.commit().await?;
    Ok(token)
}

const NAME: domain::Label = domain::label::DEVICE;

/// A device that may take attendance, with its activity and as what it acts.
pub(crate) struct OpenDevice {
    pub device: CheckinDevice,
    pub activity: Activity,
    pub actor: Actor,
}

/// The device of a token.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it was withdrawn, or the check-in of its activity has ended.
pub(crate) async fn open_device(
    services: &Services,
    conn: &impl ConnectionTrait,
    token: &str,
) -> Result<OpenDevice> {
    match late_device(services, conn, token).await? {
        (open, None) => Ok(open),
        (_, Some(_)) => Err(Error::NotFound),
    }
}

/// The device of a token, and why nothing of what it sends is taken any more.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub(crate) async fn late_device(
    services: &Services,
    conn: &impl ConnectionTrait,
    token: &str,
) -> Result<(OpenDevice, Option<Refusal>)> {
    let device = store::checkin::device_by_token(conn, token_hash(token)).await?.ok_or(Error::NotFound)?;
    let activity = store::activities::by_id(conn, device.activity_id).await?.ok_or(Error::NotFound)?;
    let over = if device.withdrawn_at.is_some() {
        Some(Refusal::Withdrawn)
    } else {
        (ends(&activity) < services.now()).then_some(Refusal::TooLate)
    };
    let actor = Actor::Device(device.id.0, activity.id.0);
    require_activity(conn, &actor, Action::TakeAttendance, &activity).await?;
    Ok((OpenDevice { device, activity, actor }, over))
}
