//! Two rows that became one are two again, each as it was, unless something that was moved has been changed since.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{
    Lang, Problem,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::{ActivityId, MergeId, PersonId, RegistrationId, RoundId, UnitId, UserId},
    merges::{self, Changed},
    rows::Merge,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    nominations::resettle::{self, lists_of, resettle},
    people::{
        form::open,
        merge::{lock_activities, parse, taken_back},
    },
    permit::{Scope, require_unit, scope},
    registrations::move_on::keep_count,
};

/// A row that became one with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedRow {
    /// The merge.
    pub id: MergeId,
    /// The name of the row that went.
    pub name: String,
    /// When that was.
    pub at: DateTime<Utc>,
    /// Who did it; empty for a command on the machine.
    pub by: String,
}

/// The rows that became one with a person, the latest first.
pub(crate) async fn merged_rows(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<MergedRow>> {
    let mut rows = Vec::new();
    for merge in merges::into_person(conn, person).await? {
        let by = match merge.made_by {
            Some(user) => store::users::by_id(conn, user).await?.map(|user| user.name).unwrap_or_default(),
            None => String::new(),
        };
        let name =
            gone(&merge, &parse(&merge)?).and_then(|row| Some(row.get("full_name")?.as_str()?.to_owned()));
        rows.push(MergedRow { id: merge.id, name: name.unwrap_or_default(), at: merge.made_at, by });
    }
    Ok(rows)
}

/// Whom somebody who is no more became, for whoever follows an old link.
pub async fn find_merged(services: &Services, id: PersonId) -> Result<Option<PersonId>> {
    let read = services.db.read();
    let mut became = store::merges::became(read, id).await?;
    // Whoever became somebody that became another: a few steps at the most.
    for _ in 0..20 {
        match became {
            Some(next) => match store::merges::became(read, next).await? {
                Some(further) => became = Some(further),
                None => break,
            },
            None => break,
        }
    }
    Ok(became)
}

/// Parts them again. Answers the person that had stayed.
///
/// # Errors
/// [`Error::Conflict`] where something was changed since, which it names; where a seat was given to somebody else; where it was done
/// before. As the gate decides for both units.
pub async fn unmerge_people(services: &Services, actor: &Actor, id: MergeId) -> Result<PersonId> {
    let tx = services.db.begin().await?;
    let kept = unmerge(services, &tx, actor, id).await?;
    tx.commit().await?;
    Ok(kept)
}

/// As [`unmerge_people`], in the transaction of whoever asks.
pub(crate) async fn unmerge(services: &Services, tx: &Tx, actor: &Actor, id: MergeId) -> Result<PersonId> {
    let merge = merges::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let all = parse(&merge)?;
    let (kept, gone) = (merge.kept_id, merge.gone_id);
    if store::merges::became(tx, kept).await?.is_some() {
        return Err(Error::conflict(
            "Hồ sơ này sau đó đã được gộp tiếp vào hồ sơ khác: hãy tách lần gộp sau trước.",
            "This record was merged into another one since: part that merge first.",
        ));
    }
    open(tx, actor, Action::ManagePeople, kept).await?;
    require_gone(tx, actor, &merge, &all).await?;
    let activities = activities(tx, &all).await?;
    let rounds = rounds(tx, kept, &all).await?;
    let mut locked: BTreeSet<ActivityId> = activities.keys().copied().collect();
    locked.extend(resettle::activities_of(tx, rounds).await?);
    lock_activities(tx, &locked).await?;
    store::people::lock(tx, kept).await?.ok_or(Error::NotFound)?;
    if !merges::take_back(tx, id, (actor.user().map(UserId), services.now())).await? {
        return Err(taken_back());
    }
    refuse_changed(tx, kept, &all).await?;
    merges::put_back(tx, &all).await?;
    // Whoever moved up meanwhile is a substitute again.
    let lists = lists_of(tx, &[kept, gone]).await?;
    resettle(services, tx, actor, &lists).await.map_err(|error| match error {
        Error::Conflict(_) => no_seat(),
        error => error,
    })?;
    for (activity, comes_back) in activities {
        if comes_back {
            keep_count(tx, activity).await.map_err(|error| match error {
                Error::Conflict(_) => no_seat(),
                error => error,
            })?;
        }
    }
    let after = Some(json!({ "other": gone, "merge": id }));
    record(services, tx, actor, Change { verb: "unmerge", noun: "person", id: kept.0, before: None, after });
    Ok(kept)
}

/// The row that went, as it was.
fn gone<'a>(merge: &Merge, all: &'a [Changed]) -> Option<&'a serde_json::Map<String, serde_json::Value>> {
    let row = all.iter().find(|change| change.table == "people" && change.key == [merge.gone_id.0])?;
    row.before.as_ref()
}

