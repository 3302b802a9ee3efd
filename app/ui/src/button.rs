//! Buttons, links that look like buttons, and a form that is nothing but a button.

use leptos::prelude::*;

/// How strongly a button asks to be pressed. One primary a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The thing to do here.
    #[default]
    Primary,
    /// Another thing to do.
    Secondary,
    /// What cannot be undone.
    Danger,
    /// Like a link.
    Quiet,
}

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As high as an input.
    #[default]
    Normal,
    /// In a row of a table.
    Small,
    /// As wide as its box.
    Wide,
}

fn class(look: Look, size: Size) -> String {
    let look = match look {
        Look::Primary => "button",
        Look::Secondary => "button button-secondary",
        Look::Danger => "button button-danger",
        Look::Quiet => "button button-quiet",
    };
    match size {
        Size::Normal => look.to_owned(),
        Size::Small => format!("{look} button-small"),
        Size::Wide => format!("{look} button-wide"),
    }
}

/// Sends the form it stands in. Its words say the act: “Gửi 312 thư”, never “OK”. It is never disabled.
///
/// ```text
/// <Button name="do" value="approve" look=Look::Secondary>"Duyệt 5 người"</Button>
/// ```
#[component]
pub fn Button(
    /// How strongly it asks.
    #[prop(optional)]
    look: Look,
    /// How large.
    #[prop(optional)]
    size: Size,
    /// Sent with the form, to tell its buttons apart.
    #[prop(into, optional)]
    name: super::OptText,
    /// See `name`.
    #[prop(into, optional)]
    value: super::OptText,
    /// The id of the form, where the button stands outside of it.
    #[prop(into, optional)]
    form: super::OptText,
    /// The words, with an [`super::Icon`] before them at most.
    children: Children,
) -> impl IntoView {
    view! {
        <button class=class(look, size) type="submit" name=name.into_option() value=value.into_option() form=form.into_option()>
            {children()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it leads somewhere and changes nothing.
///
/// ```text
/// <ButtonLink href="/hoat-dong/moi"><Icon sign=Sign::Plus/> "Tạo hoạt động"</ButtonLink>
/// ```
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How strongly it asks.
    #[prop(optional)]
    look: Look,
    /// How large.
    #[prop(optional)]
    size: Size,
    /// Name of the file when it is a download.
    #[prop(into, optional)]
    download: super::OptText,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class(look, size) href=href download=download.into_option()>
            {children()}
        </a>
    }
    .into_any()
}

/// A form with one button: undo, sign out, approve one person.
///
/// ```text
/// <PostButton action="/hoat-dong/12/hoan-tac" look=Look::Secondary size=Size::Small
///     fields=vec![("version".into(), "7".into())]>"Hoàn tác"</PostButton>
/// ```
#[component]
pub fn PostButton(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// Hidden values: name, value.
    #[prop(optional)]
    fields: Vec<(String, String)>,
    /// How strongly it asks.
    #[prop(optional)]
    look: Look,
    /// How large.
    #[prop(optional)]
    size: Size,
    /// The words.
    children: Children,
) -> impl IntoView {
    let hidden = fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form class="inline-form" method="post" action=action>
            {hidden}
            <Button look size>{children()}</Button>
        </form>
    }
    .into_any()
}
