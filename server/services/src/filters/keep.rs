//! Keeps filters under a name, changes what they are called and who sees them, and forgets them.

use domain::{FilteredList, Label, Problem, Problems, Word, accounts::access::Actor, fields};
use serde_json::json;
use store::{
    Tx,
    ids::{SavedFilterId, UnitId, UserId},
    rows::SavedFilter,
};

use crate::{
    Error, Result, Services,
    audit::Logged,
    error::valid,
    filters::list::shares_with,
    send_once::do_once,
    undo::{Act, Done, Kept, offer_undo},
};

/// More are never kept by one user: nobody finds their way among more.
const MOST: u64 = 30;

/// The longest address that is kept.
const LONGEST: usize = 1_000;

const NAME: Label = Label { vi: "tên bộ lọc", en: "the name of the filters" };

/// Filters as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilterForm {
    /// The code of the list; only of new ones.
    pub list: String,
    /// The part of the list's address that narrows it; only of new ones.
    pub query: String,
    /// What they are called.
    pub name: String,
    /// The number of the unit that sees them too; empty: nobody else does.
    pub unit: String,
    /// `yes`: the list opens with them.
    pub default: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Whether a list opens with filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whether {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// New filters.
pub(crate) struct New {
    pub list: FilteredList,
    pub name: String,
    pub query: String,
    pub unit: Option<UnitId>,
    pub default: Whether,
}

const FILTER: Logged<SavedFilter> = Logged {
    noun: "saved_filter",
    id: |row| row.id.0,
    shown: |row| json!({ "list": row.list.code(), "unit": row.unit_id, "default": row.is_default }),
};

/// Keeps the filters of a list under a name.
///
/// # Errors
/// [`Error::Invalid`] at `name` (missing, there already), `query` (nothing is narrowed) or `list`; or where there are too many.
pub async fn keep_filter(services: &Services, actor: &Actor, form: &FilterForm) -> Result<SavedFilterId> {
    let new = read(services, actor, form).await?;
    do_once(services, actor, (&form.key, form), async |tx| insert(services, tx, actor, new).await).await
}

async fn read(services: &Services, actor: &Actor, form: &FilterForm) -> Result<New> {
    actor.user().ok_or(Error::Forbidden)?;
    let mut problems = Problems::default();
    let list = FilteredList::parse(&form.list).ok_or(Error::NotFound)?;
    let name = problems.check("name", fields::read_line(&form.name, NAME, 60)).unwrap_or_default();
    if form.query.is_empty() || form.query.len() > LONGEST {
        problems.add(
            "name",
            Problem::Said(
                "Chưa lọc gì: hãy lọc danh sách trước rồi lưu",
                "Nothing is filtered: filter the list first, then keep it",
            ),
        );
    }
    valid(problems)?;
    let (unit, default) = (unit(services, actor, form).await?, default(form));
    Ok(New { list, name, query: form.query.clone(), unit, default })
}

/// Keeps new ones, in the transaction of whoever asks.
pub(crate) async fn insert(services: &Services, tx: &Tx, actor: &Actor, new: New) -> Result<SavedFilterId> {
    let user = actor.user().map(UserId).ok_or(Error::Forbidden)?;
    // Of two that are kept at once the second waits.
    store::users::lock(tx, user).await?.ok_or(Error::Forbidden)?;
    if store::saved_filters::count(tx, user).await? >= MOST {
        return Err(Error::invalid(
            "name",
            Problem::Said(
                "Mỗi người lưu được nhiều nhất 30 bộ lọc: xóa bớt rồi lưu",
                "No more than 30 can be kept: remove some first",
            ),
        ));
    }
    refuse_namesake(tx, user, new.list, &new.name, None).await?;
    if new.default == Whether::Yes {
        store::saved_filters::no_default(tx, user, new.list).await?;
    }
    let row = SavedFilter {
        id: SavedFilterId::NEW,
        user_id: user,
        list: new.list.into(),
        name: new.name,
        query: new.query,
        unit_id: new.unit,
        is_default: new.default == Whether::Yes,
        created_at: services.now(),
    };
    let row = store::insert(tx, row).await?;
    FILTER.created(services, tx, actor, &row);
    Ok(row.id)
}

/// Calls filters otherwise, shares them or not, makes them those that the list opens with or not. What they find stays.
///
/// # Errors
/// [`Error::Invalid`] at `name`; [`Error::NotFound`] where they are somebody else's.
pub async fn change_filter(
    services: &Services,
    actor: &Actor,
    id: SavedFilterId,
    form: &FilterForm,
) -> Result<FilteredList> {
    let user = actor.user().map(UserId).ok_or(Error::Forbidden)?;
    let name = fields::read_line(&form.name, NAME, 60).map_err(|problem| Error::invalid("name", problem))?;
    let unit_id = unit(services, actor, form).await?;
    let tx = services.db.begin().await?;
    store::users::lock(&tx, user).await?.ok_or(Error::Forbidden)?;
    let before = store::saved_filters::of_user(&tx, user, id).await?.ok_or(Error::NotFound)?;
    let list = *before.list;
    refuse_namesake(&tx, user, list, &name, Some(id)).await?;
    if default(form) == Whether::Yes {
        store::saved_filters::no_default(&tx, user, list).await?;
    }
    let row = SavedFilter { name, unit_id, is_default: default(form) == Whether::Yes, ..before.clone() };
    let row = store::update(&tx, row).await?;
    FILTER.edited(services, &tx, actor, (&before, &row));
    tx.commit().await?;
    Ok(list)
}

/// Forgets filters. Can be taken back.
///
/// # Errors
/// [`Error::NotFound`] where they are somebody else's.
pub async fn remove_filter(
    services: &Services,
    actor: &Actor,
    id: SavedFilterId,
) -> Result<(FilteredList, Done)> {
    let user = actor.user().map(UserId).ok_or(Error::Forbidden)?;
    let tx = services.db.begin().await?;
    let row = store::saved_filters::of_user(&tx, user, id).await?.ok_or(Error::NotFound)?;
    store::saved_filters::remove(&tx, id).await?;
    FILTER.removed(services, &tx, actor, &row);
    let list = *row.list;
    let kept = Kept { list: list.code().to_owned(), name: row.name, query: row.query, unit: row.unit_id };
    let undo = offer_undo(services, &tx, actor, &Act::Filter(kept)).await?;
    tx.commit().await?;
    Ok((list, Done { n: 1, undo }))
}

fn default(form: &FilterForm) -> Whether {
    if form.default == "yes" { Whether::Yes } else { Whether::No }
}

/// The unit that sees them too: one that the actor has a role in.
async fn unit(services: &Services, actor: &Actor, form: &FilterForm) -> Result<Option<UnitId>> {
    let unit = form.unit.parse().ok();
    match unit {
        Some(unit) if shares_with(services, actor, unit).await? => Ok(Some(unit)),
        Some(_) => Err(Error::NotFound),
        None => Ok(None),
    }
}

async fn refuse_namesake(
    tx: &Tx,
    user: UserId,
    list: FilteredList,
    name: &str,
    than: Option<SavedFilterId>,
) -> Result<()> {
    let own = store::saved_filters::seen_by(tx, user, &[], list).await?;
    if own.iter().any(|row| row.name == name && Some(row.id) != than) {
        return Err(Error::invalid(
            "name",
            Problem::Said(
                "Đã có bộ lọc tên này: chọn tên khác",
                "There are filters of this name: choose another",
            ),
        ));
    }
    Ok(())
}
