//! A participant chooses what to attend of talks side by side. It works without a script.

use std::collections::BTreeSet;

use axum::extract::State;
use documents::dates;
use domain::{
    Lang, Problem, local,
    schedule::span::Span,
    talks::choice::{Offer, offers},
};
use leptos::prelude::*;
use services::{
    Error,
    ids::TalkId,
    rows::Talk,
    talks::{ChoiceForm, MayChoose, NotChosen, OwnTalks},
};
use ui::{
    Area, Button, ButtonLink, Checkboxes, Choice, Crumb, ErrorSummary, FieldError, Look, Need, OptText,
    PageHead, Radios,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::{
        registrations::{own_link::OwnLink, own_page::gone},
        talks::{own_words as t, words as tw},
    },
    visit::Page,
};

/// The form as the browser sends it: a field for each choice.
type Typed = Vec<(String, String)>;

fn read(typed: Typed) -> ChoiceForm {
    let mut form = ChoiceForm::default();
    for (name, value) in typed {
        match name.as_str() {
            "offered" => form.offered.push(value),
            name if name.starts_with("chon") && !value.is_empty() => form.chosen.push(value),
            _ => {}
        }
    }
    form
}

pub(crate) async fn show(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    render(&app, &page, &link, None).await
}

pub(crate) async fn choose(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = read(typed);
    match services::talks::choose_talks(&app.services, &link.token, &form).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::TalksChosen(0)))),
        Err(NotChosen { error: Error::NotFound, .. }) => Ok(gone(&page)),
        Err(NotChosen { error: Error::Invalid(_), talks }) => {
            render(&app, &page, &link, Some((form, talks))).await
        }
        Err(NotChosen { error, .. }) => Err(error.into()),
    }
}

/// What was chosen and could not be written, and why.
type Trouble = (ChoiceForm, Vec<(TalkId, Problem)>);

async fn render(app: &App, page: &Page, link: &OwnLink, trouble: Option<Trouble>) -> PageResult {
    let own = match services::talks::show_own_talks(&app.services, &link.token).await {
        Ok(Some(own)) => own,
        Ok(None) => return Ok(Page::keep_private(page.go(&link.path("")))),
        Err(Error::NotFound) => return Ok(gone(page)),
        Err(error) => return Err(error.into()),
    };
    let lang = page.lang;
    let (action, back) = (page.href(&link.path("/chuong-trinh")), page.href(&link.path("")));
    let failed = trouble.is_some();
    let view = move || view(lang, &own, (action, back), trouble);
    let answer = match failed {
        true => page.invalid(Area::Public, t::choose(lang), view),
        false => page.public(t::choose(lang), view),
    };
    Ok(Page::keep_private(answer))
}

