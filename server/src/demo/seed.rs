//! Fills the demo by the use cases themselves, as its people would: nothing here writes to the database on its own.

use std::future::Future;

use anyhow::anyhow;
use chrono::{DateTime, Duration, Utc};
use domain::{
    AttendanceSource, AttendanceStatus, Lang, RegistrationState, Word,
    accounts::access::{Actor, Role},
};
use services::{
    Services, accounts::AddUser, activities::ActivityForm, attendance::Mark, ids::PersonId,
    invitations::Answer, people::PersonForm, registrations::RegistrationForm,
};

use super::{
    conference,
    demands::demands,
    people::{Person, person},
    plans::plans,
    present::{SKETCHES, Sketch, Story},
    questions,
    refused::refused,
    round, schedule,
    templates::templates,
};

/// Somebody who can sign in to the demo.
pub(crate) struct Staff {
    pub email: &'static str,
    pub name: &'static str,
    pub label: &'static str,
    pub role: Role,
    pub unit: Option<&'static str>,
}

/// One of each kind. Check-in staff hold their role at the activity that runs today.
pub(crate) const STAFF: [Staff; 6] = [
    Staff {
        email: "admin@example.org",
        name: "Trần Quốc Việt",
        label: "Quản trị · administrator",
        role: Role::Admin,
        unit: None,
    },
    Staff {
        email: "tochuc@example.org",
        name: "Nguyễn Thị Lan",
        label: "Tổ chức · organizer",
        role: Role::Organizer,
        unit: Some("P19"),
    },
    Staff {
        email: "quanly@example.org",
        name: "Lê Văn Hòa",
        label: "Quản lý · manager",
        role: Role::Manager,
        unit: Some("P19"),
    },
    Staff {
        email: "daumoi@example.org",
        name: "Ma Thị Hường",
        label: "Đầu mối đơn vị · focal person",
        role: Role::Focal,
        unit: Some("N05569"),
    },
    Staff {
        email: "giangvien@example.org",
        name: "Đàm Ngọc Ánh",
        label: "Giảng viên · trainer",
        role: Role::Trainer,
        unit: None,
    },
    Staff {
        email: "dontiep@example.org",
        name: "Bùi Minh Chi",
        label: "Đón tiếp · check-in staff",
        role: Role::CheckIn,
        unit: None,
    },
];

/// Makes the staff, the people and the activities around today. `at` gives the use cases at another moment.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn seed<F>(now: &Services, at: impl Fn(DateTime<Utc>) -> F) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<Services>>,
{
    let mut used = 0;
    let mut codes = vec![];
    let (mut running, mut called, mut conferring) = (None, None, None);
    for sketch in &SKETCHES {
        // Planned six weeks before it begins, as far as that is past.
        let first_day = now.now() + Duration::days(sketch.in_days);
        let planned = at((first_day - Duration::days(42)).min(now.now() - Duration::days(2))).await?;
        let code = plan(&planned, sketch, first_day).await?;
        let people: Vec<Person> = (used..used + sketch.people).map(person).collect();
        used += sketch.people;
        if sketch.story != Story::Cancelled {
            codes.push(code.clone());
        }
        tell(now, &planned, &at, sketch, &code, people).await?;
        if sketch.story == Story::Conference {
            questions::ask(now, &code).await?;
        }
        match sketch.story {
            Story::Running => running = Some(code),
            Story::Called => called = Some((code, sketch.in_days)),
            Story::Conference => conferring = Some(code),
            _ => {}
        }
    }
    schedule::seed(now, &codes).await?;
    if let Some(code) = conferring {
        conference::seed(now, &code).await?;
    }
    plans(now).await?;
    templates(now).await?;
    demands(now).await?;
    for staff in STAFF {
        let input = AddUser {
            email: staff.email.into(),
            name: staff.name.into(),
            role: staff.role,
            unit: staff.unit.map(str::to_owned),
            activity: running.clone().filter(|_| staff.role.is_for_activity()),
            password: None,
        };
        services::accounts::add_user(now, &Actor::System, input).await.map_err(refused)?;
    }
    // Focal persons are written to, so they come first.
    if let Some((code, in_days)) = called {
        round::call(now, &code, in_days).await?;
    }
    Ok(())
}

async fn plan(services: &Services, sketch: &Sketch, first_day: DateTime<Utc>) -> anyhow::Result<String> {
    let day = |days| domain::local::day(first_day + Duration::days(days)).format("%-d/%-m/%Y").to_string();
    let unit = services::units::find_unit(services, sketch.unit)
        .await
        .map_err(refused)?
        .ok_or_else(|| anyhow!("no unit {}", sketch.unit))?;
    let form = ActivityForm {
        kind: sketch.kind.code().into(),
        level: sketch.level.code().into(),
        title: sketch.title.into(),
        unit: unit.label,
        unit_id: unit.id.to_string(),
        summary:
            "Nội dung gồm phần lý thuyết, thảo luận nhóm và bài tập tình huống từ thực tế địa phương.\n\n\
            Người tham dự được phát tài liệu; ban tổ chức bố trí bữa trưa."
                .into(),
        audience: "Cán bộ, công chức và tình nguyện viên cấp xã".into(),
        contact: "Phòng Phòng, chống tệ nạn xã hội, điện thoại 0208 385 0000".into(),
        place: sketch.place.into(),
        capacity: sketch.capacity.to_string(),
        admission: sketch.admission.code().into(),
        closes_on: day(-1),
        hand_over: "unit".into(),
        starts_on: day(0),
        ends_on: day(sketch.days - 1),
        slots: sketch.slots.iter().map(|slot| (*slot).to_owned()).collect(),
        // Whatever the day on which the demo begins, some of it may fall on a holiday.
        reason: "Đã thống nhất với địa phương".into(),
        share: "80".into(),
        signer_authority: "KT. GIÁM ĐỐC".into(),
        signer_title: "PHÓ GIÁM ĐỐC".into(),
        signer_name: "Lê Văn Hòa".into(),
        ..ActivityForm::default()
    };
    let code = services::activities::create_activity(services, &Actor::System, &form)
        .await
        .map_err(|not| refused(not.error))?;
    if sketch.story != Story::Draft {
        services::activities::publish_activity(services, &Actor::System, &code).await.map_err(refused)?;
    }
    Ok(code)
}

