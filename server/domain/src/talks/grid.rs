//! An agenda as a table: a column a track, a row from each moment at which something begins or ends to the next.

use crate::schedule::span::Span;

/// A talk that is to stand in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// When it is held.
    pub span: Span,
    /// The column of its track, from 0; none: across all of them.
    pub column: Option<usize>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From when to when; nothing begins or ends in between.
    pub span: Span,
    /// The cells that begin in this row, from left to right. Where a column has none, one from above reaches down.
    pub cells: Vec<Cell>,
}

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The column in which it begins.
    pub column: usize,
    /// Over how many columns it goes.
    pub columns: usize,
    /// Over how many rows.
    pub rows: usize,
    /// The talks in it, by their places in the list that was given: one, or several that are in each other's way, or none.
    pub talks: Vec<usize>,
}

/// The rows of a table with so many columns, one at the least. Times at which nothing is anywhere have no row.
pub fn grid(talks: &[Placed], columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let blocks = blocks(talks, columns);
    let mut moments: Vec<_> = blocks.iter().flat_map(|block| [block.span.from, block.span.to]).collect();
    moments.sort();
    moments.dedup();
    let spans = moments.windows(2).map(|pair| Span::new(pair[0], pair[1]));
    let spans: Vec<Span> =
        spans.filter(|span| blocks.iter().any(|block| block.span.overlaps(*span))).collect();
    let rows_of = |span: Span| spans.iter().filter(|row| row.overlaps(span)).count();
    let mut rows: Vec<Row> = vec![];
    let mut free: Vec<usize> = vec![0; columns];
    for (n, span) in spans.iter().enumerate() {
        let mut cells = vec![];
        let mut column = 0;
        while column < columns {
            if free[column] > n {
                column += 1;
                continue;
            }
            let begins = blocks.iter().find(|block| block.span.overlaps(*span) && block.begins_in(column));
            let cell = match begins {
                Some(block) => Cell {
                    column,
                    columns: block.columns(columns),
                    rows: rows_of(block.span),
                    talks: block.talks.clone(),
                },
                None => {
                    // Empty until the next one of this column.
                    let taken = |row: &&Span| blocks.iter().any(|block| block.is_at(column, **row));
                    let rows = spans[n..].iter().take_while(|row| !taken(row)).count();
                    Cell { column, columns: 1, rows, talks: vec![] }
                }
            };
            free[column..column + cell.columns].fill(n + cell.rows);
            column += cell.columns;
            cells.push(cell);
        }
        rows.push(Row { span: *span, cells });
    }
    rows
}

/// Talks that share a cell.
struct Block {
    span: Span,
    /// None: across all columns.
    column: Option<usize>,
    talks: Vec<usize>,
}

impl Block {
    fn begins_in(&self, column: usize) -> bool {
        self.column.unwrap_or(0) == column
    }

    fn is_at(&self, column: usize, span: Span) -> bool {
        self.column.is_none_or(|own| own == column) && self.span.overlaps(span)
    }

    fn columns(&self, all: usize) -> usize {
        if self.column.is_some() { 1 } else { all }
    }

    fn is_in_the_way(&self, other: &Block) -> bool {
        let meet = match (self.column, other.column) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        meet && self.span.overlaps(other.span)
    }
}