fn view(lang: Lang, own: &OwnTalks, (action, back): (String, String), trouble: Option<Trouble>) -> AnyView {
    let (chosen, wrong) = match trouble {
        Some((form, wrong)) => {
            let chosen = form.chosen.iter().filter_map(|id| id.parse().ok());
            // What was full meanwhile is no longer offered.
            (chosen.collect::<BTreeSet<TalkId>>(), wrong)
        }
        None => (own.chosen.clone(), vec![]),
    };
    let talks = own.open();
    let spans: Vec<Span> = talks.iter().map(|talk| Span::new(talk.starts_at, talk.ends_at)).collect();
    let groups = offers(&spans);
    let group_of =
        |id: TalkId| groups.iter().position(|offer| offer.talks().iter().any(|n| talks[*n].id == id));
    let errors = wrong.iter().map(|(id, problem)| {
        let at = group_of(*id).unwrap_or_default();
        FieldError::new(format!("chon-{at}"), problem.text(lang))
    });
    let errors: Vec<FieldError> = errors.collect();
    let error_of = |at: usize| {
        let found = wrong.iter().find(|(id, _)| group_of(*id) == Some(at));
        found.map(|(_, problem)| problem.text(lang))
    };
    let fields = groups
        .iter()
        .enumerate()
        .map(|(at, offer)| {
            let of: Vec<&Talk> = offer.talks().iter().map(|n| talks[*n]).collect();
            group(lang, own, (at, offer, &of), &chosen, error_of(at).into())
        })
        .collect_view();
    let crumbs = vec![Crumb::new(own.activity.title_in(lang), back.clone())];
    let body = match (own.may, talks.is_empty()) {
        (MayChoose::Yes, false) => view! {
            <form class="form" method="post" action=action novalidate>
                {fields}
                <div class="actions">
                    <Button>{t::save(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        }
        .into_any(),
        (may, _) => {
            let why = match may {
                MayChoose::WithASeat => t::with_a_seat(lang),
                MayChoose::AfterTaking => t::after_taking(lang),
                MayChoose::Yes | MayChoose::No => t::nothing_open(lang),
            };
            view! { <p>{why}</p><ButtonLink href=back look=Look::Secondary>{t::back(lang)}</ButtonLink> }
                .into_any()
        }
    };
    let notice = view! { <ErrorSummary errors/> }.into_any();
    view! { <PageHead title=t::choose(lang) lead=t::lead(lang) crumbs notice/>{body} }.into_any()
}

/// Talks that are offered together: those at one time as radios, the others as ticks.
fn group(
    lang: Lang,
    own: &OwnTalks,
    (at, offer, talks): (usize, &Offer, &[&Talk]),
    chosen: &BTreeSet<TalkId>,
    error: OptText,
) -> AnyView {
    let is_full = |talk: &Talk| {
        !own.chosen.contains(&talk.id) && talk.seats.is_some_and(|seats| talk.seats_taken >= seats)
    };
    let offered = talks
        .iter()
        .map(|talk| view! { <input type="hidden" name="offered" value=talk.id.to_string()/> })
        .collect_view();
    let open: Vec<&Talk> = talks.iter().filter(|talk| !is_full(talk)).copied().collect();
    let full: Vec<String> =
        talks.iter().filter(|talk| is_full(talk)).map(|talk| talk.title_in(lang).to_owned()).collect();
    let full = (!full.is_empty()).then(|| view! { <p class="soft">{t::full(lang)}" "{full.join("; ")}</p> });
    let choices: Vec<Choice> = open.iter().map(|talk| choice(lang, own, talk)).collect();
    let values: Vec<String> =
        open.iter().filter(|talk| chosen.contains(&talk.id)).map(|talk| talk.id.to_string()).collect();
    let name = format!("chon-{at}");
    let when = when(lang, own, talks);
    let fields = match offer {
        _ if choices.is_empty() => view! { <p id=name><strong>{when}</strong></p> }.into_any(),
        Offer::OneOf(_) => {
            let mut choices = choices;
            choices.push(Choice::new("", t::none(lang)));
            let label = format!("{when}: {}", t::one_of(lang));
            let value = values.into_iter().next().unwrap_or_default();
            view! { <Radios name label choices value error/> }.into_any()
        }
        Offer::AnyOf(of) => {
            let label = if of.len() > 1 { format!("{when}: {}", t::any_of(lang)) } else { when };
            view! { <Checkboxes name label need=Need::Optional choices values error/> }.into_any()
        }
    };
    view! { <div class="stack">{offered}{fields}{full}</div> }.into_any()
}

/// When talks are held that are offered together.
fn when(lang: Lang, own: &OwnTalks, talks: &[&Talk]) -> String {
    let from = talks.iter().map(|talk| talk.starts_at).min();
    let to = talks.iter().map(|talk| talk.ends_at).max();
    let (Some(from), Some(to)) = (from, to) else { return String::new() };
    let session = talks
        .first()
        .and_then(|talk| own.agenda.sessions.iter().find(|session| session.id == talk.session_id));
    let session = session.map(|session| dates::session(*session.slot, session.held_on, lang));
    format!("{}, {}", session.unwrap_or_default(), local::hours(from, to))
}

fn choice(lang: Lang, own: &OwnTalks, talk: &Talk) -> Choice {
    let track = own.agenda.track(talk).map(|track| track.name_in(lang).to_owned());
    let hours = local::hours(talk.starts_at, talk.ends_at);
    let place = Some(own.agenda.place(talk).to_owned());
    let facts = [Some(hours), track, Some(talk.speaker.clone()), place, tw::left(lang, talk)];
    let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    Choice::new(talk.id.to_string(), talk.title_in(lang)).hint(facts)
}
