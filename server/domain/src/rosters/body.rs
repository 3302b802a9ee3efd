//! Which lines are people, and why the others are left out.

use std::ops::RangeInclusive;

use super::{
    content::{begins_as_unit, running_number},
    facts::{Columns, Facts},
    groups::Current,
    head_lines::numbers_columns,
    line::Line,
    marks::{Mark, mark, split_mark},
    phrases::Said,
    sums::said_number,
    words::{FOOTERS, SIGNERS, SUMS, TITLES},
};
use crate::{Lang, text};

/// Why a line is not somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyLeftOut {
    /// It stands above the list.
    Title,
    /// It says what the columns are, on the first page or a further one.
    Head,
    /// It is the heading of a group.
    Group,
    /// It says how many people there are.
    Total,
    /// It stands below the list: who made it, who signs it.
    Footer,
    /// Nothing is written in it, or only a number.
    Empty,
    /// It has too little of a person: one cell, and no name.
    Stray,
}

impl WhyLeftOut {
    /// The reason, for somebody who checks the list.
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.pick("Tiêu đề danh sách", "Title of the list"),
            Self::Head => lang.pick("Tiêu đề cột", "Heads of the columns"),
            Self::Group => lang.pick("Tiêu đề nhóm", "Heading of a group"),
            Self::Total => lang.pick("Dòng tổng cộng", "Sum of the list"),
            Self::Footer => {
                lang.pick("Phần ký tên, ghi chú cuối danh sách", "Signatures and notes below the list")
            }
            Self::Empty => lang.pick("Dòng trống", "Empty line"),
            Self::Stray => lang.pick("Không có họ tên và thiếu thông tin", "No name, and too little else"),
        }
    }
}

/// The lines, sorted.
#[derive(Default)]
pub(super) struct Body {
    /// Those that are people.
    pub people: Vec<usize>,
    pub left_out: Vec<(usize, WhyLeftOut)>,
    /// The unit of people in whose line none is given, by the group in which they stand.
    pub group_units: Vec<(usize, String)>,
    /// How many people the list says that it has, each time.
    pub said: Vec<u32>,
}

/// Sorts the lines of a table whose heads stand in `heads`, if anywhere.
pub(super) fn sort(lines: &[Line], heads: Option<&RangeInclusive<usize>>, columns: &Columns<'_>) -> Body {
    let mut sorter = Sorter {
        heads: heads.map(|heads| lines.get(heads.clone()).unwrap_or_default()).unwrap_or_default(),
        names_only: names_only(lines, heads, columns),
        columns,
        below: Below::Nothing,
        gap: 0,
        group: Current::default(),
        body: Body::default(),
    };
    for (at, line) in lines.iter().enumerate() {
        let why = match heads {
            Some(heads) if heads.contains(&at) => Some(WhyLeftOut::Head),
            Some(heads) if at < *heads.start() => {
                Some(if line.is_empty() { WhyLeftOut::Empty } else { WhyLeftOut::Title })
            }
            Some(_) => sorter.why_left_out(line),
            None => sorter.why_left_out_without_heads(line),
        };
        sorter.take(at, line, why);
    }
    sorter.body
}

/// Most people have nothing but their names.
fn names_only(lines: &[Line], heads: Option<&RangeInclusive<usize>>, columns: &Columns<'_>) -> bool {
    let first = heads.map_or(0, |heads| heads.end() + 1);
    let facts = lines.iter().skip(first).map(|line| columns.facts(line)).filter(Facts::has_name);
    let (alone, others): (Vec<_>, Vec<_>) = facts.partition(Facts::is_name_alone);
    alone.len() > others.len()
}

/// What has begun below the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    Sum,
    Footer,
}

struct Sorter<'a> {
    heads: &'a [Line],
    names_only: bool,
    columns: &'a Columns<'a>,
    below: Below,
    /// Empty lines since the last that was not.
    gap: usize,
    group: Current,
    body: Body,
}

