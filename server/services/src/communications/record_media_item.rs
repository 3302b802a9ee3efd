//! News items, articles, reports and clips about the programme.

use chrono::NaiveDate;
use domain::{MediaKind, Problem, Word, accounts::access::Actor, fields, label};
use serde_json::json;
use store::{
    Tx,
    ids::{MediaItemId, UnitId},
    rows::MediaItem,
};

use crate::{
    Error, Services,
    activities::programme::find_programme,
    audit::{Change, record},
    communications::communication::{Checked, may_somewhere, require_for},
    people::form::NotSaved,
    send_once::{Sent, send_once},
};

/// A media item as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaForm {
    /// The day on which it came out.
    pub published_on: String,
    /// The paper, station or portal.
    pub outlet: String,
    /// The code of its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The unit whose work it is, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Enters a media item.
///
/// # Errors
/// [`Error::Invalid`] at `published_on`, `outlet`, `kind`, `title`, `unit`, with units to choose from; as the gate decides.
pub async fn record_media_item(
    services: &Services,
    actor: &Actor,
    form: &MediaForm,
) -> std::result::Result<MediaItemId, NotSaved> {
    may_somewhere(actor)?;
    let (tx, today) = (services.db.begin().await?, services.today());
    let once = match send_once(services, &tx, actor, &form.key, form).await? {
        Sent::First(once) => once,
        Sent::Before(id) => return Ok(id.parse().map_err(|_| Error::NotFound)?),
    };
    let Read { published_on, outlet, kind, title, unit_id } = read(services, &tx, form, today).await?;
    require_for(&tx, actor, unit_id).await?;
    let row = MediaItem {
        id: MediaItemId::NEW,
        programme_id: find_programme(services, &tx, actor, unit_id, published_on).await?,
        unit_id,
        published_on,
        outlet,
        kind: kind.into(),
        title,
        import_key: None,
        created_at: services.now(),
    };
    let row = store::insert(&tx, row).await?;
    let after = Some(shown(&row));
    let change = Change { verb: "create", noun: "media_item", id: row.id.0, before: None, after };
    record(services, &tx, actor, change);
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// What is in a form without problems.
pub(crate) struct Read {
    pub(crate) published_on: NaiveDate,
    pub(crate) outlet: String,
    pub(crate) kind: MediaKind,
    pub(crate) title: String,
    pub(crate) unit_id: UnitId,
}

/// Reads the form.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from.
pub(crate) async fn read(
    services: &Services,
    tx: &Tx,
    form: &MediaForm,
    today: NaiveDate,
) -> std::result::Result<Read, NotSaved> {
    let mut checked = Checked::default();
    let published_on = checked.day("published_on", &form.published_on, label::DATE, today);
    let outlet = checked.problems.check("outlet", fields::read_line(&form.outlet, label::OUTLET, 200));
    let kind =
        checked.problems.check("kind", MediaKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let title = checked.problems.check("title", fields::read_line(&form.title, label::TITLE, 300));
    let unit_id = checked.unit(services, tx, &form.unit_id, &form.unit).await?;
    let (Some(published_on), Some(outlet), Some(kind), Some(title), Some(unit_id)) =
        (published_on, outlet, kind, title, unit_id)
    else {
        return Err(checked.not_saved());
    };
    Ok(Read { published_on, outlet, kind, title, unit_id })
}

/// What the log says of one, and by which a form knows whether it is still as it was loaded.
pub(crate) fn shown(row: &MediaItem) -> serde_json::Value {
    json!({
        "published_on": row.published_on, "outlet": row.outlet, "kind": row.kind.code(), "title": row.title,
        "unit": row.unit_id,
    })
}
