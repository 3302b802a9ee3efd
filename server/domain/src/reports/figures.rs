//! The figures of a report and the paragraph that tells them (rules 3 and 7; the wording follows the published report).

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    Lang, Period, Word,
    activities::kinds::{ActivityKind, Level},
    communications::MaterialKind,
    numbers::Wording,
    units::name::in_sentence,
};

/// The figures of the activities of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct KindFigures {
    /// How many activities were held.
    pub count: u64,
    /// The sum of the people at each of them (lượt người).
    pub attendances: u64,
    /// Distinct people among those present by name (số người).
    pub distinct_people: u64,
    /// Of them, those of which nothing is known yet: no headcount, and nobody marked. Their people are not nought, they are missing.
    pub unmarked: u64,
}

/// Materials, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MaterialFigures {
    /// Panels.
    pub panel: u64,
    /// Handbooks.
    pub handbook: u64,
    /// Leaflets.
    pub leaflet: u64,
}

impl MaterialFigures {
    /// How many of a kind.
    pub fn of(&self, kind: MaterialKind) -> u64 {
        match kind {
            MaterialKind::Panel => self.panel,
            MaterialKind::Handbook => self.handbook,
            MaterialKind::Leaflet => self.leaflet,
        }
    }
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
    fn in_sentence(self) -> String {
        let kind = self.kind.map_or_else(|| "hoạt động".to_owned(), |kind| kind.in_sentence(Lang::Vi));
        match self.level {
            Some(level) => format!("{kind} {}", level.name(Lang::Vi).to_lowercase()),
            None => kind,
        }
    }
}

/// The figures of one year that are told apart in a report of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// Distinct people present by name at training classes.
    pub named_people: u64,
    /// Distinct volunteer teams that they belong to.
    pub teams: u64,
    /// Panels.
    pub panel: u64,
    /// Panels that units were given, to put up.
    #[serde(skip)]
    pub panel_given: u64,
    /// Training classes held.
    pub training_class: u64,
}

/// Every figure of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The first and the last day.
    pub period: (NaiveDate, NaiveDate),
    /// Training classes.
    pub training_class: KindFigures,
    /// Workshops.
    pub workshop: KindFigures,
    /// Outreach conferences.
    pub outreach_conference: KindFigures,
    /// Dialogues.
    pub dialogue: KindFigures,
    /// What narrows them.
    #[serde(skip)]
    pub narrowed: Narrowed,
    /// Panels: made, where the report covers the unit that has them made, and else given.
    pub panel: u64,
    /// Handbooks, in the same way.
    pub handbook: u64,
    /// Leaflets, in the same way.
    pub leaflet: u64,
    /// Of the three, what was made.
    pub made: MaterialFigures,
    /// What units were given, whoever had it made.
    pub given: MaterialFigures,
    /// Media items.
    pub media: u64,
    /// Broadcasts.
    pub broadcast: u64,
    /// Distinct people present by name at any activity.
    pub named_people: u64,
    /// Distinct volunteer teams that the named people belong to.
    pub teams: u64,
    /// The last year, where the period has several whole ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_year: Option<YearFigures>,
}

impl Figures {
    /// The figures of a kind.
    pub fn of(&self, kind: ActivityKind) -> KindFigures {
        match kind {
            ActivityKind::TrainingClass => self.training_class,
            ActivityKind::Workshop => self.workshop,
            ActivityKind::OutreachConference => self.outreach_conference,
            ActivityKind::Dialogue => self.dialogue,
        }
    }

    /// How many activities were held of which nothing is known yet.
    pub fn unmarked(&self) -> u64 {
        ActivityKind::ALL.iter().map(|kind| self.of(*kind).unmarked).sum()
    }

