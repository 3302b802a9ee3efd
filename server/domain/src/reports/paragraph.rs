//! The paragraph that tells the figures of a report; its wording follows the published one.

use crate::{
    Lang, Period, Word,
    activities::kinds::ActivityKind,
    communications::MaterialKind,
    numbers::Wording,
    reports::{
        figure::ReportFigure,
        figures::{Counts, Figures, KindFigures},
    },
    units::name::in_sentence,
};

impl Figures {
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
        sentences.extend(materials(self, wording));
        if self.get(ReportFigure::Media) > 0 {
            sentences.push(format!(
                "đăng, phát {} tin, bài viết, phóng sự, clip thông điệp trên các báo, đài",
                wording.count(self.get(ReportFigure::Media))
            ));
        }
        if self.get(ReportFigure::Broadcasts) > 0 {
            sentences.push(format!(
                "phát {} lượt tin, bài trên hệ thống loa truyền thanh",
                wording.count(self.get(ReportFigure::Broadcasts))
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
        let teams = self.get(ReportFigure::Teams);
        match &self.last_year {
            Some((year, of_year)) => text.push_str(&year_sentence(*year, of_year, wording)),
            None if teams > 0 => text.push_str(&format!(
                " Theo danh sách, có {} người tham dự, trong đó có thành viên của {} Đội công tác xã hội tình nguyện cấp xã.",
                wording.people(self.get(ReportFigure::People(None))),
                wording.count(teams)
            )),
            None => {}
        }
        text
    }
}

/// What was made, and what was given out: two sentences. That something was made needs no word where all of it was given out.
fn materials(figures: &Figures, wording: Wording) -> Vec<String> {
    let made_of = |kind| figures.get(ReportFigure::Made(kind));
    let given_of = |kind| figures.get(ReportFigure::Given(kind));
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
        &|kind| if made_of(kind) == given_of(kind) { 0 } else { made_of(kind) },
    );
    let given = tell(
        [
            (MaterialKind::Panel, "lắp đặt # panô"),
            (MaterialKind::Handbook, "cấp phát # quyển sổ tay cho cán bộ"),
            (MaterialKind::Leaflet, "phát # tờ rơi đến các thôn, xóm"),
        ],
        &given_of,
    );
    [made, given].into_iter().flatten().collect()
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

fn year_sentence(year: i32, of_year: &Counts, wording: Wording) -> String {
    let mut parts = Vec::new();
    let (teams, classes) =
        (of_year.get(ReportFigure::Teams), of_year.get(ReportFigure::Held(ActivityKind::TrainingClass)));
    if teams > 0 {
        parts.push(format!(
            "tập huấn cho {} Đội công tác xã hội tình nguyện cấp xã với {} người tham dự",
            wording.count(teams),
            wording.people(of_year.get(ReportFigure::People(None)))
        ));
    } else if classes > 0 {
        parts.push(format!("tổ chức {} lớp tập huấn", wording.count(classes)));
    }
    let panels = of_year.get(ReportFigure::Material(MaterialKind::Panel));
    let given = of_year.get(ReportFigure::Given(MaterialKind::Panel));
    if panels != given && panels > 0 {
        parts.push(format!("làm {} chiếc panô", wording.count(panels)));
    }
    if given > 0 {
        parts.push(format!("lắp đặt {} chiếc panô", wording.count(given)));
    }
    if parts.is_empty() { String::new() } else { format!(" Riêng năm {year}, {}.", parts.join("; ")) }
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
    use crate::{
        activities::kinds::Level,
        numbers::{Exactness, SmallCounts},
        reports::figures::Narrowed,
    };

    use ReportFigure::{
        Attendances, Broadcasts, Given, Held, Made, Material, Media, People, Teams, Unmarked,
    };

    fn figures(counts: &[(ReportFigure, u64)]) -> Figures {
        Figures {
            period: ("2013-01-01".parse().unwrap(), "2023-12-31".parse().unwrap()),
            narrowed: Narrowed::default(),
            counts: counts.iter().copied().collect(),
            last_year: None,
        }
    }

    fn kind(kind: ActivityKind, count: u64, attendances: u64) -> [(ReportFigure, u64); 2] {
        [(Held(kind), count), (Attendances(kind), attendances)]
    }

    /// Panels, handbooks and leaflets.
    fn lots(of: fn(MaterialKind) -> ReportFigure, counts: [u64; 3]) -> [(ReportFigure, u64); 3] {
        let [panel, handbook, leaflet] = counts;
        [
            (of(MaterialKind::Panel), panel),
            (of(MaterialKind::Handbook), handbook),
            (of(MaterialKind::Leaflet), leaflet),
        ]
    }

    #[test]
    fn the_published_report_is_told_in_its_words() {
        let mut counts = [
            kind(ActivityKind::TrainingClass, 57, 2466),
            kind(ActivityKind::Workshop, 4, 863),
            kind(ActivityKind::OutreachConference, 34, 1104),
            kind(ActivityKind::Dialogue, 1, 47),
        ]
        .concat();
        for of in [Material, Made, Given] {
            counts.extend(lots(of, [105, 2800, 20_000]));
        }
        counts.extend([(Media, 66), (Broadcasts, 42), (People(None), 150), (Teams, 69)]);
        let class = ActivityKind::TrainingClass;
        let panel = MaterialKind::Panel;
        let of_year =
            [(People(None), 150), (Teams, 69), (Material(panel), 29), (Given(panel), 29), (Held(class), 3)];
        let last_year = Some((2023, of_year.into_iter().collect()));
        let figures = Figures { last_year, ..figures(&counts) };
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
        let class = kind(ActivityKind::TrainingClass, 1, 153);
        let of_year = [(People(None), 153), (Teams, 1), (Held(ActivityKind::TrainingClass), 1)];
        let last_year = Some((2023, of_year.into_iter().collect()));
        let of_years = Figures { last_year, ..figures(&class) };
        assert_eq!(
            of_years.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, đã tổ chức 01 lớp tập huấn với hơn 150 người tham dự. \
             Số người tham dự lớp tập huấn nêu trên được tính theo lượt người. \
             Riêng năm 2023, tập huấn cho 01 Đội công tác xã hội tình nguyện cấp xã với hơn 150 người tham dự."
        );
        assert!(of_years.paragraph(None, Exactness::Exact).contains("cấp xã với 153 người tham dự."));
        let talk = kind(ActivityKind::Dialogue, 1, 153);
        let of_list = figures(&[talk.as_slice(), &[(People(None), 153), (Teams, 1)]].concat());
        assert_eq!(
            of_list.paragraph(Some("Xã Định Hóa"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, xã Định Hóa đã tổ chức 01 hội nghị trao đổi, tọa đàm với hơn 150 người tham dự. \
             Số người tham dự hội nghị nêu trên được tính theo lượt người. \
             Theo danh sách, có hơn 150 người tham dự, trong đó có thành viên của 01 Đội công tác xã hội tình nguyện cấp xã."
        );
    }

    #[test]
    fn what_was_made_and_what_was_given_out_are_two_sentences() {
        let figures = figures(&[lots(Made, [4, 500, 2000]), lots(Given, [4, 120, 0])].concat());
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
        let class = ActivityKind::TrainingClass;
        let counts = [kind(class, 3, 80).as_slice(), &[(Unmarked(class), 1)]].concat();
        let narrowed = Narrowed { level: Some(Level::Commune), kind: Some(ActivityKind::TrainingClass) };
        let of_class = Figures { narrowed, ..figures(&counts) };
        assert_eq!(
            of_class.paragraph(Some("Xã Định Hóa"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tính riêng lớp tập huấn cấp xã, xã Định Hóa đã tổ chức 3 lớp tập huấn với 80 người tham dự. \
             Số người tham dự lớp tập huấn nêu trên được tính theo lượt người. \
             Trong đó, 01 hoạt động chưa điểm danh nên chưa có số người tham dự."
        );
        let level = Figures { narrowed: Narrowed { kind: None, ..narrowed }, ..figures(&[]) };
        assert_eq!(
            level.paragraph(None, Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tính riêng hoạt động cấp xã: chưa ghi nhận hoạt động nào."
        );
        let nothing_known = [(Held(ActivityKind::Workshop), 1), (Unmarked(ActivityKind::Workshop), 1)];
        let text = figures(&nothing_known).paragraph(None, Exactness::Rounded);
        assert_eq!(
            text,
            "Từ năm 2013 đến năm 2023, đã tổ chức 01 hội thảo. Trong đó, 01 hoạt động chưa điểm danh nên chưa có số người tham dự."
        );
    }

    #[test]
    fn an_empty_period_says_so() {
        assert_eq!(
            figures(&[]).paragraph(Some("Tỉnh Thái Nguyên"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tỉnh Thái Nguyên: chưa ghi nhận hoạt động nào."
        );
    }
}
