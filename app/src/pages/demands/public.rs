//! A course without a date: somebody leaves their name, without an account.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use documents::dates;
use domain::{
    Lang, Problems, Sex, Word,
    demands::{DemandState, Suits},
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    demands::{Kept, NameForm, Named, PublicDemand},
    ids::DemandId,
    registrations::RegistrationForm,
    units::UnitChoice,
};
use ui::{
    Area, Button, Checkboxes, Choice, Crumb, DateParts, DateTyped, ErrorSummary, Fact, FactList, Field,
    FieldError, Flow, Kind, Need, PageHead, Radios, UnitField, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, choices, summary},
    language::in_language,
    page_error::PageResult,
    pages::{activities::public_words as tp, demands::words as t, registrations::register_words as tr},
    visit::Page,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    full_name: String,
    birth_date_day: String,
    birth_date_month: String,
    birth_date_year: String,
    sex: String,
    unit: String,
    unit_id: String,
    other_unit: String,
    email: String,
    phone: String,
    suits: String,
    note: String,
    consent: String,
    key: String,
}

impl Typed {
    fn to_form(&self) -> NameForm {
        let parts =
            [&self.birth_date_day, &self.birth_date_month, &self.birth_date_year].map(|part| part.trim());
        let birth_date =
            if parts.iter().all(|part| part.is_empty()) { String::new() } else { parts.join("/") };
        NameForm {
            who: RegistrationForm {
                full_name: self.full_name.clone(),
                birth_date,
                sex: self.sex.clone(),
                unit: self.unit.clone(),
                unit_id: self.unit_id.clone(),
                other_unit: self.other_unit.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
                consent: self.consent.clone(),
                key: self.key.clone(),
                ..RegistrationForm::default()
            },
            suits: self.suits.clone(),
            note: self.note.clone(),
        }
    }
}

/// What is wrong, and what there is to choose from.
#[derive(Default)]
struct Wrong {
    problems: Problems,
    choices: Vec<UnitChoice>,
    whole: Option<String>,
}

pub(crate) async fn show(State(app): State<App>, page: Page, Path(id): Path<DemandId>) -> PageResult {
    let found = services::demands::show_public_demand(&app.services, id).await?;
    let lang = page.lang;
    let typed = Typed { suits: Suits::Any.code().into(), key: services::new_form_key()?, ..Typed::default() };
    let title = found.demand.title_in(lang).to_owned();
    Ok(page.public(&title, move || view(lang, &found, typed, Wrong::default())))
}

pub(crate) async fn submit(
    State(app): State<App>,
    page: Page,
    Path(id): Path<DemandId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (lang, form) = (page.lang, typed.to_form());
    let address = &page.browser.address;
    let not = match services::demands::leave_name(&app.services, id, &form, lang, address).await {
        Ok(Named::New(token)) => {
            return Ok(page.done(&format!("/toi/ghi-ten/{token}"), Flash::NameLeft(0)));
        }
        Ok(Named::OnFile(kept)) => {
            let title = match kept {
                Kept::Added => t::done_title(lang),
                Kept::Changed => t::changed_title(lang),
            };
            let home = page.href("/");
            return Ok(page.render(StatusCode::OK, Area::Public, title, move || {
                view! {
                    <PageHead title lead=t::done_text(lang)/>
                    <p><a href=home>{t::to_list(lang)}</a></p>
                }
            }));
        }
        Err(not) => not,
    };
    let wrong = match not.error {
        services::Error::Invalid(problems) => Wrong { problems, choices: not.choices, whole: None },
        services::Error::Conflict(problem) => Wrong { whole: Some(problem.text(lang)), ..Wrong::default() },
        error => return Err(error.into()),
    };
    let found = services::demands::show_public_demand(&app.services, id).await?;
    let title = found.demand.title_in(lang).to_owned();
    Ok(page.invalid(Area::Public, &title, move || view(lang, &found, typed, wrong)))
}

