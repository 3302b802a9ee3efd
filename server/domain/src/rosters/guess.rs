//! Which column stands at each place: by its head, and by what is written below.

use std::cmp::Reverse;

use super::{
    column::Column,
    content::{KnowsUnit, by_content, counts_up, fits, share},
    head_words::Head,
    heads::{asks_for_post_and_unit, is_of_districts},
    heal::blank::says_nothing,
};
use crate::{Word, text};

/// A place of the table, as it is looked at.
pub(super) struct Place<'a> {
    /// What is written over it.
    pub head: &'a str,
    /// What that means.
    pub meaning: Head,
    /// Its cells in the lines that may be people; empty ones, too.
    pub cells: Vec<&'a str>,
}

/// What a place seems to hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    pub column: Option<Column>,
    pub is_sure: bool,
    /// How well head and content agree; the better place has the column where two seem to have it.
    rank: u8,
    share: f32,
}

impl Seen {
    const NOTHING: Self = Self { column: None, is_sure: true, rank: 0, share: 0.0 };

    /// What somebody has chosen.
    pub(super) fn chosen(column: Option<Column>) -> Self {
        Self { column, ..Self::NOTHING }
    }
}

/// What each place seems to hold. No column stands at two places.
pub(super) fn columns(places: &[Place<'_>], knows_unit: KnowsUnit<'_>) -> Vec<Seen> {
    let mut seen: Vec<Seen> = places.iter().map(|place| look(place, knows_unit)).collect();
    split_names(places, &mut seen, knows_unit);
    for column in Column::ALL {
        keep_one(*column, places, &mut seen);
    }
    whole_names(places, &mut seen);
    seen
}

/// The place that numbers the lines.
pub(super) fn number(places: &[Place<'_>], seen: &[Seen]) -> Option<usize> {
    let of_head = places.iter().position(|place| place.meaning == Head::Number);
    of_head.or_else(|| {
        let mut free = places.iter().zip(seen).enumerate().filter(|(_, (_, seen))| seen.column.is_none());
        free.find(|(_, (place, _))| counts_up(&filled(place))).map(|(at, _)| at)
    })
}

fn filled<'a>(place: &Place<'a>) -> Vec<&'a str> {
    place.cells.iter().copied().filter(|cell| !cell.is_empty() && !says_nothing(cell)).collect()
}

fn look(place: &Place<'_>, knows_unit: KnowsUnit<'_>) -> Seen {
    let cells = filled(place);
    match place.meaning {
        Head::Is(column) => by_head(column, place.head, &cells, knows_unit),
        Head::Number | Head::Nothing => Seen::NOTHING,
        Head::Unknown if counts_up(&cells) => Seen::NOTHING,
        Head::Unknown => match by_content(&cells, knows_unit) {
            None => Seen { is_sure: place.head.is_empty() && cells.is_empty(), ..Seen::NOTHING },
            Some((column, share)) => {
                let is_plain = !matches!(column, Column::Unit | Column::Position);
                Seen {
                    column: Some(column),
                    is_sure: place.head.is_empty() && is_plain && share >= 0.9,
                    rank: 2,
                    share,
                }
            }
        },
    }
}

/// A column by its head, unless what stands below is plainly something else.
fn by_head(column: Column, head: &str, cells: &[&str], knows_unit: KnowsUnit<'_>) -> Seen {
    let own = share(column, cells, knows_unit);
    let sure = |column, share, rank| Seen { column: Some(column), is_sure: true, rank, share };
    if cells.is_empty() {
        return sure(column, own, 1);
    }
    if asks_for_post_and_unit(head) {
        let [unit, post] = [Column::Unit, Column::Position].map(|column| share(column, cells, knows_unit));
        let column = if unit >= post { Column::Unit } else { Column::Position };
        return Seen { is_sure: unit.max(post) >= 0.6, ..sure(column, unit.max(post), 3) };
    }
    let dates = share(Column::BirthDate, cells, knows_unit);
    match column {
        // Years under `Nam` and `Nữ` say when who was born.
        Column::SexMale if dates >= 0.6 => return sure(Column::BornMale, dates, 3),
        Column::SexFemale if dates >= 0.6 => return sure(Column::BornFemale, dates, 3),
        _ => {}
    }
    if let Some((other, share)) = by_content(cells, knows_unit).filter(|(_, share)| *share >= 0.7)
        && own <= 0.2
        // One cell may be anything.
        && cells.len() > 1
        && contradicts(column, other)
    {
        return Seen { column: Some(other), is_sure: false, rank: 2, share };
    }
    let has_form = matches!(column, Column::Email | Column::Phone | Column::BirthDate | Column::Sex);
    let is_doubtful = has_form && own < 0.3;
    Seen { is_sure: !is_doubtful, ..sure(column, own, if is_doubtful { 1 } else { 3 }) }
}

