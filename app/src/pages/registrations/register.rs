//! Registration: one page, no account.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use documents::dates;
use domain::{Attends, Lang, Problems, Sex, Word, activities::door::Door};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    activities::ActivityCard,
    questions::{AnswersForm, AskedQuestion},
    registrations::{Reach, Registered, RegistrationForm},
    requirements::Asked,
    units::UnitChoice,
};
use ui::{
    Area, Button, Checkboxes, Choice, Crumb, DateParts, DateTyped, ErrorSummary, Field, FieldError, Flow,
    Kind, Need, PageHead, Radios, TextArea, UnitField, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{public_words as tp, way_words as tw},
        questions::{
            fields::{Held, encoding, fields},
            sent::Sent,
        },
        registrations::{register_words as t, register_words::OnFile},
        requirements::{asked as asked_words, not_met, words as tr},
    },
    state::Mail,
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
    position: String,
    /// `yes`: the organizer is to look, although what is asked for is not met.
    asks: String,
    plea: String,
    consent: String,
    attends: String,
    offered: String,
    key: String,
}

impl Typed {
    fn to_form(&self, answers: &AnswersForm) -> RegistrationForm {
        let parts =
            [&self.birth_date_day, &self.birth_date_month, &self.birth_date_year].map(|part| part.trim());
        let birth_date =
            if parts.iter().all(|part| part.is_empty()) { String::new() } else { parts.join("/") };
        RegistrationForm {
            full_name: self.full_name.clone(),
            birth_date,
            sex: self.sex.clone(),
            unit: self.unit.clone(),
            unit_id: self.unit_id.clone(),
            other_unit: self.other_unit.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            position: self.position.clone(),
            asks: self.asks.clone(),
            plea: self.plea.clone(),
            consent: self.consent.clone(),
            attends: self.attends.clone(),
            answers: answers.clone(),
            offered: self.offered.clone(),
            key: self.key.clone(),
        }
    }
}

/// What the form offered: a seat, or no more than a place in line or a decision later.
const SEAT: &str = "seat";

const LINE: &str = "line";

/// What the form offers of an activity, and how one takes part unless one says otherwise: where it is held both ways, in the room as long as
/// there is a seat.
fn offer(card: &ActivityCard) -> (String, String) {
    let open = card.door == Door::Open;
    let Some(online) = card.online else {
        return (if open { SEAT } else { LINE }.to_owned(), String::new());
    };
    let code = |attends: Attends| attends.code().to_owned();
    let (offered, attends) = match (open, card.seats.any_left(), online.any_left()) {
        (true, true, true) => (SEAT.to_owned(), Attends::Room),
        (true, true, false) => (format!("{SEAT}-{}", code(Attends::Room)), Attends::Room),
        (true, false, true) => (format!("{SEAT}-{}", code(Attends::Online)), Attends::Online),
        _ => (LINE.to_owned(), Attends::Room),
    };
    (offered, code(attends))
}

/// Whether to take part in the room or online, with what is left of each; nothing where there is nothing to choose.
fn ways(lang: Lang, card: &ActivityCard, chosen: String, problems: &Problems) -> Option<AnyView> {
    let online = card.online?;
    let choice = |attends: Attends, seats, more: Option<&str>| {
        let hint = match more {
            Some(more) => format!("{}. {more}", tw::left_of(lang, seats)),
            None => tw::left_of(lang, seats),
        };
        Choice::new(attends.code(), attends.name(lang)).hint(hint)
    };
    let choices = vec![
        choice(Attends::Room, card.seats, Some(&card.activity.place)),
        choice(Attends::Online, online, Some(tw::online_hint(lang))),
    ];
    let error = beside(lang, problems, "attends");
    Some(view! { <Radios name="attends" label=tw::attends(lang) value=chosen choices error/> }.into_any())
}

/// What is wrong, and what there is to choose from.
#[derive(Default)]
struct Wrong {
    problems: Problems,
    choices: Vec<UnitChoice>,
    /// What belongs to no field: the last seat went meanwhile, registration closed.
    whole: Option<String>,
}

pub(crate) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> PageResult {
    let card = services::activities::show_public_activity(&app.services, &code).await?;
    if !card.door.lets_in() {
        return Ok(page.go(&format!("/hoat-dong/{code}")));
    }
    let lang = page.lang;
    let (offered, attends) = offer(&card);
    let typed = Typed { offered, attends, key: services::new_form_key()?, ..Typed::default() };
    let rules = services::requirements::show_requirements(&app.services, &code).await?;
    let asked = services::questions::asked_of_activity(&app.services, &card.activity).await?;
    let asks = (asked, AnswersForm::default());
    Ok(page.public(tp::register(lang), move || view(lang, &card, (typed, rules), asks, Wrong::default())))
}

