//! What just happened, or what must be known: directly above the `<h1>`, one at most.

use super::icon::Icon;
use super::tone::Tone;
use super::words::words;
use leptos::prelude::*;

/// What a banner says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BannerKind {
    /// It is done: after the redirect, once. Read out at once.
    Success,
    /// Good to know.
    Info,
    /// Something stands in the way later on.
    Warning,
    /// It could not be done, and no field is to blame. Read out at once.
    Failure,
}

impl BannerKind {
    fn tone(self) -> Tone {
        match self {
            Self::Success => Tone::Ok,
            Self::Info => Tone::Wait,
            Self::Warning => Tone::Warn,
            Self::Failure => Tone::Bad,
        }
    }

    fn role(self) -> &'static str {
        match self {
            Self::Success | Self::Failure => "alert",
            Self::Info | Self::Warning => "status",
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Success => words().success,
            Self::Info => words().note,
            Self::Warning => words().warning,
            Self::Failure => words().failure,
        }
    }
}

/// A banner; what is reversible carries its undo button (a [`super::PostButton`]).
///
/// ```text
/// <Banner kind=BannerKind::Success title="Đã duyệt 5 người"
///     act=view! { <PostButton action="…" look=Look::Secondary size=Size::Small>"Hoàn tác"</PostButton> }.into_any()/>
/// ```
#[component]
pub fn Banner(
    /// What it says.
    kind: BannerKind,
    /// One sentence.
    #[prop(into)]
    title: String,
    /// A form or a link at its right.
    #[prop(optional)]
    act: Option<AnyView>,
    /// More, under the sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let tone = kind.tone();
    view! {
        <div class=format!("banner {}", tone.class()) role=kind.role()>
            <Icon sign=tone.sign() />
            <div class="banner-body">
                <div class="banner-text">
                    <p class="banner-title">
                        <span class="hidden-text">{kind.said()}</span>
                        {title}
                    </p>
                    {children.map(|children| children())}
                </div>
                {act}
            </div>
        </div>
    }
    .into_any()
}
