//! Who comes in the place of one who can't: the substitutes in their order, then others of the unit's people.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, nominations::ranks::Standing};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    ids::{NomineeId, PersonId, RoundId},
    nominations::{CandidateEntry, UnitList, WhyNot, find_candidates, replace_nominee, show_unit_list},
    rows::Person,
};
use ui::{
    Area, Banner, BannerKind, Button, Cell, Crumb, Field, Head, Kind, Look, PageHead, PostButton, Row,
    RowHead, Shape, Size, Table, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        nominations::{
            list::{Search, why_not},
            path_of,
            people::who,
            words as t,
        },
        people::list::contact,
    },
    visit::Staff,
};

/// Who was chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    person: String,
}

/// The list and the place on it that is pressed.
type Place = Path<(RoundId, String, NomineeId)>;

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit, nominee)): Place,
    Query(search): Query<Search>,
) -> PageResult {
    page(&app, &staff, (round, &unit), (nominee, search.q), None).await
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit, nominee)): Place,
    Form(chosen): Form<Chosen>,
) -> PageResult {
    let by: PersonId = chosen.person.parse().map_err(|_| Error::NotFound)?;
    match replace_nominee(&app.services, staff.actor(), (round, &unit), nominee, by).await {
        Ok(done) => Ok(staff.done_until_undone(&path_of(round, &unit), Flash::Replacement(0), done.undo)),
        Err(Error::Conflict(problem)) => {
            let trouble = Some(problem.text(staff.lang));
            page(&app, &staff, (round, &unit), (nominee, String::new()), trouble).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    staff: &Staff,
    of: (RoundId, &str),
    (nominee, words): (NomineeId, String),
    trouble: Option<String>,
) -> Result<Response, PageError> {
    let list = show_unit_list(&app.services, staff.actor(), of).await?;
    let (found, _) = find_candidates(&app.services, staff.actor(), of, &words).await?;
    let leaving = list.people.iter().find(|one| one.nominee.id == nominee).ok_or(Error::NotFound)?;
    let leaving = leaving.person.full_name.clone();
    let lang = staff.lang;
    let title = format!("{}: {leaving}", t::replace_title(lang));
    let failed = trouble.is_some();
    let view = move || view(lang, list, (nominee, leaving), found, words, trouble);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(
    lang: Lang,
    list: UnitList,
    (nominee, leaving): (NomineeId, String),
    found: Vec<CandidateEntry>,
    words: String,
    trouble: Option<String>,
) -> AnyView {
    let back = in_language(lang, &path_of(list.round.id, &list.unit.code));
    let here = format!("{back}/thay/{nominee}");
    let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
    let crumbs = vec![
        Crumb::new(t::calls(lang), in_language(lang, "/quan-ly")),
        Crumb::new(format!("{}: {}", t::list_title(lang), list.unit.name), back),
    ];
    let substitutes = list.people.iter().filter(|one| one.standing == Standing::Substitute);
    let further: Vec<PersonId> = substitutes.clone().skip(20).map(|one| one.person.id).collect();
    // The first of them come first; whoever is further down is found by name.
    let substitutes: Vec<_> = substitutes.take(20).map(|one| (one.person.clone(), None)).collect();
    // Those on the list are above.
    let is_shown =
        |entry: &CandidateEntry| substitutes.iter().any(|(one, _): &(Person, _)| one.id == entry.person.id);
    let waits = |entry: &CandidateEntry| further.contains(&entry.person.id);
    let others = found.into_iter().filter(|entry| !is_shown(entry));
    let others = others.filter(|entry| entry.why_not != Some(WhyNot::OnList) || waits(entry));
    let others: Vec<_> = others.map(|entry| (waits(&entry), entry)).collect();
    let others: Vec<_> =
        others.into_iter().map(|(waits, entry)| (entry.person, entry.why_not.filter(|_| !waits))).collect();
    let title = format!("{}: {leaving}", t::replace_title(lang));
    let lead = t::leaves(lang, &leaving);
    view! {
        <PageHead title crumbs lead notice=notice.into_any()/>
        <div class="stack-l">
            {table(lang, &here, ("substitutes", t::first_substitutes(lang)), substitutes)}
            <section class="stack">
                <h2>{t::others(lang)}</h2>
                <form class="stack-s" method="get" action=here.clone()>
                    <Field name="q" label=t::search(lang) kind=Kind::Search value=words width=Width::Letters30/>
                    <div class="actions"><Button look=Look::Secondary>{t::find(lang)}</Button></div>
                </form>
                {table(lang, &here, ("others", t::see_people(lang)), others)}
            </section>
        </div>
    }
    .into_any()
}

fn table(
    lang: Lang,
    action: &str,
    (id, caption): (&'static str, &'static str),
    people: Vec<(Person, Option<WhyNot>)>,
) -> AnyView {
    if people.is_empty() {
        return view! { <p class="soft">{caption}": "{t::none_found(lang)}</p> }.into_any();
    }
    let rows = people
        .into_iter()
        .map(|(person, why)| {
            let act = match why {
                Some(why) => view! { <span class="soft small">{why_not(lang, why)}</span> }.into_any(),
                None => {
                    let fields = vec![("person".to_owned(), person.id.to_string())];
                    let (action, name) = (action.to_owned(), person.full_name.clone());
                    view! { <PostButton action fields look=Look::Secondary size=Size::Small>{t::choose(lang)}<span class="hidden-text">" "{name}</span></PostButton> }.into_any()
                }
            };
            let (name, contact) = (who(lang, &person), contact(person.email, person.phone));
            view! {
                <Row>
                    <RowHead>{name}</RowHead>
                    <Cell label=t::contact(lang)>{contact}</Cell>
                    <Cell class="row-actions">{act}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::contact(lang)), Head::bare(t::acts(lang))];
    view! { <Table id caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
