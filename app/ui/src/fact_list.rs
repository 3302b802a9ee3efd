//! Facts with their names: when, where, who; and the page that asks whether all answers are right.

use leptos::prelude::*;

/// One fact.
pub struct Fact {
    term: String,
    value: AnyView,
    action: Option<(String, String)>,
}

impl Fact {
    /// A fact in words, or in any view.
    pub fn new(term: impl Into<String>, value: impl IntoAny) -> Self {
        Self { term: term.into(), value: value.into_any(), action: None }
    }

    /// A link at its right that changes it: “Sửa”. Its term is said with it.
    #[must_use]
    pub fn action(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.action = Some((label.into(), href.into()));
        self
    }

    fn view(self) -> AnyView {
        let Self { term, value, action } = self;
        let action = action.map(|(label, href)| {
            let said = term.to_lowercase();
            view! {
                <dd class="fact-action"><a href=href>{label}<span class="hidden-text">" "{said}</span></a></dd>
            }
        });
        view! { <div class="fact"><dt>{term}</dt><dd>{value}</dd>{action}</div> }.into_any()
    }
}

/// With lines between, or plain in a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// A line under each.
    #[default]
    Ruled,
    /// None.
    Plain,
}

/// Facts with their names.
///
/// ```text
/// <FactList facts=vec![
///     Fact::new("Thời gian", "7 giờ 30, thứ hai, 12/10/2026"),
///     Fact::new("Địa điểm", "Hội trường UBND xã").action("Sửa", "#venue"),
/// ]/>
/// ```
#[component]
pub fn FactList(
    /// In the order of their weight.
    facts: Vec<Fact>,
    /// With lines between or not.
    #[prop(optional)]
    lines: Lines,
) -> impl IntoView {
    let class = match lines {
        Lines::Ruled => "facts",
        Lines::Plain => "facts facts-plain",
    };
    view! { <dl class=class>{facts.into_iter().map(Fact::view).collect_view()}</dl> }.into_any()
}
