//! Radios (one of a few) and checkboxes (any of a few), each row a target.

use super::choice::Choice;
use super::control::{Need, Notes, id_or_name, label_words};
use super::opt_text::OptText;
use leptos::prelude::*;

/// How the choices stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// One below the other.
    #[default]
    Column,
    /// Side by side, for two or three short ones.
    Line,
}

/// One of a few. The first radio carries the group's id, so that the error summary's link lands on it.
///
/// ```text
/// <Radios name="sex" label="Giới tính" value=form.sex flow=Flow::Line error=errors.get("sex")
///     choices=vec![Choice::new("female", "Nữ"), Choice::new("male", "Nam")]/>
/// ```
#[component]
pub fn Radios(
    /// Name in the form, and the id of the first radio unless one is given.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The value of what is chosen.
    #[prop(into, optional)]
    value: String,
    /// Under the question.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// How the choices stand.
    #[prop(optional)]
    flow: Flow,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    group(Group { input: "radio", id, name, label, need, flow, choices, chosen: vec![value], hint, error })
}

/// Any of a few, or one thing to agree to (then `label` may be empty).
///
/// ```text
/// <Checkboxes name="needs" label="Cần hỗ trợ" values=form.needs need=Need::Optional
///     choices=vec![Choice::new("meal", "Ăn chay"), Choice::new("lift", "Lối đi xe lăn")]/>
/// ```
#[component]
pub fn Checkboxes(
    /// Name in the form, and the id of the first box unless one is given.
    #[prop(into)]
    name: String,
    /// The question; empty for a single box that says everything itself.
    #[prop(into, optional)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The values of what is chosen.
    #[prop(optional)]
    values: Vec<String>,
    /// Under the question.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// How the choices stand.
    #[prop(optional)]
    flow: Flow,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    group(Group { input: "checkbox", id, name, label, need, flow, choices, chosen: values, hint, error })
}

struct Group {
    input: &'static str,
    id: String,
    name: String,
    label: String,
    need: Need,
    flow: Flow,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    hint: OptText,
    error: OptText,
}

fn group(group: Group) -> AnyView {
    let Group { input, id, name, label, need, flow, choices, chosen, hint, error } = group;
    let notes = Notes::new(&id, hint, error);
    let class = notes.class();
    let described_by = notes.described_by();
    let rows = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let own = if index == 0 { id.clone() } else { format!("{id}-{}", index + 1) };
            row(input, own, name.clone(), choice, &chosen)
        })
        .collect_view();
    let flow = match flow {
        Flow::Column => "choices",
        Flow::Line => "choices choices-inline",
    };
    let legend = (!label.is_empty())
        .then(|| view! { <legend class="field-label">{label_words(label, need)}</legend> });
    view! {
        <fieldset class=class aria-describedby=described_by>
            {legend}
            {notes.view()}
            <div class=flow>{rows}</div>
        </fieldset>
    }
    .into_any()
}

fn row(input: &'static str, id: String, name: String, choice: Choice, chosen: &[String]) -> AnyView {
    let checked = chosen.contains(&choice.value);
    let hint_id = format!("{id}-note");
    let described_by = choice.hint.as_ref().map(|_| hint_id.clone());
    let hint = choice.hint.map(|text| view! { <p class="choice-hint" id=hint_id>{text}</p> });
    view! {
        <div class="choice">
            <input
                type=input
                id=id.clone()
                name=name
                value=choice.value
                checked=checked
                aria-describedby=described_by
            />
            <label for=id>{choice.label}</label>
            {hint}
        </div>
    }
    .into_any()
}
