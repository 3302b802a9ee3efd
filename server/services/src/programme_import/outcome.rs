//! What an import did.

use std::collections::BTreeMap;

use domain::Lang;

use super::problem::ImportProblem;

/// A kind of thing that an import adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Imported {
    /// Units, teams apart.
    Units,
    /// Successions of units.
    Successions,
    /// Programmes.
    Programmes,
    /// Activities.
    Activities,
    /// Sessions of activities.
    Sessions,
    /// Volunteer teams of communes.
    Teams,
    /// People.
    People,
    /// People on the list of an activity.
    Registrations,
    /// Marks of one person at one session.
    Attendance,
    /// Materials.
    Materials,
    /// Distributions of materials.
    Distributions,
    /// Media items.
    MediaItems,
    /// Counts of broadcasts.
    Broadcasts,
}

impl Imported {
    /// What people call it.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Units => ("Đơn vị", "Units"),
            Self::Successions => ("Kế thừa đơn vị", "Successions of units"),
            Self::Programmes => ("Chương trình", "Programmes"),
            Self::Activities => ("Hoạt động", "Activities"),
            Self::Sessions => ("Buổi", "Sessions"),
            Self::Teams => ("Đội tình nguyện", "Volunteer teams"),
            Self::People => ("Học viên, đại biểu", "People"),
            Self::Registrations => ("Đăng ký", "Registrations"),
            Self::Attendance => ("Lượt điểm danh", "Marks of attendance"),
            Self::Materials => ("Ấn phẩm", "Materials"),
            Self::Distributions => ("Lần cấp phát", "Distributions"),
            Self::MediaItems => ("Tin, bài", "Media items"),
            Self::Broadcasts => ("Đợt phát thanh", "Broadcasts"),
        };
        lang.pick(vi, en)
    }

    /// The word for it in the log of changes.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Successions => "successions",
            Self::Programmes => "programmes",
            Self::Activities => "activities",
            Self::Sessions => "sessions",
            Self::Teams => "teams",
            Self::People => "people",
            Self::Registrations => "registrations",
            Self::Attendance => "attendance",
            Self::Materials => "materials",
            Self::Distributions => "distributions",
            Self::MediaItems => "media_items",
            Self::Broadcasts => "broadcasts",
        }
    }
}

/// How many of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCount {
    /// Were added.
    pub added: u64,
    /// Were there already, and were left as they are.
    pub present: u64,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOutcome {
    /// How many of each kind that the files name.
    pub counts: BTreeMap<Imported, ImportCount>,
    /// What a person should know: rows that differ from what is there, and what looks odd. Nothing was changed for them.
    pub notes: Vec<ImportProblem>,
}

impl ImportOutcome {
    /// How many of a kind.
    pub fn of(&self, what: Imported) -> ImportCount {
        self.counts.get(&what).copied().unwrap_or_default()
    }

    pub(super) fn added(&mut self, what: Imported, n: usize) {
        self.counts.entry(what).or_default().added += n as u64;
    }

    pub(super) fn present(&mut self, what: Imported, n: usize) {
        self.counts.entry(what).or_default().present += n as u64;
    }
}
