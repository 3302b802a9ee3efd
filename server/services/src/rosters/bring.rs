//! A list comes in: a file or pasted cells are read and kept, nothing is decided yet.

use domain::{
    Problem,
    accounts::access::{Action, Actor},
};
use store::{
    ConnectionTrait,
    ids::{RosterId, UnitId, UserId},
    rows::{Activity, Roster},
};
use tables::Unreadable;

use crate::{
    Error, Result, Services,
    activities::show::open,
    checked::{Checked, NotSaved},
    people::form::may_add_people,
    permit::require_unit,
};

use super::draft::{Content, Decisions, Draft, Sheet, SheetRow, digest, signature};

/// A list as it was brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterForm {
    /// The code of the activity whose list the people go onto; empty: none.
    pub activity: String,
    /// Cells that were pasted, or lines that were typed.
    pub text: String,
    /// A file, where one was chosen: its name and its bytes.
    pub file: Option<(String, Vec<u8>)>,
    /// The unit of everybody for whom the list says none, by name; may stay empty.
    pub unit: String,
    /// That unit chosen from a list, by number.
    pub unit_id: String,
}

/// The activity that a list may be brought for, none for none: asked before anything is brought.
///
/// # Errors
/// As the gate decides.
pub async fn may_bring(services: &Services, actor: &Actor, code: &str) -> Result<Option<Activity>> {
    may_add_people(actor)?;
    match code {
        "" => Ok(None),
        code => open(services.db.read(), actor, Action::ManageList, code).await.map(Some),
    }
}

/// Reads a list and keeps it, to be looked through. Answers its number.
///
/// # Errors
/// [`Error::Invalid`] at `text` or `file` where it is no list, at `unit` with units to choose from; as [`may_bring`].
pub async fn bring_roster(
    services: &Services,
    actor: &Actor,
    form: &RosterForm,
) -> std::result::Result<RosterId, NotSaved> {
    let activity = may_bring(services, actor, &form.activity).await?;
    let user = actor.user().map(UserId).ok_or(Error::Forbidden)?;
    let (field, file_name, bytes) = match &form.file {
        Some((name, bytes)) => ("file", name.as_str(), bytes.as_slice()),
        None => ("text", "", form.text.as_bytes()),
    };
    let read = match &form.file {
        Some((_, bytes)) => tables::read(bytes),
        None => tables::read_text(&form.text),
    };
    let content = content(read.map_err(|why| Error::invalid(field, problem(&why, field)))?);
    if content.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Error::invalid(field, problem(&Unreadable::Empty, field)).into());
    }
    let unit = unit_of_all(services, services.db.read(), actor, form).await?;
    let now = services.now();
    let kept = serde_json::to_string(&content).map_err(|error| Error::Fault(error.to_string()))?;
    let mut draft = Draft {
        row: Roster {
            id: RosterId::NEW,
            user_id: user,
            activity_id: activity.as_ref().map(|activity| activity.id),
            unit_id: unit,
            file_name: domain::text::line(file_name).chars().take(200).collect(),
            digest: digest(bytes),
            content: kept,
            decisions: String::new(),
            created_at: now,
            updated_at: now,
            version: 1,
            taken_at: None,
            taken: 0,
        },
        activity,
        content,
        decisions: Decisions::default(),
    };
    let tx = services.db.begin().await.map_err(Error::from)?;
    // What somebody said of the columns of such a list holds for the next one.
    if let Some(unit) = draft.unit() {
        draft.decisions.columns = known_columns(&tx, unit, &draft).await?;
    }
    let row = Roster { decisions: draft.decided()?, ..draft.row };
    let row = store::insert(&tx, row).await.map_err(Error::from)?;
    tx.commit().await.map_err(Error::from)?;
    Ok(row.id)
}

/// What the columns of the sheet that is looked at hold, where somebody said so of such a list of the unit.
pub(super) async fn known_columns(
    conn: &impl ConnectionTrait,
    unit: UnitId,
    draft: &Draft,
) -> Result<Option<Vec<String>>> {
    let (_, layout) = draft.layout(&|_| false);
    let Some(heads) = signature(&layout) else { return Ok(None) };
    let known = store::rosters::columns(conn, unit, &heads).await?;
    Ok(known.and_then(|known| serde_json::from_str(&known.columns).ok()))
}