/// What stands below a head can’t be what the head says. Units, posts and codes are written in many ways.
fn contradicts(head: Column, content: Column) -> bool {
    let is_loose = |column| matches!(column, Column::Unit | Column::Position);
    match head {
        Column::Unit | Column::Position => !is_loose(content),
        Column::Code => matches!(content, Column::Email | Column::Name),
        _ if head.is_of_name() => !content.is_of_name(),
        _ if head.is_of_birth() => !content.is_of_birth(),
        _ => head != content,
    }
}

/// A name in two columns: one head over both, a head over the first only, or a head for each.
fn split_names(places: &[Place<'_>], seen: &mut [Seen], knows_unit: KnowsUnit<'_>) {
    for at in 1..places.len() {
        let [first, second] = [&places[at - 1], &places[at]];
        let is_one_head = text::fold(first.head) == text::fold(second.head) && !first.head.is_empty();
        let is_bare = second.head.is_empty() && second.meaning == Head::Unknown;
        if seen[at - 1].column != Some(Column::Name) || !(is_one_head || is_bare) {
            continue;
        }
        if first.cells == second.cells {
            seen[at] = Seen::NOTHING;
            continue;
        }
        let given = filled(second);
        let is_given =
            |cell: &&&str| fits(Column::Given, cell, knows_unit) && !fits(Column::Sex, cell, knows_unit);
        let are_given = !given.is_empty() && given.iter().filter(is_given).count() * 10 >= given.len() * 7;
        if are_given && (is_one_head || (are_families(first) && are_many(&given))) {
            seen[at - 1].column = Some(Column::Family);
            seen[at] = Seen { column: Some(Column::Given), ..seen[at - 1] };
        }
    }
    let has_family = seen.iter().any(|seen| seen.column == Some(Column::Family));
    let has_given = seen.iter().any(|seen| seen.column == Some(Column::Given));
    if has_family && !has_given {
        let name = (0..seen.len()).find(|at| {
            let is_short = filled(&places[*at]).iter().all(|cell| cell.split(' ').count() <= 2);
            seen[*at].column == Some(Column::Name) && is_short
        });
        if let Some(name) = name {
            seen[name].column = Some(Column::Given);
        }
    }
}

/// Family and middle names have two words, where whole names have three.
fn are_families(place: &Place<'_>) -> bool {
    let cells = filled(place);
    let short = cells.iter().filter(|cell| cell.split(' ').count() <= 2).count();
    short * 10 >= cells.len() * 6
}

/// Names differ, where the few words of a list for something else are always the same.
fn are_many(cells: &[&str]) -> bool {
    let mut different = cells.to_vec();
    different.sort_unstable();
    different.dedup();
    different.len() * 2 >= cells.len()
}

/// Where several places seem to hold a column, the one that fits best has it.
fn keep_one(column: Column, places: &[Place<'_>], seen: &mut [Seen]) {
    let all: Vec<usize> = (0..seen.len()).filter(|at| seen[*at].column == Some(column)).collect();
    let merit = |at: usize| {
        let one = &seen[at];
        let is_small = !(column == Column::Unit && is_of_districts(places[at].head));
        (one.rank, is_small, (one.share * filled(&places[at]).len() as f32).round() as usize, Reverse(at))
    };
    let best = all.iter().copied().max_by_key(|at| merit(*at));
    for at in all.into_iter().filter(|at| Some(*at) != best) {
        seen[at] = Seen { is_sure: false, ..Seen::NOTHING };
    }
}

/// A family name without a given one, or the other way round, is the name.
fn whole_names(places: &[Place<'_>], seen: &mut [Seen]) {
    let of = |seen: &[Seen], column| seen.iter().position(|seen| seen.column == Some(column));
    let [name, family, given] = [Column::Name, Column::Family, Column::Given].map(|column| of(seen, column));
    match (name, family, given) {
        (None, Some(only), None) | (None, None, Some(only)) => seen[only].column = Some(Column::Name),
        // The whole name beside its parts.
        (Some(_), Some(family), _) if !filled(&places[family]).is_empty() => {
            seen[family] = Seen::NOTHING;
            if let Some(given) = given {
                seen[given] = Seen::NOTHING;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rosters::heads::read;

    fn known(table: &[(&str, &str)]) -> Vec<(Option<Column>, bool)> {
        let places: Vec<Place<'_>> = table
            .iter()
            .map(|(head, cells)| Place { head, meaning: read(head), cells: cells.split('|').collect() })
            .collect();
        columns(&places, &|_| false).into_iter().map(|seen| (seen.column, seen.is_sure)).collect()
    }

    #[test]
    fn what_stands_below_a_head_counts_more_than_the_head() {
        assert_eq!(
            known(&[("Tên", "0912345678|0983111222"), ("SĐT", "Nguyễn Văn A|Lê Thị B")]),
            [(Some(Column::Phone), false), (Some(Column::Name), false)]
        );
        assert_eq!(
            known(&[
                ("Họ tên", "Nguyễn Văn A|Lê Thị B"),
                ("Thông tin", "0912345678|"),
                ("CCCD", "0912345678|")
            ]),
            [(Some(Column::Name), true), (Some(Column::Phone), false), (None, true)]
        );
        assert_eq!(
            known(&[("Nam", "1980|"), ("Nữ", "|1975")]),
            [(Some(Column::BornMale), true), (Some(Column::BornFemale), true)]
        );
        assert_eq!(known(&[("Chức vụ, đơn vị công tác", "Xã A|UBND xã B")]), [(Some(Column::Unit), true)]);
        assert_eq!(
            known(&[("Chức vụ, đơn vị", "Chủ tịch UBND xã|Công chức xã")]),
            [(Some(Column::Position), true)]
        );
        assert_eq!(known(&[("Đơn vị", "Cán bộ xã|Công chức xã")]), [(Some(Column::Unit), true)]);
    }

    #[test]
    fn a_name_may_stand_in_two_columns() {
        let split = [(Some(Column::Family), true), (Some(Column::Given), true)];
        assert_eq!(known(&[("Họ và tên", "Nguyễn Văn|Lê Thị"), ("Họ và tên", "An|Bé")]), split);
        assert_eq!(known(&[("Họ và tên", "Nguyễn Văn|Lê Thị"), ("", "An|Bé")]), split);
        assert_eq!(known(&[("Họ đệm", "Nguyễn Văn|Lê Thị"), ("Tên", "An|Bé")]), split);
        assert_eq!(known(&[("", "Nguyễn Văn|Lê Thị"), ("", "An|Bé")]), split);
        assert_eq!(
            known(&[("Họ tên", "Nguyễn Văn An|Lê Bé"), ("Họ tên", "Nguyễn Văn An|Lê Bé")])[1],
            (None, true)
        );
        let sexes = known(&[("Họ tên", "Nguyễn Văn An|Lê Thị Bé"), ("", "Nam|Nữ")]);
        assert_eq!(sexes, [(Some(Column::Name), true), (Some(Column::Sex), true)]);
        assert_eq!(known(&[("Họ", "Nguyễn Văn An|Lê Thị Bé")]), [(Some(Column::Name), true)]);
    }

    #[test]
    fn a_column_stands_at_one_place() {
        let both = known(&[("Huyện", "Huyện Đại Từ|Huyện A"), ("Xã", "Xã A|Xã B")]);
        assert_eq!(both, [(None, false), (Some(Column::Unit), true)]);
        let both = known(&[("SĐT", "|"), ("Liên lạc khác", "0912345678|0983111222")]);
        assert_eq!(both[1].0, Some(Column::Phone));
    }
}
