//! A dialog for script to open, and the page that asks before what cannot be undone.

use super::button::{Button, ButtonLink, Look};
use super::icon::{Icon, Sign};
use super::tone::Tone;
use super::words::words;
use leptos::prelude::*;

/// Closed or, where a page shows it without script, open on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Waits for `showModal()`.
    #[default]
    Closed,
    /// Stands on the page.
    Open,
}

/// A dialog: a palette, a picker. What it holds must also be a page of its own, since without script it never opens.
///
/// ```text
/// <Dialog id="palette" title="Tìm nhanh"><form method="get" action="/tim">…</form></Dialog>
/// ```
#[component]
pub fn Dialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Closed or open.
    #[prop(optional)]
    shown: Shown,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    view! {
        <dialog class="dialog" id=id aria-labelledby=labelled_by open=shown == Shown::Open>
            <div class="dialog-head">
                <h2 id=heading>{title}</h2>
                <form method="dialog">
                    <button class="icon-button" type="submit" aria-label=words().close>
                        <Icon sign=Sign::Cross />
                    </button>
                </form>
            </div>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
    .into_any()
}

/// The form before what cannot be undone: what will happen, to how many, and a button that says the act.
///
/// ```text
/// <Confirm action="/thu/12/gui" act="Gửi 312 thư" back="/thu/12" fields=vec![("key".into(), form.key)]>
///     <FactList facts/>
/// </Confirm>
/// ```
#[component]
pub fn Confirm(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// The act, with its count.
    #[prop(into)]
    act: String,
    /// Primary, or danger where something is lost.
    #[prop(optional)]
    look: Look,
    /// The page to go back to.
    #[prop(into)]
    back: String,
    /// Hidden values: name, value; the key that makes a second press harmless among them.
    #[prop(optional)]
    fields: Vec<(String, String)>,
    /// Facts, a sample, a field to type into.
    children: Children,
) -> impl IntoView {
    let tone = if look == Look::Danger { Tone::Bad } else { Tone::Wait };
    let hidden = fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form class=format!("confirm {}", tone.class()) method="post" action=action novalidate>
            {hidden}
            {children()}
            <div class="actions">
                <Button look>{act}</Button>
                <ButtonLink href=back look=Look::Quiet>{words().cancel}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
