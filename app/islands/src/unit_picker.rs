//! `UnitPicker`: units offered under a field while somebody types a name, with accents or without. The field itself is the page's
//! own: without a script it works all the same, and what is typed is never rewritten (Vietnamese keyboards send corrections of
//! what they sent before).

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, InputEvent, KeyboardEvent, Response};

use crate::offered::Offered;

/// Quiet after the last letter before the server is asked.
const QUIET: Duration = Duration::from_millis(250);
/// More quiet before it is said that nothing was found: half a Telex word finds nothing.
const MORE_QUIET: Duration = Duration::from_millis(250);
/// Whoever leaves the field may be on the way to a unit.
const LEAVING: Duration = Duration::from_millis(150);

/// Offers units under the input with the id `field`; the one that is chosen puts its number into the input with the id `number`.
/// The address answers `?q=…` with [`Offered`].
#[island]
pub fn UnitPicker(
    /// Id of the field.
    field: String,
    /// Id of the hidden input for the number.
    number: String,
    /// Where units are asked for.
    address: String,
    /// What the list is called, for screen readers.
    label: String,
    /// Said with how many were found, in place of `#`.
    found: String,
    /// Said when there are more than are offered.
    more: String,
    /// Said when none was.
    nothing: String,
) -> impl IntoView {
    let list = format!("{field}-units");
    let picker = Picker {
        field: StoredValue::new(field),
        number: StoredValue::new(number),
        address: StoredValue::new(address),
        found: StoredValue::new(found),
        more: StoredValue::new(more),
        nothing: StoredValue::new(nothing),
        units: RwSignal::new(vec![]),
        active: RwSignal::new(None),
        said: RwSignal::new(Said::Nothing),
        typed: StoredValue::new(0),
    };
    let controls = list.clone();
    Effect::new(move |_| picker.attach(&controls));
    Effect::new(move |_| picker.tell_input());
    let options = move || {
        let active = picker.active.get();
        let units = picker.units.get().into_iter().enumerate();
        units.map(|(n, (_, name))| option(picker, n, name, active == Some(n))).collect_view()
    };
    let seen = move || matches!(picker.said.get(), Said::NoneFound | Said::FoundMore(_));
    view! {
        <ul class="units" id=list role="listbox" aria-label=label hidden=move || picker.units.get().is_empty()>{options}</ul>
        <p class=move || if seen() { "units-none" } else { "hidden-text" } role="status">{move || picker.words()}</p>
    }
}

fn option(picker: Picker, n: usize, name: String, active: bool) -> impl IntoView {
    view! {
        <li id=picker.option(n) role="option" aria-selected=if active { "true" } else { "false" }
            on:mousedown=|event| event.prevent_default() on:click=move |_| picker.choose(n)>{name}</li>
    }
}

/// What is said below the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Found(usize),
    /// So many are offered, and there are more.
    FoundMore(usize),
    NoneFound,
}

#[derive(Clone, Copy)]
struct Picker {
    field: StoredValue<String>,
    number: StoredValue<String>,
    address: StoredValue<String>,
    found: StoredValue<String>,
    more: StoredValue<String>,
    nothing: StoredValue<String>,
    /// Number and name of each unit that is offered.
    units: RwSignal<Vec<(String, String)>>,
    active: RwSignal<Option<usize>>,
    said: RwSignal<Said>,
    /// How often something was typed: an answer to what was typed before is passed over.
    typed: StoredValue<u32>,
}

impl Picker {
    fn input(self) -> Option<HtmlInputElement> {
        element(&self.field.get_value())
    }

    fn option(self, n: usize) -> String {
        format!("{}-unit-{n}", self.field.get_value())
    }

    fn words(self) -> String {
        match self.said.get() {
            Said::Nothing => String::new(),
            Said::Found(n) => self.found.get_value().replace('#', &n.to_string()),
            Said::FoundMore(n) => {
                format!("{}. {}", self.found.get_value().replace('#', &n.to_string()), self.more.get_value())
            }
            Said::NoneFound => self.nothing.get_value(),
        }
    }

