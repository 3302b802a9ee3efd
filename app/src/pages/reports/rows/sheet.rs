//! The rows behind a figure as a file: all of its pages.

use domain::{Lang, ReportFigure, Word};
use services::reports::{FigureRows, ReportRows};

use crate::{
    pages::reports::words as t,
    sheet::{Cell, Sheet, count, day, text},
};

/// A file with the heads of a figure's rows.
pub(super) fn empty(lang: Lang, figure: ReportFigure) -> Sheet {
    use ReportFigure as F;
    let heads: &[&str] = match figure {
        F::Held(_) | F::Attendances(_) | F::Unmarked(_) => &[
            t::code(lang),
            t::activity(lang),
            t::day(lang),
            t::unit(lang),
            t::counted(lang),
            t::named(lang),
            t::attendances(lang),
        ],
        F::People(_) => {
            &[t::full_name(lang), t::birth_date(lang), t::unit(lang), t::held(lang), t::activity(lang)]
        }
        F::Teams => &[t::team(lang), t::commune(lang), t::named(lang)],
        F::Material(_) | F::Made(_) | F::Given(_) | F::Media | F::Broadcasts => {
            &[t::what(lang), t::day(lang), t::unit(lang), t::how_many(lang)]
        }
    };
    let code = figure.about().code.unwrap_or_default();
    Sheet::new(format!("bao-cao-{code}"), &figure.name(lang), heads)
}

/// The rows of a page, as cells.
pub(super) fn cells(lang: Lang, found: &FigureRows) -> Vec<Vec<Cell>> {
    let unit = |unit| text(found.name_of(unit));
    match &found.rows {
        ReportRows::Activities(held) => held
            .iter()
            .map(|(one, people)| {
                // Nobody was counted, nobody was marked: that is not nought.
                let unmarked = one.is_unmarked();
                vec![
                    text(one.code.clone()),
                    text(one.title.clone()),
                    day(Some(one.starts_on)),
                    unit(one.unit_id),
                    one.headcount.map_or(Cell::Empty, count),
                    if one.marks == 0 { Cell::Empty } else { count(one.named) },
                    if unmarked { text(t::not_marked(lang)) } else { count(*people) },
                ]
            })
            .collect(),
        ReportRows::People(people) => people
            .iter()
            .map(|person| {
                let codes: Vec<&str> = person.activities.iter().map(|(code, _)| code.as_str()).collect();
                let name =
                    if person.name.is_empty() { t::erased(lang).to_owned() } else { person.name.clone() };
                let n = i64::try_from(codes.len()).unwrap_or(i64::MAX);
                vec![
                    text(name),
                    day(person.birth_date),
                    text(person.units.join("; ")),
                    count(n),
                    text(codes.join(", ")),
                ]
            })
            .collect(),
        ReportRows::Teams(teams) => teams
            .iter()
            .map(|team| {
                let people = i64::try_from(team.people).unwrap_or(i64::MAX);
                vec![text(team.name.clone()), text(team.commune.clone()), count(people)]
            })
            .collect(),
        ReportRows::Materials(lots) => lots
            .iter()
            .map(|(one, on, n)| {
                let what = format!("{} {}", one.code, one.title);
                vec![text(what), day(Some(*on)), unit(one.unit_id), count(*n)]
            })
            .collect(),
        ReportRows::Media(items) => items
            .iter()
            .map(|one| {
                let what = format!("{}: {} ({})", one.kind.name(lang), one.title, one.outlet);
                vec![text(what), day(Some(one.published_on)), unit(one.unit_id), count(1)]
            })
            .collect(),
        ReportRows::Broadcasts(entries) => entries
            .iter()
            .map(|one| {
                vec![text(t::broadcasts(lang)), day(Some(one.aired_on)), unit(one.unit_id), count(one.times)]
            })
            .collect(),
    }
}
