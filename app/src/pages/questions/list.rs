//! The questions of an activity: in order, each with what can be done with it.

use axum::extract::{Path, State};
use domain::{Lang, Word, numbers::whole, questions::order::Way};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::QuestionId,
    questions::{QuestionLine, QuestionList, Removed, list_questions},
    rows::Question,
};
use ui::{
    Area, Banner, BannerKind, ButtonLink, Caption, Cell, Empty, EmptyState, Head, Look, PostButton, Row,
    RowHead, Shape, Size, Table,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, Workspace, workspace},
        questions::{list_path, said, summary_path, words as t},
    },
    visit::Staff,
};

/// What is to be done with which question.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    question: String,
    act: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, None).await
}

pub(crate) async fn act(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Act>,
) -> PageResult {
    let (services, actor, path) = (&app.services, staff.actor(), list_path(&code));
    // Whoever may not is told so before a number that is none.
    services::activities::may_change_activity(services, actor, &code).await?;
    let id: QuestionId = form.question.parse().map_err(|_| services::Error::NotFound)?;
    let done = match form.act.as_str() {
        "len" => services::questions::move_question(services, actor, &code, id, Way::Up).await.map(|()| None),
        "xuong" => {
            services::questions::move_question(services, actor, &code, id, Way::Down).await.map(|()| None)
        }
        "bo" => services::questions::retire_question(services, actor, &code, id).await.map(|removed| {
            Some(match removed {
                Removed::Unanswered => Flash::QuestionRemoved(0),
                Removed::Kept(n) => Flash::QuestionKept(whole(n)),
            })
        }),
        "lai" => services::questions::restore_question(services, actor, &code, id)
            .await
            .map(|()| Some(Flash::QuestionAsked(0))),
        "xoa" => services::questions::delete_question(services, actor, &code, id)
            .await
            .map(|()| Some(Flash::Removed(0))),
        _ => return Err(PageError::Status(axum::http::StatusCode::BAD_REQUEST)),
    };
    match done {
        Ok(Some(flash)) => Ok(staff.done(&path, flash)),
        Ok(None) => Ok(staff.go(&path)),
        Err(services::Error::Conflict(problem)) => {
            let why = problem.text(staff.lang);
            render(&app, &staff, &code, Some(why)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(app: &App, staff: &Staff, code: &str, why: Option<String>) -> PageResult {
    let list = list_questions(&app.services, staff.actor(), code).await?;
    let lang = staff.lang;
    let title = format!("{}: {}", t::questions(lang), list.activity.title);
    let frame =
        Workspace::new(staff, staff.actor(), &list.activity, app.services.today(), WorkTab::Questions);
    let failed = why.is_some();
    let view = move || {
        let notice = why.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        workspace(frame, notice, view(lang, list))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(lang: Lang, list: QuestionList) -> AnyView {
    let QuestionList { activity, asked, retired } = list;
    let code = activity.code;
    let path = |more: &str| in_language(lang, &format!("{}{more}", list_path(&code)));
    let more = (!asked.is_empty()).then(|| {
        let summary = in_language(lang, &summary_path(&code));
        view! {
            <ButtonLink href=path("/xem-thu") look=Look::Secondary>{t::preview(lang)}</ButtonLink>
            <ButtonLink href=summary look=Look::Secondary>{t::summary(lang)}</ButtonLink>
        }
    });
    let action = path("");
    let table = if asked.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any()
    } else {
        let head = vec![
            Head::text(t::question(lang)),
            Head::text(t::kind(lang)),
            Head::number(t::answered(lang)),
            Head::text(t::order(lang)),
        ];
        let rows = asked.into_iter().map(|line| row(lang, line, &action)).collect_view();
        view! { <Table id="questions" caption=t::questions(lang) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table> }
            .into_any()
    };
    let retired = gone(lang, retired, &action);
    view! {
        <section class="stack">
            <h2>{t::questions(lang)}</h2>
            <p class="lead">{t::lead(lang)}</p>
            <div class="actions"><ButtonLink href=path("/moi")>{t::add(lang)}</ButtonLink>{more}</div>
            {table}
        </section>
        {retired}
    }
    .into_any()
}

fn row(lang: Lang, line: QuestionLine, action: &str) -> AnyView {
    let QuestionLine { asked, answered, goes_up, goes_down } = line;
    let row = &asked.question;
    let text = said::question(lang, row);
    let href = format!("{action}/{}", row.id);
    let marks = [(row.required, t::is_required(lang)), (row.on_papers, t::is_on_papers(lang))];
    let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    let kind = [row.kind.name(lang)].into_iter().chain(marks).collect::<Vec<_>>().join(" · ");
    let when = asked.when.as_ref().map(|(parent, _)| {
        let answer = said::option(lang, parent, &row.only_answer);
        let words = t::asked_when(lang, &said::question(lang, parent), &answer);
        view! { <br/><span class="soft small">{words}</span> }
    });
    let class = format!("question-{}", asked.depth.min(3));
    let options: Vec<String> = asked.options.iter().map(|option| option.text(lang).to_owned()).collect();
    let options =
        (!options.is_empty()).then(|| view! { <br/><span class="soft small">{options.join(" · ")}</span> });
    let up = goes_up.then(|| button(lang, action, (row, "len"), t::up(lang)));
    let down = goes_down.then(|| button(lang, action, (row, "xuong"), t::down(lang)));
    let remove = button(lang, action, (row, "bo"), t::remove(lang));
    view! {
        <Row>
            <RowHead><span class=class><a href=href>{text}</a>{when}{options}</span></RowHead>
            <Cell label=t::kind(lang)>{kind}</Cell>
            <Cell label=t::answered(lang) class="num">{answered}</Cell>
            <Cell label=t::order(lang) class="row-actions"><div class="actions">{up}{down}{remove}</div></Cell>
        </Row>
    }
    .into_any()
}

/// A button that does one thing with one question; its name says with which.
fn button(lang: Lang, action: &str, (row, act): (&Question, &'static str), words: &'static str) -> AnyView {
    let fields = vec![("question".to_owned(), row.id.to_string()), ("act".to_owned(), act.to_owned())];
    let of = t::of_question("", &said::question(lang, row));
    view! {
        <PostButton action=action.to_owned() fields look=Look::Quiet size=Size::Small>
            {words}<span class="hidden-text">{of}</span>
        </PostButton>
    }
    .into_any()
}

/// Those that are asked no more.
fn gone(lang: Lang, retired: Vec<(Question, u64)>, action: &str) -> Option<AnyView> {
    if retired.is_empty() {
        return None;
    }
    let rows = retired.into_iter().map(|(row, answered)| {
        let again = button(lang, action, (&row, "lai"), t::ask_again(lang));
        let delete = (answered == 0).then(|| button(lang, action, (&row, "xoa"), t::delete(lang)));
        let kept = (answered > 0).then(|| t::answers_kept(lang, answered));
        view! {
            <li>
                <p>{said::question(lang, &row)}" "<span class="soft small">{kept}</span></p>
                <div class="actions">{again}{delete}</div>
            </li>
        }
    });
    Some(
        view! {
            <section class="stack" id="retired">
                <h2>{t::retired(lang)}</h2>
                <p class="soft">{t::retired_text(lang)}</p>
                <ul class="retired-questions">{rows.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
