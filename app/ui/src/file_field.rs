//! A file from the visitor's own machine.

use super::control::{Need, Notes, id_or_name, label_words};
use super::opt_text::OptText;
use leptos::prelude::*;

/// A field for a file. Its form is sent as `multipart/form-data`.
///
/// ```text
/// <FileField name="file" label="Tệp CSV" accept=".csv,text/csv" hint="Tối đa 2 MB" error=errors.get("file")/>
/// ```
#[component]
pub fn FileField(
    /// Name in the form, and the id unless one is given.
    #[prop(into)]
    name: String,
    /// Above the input.
    #[prop(into)]
    label: String,
    /// Endings and kinds that the browser offers.
    accept: &'static str,
    /// Under the label.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    let notes = Notes::new(&id, hint, error);
    let class = notes.class();
    let (described, invalid) = (notes.described_by(), notes.invalid());
    view! {
        <div class=class>
            <label class="field-label" for=id.clone()>{label_words(label, need)}</label>
            {notes.view()}
            <input class="input-file" type="file" id=id name=name accept=accept aria-describedby=described aria-invalid=invalid/>
        </div>
    }
    .into_any()
}