    /// The paragraph, in Vietnamese. What is none is left out; where all is none, it says so. What narrows the figures is named.
    pub fn paragraph(&self, unit_name: Option<&str>, wording: impl Into<Wording>) -> String {
        let wording = wording.into();
        let period = Period::new(self.period.0, self.period.1).map(Period::in_words).unwrap_or_default();
        let when = match self.narrowed.is_any() {
            true => format!("{period}, tính riêng {}", self.narrowed.in_sentence()),
            false => period,
        };
        let whom = unit_name.map(in_sentence);
        let mut sentences = Vec::new();

        let kinds: Vec<ActivityKind> =
            ActivityKind::ALL.iter().copied().filter(|kind| self.of(*kind).count > 0).collect();
        let held: Vec<String> = kinds
            .iter()
            .map(|kind| held_with(self.of(*kind), &kind.in_sentence(Lang::Vi), wording))
            .collect();
        if !held.is_empty() {
            sentences.push(format!("đã tổ chức {}", held.join("; ")));
        }
        sentences.extend(self.materials(wording));
        if self.media > 0 {
            sentences.push(format!(
                "đăng, phát {} tin, bài viết, phóng sự, clip thông điệp trên các báo, đài",
                wording.count(self.media)
            ));
        }
        if self.broadcast > 0 {
            sentences.push(format!(
                "phát {} lượt tin, bài trên hệ thống loa truyền thanh",
                wording.count(self.broadcast)
            ));
        }

        if sentences.is_empty() {
            let whom = whom.map(|whom| format!(", {whom}")).unwrap_or_default();
            return format!("{when}{whom}: chưa ghi nhận hoạt động nào.");
        }
        let whom = whom.map(|whom| format!("{whom} ")).unwrap_or_default();
        let mut text = format!("{when}, {whom}{}.", sentences.join(". ").trim());
        text = capital_after_stops(&text);
        if kinds.iter().any(|kind| self.of(*kind).attendances > 0) {
            text.push_str(&basis_sentence(&kinds));
        }
        if self.unmarked() > 0 {
            text.push_str(&format!(
                " Trong đó, {} hoạt động chưa điểm danh nên chưa có số người tham dự.",
                wording.count(self.unmarked())
            ));
        }
        match self.last_year {
            Some(year) => text.push_str(&year_sentence(year, wording)),
            None if self.teams > 0 => text.push_str(&format!(
                " Theo danh sách, có {} người tham dự, trong đó có thành viên của {} Đội công tác xã hội tình nguyện cấp xã.",
                wording.people(self.named_people),
                wording.count(self.teams)
            )),
            None => {}
        }
        text
    }

    /// What was made, and what was given out: two sentences. That something was made needs no word where all of it was given out.
    fn materials(&self, wording: Wording) -> Vec<String> {
        let tell = |words: [(MaterialKind, &str); 3], of: &dyn Fn(MaterialKind) -> u64| {
            let told: Vec<String> = words
                .into_iter()
                .filter(|(kind, _)| of(*kind) > 0)
                .map(|(kind, words)| words.replace('#', &wording.count(of(kind))))
                .collect();
            (!told.is_empty()).then(|| told.join("; "))
        };
        let made = tell(
            [
                (MaterialKind::Panel, "làm # panô"),
                (MaterialKind::Handbook, "in # quyển sổ tay cho cán bộ"),
                (MaterialKind::Leaflet, "in # tờ rơi"),
            ],
            &|kind| if self.made.of(kind) == self.given.of(kind) { 0 } else { self.made.of(kind) },
        );
        let given = tell(
            [
                (MaterialKind::Panel, "lắp đặt # panô"),
                (MaterialKind::Handbook, "cấp phát # quyển sổ tay cho cán bộ"),
                (MaterialKind::Leaflet, "phát # tờ rơi đến các thôn, xóm"),
            ],
            &|kind| self.given.of(kind),
        );
        [made, given].into_iter().flatten().collect()
    }
}

fn held_with(figures: KindFigures, words: &str, wording: Wording) -> String {
    let held = format!("{} {words}", wording.count(figures.count));
    if figures.attendances == 0 {
        held
    } else {
        format!("{held} với {} người tham dự", wording.people(figures.attendances))
    }
}