/// Whoever parts two rows manages both units.
async fn require_gone(tx: &Tx, actor: &Actor, merge: &Merge, all: &[Changed]) -> Result<()> {
    let unit = gone(merge, all).and_then(|row| row.get("unit_id")?.as_i64()).map(UnitId);
    match unit {
        Some(unit) => require_unit(tx, actor, Action::ManagePeople, unit).await,
        None if matches!(scope(actor, Action::ManagePeople), Scope::All) => Ok(()),
        None => Err(Error::NotFound),
    }
}

/// The activities whose registrations were moved, each with whether one that went comes back.
async fn activities(tx: &Tx, all: &[Changed]) -> Result<BTreeMap<ActivityId, bool>> {
    let mut found = BTreeMap::new();
    for change in all.iter().filter(|change| change.table == "registrations") {
        let before = change.before.as_ref().and_then(|row| row.get("activity_id")?.as_i64()).map(ActivityId);
        if change.after.is_none()
            && let Some(activity) = before
        {
            found.insert(activity, true);
        } else if let [id] = change.key[..]
            && let Some(row) = store::registrations::by_id(tx, RegistrationId(id)).await?
        {
            found.entry(row.activity_id).or_insert(false);
        }
    }
    Ok(found)
}

/// The nomination rounds in which either was named.
async fn rounds(tx: &Tx, kept: PersonId, all: &[Changed]) -> Result<BTreeSet<RoundId>> {
    let mut rounds: BTreeSet<RoundId> =
        lists_of(tx, &[kept]).await?.into_iter().map(|(round, _)| round).collect();
    let gone = all.iter().filter(|change| change.table == "nominees");
    let gone = gone.filter_map(|change| change.before.as_ref()?.get("round_id")?.as_i64());
    rounds.extend(gone.map(RoundId));
    Ok(rounds)
}

/// Stops where what was moved is no longer as the merge left it, and says what.
async fn refuse_changed(tx: &Tx, kept: PersonId, all: &[Changed]) -> Result<()> {
    let numbers = |table: &str| -> Vec<i64> {
        let of = all.iter().filter(|change| change.table == table);
        of.filter_map(|change| change.key.first().copied()).collect()
    };
    let registrations: Vec<RegistrationId> =
        numbers("registrations").into_iter().map(RegistrationId).collect();
    let known = (numbers("certificates"), numbers("nominees"));
    let (issued, named) = store::holdings::came_since(tx, kept, &registrations, (&known.0, &known.1)).await?;
    let mut tables: BTreeSet<&str> =
        merges::since(tx, all).await?.into_iter().map(|change| change.table.as_str()).collect();
    tables.extend((issued > 0).then_some("certificates"));
    tables.extend((named > 0).then_some("nominees"));
    if tables.is_empty() {
        return Ok(());
    }
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| {
        tables
            .iter()
            .map(|table| called(lang, table))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(", ")
    });
    Err(Error::Conflict(Problem::SaidOf(
        format!(
            "Không tách được: từ khi gộp, đã có thay đổi ở {vi}. Sửa trực tiếp những phần đó, hoặc trả về như lúc gộp rồi tách."
        ),
        format!(
            "This can’t be parted: since the merge there were changes in {en}. Change those by hand, or set them as they were and part then."
        ),
    )))
}

/// What rows of a table are called.
fn called(lang: Lang, table: &str) -> &'static str {
    match table {
        "people" => lang.pick("thông tin cá nhân", "the person’s record"),
        "attendance" | "attendance_events" => lang.pick("điểm danh", "attendance"),
        "certificates" => lang.pick("giấy chứng nhận", "certificates"),
        "mails" => lang.pick("thư gửi đi", "e-mails"),
        "nominees" => lang.pick("danh sách cử", "nominations"),
        "trainers" | "trainer_absences" => lang.pick("thông tin giảng viên", "what is known of the trainer"),
        "bookings" => lang.pick("buổi dạy", "sessions as a trainer"),
        "not_doubles" => lang.pick("đánh dấu không trùng", "what was said of doubles"),
        _ => lang.pick("đăng ký", "registrations"),
    }
}

fn no_seat() -> Error {
    Error::conflict(
        "Không tách được: chỗ của đăng ký kia đã được giao cho người khác. Tăng số chỗ của hoạt động rồi tách.",
        "This can’t be parted: the seat of the other registration has gone to somebody else. Add seats to the activity, then part them.",
    )
}
