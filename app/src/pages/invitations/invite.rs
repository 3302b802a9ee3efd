//! Whom to invite to an activity or to put on its list: people chosen from those of the own units.

use std::collections::{HashMap, HashSet};

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ActivityState, Lang, Problems, RegistrationState, Word, numbers::whole};
use leptos::prelude::*;
use services::{
    Paged,
    activities::Telling,
    ids::{PersonId, UndoId},
    people::PersonEntry,
    registrations::Chosen,
    rows::Activity,
};
use ui::{
    Area, Badge, Banner, BannerKind, Button, Cell, Checkboxes, Choice, Empty, EmptyState, ErrorSummary,
    Field, Head, Look, Need, PagerButtons, Row, RowHead, Shape, Table, Width,
};

use crate::{
    App, address,
    flash::Flash,
    form::{Form, Query, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{
            telling_words,
            workspace::{WorkTab, Workspace, path_of, registration_tone, workspace},
        },
        invitations::{
            check,
            form::{Along, Typed},
            words as t,
        },
        people::{
            born,
            list::{Filters, Units, contact, units},
            words as tp,
        },
        requirements::words as tr,
    },
    state::Mail,
    visit::Staff,
};

/// What could not be done.
#[derive(Default)]
struct Wrong {
    problems: Problems,
    whole: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(typed): Query<Typed>,
) -> PageResult {
    // What an address says is chosen is ticked, and nothing done.
    render(&app, &staff, &code, typed.filters(), typed, None).await
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    if let Some(filters) = typed.looks_at() {
        let typed = Typed { all: String::new(), ..typed };
        let along = Along { filters: filters.clone(), chosen: &typed.chosen, answer_by: &typed.answer_by };
        let query = serde_html_form::to_string(along).unwrap_or_default();
        // An address of its own, so that going back and loading anew ask nothing; unless so many are chosen that no address holds them.
        return if query.len() < address::LONGEST / 2 {
            Ok(staff.go(&format!("{}?{query}", path_of(&code, WorkTab::Invite))))
        } else {
            render(&app, &staff, &code, filters, typed, None).await
        };
    }
    let chosen = match chosen(&app, &staff, &code, &typed).await {
        Ok(chosen) => chosen,
        Err(services::Error::Invalid(problems)) => {
            let wrong = Wrong { problems, whole: None };
            return render(&app, &staff, &code, typed.filters(), typed, Some(wrong)).await;
        }
        Err(error) => return Err(error.into()),
    };
    if typed.step == "none" {
        let typed = Typed { chosen: vec![], all: String::new(), ..typed };
        return render(&app, &staff, &code, typed.filters(), typed, None).await;
    }
    if typed.step == "back" {
        return render(&app, &staff, &code, typed.filters(), typed, None).await;
    }
    let wrong = match act(&app, &staff, &code, &typed, &chosen).await {
        Ok(answer) => return Ok(answer),
        Err(services::Error::Invalid(problems)) => Wrong { problems, whole: None },
        Err(services::Error::Conflict(problem)) => {
            Wrong { whole: Some(problem.text(staff.lang)), ..Wrong::default() }
        }
        Err(error) => return Err(error.into()),
    };
    render(&app, &staff, &code, typed.filters(), typed, Some(wrong)).await
}

/// Who was ticked; and where all are chosen, everybody whom the filters find and who is not on the list.
async fn chosen(app: &App, staff: &Staff, code: &str, typed: &Typed) -> services::Result<Vec<PersonId>> {
    let (services, actor) = (&app.services, staff.actor());
    let ticked: Vec<PersonId> = typed.chosen.iter().filter_map(|id| id.parse().ok()).collect();
    if typed.all != "yes" {
        return Ok(ticked);
    }
    let found = services::people::find_people(services, actor, &typed.filters().query()).await?;
    // Who said no or was refused is asked again only when somebody chooses them by name.
    let (_, list) = services::registrations::list_registrations(services, actor, code).await?;
    let there: HashSet<PersonId> = list.into_iter().map(|entry| entry.person.id).collect();
    // Those who were chosen from other results stay chosen.
    let found: Vec<PersonId> =
        found.into_iter().filter(|id| !there.contains(id) && !ticked.contains(id)).collect();
    Ok([ticked, found].concat())
}

/// Puts those who were chosen on the list, invites them, or shows what inviting them would do.
async fn act(
    app: &App,
    staff: &Staff,
    code: &str,
    typed: &Typed,
    chosen: &[PersonId],
) -> services::Result<Response> {
    let (services, actor, by) = (&app.services, staff.actor(), &typed.answer_by);
    let list = path_of(code, WorkTab::People);
    match typed.step.as_str() {
        "add" => {
            let telling = Telling::read(&typed.bao);
            let chosen = Chosen { people: chosen, overrule: &typed.overrule };
            let done =
                services::registrations::add_participants(services, actor, code, chosen, telling).await?;
            Ok(staff.done_until_undone(&list, Flash::Added(whole(done.n)), done.undo))
        }
        "send" => {
            let key = &typed.key;
            let chosen = Chosen { people: chosen, overrule: &typed.overrule };
            let n = services::invitations::invite_people(services, actor, code, chosen, by, key).await?;
            Ok(staff.done(
                &list,
                match staff.mail() {
                    Mail::Sent => Flash::Invited(whole(n)),
                    Mail::Kept => Flash::InvitedKept(whole(n)),
                },
            ))
        }
        _ => {
            let plan = services::invitations::plan_invitations(services, actor, code, chosen, by).await?;
            Ok(check::page(app, staff, typed, services::new_form_key()?, plan))
        }
    }
}

