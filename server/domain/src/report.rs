//! The figures of a report and the paragraph that tells them (rules 3 and 7; the wording follows the published report).

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    ActivityKind, Lang, Period, Word,
    figures::{Exactness, count, people},
    unit::in_sentence,
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
}

/// The figures of one year that are told apart in a report of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// Distinct people present by name.
    pub named_people: u64,
    /// Distinct volunteer teams that they belong to.
    pub teams: u64,
    /// Panels.
    pub panel: u64,
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
    /// Panels.
    pub panel: u64,
    /// Handbooks.
    pub handbook: u64,
    /// Leaflets.
    pub leaflet: u64,
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

    /// The paragraph, in Vietnamese. What is none is left out; where all is none, it says so.
    pub fn paragraph(&self, unit_name: Option<&str>, exactness: Exactness) -> String {
        let when = Period::new(self.period.0, self.period.1).map(Period::in_words).unwrap_or_default();
        let whom = unit_name.map(in_sentence);
        let mut sentences = Vec::new();

        let kinds: Vec<ActivityKind> =
            ActivityKind::ALL.iter().copied().filter(|kind| self.of(*kind).count > 0).collect();
        let held: Vec<String> = kinds
            .iter()
            .map(|kind| held_with(self.of(*kind), &kind.in_sentence(Lang::Vi), exactness))
            .collect();
        if !held.is_empty() {
            sentences.push(format!("đã tổ chức {}", held.join("; ")));
        }

        let materials: Vec<String> = [
            (self.panel, "lắp đặt", "panô"),
            (self.handbook, "cấp phát", "quyển sổ tay cho cán bộ"),
            (self.leaflet, "phát", "tờ rơi đến các thôn, xóm"),
        ]
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, verb, words)| format!("{verb} {} {words}", count(n)))
        .collect();
        if !materials.is_empty() {
            sentences.push(materials.join("; "));
        }
        if self.media > 0 {
            sentences.push(format!(
                "đăng, phát {} tin, bài viết, phóng sự, clip thông điệp trên các báo, đài",
                count(self.media)
            ));
        }
        if self.broadcast > 0 {
            sentences
                .push(format!("phát {} lượt tin, bài trên hệ thống loa truyền thanh", count(self.broadcast)));
        }

        if sentences.is_empty() {
            let whom = whom.map(|whom| format!(", {whom}")).unwrap_or_default();
            return format!("{when}{whom}: chưa ghi nhận hoạt động nào.");
        }
        let whom = whom.map(|whom| format!("{whom} ")).unwrap_or_default();
        let mut text = format!("{when}, {whom}{}.", sentences.join(". ").trim());
        text = capital_after_stops(&text);
        if !kinds.is_empty() {
            text.push_str(&basis_sentence(&kinds));
        }
        match self.last_year {
            Some(year) => text.push_str(&year_sentence(year, exactness)),
            None if self.teams > 0 => text.push_str(&format!(
                " Theo danh sách, có {} người tham dự, trong đó có thành viên của {} Đội công tác xã hội tình nguyện cấp xã.",
                people(self.named_people, exactness),
                count(self.teams)
            )),
            None => {}
        }
        text
    }
}

fn held_with(figures: KindFigures, words: &str, exactness: Exactness) -> String {
    let held = format!("{} {words}", count(figures.count));
    if figures.attendances == 0 {
        held
    } else {
        format!("{held} với {} người tham dự", people(figures.attendances, exactness))
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

fn year_sentence(year: YearFigures, exactness: Exactness) -> String {
    let mut parts = Vec::new();
    if year.teams > 0 {
        parts.push(format!(
            "tập huấn cho {} Đội công tác xã hội tình nguyện cấp xã với {} người tham dự",
            count(year.teams),
            people(year.named_people, exactness)
        ));
    } else if year.training_class > 0 {
        parts.push(format!("tổ chức {} lớp tập huấn", count(year.training_class)));
    }
    if year.panel > 0 {
        parts.push(format!("lắp đặt {} chiếc panô", count(year.panel)));
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

    fn none() -> Figures {
        let kind = KindFigures::default();
        Figures {
            period: ("2013-01-01".parse().unwrap(), "2023-12-31".parse().unwrap()),
            training_class: kind,
            workshop: kind,
            outreach_conference: kind,
            dialogue: kind,
            panel: 0,
            handbook: 0,
            leaflet: 0,
            media: 0,
            broadcast: 0,
            named_people: 0,
            teams: 0,
            last_year: None,
        }
    }

    #[test]
    fn the_published_report_is_told_in_its_words() {
        let kind = |count, attendances| KindFigures { count, attendances, distinct_people: 0 };
        let figures = Figures {
            training_class: kind(57, 2466),
            workshop: kind(4, 863),
            outreach_conference: kind(34, 1104),
            dialogue: kind(1, 47),
            panel: 105,
            handbook: 2800,
            leaflet: 20_000,
            media: 66,
            broadcast: 42,
            named_people: 150,
            teams: 69,
            last_year: Some(YearFigures {
                year: 2023,
                named_people: 150,
                teams: 69,
                panel: 29,
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
        let class = KindFigures { count: 1, attendances: 153, distinct_people: 0 };
        let year = YearFigures { year: 2023, named_people: 153, teams: 1, panel: 0, training_class: 1 };
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
    fn an_empty_period_says_so() {
        assert_eq!(
            none().paragraph(Some("Tỉnh Thái Nguyên"), Exactness::Rounded),
            "Từ năm 2013 đến năm 2023, tỉnh Thái Nguyên: chưa ghi nhận hoạt động nào."
        );
    }
}
