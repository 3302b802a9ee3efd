//! What a plan sets targets for: activities of a kind at a level, materials of a kind, media items, broadcasts.

use crate::{
    Lang, ReportFigure, Word,
    activities::kinds::{ActivityKind, Level},
    communications::MaterialKind,
};

/// What a target is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanSubject {
    /// Activities of a kind at a level.
    Activities(ActivityKind, Level),
    /// Copies of a kind of materials.
    Material(MaterialKind),
    /// Media items.
    Media,
    /// Broadcasts.
    Broadcasts,
}

/// The fields of a form in which a target is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFields {
    /// How many.
    pub amount: &'static str,
    /// For how many people.
    pub people: &'static str,
    /// The budget line.
    pub note: &'static str,
}

use ActivityKind::{Dialogue, OutreachConference, TrainingClass, Workshop};
use Level::{Commune, District, Province};
use MaterialKind::{Handbook, Leaflet, Panel};
use PlanSubject::{Activities, Broadcasts, Material, Media};

/// A row of the table of subjects, out of its code.
macro_rules! row {
    ($subject:expr, $code:literal) => {
        (
            $subject,
            $code,
            PlanFields {
                amount: concat!("so-", $code),
                people: concat!("nguoi-", $code),
                note: concat!("ghi-chu-", $code),
            },
        )
    };
}

/// Every subject with its code and its fields, in the order in which people see them.
const TABLE: [(PlanSubject, &str, PlanFields); 17] = [
    row!(Activities(TrainingClass, Province), "training_class-province"),
    row!(Activities(TrainingClass, District), "training_class-district"),
    row!(Activities(TrainingClass, Commune), "training_class-commune"),
    row!(Activities(Workshop, Province), "workshop-province"),
    row!(Activities(Workshop, District), "workshop-district"),
    row!(Activities(Workshop, Commune), "workshop-commune"),
    row!(Activities(OutreachConference, Province), "outreach_conference-province"),
    row!(Activities(OutreachConference, District), "outreach_conference-district"),
    row!(Activities(OutreachConference, Commune), "outreach_conference-commune"),
    row!(Activities(Dialogue, Province), "dialogue-province"),
    row!(Activities(Dialogue, District), "dialogue-district"),
    row!(Activities(Dialogue, Commune), "dialogue-commune"),
    row!(Material(Panel), "panel"),
    row!(Material(Handbook), "handbook"),
    row!(Material(Leaflet), "leaflet"),
    row!(Media, "media"),
    row!(Broadcasts, "broadcast"),
];

impl Word for PlanSubject {
    const ALL: &'static [Self] = &{
        let mut all = [Media; TABLE.len()];
        let mut n = 0;
        while n < all.len() {
            all[n] = TABLE[n].0;
            n += 1;
        }
        all
    };

    fn code(self) -> &'static str {
        self.row().map_or("", |(_, code, _)| code)
    }

    /// What it is, without the level.
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Activities(kind, _) => kind.name(lang),
            Material(kind) => kind.name(lang),
            Media => ReportFigure::Media.what(lang),
            Broadcasts => ReportFigure::Broadcasts.what(lang),
        }
    }
}

impl PlanSubject {
    fn row(self) -> Option<&'static (Self, &'static str, PlanFields)> {
        const ROWS: &[(PlanSubject, &str, PlanFields)] = &TABLE;
        ROWS.iter().find(|(subject, ..)| *subject == self)
    }

    /// The fields in which its target is typed.
    pub fn fields(self) -> PlanFields {
        const NONE: PlanFields = PlanFields { amount: "", people: "", note: "" };
        self.row().map_or(NONE, |(.., fields)| *fields)
    }

    /// The level, of activities.
    pub fn level(self) -> Option<Level> {
        match self {
            Activities(_, level) => Some(level),
            _ => None,
        }
    }

    /// The kind, of activities.
    pub fn kind(self) -> Option<ActivityKind> {
        match self {
            Activities(kind, _) => Some(kind),
            _ => None,
        }
    }

    /// What it is, with the level: `Lớp tập huấn, cấp tỉnh`.
    pub fn title(self, lang: Lang) -> String {
        match self.level() {
            Some(level) => format!("{}, {}", self.name(lang), level.name(lang).to_lowercase()),
            None => self.name(lang).to_owned(),
        }
    }

    /// The figure of a report that says how much of it is done; of activities at one level, where the report is of that level.
    pub fn figure(self) -> ReportFigure {
        match self {
            Activities(kind, _) => ReportFigure::Held(kind),
            Material(kind) => ReportFigure::Material(kind),
            Media => ReportFigure::Media,
            Broadcasts => ReportFigure::Broadcasts,
        }
    }

    /// The figure of a report that says how many people came, of activities.
    pub fn people_figure(self) -> Option<ReportFigure> {
        self.kind().map(ReportFigure::Attendances)
    }

    /// The highest target that is no slip of the hand.
    pub fn most(self) -> i64 {
        match self {
            Activities(..) => 10_000,
            Material(_) => 100_000_000,
            Media | Broadcasts => 100_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_has_a_row_at_every_level_and_all_else_one() {
        let kinds = ActivityKind::ALL
            .iter()
            .flat_map(|kind| Level::ALL.iter().map(|level| Activities(*kind, *level)));
        let all: Vec<PlanSubject> = kinds
            .chain(MaterialKind::ALL.iter().map(|kind| Material(*kind)))
            .chain([Media, Broadcasts])
            .collect();
        assert_eq!(PlanSubject::ALL, all);
    }

    #[test]
    fn each_is_found_by_its_code_and_has_fields_of_its_own() {
        let mut fields = HashSet::new();
        for subject in PlanSubject::ALL {
            assert_eq!(PlanSubject::parse(subject.code()), Some(*subject));
            let PlanFields { amount, people, note } = subject.fields();
            assert!([amount, people, note].into_iter().all(|field| fields.insert(field)), "{subject:?}");
            if let Activities(kind, level) = subject {
                assert_eq!(subject.code(), format!("{}-{}", kind.code(), level.code()));
            }
        }
        assert_eq!(PlanSubject::parse(""), None);
    }

    #[test]
    fn a_subject_is_called_with_its_level() {
        assert_eq!(Activities(TrainingClass, Province).title(Lang::Vi), "Lớp tập huấn, cấp tỉnh");
        assert_eq!(Material(Leaflet).title(Lang::En), "Leaflet");
    }
}
