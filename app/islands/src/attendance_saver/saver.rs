//! What happens in the grid, and what follows from it.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{
    cells::{Cells, listen},
    keys::{Deed, Held, deed},
    line::{GridWords, Line, Refused, Saving, Trouble},
    queue::Mark,
    send::{Answer, post},
    sheet::Sheet,
    status::Status,
    totals::Totals,
};

/// How long to wait after the network failed, or while somebody signs in elsewhere.
const AGAIN: Duration = Duration::from_secs(3);

/// The grid, awake.
pub(super) struct Saver {
    form: Element,
    cells: Cells,
    address: String,
    words: GridWords,
    /// At how many sessions one has to be to complete.
    enough: u32,
    fixed: Vec<u32>,
    sheet: RefCell<Sheet>,
    totals: RefCell<Totals>,
    saving: RefCell<Saving>,
    line: RwSignal<Line>,
    heard: RwSignal<String>,
}

impl Saver {
    /// Wakes the grid of a form; nothing where there is none.
    pub(super) fn wake(
        form: &str,
        address: String,
        words: GridWords,
        enough: u32,
        (line, heard): (RwSignal<Line>, RwSignal<String>),
    ) -> Option<()> {
        let form = document().get_element_by_id(form)?;
        let cells = Cells::of(&form)?;
        let fixed = cells.fixed();
        // From what is saved: what was changed before the grid was awake is taken up as marks.
        let saved: Vec<Status> = (0..cells.shape.cells).map(|cell| cells.saved(cell)).collect();
        let totals = Totals::of(cells.shape, &saved, &fixed);
        let sheet = Sheet::new(cells.shape, saved);
        let (sheet, totals, saving) = (RefCell::new(sheet), RefCell::new(totals), RefCell::default());
        let saver =
            Rc::new(Self { form, cells, address, words, enough, fixed, sheet, totals, saving, line, heard });
        saver.dress();
        saver.listen();
        saver.tell();
        for (cell, status) in saver.cells.shown().into_iter().enumerate().take(saver.cells.shape.cells) {
            saver.set(&[cell], status);
        }
        Some(())
    }

    /// Makes the table a grid with one tab stop.
    fn dress(&self) {
        if let Ok(Some(table)) = self.form.query_selector("table") {
            for (name, value) in
                [("role", "grid"), ("aria-multiselectable", "true"), ("aria-describedby", "grid-keys")]
            {
                let _ = table.set_attribute(name, value);
            }
            // The cells scroll it.
            if let Some(region) = table.parent_element() {
                let _ = region.remove_attribute("tabindex");
            }
        }
        if let Some(cell) = document().active_element().and_then(|focused| focused.get_attribute("data-cell"))
        {
            self.stand(cell.parse().unwrap_or_default());
        }
    }

    fn listen(self: &Rc<Self>) {
        let on = |target: &web_sys::EventTarget, name: &str, act: fn(&Rc<Self>, &Event)| {
            let saver = Rc::clone(self);
            listen(target, name, move |event| act(&saver, &event));
        };
        on(&self.form, "change", |saver, event| {
            if let Some(select) = Cells::from(event).and_then(|cell| saver.cells.select(cell)) {
                let status = Status::of(&select.value());
                saver.stand(Cells::from(event).unwrap_or_default());
                let chosen = saver.sheet.borrow().chosen();
                saver.set(&chosen, status);
            }
        });
        on(&self.form, "focusin", |saver, event| {
            if let Some(cell) = Cells::from(event).filter(|cell| *cell != saver.sheet.borrow().at) {
                saver.stand(cell);
            }
        });
        on(&self.form, "keydown", |saver, event| {
            if let (Some(cell), Some(key)) = (Cells::from(event), event.dyn_ref::<KeyboardEvent>()) {
                saver.press(cell, key);
            }
        });
        // What waits is not left behind: the button tries once more.
        on(&self.form, "submit", |saver, event| {
            let stuck = saver.saving.borrow().trouble.is_some();
            if stuck && saver.waits() {
                event.prevent_default();
                saver.send();
            } else {
                saver.saving.borrow_mut().leaves = true;
            }
        });
        let window = window();
        on(&window, "beforeunload", |saver, event| {
            if saver.waits() && !saver.saving.borrow().leaves {
                event.prevent_default();
            }
        });
        // Back from elsewhere the form is not being sent any more.
        on(&window, "pageshow", |saver, _| {
            saver.saving.borrow_mut().leaves = false;
            saver.send();
        });
        on(&window, "online", |saver, _| saver.send());
        on(&window, "focus", |saver, _| saver.send());
    }

    fn waits(&self) -> bool {
        self.saving.borrow().queue.cells() > 0
    }

    fn press(self: &Rc<Self>, cell: usize, event: &KeyboardEvent) {
        // 229: the key belongs to an input method. An open select has the keys to itself.
        let open =
            |cell| self.cells.select(cell).is_some_and(|select| select.matches(":open").unwrap_or(false));
        if event.is_composing() || event.key_code() == 229 || open(cell) {
            return;
        }
        let held = Held {
            shift: event.shift_key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
        };
        let Some(deed) = deed(&event.key(), held) else { return };
        event.prevent_default();
        match deed {
            Deed::Go(way, extends) => self.go(|sheet| sheet.go(way, extends)),
            Deed::Collapse => self.go(|sheet| sheet.stand(cell)),
            Deed::Set(status) => self.set_chosen(status, true),
            Deed::Clear => self.set_chosen(Status::Unmarked, false),
            Deed::Toggle => {
                let status = self.sheet.borrow().toggled();
                self.set_chosen(status, false);
            }
            Deed::Undo => {
                let mut changed = Vec::new();
                self.go(|sheet| changed = sheet.undo());
                if !changed.is_empty() {
                    self.heard.set(of(&self.words.undone, changed.len()));
                    self.take(&changed);
                }
            }
        }
    }

