//! The lower band of a certificate: to the right who signs it, to the left how to check it.

use super::placed::{Line, Part, Placed, Rect, Setting, mm};
use super::sheet::{HALF, LEADING, LEFT, RIGHT, Sheet, height};
use super::words::Words;
use crate::faces::{Faces, Style};
use crate::typeset::{Fitted, Place, fit};
use documents::{DocumentError, qr};

/// Baseline of the signer's name.
const LAST_BASELINE: f32 = mm(21.5);
/// From the title to the name: room for the signature and the seal (36-42 mm across, a third of it over the title).
const SIGNATURE_ROOM: f32 = mm(27.0);
const QR: Rect = Rect { x: mm(18.5), y: mm(18.5), width: mm(29.0), height: mm(29.0) };

/// The band and the height where it begins.
pub struct Foot {
    pub placed: Vec<Placed>,
    pub top: f32,
}

/// Places both halves.
///
/// # Errors
/// `MissingGlyph`, `TooLong`, `QrTooLong`.
pub fn foot(words: &Words, faces: &Faces) -> Result<Foot, DocumentError> {
    let mut sheet = Sheet { faces, placed: Vec::new() };
    let signature = signature(&mut sheet, words)?;
    let verification = verification(&mut sheet, words)?;
    Ok(Foot { placed: sheet.placed, top: signature.max(verification) })
}

/// Place and date, authority, title, room, name: measured upwards from the name, so that the room stays.
fn signature(sheet: &mut Sheet<'_>, words: &Words) -> Result<f32, DocumentError> {
    let set = |text: &str, style, largest, part| {
        let place = |smallest, lines| Place { style, width: HALF, largest, smallest, lines };
        fit(sheet.faces, text, &[place(11.0, 1), place(7.0, 3)], part)
    };
    let name = set(&words.signer_name, Style::Bold, 14.0, "signer's name")?;
    let title = set(&words.signer_title, Style::Bold, 13.0, "signer's title")?;
    let authority = set(&words.signer_authority, Style::Bold, 13.0, "signer's authority")?;
    let date = set(&words.place_and_date, Style::Italic, 14.0, "place and date")?;

    let name_at = LAST_BASELINE + lines_below_first(&name);
    let title_at = name_at + SIGNATURE_ROOM + lines_below_first(&title);
    let authority_at = title_at + title.size.min(13.0) * LEADING + lines_below_first(&authority);
    let above = if authority.lines.is_empty() { title_at } else { authority_at };
    let date_at = above + 13.0 * LEADING + 3.0 + lines_below_first(&date);

    sheet.stack(Setting::black(Part::PlaceAndDate, Style::Italic), &date, RIGHT, date_at)?;
    sheet.stack(Setting::black(Part::Authority, Style::Bold), &authority, RIGHT, authority_at)?;
    sheet.stack(Setting::black(Part::SignerTitle, Style::Bold), &title, RIGHT, title_at)?;
    sheet.stack(Setting::black(Part::SignerName, Style::Bold), &name, RIGHT, name_at)?;
    Ok(date_at + date.size)
}

fn lines_below_first(set: &Fitted) -> f32 {
    set.lines.len().saturating_sub(1) as f32 * set.size * LEADING
}

/// The QR code, beside it serial, code and address.
fn verification(sheet: &mut Sheet<'_>, words: &Words) -> Result<f32, DocumentError> {
    sheet.placed.push(qr_code(&words.verify_url)?);
    let left = QR.x + QR.width;
    let row = |part, style, text: &str, sizes: [f32; 3], below| {
        let [largest, smaller, smallest] = sizes;
        let width = LEFT + HALF / 2.0 - left;
        let one = Place { style, width, largest, smallest: smaller, lines: 1 };
        let more = Place { largest: smaller, smallest, lines: 3, ..one };
        let set = fit(sheet.faces, text, &[one, more], "verification")?;
        Ok::<_, DocumentError>((Setting::black(part, style), set, below))
    };
    let rows = [
        row(Part::Serial, Style::Bold, &words.serial, [13.0, 9.0, 7.0], 3.0)?,
        row(Part::Code, Style::Regular, &words.code, [12.0, 9.0, 7.0], 4.0)?,
        row(Part::CheckAt, Style::Italic, words.check_at, [10.0, 9.0, 7.0], 0.0)?,
        row(Part::Address, Style::Regular, &words.verify_url, [10.0, 8.5, 6.5], 0.0)?,
    ];
    let total: f32 = rows.iter().map(|(_, set, below)| height(set) + below).sum();
    let mut y = QR.y + (QR.height + total) / 2.0;
    for (setting, set, below) in rows {
        for text in &set.lines {
            let line = Line { setting, size: set.size, x: left, y: y - set.size, text: text.clone() };
            sheet.placed.push(Placed::Line(line));
            y -= set.size * LEADING;
        }
        y -= below;
    }
    Ok((QR.y + QR.height).max(QR.y + (QR.height + total) / 2.0))
}

fn qr_code(text: &str) -> Result<Placed, DocumentError> {
    let matrix = qr::qr_matrix(text)?;
    let module = QR.width / (matrix.size + 2 * qr::QUIET_ZONE) as f32;
    let along = |modules: usize| (modules + qr::QUIET_ZONE) as f32 * module;
    let dark = matrix.dark_rects().into_iter().map(|rect| Rect {
        x: QR.x + along(rect.x),
        y: QR.y + QR.height - along(rect.y + rect.height),
        width: rect.width as f32 * module,
        height: rect.height as f32 * module,
    });
    Ok(Placed::Qr { square: QR, dark: dark.collect() })
}
