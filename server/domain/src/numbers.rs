//! Numbers as an official paper writes them (rules 7 and 8).

/// Whether figures of people are rounded down as papers do, or exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exactness {
    /// `hơn 860`, `trên 1.100`.
    #[default]
    Rounded,
    /// `863`, `1.104`.
    Exact,
}

/// How small counts of things are written, as an office likes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SmallCounts {
    /// `01 lớp`, `4 lớp`: a nought before one alone.
    #[default]
    One,
    /// `01 lớp`, `04 lớp`: a nought before every count below ten.
    BelowTen,
}

/// How a paragraph writes its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wording {
    /// People rounded or exact.
    pub exactness: Exactness,
    /// Counts of things.
    pub small: SmallCounts,
}

impl From<Exactness> for Wording {
    fn from(exactness: Exactness) -> Self {
        Self { exactness, ..Self::default() }
    }
}

impl Wording {
    /// A count of things.
    pub fn count(self, n: u64) -> String {
        match (self.small, n) {
            (_, 1) | (SmallCounts::BelowTen, 2..=9) => format!("0{n}"),
            _ => number(n),
        }
    }

    /// How many people: see [`people`]. Those that can't be rounded are counts as others are.
    pub fn people(self, n: u64) -> String {
        if n < 10 { self.count(n) } else { people(n, self.exactness) }
    }
}

/// A whole number as a language writes it: `20.000`, in English `20,000`.
pub fn number_in(lang: crate::Lang, n: u64) -> String {
    lang.pick(number(n), number(n).replace('.', ","))
}

/// A whole number with dots between thousands: `20.000`.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// The length of something in hours, exactly: `16`, `15,5`, and `15 giờ 20 phút` where a decimal would not be exact.
///
/// ```
/// use domain::{Lang, numbers::hours};
/// assert_eq!(hours(930, Lang::Vi), "15,5 giờ");
/// assert_eq!(hours(60, Lang::Vi), "01 giờ");
/// assert_eq!(hours(920, Lang::Vi), "15 giờ 20 phút");
/// assert_eq!(hours(930, Lang::En), "15.5 hours");
/// ```
pub fn hours(minutes: u64, lang: crate::Lang) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    let shown = lang.pick(count(whole), whole.to_string());
    let word = lang.pick("giờ", if minutes == 60 { "hour" } else { "hours" });
    if rest == 0 {
        return format!("{shown} {word}");
    }
    if rest.is_multiple_of(15) {
        let decimals = [("25", 15), ("5", 30), ("75", 45)];
        let decimal = decimals.iter().find(|(_, at)| *at == rest).map_or("", |(decimal, _)| decimal);
        return format!("{whole}{}{decimal} {word}", lang.pick(",", "."));
    }
    if whole == 0 {
        return lang.pick(format!("{rest} phút"), format!("{rest} minutes"));
    }
    lang.pick(format!("{shown} {word} {rest} phút"), format!("{shown} {word} {rest} minutes"))
}

/// A count of things in a text: one is written `01`.
pub fn count(n: u64) -> String {
    if n == 1 { "01".into() } else { number(n) }
}

/// How many people, in a text: exact where the number is round to its scale, else rounded down to tens with `hơn` below 1,000 and
/// to hundreds with `trên` from there. Below ten there is nothing to round to.
///
/// ```
/// use domain::numbers::{Exactness, people};
/// assert_eq!(people(863, Exactness::Rounded), "hơn 860");
/// assert_eq!(people(1104, Exactness::Rounded), "trên 1.100");
/// assert_eq!(people(150, Exactness::Rounded), "150");
/// ```
pub fn people(n: u64, exactness: Exactness) -> String {
    let scale = if n >= 1000 { 100 } else { 10 };
    if exactness == Exactness::Exact || n < 10 || n.is_multiple_of(scale) {
        return count(n);
    }
    let word = if n >= 1000 { "trên" } else { "hơn" };
    format!("{word} {}", number(n / scale * scale))
}

/// A count, out of whatever kept it: the database counts with signs, collections in `usize`. Never below nought, and at the most what fits.
pub fn whole<N: TryInto<u32> + PartialOrd + Default>(n: N) -> u32 {
    let below = n < N::default();
    n.try_into().unwrap_or(if below { 0 } else { u32::MAX })
}

/// A count as the database keeps it: at the most what fits.
pub fn stored<N: TryInto<i32>>(n: N) -> i32 {
    n.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use proptest::prelude::*;

    #[test]
    fn the_published_figures_are_written_as_published() {
        let rounded = |n| people(n, Exactness::Rounded);
        assert_eq!(
            [863, 1104, 150, 999, 1000, 1001, 7, 10].map(rounded),
            ["hơn 860", "trên 1.100", "150", "hơn 990", "1.000", "trên 1.000", "7", "10"]
        );
        assert_eq!(
            (count(1), number(1), number(20_000), number(1_234_567)),
            ("01".into(), "1".into(), "20.000".into(), "1.234.567".into())
        );
        assert_eq!(people(1104, Exactness::Exact), "1.104");
        assert_eq!([Lang::Vi, Lang::En].map(|lang| number_in(lang, 5000)), ["5.000", "5,000"]);
    }

    #[test]
    fn an_office_that_likes_it_writes_a_nought_before_every_count_below_ten() {
        let below = Wording { small: SmallCounts::BelowTen, ..Wording::default() };
        assert_eq!([0, 1, 4, 9, 10].map(|n| below.count(n)), ["0", "01", "04", "09", "10"]);
        assert_eq!([1, 4, 9].map(|n| Wording::default().count(n)), ["01", "4", "9"]);
        assert_eq!([below.people(7), below.people(863)], ["07", "hơn 860"]);
    }

    proptest! {
        #[test]
        fn a_rounded_figure_never_claims_more_than_there_were(n in 0u64..10_000_000) {
            let text = people(n, Exactness::Rounded);
            let said: u64 = text.replace('.', "").split(' ').next_back().unwrap().parse().unwrap();
            prop_assert!(said <= n);
            let scale = if n >= 1000 { 100 } else { 10 };
            prop_assert!(n - said < scale);
            prop_assert_eq!(said == n, !text.contains(' '));
        }
    }

    #[test]
    fn a_count_neither_wraps_nor_falls_below_nought() {
        assert_eq!((whole(-1i32), whole(0i64), whole(7usize), whole(u64::MAX)), (0, 0, 7, u32::MAX));
        assert_eq!((stored(7u32), stored(u32::MAX), stored(i64::MAX)), (7, i32::MAX, i32::MAX));
    }
}
