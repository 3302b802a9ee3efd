//! What the figures of a report came to (rules 3 and 7).

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    Lang, Word,
    activities::kinds::{ActivityKind, Level},
    reports::figure::ReportFigure,
};

/// What figures came to. One that was not counted is nought.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Counts(Vec<(ReportFigure, u64)>);

impl Counts {
    /// What one came to.
    pub fn get(&self, figure: ReportFigure) -> u64 {
        self.0.iter().find(|(of, _)| *of == figure).map_or(0, |(_, n)| *n)
    }
}

impl FromIterator<(ReportFigure, u64)> for Counts {
    fn from_iter<T: IntoIterator<Item = (ReportFigure, u64)>>(counts: T) -> Self {
        Self(counts.into_iter().collect())
    }
}

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().filter(|(_, n)| *n > 0).map(|(figure, n)| (figure, n))).finish()
    }
}

/// The figures of the activities of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindFigures {
    /// How many activities were held.
    pub count: u64,
    /// The sum of the people at each of them (lượt người).
    pub attendances: u64,
    /// Distinct people among those present by name (số người).
    pub distinct_people: u64,
    /// Of them, those of which nothing is known yet.
    pub unmarked: u64,
}

/// What narrows the figures of activities beside unit and period. What it does not narrow (materials, media, broadcasts) is then no
/// part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Narrowed {
    /// Activities at this level only.
    pub level: Option<Level>,
    /// Activities of this kind only.
    pub kind: Option<ActivityKind>,
}

impl Narrowed {
    /// Something narrows them.
    pub fn is_any(self) -> bool {
        self.level.is_some() || self.kind.is_some()
    }

    /// What is left, in the middle of a sentence: `lớp tập huấn cấp xã`, `hoạt động cấp xã`.
    pub(super) fn in_sentence(self) -> String {
        let kind = self.kind.map_or_else(|| "hoạt động".to_owned(), |kind| kind.in_sentence(Lang::Vi));
        match self.level {
            Some(level) => format!("{kind} {}", level.name(Lang::Vi).to_lowercase()),
            None => kind,
        }
    }
}

/// Every figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The first and the last day.
    pub period: (NaiveDate, NaiveDate),
    /// What narrows them.
    pub narrowed: Narrowed,
    /// What they came to.
    pub counts: Counts,
    /// Where the period has several whole years, the last one, and what the figures of its training classes and materials came to.
    pub last_year: Option<(i32, Counts)>,
}

impl Figures {
    /// What a figure came to.
    pub fn get(&self, figure: ReportFigure) -> u64 {
        self.counts.get(figure)
    }

    /// The figures of a kind.
    pub fn of(&self, kind: ActivityKind) -> KindFigures {
        KindFigures {
            count: self.get(ReportFigure::Held(kind)),
            attendances: self.get(ReportFigure::Attendances(kind)),
            distinct_people: self.get(ReportFigure::People(Some(kind))),
            unmarked: self.get(ReportFigure::Unmarked(kind)),
        }
    }

    /// How many activities were held of which nothing is known yet.
    pub fn unmarked(&self) -> u64 {
        ActivityKind::ALL.iter().map(|kind| self.of(*kind).unmarked).sum()
    }
}

/// An object a kind, and the others beside them. What level and kind do not narrow is no part of a report that they narrow, and is not
/// to be read as nought.
impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut abouts: Vec<_> =
            ReportFigure::all().into_iter().map(|figure| (figure, figure.about())).collect();
        abouts.retain(|(_, about)| about.is_of_activities || !self.narrowed.is_any());
        let mut report = serializer.serialize_map(None)?;
        report.serialize_entry("period", &self.period)?;
        for some in abouts.chunk_by(|(_, one), (_, next)| one.key.0.is_some() && one.key.0 == next.key.0) {
            match some {
                [(figure, about)] if about.key.0.is_none() => {
                    report.serialize_entry(about.key.1, &self.get(*figure))?;
                }
                _ => {
                    let group = some.first().and_then(|(_, about)| about.key.0).unwrap_or_default();
                    let counts = some.iter().map(|(figure, about)| (about.key.1, self.get(*figure)));
                    report.serialize_entry(group, &Object(counts.collect()))?;
                }
            }
        }
        if let Some((year, of_year)) = &self.last_year {
            let told = [
                ReportFigure::People(None),
                ReportFigure::Teams,
                ReportFigure::Material(crate::communications::MaterialKind::Panel),
            ];
            let mut object = vec![("year", u64::from(year.unsigned_abs()))];
            object.extend(told.map(|figure| (figure.about().key.1, of_year.get(figure))));
            let class = ActivityKind::TrainingClass;
            object.push((class.code(), of_year.get(ReportFigure::Held(class))));
            report.serialize_entry("last_year", &Object(object))?;
        }
        report.end()
    }
}

/// An object of numbers, in its order.
struct Object(Vec<(&'static str, u64)>);

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
