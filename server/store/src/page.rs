//! A page of a list, with the number of rows of all pages.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QuerySelect, Select, sea_query::Order};

/// Which page, and how many rows it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: u64,
    /// Rows a page.
    pub size: u64,
}

impl Default for Paging {
    fn default() -> Self {
        Self::page(1)
    }
}

impl Paging {
    /// A page of a list on a screen, from 1: fifty rows.
    pub fn page(page: u64) -> Self {
        Self { page, size: 50 }
    }

    /// A part of a list that goes into a file, from 1: a thousand rows are read at a time.
    pub fn of_file(part: u64) -> Self {
        Self { page: part, size: 1_000 }
    }

    /// Rows before the page. A page beyond the last one is the first (as `fit` makes it).
    pub(crate) fn offset(self) -> u64 {
        self.page.saturating_sub(1) * self.size
    }

    /// Where the page stands among `total` rows, counted from the nearer end: a list is walked as far as its page, and the last page lies
    /// at hand when it is walked backwards.
    pub(crate) fn nearer_end(self, total: u64) -> FromEnd {
        let offset = self.offset();
        let limit = self.size.min(total.saturating_sub(offset));
        let after = total.saturating_sub(offset + limit);
        match after < offset {
            true => FromEnd { order: Order::Desc, offset: after, limit },
            false => FromEnd { order: Order::Asc, offset, limit },
        }
    }

    /// The rows of this page out of all of them.
    pub fn part<'a, T: Clone + 'a>(
        self,
        all: impl IntoIterator<Item = &'a T, IntoIter: ExactSizeIterator>,
    ) -> Vec<T> {
        let all = all.into_iter();
        let rows = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let offset = rows(self.fit(all.len() as u64).offset());
        all.skip(offset).take(rows(self.size)).cloned().collect()
    }

    /// This page, or the first one where there are not as many pages.
    pub fn fit(self, total: u64) -> Self {
        if self.page == 0 || self.offset() >= total { Self { page: 1, ..self } } else { self }
    }
}

/// A page counted from one end of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FromEnd {
    /// Upwards from the first row, or downwards from the last.
    pub order: Order,
    /// Rows before it, from that end.
    pub offset: u64,
    /// Its rows.
    pub limit: u64,
}

/// Rows of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Which page it is.
    pub paging: Paging,
    /// Rows of all pages.
    pub total: u64,
}

impl<T> Paged<T> {
    /// How many pages there are, one at the least.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(self.paging.size).max(1)
    }

    /// The same page with every row turned into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Paged<U> {
        Paged { rows: self.rows.into_iter().map(f).collect(), paging: self.paging, total: self.total }
    }
}

/// One page of what a query finds, in the order of the query, and how many rows it finds in all.
pub(crate) async fn page<E>(
    conn: &impl ConnectionTrait,
    found: Select<E>,
    paging: Paging,
) -> Result<Paged<E::Model>, DbErr>
where
    E: EntityTrait<Model: Sync>,
{
    let total = found.clone().count(conn).await?;
    let paging = paging.fit(total);
    let rows = found.offset(paging.offset()).limit(paging.size).all(conn).await?;
    Ok(Paged { rows, paging, total })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_same_rows_from_either_end() {
        for (page, size, total) in (1..12)
            .flat_map(|page| (1..9).flat_map(move |size| (0..60).map(move |total| (page, size, total))))
        {
            let paging = Paging { page, size }.fit(total);
            let FromEnd { order, offset, limit } = paging.nearer_end(total);
            let all: Vec<u64> = (0..total).collect();
            let from_end: Vec<u64> =
                if order == Order::Desc { all.iter().rev().copied().collect() } else { all.clone() };
            let rows = |n: u64| usize::try_from(n).unwrap();
            let mut walked: Vec<u64> = from_end.into_iter().skip(rows(offset)).take(rows(limit)).collect();
            walked.sort_unstable();
            assert_eq!(walked, paging.part(&all), "page {page} of {size} of {total}");
            assert!(offset <= total / 2, "page {page} of {size} of {total}");
        }
    }
}