impl Sorter<'_> {
    fn take(&mut self, at: usize, line: &Line, why: Option<WhyLeftOut>) {
        self.gap = if why == Some(WhyLeftOut::Empty) { self.gap + 1 } else { 0 };
        let Some(why) = why else {
            self.below = Below::Nothing;
            self.body.people.push(at);
            let is_without_unit = self.columns.unit_cell(line).is_none_or(str::is_empty);
            if let Some(unit) = self.group.unit().filter(|_| is_without_unit) {
                self.body.group_units.push((at, unit.to_owned()));
            }
            return;
        };
        match why {
            WhyLeftOut::Head => self.below = Below::Nothing,
            WhyLeftOut::Total => {
                self.below = self.below_sum();
                self.body.said.extend(said_number(&line.texts().join(" ")));
            }
            WhyLeftOut::Footer => self.below = Below::Footer,
            _ => {}
        }
        self.body.left_out.push((at, why));
    }

    fn below_sum(&self) -> Below {
        if self.below == Below::Footer { Below::Footer } else { Below::Sum }
    }

    /// Why a line below the heads is nobody.
    fn why_left_out(&mut self, line: &Line) -> Option<WhyLeftOut> {
        if is_empty(line) {
            return Some(WhyLeftOut::Empty);
        }
        if self.is_head_again(line) {
            return Some(WhyLeftOut::Head);
        }
        let facts = self.columns.facts(line);
        if self.is_surely_somebody(line, &facts) {
            return None;
        }
        let said: Vec<Said> = facts.texts.iter().map(|text| Said::new(text)).collect();
        if said.iter().take(2).any(|said| SUMS.begin(said)) && !(facts.is_name && facts.others > 0) {
            return Some(WhyLeftOut::Total);
        }
        if self.is_footer(line, &facts, &said) {
            return Some(WhyLeftOut::Footer);
        }
        if let Some(group) = self.columns.group(line, &facts, self.names_only) {
            self.group.begin(group);
            return Some(WhyLeftOut::Group);
        }
        (!self.is_somebody(&facts)).then_some(WhyLeftOut::Stray)
    }

    /// Why a line of a list without heads is nobody. Above the first person stands the title.
    fn why_left_out_without_heads(&mut self, line: &Line) -> Option<WhyLeftOut> {
        if !self.body.people.is_empty() || is_empty(line) {
            return self.why_left_out(line);
        }
        let facts = self.columns.facts(line);
        let is_title = facts.texts.iter().any(|text| TITLES.begin(&Said::new(text)));
        let is_unusual = self.names_only
            && facts.is_name_alone()
            && facts.name.chars().any(char::is_lowercase)
            && facts.name.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c))
            && !begins_as_unit(&facts.name);
        let why = match self.why_left_out(line) {
            None if !is_title
                && (facts.is_name
                    || facts.of_form > 0
                    || is_unusual
                    || self.columns.has_known_unit(line)) =>
            {
                return None;
            }
            Some(WhyLeftOut::Group) if !is_title => WhyLeftOut::Group,
            _ => WhyLeftOut::Title,
        };
        self.below = Below::Nothing;
        if why == WhyLeftOut::Title {
            // What looked like a heading of a group was a part of the title.
            self.group.end();
            for (_, why) in self.body.left_out.iter_mut().filter(|(_, why)| *why == WhyLeftOut::Group) {
                *why = WhyLeftOut::Title;
            }
        }
        Some(why)
    }

    /// The heads stand again on a further page, or are numbered.
    fn is_head_again(&self, line: &Line) -> bool {
        let is_same = |head: &Line| {
            line.filled().all(|(place, cell)| text::fold(cell) == text::fold(head.cell(place)))
                && line.filled().count() * 2 >= head.filled().count()
        };
        self.heads.iter().any(is_same) || numbers_columns(line)
    }

    /// Nobody but a person has this, wherever the line stands.
    fn is_surely_somebody(&self, line: &Line, facts: &Facts<'_>) -> bool {
        let said = Said::new(&facts.name);
        facts.has_name()
            && facts.texts.len() > 1
            && !SUMS.begin(&said)
            && !FOOTERS.begin(&said)
            && !SIGNERS.are_all_of(&said)
            && (facts.of_form > 0
                || (facts.is_numbered && (facts.is_name || facts.others > 1))
                || (facts.is_name && self.columns.has_known_unit(line)))
    }

    fn is_footer(&self, line: &Line, facts: &Facts<'_>, said: &[Said]) -> bool {
        let is_whole = facts.is_name && (facts.others > 0 || facts.is_numbered);
        // A chairman without a name signs nothing where more is said of him.
        let has_more =
            facts.others > 1 && (facts.of_form > 0 || facts.is_numbered || self.columns.has_known_unit(line));
        if self.below == Below::Footer
            || (self.below == Below::Sum
                && !is_whole
                && !self.names_only
                && !facts.is_merged
                && !has_mark(facts))
        {
            return true;
        }
        let has_words = said.iter().any(|said| FOOTERS.begin(said) || SIGNERS.are_all_of(said));
        let has_place = facts.texts.iter().any(|text| is_place_and_day(text));
        let is_far = self.gap > 1 && facts.is_name_alone() && !facts.is_numbered && !self.names_only;
        (has_words && !is_whole && !has_more) || (has_place && !facts.is_name) || is_far
    }

    fn is_somebody(&self, facts: &Facts<'_>) -> bool {
        let has_more = facts.others > 0 || facts.is_numbered || self.names_only;
        (facts.has_name() && (facts.is_name || has_more))
            || facts.others > 1
            || (facts.is_numbered && facts.of_form > 0)
    }
}

/// A heading with its mark may stand below the sum of the group before.
fn has_mark(facts: &Facts<'_>) -> bool {
    facts.texts.first().is_some_and(|text| mark(text) != Mark::None || split_mark(text).0 != Mark::None)
}

/// Nothing is written but a running number.
fn is_empty(line: &Line) -> bool {
    line.filled().all(|(_, cell)| running_number(cell).is_some() || !cell.chars().any(char::is_alphanumeric))
        && line.filled().count() < 2
}

/// `Thái Nguyên, ngày 3 tháng 6 năm 2026`, also with the numbers left open.
fn is_place_and_day(text: &str) -> bool {
    let folded = format!(" {} ", text::fold(text));
    let at = |word: &str| folded.find(word);
    matches!((at(" ngay "), at(" thang "), at(" nam ")), (Some(day), Some(month), Some(year)) if day < month && month < year)
}
