//! What an organizer is to look at: what could not be taken, and arrivals in doubt.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, checkin::Review, rows::Session};
use ui::{Cell, Head, Look, PostButton, Row, RowHead, Shape, Size, Table};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::checkin::{address::path_of, words as t},
    visit::Staff,
};

/// What was looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    refused: String,
    doubtful: String,
}

pub(super) async fn settle(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    if let Ok(id) = seen.refused.parse() {
        services::checkin::settle_refusal(services, actor, &code, id).await?;
    } else {
        let id = seen.doubtful.parse().map_err(|_| Error::NotFound)?;
        services::checkin::settle_doubt(services, actor, &code, id).await?;
    }
    Ok(staff.done(&path_of(&code), Flash::Saved(0)))
}

/// Both lists, where there is anything on them.
pub(super) fn view(lang: Lang, review: &Review, here: &str) -> AnyView {
    let action = format!("{here}/da-xem");
    let refused = (!review.refused.is_empty()).then(|| refused(lang, review, &action));
    let doubtful = (!review.doubtful.is_empty()).then(|| doubtful(lang, review, &action));
    view! { {refused}{doubtful} }.into_any()
}

fn seen(lang: Lang, action: &str, (name, id): (&str, String)) -> AnyView {
    let fields = vec![(name.to_owned(), id)];
    view! { <PostButton action=action.to_owned() fields look=Look::Secondary size=Size::Small>{t::seen(lang)}</PostButton> }.into_any()
}

fn session_words(lang: Lang, session: Option<&Session>) -> String {
    session.map_or_else(|| "–".to_owned(), |session| dates::session(*session.slot, session.held_on, lang))
}

fn line(what: String, cells: [(&'static str, String); 4], act: AnyView) -> AnyView {
    let cells = cells.into_iter().map(|(label, words)| view! { <Cell label>{words}</Cell> }).collect_view();
    view! { <Row><RowHead>{what}</RowHead>{cells}<Cell class="row-actions">{act}</Cell></Row> }.into_any()
}

fn refused(lang: Lang, review: &Review, action: &str) -> AnyView {
    let rows = review
        .refused
        .iter()
        .map(|one| {
            let row = &one.refusal;
            let cells = [
                (t::why(lang), row.why.name(lang).to_owned()),
                (t::session(lang), session_words(lang, one.session.as_ref())),
                (t::at(lang), dates::moment(row.happened_at, lang)),
                (t::device(lang), one.device.clone()),
            ];
            line(row.what.clone(), cells, seen(lang, action, ("refused", row.id.to_string())))
        })
        .collect_view();
    let head = [t::what(lang), t::why(lang), t::session(lang), t::at(lang), t::device(lang), ""];
    let caption = format!("{}: {}", t::refused_title(lang), review.refused.len());
    view! {
        <section class="stack">
            <h2>{t::refused_title(lang)}</h2>
            <p class="soft">{t::refused_text(lang)}</p>
            <Table id="refused" caption head=head.map(Head::text).to_vec() shape=Shape::Cards>{rows}</Table>
        </section>
    }
    .into_any()
}

fn doubtful(lang: Lang, review: &Review, action: &str) -> AnyView {
    let rows = review
        .doubtful
        .iter()
        .map(|one| {
            let at = one.event.happened_at.unwrap_or(one.event.recorded_at);
            let cells = [
                (t::why(lang), one.event.doubt.map_or("", |doubt| doubt.name(lang)).to_owned()),
                (t::session(lang), session_words(lang, Some(&one.session))),
                (t::at(lang), dates::moment(at, lang)),
                (t::device(lang), one.device.clone()),
            ];
            line(
                one.person.full_name.clone(),
                cells,
                seen(lang, action, ("doubtful", one.event.id.to_string())),
            )
        })
        .collect_view();
    let head = [t::who(lang), t::why(lang), t::session(lang), t::at(lang), t::device(lang), ""];
    let caption = format!("{}: {}", t::doubt_title(lang), review.doubtful.len());
    view! {
        <section class="stack">
            <h2>{t::doubt_title(lang)}</h2>
            <p class="soft">{t::doubt_text(lang)}</p>
            <Table id="doubtful" caption head=head.map(Head::text).to_vec() shape=Shape::Cards>{rows}</Table>
        </section>
    }
    .into_any()
}
