//! Fills an empty database with ten years of a programme, as large as one asks: to measure, and to try what a large office would.
//!
//! The same scale gives the same data on the same day, whichever database, as long as `rand` draws alike. Rows are written many at a time and past the use cases, which
//! would take hours: what they keep beside their rows (seats, numbers of certificates) is counted here.

mod activity;
mod communications;
mod person;
mod rows;
mod units;
mod write;

pub use activity::{LARGEST_CLASS, OPEN_CLASS};
pub use write::Seeded;

use domain::accounts::access::Actor;
use rand::{SeedableRng, rngs::StdRng};

use self::{units::where_to, write::Writer};
use crate::{Result, Services, activities::programme::find_programme};

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// About how many marks of attendance there will be.
    pub marks: u32,
}

impl Scale {
    /// Reads `10k`, `100k`, `1m`, or a number.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, times) = match text.to_ascii_lowercase() {
            text if text.ends_with('k') => (text[..text.len() - 1].to_owned(), 1_000),
            text if text.ends_with('m') => (text[..text.len() - 1].to_owned(), 1_000_000),
            text => (text, 1),
        };
        let marks = digits.parse::<u32>().ok()?.checked_mul(times)?;
        (1_000..=10_000_000).contains(&marks).then_some(Self { marks })
    }

    /// A hundred marks an activity.
    fn activities(self) -> usize {
        usize::try_from(self.marks / 100).unwrap_or(usize::MAX)
    }

    /// A fifth of the marks: somebody comes to two sessions of two activities, and a few come always.
    fn people(self) -> usize {
        usize::try_from(self.marks / 5).unwrap_or(usize::MAX)
    }
}

/// Activities that are written in one transaction.
const AT_ONCE: usize = 200;

/// Fills the database.
///
/// # Errors
/// [`crate::Error::Conflict`] where there are activities or people already, or no units yet.
pub async fn seed(services: &Services, scale: Scale) -> Result<Seeded> {
    let units = where_to(services).await?;
    let tx = services.db.begin().await?;
    let programme = find_programme(services, &tx, &Actor::System, units.top.id, services.today()).await?;
    tx.commit().await?;
    let mut writer = Writer::new(services, programme, units);
    let mut random = StdRng::seed_from_u64(scale.marks.into());
    let people = writer.people(&mut random, scale.people()).await?;
    writer.communications(&mut random, scale.activities().div_ceil(5)).await?;
    let mut seeded = Seeded { people: people.len(), ..Seeded::default() };
    let numbers: Vec<usize> = (0..scale.activities()).collect();
    for some in numbers.chunks(AT_ONCE) {
        let plans =
            some.iter().map(|n| activity::plan(&mut random, *n, services.today(), writer.units())).collect();
        let written = writer.activities(&mut random, plans, &people).await?;
        seeded.activities += written.activities;
        seeded.registrations += written.registrations;
        seeded.marks += written.marks;
        seeded.certificates += written.certificates;
        seeded.mails += written.mails;
    }
    services.db.settle().await?;
    Ok(seeded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_read_as_people_write_it() {
        let marks = |text| Scale::parse(text).map(|scale| scale.marks);
        assert_eq!(
            [marks("10k"), marks("100K"), marks("1m"), marks("25000")],
            [Some(10_000), Some(100_000), Some(1_000_000), Some(25_000)]
        );
        assert_eq!([marks(""), marks("k"), marks("0"), marks("99999m"), marks("-1")], [None; 5]);
    }
}
