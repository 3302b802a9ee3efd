//! People: found, added, changed; two rows of one person made one, and two again.

pub(crate) mod bulk;
pub(crate) mod classes;
pub(crate) mod compare;
pub(crate) mod doubles;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod merge;
pub(crate) mod move_address;
pub(crate) mod save;
pub(crate) mod show;
pub(crate) mod unmerge;

pub use bulk::{Chosen, Counted, MoveForm, add_people, count_people, move_people};
pub use classes::list_open_classes;
pub use compare::{BothThere, Compared, Comparison, compare_people};
pub use doubles::{Pair, count_doubles, list_doubles, set_apart};
pub use form::{PersonForm, load_person_form, may_add_people};
pub use list::{Added, PeopleQuery, PersonEntry, find_people, list_people};
pub use merge::{MergeForm, Merged, merge_people, versions};
pub use save::save_person;
pub use show::{HistoryRow, Opens, PersonPage, PersonPages, show_person};
pub use unmerge::{MergedRow, find_merged, unmerge_people};
