//! The figures of a report by name: each opens the rows that add up to it.

use crate::{Word, activities::kinds::ActivityKind, communications::MaterialKind, reports::figures::Figures};

/// One figure of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFigure {
    /// How many activities of a kind were held.
    Held(ActivityKind),
    /// The people at the activities of a kind, once for each activity (lượt người).
    Attendances(ActivityKind),
    /// Distinct people present by name, at activities of a kind or at any (số người).
    People(Option<ActivityKind>),
    /// Distinct volunteer teams that the named people belong to.
    Teams,
    /// Materials of a kind.
    Material(MaterialKind),
    /// Media items.
    Media,
    /// Broadcasts.
    Broadcasts,
}

impl ReportFigure {
    /// Every figure, in the order of the report's tables.
    pub fn all() -> Vec<Self> {
        let of_kinds = ActivityKind::ALL
            .iter()
            .flat_map(|kind| [Self::Held(*kind), Self::Attendances(*kind), Self::People(Some(*kind))]);
        let materials = MaterialKind::ALL.iter().map(|kind| Self::Material(*kind));
        of_kinds
            .chain(materials)
            .chain([Self::Media, Self::Broadcasts, Self::People(None), Self::Teams])
            .collect()
    }

    /// Its name in addresses.
    pub fn code(self) -> String {
        match self {
            Self::Held(kind) => format!("so-{}", kind.code()),
            Self::Attendances(kind) => kind.code().into(),
            Self::People(Some(kind)) => format!("nguoi-{}", kind.code()),
            Self::People(None) => "nguoi".into(),
            Self::Teams => "doi".into(),
            Self::Material(kind) => kind.code().into(),
            Self::Media => "media".into(),
            Self::Broadcasts => "broadcast".into(),
        }
    }

    /// The figure of a name, if there is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().into_iter().find(|figure| figure.code() == code)
    }

    /// What it came to.
    pub fn of(self, figures: &Figures) -> u64 {
        match self {
            Self::Held(kind) => figures.of(kind).count,
            Self::Attendances(kind) => figures.of(kind).attendances,
            Self::People(Some(kind)) => figures.of(kind).distinct_people,
            Self::People(None) => figures.named_people,
            Self::Teams => figures.teams,
            Self::Material(MaterialKind::Panel) => figures.panel,
            Self::Material(MaterialKind::Handbook) => figures.handbook,
            Self::Material(MaterialKind::Leaflet) => figures.leaflet,
            Self::Media => figures.media,
            Self::Broadcasts => figures.broadcast,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_found_by_its_own_name_and_by_no_other() {
        for figure in ReportFigure::all() {
            assert_eq!(ReportFigure::parse(&figure.code()), Some(figure));
        }
        for wrong in ["", "nguoi-", "so-", "doi-workshop", "Media", "khac"] {
            assert_eq!(ReportFigure::parse(wrong), None, "{wrong}");
        }
    }
}
