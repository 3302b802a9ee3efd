//! All that is wrong with a form, at the top of the page, each a link to its field.

use super::words::words;
use leptos::prelude::*;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Id of the input to go to.
    pub id: String,
    /// What to do, in the same words as beside the field.
    pub text: String,
}

impl FieldError {
    /// An error at the input with this id.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into() }
    }
}

/// Stands first in `<main>`, after the breadcrumb and before the `<h1>`; takes the focus by itself. Nothing when nothing is wrong.
///
/// ```text
/// <ErrorSummary errors=vec![FieldError::new("email", "Nhập thư điện tử theo dạng ten@donvi.gov.vn")]/>
/// ```
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the fields.
    errors: Vec<FieldError>,
    /// A line above the list, for what belongs to no field.
    #[prop(optional, into)]
    text: super::OptText,
) -> impl IntoView {
    let text = text.into_option();
    if errors.is_empty() && text.is_none() {
        return ().into_any();
    }
    let links = errors
        .into_iter()
        .map(|error| view! { <li><a href=format!("#{}", error.id)>{error.text}</a></li> })
        .collect_view();
    view! {
        <div class="error-summary" role="alert" aria-labelledby="error-summary" tabindex="-1" autofocus=true>
            <h2 id="error-summary">{words().errors_heading}</h2>
            {text.map(|text| view! { <p>{text}</p> })}
            <ul class="error-summary-list">{links}</ul>
        </div>
    }
    .into_any()
}
