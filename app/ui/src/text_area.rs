//! A field of several lines, and a text that goes along with a form unseen.
//!
//! The trap: leptos writes what stands between `<textarea>` and its end as it is (`ESCAPE_CHILDREN = false` in tachys 0.2, as for
//! `script`, `style` and `noscript`), although HTML reads character references there, and `</textarea>` ends it. So [`content`]
//! escapes, and no other file may write the element: `cargo x tidy` refuses it (`xtask/src/tidy/raw_elements.rs`).

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
    let text = content(&value);
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

/// A text that a form carries along, and nobody sees: an input would lose its line breaks.
#[component]
pub fn HiddenText(
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is carried.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <textarea name=name hidden>{content(&value)}</textarea> }
}

/// What stands between the tags, so that a browser reads `text` there. Of all signs only these two mean something (HTML, “RCDATA
/// state”).
fn content(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    // A first line break right after the tag is dropped by HTML: one more keeps the writer's own.
    if text.starts_with(['\n', '\r']) { format!("\n{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "</textarea></form><form action=/x>5 &lt; 7";
    const SHOWN: &str = "&lt;/textarea>&lt;/form>&lt;form action=/x>5 &amp;lt; 7</textarea>";

    /// Once, not twice: should leptos escape there one day, this fails and [`content`] goes.
    #[test]
    fn a_text_never_ends_its_area_and_is_read_as_it_was_written() {
        let area = view! { <TextArea name="a" label="A" value=EVIL/> }.to_html();
        assert!(area.contains(SHOWN), "{area}");
        let hidden = view! { <HiddenText name="a" value=EVIL/> }.to_html();
        assert!(hidden.contains(SHOWN), "{hidden}");
        assert_eq!(hidden.matches("</textarea>").count(), 1, "{hidden}");
    }

    #[test]
    fn a_line_break_at_the_beginning_stays() {
        assert_eq!(content("\na"), "\n\na");
        assert_eq!(content("\r\na"), "\n\r\na");
        assert_eq!(content("a\n"), "a\n");
    }
}
