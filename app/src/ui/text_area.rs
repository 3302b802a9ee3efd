//! A field of several lines.

use super::control::{Need, Notes, id_or_name, label_words};
use super::opt_text::OptText;
use leptos::prelude::*;

/// A field of several lines, that grows with its text where the platform can.
///
/// ```text
/// <TextArea name="reason" label="Lý do hủy" value=form.reason rows=3 error=errors.get("reason")
///     hint="Người đã đăng ký sẽ đọc được"/>
/// ```
#[component]
pub fn TextArea(
    /// Name in the form, and the id unless one is given.
    #[prop(into)]
    name: String,
    /// Above the input.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(into, optional)]
    value: String,
    /// Under the label.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// Lines shown at first.
    #[prop(default = 4)]
    rows: u32,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    let notes = Notes::new(&id, hint, error);
    let class = notes.class();
    // A first line break right after the tag is dropped by HTML: one more keeps the writer's own.
    let text = if value.starts_with('\n') { format!("\n{value}") } else { value };
    let area = view! {
        <textarea
            class="input"
            id=id.clone()
            name=name
            rows=rows.to_string()
            aria-describedby=notes.described_by()
            aria-invalid=notes.invalid()
        >
            {text}
        </textarea>
    }
    .into_any();
    view! {
        <div class=class>
            <label class="field-label" for=id>
                {label_words(label, need)}
            </label>
            {notes.view()}
            {area}
        </div>
    }
    .into_any()
}
