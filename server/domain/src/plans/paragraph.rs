//! The paragraph that tells how a year's plan stands.

use crate::{
    Lang, Word,
    activities::kinds::ActivityKind,
    communications::MaterialKind,
    numbers::Wording,
    plans::{progress::Progress, subject::PlanSubject},
    units::name::in_sentence,
};

/// A row of a plan, as the paragraph tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanLine {
    /// What it is of.
    pub subject: PlanSubject,
    /// How many.
    pub amount: Progress,
    /// The people, of activities.
    pub people: Progress,
}

/// The rows of one kind that have a target, or of those that have none, in one.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    amount: Progress,
    people: Progress,
    missing: u64,
    above: u64,
}

impl Sum {
    fn of<'a>(lines: impl Iterator<Item = &'a PlanLine>) -> Self {
        lines.fold(Self::default(), |sum, line| Self {
            amount: sum.amount.plus(line.amount),
            people: sum.people.plus(line.people),
            missing: sum.missing + line.amount.missing().unwrap_or(0),
            above: sum.above + line.amount.above(),
        })
    }
}

/// The paragraph, in Vietnamese: what was planned, what is done of it, scheduled and missing; then what is done beside the plan.
pub fn paragraph(
    year: i32,
    unit_name: Option<&str>,
    lines: &[PlanLine],
    wording: impl Into<Wording>,
) -> String {
    let wording = wording.into();
    let whom = unit_name.map(|name| format!(", {}", in_sentence(name))).unwrap_or_default();
    let is_planned = |line: &&PlanLine| line.amount.target.is_some();
    let of_kind = |kind: ActivityKind| lines.iter().filter(move |line| line.subject.kind() == Some(kind));
    let mut told: Vec<String> = Vec::new();
    for kind in ActivityKind::ALL {
        let sum = Sum::of(of_kind(*kind).filter(is_planned));
        told.extend(sum.amount.target.map(|target| of_activities(*kind, target, &sum, wording)));
    }
    if let Some(first) = told.first_mut() {
        first.insert_str(0, "tổ chức ");
    }
    for line in lines.iter().filter(|line| line.subject.kind().is_none()) {
        told.extend(line.amount.target.map(|target| of_pieces(line, target, wording)));
    }
    let beside: Vec<String> = ActivityKind::ALL
        .iter()
        .filter_map(|kind| {
            let done = of_kind(*kind).filter(|line| !is_planned(line)).map(|line| line.amount.done).sum();
            (done > 0).then(|| format!("{} {}", wording.count(done), kind.in_sentence(Lang::Vi)))
        })
        .collect();
    let mut text = match told.as_slice() {
        [] => format!("Năm {year}{whom} chưa đặt chỉ tiêu."),
        told => format!("Năm {year}{whom} có kế hoạch {}.", told.join("; ")),
    };
    if !beside.is_empty() {
        let begins = if told.is_empty() { "Đã" } else { "Ngoài kế hoạch, đã" };
        text.push_str(&format!(" {begins} tổ chức {}.", beside.join("; ")));
    }
    text
}

/// `12 lớp tập huấn cho 600 lượt người (đã tổ chức 8 lớp với hơn 390 lượt người, đã lên lịch 3 lớp, còn thiếu 01 lớp)`.
fn of_activities(kind: ActivityKind, target: u64, sum: &Sum, wording: Wording) -> String {
    let (short, n) = (short(kind), |n: u64| wording.count(n));
    let mut parts = vec![match (sum.amount.done, sum.people.done) {
        (0, _) => "chưa tổ chức".to_owned(),
        (done, 0) => format!("đã tổ chức {} {short}", n(done)),
        (done, people) => {
            format!("đã tổ chức {} {short} với {} lượt người", n(done), wording.people(people))
        }
    }];
    if sum.amount.scheduled > 0 {
        parts.push(format!("đã lên lịch {} {short}", n(sum.amount.scheduled)));
    }
    parts.extend(end(sum.missing, sum.above, sum.amount, |missing| format!("{} {short}", n(missing))));
    let people = sum.people.target.map(|people| format!(" cho {} lượt người", n(people)));
    let (kind, people) = (kind.in_sentence(Lang::Vi), people.unwrap_or_default());
    format!("{} {kind}{people} ({})", n(target), parts.join(", "))
}