    /// Sets what is selected; one cell alone, and the next is at hand.
    fn set_chosen(self: &Rc<Self>, status: Status, moves: bool) {
        let (chosen, block) = {
            let sheet = self.sheet.borrow();
            (sheet.chosen(), sheet.is_block())
        };
        self.set(&chosen, status);
        if let Some(cell) = chosen.first() {
            let words = self.cells.words(*cell);
            self.heard.set(if block {
                of(&self.words.set, chosen.len()).replace('@', &words)
            } else {
                format!("{}: {words}", self.cells.label(*cell))
            });
        }
        if moves && !block {
            self.go(|sheet| sheet.go(super::place::Way::Down(1), false));
        }
    }

    /// Moves the tab stop, and the focus with it.
    fn go(&self, act: impl FnOnce(&mut Sheet)) {
        let (from, to, blocks, chosen) = {
            let mut sheet = self.sheet.borrow_mut();
            let (from, was_block) = (sheet.at, sheet.is_block());
            act(&mut sheet);
            (from, sheet.at, (was_block, sheet.is_block()), sheet.chosen())
        };
        if from != to {
            self.cells.hand_over(from, to);
        }
        match blocks {
            (_, true) => {
                self.cells.mark(&self.form, &chosen);
                self.heard.set(of(&self.words.selected, chosen.len()));
            }
            (true, false) => {
                self.cells.mark(&self.form, &[]);
                self.heard.set(String::new());
            }
            (false, false) => {}
        }
        self.cells.focus(to);
    }

    /// The focus came to a cell by the mouse, a finger or Tab.
    fn stand(&self, cell: usize) {
        self.go(|sheet| sheet.stand(cell));
    }

    fn set(self: &Rc<Self>, cells: &[usize], status: Status) {
        let changed = self.sheet.borrow_mut().set(cells, status);
        if !changed.is_empty() {
            self.take(&changed);
        }
    }

    /// Takes up what cells say now.
    fn take(self: &Rc<Self>, changed: &[usize]) {
        for cell in changed {
            let status = self.sheet.borrow().status(*cell);
            self.cells.show(*cell, status);
            let event =
                format!("{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 1e15) as u64);
            self.saving.borrow_mut().take(Mark { cell: *cell, status, event });
        }
        self.count();
        self.send();
    }

    /// Adds up anew.
    fn count(&self) {
        let now = Totals::of(self.cells.shape, self.sheet.borrow().statuses(), &self.fixed);
        let before = self.totals.replace(now.clone());
        self.cells.tell(&before, &now, self.enough, &self.words.caption);
    }

    fn tell(&self) {
        let line = self.saving.borrow().line(&self.words);
        if self.line.with_untracked(|shown| *shown != line) {
            self.line.set(line);
        }
    }

    /// Sends what waits, one after the other.
    fn send(self: &Rc<Self>) {
        let mark = self.saving.borrow_mut().queue.send();
        self.tell();
        let Some(mark) = mark else { return };
        let saver = Rc::clone(self);
        spawn_local(async move {
            let (session, registration) = saver.cells.ids(mark.cell);
            let (status, event) = (mark.status.code(), &mark.event);
            // Nothing at all would be read as nothing said.
            let seen = match saver.cells.saved(mark.cell) {
                Status::Unmarked => "-",
                saved => saved.code(),
            };
            let body = format!(
                "session={session}&registration={registration}&status={status}&seen={seen}&event={event}"
            );
            let answer = post(&saver.address, &body).await;
            saver.answered(answer);
        });
    }

    fn answered(self: &Rc<Self>, answer: Answer) {
        match answer {
            Answer::Away => return self.wait(Trouble::Away),
            Answer::SignedOut => return self.wait(Trouble::SignedOut),
            Answer::Saved => {
                let mut saving = self.saving.borrow_mut();
                if let Some((mark, _)) = saving.queue.answered() {
                    self.cells.keep(mark.cell, mark.status);
                }
                saving.saved_at = Some(clock());
                saving.trouble = None;
            }
            Answer::Refused(why, held) => {
                let answered = self.saving.borrow_mut().queue.answered();
                if let Some((mark, last)) = answered {
                    // A newer mark of the cell, which waits, has its own answer to come.
                    if last {
                        if let Some(held) = held {
                            self.cells.keep(mark.cell, Status::of(&held));
                        }
                        let saved = self.cells.saved(mark.cell);
                        self.sheet.borrow_mut().put(mark.cell, saved);
                        self.cells.show(mark.cell, saved);
                        self.count();
                    }
                    let why = why.unwrap_or_else(|| self.words.refused.clone());
                    let last = format!("{}: {why}", self.cells.label(mark.cell));
                    let mut saving = self.saving.borrow_mut();
                    saving.refused = Refused { cells: saving.refused.cells + 1, last };
                    saving.trouble = None;
                }
            }
        }
        self.send();
    }

    /// Nothing got through: all of it waits.
    fn wait(self: &Rc<Self>, trouble: Trouble) {
        let round = {
            let mut saving = self.saving.borrow_mut();
            saving.queue.unanswered();
            saving.trouble = Some(trouble);
            saving.round += 1;
            saving.round
        };
        self.tell();
        let saver = Rc::clone(self);
        set_timeout(
            move || {
                if saver.saving.borrow().round == round {
                    saver.send();
                }
            },
            AGAIN,
        );
    }
}

fn of(words: &str, n: usize) -> String {
    words.replace('#', &n.to_string())
}

/// The time of day: `10:32`.
fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
