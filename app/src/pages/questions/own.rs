//! A participant answers the questions of the activity, by the link that only they have.

use std::collections::HashMap;

use axum::extract::State;
use documents::dates;
use domain::{ActivityState, Lang, Problems, QuestionKind};
use leptos::prelude::*;
use services::{
    Error,
    ids::QuestionId,
    questions::{AnswersForm, OwnQuestions, answer_questions, show_own_questions},
    registrations::{Changes, too_late},
};
use ui::{Area, Button, ButtonLink, ErrorSummary, Fact, FactList, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::summary,
    language::in_language,
    page_error::PageResult,
    pages::{
        questions::{
            fields::{Held, encoding, fields},
            said,
            sent::Sent,
            words as t,
        },
        registrations::{own_link::OwnLink, own_page::gone},
    },
    visit::Page,
};

pub(crate) async fn show(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    render(&app, &page, &link, None).await
}

pub(crate) async fn save(State(app): State<App>, page: Page, link: OwnLink, sent: Sent) -> PageResult {
    let form = sent.answers();
    match answer_questions(&app.services, &link.token, &form).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::QuestionsAnswered(0)))),
        Err(Error::Invalid(problems)) => render(&app, &page, &link, Some((form, problems))).await,
        Err(Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    page: &Page,
    link: &OwnLink,
    wrong: Option<(AnswersForm, Problems)>,
) -> PageResult {
    let own = match show_own_questions(&app.services, &link.token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(page)),
        Err(error) => return Err(error.into()),
    };
    let (lang, failed) = (page.lang, wrong.is_some());
    let path = link.path("");
    let view = move || view(lang, &path, own, wrong);
    let answer = if failed {
        page.invalid(Area::Public, t::own_title(lang), view)
    } else {
        page.public(t::own_title(lang), view)
    };
    Ok(Page::keep_private(answer))
}

fn view(lang: Lang, path: &str, own: OwnQuestions, wrong: Option<(AnswersForm, Problems)>) -> AnyView {
    let OwnQuestions { activity, asked, answers, until, changes, is_listed, contact } = own;
    let back = in_language(lang, path);
    let (form, problems) = match wrong {
        Some((form, problems)) => (Some(form), Some(problems)),
        None => (None, None),
    };
    let errors = problems.as_ref().map(|problems| summary(lang, problems)).unwrap_or_default();
    let notice = view! { <ErrorSummary errors/> }.into_any();
    let title = activity.title_in(lang).to_owned();
    if asked.is_empty() || changes == Changes::Closed || !is_listed {
        let said = if asked.is_empty() {
            t::own_nothing(lang).to_owned()
        } else if !is_listed || *activity.state == ActivityState::Cancelled {
            t::own_off(lang).to_owned()
        } else {
            too_late(lang, until, &contact)
        };
        let facts: Vec<Fact> = asked
            .iter()
            .filter_map(|one| {
                let value = answers.get(&one.question.id)?;
                Some(Fact::new(one.text(lang).to_owned(), said::answer(lang, &one.question, value)))
            })
            .collect();
        return view! {
            <PageHead title=t::own_title(lang) lead=title/>
            <p>{said}</p>
            <FactList facts/>
            <ButtonLink href=back look=Look::Secondary>{t::to_own_page(lang)}</ButtonLink>
        }
        .into_any();
    }
    let files: HashMap<QuestionId, (String, String)> = asked
        .iter()
        .filter(|one| *one.question.kind == QuestionKind::File)
        .filter_map(|one| {
            let id = one.question.id;
            let href = in_language(lang, &format!("{path}/tep/{id}"));
            Some((id, (answers.get(&id)?.clone(), href)))
        })
        .collect();
    let form = form.unwrap_or_else(|| Held::of(&asked, &answers));
    let held = Held { form, files, problems: problems.as_ref() };
    let action = in_language(lang, &format!("{path}/cau-hoi"));
    let (enctype, shown) = (encoding(&asked), fields(lang, &asked, &held));
    let until = t::until(lang, &dates::moment(until, lang));
    view! {
        <PageHead title=t::own_title(lang) lead=title notice/>
        <form class="form" method="post" action=action enctype=enctype novalidate>
            <p class="soft">{until}</p>
            {shown}
            <div class="actions">
                <Button>{t::own_save(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::to_own_page(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