/// How the people of the activities named before were counted: `lớp tập huấn, hội thảo, hội nghị nêu trên`.
fn basis_sentence(kinds: &[ActivityKind]) -> String {
    let mut words: Vec<&str> = kinds
        .iter()
        .map(|kind| match kind {
            ActivityKind::TrainingClass => "lớp tập huấn",
            ActivityKind::Workshop => "hội thảo",
            ActivityKind::OutreachConference | ActivityKind::Dialogue => "hội nghị",
        })
        .collect();
    words.dedup();
    format!(" Số người tham dự {} nêu trên được tính theo lượt người.", words.join(", "))
}

fn year_sentence(year: YearFigures, wording: Wording) -> String {
    let mut parts = Vec::new();
    if year.teams > 0 {
        parts.push(format!(
            "tập huấn cho {} Đội công tác xã hội tình nguyện cấp xã với {} người tham dự",
            wording.count(year.teams),
            wording.people(year.named_people)
        ));
    } else if year.training_class > 0 {
        parts.push(format!("tổ chức {} lớp tập huấn", wording.count(year.training_class)));
    }
    if year.panel != year.panel_given && year.panel > 0 {
        parts.push(format!("làm {} chiếc panô", wording.count(year.panel)));
    }
    if year.panel_given > 0 {
        parts.push(format!("lắp đặt {} chiếc panô", wording.count(year.panel_given)));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!(" Riêng năm {}, {}.", year.year, parts.join("; "))
    }
}

