//! A page of a list, with the number of rows of all pages.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QuerySelect, Select};

/// Which page, and how many rows it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: u64,
    /// Rows a page.
    pub size: u64,
}

impl Paging {
    /// Rows before the page. A page beyond the last one is the first (as `fit` makes it).
    pub(crate) fn offset(self) -> u64 {
        self.page.saturating_sub(1) * self.size
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
