//! News items, articles, reports and clips about the programme.

use domain::{MediaKind, Problem, Word, accounts::access::Actor, fields, label};
use serde_json::json;
use store::{Tx, ids::MediaItemId, rows::MediaItem};

use crate::{
    Services,
    activities::programme::find_programme,
    audit::Logged,
    checked::{Checked, NotSaved},
    communications::communication::{may_somewhere, read_past_day, require_for},
    send_once::do_once,
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
/// [`crate::Error::Invalid`] at `published_on`, `outlet`, `kind`, `title`, `unit`, with units to choose from; as the gate decides.
pub async fn record_media_item(
    services: &Services,
    actor: &Actor,
    form: &MediaForm,
) -> std::result::Result<MediaItemId, NotSaved> {
    may_somewhere(actor)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let row = read(services, tx, actor, form, None).await?;
        let row = store::insert(tx, row).await?;
        MEDIA_ITEM.created(services, tx, actor, &row);
        Ok(row.id)
    })
    .await
}

/// The row that a form comes to: a new one, or one that was there `before`.
///
/// # Errors
/// [`crate::Error::Invalid`] by field, with units to choose from; at `unit` where it is not the actor's.
pub(crate) async fn read(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    form: &MediaForm,
    before: Option<&MediaItem>,
) -> std::result::Result<MediaItem, NotSaved> {
    let mut checked = Checked::default();
    let published_on = read_past_day(&form.published_on, label::DATE, services.today());
    let published_on = checked.problems.check("published_on", published_on);
    let outlet = checked.problems.check("outlet", fields::read_line(&form.outlet, label::OUTLET, 200));
    let kind =
        checked.problems.check("kind", MediaKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let title = checked.problems.check("title", fields::read_line(&form.title, label::TITLE, 300));
    let unit_id = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
    let (Some(published_on), Some(outlet), Some(kind), Some(title), Some(unit_id)) =
        (published_on, outlet, kind, title, unit_id)
    else {
        return Err(checked.not_saved());
    };
    require_for(tx, actor, unit_id).await?;
    Ok(MediaItem {
        id: before.map_or(MediaItemId::NEW, |row| row.id),
        programme_id: find_programme(services, tx, actor, unit_id, published_on).await?,
        unit_id,
        published_on,
        outlet,
        kind: kind.into(),
        title,
        import_key: before.and_then(|row| row.import_key.clone()),
        created_at: before.map_or_else(|| services.now(), |row| row.created_at),
    })
}

/// A media item in the log of changes; by what it tells, a form knows whether it is still as it was loaded.
pub(crate) const MEDIA_ITEM: Logged<MediaItem> = Logged {
    noun: "media_item",
    id: |row| row.id.0,
    shown: |row| {
        json!({
            "published_on": row.published_on, "outlet": row.outlet, "kind": row.kind.code(), "title": row.title,
            "unit": row.unit_id,
        })
    },
};
