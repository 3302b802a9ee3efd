//! The list of an activity to print: who has a seat, with the answers that the organizer wants on it.

use axum::extract::{Path, State};
use documents::dates;
use domain::{HeldWay, Lang, RegistrationState, Word};
use leptos::prelude::*;
use services::{
    Error,
    questions::ListAnswers,
    registrations::{ListEntry, ListRights},
    rows::{Activity, Question},
};
use ui::{Crumb, PageHead};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of, way_words as tw, words as ta},
        people::{born, words as tp},
        questions::{said, words as tq},
        registrations::list_words as t,
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let (activity, mut entries) = services::registrations::list_registrations(services, actor, &code).await?;
    // At the door nobody needs more than the page of the list (rule 10).
    if services::registrations::list_rights(services, actor, &code).await? == ListRights::AtTheDoor {
        return Err(Error::Forbidden.into());
    }
    let answers = services::questions::answers_of_list(services, actor, &activity).await?;
    entries.retain(|entry| *entry.registration.state == RegistrationState::Confirmed);
    let (lang, title) = (staff.lang, format!("{}: {}", tq::paper(staff.lang), activity.title));
    Ok(staff.staff(&title, move || view(lang, &activity, &entries, &answers)))
}

fn view(lang: Lang, activity: &Activity, entries: &[ListEntry], answers: &ListAnswers) -> AnyView {
    let crumbs = vec![
        Crumb::new(ta::activities(lang), in_language(lang, "/quan-ly/hoat-dong")),
        Crumb::new(
            format!("{}: {}", ta::people(lang), activity.title),
            in_language(lang, &path_of(&activity.code, WorkTab::People)),
        ),
    ];
    let chosen: Vec<&Question> = answers.questions.iter().filter(|row| row.on_papers).collect();
    let heads = chosen.iter().map(|row| view! { <th scope="col">{said::question(lang, row)}</th> });
    let heads = heads.collect_view();
    let rows = (1..)
        .zip(entries)
        .map(|(n, entry)| row(lang, (n, entry, *activity.way), &chosen, answers))
        .collect_view();
    let is_hybrid = *activity.way == HeldWay::Hybrid;
    let way_head = is_hybrid.then(|| view! { <th scope="col">{tw::attends_column(lang)}</th> });
    let when = format!(
        "{} · {} · {}",
        activity.code,
        dates::days(activity.starts_on, activity.ends_on, lang),
        activity.place
    );
    let subject = format!("{} “{}”", activity.kind.name(lang), activity.title_in(lang));
    view! {
        <PageHead title=tq::paper(lang) crumbs/>
        <article class="paper">
            <h2 class="paper-title">{tq::paper_title(lang)}</h2>
            <p class="paper-subject">{subject}</p>
            <p class="paper-when">{when}</p>
            // On a phone it is wider than the screen.
            <div class="paper-scroll" role="region" tabindex="0" aria-label=tq::paper(lang)>
                <table class="paper-table">
                    <thead><tr>
                        <th scope="col">{tq::number(lang)}</th>
                        <th scope="col">{t::name(lang)}</th>
                        <th scope="col">{tp::birth_date(lang)}</th>
                        <th scope="col">{t::unit(lang)}</th>
                        <th scope="col">{tp::position(lang)}</th>
                        {way_head}
                        {heads}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </article>
    }
    .into_any()
}

fn row(
    lang: Lang,
    (n, entry, way): (usize, &ListEntry, HeldWay),
    chosen: &[&Question],
    answers: &ListAnswers,
) -> AnyView {
    let person = &entry.person;
    let cells = chosen.iter().map(|row| {
        let value = answers.of(entry.registration.id, row.id);
        let words = value.map(|value| said::answer(lang, row, value)).unwrap_or_default();
        view! { <td>{words}</td> }
    });
    let note = entry.seat.in_place_of.is_some().then(|| t::seat_notes(lang, &entry.seat)).flatten();
    let note = note.map(|words| view! { <br/><span class="small">{words}</span> });
    view! {
        <tr>
            <td class="paper-n">{n}</td>
            <td>{person.full_name.clone()}{note}</td>
            <td class="paper-n">{born(person, lang)}</td>
            <td>{entry.unit_name.clone()}</td>
            <td>{person.position.clone()}</td>
            {(way == HeldWay::Hybrid).then(|| view! { <td>{entry.registration.attends.name(lang)}</td> })}
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
