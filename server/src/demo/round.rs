//! A nomination round that is open: one unit has sent its list, one is filling it in, the others have not answered.

use chrono::Duration;
use domain::{FlowRule, Word, accounts::access::Actor};
use services::{
    Services,
    ids::RoundId,
    nominations::{Letter, NewNomineeForm, RoundForm, name_new_person, save_round, send_letters, send_list},
};

use super::{people::person, refused::refused};

/// The units that are called, each with its seats.
const UNITS: [(&str, u32); 4] = [("N05569", 3), ("N05716", 2), ("N05692", 4), ("N05488", 2)];

/// Makes the round of an activity that begins in so many days.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn call(services: &Services, code: &str, in_days: i64) -> anyhow::Result<()> {
    let day = |days| (services.today() + Duration::days(days)).format("%-d/%-m/%Y").to_string();
    let mut units = vec![];
    for (unit, seats) in UNITS {
        if let Some(unit) = services::units::find_unit(services, unit).await.map_err(refused)? {
            units.push(format!("{}: {seats}", unit.label));
        }
    }
    let form = RoundForm {
        units: units.join("\n"),
        message: "Đề nghị đơn vị cử công chức phụ trách lĩnh vực, ưu tiên người chưa được tập huấn.\n\
            Học viên tự túc phương tiện đi lại; ban tổ chức bố trí bữa trưa và tài liệu."
            .into(),
        closes_on: day(in_days / 2),
        closes_at: "17:00".into(),
        flows_on: day(in_days / 2 + 2),
        rule: FlowRule::EachInTurn.code().into(),
        ..RoundForm::default()
    };
    let round = save_round(services, &Actor::System, code, &form).await.map_err(refused)?;
    send_letters(services, &Actor::System, code, Letter::Call, units.len()).await.map_err(refused)?;
    // The focal person of the demo finds a list of four for three seats.
    fill(services, (round, "N05569"), 900..904).await?;
    fill(services, (round, "N05716"), 910..913).await?;
    send_list(services, &Actor::System, (round, "N05716")).await.map_err(refused)?;
    Ok(())
}

async fn fill(
    services: &Services,
    of: (RoundId, &str),
    people: std::ops::Range<usize>,
) -> anyhow::Result<()> {
    for n in people {
        let person = person(n);
        let form = NewNomineeForm {
            full_name: person.name,
            birth_date: person.born,
            sex: person.sex.into(),
            position: person.post.into(),
            phone: person.phone,
            email: person.email,
            ..NewNomineeForm::default()
        };
        name_new_person(services, &Actor::System, of, &form).await.map_err(|not| refused(not.error))?;
    }
    Ok(())
}
