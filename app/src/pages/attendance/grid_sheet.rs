//! The grid of attendance as a file: a row a person, a column a session.

use documents::dates;
use domain::{Lang, Word};
use services::attendance::AttendanceGrid;

use crate::{
    pages::{attendance::words as t, people::words as tp},
    sheet::{self, Cell, Sheet, count, text},
};

/// All of the grid.
pub(super) fn sheet(lang: Lang, grid: &AttendanceGrid) -> Sheet {
    let mut heads =
        vec![tp::name(lang).to_owned(), tp::birth_date(lang).to_owned(), tp::unit(lang).to_owned()];
    heads.extend(grid.sessions.iter().map(|one| dates::session(*one.slot, one.held_on, lang)));
    heads.push(t::attended(lang).to_owned());
    let title = format!("{} {}", t::attendance(lang), grid.activity.code);
    let mut sheet = Sheet::new(format!("diem-danh-{}", grid.activity.code), &title, &[]);
    sheet.heads = heads;
    sheet.rows = grid
        .people
        .iter()
        .map(|entry| {
            let id = entry.registration.id;
            let mut cells = vec![
                text(entry.person.full_name.clone()),
                sheet::born(&entry.person),
                text(entry.unit_name.clone()),
            ];
            cells.extend(grid.sessions.iter().map(|session| {
                let mark = grid.marks.get(&(session.id, id));
                mark.map_or(Cell::Empty, |status| text(status.name(lang)))
            }));
            cells.push(count(grid.attended(id)));
            cells
        })
        .collect();
    sheet
}
