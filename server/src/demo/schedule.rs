//! Rooms, trainers and who teaches what in the demo.

use domain::accounts::access::Actor;
use services::{
    Paging, Services,
    activities::Telling,
    people::PersonForm,
    sessions::{SessionsForm, session_form},
    trainers::{AwayForm, TrainerForm},
    venues::RoomForm,
};

use super::{present::HALL, refused::refused};

/// Rooms of the office's hall: name, seats, what is in it.
const ROOMS: [(&str, &str, &str); 3] = [
    ("Hội trường lớn", "200", "Máy chiếu, 4 micro, điều hòa"),
    ("Phòng 201", "60", "Máy chiếu, bảng trắng"),
    ("Phòng 305", "30", "Màn hình, bàn chữ U"),
];

/// Who teaches: name, post, subjects.
const TRAINERS: [(&str, &str, &str); 4] = [
    ("Hoàng Thị Bích Liên", "Giảng viên Trường Chính trị tỉnh", "Kỹ năng tư vấn, hỗ trợ tâm lý"),
    ("Nông Văn Thắng", "Phó Trưởng phòng", "Phòng, chống mua bán người; văn bản pháp luật"),
    ("Lường Minh Tuấn", "Báo cáo viên cấp tỉnh", "Truyền thông ở cơ sở, tổ chức hội nghị"),
    ("Vi Thị Hồng Nhung", "Chuyên viên công tác xã hội", "Tiếp nhận, xác minh, hỗ trợ hòa nhập cộng đồng"),
];

/// Makes the rooms and the trainers, and gives each activity its own.
pub(super) async fn seed(services: &Services, codes: &[String]) -> anyhow::Result<()> {
    rooms(services).await?;
    trainers(services).await?;
    for (n, code) in codes.iter().enumerate() {
        plan(services, code, TRAINERS[n % TRAINERS.len()].0, ROOMS[0].0).await?;
    }
    Ok(())
}

async fn rooms(services: &Services) -> anyhow::Result<()> {
    let found = services::venues::list_venues(services, &Actor::System, HALL, Paging::page(1))
        .await
        .map_err(refused)?;
    let Some(hall) = found.rows.into_iter().find(|entry| entry.venue.name == HALL) else { return Ok(()) };
    for (name, seats, equipment) in ROOMS {
        let form = RoomForm {
            name: name.into(),
            seats: seats.into(),
            opens: "07:00".into(),
            closes: "21:30".into(),
            equipment: equipment.into(),
            ..RoomForm::default()
        };
        services::venues::save_room(services, &Actor::System, (hall.venue.id, None), &form)
            .await
            .map_err(refused)?;
    }
    Ok(())
}

async fn trainers(services: &Services) -> anyhow::Result<()> {
    let unit = services::units::find_unit(services, "P19").await.map_err(refused)?;
    let unit = unit.ok_or_else(|| anyhow::anyhow!("no unit P19"))?;
    for (n, (name, post, subjects)) in TRAINERS.into_iter().enumerate() {
        let form = PersonForm {
            full_name: name.into(),
            unit: unit.label.clone(),
            unit_id: unit.id.to_string(),
            position: post.into(),
            phone: format!("09120000{n:02}"),
            ..PersonForm::default()
        };
        let id = services::people::save_person(services, &Actor::System, None, &form)
            .await
            .map_err(|not| refused(not.error))?;
        services::trainers::add_trainer(services, &Actor::System, id).await.map_err(refused)?;
        let form = TrainerForm { subjects: subjects.into(), version: "1".into(), ..TrainerForm::default() };
        services::trainers::edit_trainer(services, &Actor::System, id, &form).await.map_err(refused)?;
        if n == 2 {
            let day =
                |days| (services.today() + chrono::Duration::days(days)).format("%-d/%-m/%Y").to_string();
            let away = AwayForm {
                from_on: day(20),
                to_on: day(24),
                reason: "Đi công tác".into(),
                ..AwayForm::default()
            };
            services::trainers::add_days_away(services, &Actor::System, id, &away).await.map_err(refused)?;
        }
    }
    Ok(())
}

/// The sessions of an activity get a trainer, and the hall's its room.
async fn plan(services: &Services, code: &str, trainer: &str, room: &str) -> anyhow::Result<()> {
    let (activity, sessions) =
        services::sessions::list_sessions_of(services, &Actor::System, code).await.map_err(refused)?;
    let mut form = SessionsForm {
        version: activity.version.to_string(),
        keep: sessions.iter().map(|session| session.id.to_string()).collect(),
        sessions: sessions.iter().map(session_form).collect(),
        reason: "Đã thống nhất với cơ quan quản lý hội trường".into(),
        ..SessionsForm::default()
    };
    for session in &mut form.sessions {
        session.trainer = trainer.into();
        if activity.place == HALL {
            session.room = room.into();
        }
    }
    services::sessions::edit_sessions(services, &Actor::System, code, &form, Telling::NotYet)
        .await
        .map(drop)
        .map_err(|not| refused(not.error))
}
