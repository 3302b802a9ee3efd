//! Units are called, and reminded: what that would do is shown first.

use domain::{
    ActivityState, Lang,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::{
    ConnectionTrait,
    rows::{Activity, Round},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    mails::Preview,
    nominations::{
        overview::{UnitLine, lines},
        tell::{Letter, Telling},
    },
};

/// What a press of the button would do.
#[derive(Debug, Clone)]
pub struct MailPlan {
    /// For what.
    pub activity: Activity,
    /// The units that are written to.
    pub units: Vec<UnitLine>,
    /// Those of them that have nobody to write to.
    pub unreached: Vec<String>,
    /// How many mails.
    pub mails: usize,
    /// One of them, as it is read.
    pub preview: Option<(String, Preview)>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// How many units.
    pub units: usize,
    /// How many mails.
    pub mails: usize,
}

/// Whom a letter would go to: a call to the units that were not called, a reminder to those that have not answered.
///
/// # Errors
/// [`Error::Conflict`] where it is not the time for it; as the gate decides.
pub async fn plan_letters(
    services: &Services,
    actor: &Actor,
    code: &str,
    letter: Letter,
) -> Result<MailPlan> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let round = in_time(services, read, &activity, letter).await?;
    let units = wanted(read, &round, letter).await?;
    let telling = Telling::about(services, read, (&activity, &round)).await?;
    let preview = units.iter().find_map(|line| {
        let user = line.focal.first()?;
        let to = format!("{} <{}>", user.name, user.email);
        Some((to, telling.preview(line, user, letter, Lang::Vi)))
    });
    let unreached = units.iter().filter(|line| line.focal.is_empty());
    Ok(MailPlan {
        unreached: unreached.map(|line| line.unit.name.clone()).collect(),
        mails: units.iter().map(|line| line.focal.len()).sum(),
        preview,
        units,
        activity: activity.clone(),
    })
}

/// Sends a letter to those whom [`plan_letters`] names. The first call opens the round. `n` is how many units were seen to be written to.
///
/// # Errors
/// [`Error::Conflict`] where they are others meanwhile, or it is not the time for it; as the gate decides.
pub async fn send_letters(
    services: &Services,
    actor: &Actor,
    code: &str,
    letter: Letter,
    n: usize,
) -> Result<Told> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    let round = in_time(services, &tx, &activity, letter).await?;
    let units = wanted(&tx, &round, letter).await?;
    if units.len() != n {
        return Err(Error::conflict(
            "Danh sách đơn vị nhận thư vừa thay đổi. Xem lại rồi gửi.",
            "The units to be written to have just changed. Look again, then send.",
        ));
    }
    let now = services.now();
    let telling = Telling::about(services, &tx, (&activity, &round)).await?;
    let mut mails = 0;
    for line in &units {
        mails += telling.write(&tx, line, letter, now).await?;
    }
    if letter == Letter::Call && round.sent_at.is_none() {
        let row = Round { sent_at: Some(now), updated_at: now, version: round.version + 1, ..round.clone() };
        store::update(&tx, row).await?;
    }
    let verb = match letter {
        Letter::Call => "send",
        Letter::Reminder => "remind",
    };
    let after = Some(json!({ "units": units.len(), "mails": mails }));
    record(services, &tx, actor, Change { verb, noun: "round", id: round.id.0, before: None, after });
    tx.commit().await?;
    Ok(Told { units: units.len(), mails })
}

/// The units that a letter goes to.
pub(crate) async fn wanted(
    conn: &impl ConnectionTrait,
    round: &Round,
    letter: Letter,
) -> Result<Vec<UnitLine>> {
    let mut units = lines(conn, round).await?;
    units.retain(|line| match letter {
        Letter::Call => line.row.called_at.is_none(),
        Letter::Reminder => line.row.called_at.is_some() && line.is_silent(),
    });
    Ok(units)
}

/// The round, where units can still name people, and for a reminder where they were called.
async fn in_time(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    letter: Letter,
) -> Result<Round> {
    let round = store::nominations::of_activity(conn, activity.id).await?.ok_or(Error::NotFound)?;
    if *activity.state != ActivityState::Published {
        return Err(Error::conflict(
            "Công bố hoạt động trước khi gửi đợt cử người.",
            "Publish the activity before you call for nominations.",
        ));
    }
    if services.now() > round.closes_at {
        return Err(Error::conflict(
            "Đã hết hạn cử người. Gia hạn trước khi gửi thư.",
            "The deadline is past. Put it off before you send.",
        ));
    }
    if letter == Letter::Reminder && round.sent_at.is_none() {
        return Err(Error::conflict("Đợt cử người chưa được gửi.", "The call was not sent yet."));
    }
    Ok(round)
}