    /// Makes the page's field a combo box.
    fn attach(self, list: &str) {
        let Some(input) = self.input() else { return };
        for (name, value) in [("role", "combobox"), ("aria-autocomplete", "list"), ("aria-controls", list)] {
            let _ = input.set_attribute(name, value);
        }
        listen(&input, "input", move |event| {
            self.set_number("");
            let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
            if !composing {
                self.ask_soon();
            }
        });
        listen(&input, "compositionend", move |_| self.ask_soon());
        listen(&input, "keydown", move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
                self.press(key);
            }
        });
        listen(&input, "blur", move |_| set_timeout(move || self.close(), LEAVING));
    }

    /// Tells the field which unit is the active one.
    fn tell_input(self) {
        let (open, active) = (!self.units.get().is_empty(), self.active.get());
        let Some(input) = self.input() else { return };
        let _ = input.set_attribute("aria-expanded", if open { "true" } else { "false" });
        let _ = match active {
            Some(n) => input.set_attribute("aria-activedescendant", &self.option(n)),
            None => input.remove_attribute("aria-activedescendant"),
        };
    }

    fn press(self, event: &KeyboardEvent) {
        // 229: the key belongs to an input method.
        let count = self.units.get_untracked().len();
        if event.is_composing() || event.key_code() == 229 || count == 0 {
            return;
        }
        let active = self.active.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => Some(active.map_or(0, |n| (n + 1) % count)),
            "ArrowUp" => Some(active.map_or(count - 1, |n| (n + count - 1) % count)),
            "Enter" => {
                let Some(n) = active else { return };
                event.prevent_default();
                self.choose(n);
                return;
            }
            "Escape" => {
                event.prevent_default();
                self.close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
    }

    fn choose(self, n: usize) {
        let Some((number, name)) = self.units.get_untracked().get(n).cloned() else { return };
        if let Some(input) = self.input() {
            input.set_value(&name);
        }
        self.set_number(&number);
        self.close();
    }

    fn set_number(self, number: &str) {
        let Some(hidden) = element(&self.number.get_value()) else { return };
        hidden.set_value(number);
        // Beside choices that the page offers, one number is sent: what was picked here takes the place of what was chosen there.
        let radios = format!("input[type=radio][name='{}']", hidden.name());
        let Ok(radios) = document().query_selector_all(&radios) else { return };
        let is_picked = !number.is_empty();
        hidden.set_disabled(!is_picked && radios.length() > 0);
        for radio in (0..radios.length()).filter_map(|n| radios.item(n)?.dyn_into::<HtmlInputElement>().ok())
        {
            radio.set_disabled(is_picked);
        }
    }

    fn close(self) {
        // An answer that is still on its way opens nothing any more.
        self.typed.update_value(|n| *n += 1);
        self.units.set(vec![]);
        self.active.set(None);
        self.said.set(Said::Nothing);
    }

    fn ask_soon(self) {
        self.typed.update_value(|n| *n += 1);
        let mine = self.typed.get_value();
        set_timeout(
            move || {
                if self.typed.get_value() == mine {
                    spawn_local(self.ask(mine));
                }
            },
            QUIET,
        );
    }

    async fn ask(self, mine: u32) {
        let Some(typed) = self.input().map(|input| input.value()) else { return };
        if typed.trim().is_empty() {
            self.close();
            return;
        }
        let address = format!("{}?q={}", self.address.get_value(), js_sys::encode_uri_component(&typed));
        // Without an answer the field is what it is without a script.
        let Some(answer) = fetch(&address).await else { return };
        if self.typed.get_value() != mine {
            return;
        }
        let Offered { units, more } = Offered::read(&answer);
        if units.is_empty() {
            set_timeout(
                move || {
                    if self.typed.get_value() == mine {
                        self.units.set(vec![]);
                        self.active.set(None);
                        self.said.set(Said::NoneFound);
                    }
                },
                MORE_QUIET,
            );
            return;
        }
        self.said.set(if more { Said::FoundMore(units.len()) } else { Said::Found(units.len()) });
        self.active.set(None);
        self.units.set(units);
    }
}

async fn fetch(address: &str) -> Option<String> {
    let answer = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

fn element(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Listens as long as the page is there.
fn listen(input: &HtmlInputElement, event: &str, handle: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(handle);
    let _ = input.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
