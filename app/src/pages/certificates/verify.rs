//! Verification of a certificate: the answer first, as a sentence, and no more than the paper shows.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode},
    response::Response,
};
use documents::dates;
use domain::{CertificateState, Lang, certificates::grouped, local};
use leptos::prelude::*;
use serde::Deserialize;
use services::rows::Certificate;
use ui::{Area, Button, ErrorSummary, Fact, FactList, Field, FieldError, Icon, Kind, PageHead, Tone, Width};

use crate::{
    App,
    form::Query,
    page_error::PageResult,
    pages::{
        activities::public_words as tp, certificates::verify_words as t, registrations::register_words as tr,
    },
    visit::Page,
};

#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    /// None: the page was opened; an empty one: the button was pressed with nothing typed.
    #[serde(default)]
    ma: Vec<String>,
}

pub(crate) async fn ask(page: Page, Query(typed): Query<Typed>) -> PageResult {
    let lang = page.lang;
    let action = page.href("/chung-nhan");
    let Some(typed) = typed.ma.into_iter().next() else {
        return Ok(page.public(t::verify(lang), move || {
            view! { <PageHead title=t::verify(lang) lead=t::verify_lead(lang)/> {form(lang, action, String::new(), None)} }
        }));
    };
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    if !code.is_empty() {
        return Ok(page.go(&format!("/chung-nhan/{code}")));
    }
    Ok(page.invalid(Area::Public, t::verify(lang), move || {
        let errors = vec![FieldError::new("ma", t::code_missing(lang))];
        let notice = view! { <ErrorSummary errors/> }.into_any();
        let error = Some(t::code_missing(lang).to_owned());
        view! { <PageHead title=t::verify(lang) lead=t::verify_lead(lang) notice/> {form(lang, action, typed, error)} }
    }))
}

pub(crate) async fn show(State(app): State<App>, page: Page, Path(code): Path<String>) -> PageResult {
    let lang = page.lang;
    let action = page.href("/chung-nhan");
    match services::certificates::verify_certificate(&app.services, &code, &page.browser.address).await {
        Ok((row, instead)) => Ok(no_index(page.public(t::verify(lang), move || {
            view! {
                <PageHead title=t::verify(lang)/>
                {result(lang, &row, instead)}
                <section class="stack"><h2>{t::verify_another(lang)}</h2>{form(lang, action, String::new(), None)}</section>
            }
        }))),
        Err(services::Error::NotFound) => {
            Ok(page.render(StatusCode::NOT_FOUND, Area::Public, t::verify(lang), move || {
                view! {
                    <PageHead title=t::verify(lang)/>
                    {verdict(Tone::Neutral, t::unknown(lang), t::unknown_text(lang).to_owned())}
                    {form(lang, action, grouped(&code), None)}
                }
            }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Names stand on it: whoever has the paper may read them, no search engine.
fn no_index(answer: Response) -> Response {
    let mut answer = Page::never_kept(answer);
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    answer
}

fn form(lang: Lang, action: String, typed: String, error: Option<String>) -> AnyView {
    view! {
        <form class="form" method="get" action=action novalidate>
            <Field name="ma" label=t::code(lang) kind=Kind::Code hint=t::code_hint(lang) value=typed width=Width::Letters30 autocomplete="off" error/>
            <Button>{t::check(lang)}</Button>
        </form>
    }
    .into_any()
}

fn result(lang: Lang, row: &Certificate, instead: Option<String>) -> AnyView {
    let on = row.state_at.map(|moment| dates::day(local::day(moment), lang)).unwrap_or_default();
    let reason = row.state_reason.clone().unwrap_or_default();
    let (tone, word, sentence) = match *row.state {
        CertificateState::Valid => (Tone::Ok, t::valid(lang), t::valid_text(lang, row)),
        CertificateState::Revoked => {
            (Tone::Bad, t::revoked(lang), t::revoked_text(lang, &row.serial, &on, &reason))
        }
        CertificateState::Replaced => (
            Tone::Warn,
            t::replaced(lang),
            t::replaced_text(lang, &row.serial, &instead.unwrap_or_default(), &on),
        ),
    };
    let mut facts = vec![
        Fact::new(t::serial(lang), row.serial.clone()),
        Fact::new(t::holder(lang), row.full_name.clone()),
    ];
    if let Some(born) = row.birth_date {
        facts.push(Fact::new(tr::birth_date(lang), dates::day(born, lang)));
    }
    facts.extend([
        Fact::new(tr::your_unit(lang), row.unit_name.clone()),
        Fact::new(t::course(lang), row.course_title.clone()),
        Fact::new(tp::when(lang), dates::days(row.starts_on, row.ends_on, lang)),
        Fact::new(t::issued_by(lang), row.issuing_body.clone()),
        Fact::new(t::issued_on(lang), dates::day(row.issued_on, lang)),
        Fact::new(t::code(lang), grouped(&row.code)),
    ]);
    view! { {verdict(tone, word, sentence)} <FactList facts/> }.into_any()
}

fn verdict(tone: Tone, word: &'static str, sentence: String) -> AnyView {
    view! {
        <div class=format!("verdict {}", tone.class())>
            <h2 class="verdict-word"><Icon sign=tone.sign()/>{word}</h2>
            <p class="verdict-sentence">{sentence}</p>
        </div>
    }
    .into_any()
}