/// `in, cấp phát 500 tờ rơi (đã thực hiện 200, còn thiếu 300)`.
fn of_pieces(line: &PlanLine, target: u64, wording: Wording) -> String {
    let n = |n: u64| wording.count(n);
    let what = match line.subject {
        PlanSubject::Material(MaterialKind::Panel) => "lắp đặt # panô",
        PlanSubject::Material(MaterialKind::Handbook) => "in, cấp phát # quyển sổ tay",
        PlanSubject::Material(MaterialKind::Leaflet) => "in, cấp phát # tờ rơi",
        PlanSubject::Broadcasts => "phát # lượt tin, bài trên hệ thống loa truyền thanh",
        PlanSubject::Media | PlanSubject::Activities(..) => {
            "đăng, phát # tin, bài viết, phóng sự, clip thông điệp"
        }
    };
    let mut parts = vec![match line.amount.done {
        0 => "chưa thực hiện".to_owned(),
        done => format!("đã thực hiện {}", n(done)),
    }];
    let (missing, above) = (line.amount.missing().unwrap_or(0), line.amount.above());
    parts.extend(end(missing, above, line.amount, n));
    format!("{} ({})", what.replace('#', &n(target)), parts.join(", "))
}

/// What is missing, or above; that the target is met is said where all of it is done.
fn end(missing: u64, above: u64, amount: Progress, n: impl Fn(u64) -> String) -> Option<String> {
    match (missing, above) {
        (0, 0) if amount.target <= Some(amount.done) => Some("đạt kế hoạch".to_owned()),
        (0, 0) => None,
        (0, above) => Some(format!("vượt kế hoạch {}", n(above))),
        (missing, _) => Some(format!("còn thiếu {}", n(missing))),
    }
}

/// What one of a kind is called where its kind was named before.
fn short(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::TrainingClass => "lớp",
        ActivityKind::Workshop => "hội thảo",
        ActivityKind::OutreachConference | ActivityKind::Dialogue => "hội nghị",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{activities::kinds::Level, numbers::Exactness};

    fn line(subject: PlanSubject, amount: (Option<u64>, u64, u64), people: (Option<u64>, u64)) -> PlanLine {
        let (target, done, scheduled) = amount;
        PlanLine {
            subject,
            amount: Progress { target, done, scheduled },
            people: Progress { target: people.0, done: people.1, scheduled: 0 },
        }
    }

    #[test]
    fn a_plan_is_told_by_kind_with_what_is_done_scheduled_and_missing() {
        use ActivityKind::{Dialogue, TrainingClass, Workshop};
        let lines = [
            line(PlanSubject::Activities(TrainingClass, Level::Province), (Some(8), 6, 2), (Some(400), 291)),
            line(PlanSubject::Activities(TrainingClass, Level::Commune), (Some(4), 2, 1), (Some(200), 102)),
            line(PlanSubject::Activities(Workshop, Level::Province), (Some(1), 1, 1), (None, 86)),
            line(PlanSubject::Activities(Dialogue, Level::Province), (None, 1, 0), (None, 40)),
            line(PlanSubject::Material(MaterialKind::Leaflet), (Some(5_000), 5_000, 0), (None, 0)),
            line(PlanSubject::Media, (Some(20), 0, 0), (None, 0)),
        ];
        assert_eq!(
            paragraph(2026, Some("Tỉnh Thái Nguyên"), &lines, Exactness::Rounded),
            "Năm 2026, tỉnh Thái Nguyên có kế hoạch tổ chức 12 lớp tập huấn cho 600 lượt người (đã tổ chức 8 lớp với hơn 390 lượt người, \
             đã lên lịch 3 lớp, còn thiếu 01 lớp); 01 hội thảo (đã tổ chức 01 hội thảo với hơn 80 lượt người, \
             đã lên lịch 01 hội thảo, vượt kế hoạch 01 hội thảo); in, cấp phát 5.000 tờ rơi (đã thực hiện 5.000, đạt kế hoạch); \
             đăng, phát 20 tin, bài viết, phóng sự, clip thông điệp (chưa thực hiện, còn thiếu 20). \
             Ngoài kế hoạch, đã tổ chức 01 hội nghị trao đổi, tọa đàm."
        );
    }

    #[test]
    fn where_there_is_no_plan_it_says_so() {
        assert_eq!(paragraph(2027, None, &[], Exactness::Exact), "Năm 2027 chưa đặt chỉ tiêu.");
        let workshops = PlanSubject::Activities(ActivityKind::Workshop, Level::Province);
        let held = [line(workshops, (None, 2, 0), (None, 100))];
        assert_eq!(
            paragraph(2027, None, &held, Exactness::Exact),
            "Năm 2027 chưa đặt chỉ tiêu. Đã tổ chức 2 hội thảo."
        );
    }
}
