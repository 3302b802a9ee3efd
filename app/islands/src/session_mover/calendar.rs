//! The calendar as the page has it: its sessions, and what they can be dropped on.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, KeyboardEvent};

use super::{
    MoverWords,
    day::When,
    keys::{Deed, Mode, deed},
};

/// A session, by the element that shows it.
const SESSION: &str = ".calendar-item[data-day]";

/// What one can be dropped on.
const PLACE: &str = "[data-drop]";

/// The calendar, awake.
pub(super) struct Calendar {
    words: MoverWords,
    line: RwSignal<String>,
    /// The session that is being moved by keys, and where it would be.
    moving: RefCell<Option<(Element, When)>>,
    /// The session that is being dragged.
    dragged: RefCell<Option<Element>>,
    /// What it is held over.
    over: RefCell<Option<Element>>,
}

impl Calendar {
    /// Wakes the calendar of an id; nothing where there is none, or none of its sessions may be moved.
    pub(super) fn wake(id: &str, words: MoverWords, line: RwSignal<String>) -> Option<()> {
        let root = document().get_element_by_id(id)?;
        let sessions = root.query_selector_all(SESSION).ok()?;
        if sessions.length() == 0 {
            return None;
        }
        for n in 0..sessions.length() {
            if let Some(session) = sessions.get(n).and_then(|node| node.dyn_into::<Element>().ok()) {
                let _ = session.set_attribute("draggable", "true");
            }
        }
        let calendar = Rc::new(Self {
            words,
            line,
            moving: RefCell::default(),
            dragged: RefCell::default(),
            over: RefCell::default(),
        });
        let on = |name: &str, act: fn(&Self, &Event)| {
            let calendar = Rc::clone(&calendar);
            listen(&root, name, move |event| act(&calendar, &event));
        };
        on("keydown", Self::press);
        on("focusout", |calendar, _| calendar.leave());
        on("dragstart", Self::take);
        on("dragover", Self::hold);
        on("drop", Self::drop);
        on("dragend", |calendar, _| calendar.let_go());
        Some(())
    }

    fn press(&self, event: &Event) {
        let (Some(session), Some(key)) = (around(event, SESSION), event.dyn_ref::<KeyboardEvent>()) else {
            return;
        };
        if key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        let now = self.moving.borrow().as_ref().map(|(_, when)| *when);
        let mode = if now.is_some() { Mode::Moving } else { Mode::Still };
        let Some(deed) = deed(&key.key(), mode) else { return };
        event.prevent_default();
        match (deed, now) {
            (Deed::Open, _) => open(&session, &[]),
            (Deed::Begin, _) => self.move_to(session.clone(), when(&session)),
            (Deed::Days(n), Some(now)) => self.move_to(session, Some(now.days(n))),
            (Deed::Minutes(n), Some(now)) => self.move_to(session, Some(now.minutes(n))),
            (Deed::Confirm, Some(now)) => {
                let (from, to) = now.hours();
                open(&session, &[("toi", now.iso()), ("tu", from), ("den", to)]);
            }
            _ => {
                self.leave();
                self.line.set(self.words.left.clone());
            }
        }
    }

    fn move_to(&self, session: Element, when: Option<When>) {
        let Some(when) = when else { return };
        let _ = session.class_list().add_1("is-moving");
        self.line.set(self.words.to.replace('#', &when.words(&self.words.weekdays)));
        self.moving.replace(Some((session, when)));
    }

    fn leave(&self) {
        if let Some((session, _)) = self.moving.take() {
            let _ = session.class_list().remove_1("is-moving");
            self.line.set(String::new());
        }
    }

    fn take(&self, event: &Event) {
        let Some(session) = around(event, SESSION) else { return };
        self.leave();
        // Some browsers drag nothing that has no data; an address would be opened by whatever it is dropped on.
        let text = session.query_selector("a").ok().flatten().and_then(|link| link.text_content());
        let _ = set_data(event, &text.unwrap_or_default());
        self.dragged.replace(Some(session));
    }

    /// What it is held over, where it can be dropped there.
    fn hold(&self, event: &Event) {
        if self.dragged.borrow().is_none() {
            return;
        }
        let place = around(event, PLACE);
        if place.is_some() {
            event.prevent_default();
        }
        self.mark(place);
    }

    fn mark(&self, place: Option<Element>) {
        if *self.over.borrow() == place {
            return;
        }
        if let Some(before) = self.over.replace(place.clone()) {
            let _ = before.class_list().remove_1("is-target");
        }
        if let Some(place) = place {
            let _ = place.class_list().add_1("is-target");
        }
    }

    fn drop(&self, event: &Event) {
        let (Some(session), Some(place)) = (self.dragged.take(), around(event, PLACE)) else { return };
        event.prevent_default();
        self.let_go();
        let (from, to) = (row(&session), row(&place));
        let mut query = vec![];
        let day = place.get_attribute("data-drop").unwrap_or_default();
        if session.get_attribute("data-day").as_deref() != Some(&day) {
            query.push(("toi", day));
        }
        if to.0.is_some() && from.0 != to.0 {
            query.extend(to.0.map(|room| ("phong", room)));
        }
        if to.1.is_some() && from.1 != to.1 {
            query.extend(to.1.map(|trainer| ("giang-vien", trainer)));
            query.extend(from.1.map(|trainer| ("thay", trainer)));
        }
        if !query.is_empty() {
            open(&session, &query);
        }
    }

    fn let_go(&self) {
        self.dragged.take();
        self.mark(None);
    }
}

/// The element around what an event is about.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The room and the trainer of the row that something stands in.
fn row(element: &Element) -> (Option<String>, Option<String>) {
    let row = element.closest("tr").ok().flatten();
    let of = |name: &str| row.as_ref().and_then(|row| row.get_attribute(name));
    (of("data-room"), of("data-trainer"))
}

fn when(session: &Element) -> Option<When> {
    let of = |name: &str| session.get_attribute(name);
    When::read(&of("data-day")?, &of("data-from")?, &of("data-to")?)
}

/// Opens the form that moves a session, with what is known of where it is to be.
fn open(session: &Element, more: &[(&str, String)]) {
    let link = session.query_selector("a.calendar-move").ok().flatten();
    let Some(mut address) = link.and_then(|link| link.get_attribute("href")) else { return };
    for (name, value) in more {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.push_str(value);
    }
    let _ = location().set_href(&address);
}

/// What is dragged, for browsers that want to know.
fn set_data(event: &Event, text: &str) -> Result<JsValue, JsValue> {
    let data = Reflect::get(event, &JsValue::from_str("dataTransfer"))?;
    let set = Reflect::get(&data, &JsValue::from_str("setData"))?.dyn_into::<Function>()?;
    set.call2(&data, &JsValue::from_str("text/plain"), &JsValue::from_str(text))
}

/// Listens as long as the page is there.
fn listen(target: &EventTarget, event: &str, handle: impl FnMut(Event) + 'static) {
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut(Event)>::new(handle);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