async fn tell<F>(
    now: &Services,
    planned: &Services,
    at: &impl Fn(DateTime<Utc>) -> F,
    sketch: &Sketch,
    code: &str,
    people: Vec<Person>,
) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<Services>>,
{
    match sketch.story {
        Story::Draft | Story::NotCounted | Story::Called => {}
        Story::Counted(people) => {
            services::attendance::record_headcount(
                now,
                &Actor::System,
                code,
                (&people.to_string(), "Đếm tại cửa vào"),
                "",
            )
            .await
            .map_err(refused)?;
        }
        Story::Invited => invite(planned, now, code, people).await?,
        Story::Open | Story::Conference => register(planned, code, people).await?,
        Story::Cancelled => {
            register(planned, code, people).await?;
            let reason = "Trùng lịch tiếp xúc cử tri của địa phương; sẽ tổ chức lại vào tháng sau";
            services::activities::cancel_activity(now, &Actor::System, code, reason)
                .await
                .map_err(refused)?;
        }
        Story::Running => {
            register(planned, code, people).await?;
            // As of yesterday evening.
            mark(&at(now.now() - Duration::days(1)).await?, code).await?;
        }
        Story::Marked | Story::Certified => {
            register(planned, code, people).await?;
            mark(now, code).await?;
            if sketch.story == Story::Certified {
                let today = now.today().format("%-d/%-m/%Y").to_string();
                let form = services::certificates::IssueForm {
                    issued_on: today,
                    signer_title: "PHÓ GIÁM ĐỐC".into(),
                    signer_name: "Lê Văn Hòa".into(),
                    ..services::certificates::IssueForm::default()
                };
                services::certificates::issue_certificates(now, &Actor::System, code, &form)
                    .await
                    .map_err(refused)?;
            }
        }
    }
    Ok(())
}

async fn register(services: &Services, code: &str, people: Vec<Person>) -> anyhow::Result<()> {
    for person in people {
        let unit = services::units::find_unit(services, person.unit)
            .await
            .map_err(refused)?
            .ok_or_else(|| anyhow!("no unit {}", person.unit))?;
        let form = RegistrationForm {
            full_name: person.name,
            birth_date: person.born,
            sex: person.sex.into(),
            unit: unit.label,
            unit_id: unit.id.to_string(),
            email: person.email,
            phone: person.phone,
            consent: "yes".into(),
            ..RegistrationForm::default()
        };
        match services::registrations::register_participant(services, code, &form, Lang::Vi, "demo").await {
            Ok(_) => {}
            Err(not) => return Err(refused(not.error)),
        }
    }
    Ok(())
}

async fn invite(planned: &Services, now: &Services, code: &str, people: Vec<Person>) -> anyhow::Result<()> {
    let mut chosen: Vec<PersonId> = Vec::new();
    for person in people {
        let unit = services::units::find_unit(planned, person.unit)
            .await
            .map_err(refused)?
            .ok_or_else(|| anyhow!("no unit {}", person.unit))?;
        let form = PersonForm {
            full_name: person.name,
            birth_date: person.born,
            sex: person.sex.into(),
            unit: unit.label,
            unit_id: unit.id.to_string(),
            position: person.post.into(),
            email: person.email,
            phone: person.phone,
            ..PersonForm::default()
        };
        let id = services::people::save_person(planned, &Actor::System, None, &form)
            .await
            .map_err(|not| refused(not.error))?;
        chosen.push(id);
    }
    services::invitations::invite_people(planned, &Actor::System, code, &chosen, "", "")
        .await
        .map_err(refused)?;
    let (_, entries) =
        services::registrations::list_registrations(now, &Actor::System, code).await.map_err(refused)?;
    for (i, entry) in entries.iter().enumerate() {
        let answer = match i % 4 {
            0 | 1 => Answer::Yes,
            2 => Answer::No,
            _ => continue,
        };
        let token = services::registrations::link_token(now, &Actor::System, entry.registration.id)
            .await
            .map_err(refused)?;
        services::invitations::answer_invitation(now, &token, answer).await.map_err(refused)?;
    }
    Ok(())
}

/// Marks every session that has been held: most were there, some late, a few not.
async fn mark(services: &Services, code: &str) -> anyhow::Result<()> {
    let grid =
        services::attendance::show_attendance(services, &Actor::System, code).await.map_err(refused)?;
    let mut marks = Vec::new();
    for (i, entry) in grid.people.iter().enumerate() {
        if *entry.registration.state != RegistrationState::Confirmed {
            continue;
        }
        for (j, session) in
            grid.sessions.iter().enumerate().filter(|(_, session)| session.held_on <= services.today())
        {
            let status = match (i * 7 + j * 3) % 23 {
                0 => AttendanceStatus::Absent,
                1 => AttendanceStatus::Excused,
                2 | 3 => AttendanceStatus::Late,
                _ => AttendanceStatus::Present,
            };
            marks.push(Mark {
                session: session.id,
                registration: entry.registration.id,
                status: Some(status),
                source: AttendanceSource::Paper,
                seen: None,
                event_id: None,
            });
        }
    }
    services::attendance::record_attendance(services, &Actor::System, code, &marks).await.map_err(refused)?;
    Ok(())
}