/// The cells of a file as they would be pasted, where it can be read: a page can carry text along, and no file.
pub fn text_of_file(bytes: &[u8]) -> Option<String> {
    let book = tables::read(bytes).ok()?;
    let sheet = book.sheets.into_iter().max_by_key(|sheet| sheet.rows.len())?;
    let lines = sheet.rows.into_iter().map(|row| row.cells.join("\t"));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn content(book: tables::Book) -> Content {
    let sheets = book.sheets.into_iter().filter(|sheet| !sheet.rows.is_empty());
    let row = |row: tables::Row| SheetRow { number: row.number, is_hidden: row.is_hidden, cells: row.cells };
    Content {
        sheets: sheets
            .map(|sheet| Sheet {
                name: sheet.name,
                is_hidden: sheet.is_hidden,
                rows: sheet.rows.into_iter().map(row).collect(),
            })
            .collect(),
        converted_from: book.converted_from.map(|encoding| encoding.name().to_owned()),
        has_macros: book.has_macros,
        starts_1904: book.starts_1904,
    }
}

/// The unit of those for whom the list says none.
async fn unit_of_all(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &RosterForm,
) -> std::result::Result<Option<UnitId>, NotSaved> {
    if form.unit.trim().is_empty() {
        return Ok(None);
    }
    let mut checked = Checked::default();
    let Some(unit) = checked.unit(services, conn, (&form.unit_id, &form.unit)).await? else {
        return Err(checked.not_saved());
    };
    match in_reach(conn, actor, unit).await? {
        Ok(unit) => Ok(Some(unit)),
        Err(problem) => Err(Error::invalid("unit", problem).into()),
    }
}

/// A unit whose people the actor manages; else the sentence that says it is not.
pub(super) async fn in_reach(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    unit: UnitId,
) -> Result<std::result::Result<UnitId, Problem>> {
    match require_unit(conn, actor, Action::ManagePeople, unit).await {
        Ok(()) => Ok(Ok(unit)),
        Err(Error::Forbidden | Error::NotFound) => {
            Ok(Err(Problem::Said("Đơn vị này không thuộc phạm vi của bạn", "This unit is not one of yours")))
        }
        Err(error) => Err(error),
    }
}

/// What to do about a list that can't be read.
fn problem(why: &Unreadable, field: &str) -> Problem {
    match why {
        Unreadable::Empty if field == "text" => {
            Problem::Said("Dán danh sách vào ô này, hoặc chọn tệp", "Paste the list here, or choose a file")
        }
        Unreadable::Empty => Problem::Said(
            "Tệp này không có dòng nào. Mở tệp xem danh sách có còn trong đó không, rồi chọn lại",
            "The file has no rows. Open it to see whether the list is still there, then choose it again",
        ),
        Unreadable::TooLarge => Problem::Said(
            "Tệp quá lớn: tối đa 4 MB. Xóa hình ảnh và các trang tính không dùng, hoặc chép riêng danh sách sang tệp mới",
            "The file is too large: 4 MB at the most. Remove pictures and sheets that are not needed, or copy the list into a new file",
        ),
        Unreadable::TooManyRows(n) => Problem::SaidOf(
            format!("Danh sách có {n} dòng: chia thành các phần không quá {} dòng", tables::MOST_ROWS),
            format!("The list has {n} rows: split it into parts of no more than {}", tables::MOST_ROWS),
        ),
        Unreadable::TooManyColumns => Problem::Said(
            "Trang tính có ô nằm ngoài cột thứ 200. Chép riêng danh sách sang tệp mới rồi chọn lại",
            "The sheet has cells beyond its 200th column. Copy the list into a new file and choose that",
        ),
        Unreadable::Password => Problem::Said(
            "Tệp có mật khẩu. Mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ) rồi lưu và chọn lại",
            "The file has a password. Open it, take the password away (File › Info › Protect), save it and choose it again",
        ),
        Unreadable::NoTable => Problem::Said(
            "Văn bản này không có bảng nào. Chọn tệp có bảng danh sách, hoặc dán các dòng vào ô bên trên",
            "This document has no table. Choose one with the list in a table, or paste the lines above",
        ),
        Unreadable::WordOld => Problem::Said(
            "Đây là tệp Word kiểu cũ (.doc). Lưu lại dưới dạng .docx, hoặc sao chép bảng rồi dán vào ô bên trên",
            "This is an old Word file (.doc). Save it as .docx, or copy the table and paste it above",
        ),
        Unreadable::Pdf | Unreadable::Picture => Problem::Said(
            "Tệp PDF và ảnh không đọc được thành bảng. Chọn tệp Excel hoặc Word gốc, hoặc dán danh sách vào ô bên trên",
            "PDF files and pictures can’t be read as a table. Choose the original Excel or Word file, or paste the list above",
        ),
        Unreadable::Damaged => Problem::Said(
            "Tệp bị hỏng hoặc chưa tải xong. Mở thử trên máy, lưu lại rồi chọn lần nữa",
            "The file is damaged or incomplete. Open it on your computer, save it and choose it again",
        ),
        _ => Problem::Said(
            "Không đọc được tệp này. Chọn tệp Excel (.xlsx, .xls), .ods, .csv hoặc Word (.docx), hoặc dán danh sách vào ô bên trên",
            "This file can’t be read. Choose an Excel (.xlsx, .xls), .ods, .csv or Word (.docx) file, or paste the list above",
        ),
    }
}
