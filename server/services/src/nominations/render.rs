//! A unit's list as an official paper.

use chrono::{Datelike, NaiveDate};
use documents::{DocumentError, dates};
use domain::{
    Lang, Problem, Word, accounts::access::Actor, certificates::file_name, local,
    nominations::ranks::Standing, units::name::acting_body,
};
use papers::{NominationData, NominationRow, nomination_pdf};

use crate::{
    Error, Result, Services,
    certificates::render::{File, faces},
    nominations::{
        show::{NomineeEntry, UnitList, show_unit_list},
        turn::ListOf,
    },
    units,
};

/// The paper on which a unit names its people, as PDF.
///
/// # Errors
/// [`Error::Conflict`] with what has to be changed before it can be printed; as the gate decides.
pub async fn render_unit_list(services: &Services, actor: &Actor, of: ListOf<'_>) -> Result<File> {
    let list = show_unit_list(services, actor, of).await?;
    let people = list.people.iter().filter_map(|one| one.person.unit_id);
    let names = units::find::names(services.db.read(), people).await?;
    let unit = |one: &NomineeEntry| {
        // Of the unit that names them nothing has to be said.
        let other = one.person.unit_id.filter(|id| *id != list.unit.id)?;
        names.get(&other).cloned()
    };
    let rows = |standing: Standing, note: fn(usize) -> String| -> Vec<NominationRow> {
        let some = list.people.iter().filter(|one| one.standing == standing);
        (1..).zip(some).map(|(n, one)| row(one, unit(one), note(n))).collect()
    };
    let named = rows(Standing::Named, |_| String::new());
    let substitutes = rows(Standing::Substitute, |n| format!("Dự bị {n}"));
    let data = data(services, &list, (named, substitutes));
    let name = format!("danh-sach-cu-{}-{}.pdf", file_name(&list.activity.code), file_name(&list.unit.code));
    let faces = faces()?;
    // Drawing is work for the processor.
    let drawn = tokio::task::spawn_blocking(move || nomination_pdf(&data, faces)).await;
    let bytes =
        drawn.map_err(|error| Error::Fault(error.to_string()))?.map_err(|error| unprintable(&error))?;
    Ok((name, bytes))
}

fn data(
    services: &Services,
    list: &UnitList,
    (named, substitutes): (Vec<NominationRow>, Vec<NominationRow>),
) -> NominationData {
    let (activity, unit) = (&list.activity, &list.unit);
    let office = services.office();
    // The office's own place stands in its papers; of another unit it is left to be written.
    let place =
        if unit.name.contains(office.place.as_str()) { office.place.as_str() } else { "………………" };
    let days = dates::days(activity.starts_on, activity.ends_on, Lang::Vi);
    NominationData {
        parent_body: String::new(),
        issuing_body: acting_body(*unit.level, &unit.name, &unit.name),
        number: "Số: ……/DS-……".into(),
        place_and_date: format!("{place}, ngày … tháng … năm {}", services.today().year()),
        dated_on: dated(list),
        subject: format!("tham gia {} “{}”", activity.kind.name(Lang::Vi).to_lowercase(), activity.title),
        when: format!("(Thời gian: {days}; địa điểm: {})", activity.place),
        named,
        substitutes,
        to: vec![list.organizer.clone(), "Lưu: VT".into()],
    }
}

/// The day on which it became what it is: the same list has the same file.
fn dated(list: &UnitList) -> NaiveDate {
    let added = list.people.iter().map(|one| one.nominee.added_at);
    let last = added.chain(list.row.answered_at).chain([list.round.updated_at]).max();
    local::day(last.unwrap_or(list.round.updated_at))
}

fn row(one: &NomineeEntry, unit: Option<String>, note: String) -> NominationRow {
    let person = &one.person;
    let year = person.birth_date.map(|day| day.year()).or(person.birth_year);
    NominationRow {
        name: person.full_name.clone(),
        born: year.map(|year| year.to_string()).unwrap_or_default(),
        position: person.position.clone(),
        unit: unit.unwrap_or_default(),
        phone: person.phone.clone().unwrap_or_default(),
        note,
    }
}

fn unprintable(error: &DocumentError) -> Error {
    match error {
        DocumentError::MissingGlyph { character } => Error::Conflict(Problem::SaidOf(
            format!(
                "Không in được danh sách: có chữ “{character}” mà phông chữ không hỗ trợ. Sửa nội dung có chữ này rồi thử lại."
            ),
            format!(
                "The list can’t be printed: the typeface has no “{character}”. Change the text that has it, then try again."
            ),
        )),
        DocumentError::TooLong { .. } => Error::conflict(
            "Không in được danh sách: có tên quá dài so với khổ giấy. Rút gọn rồi thử lại.",
            "The list can’t be printed: a text is too long for the paper. Shorten it, then try again.",
        ),
        other => Error::Fault(other.to_string()),
    }
}