/// Puts a capital after each full stop that ends a sentence.
fn capital_after_stops(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut capital = false;
    for c in text.chars() {
        if capital && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            capital = false;
        } else {
            capital = (capital && c == ' ') || (c == '.' && !out.ends_with(|p: char| p.is_ascii_digit()));
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::{Exactness, SmallCounts};

    fn none() -> Figures {
        let kind = KindFigures::default();
        Figures {
            period: ("2013-01-01".parse().unwrap(), "2023-12-31".parse().unwrap()),
            training_class: kind,
            workshop: kind,
            outreach_conference: kind,
            dialogue: kind,
            narrowed: Narrowed::default(),
            panel: 0,
            handbook: 0,
            leaflet: 0,
            made: MaterialFigures::default(),
            given: MaterialFigures::default(),
            media: 0,
            broadcast: 0,
            named_people: 0,
            teams: 0,
            last_year: None,
        }
    }

    #[test]
    fn the_published_report_is_told_in_its_words() {
        let kind = |count, attendances| KindFigures { count, attendances, ..KindFigures::default() };
        let figures = Figures {
            training_class: kind(57, 2466),
            workshop: kind(4, 863),
            outreach_conference: kind(34, 1104),
            dialogue: kind(1, 47),
            panel: 105,
            handbook: 2800,
            leaflet: 20_000,
            made: MaterialFigures { panel: 105, handbook: 2800, leaflet: 20_000 },
            given: MaterialFigures { panel: 105, handbook: 2800, leaflet: 20_000 },
            media: 66,
            broadcast: 42,
            named_people: 150,
            teams: 69,
            last_year: Some(YearFigures {
                year: 2023,
                named_people: 150,
                teams: 69,
                panel: 29,
                panel_given: 29,
                training_class: 3,
            }),
            ..none()
        };
        assert_eq!(
            figures.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, đã tổ chức 57 lớp tập huấn với trên 2.400 người tham dự; 4 hội thảo với hơn 860 người tham dự; \
             34 hội nghị tuyên truyền với trên 1.100 người tham dự; 01 hội nghị trao đổi, tọa đàm với hơn 40 người tham dự. \
             Lắp đặt 105 panô; cấp phát 2.800 quyển sổ tay cho cán bộ; phát 20.000 tờ rơi đến các thôn, xóm. \
             Đăng, phát 66 tin, bài viết, phóng sự, clip thông điệp trên các báo, đài. \
             Phát 42 lượt tin, bài trên hệ thống loa truyền thanh. \
             Số người tham dự lớp tập huấn, hội thảo, hội nghị nêu trên được tính theo lượt người. \
             Riêng năm 2023, tập huấn cho 69 Đội công tác xã hội tình nguyện cấp xã với 150 người tham dự; lắp đặt 29 chiếc panô."
        );
        assert!(figures.paragraph(None, Exactness::Exact).contains("1.104 người"));
        let of_unit = figures.paragraph(Some("Tỉnh Thái Nguyên"), Exactness::Rounded);
        assert!(
            of_unit.starts_with("Từ năm 2013 đến năm 2023, tỉnh Thái Nguyên đã tổ chức 57 lớp tập huấn"),
            "{of_unit}"
        );
    }

    #[test]
    fn the_last_year_and_the_lists_are_rounded_as_all_else() {
        let class = KindFigures { count: 1, attendances: 153, ..KindFigures::default() };
        let year = YearFigures {
            year: 2023,
            named_people: 153,
            teams: 1,
            panel: 0,
            panel_given: 0,
            training_class: 1,
        };
        let of_years = Figures { training_class: class, last_year: Some(year), ..none() };
        assert_eq!(
            of_years.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, đã tổ chức 01 lớp tập huấn với hơn 150 người tham dự. \
             Số người tham dự lớp tập huấn nêu trên được tính theo lượt người. \
             Riêng năm 2023, tập huấn cho 01 Đội công tác xã hội tình nguyện cấp xã với hơn 150 người tham dự."
        );
        assert!(of_years.paragraph(None, Exactness::Exact).contains("cấp xã với 153 người tham dự."));
        let of_list = Figures { dialogue: class, named_people: 153, teams: 1, ..none() };
        assert_eq!(
            of_list.paragraph(Some("Xã Định Hóa"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, xã Định Hóa đã tổ chức 01 hội nghị trao đổi, tọa đàm với hơn 150 người tham dự. \
             Số người tham dự hội nghị nêu trên được tính theo lượt người. \
             Theo danh sách, có hơn 150 người tham dự, trong đó có thành viên của 01 Đội công tác xã hội tình nguyện cấp xã."
        );
    }

    #[test]
    fn what_was_made_and_what_was_given_out_are_two_sentences() {
        let made = MaterialFigures { panel: 4, handbook: 500, leaflet: 2000 };
        let given = MaterialFigures { panel: 4, handbook: 120, leaflet: 0 };
        let figures = Figures { made, given, ..none() };
        assert_eq!(
            figures.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, in 500 quyển sổ tay cho cán bộ; in 2.000 tờ rơi. \
             Lắp đặt 4 panô; cấp phát 120 quyển sổ tay cho cán bộ."
        );
        let below = Wording { small: SmallCounts::BelowTen, ..Wording::default() };
        assert!(figures.paragraph(None, below).contains("Lắp đặt 04 panô"));
    }

    #[test]
    fn what_narrows_the_figures_is_named_and_what_is_not_known_yet_is_told() {
        let class = KindFigures { count: 3, attendances: 80, unmarked: 1, ..KindFigures::default() };
        let narrowed = Narrowed { level: Some(Level::Commune), kind: Some(ActivityKind::TrainingClass) };
        let figures = Figures { training_class: class, narrowed, ..none() };
        assert_eq!(
            figures.paragraph(Some("Xã Định Hóa"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tính riêng lớp tập huấn cấp xã, xã Định Hóa đã tổ chức 3 lớp tập huấn với 80 người tham dự. \
             Số người tham dự lớp tập huấn nêu trên được tính theo lượt người. \
             Trong đó, 01 hoạt động chưa điểm danh nên chưa có số người tham dự."
        );
        let level = Figures { narrowed: Narrowed { kind: None, ..narrowed }, ..none() };
        assert_eq!(
            level.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tính riêng hoạt động cấp xã: chưa ghi nhận hoạt động nào."
        );
        let nothing_known = KindFigures { count: 1, unmarked: 1, ..KindFigures::default() };
        let text = Figures { workshop: nothing_known, ..none() }.paragraph(None, Exactness::Rounded);
        assert_eq!(
            text,
            "Từ năm 2013 đến năm 2023, đã tổ chức 01 hội thảo. Trong đó, 01 hoạt động chưa điểm danh nên chưa có số người tham dự."
        );
    }

    #[test]
    fn an_empty_period_says_so() {
        assert_eq!(
            none().paragraph(Some("Tỉnh Thái Nguyên"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tỉnh Thái Nguyên: chưa ghi nhận hoạt động nào."
        );
    }
}
