//! The templates of the demo's office: what it holds most often.

use anyhow::anyhow;
use domain::accounts::access::Actor;
use services::{
    Services,
    activities::ActivityForm,
    templates::{AgendaLine, TemplateForm, create_template},
};

use super::refused::refused;

/// A session: its day, its slot, what it is about.
type Line = (&'static str, &'static str, &'static str);

const TWO_DAYS: [Line; 4] = [
    ("1", "sang", "Khai mạc. Thủ đoạn của tội phạm mua bán người và cách nhận biết"),
    ("1", "chieu", "Kỹ năng tiếp nhận, sàng lọc và chuyển tuyến nạn nhân"),
    ("2", "sang", "Kỹ năng tư vấn tâm lý ban đầu; bài tập tình huống"),
    ("2", "chieu", "Phối hợp hỗ trợ hòa nhập cộng đồng. Tổng kết, đánh giá"),
];

const ONE_MORNING: [Line; 1] = [("1", "sang", "Tuyên truyền phòng, chống mua bán người; hỏi đáp")];

/// Makes them.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn templates(services: &Services) -> anyhow::Result<()> {
    let class = TemplateForm {
        name: "Lớp tình nguyện viên cấp xã, 2 ngày".into(),
        activity: ActivityForm {
            kind: "training_class".into(),
            level: "commune".into(),
            title: "Tập huấn cho Đội công tác xã hội tình nguyện cấp xã".into(),
            audience: "Thành viên Đội công tác xã hội tình nguyện cấp xã".into(),
            capacity: "35".into(),
            ..usual(services).await?
        },
        agenda: agenda(&TWO_DAYS),
        questions_of: String::new(),
    };
    let conference = TemplateForm {
        name: "Hội nghị tuyên truyền tại xã, một buổi".into(),
        activity: ActivityForm {
            kind: "outreach_conference".into(),
            level: "commune".into(),
            title: "Hội nghị tuyên truyền phòng, chống mua bán người".into(),
            audience: "Nhân dân các thôn, xóm".into(),
            capacity: "150".into(),
            ..usual(services).await?
        },
        agenda: agenda(&ONE_MORNING),
        questions_of: String::new(),
    };
    for form in [class, conference] {
        create_template(services, &Actor::System, &form).await.map_err(|not| refused(not.error))?;
    }
    Ok(())
}

/// What both have alike; whom to ask and who signs is left to the office.
async fn usual(services: &Services) -> anyhow::Result<ActivityForm> {
    let unit = services::units::find_unit(services, "P19").await.map_err(refused)?;
    let unit = unit.ok_or_else(|| anyhow!("no unit P19"))?;
    Ok(ActivityForm {
        unit: unit.label,
        unit_id: unit.id.to_string(),
        admission: "open".into(),
        share: "80".into(),
        ..ActivityForm::default()
    })
}

fn agenda(lines: &[Line]) -> Vec<AgendaLine> {
    let line = |(day, slot, topic): &Line| AgendaLine {
        day: (*day).into(),
        slot: (*slot).into(),
        topic: (*topic).into(),
        ..AgendaLine::default()
    };
    lines.iter().map(line).collect()
}
