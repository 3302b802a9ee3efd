//! How a list is laid out: where its heads stand, what each column holds, which lines are people.

use std::ops::RangeInclusive;

use super::{
    body::{self, Body, WhyLeftOut},
    column::Column,
    content::{KnowsUnit, begins_as_unit, is_phone},
    facts::Columns,
    guess::{self, Place, Seen},
    head_lines::{self, Heads, numbers_columns},
    head_words::Head,
    heal::{birth::may_be_birth, name::is_name},
    line::{Line, width},
    phrases::Said,
    sums::said_otherwise,
    words::{FOOTERS, SUMS, TITLES},
};
use crate::text;

/// So many lines are looked at to tell what a column holds.
const MOST_LOOKED_AT: usize = 100;

/// How a list is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The lines of the heads, by index.
    pub heads: Option<RangeInclusive<usize>>,
    /// What each column holds, from the first place.
    pub columns: Vec<Guess>,
    /// The lines that are people, by index.
    pub people: Vec<usize>,
    /// Every other line, by index, with why it is nobody.
    pub left_out: Vec<(usize, WhyLeftOut)>,
    /// The unit that the heading of a group names, for each of its people, by index, in whose line no unit is given.
    pub group_units: Vec<(usize, String)>,
    /// How many people the list says that it has, where that is not how many were found.
    pub said_total: Option<u32>,
}

impl Layout {
    /// The place of a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|guess| guess.column == Some(column))
    }

    /// What a line says in a column; empty where the list has no such column.
    pub fn cell<'a>(&self, line: &'a Line, column: Column) -> &'a str {
        self.place(column).map_or("", |place| line.cell(place))
    }

    /// The unit of the group in which a line stands, by the index of the line.
    pub fn group_unit(&self, person: usize) -> Option<&str> {
        let at = self.group_units.binary_search_by_key(&person, |(at, _)| *at).ok()?;
        self.group_units.get(at).map(|(_, unit)| unit.as_str())
    }
}

/// What a column seems to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guess {
    /// What is written over it; empty where nothing is.
    pub head: String,
    /// The column; none where it is nothing that is kept.
    pub column: Option<Column>,
    /// Head and content agree: nobody need be asked.
    pub sure: bool,
    /// The first different cells of people in it, three at the most.
    pub samples: Vec<String>,
}

/// Finds out how a list is laid out. `knows_unit` tells whether words name a unit that there is.
pub fn layout(lines: &[Line], knows_unit: &dyn Fn(&str) -> bool) -> Layout {
    let width = width(lines);
    let heads = head_lines::find(lines, width).unwrap_or_else(|| no_heads(width));
    let found = laid_out(lines, &heads, None, knows_unit);
    match missed_head(lines, &found) {
        Some(at) => laid_out(lines, &head_lines::of(lines, at..=at, width), None, knows_unit),
        None => found,
    }
}

/// The list with its columns as somebody has chosen them, by place; places beyond those chosen hold nothing.
pub fn with_columns(
    lines: &[Line],
    layout: &Layout,
    chosen: &[Option<Column>],
    knows_unit: &dyn Fn(&str) -> bool,
) -> Layout {
    let width = width(lines);
    let heads = match &layout.heads {
        Some(heads) => head_lines::of(lines, heads.clone(), width),
        None => no_heads(width),
    };
    let found = laid_out(lines, &heads, Some(chosen), knows_unit);
    match missed_head(lines, &found) {
        Some(at) => laid_out(lines, &head_lines::of(lines, at..=at, width), Some(chosen), knows_unit),
        None => found,
    }
}

/// Heads that stand nowhere.
fn no_heads(width: usize) -> Heads {
    Heads { lines: None, texts: vec![String::new(); width], meanings: vec![Head::Unknown; width] }
}

