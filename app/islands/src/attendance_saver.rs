//! `AttendanceSaver`: saves each mark of the page's grid as it is made, and moves through the grid by keys. The grid itself is a
//! plain form with a select in each cell, which works without a script.

use std::{collections::VecDeque, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, Headers, HtmlInputElement, HtmlSelectElement, KeyboardEvent, RequestInit, Response};

/// After the network failed.
const AGAIN: Duration = Duration::from_secs(3);

/// Statuses in which somebody was there, as the selects name them.
const THERE: [&str; 2] = ["present", "late"];

/// Saves what is changed in the form with the id `form`: `session`, `registration`, `status` and an id of the event are sent to
/// `address`, which answers 204; a refusal is a 409 with its sentence.
#[island]
pub fn AttendanceSaver(
    /// Id of the form with the grid.
    form: String,
    /// Where marks are sent.
    address: String,
    /// The keys, for those who want them.
    keys: String,
    /// While a mark is under way.
    saving: String,
    /// When everything is saved.
    saved: String,
    /// When the network failed; `#` stands for how many marks wait.
    waiting: String,
    /// When a mark was refused without a sentence.
    refused: String,
) -> impl IntoView {
    let saver = Saver {
        address: StoredValue::new(address),
        queue: StoredValue::new(VecDeque::new()),
        busy: StoredValue::new(false),
        told: RwSignal::new(Told::Nothing),
    };
    let words = StoredValue::new((saving, saved, waiting, refused));
    let said = move || {
        let (saving, saved, waiting, refused) = words.get_value();
        match saver.told.get() {
            Told::Nothing => String::new(),
            Told::Saving => saving,
            Told::Saved => saved,
            Told::Waiting(n) => waiting.replace('#', &n.to_string()),
            Told::Refused(Some(why)) => why,
            Told::Refused(None) => refused,
        }
    };
    let class = move || match saver.told.get() {
        Told::Waiting(_) | Told::Refused(_) => "grid-status is-wrong",
        _ => "grid-status",
    };
    Effect::new(move |_| saver.attach(&form));
    view! {
        <p class="soft small">{keys}</p>
        <p class=class role="status">{said}</p>
    }
}

/// What the line below the grid says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    Nothing,
    Saving,
    Saved,
    Waiting(usize),
    Refused(Option<String>),
}

/// One mark on its way.
#[derive(Debug, Clone)]
struct Mark {
    session: String,
    registration: String,
    status: String,
    /// Sent twice, it changes nothing the second time.
    event: String,
}

/// What the server made of it.
enum Answer {
    Saved,
    Refused(Option<String>),
    Away,
}

#[derive(Clone, Copy)]
struct Saver {
    address: StoredValue<String>,
    queue: StoredValue<VecDeque<Mark>>,
    busy: StoredValue<bool>,
    told: RwSignal<Told>,
}

impl Saver {
    fn attach(self, form: &str) {
        let Some(form) = document().get_element_by_id(form) else { return };
        listen(&form, "change", move |event| {
            if let Some(cell) = cell(&event) {
                self.mark(&cell);
            }
        });
        listen(&form, "keydown", move |event| {
            if let (Some(cell), Some(key)) = (cell(&event), event.dyn_ref::<KeyboardEvent>()) {
                self.press(&cell, key);
            }
        });
        listen(&window(), "beforeunload", move |event| {
            if self.queue.with_value(|queue| !queue.is_empty()) {
                event.prevent_default();
            }
        });
    }

    fn press(self, cell: &HtmlSelectElement, event: &KeyboardEvent) {
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let status = match event.key().to_lowercase().as_str() {
            "arrowup" => return step(cell, event, -1, 0),
            "arrowdown" => return step(cell, event, 1, 0),
            "arrowleft" => return step(cell, event, 0, -1),
            "arrowright" => return step(cell, event, 0, 1),
            "c" | "1" => "present",
            "m" | "2" => "late",
            "p" | "3" => "excused",
            "v" | "4" => "absent",
            "delete" | "backspace" => "",
            _ => return,
        };
        event.prevent_default();
        if cell.value() != status {
            cell.set_value(status);
            self.mark(cell);
        }
    }