fn view(lang: Lang, found: &PublicDemand, typed: Typed, wrong: Wrong) -> AnyView {
    let demand = &found.demand;
    let crumbs =
        vec![Crumb::new(tp::title(lang, services::activities::When::Coming), in_language(lang, "/"))];
    let mut facts = vec![
        Fact::new(tp::kind(lang), demand.kind.name(lang)),
        Fact::new(tp::organizer(lang), found.organizer.clone()),
    ];
    if let Some(at) = demand.closes_at {
        facts.push(Fact::new(t::closes_on(lang), dates::moment(at, lang)));
    }
    let about = demand.about_in(lang).split("\n\n").filter(|text| !text.is_empty());
    let about = about.map(|text| view! { <p>{text.to_owned()}</p> }).collect_view();
    let title = demand.title_in(lang).to_owned();
    if found.stands != DemandState::Open {
        let home = in_language(lang, "/");
        return view! {
            <PageHead title lead=t::ended(lang) crumbs/>
            <FactList facts/>
            <div class="prose">{about}</div>
            <p>{t::ended_text(lang)}" "<a href=home>{t::to_list(lang)}</a></p>
        }
        .into_any();
    }
    let errors: Vec<FieldError> = summary(lang, &wrong.problems)
        .into_iter()
        .map(|error| match error.id.as_str() {
            "birth_date" => FieldError::new("birth_date_day", error.text),
            _ => error,
        })
        .collect();
    let notice = view! { <ErrorSummary errors text=wrong.whole.clone()/> }.into_any();
    let action = in_language(lang, &format!("/nhu-cau/{}", demand.id));
    let form = form(lang, action, typed, &wrong);
    view! {
        <PageHead title lead=t::leave_lead(lang) crumbs notice/>
        <FactList facts/>
        <div class="prose">{about}</div>
        {form}
    }
    .into_any()
}

fn form(lang: Lang, action: String, typed: Typed, wrong: &Wrong) -> AnyView {
    let problems = &wrong.problems;
    let birth =
        DateTyped { day: typed.birth_date_day, month: typed.birth_date_month, year: typed.birth_date_year };
    let units = wrong.choices.iter().map(|unit| Choice::new(unit.id.to_string(), unit.label.clone()));
    let units = units.collect::<Vec<_>>();
    let suits = choices::<Suits>(lang);
    let privacy = in_language(lang, "/quyen-rieng-tu");
    view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="key" value=typed.key/>
            <Field name="full_name" label=tr::full_name(lang) kind=Kind::Name value=typed.full_name autocomplete="name"
                width=Width::Letters30 error=beside(lang, problems, "full_name")/>
            <DateParts name="birth_date" label=tr::birth_date(lang) value=birth hint=tr::birth_date_hint(lang) autocomplete="bday"
                error=beside(lang, problems, "birth_date")/>
            <Radios name="sex" label=tr::sex(lang) flow=Flow::Line value=typed.sex error=beside(lang, problems, "sex")
                choices=Sex::ALL.iter().map(|sex| Choice::new(sex.code(), sex.name(lang))).collect()/>
            <UnitField label=tr::your_unit(lang) hint=tr::your_unit_hint(lang) value=typed.unit unit_id=typed.unit_id choices=units
                error=beside(lang, problems, "unit")/>
            <Checkboxes name="other_unit" values=vec![typed.other_unit]
                choices=vec![Choice::new("yes", tr::other_unit(lang)).hint(tr::other_unit_hint(lang))]/>
            <fieldset class="fieldset">
                <legend>{tr::ways_of_contact(lang)}</legend>
                <Field name="email" label=tr::email(lang) kind=Kind::Email value=typed.email autocomplete="email" need=Need::OneOfGroup
                    width=Width::Letters30 error=beside(lang, problems, "email")/>
                <Field name="phone" label=tr::phone(lang) kind=Kind::Tel value=typed.phone autocomplete="tel" need=Need::OneOfGroup
                    width=Width::Letters20 error=beside(lang, problems, "phone")/>
            </fieldset>
            <Radios name="suits" label=t::suits_label(lang) value=typed.suits choices=suits error=beside(lang, problems, "suits")/>
            <Field name="note" label=t::note_label(lang) hint=t::note_hint(lang) need=Need::Optional value=typed.note error=beside(lang, problems, "note")/>
            <Checkboxes name="consent" values=vec![typed.consent] error=beside(lang, problems, "consent")
                choices=vec![Choice::new("yes", tr::consent(lang)).hint(tr::consent_hint(lang))]/>
            <p class="small"><a href=privacy>{tr::privacy_link(lang)}</a></p>
            <Button>{t::leave(lang)}</Button>
        </form>
    }
    .into_any()
}
