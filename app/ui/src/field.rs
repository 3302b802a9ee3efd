//! A field of one line, with the right keyboard for what goes in.

use super::control::{Need, Notes, Width, id_or_name, label_words};
use super::opt_text::OptText;
use leptos::prelude::*;

/// What goes into a field. It decides type, keyboard, capitals and spelling, never what is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// A person's full name, in one field.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A day, with the platform's picker: for schedules. Birth dates: [`super::DateParts`].
    Date,
    /// A time of day.
    Time,
    /// A whole number. Not `type=number`, which eats what it doesn't like and turns with the wheel.
    Number,
    /// A number with a decimal comma.
    Decimal,
    /// A code, a serial: capitals, no spelling.
    Code,
    /// A password.
    Password,
    /// Words to search for.
    Search,
}

impl Kind {
    fn type_attr(self) -> &'static str {
        match self {
            Self::Text | Self::Name | Self::Number | Self::Decimal | Self::Code => "text",
            Self::Email => "email",
            Self::Tel => "tel",
            Self::Date => "date",
            Self::Time => "time",
            Self::Password => "password",
            Self::Search => "search",
        }
    }

    fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    fn capitals(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("words"),
            Self::Code => Some("characters"),
            Self::Email | Self::Password | Self::Search => Some("none"),
            _ => None,
        }
    }

    /// Only running words are checked: a red line under a name says that the name is wrong.
    fn spelling(self) -> Option<&'static str> {
        (self != Self::Text).then_some("false")
    }

    fn correction(self) -> Option<&'static str> {
        matches!(self, Self::Name | Self::Email | Self::Code | Self::Search).then_some("off")
    }
}

/// Whether the page begins in a field: only in a form that is filled in many times in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// At its top, as pages do.
    #[default]
    None,
    /// Here.
    Here,
}

/// Label above, hint, error, input. Nothing is ever done to what is typed before it is sent: Telex and VNI keyboards
/// write by deleting and inserting, and any rewriting eats letters.
///
/// ```text
/// <Field name="email" label="Thư điện tử" kind=Kind::Email width=Width::Letters30 need=Need::Optional
///     value=form.email autocomplete="email" hint="Giấy xác nhận gửi vào đây" error=errors.get("email")/>
/// ```
#[component]
pub fn Field(
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
    /// What is wrong, in the same words as in the error summary.
    #[prop(into, optional)]
    error: OptText,
    /// What goes in.
    #[prop(optional)]
    kind: Kind,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// As wide as what goes in.
    #[prop(optional)]
    width: Width,
    /// The platform's word for it: `name`, `email`, `tel`, `organization`, `current-password`, `one-time-code`.
    #[prop(into, optional)]
    autocomplete: OptText,
    /// A sign or a word after the input: `%`, `chỗ`.
    #[prop(into, optional)]
    suffix: OptText,
    /// Whether the page begins here.
    #[prop(optional)]
    focus: Focus,
    /// What was typed there before, offered while something is typed; anything else can be typed all the same.
    #[prop(optional)]
    offers: Vec<String>,
    /// The id of an [`Offers`] that several fields share, in place of `offers`.
    #[prop(into, optional)]
    offered: OptText,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    let list = (!offers.is_empty()).then(|| format!("{id}-offers"));
    let offers = list.clone().map(|id| view! { <Offers id offers/> });
    let list = list.or(offered.into_option());
    let notes = Notes::new(&id, hint, error);
    let class = notes.class();
    let input = view! {
        <input
            class=width.class()
            type=kind.type_attr()
            id=id.clone()
            name=name
            value=value
            inputmode=kind.inputmode()
            autocomplete=autocomplete.into_option()
            autocapitalize=kind.capitals()
            spellcheck=kind.spelling()
            aria-describedby=notes.described_by()
            aria-invalid=notes.invalid()
            autofocus=focus == Focus::Here
            list=list
        />
    }
    .attr("autocorrect", kind.correction())
    .into_any();
    let input = match suffix.into_option() {
        Some(suffix) => view! { <div class="input-with">{input}<span>{suffix}</span></div> }.into_any(),
        None => input,
    };
    view! {
        <div class=class>
            <label class="field-label" for=id>
                {label_words(label, need)}
            </label>
            {notes.view()}
            {input}
            {offers}
        </div>
    }
    .into_any()
}

/// What is offered while something is typed, for several fields at once: each names it by its id.
#[component]
pub fn Offers(
    /// By what fields name it.
    #[prop(into)]
    id: String,
    /// What is offered.
    offers: Vec<String>,
) -> impl IntoView {
    let options = offers.into_iter().map(|offer| view! { <option value=offer></option> }).collect_view();
    view! { <datalist id=id>{options}</datalist> }.into_any()
}
