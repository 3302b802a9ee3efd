//! What tests ask of every paper of running text.

use proptest::{prop_assert, test_runner::TestCaseError};

use super::{LEFT, PAGE, Role, Sheets, WIDTH, mm};

/// The text of each sheet of a file.
pub fn texts(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages = document.get_pages().len();
    (1..=pages).map(|page| document.extract_text(&[page as u32]).unwrap()).collect()
}

/// The kinds of elements that screen readers find in it.
pub fn kinds(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(|dict| dict.get(b"S").and_then(lopdf::Object::as_name).ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect()
}

/// That everything stands between the margins, and no two texts of one sheet and column of a table run into each other.
pub fn nothing_leaves(sheets: &Sheets<'_>) -> Result<(), TestCaseError> {
    for line in &sheets.lines {
        let width = sheets.faces.of(line.style).width(&line.text).unwrap() * line.size;
        prop_assert!(line.x >= LEFT - 0.1 && line.x + width <= LEFT + WIDTH + 0.1, "{line:?}");
        prop_assert!(line.y > mm(18.0) && line.y < PAGE.1 - mm(10.0), "{line:?}");
    }
    let cells: Vec<_> = sheets.lines.iter().filter(|line| matches!(line.role, Role::Cell(..))).collect();
    for (n, a) in cells.iter().enumerate() {
        for b in &cells[n + 1..] {
            let (Role::Cell(_, one), Role::Cell(_, two)) = (a.role, b.role) else { continue };
            let apart = a.page != b.page || one != two || (a.y - b.y).abs() >= 11.0;
            prop_assert!(apart, "{a:?} runs into {b:?}");
        }
    }
    Ok(())
}