/// The talks, those that are in each other's way together: what a form lets nobody save is shown all the same, should it be there.
fn blocks(talks: &[Placed], columns: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![];
    for (n, talk) in talks.iter().enumerate() {
        // Of one track alone everything goes across.
        let column = talk.column.filter(|column| *column < columns && columns > 1);
        let mut block = Block { span: talk.span, column, talks: vec![n] };
        while let Some(at) = blocks.iter().position(|other| other.is_in_the_way(&block)) {
            let other = blocks.remove(at);
            block.span = Span::new(block.span.from.min(other.span.from), block.span.to.max(other.span.to));
            block.column = block.column.filter(|column| other.column == Some(*column));
            block.talks.extend(other.talks);
            block.talks.sort_by_key(|n| (talks[*n].span, *n));
        }
        blocks.push(block);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Duration};
    use proptest::prelude::*;

    fn placed(from: i64, long: i64, column: Option<usize>) -> Placed {
        let from = DateTime::UNIX_EPOCH + Duration::minutes(from);
        Placed { span: Span::new(from, from + Duration::minutes(long)), column }
    }

    #[test]
    fn talks_of_different_lengths_stand_beside_each_other() {
        // An opening; then one long talk beside two short ones, with nothing in the third track; then a break.
        let talks = [
            placed(0, 30, None),
            placed(30, 60, Some(0)),
            placed(30, 30, Some(1)),
            placed(60, 30, Some(1)),
            placed(90, 15, None),
        ];
        let rows = grid(&talks, 3);
        let told: Vec<Vec<_>> = rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|cell| (cell.column, cell.columns, cell.rows, cell.talks.clone()))
                    .collect()
            })
            .collect();
        assert_eq!(
            told,
            [
                vec![(0, 3, 1, vec![0])],
                vec![(0, 1, 2, vec![1]), (1, 1, 1, vec![2]), (2, 1, 2, vec![])],
                vec![(1, 1, 1, vec![3])],
                vec![(0, 3, 1, vec![4])],
            ]
        );
    }

    #[test]
    fn a_time_at_which_nothing_is_has_no_row() {
        let rows = grid(&[placed(0, 30, Some(0)), placed(40, 30, Some(1))], 2);
        assert_eq!(rows.len(), 2);
        assert_eq!(grid(&[], 3), []);
    }

    proptest! {
        /// Every place of the table is one cell's, and every talk stands in one cell, at its time and in its column, whatever is given.
        #[test]
        fn the_table_has_no_holes_and_loses_nothing(
            columns in 1usize..5,
            talks in prop::collection::vec((0i64..40, 1i64..12, prop::option::of(0usize..6)), 0..14),
        ) {
            let talks: Vec<Placed> =
                talks.into_iter().map(|(from, long, column)| placed(from * 5, long * 5, column)).collect();
            let rows = grid(&talks, columns);
            let mut covered = vec![vec![0usize; columns]; rows.len()];
            let mut seen = vec![0usize; talks.len()];
            for (n, row) in rows.iter().enumerate() {
                for cell in &row.cells {
                    prop_assert!(n + cell.rows <= rows.len() && cell.rows > 0);
                    for line in &mut covered[n..n + cell.rows] {
                        for place in &mut line[cell.column..cell.column + cell.columns] {
                            *place += 1;
                        }
                    }
                    for talk in &cell.talks {
                        seen[*talk] += 1;
                        let (first, last) = (rows[n].span.from, rows[n + cell.rows - 1].span.to);
                        prop_assert!(first <= talks[*talk].span.from && talks[*talk].span.to <= last);
                        let own = talks[*talk].column.filter(|column| *column < columns);
                        if let Some(own) = own {
                            prop_assert!((cell.column..cell.column + cell.columns).contains(&own));
                        }
                    }
                }
            }
            prop_assert!(covered.iter().flatten().all(|times| *times == 1), "{covered:?}");
            prop_assert!(seen.iter().all(|times| *times == 1), "{seen:?}");
            prop_assert!(rows.windows(2).all(|pair| pair[0].span.to <= pair[1].span.from));
        }

        /// Where nothing is in another's way, each has a cell of its own.
        #[test]
        fn what_is_in_nobodys_way_stands_alone(lengths in prop::collection::vec((1i64..8, 0usize..3), 1..12)) {
            let mut ends = [0i64; 3];
            let talks: Vec<Placed> = lengths
                .into_iter()
                .map(|(long, column)| {
                    let from = ends[column];
                    ends[column] += long;
                    placed(from, long, Some(column))
                })
                .collect();
            let rows = grid(&talks, 3);
            prop_assert!(rows.iter().flat_map(|row| &row.cells).all(|cell| cell.talks.len() <= 1));
        }
    }
}
