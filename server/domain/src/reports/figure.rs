//! The figures of a report: what each is called, in what it is counted, and where it stands in a report for machines. What it comes to,
//! and the rows that add up to it, are beside each other in `services/src/reports/figure.rs`: a new figure is written in these two.

use crate::{Lang, Word, activities::kinds::ActivityKind, communications::MaterialKind};

/// One figure of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFigure {
    /// How many activities of a kind were held.
    Held(ActivityKind),
    /// The people at the activities of a kind, once for each activity (lượt người).
    Attendances(ActivityKind),
    /// Distinct people present by name, at activities of a kind or at any (số người).
    People(Option<ActivityKind>),
    /// Activities of a kind of which nothing is known yet: no headcount, and nobody marked. Their people are not nought, they are missing.
    Unmarked(ActivityKind),
    /// Materials of a kind: made, where the report covers the unit that has them made, and else given.
    Material(MaterialKind),
    /// Of a kind of materials, what was made.
    Made(MaterialKind),
    /// Of a kind of materials, what units were given, whoever had it made.
    Given(MaterialKind),
    /// Media items.
    Media,
    /// Broadcasts.
    Broadcasts,
    /// Distinct volunteer teams that the named people belong to.
    Teams,
}

/// What is said of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name in addresses, which lead to the rows that add up to it; none: it is told, and has no rows of its own.
    pub code: Option<String>,
    /// What it counts, in Vietnamese and in English. Of a kind of activities, without the kind.
    pub words: [&'static str; 2],
    /// Where it stands in a report for machines: in which object, none in the report itself, and under which key.
    pub key: (Option<&'static str>, &'static str),
    /// The kind of activities that it is of.
    pub kind: Option<ActivityKind>,
    /// It is of activities, so that level and kind narrow it. What they do not narrow is no part of a report that they narrow.
    pub is_of_activities: bool,
}

impl ReportFigure {
    /// What is said of it: the table of figures.
    pub fn about(self) -> About {
        let of_kind = |kind: ActivityKind, before: Option<&str>, words, key| About {
            code: before.map(|before| format!("{before}{}", kind.code())),
            words,
            key: (Some(kind.code()), key),
            kind: Some(kind),
            is_of_activities: true,
        };
        let of_all = |code: &str, words, key, is_of_activities| About {
            code: Some(code.to_owned()),
            words,
            key: (None, key),
            kind: None,
            is_of_activities,
        };
        let of_materials = |kind: MaterialKind, code: Option<&str>, group| About {
            code: code.map(str::to_owned),
            words: [kind.name(Lang::Vi), kind.name(Lang::En)],
            key: (group, kind.code()),
            kind: None,
            is_of_activities: false,
        };
        match self {
            Self::Held(kind) => of_kind(kind, Some("so-"), ["Số hoạt động", "Activities"], "count"),
            Self::Attendances(kind) => of_kind(kind, Some(""), ["Lượt người", "Attendances"], "attendances"),
            Self::People(Some(kind)) => {
                let words = ["Số người (theo danh sách)", "Distinct people (by list)"];
                of_kind(kind, Some("nguoi-"), words, "distinct_people")
            }
            Self::Unmarked(kind) => of_kind(kind, None, ["Chưa điểm danh", "Not marked yet"], "unmarked"),
            Self::Material(kind) => of_materials(kind, Some(kind.code()), None),
            Self::Made(kind) => of_materials(kind, None, Some("made")),
            Self::Given(kind) => of_materials(kind, None, Some("given")),
            Self::Media => of_all("media", ["Tin, bài, phóng sự, clip", "Media items"], "media", false),
            Self::Broadcasts => of_all("broadcast", ["Lượt phát thanh", "Broadcasts"], "broadcast", false),
            Self::People(None) => of_all(
                "nguoi",
                ["Người có mặt theo danh sách", "People present (by list)"],
                "named_people",
                true,
            ),
            Self::Teams => {
                of_all("doi", ["Đội công tác xã hội tình nguyện", "Volunteer teams"], "teams", true)
            }
        }
    }

    /// Every figure, in the order of the report.
    pub fn all() -> Vec<Self> {
        let of_kinds = ActivityKind::ALL.iter().flat_map(|kind| {
            [Self::Held(*kind), Self::Attendances(*kind), Self::People(Some(*kind)), Self::Unmarked(*kind)]
        });
        let of_materials = [Self::Material, Self::Made, Self::Given]
            .into_iter()
            .flat_map(|of| MaterialKind::ALL.iter().map(move |kind| of(*kind)));
        of_kinds
            .chain(of_materials)
            .chain([Self::Media, Self::Broadcasts, Self::People(None), Self::Teams])
            .collect()
    }

    /// Those that rows add up to.
    pub fn with_rows() -> Vec<Self> {
        Self::all().into_iter().filter(|figure| figure.about().code.is_some()).collect()
    }

    /// Those of a kind of activities, which tables show in a row, or those of all, a row each: of what a report shows that level and
    /// kind narrow, or not.
    pub fn shown(kind: Option<ActivityKind>, is_narrowed: bool) -> Vec<Self> {
        let mut figures = Self::with_rows();
        figures.retain(|figure| {
            let about = figure.about();
            about.kind == kind && (about.is_of_activities || !is_narrowed)
        });
        figures
    }

    /// The figure of a name in addresses, if there is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::with_rows().into_iter().find(|figure| figure.about().code.as_deref() == Some(code))
    }

    /// What it counts; of a kind of activities, without the kind.
    pub fn what(self, lang: Lang) -> &'static str {
        let [vi, en] = self.about().words;
        lang.pick(vi, en)
    }

    /// What it counts, with the kind of activities that it is of.
    pub fn name(self, lang: Lang) -> String {
        let what = self.what(lang);
        match self.about().kind {
            Some(kind) => format!("{}: {}", kind.name(lang), what.to_lowercase()),
            None => what.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_found_by_its_own_name_and_by_no_other() {
        for figure in ReportFigure::with_rows() {
            assert_eq!(ReportFigure::parse(&figure.about().code.unwrap()), Some(figure));
        }
        for wrong in ["", "nguoi-", "so-", "doi-workshop", "Media", "khac", "made"] {
            assert_eq!(ReportFigure::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn no_two_figures_stand_in_one_place_and_each_that_has_rows_is_shown_once() {
        let mut keys: Vec<_> = ReportFigure::all().into_iter().map(|figure| figure.about().key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        let kinds = ActivityKind::ALL.iter().map(|kind| Some(*kind)).chain([None]);
        let shown: usize = kinds.map(|kind| ReportFigure::shown(kind, false).len()).sum();
        assert_eq!(shown, ReportFigure::with_rows().len());
        assert_eq!(ReportFigure::shown(None, true), [ReportFigure::People(None), ReportFigure::Teams]);
    }
}