/// On to the page with these people ticked, nothing done yet; where no address holds so many, the page itself.
pub(crate) async fn with_chosen(
    app: &App,
    staff: &Staff,
    code: &str,
    people: &[PersonId],
    (flash, undo): (Flash, Option<UndoId>),
) -> PageResult {
    let chosen: Vec<String> = people.iter().map(PersonId::to_string).collect();
    let along = Along { filters: Filters::default(), chosen: &chosen, answer_by: "" };
    let query = serde_html_form::to_string(along).unwrap_or_default();
    if query.len() < address::LONGEST / 2 {
        return Ok(staff.done_until_undone(
            &format!("{}?{query}", path_of(code, WorkTab::Invite)),
            flash,
            undo,
        ));
    }
    let typed = Typed { chosen, ..Typed::default() };
    render(app, staff, code, Filters::default(), typed, None).await
}

async fn render(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: Filters,
    typed: Typed,
    wrong: Option<Wrong>,
) -> PageResult {
    let found = services::people::list_people(&app.services, staff.actor(), &filters.query()).await?;
    let (activity, list) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    services::invitations::may_invite(&app.services, staff.actor(), code).await?;
    let mails = match *activity.state {
        ActivityState::Published if activity.starts_on >= app.services.today() => Mails::Useful,
        ActivityState::Published if activity.ends_on >= app.services.today() => Mails::TooLate,
        ActivityState::Published => Mails::Over,
        state => Mails::NoList(state),
    };
    let units = units(app, staff.actor()).await?;
    let there = list.into_iter().map(|entry| (entry.person.id, *entry.registration.state)).collect();
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Invite);
    let lang = staff.lang;
    let failed = wrong.is_some();
    let wrong = wrong.unwrap_or_default();
    let title = format!("{}: {}", t::title(lang), activity.title);
    let title = staff.titled(&title, found.paging.page);
    let view = move || {
        let notice = match wrong.whole.clone() {
            Some(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
            None => view! { <ErrorSummary errors=summary(lang, &wrong.problems)/> }.into_any(),
        };
        let problems = wrong.problems;
        workspace(
            frame,
            Some(notice),
            body(lang, Shown { activity, mails, units, filters, found, there, typed, problems }),
        )
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// Everything that the page shows under the tabs.
struct Shown {
    activity: Activity,
    mails: Mails,
    units: Units,
    filters: Filters,
    found: Paged<PersonEntry>,
    /// Those who are on the list, and how.
    there: HashMap<PersonId, RegistrationState>,
    typed: Typed,
    problems: Problems,
}

fn body(lang: Lang, shown: Shown) -> AnyView {
    let Shown { activity, mails, units, filters, found, there, typed, problems } = shown;
    if let Mails::NoList(state) = mails {
        let (title, text) = match state {
            ActivityState::Cancelled => (t::cancelled(lang), t::cancelled_text(lang)),
            _ => (t::draft(lang), t::draft_text(lang)),
        };
        return view! { <EmptyState kind=Empty::Nothing title text/> }.into_any();
    }
    let path = path_of(&activity.code, WorkTab::Invite);
    let bar = filters.buttons(lang, units);
    let (page, pages, total) = (whole(found.paging.page), whole(found.pages()), found.total);
    let here: HashSet<String> = found.rows.iter().map(|entry| entry.person.id.to_string()).collect();
    let elsewhere: Vec<String> = typed.chosen.iter().filter(|id| !here.contains(*id)).cloned().collect();
    let told = (!typed.chosen.is_empty()).then(|| {
        let words = t::chosen(lang, typed.chosen.len(), elsewhere.len());
        view! { <p role="status">{words}" "<Button name="step" value="none" look=Look::Quiet>{t::choose_nobody(lang)}</Button></p> }
    });
    let hidden = elsewhere.into_iter().map(|id| view! { <input type="hidden" name="chosen" value=id/> });
    let hidden = hidden.collect_view();
    let import = in_language(lang, &format!("/quan-ly/hoat-dong/{}/danh-sach", activity.code));
    let top = view! {
        <input type="hidden" name="q" value=filters.q.clone()/>
        <input type="hidden" name="don-vi" value=filters.don_vi.clone()/>
        <input type="hidden" name="them" value=filters.them.clone()/>
        <input type="hidden" name="trang" value=filters.trang.clone()/>
        {hidden}
        <p class="lead">{t::lead(lang)}</p>
        <p><a href=import>{t::from_list(lang)}</a></p>
        <div>{bar}</div>
        {told}
    }
    .into_any();
    let action = in_language(lang, &path);
    if found.rows.is_empty() {
        let (kind, title, text) = if filters.is_wide() {
            (Empty::Nothing, tp::nothing(lang), tp::nothing_text(lang))
        } else {
            (Empty::NoMatch, tp::no_match(lang), tp::no_match_text(lang))
        };
        let acts = (!typed.chosen.is_empty()).then(|| acts(lang, mails, &typed, &problems));
        return view! {
            <form class="stack" method="post" action=action novalidate>{top}<EmptyState kind title text/>{acts}</form>
        }
        .into_any();
    }
    let all = (pages > 1).then(|| {
        let choices = vec![Choice::new("yes", t::choose_all(lang, total))];
        view! { <Checkboxes name="all" choices values=vec![typed.all.clone()]/> }
    });
    let error = problems.of("chosen").map(|problem| problem.text(lang));
    let error = error.map(|text| view! { <p class="field-error" id="chosen" tabindex="-1">{text}</p> });
    view! {
        <form class="stack" method="post" action=action novalidate>
            {top}
            {error}
            {table(lang, found, &there, &typed.chosen)}
            <PagerButtons page pages/>
            {all}
            {acts(lang, mails, &typed, &problems)}
        </form>
    }
    .into_any()
}

/// Whether an invitation would still be of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mails {
    /// The activity is published and yet to come.
    Useful,
    /// It has begun.
    TooLate,
    /// It is over: whoever is put on its list is told only where that is wanted.
    Over,
    /// It is a draft or was cancelled: nobody can be put on its list.
    NoList(ActivityState),
}

/// What is done with those who are chosen.
fn acts(lang: Lang, mails: Mails, typed: &Typed, problems: &Problems) -> AnyView {
    // Once some of them were found not to meet what is asked for.
    let overrule = (problems.of("overrule").is_some() || !typed.overrule.is_empty()).then(|| {
        let error = beside(lang, problems, "overrule");
        view! { <Field name="overrule" label=tr::overrule(lang) hint=tr::overrule_hint(lang) value=typed.overrule.clone() error=error/> }
    });
    if mails == Mails::TooLate || mails == Mails::Over {
        let also = (mails == Mails::Over).then(|| {
            let choices = vec![Choice::new("co", telling_words::also_tell(lang))];
            view! { <Checkboxes name="bao" choices values=vec![typed.bao.clone()]/> }
        });
        return view! {
            <p class="soft">{t::no_mails(lang)}</p>
            {also}
            {overrule}
            <Button name="step" value="add">{t::add(lang)}</Button>
        }
        .into_any();
    }
    view! {
        <Field name="answer_by" label=t::answer_by(lang) hint=t::answer_by_hint(lang) need=Need::Optional value=typed.answer_by.clone()
            width=Width::Letters10 error=beside(lang, problems, "answer_by")/>
        {overrule}
        <div class="actions">
            <Button name="step" value="preview">{t::preview(lang)}</Button>
            <Button name="step" value="add" look=Look::Secondary>{t::add(lang)}</Button>
        </div>
        <p class="soft small">{t::add_hint(lang)}</p>
    }
    .into_any()
}

fn table(
    lang: Lang,
    found: Paged<PersonEntry>,
    there: &HashMap<PersonId, RegistrationState>,
    chosen: &[String],
) -> AnyView {
    let caption = tp::found(lang, found.total);
    let rows = found
        .rows
        .into_iter()
        .map(|PersonEntry { person, unit_name }| {
            let id = person.id.to_string();
            let label = format!("{} {}", t::choose(lang), person.full_name);
            let born = born(&person, lang);
            let state = there.get(&person.id).map(|state| {
                let (tone, name) = (registration_tone(*state), state.name(lang));
                view! { <Badge tone>{name}</Badge> }
            });
            let checked = chosen.contains(&id);
            let select = match state {
                // Who gave the place up can be put on the list again.
                Some(_) if there.get(&person.id).is_some_and(|state| !state.is_final()) => None,
                _ => Some(view! { <input type="checkbox" name="chosen" value=id checked=checked aria-label=label/> }),
            };
            let no_mail = person.email.is_none().then(|| view! { <br/><span class="soft small">{t::no_mail(lang)}</span> });
            let contact = contact(person.email, person.phone);
            view! {
                <Row>
                    <Cell class="select">{select}</Cell>
                    <RowHead>{person.full_name}<br/><span class="soft small">{born}</span></RowHead>
                    <Cell label=t::unit(lang)>{unit_name}</Cell>
                    <Cell label=t::contact(lang)>{contact}{no_mail}</Cell>
                    <Cell label=t::on_list(lang)>{state}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::bare(t::choose(lang)),
        Head::text(t::name(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::contact(lang)),
        Head::text(t::on_list(lang)),
    ];
    view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
