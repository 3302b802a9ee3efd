//! The list of an activity as a file.

use documents::dates;
use domain::{HeldWay, Lang, Word};
use services::registrations::{ListEntry, ListRights};

use crate::{
    App,
    page_error::PageResult,
    pages::{
        activities::{way_words as tw, words as ta},
        people::words as tp,
        questions::said,
        registrations::{filters::Filters, list_words as t},
    },
    sheet::{self, Cell, Format, Sheet, count, maybe, text},
    visit::Staff,
};

/// Everybody whom the filters let through. At the door nobody is told how to reach them (rule 10).
pub(super) async fn answer(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: &Filters,
    format: Format,
) -> PageResult {
    let (activity, entries) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    let rights = services::registrations::list_rights(&app.services, staff.actor(), code).await?;
    let answers = services::questions::answers_of_list(&app.services, staff.actor(), &activity).await?;
    let lang = staff.lang;
    let mut heads =
        vec![tp::name(lang), tp::birth_date(lang), tp::sex(lang), t::unit(lang), tp::position(lang)];
    if rights != ListRights::AtTheDoor {
        heads.extend([tp::email(lang), tp::phone(lang)]);
    }
    heads.extend([t::source(lang), ta::state(lang), t::place_in_line(lang), t::registered_at(lang)]);
    heads.push(t::seat(lang));
    let way = *activity.way;
    if way == HeldWay::Hybrid {
        heads.push(tw::attends_column(lang));
    }
    let mut sheet = Sheet::new(format!("danh-sach-{code}"), ta::people(lang), &heads);
    sheet.heads.extend(answers.questions.iter().map(|row| said::question(lang, row)));
    let shown = entries.into_iter().filter(|entry| filters.lets(entry, &answers));
    sheet.rows = shown
        .map(|entry| {
            let id = entry.registration.id;
            let attends = entry.registration.attends.name(lang);
            let mut cells = cells(lang, rights, entry);
            if way == HeldWay::Hybrid {
                cells.push(text(attends));
            }
            cells.extend(answers.questions.iter().map(|row| said::cell(lang, row, answers.of(id, row.id))));
            cells
        })
        .collect();
    sheet.answer(format)
}

fn cells(lang: Lang, rights: ListRights, entry: ListEntry) -> Vec<Cell> {
    let ListEntry { registration, person, unit_name, place_in_line, seat, .. } = entry;
    let born = sheet::born(&person);
    let mut cells = vec![
        text(person.full_name),
        born,
        maybe(person.sex.map(|sex| sex.name(lang).to_owned())),
        text(unit_name),
        text(person.position),
    ];
    if rights != ListRights::AtTheDoor {
        cells.extend([maybe(person.email), maybe(person.phone)]);
    }
    let place = place_in_line.and_then(|place| u32::try_from(place).ok());
    cells.extend([
        text(registration.source.name(lang)),
        text(registration.state.name(lang)),
        place.map_or(Cell::Empty, count),
        text(dates::moment(registration.created_at, lang)),
        maybe(t::seat_notes(lang, &seat)),
    ]);
    cells
}