pub(crate) async fn submit(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    sent: Sent,
) -> PageResult {
    let mut typed: Typed = sent.typed()?;
    let again = sent.hidden();
    let answers = sent.answers();
    let outcome = services::registrations::register_participant(
        &app.services,
        &code,
        &typed.to_form(&answers),
        page.lang,
        &page.browser.address,
    )
    .await;
    let not = match outcome {
        Ok(Registered::Done(_, token)) => Ok(page.done(&format!("/toi/{token}"), Flash::Registered(0))),
        Ok(Registered::OnFile(row, reach)) => {
            let reach = match reach {
                Reach::ByMail if page.mail() == Mail::Sent => OnFile::Mailed,
                Reach::ByMail => OnFile::MailKept,
                Reach::Unreached => OnFile::NoAddress,
            };
            let text = t::on_file(page.lang, *row.state, reach, &whom_to_ask(&app, &code).await?);
            Ok(link_elsewhere(&page, t::on_file_title(page.lang), text))
        }
        Ok(Registered::Held(_, until)) => {
            let until = dates::moment(until, page.lang);
            let text = match page.mail() {
                Mail::Sent => t::seat_held_text(page.lang, &until),
                Mail::Kept => t::seat_held_kept(page.lang, &until, &whom_to_ask(&app, &code).await?),
            };
            Ok(link_elsewhere(&page, t::seat_held(page.lang), text))
        }
        Ok(Registered::AlreadyThere) => {
            let text = t::already_there_text(page.lang, &whom_to_ask(&app, &code).await?);
            Ok(link_elsewhere(&page, t::already_there(page.lang), text))
        }
        Ok(Registered::NotEligible(unmet, asked)) => {
            let contact = whom_to_ask(&app, &code).await?;
            return Ok(not_met::page(&page, &code, again, (&unmet, &asked), contact));
        }
        Ok(Registered::OnlyLineLeft) => Err(None),
        Err(not) => Err(Some(not)),
    };
    let lang = page.lang;
    let wrong = match not {
        // Sent again, the form asks for a place in line.
        Err(None) => {
            let words =
                if typed.attends.is_empty() { t::only_line_left(lang) } else { tw::only_line_left(lang) };
            typed.offered = LINE.into();
            Wrong { whole: Some(words.into()), ..Wrong::default() }
        }
        Err(Some(not)) => match not.error {
            services::Error::Invalid(problems) => Wrong { problems, choices: not.choices, whole: None },
            services::Error::Conflict(problem) => {
                Wrong { whole: Some(problem.text(lang)), ..Wrong::default() }
            }
            error => return Err(error.into()),
        },
        Ok(answer) => return Ok(answer),
    };
    let card = services::activities::show_public_activity(&app.services, &code).await?;
    let rules = services::requirements::show_requirements(&app.services, &code).await?;
    let asks = (services::questions::asked_of_activity(&app.services, &card.activity).await?, answers);
    Ok(page.invalid(Area::Public, tp::register(lang), move || view(lang, &card, (typed, rules), asks, wrong)))
}

/// The link goes to the address on file and to nobody else: whoever knows a name and a birth date could have sent the form.
fn link_elsewhere(page: &Page, title: &'static str, text: String) -> Response {
    let lang = page.lang;
    let home = page.href("/");
    page.render(StatusCode::OK, Area::Public, title, move || {
        view! {
            <PageHead title lead=text/>
            <p><a href=home>{t::back_to_list(lang)}</a></p>
        }
    })
}

/// Who holds the activity, and how the office is reached.
async fn whom_to_ask(app: &App, code: &str) -> services::Result<String> {
    let card = services::activities::show_public_activity(&app.services, code).await?;
    let contact = &app.services.office().contact;
    let or = if contact.is_empty() { String::new() } else { format!(" ({contact})") };
    Ok(format!("{}{or}", card.organizer))
}

