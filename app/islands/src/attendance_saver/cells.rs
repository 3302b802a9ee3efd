//! The grid as the page has it: a select in each cell, beside it what is saved, and the totals.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, FocusOptions, HtmlInputElement, HtmlSelectElement, NodeList,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{
    place::Shape,
    status::Status,
    totals::{Totals, number},
};

/// Where a select has its number.
const NUMBER: &str = "data-cell";

/// The selects, row by row.
pub(super) struct Cells {
    selects: Vec<HtmlSelectElement>,
    pub(super) shape: Shape,
}

impl Cells {
    /// The selects of a form, numbered; the first of them has the tab stop.
    pub(super) fn of(form: &Element) -> Option<Self> {
        let selects: Vec<HtmlSelectElement> = all(&form.query_selector_all("select[data-row]").ok()?);
        let row = |select: &HtmlSelectElement| select.get_attribute("data-row");
        let first = row(selects.first()?);
        let columns = selects.iter().take_while(|select| row(select) == first).count();
        for (n, select) in selects.iter().enumerate() {
            let _ = select.set_attribute(NUMBER, &n.to_string());
            select.set_tab_index(if n == 0 { 0 } else { -1 });
        }
        let shape = Shape::new(selects.len(), columns);
        Some(Self { selects, shape })
    }

    /// The cell that an event comes from.
    pub(super) fn from(event: &Event) -> Option<usize> {
        event.target()?.dyn_into::<Element>().ok()?.get_attribute(NUMBER)?.parse().ok()
    }

    pub(super) fn select(&self, cell: usize) -> Option<&HtmlSelectElement> {
        self.selects.get(cell)
    }

    /// What each cell shows.
    pub(super) fn shown(&self) -> Vec<Status> {
        self.selects.iter().map(|select| Status::of(&select.value())).collect()
    }

    pub(super) fn show(&self, cell: usize, status: Status) {
        if let Some(select) = self.select(cell) {
            select.set_value(status.code());
        }
    }

    /// The hidden input that holds what is saved.
    fn kept(&self, cell: usize) -> Option<HtmlInputElement> {
        self.select(cell)?.previous_element_sibling()?.dyn_into().ok()
    }

    /// What is saved.
    pub(super) fn saved(&self, cell: usize) -> Status {
        self.kept(cell).map_or(Status::Unmarked, |input| Status::of(&input.value()))
    }

    /// What was saved is what the form compares with from now on.
    pub(super) fn keep(&self, cell: usize, status: Status) {
        if let Some(input) = self.kept(cell) {
            input.set_value(status.code());
        }
    }

    /// The tab stop moves from one cell to another.
    pub(super) fn hand_over(&self, from: usize, to: usize) {
        for (cell, stop) in [(from, -1), (to, 0)] {
            if let Some(select) = self.select(cell) {
                select.set_tab_index(stop);
            }
        }
    }

    /// Puts the focus on a cell, and scrolls no further than it takes: browsers would put it in the middle of the page, and the
    /// header out of sight.
    pub(super) fn focus(&self, cell: usize) {
        let Some(select) = self.select(cell) else { return };
        let (still, nearest) = (FocusOptions::new(), ScrollIntoViewOptions::new());
        still.set_prevent_scroll(true);
        let _ = select.focus_with_options(&still);
        nearest.set_block(ScrollLogicalPosition::Nearest);
        nearest.set_inline(ScrollLogicalPosition::Nearest);
        select.scroll_into_view_with_scroll_into_view_options(&nearest);
    }

    /// Marks the selected cells and no others.
    pub(super) fn mark(&self, form: &Element, chosen: &[usize]) {
        if let Ok(marked) = form.query_selector_all("td[aria-selected]") {
            for cell in all::<Element>(&marked) {
                let _ = cell.remove_attribute("aria-selected");
            }
        }
        for cell in chosen.iter().filter_map(|cell| self.select(*cell)?.parent_element()) {
            let _ = cell.set_attribute("aria-selected", "true");
        }
    }

    /// Who and when: `Nguyễn Văn An, Sáng 3/6`.
    pub(super) fn label(&self, cell: usize) -> String {
        self.select(cell).and_then(|select| select.get_attribute("aria-label")).unwrap_or_default()
    }

    /// What a cell shows, in words.
    pub(super) fn words(&self, cell: usize) -> String {
        let option = self.select(cell).and_then(|select| select.query_selector("option:checked").ok()?);
        option.and_then(|option| option.text_content()).unwrap_or_default()
    }

    /// The numbers of the session and of the registration, which the name holds: `m-SESSION-REGISTRATION`.
    pub(super) fn ids(&self, cell: usize) -> (String, String) {
        let name = self.select(cell).map(HtmlSelectElement::name).unwrap_or_default();
        let mut parts = name.split('-').skip(1).map(str::to_owned);
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    }

    /// What each row has from sessions that cannot be marked here: its total without the cells' part of it.
    pub(super) fn fixed(&self) -> Vec<u32> {
        let saved: Vec<Status> = (0..self.shape.cells).map(|cell| self.saved(cell)).collect();
        let rows = Totals::of(self.shape, &saved, &[]).rows.into_iter().enumerate();
        rows.map(|(row, n)| {
            let (_, registration) = self.ids(row * self.shape.columns);
            let told = by_id(&format!("sum-{registration}")).and_then(|place| place.text_content());
            told.and_then(|told| told.parse::<u32>().ok()).unwrap_or(n).saturating_sub(n)
        })
        .collect()
    }

    /// Writes the totals that are others than before.
    pub(super) fn tell(&self, before: &Totals, now: &Totals, enough: u32, caption: &str) {
        for (row, n) in changed(&before.rows, &now.rows) {
            let (_, registration) = self.ids(row * self.shape.columns);
            write(&format!("sum-{registration}"), &n.to_string());
            if let Some(sign) = by_id(&format!("done-{registration}")) {
                let _ = sign.toggle_attribute_with_force("hidden", n < enough);
            }
        }
        for (column, n) in changed(&before.columns, &now.columns) {
            let (session, _) = self.ids(column);
            let place = format!("there-{session}");
            write(&place, &(n + elsewhere(&place)).to_string());
        }
        if before.people != now.people {
            let people = now.people + elsewhere("grid-caption");
            let sentence = caption.replace('#', &number(people));
            write("grid", &sentence);
            write("grid-caption", &sentence);
        }
    }
}

/// The places where two lists differ, with what stands there now.
fn changed(before: &[u32], now: &[u32]) -> Vec<(usize, u32)> {
    let differs = |(n, value): &(usize, &u32)| before.get(*n) != Some(value);
    now.iter().enumerate().filter(differs).map(|(n, value)| (n, *value)).collect()
}

fn all<T: JsCast>(list: &NodeList) -> Vec<T> {
    (0..list.length()).filter_map(|n| list.get(n)?.dyn_into().ok()).collect()
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn write(id: &str, text: &str) {
    if let Some(place) = by_id(id) {
        place.set_text_content(Some(text));
    }
}

/// What a total has from the other pages of the grid.
fn elsewhere(id: &str) -> u32 {
    let told = by_id(id).and_then(|place| place.get_attribute("data-elsewhere"));
    told.and_then(|told| told.parse().ok()).unwrap_or_default()
}

/// Listens as long as the page is there.
pub(super) fn listen(target: &EventTarget, event: &str, handle: impl FnMut(Event) + 'static) {
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut(Event)>::new(handle);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
