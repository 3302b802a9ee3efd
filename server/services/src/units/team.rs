//! A volunteer team: a unit below its commune.

use domain::{UnitLevel, UnitPath, text};
use store::{ids::UnitId, rows::Unit};

/// A team of a commune that is to be inserted.
pub(crate) fn new_team(name: &str, code: String, commune: &Unit) -> Unit {
    let path = UnitPath::from_stored(commune.path.as_str()).below(&code);
    Unit {
        id: UnitId::NEW,
        name: name.to_owned(),
        fold: text::fold(name),
        kind: "doi".into(),
        level: UnitLevel::Team.into(),
        parent_id: Some(commune.id),
        path: path.as_str().to_owned(),
        valid_from: None,
        valid_to: None,
        code,
    }
}