fn view(
    lang: Lang,
    card: &ActivityCard,
    (typed, rules): (Typed, Option<Asked>),
    (asked, form): (Vec<AskedQuestion>, AnswersForm),
    wrong: Wrong,
) -> AnyView {
    let code = &card.activity.code;
    let problems = &wrong.problems;
    let errors: Vec<FieldError> = summary(lang, problems)
        .into_iter()
        .map(|error| match error.id.as_str() {
            "birth_date" => FieldError::new("birth_date_day", error.text),
            "sex" => FieldError::new("sex", error.text),
            "attends" => FieldError::new("attends", error.text),
            _ => error,
        })
        .collect();
    let is_wrong = !problems.is_empty() || wrong.whole.is_some();
    let notice = view! { <ErrorSummary errors text=wrong.whole/> }.into_any();
    let crumbs = vec![
        Crumb::new(tp::title(lang, services::activities::When::Coming), in_language(lang, "/")),
        Crumb::new(card.activity.title.clone(), in_language(lang, &format!("/hoat-dong/{code}"))),
    ];
    let action = in_language(lang, &format!("/hoat-dong/{code}/dang-ky"));
    let birth =
        DateTyped { day: typed.birth_date_day, month: typed.birth_date_month, year: typed.birth_date_year };
    let choices = wrong
        .choices
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), unit.label.clone()))
        .collect::<Vec<_>>();
    let line_only = card.door == Door::LineOnly || (card.door == Door::Open && typed.offered == LINE);
    let lead = match card.activity.holds_seats {
        _ if line_only => t::line_lead(lang),
        true => t::holds_seats(lang),
        false => t::register_lead(lang),
    };
    let send = match card.door {
        _ if line_only => tp::join_line(lang),
        Door::ByApproval => tp::ask_for_seat(lang),
        _ => t::send_registration(lang),
    };
    let position = rules.as_ref().is_some_and(|rules| !rules.positions.is_empty()).then(|| {
        let error = beside(lang, problems, "position");
        view! { <Field name="position" label=t::position(lang) value=typed.position autocomplete="organization-title" width=Width::Letters30 error=error/> }
    });
    let rules = rules.map(|rules| asked_words::list(lang, &rules));
    let held = Held { form, problems: is_wrong.then_some(problems), ..Held::default() };
    let (enctype, asks) = (encoding(&asked), fields(lang, &asked, &held));
    let plea = (typed.asks == "yes").then(|| {
        let error = beside(lang, problems, "plea");
        view! { <TextArea name="plea" label=tr::plea(lang) hint=tr::plea_hint(lang) need=Need::Optional rows=3 value=typed.plea error=error/> }
    });
    let ways = ways(lang, card, typed.attends, problems);
    let privacy = in_language(lang, "/quyen-rieng-tu");
    view! {
        <PageHead title=format!("{}: {}", tp::register(lang), card.activity.title) lead crumbs notice/>
        {rules}
        <form class="form" method="post" action=action enctype=enctype novalidate>
            <input type="hidden" name="offered" value=typed.offered/>
            // Whoever asked the organizer to look and has to correct something still asks.
            <input type="hidden" name="asks" value=typed.asks/>
            {plea}
            <input type="hidden" name="key" value=typed.key/>
            {ways}
            <Field name="full_name" label=t::full_name(lang) kind=Kind::Name value=typed.full_name autocomplete="name"
                hint=t::full_name_hint(lang) width=Width::Letters30 error=beside(lang, problems, "full_name")/>
            <DateParts name="birth_date" label=t::birth_date(lang) value=birth hint=t::birth_date_hint(lang) autocomplete="bday"
                error=beside(lang, problems, "birth_date")/>
            <Radios name="sex" label=t::sex(lang) flow=Flow::Line value=typed.sex error=beside(lang, problems, "sex")
                choices=Sex::ALL.iter().map(|sex| Choice::new(sex.code(), sex.name(lang))).collect()/>
            <UnitField label=t::your_unit(lang) hint=t::your_unit_hint(lang) value=typed.unit unit_id=typed.unit_id choices
                error=beside(lang, problems, "unit")/>
            <Checkboxes name="other_unit" values=vec![typed.other_unit]
                choices=vec![Choice::new("yes", t::other_unit(lang)).hint(t::other_unit_hint(lang))]/>
            {position}
            <fieldset class="fieldset">
                <legend>{t::ways_of_contact(lang)}</legend>
                <Field name="email" label=t::email(lang) kind=Kind::Email value=typed.email autocomplete="email" need=Need::OneOfGroup
                    hint=t::email_hint(lang) width=Width::Letters30 error=beside(lang, problems, "email")/>
                <Field name="phone" label=t::phone(lang) kind=Kind::Tel value=typed.phone autocomplete="tel" need=Need::OneOfGroup
                    width=Width::Letters20 error=beside(lang, problems, "phone")/>
            </fieldset>
            {asks}
            <Checkboxes name="consent" values=vec![typed.consent] error=beside(lang, problems, "consent")
                choices=vec![Choice::new("yes", t::consent(lang)).hint(t::consent_hint(lang))]/>
            <p class="small"><a href=privacy>{t::privacy_link(lang)}</a></p>
            <Button>{send}</Button>
        </form>
    }
    .into_any()
}
