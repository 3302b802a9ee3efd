//! One mark to the server, and what the server made of it.

use std::time::Duration;

use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect, Response, ResponseType};

/// No answer after so long is none.
const PATIENCE: Duration = Duration::from_secs(20);

/// What became of a mark.
pub(super) enum Answer {
    Saved,
    /// Not to be had, with the server's sentence that says why and the code of what the cell holds.
    Refused(Option<String>, Option<String>),
    /// The session has ended.
    SignedOut,
    /// No network, or a server that cannot answer now.
    Away,
}

/// Posts a form. A redirect is not followed: it leads to where one signs in.
pub(super) async fn post(address: &str, body: &str) -> Answer {
    let Some(answer) = ask(address, body).await else { return Answer::Away };
    if answer.type_() == ResponseType::Opaqueredirect {
        return Answer::SignedOut;
    }
    match answer.status() {
        204 => Answer::Saved,
        401 => Answer::SignedOut,
        408 | 429 | 500.. => Answer::Away,
        409 => {
            let held = answer.headers().get("x-mark").ok().flatten();
            let text = match answer.text() {
                Ok(text) => JsFuture::from(text).await.ok().and_then(|text| text.as_string()),
                Err(_) => None,
            };
            Answer::Refused(text, held)
        }
        _ => Answer::Refused(None, None),
    }
}

async fn ask(address: &str, body: &str) -> Option<Response> {
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&JsValue::from_str(body));
    options.set_redirect(RequestRedirect::Manual);
    if let Ok(headers) = Headers::new() {
        let _ = headers.set("content-type", "application/x-www-form-urlencoded");
        options.set_headers(&headers);
    }
    if let Ok(controller) = AbortController::new() {
        options.set_signal(Some(&controller.signal()));
        set_timeout(move || controller.abort(), PATIENCE);
    }
    JsFuture::from(window().fetch_with_str_and_init(address, &options)).await.ok()?.dyn_into().ok()
}