    /// Takes up what a cell says now.
    fn mark(self, cell: &HtmlSelectElement) {
        let of = |name: &str| cell.get_attribute(name).unwrap_or_default();
        let mark = Mark {
            session: of("data-session"),
            registration: of("data-registration"),
            status: cell.value(),
            event: format!("{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 1e15) as u64),
        };
        let _ = cell.set_attribute("data-status", &mark.status);
        count(&mark);
        self.queue.update_value(|queue| queue.push_back(mark));
        self.told.set(Told::Saving);
        self.send();
    }

    /// Sends what waits, one after the other.
    fn send(self) {
        if self.busy.get_value() {
            return;
        }
        let Some(mark) = self.queue.with_value(|queue| queue.front().cloned()) else { return };
        self.busy.set_value(true);
        spawn_local(async move {
            let answer = post(&self.address.get_value(), &mark).await;
            self.busy.set_value(false);
            match answer {
                Answer::Away => {
                    self.told.set(Told::Waiting(self.queue.with_value(VecDeque::len)));
                    set_timeout(move || self.send(), AGAIN);
                    return;
                }
                Answer::Saved => {
                    keep(&mark);
                    self.told.set(Told::Saved);
                }
                Answer::Refused(why) => {
                    take_back(&mark);
                    self.told.set(Told::Refused(why));
                }
            }
            self.queue.update_value(|queue| {
                queue.pop_front();
            });
            if self.queue.with_value(|queue| !queue.is_empty()) {
                self.send();
            }
        });
    }
}

/// The cell that an event comes from.
fn cell(event: &Event) -> Option<HtmlSelectElement> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    select.has_attribute("data-session").then_some(select)
}

/// To the next cell in a direction, where there is one.
fn step(cell: &HtmlSelectElement, event: &KeyboardEvent, rows: i32, columns: i32) {
    event.prevent_default();
    let at = |name: &str| cell.get_attribute(name).and_then(|text| text.parse::<i32>().ok()).unwrap_or(0);
    let to = format!(
        "select[data-row='{}'][data-column='{}']",
        at("data-row") + rows,
        at("data-column") + columns
    );
    if let Ok(Some(next)) = document().query_selector(&to)
        && let Ok(next) = next.dyn_into::<HtmlSelectElement>()
    {
        let _ = next.focus();
    }
}

/// Counts the column and the row of a mark anew.
fn count(mark: &Mark) {
    let there = |attribute: &str, of: &str| {
        let Ok(cells) = document().query_selector_all(&format!("select[{attribute}='{of}']")) else {
            return (0, 0);
        };
        let values = (0..cells.length()).filter_map(|n| cells.get(n)?.dyn_into::<HtmlSelectElement>().ok());
        values.fold((0, 0), |(there, all), cell| {
            (there + u32::from(THERE.contains(&cell.value().as_str())), all + 1)
        })
    };
    for (id, (n, _)) in [
        (format!("there-{}", mark.session), there("data-session", &mark.session)),
        (format!("sum-{}", mark.registration), there("data-registration", &mark.registration)),
    ] {
        if let Some(place) = document().get_element_by_id(&id) {
            place.set_text_content(Some(&n.to_string()));
        }
    }
}

fn select(mark: &Mark) -> Option<HtmlSelectElement> {
    named(&format!("m-{}-{}", mark.session, mark.registration))?.dyn_into().ok()
}

fn before(mark: &Mark) -> Option<HtmlInputElement> {
    named(&format!("o-{}-{}", mark.session, mark.registration))?.dyn_into().ok()
}

fn named(name: &str) -> Option<web_sys::Element> {
    document().query_selector(&format!("[name='{name}']")).ok()?
}

/// What was saved is what the form compares with from now on.
fn keep(mark: &Mark) {
    if let Some(input) = before(mark) {
        input.set_value(&mark.status);
    }
}

fn take_back(mark: &Mark) {
    if let (Some(select), Some(input)) = (select(mark), before(mark)) {
        select.set_value(&input.value());
        let _ = select.set_attribute("data-status", &input.value());
        count(mark);
    }
}

async fn post(address: &str, mark: &Mark) -> Answer {
    let Mark { session, registration, status, event } = mark;
    let body = format!("session={session}&registration={registration}&status={status}&event={event}");
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&JsValue::from_str(&body));
    if let Ok(headers) = Headers::new() {
        let _ = headers.set("content-type", "application/x-www-form-urlencoded");
        options.set_headers(&headers);
    }
    let sent = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await;
    let Some(answer) = sent.ok().and_then(|answer| answer.dyn_into::<Response>().ok()) else {
        return Answer::Away;
    };
    match answer.status() {
        204 => Answer::Saved,
        500.. => Answer::Away,
        409 => match answer.text() {
            Ok(text) => Answer::Refused(JsFuture::from(text).await.ok().and_then(|text| text.as_string())),
            Err(_) => Answer::Refused(None),
        },
        _ => Answer::Refused(None),
    }
}

/// Listens as long as the page is there.
fn listen(target: &web_sys::EventTarget, event: &str, handle: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(handle);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
