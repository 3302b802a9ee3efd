//! What was just done, as the page after the act tells it: directly above its heading, and once.

use leptos::prelude::*;

use super::banner::{Banner, BannerKind};
use super::button::{Look, PostButton, Size};

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How it went.
    pub kind: BannerKind,
    /// In a sentence.
    pub title: String,
    /// Where it can be taken back, and the words of the button.
    pub undo: Option<(String, &'static str)>,
}

/// What is still to be told; the shell puts it into the context before the page is made.
#[derive(Clone, Copy)]
pub struct ToSay(StoredValue<Option<Said>>);

impl ToSay {
    /// Something to tell, or nothing.
    pub fn new(said: Option<Said>) -> Self {
        Self(StoredValue::new(said))
    }
}

/// The banner, for whoever asks first: the head of the page, or the shell where a page has none.
pub fn take_said() -> Option<AnyView> {
    let ToSay(slot) = use_context()?;
    let Said { kind, title, undo } = slot.try_update_value(Option::take).flatten()?;
    let act = undo.map(|(action, words)| {
        view! { <PostButton action look=Look::Secondary size=Size::Small>{words}</PostButton> }.into_any()
    });
    Some(match act {
        Some(act) => view! { <Banner kind title act/> }.into_any(),
        None => view! { <Banner kind title/> }.into_any(),
    })
}
