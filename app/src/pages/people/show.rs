//! One person: what is known of them, and every activity they were on the list of.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Word, accounts::access::Actor};
use leptos::prelude::*;
use services::{
    ids::PersonId,
    people::{Opens, PersonEntry},
    rows::{Activity, Registration},
};
use ui::{
    Badge, ButtonLink, Cell, Crumb, Empty, EmptyState, Fact, FactList, Head, PageHead, Row, RowHead, Shape,
    Table,
};

use crate::{
    App,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of as activity_path, registration_tone},
        people::{born, list::may_manage, path_of, words as t},
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<PersonId>) -> PageResult {
    let (entry, history) = services::people::show_person(&app.services, staff.actor(), id).await?;
    let (lang, actor) = (staff.lang, staff.actor().clone());
    let title = entry.person.full_name.clone();
    Ok(staff.staff(&title, move || view(lang, &actor, entry, history)))
}

fn view(
    lang: Lang,
    actor: &Actor,
    entry: PersonEntry,
    history: Vec<(Registration, Activity, Opens)>,
) -> AnyView {
    let PersonEntry { person, unit_name } = entry;
    let or_none = |value: Option<String>| value.unwrap_or_else(|| t::no_contact(lang).to_owned());
    let mut facts = vec![
        Fact::new(t::unit(lang), unit_name),
        Fact::new(t::birth_date(lang), or_none(Some(born(&person, lang)).filter(|born| !born.is_empty()))),
        Fact::new(t::sex(lang), or_none(person.sex.map(|sex| sex.name(lang).to_owned()))),
        Fact::new(t::email(lang), or_none(person.email)),
        Fact::new(t::phone(lang), or_none(person.phone)),
    ];
    if !person.position.is_empty() {
        facts.insert(1, Fact::new(t::position(lang), person.position));
    }
    if let Some(code) = person.code {
        facts.push(Fact::new(t::code(lang), code));
    }
    let edit = may_manage(actor).then(|| {
        let href = in_language(lang, &format!("{}/sua", path_of(person.id)));
        view! { <ButtonLink href=href>{t::edit(lang)}</ButtonLink> }
    });
    let crumbs = vec![Crumb::new(t::people(lang), in_language(lang, "/quan-ly/nguoi"))];
    let history = if history.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::no_history(lang) text=t::no_history_text(lang)/> }
            .into_any()
    } else {
        table(lang, history)
    };
    view! {
        <PageHead title=person.full_name crumbs>{edit}</PageHead>
        <div class="stack-l">
            <FactList facts/>
            {history}
        </div>
    }
    .into_any()
}

fn table(lang: Lang, history: Vec<(Registration, Activity, Opens)>) -> AnyView {
    let rows = history
        .into_iter()
        .map(|(registration, activity, opens)| {
            let href = in_language(lang, &activity_path(&activity.code, WorkTab::Overview));
            let title = activity.title;
            let title = match opens {
                Opens::Yes => view! { <a href=href>{title}</a> }.into_any(),
                Opens::No => title.into_any(),
            };
            let (tone, state) = (registration_tone(*registration.state), registration.state.name(lang));
            view! {
                <Row>
                    <RowHead>{title}</RowHead>
                    <Cell label=t::time(lang) class="num">{dates::day_span(activity.starts_on, activity.ends_on, lang)}</Cell>
                    <Cell label=t::state(lang)><Badge tone>{state}</Badge></Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::activity(lang)), Head::number(t::time(lang)), Head::text(t::state(lang))];
    view! { <Table id="history" caption=t::history(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}