fn laid_out(
    lines: &[Line],
    heads: &Heads,
    chosen: Option<&[Option<Column>]>,
    knows_unit: KnowsUnit<'_>,
) -> Layout {
    let looked_at = looked_at(lines, heads.lines.as_ref());
    let places: Vec<Place<'_>> = heads
        .texts
        .iter()
        .zip(&heads.meanings)
        .enumerate()
        .map(|(at, (head, meaning))| Place {
            head,
            meaning: *meaning,
            cells: looked_at.iter().map(|line| line.cell(at)).collect(),
        })
        .collect();
    let mut seen = guess::columns(&places, knows_unit);
    let number = guess::number(&places, &seen);
    if let Some(chosen) = chosen {
        seen = (0..seen.len()).map(|at| Seen::chosen(chosen.get(at).copied().flatten())).collect();
    }
    let columns: Vec<Option<Column>> = seen.iter().map(|seen| seen.column).collect();
    let number = number.filter(|place| columns[*place].is_none());
    let columns = Columns { columns: &columns, number, knows_unit };
    let Body { people, left_out, group_units, said } = body::sort(lines, heads.lines.as_ref(), &columns);
    let guesses = seen.iter().enumerate().map(|(place, seen)| Guess {
        head: heads.texts[place].clone(),
        column: seen.column,
        sure: seen.is_sure,
        samples: samples(lines, &people, place),
    });
    Layout {
        heads: heads.lines.clone(),
        columns: guesses.collect(),
        said_total: said_otherwise(&said, people.len()),
        people,
        left_out,
        group_units,
    }
}

/// The lines that may be people: below the heads, and above what begins to stand below the list.
fn looked_at<'a>(lines: &'a [Line], heads: Option<&RangeInclusive<usize>>) -> Vec<&'a Line> {
    let first = heads.map_or(0, |heads| heads.end() + 1);
    let below = lines.get(first..).unwrap_or_default();
    let is_content = |line: &&Line| {
        line.filled()
            .any(|(_, cell)| is_name(cell) || is_phone(cell) || may_be_birth(cell) || cell.contains('@'))
    };
    let is_end = |line: &&Line| {
        let said: Vec<Said> = line.texts().iter().take(2).map(|text| Said::new(text)).collect();
        said.iter().any(|said| SUMS.begin(said) || FOOTERS.begin(said)) && !is_content(line)
    };
    let rows = below.iter().skip_while(|line| heads.is_none() && !is_content(line));
    let rows =
        rows.take_while(|line| !is_end(line)).filter(|line| !line.is_empty() && !numbers_columns(line));
    let rows: Vec<&Line> = rows.take(MOST_LOOKED_AT * 4).collect();
    // A line of one text is a heading where most people have more.
    let wide: Vec<&Line> = rows.iter().copied().filter(|line| line.texts().len() > 1).collect();
    let rows = if wide.len() * 4 > rows.len() { wide } else { rows };
    // Without heads, headings and what else is nobody must not be taken for what a column holds.
    let content: Vec<&Line> = rows.iter().copied().filter(is_content).take(MOST_LOOKED_AT).collect();
    if heads.is_none() && !content.is_empty() {
        content
    } else {
        rows.into_iter().take(MOST_LOOKED_AT).collect()
    }
}

/// A line just above the first person that can only be heads, in words that are not known.
fn missed_head(lines: &[Line], layout: &Layout) -> Option<usize> {
    let first = *layout.people.first()?;
    let above = first.checked_sub(1).filter(|_| layout.heads.is_none())?;
    let (line, person) = (lines.get(above)?, lines.get(first)?);
    let texts = line.texts();
    let is_title = |text: &&str| {
        let said = Said::new(text);
        TITLES.begin(&said) || begins_as_unit(text)
    };
    let is_short = |text: &&str| text.chars().count() <= 40 && !text.chars().any(|c| c.is_ascii_digit());
    let is_left_out = layout.left_out.iter().any(|(at, why)| *at == above && *why == WhyLeftOut::Title);
    let is_head = is_left_out
        && texts.len() > 1
        && texts.iter().all(is_short)
        && !texts.iter().any(is_title)
        && line.filled().count() * 2 >= person.filled().count();
    is_head.then_some(above)
}

fn samples(lines: &[Line], people: &[usize], place: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in people.iter().filter_map(|at| lines.get(*at)).map(|line| line.cell(place)) {
        let cell = text::line(cell);
        if !cell.is_empty() && !samples.contains(&cell) {
            samples.push(cell);
        }
        if samples.len() == 3 {
            break;
        }
    }
    samples
}
