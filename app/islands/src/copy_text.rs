//! `CopyText`: a button that copies a text (a sign-in link, a paragraph of a report) to the clipboard.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long the button tells what came of it before it shows its label again.
const SHOWN: Duration = Duration::from_secs(2);

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Waiting,
    Copied,
    Refused,
}

/// Copies `text` when pressed, shows `done` for two seconds and says it to screen readers.
/// Without a script it could do nothing, so the styles show it only once it is awake.
/// All words come by props, since the reader's language is known to the server only.
#[island]
pub fn CopyText(
    /// What lands on the clipboard, as it is.
    text: String,
    /// The button's words: "Sao chép".
    label: String,
    /// What it says when the text was copied: "Đã sao chép".
    done: String,
    /// What it says when the browser refused: "Không sao chép được".
    failed: String,
) -> impl IntoView {
    let (outcome, set_outcome) = signal(Outcome::Waiting);
    let (label, done, failed) = (StoredValue::new(label), StoredValue::new(done), StoredValue::new(failed));
    let told = move || match outcome.get() {
        Outcome::Waiting => String::new(),
        Outcome::Copied => done.get_value(),
        Outcome::Refused => failed.get_value(),
    };
    let words = move || match outcome.get() {
        Outcome::Waiting => label.get_value(),
        _ => told(),
    };
    let press = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let copied = copy(&text).await;
            set_outcome.set(if copied { Outcome::Copied } else { Outcome::Refused });
            set_timeout(move || set_outcome.set(Outcome::Waiting), SHOWN);
        });
    };
    view! {
        <button type="button" class="button copy-text" on:click=press>{words}</button>
        <span class="hidden-text" role="status">{told}</span>
    }
}

/// Whether the text reached the clipboard. On plain HTTP, common in an office's own network, the browser
/// has no clipboard API: there the old way remains.
async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return copy_by_selection(text).unwrap_or(false);
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Selects the text in a field outside the screen and asks the document to copy the selection.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document();
    let body = document.body()?;
    let field = document.create_element("textarea").ok()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
    field.set_value(text);
    field.set_class_name("hidden-text");
    body.append_child(&field).ok()?;
    let focused = document.active_element();
    field.select();
    let copied = document
        .dyn_ref::<web_sys::HtmlDocument>()
        .and_then(|html| html.exec_command("copy").ok())
        .unwrap_or(false);
    field.remove();
    if let Some(button) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        button.focus().ok()?;
    }
    Some(copied)
}
