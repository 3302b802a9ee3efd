//! One person: what is known of them, and every activity they were on the list of, with what came of it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, Word, accounts::access::Actor};
use leptos::prelude::*;
use services::{
    Error,
    activities::ActivityCard,
    ids::PersonId,
    people::{PersonEntry, PersonPage, PersonPages},
};
use ui::{Area, ButtonLink, Crumb, Fact, FactList, PageHead};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::people::{
        add_to_class::{self, Typed},
        born,
        list::may_manage,
        path_of,
        show_parts::{self as parts, Pages},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<PersonId>,
    Query(pages): Query<Pages>,
) -> PageResult {
    render(&app, &staff, id, pages, None).await
}

/// The page again, since the person could not be put on the list that was chosen.
pub(crate) async fn again(app: &App, staff: &Staff, id: PersonId, wrong: (Typed, Wrong)) -> PageResult {
    render(app, staff, id, Pages::default(), Some(wrong)).await
}

async fn render(
    app: &App,
    staff: &Staff,
    id: PersonId,
    pages: Pages,
    wrong: Option<(Typed, Wrong)>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let page = match services::people::show_person(services, actor, id, pages.read()).await {
        Ok(page) => page,
        Err(Error::NotFound) => return moved_on(app, staff, id).await,
        Err(error) => return Err(error.into()),
    };
    let classes = services::people::list_open_classes(services, actor, Some(id)).await?;
    let (lang, actor) = (staff.lang, actor.clone());
    let title = page.entry.person.full_name.clone();
    let failed = wrong.is_some();
    let view = move || view(lang, &actor, page, &pages, classes, wrong);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// Whoever follows an old link to somebody who became one with another comes to the one that stayed.
async fn moved_on(app: &App, staff: &Staff, id: PersonId) -> PageResult {
    let became = services::people::find_merged(&app.services, id).await?.ok_or(Error::NotFound)?;
    // Only for those who may see that one.
    services::people::show_person(&app.services, staff.actor(), became, PersonPages::default()).await?;
    let answer: Response = staff.go(&path_of(became));
    Ok(answer)
}

fn view(
    lang: Lang,
    actor: &Actor,
    page: PersonPage,
    pages: &Pages,
    classes: Vec<ActivityCard>,
    wrong: Option<(Typed, Wrong)>,
) -> AnyView {
    let PersonEntry { person, unit_name } = page.entry;
    let (typed, wrong) = wrong.unwrap_or_default();
    let notice = wrong.notice(lang);
    let edit = may_manage(actor).then(|| {
        let href = in_language(lang, &format!("{}/sua", path_of(person.id)));
        view! { <ButtonLink href=href>{t::edit(lang)}</ButtonLink> }
    });
    let crumbs = vec![Crumb::new(t::people(lang), in_language(lang, "/quan-ly/nguoi"))];
    let add = add_to_class::form(lang, &person, classes, typed, &wrong);
    let title = person.full_name.clone();
    let here = path_of(person.id);
    let doubles = parts::doubles(lang, &person, page.doubles);
    let merged = parts::merged(lang, page.merged);
    let mut facts = facts(lang, person, unit_name);
    facts.push(Fact::new(t::attended(lang), t::attended_line(lang, page.attended)));
    facts.extend(page.taught.map(|taught| parts::taught(lang, taught)));
    let mails = page.mails.map(|mails| parts::mails(lang, mails, &here, pages));
    view! {
        <PageHead title crumbs notice>{edit}</PageHead>
        <div class="stack-l">
            {doubles}
            <FactList facts/>
            {add}
            {parts::history(lang, page.history, &here, pages)}
            {parts::certificates(lang, page.certificates)}
            {mails}
            {parts::units(lang, page.units)}
            {merged}
        </div>
    }
    .into_any()
}

/// What is known of the person.
fn facts(lang: Lang, person: services::rows::Person, unit_name: String) -> Vec<Fact> {
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
    facts
}
