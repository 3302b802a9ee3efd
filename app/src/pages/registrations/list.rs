//! The list of an activity: who asked, who has a seat, who waits.

use axum::{
    extract::{Path, State},
    response::Response,
};
use documents::dates;
use domain::{
    Attends, FilteredList, HeldWay, Lang, RegistrationState, Word,
    numbers::whole,
    registrations::step::{Step, next},
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Paged, Paging,
    ids::RegistrationId,
    questions::ListAnswers,
    registrations::{Decided, ListEntry, ListRights},
    rows::Activity,
};
use ui::{
    Area, Badge, Banner, BannerKind, Button, ButtonLink, Cell, Checkboxes, Choice, Empty, EmptyState,
    ErrorSummary, Field, FieldError, FilterBar, Head, Kind, Look, Pager, PagerButtons, Row, RowHead, Select,
    Shape, Table, Tone,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, choices},
    language::in_language,
    list::page_of,
    page_error::{PageError, PageResult},
    pages::{
        activities::{
            way_words as tw, words as ta,
            workspace::{WorkTab, Workspace, path_of, registration_tone, workspace},
        },
        filters::{Saved, WHOLE, opens_with, saved},
        people::born,
        questions::words as tq,
        registrations::{filters::Filters, list_answers, list_sheet, list_words as t, why},
        requirements::words as tr,
        units::settle_words as tu,
    },
    sheet,
    undos::undos,
    visit::Staff,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Decision {
    chosen: Vec<String>,
    /// `yes`: everybody whom the filters find.
    all: String,
    step: String,
    /// Why not; asked for on a page of its own.
    reason: Option<String>,
    /// Why those come in who don’t meet what is asked for; asked for on a page of its own.
    overrule: String,
    /// `yes`: a page that asks for a reason was shown.
    asked: String,
}

/// Rows of a page.
const PAGE: u64 = 100;

/// What could not be done.
#[derive(Default)]
struct Trouble {
    /// Nobody was chosen: for the summary.
    nobody: Option<String>,
    /// Everything else: for a banner.
    whole: Option<String>,
    /// Who was chosen.
    chosen: Vec<String>,
    /// Whether all were.
    all: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    if let Some(format) = file.format() {
        return list_sheet::answer(&app, &staff, &code, &filters, format).await;
    }
    let path = path_of(&code, WorkTab::People);
    if let Some(answer) = opens_with(&app, &staff, FilteredList::Registrations, &path).await? {
        return Ok(answer);
    }
    render(&app, &staff, &code, filters, Trouble::default()).await
}

pub(crate) async fn decide(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
    Form(form): Form<Decision>,
) -> PageResult {
    if form.step == LINKS {
        return renew_links(&app, &staff, &code, filters, form).await;
    }
    if let Some(page) = form.step.strip_prefix("trang-") {
        // Another page of the list; who was ticked goes along.
        let filters = Filters { trang: page.to_owned(), vua: String::new(), ..filters };
        let ticked = Trouble { chosen: form.chosen, all: form.all, ..Trouble::default() };
        return render(&app, &staff, &code, filters, ticked).await;
    }
    if let Some(to) = form.step.strip_prefix(WAY).and_then(Attends::parse) {
        return switch(&app, &staff, &code, filters, (form, to)).await;
    }
    let step = step_of(&form.step);
    let chosen = match step {
        // Of all that are shown, those that the act is for.
        Some(step) => {
            let is_for = |entry: &ListEntry| next(*entry.registration.state, step).is_ok();
            chosen(&app, &staff, &code, &filters, &form, is_for).await?
        }
        // Never an act that nobody asked for.
        None => vec![],
    };
    let step = step.unwrap_or(Step::Confirm);
    let decision = match step {
        Step::Reject => services::registrations::Decision::Reject(form.reason.as_deref().unwrap_or_default()),
        Step::Confirm | Step::Waitlist => services::registrations::Decision::LetIn(step, &form.overrule),
        step => services::registrations::Decision::Step(step),
    };
    let was_asked = form.asked == "yes";
    if step == Step::Reject && form.reason.is_none() && !was_asked && !chosen.is_empty() {
        return why::reject(&app, &staff, &code, &filters, &chosen, why::Typed::default()).await;
    }
    let trouble = match services::registrations::decide_registrations(
        &app.services,
        staff.actor(),
        &code,
        &chosen,
        decision,
    )
    .await
    {
        Ok(done) => return Ok(decided(&staff, &code, filters, &chosen, done)),
        Err(services::Error::Invalid(problems)) if problems.of("overrule").is_some() => {
            let button = if step == Step::Waitlist { "waitlist" } else { "confirm" };
            // The first time nothing is wrong yet: nobody was asked.
            let typed = why::Typed { reason: form.overrule, problems: was_asked.then_some(problems) };
            return why::let_in(&app, &staff, &code, &filters, &chosen, (button, typed)).await;
        }
        Err(services::Error::Invalid(problems)) if !chosen.is_empty() => {
            let typed = why::Typed { reason: form.reason.unwrap_or_default(), problems: Some(problems) };
            return why::reject(&app, &staff, &code, &filters, &chosen, typed).await;
        }
        Err(services::Error::Invalid(problems)) => {
            let nobody = problems.0.first().map(|(_, problem)| problem.text(staff.lang));
            Trouble { nobody, ..Trouble::default() }
        }
        Err(services::Error::Conflict(problem)) => Trouble {
            whole: Some(problem.text(staff.lang)),
            chosen: form.chosen,
            all: form.all,
            ..Trouble::default()
        },
        Err(error) => return Err(error.into()),
    };
    render(&app, &staff, &code, filters, trouble).await
}

/// The step of a button; none for what is no button of ours.
fn step_of(button: &str) -> Option<Step> {
    Some(match button {
        "confirm" => Step::Confirm,
        "waitlist" => Step::Waitlist,
        "reject" => Step::Reject,
        "cancel" => Step::Cancel,
        _ => return None,
    })
}

/// Back to the list, which says about whom something was decided.
fn decided(
    staff: &Staff,
    code: &str,
    filters: Filters,
    chosen: &[RegistrationId],
    done: Decided,
) -> Response {
    let flash = match done.promoted {
        0 => Flash::Decided(whole(done.n)),
        n => Flash::DecidedPromoted(whole(n)),
    };
    let vua = chosen.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    // An address holds so much and no more; of very many, nobody reads the names.
    let vua = if vua.len() <= 1000 { vua } else { String::new() };
    staff.done_until_undone(&Filters { vua, ..filters }.path(code), flash, done.undo)
}

/// The value of the button that ends links: no step of a registration.
const LINKS: &str = "links";

/// Begins the value of the buttons by which those who were chosen take part in another way.
const WAY: &str = "cach-";

async fn switch(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: Filters,
    (form, to): (Decision, Attends),
) -> PageResult {
    use RegistrationState as S;
    let is_for = |entry: &ListEntry| {
        matches!(*entry.registration.state, S::Confirmed | S::Waitlisted | S::Nominated)
            && *entry.registration.attends != to
    };
    let chosen = chosen(app, staff, code, &filters, &form, is_for).await?;
    let services = &app.services;
    let trouble = match services::registrations::switch_ways(services, staff.actor(), code, &chosen, to).await
    {
        Ok(done) => return Ok(decided(staff, code, filters, &chosen, done)),
        Err(services::Error::Invalid(problems)) => {
            let nobody = problems.0.first().map(|(_, problem)| problem.text(staff.lang));
            Trouble { nobody, ..Trouble::default() }
        }
        Err(services::Error::Conflict(problem)) => Trouble {
            whole: Some(problem.text(staff.lang)),
            chosen: form.chosen,
            all: form.all,
            ..Trouble::default()
        },
        Err(error) => return Err(error.into()),
    };
    render(app, staff, code, filters, trouble).await
}

async fn renew_links(app: &App, staff: &Staff, code: &str, filters: Filters, form: Decision) -> PageResult {
    let chosen = chosen(app, staff, code, &filters, &form, |_| true).await?;
    match services::registrations::renew_links(&app.services, staff.actor(), code, &chosen).await {
        Ok((n, 0)) => Ok(staff.done(&filters.path(code), Flash::LinksRenewed(whole(n)))),
        Ok((_, unreached)) => {
            Ok(staff.done(&filters.path(code), Flash::LinksRenewedUnreached(whole(unreached))))
        }
        Err(services::Error::Invalid(problems)) => {
            let nobody = problems.0.first().map(|(_, problem)| problem.text(staff.lang));
            render(app, staff, code, filters, Trouble { nobody, ..Trouble::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Who was ticked; or, where all are chosen, those of the people shown whom an act is for.
async fn chosen(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: &Filters,
    form: &Decision,
    is_for: impl Fn(&ListEntry) -> bool,
) -> services::Result<Vec<RegistrationId>> {
    if form.all != "yes" {
        return Ok(form.chosen.iter().filter_map(|id| id.parse().ok()).collect());
    }
    let (activity, entries) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    let answers = services::questions::answers_of_list(&app.services, staff.actor(), &activity).await?;
    let shown = entries.iter().filter(|entry| filters.lets(entry, &answers) && is_for(entry));
    Ok(shown.map(|entry| entry.registration.id).collect())
}

async fn render(app: &App, staff: &Staff, code: &str, filters: Filters, trouble: Trouble) -> PageResult {
    let (activity, entries) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::People);
    let lang = staff.lang;
    let rights = services::registrations::list_rights(&app.services, staff.actor(), code).await?;
    let answers = services::questions::answers_of_list(&app.services, staff.actor(), &activity).await?;
    let title = format!("{}: {}", ta::people(lang), activity.title);
    let units = match rights {
        ListRights::Decides => typed_units(app, staff, code).await?,
        ListRights::Reads | ListRights::AtTheDoor => None,
    };
    let open = match rights {
        ListRights::Decides => {
            services::undo::list_undos(&app.services, staff.actor(), Some(activity.id)).await?
        }
        ListRights::Reads | ListRights::AtTheDoor => vec![],
    };
    let path = path_of(&activity.code, WorkTab::People);
    let first = Filters { trang: String::new(), vua: String::new(), ..filters.clone() };
    let saved = saved(app, staff, FilteredList::Registrations, (&path, &first)).await?;
    let filters = if saved.opens_narrowed { Filters { loc: WHOLE.to_owned(), ..filters } } else { filters };
    let failed = trouble.nobody.is_some() || trouble.whole.is_some();
    let view = move || {
        let Trouble { nobody, whole, chosen, all } = trouble;
        let notice = match (nobody, whole) {
            (Some(text), _) => {
                Some(view! { <ErrorSummary errors=vec![FieldError::new("people", text)]/> }.into_any())
            }
            (None, Some(title)) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
            (None, None) => None,
        };
        let add = ways(lang, &activity, rights, &answers);
        let missing = list_answers::missing(lang, &activity.code, &entries, &answers);
        let unreached =
            (rights == ListRights::Decides).then(|| unreached(lang, &activity, &entries)).flatten();
        let list = list(lang, &activity, (entries, &answers), &filters, rights, (&chosen, all), saved);
        workspace(
            frame,
            notice,
            view! { <div class="stack">{units}{unreached}{add}{missing}{undos(lang, open)}{list}</div> }
                .into_any(),
        )
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// The ways from the list: to one that is added, to what was answered, to the paper.
fn ways(lang: Lang, activity: &Activity, rights: ListRights, answers: &ListAnswers) -> AnyView {
    let path =
        |more: &str| in_language(lang, &format!("{}{more}", path_of(&activity.code, WorkTab::Overview)));
    let add = (rights == ListRights::Decides).then(|| {
        view! { <ButtonLink href=path("/danh-sach") look=Look::Secondary>{t::add_list(lang)}</ButtonLink> }
    });
    let sums = (!answers.questions.is_empty()).then(|| {
        view! { <ButtonLink href=path("/tra-loi") look=Look::Secondary>{tq::summary(lang)}</ButtonLink> }
    });
    let print = (rights != ListRights::AtTheDoor).then(|| {
        view! { <ButtonLink href=path("/nguoi/in") look=Look::Quiet>{t::print_list(lang)}</ButtonLink> }
    });
    view! { <div class="actions">{add}{sums}{print}</div> }.into_any()
}

/// That some on the list typed units that the list of units does not have, and the way to find them.
async fn typed_units(app: &App, staff: &Staff, code: &str) -> Result<Option<AnyView>, PageError> {
    let (_, groups) = services::units::list_typed_units(&app.services, staff.actor(), code).await?;
    if groups.is_empty() {
        return Ok(None);
    }
    let waiting = groups.iter().filter(|group| group.settled == services::units::Settled::NotYet);
    let (lang, n) = (staff.lang, waiting.map(|group| group.people.len()).sum::<usize>());
    let href = in_language(lang, &crate::pages::units::settle_typed::path(code));
    let words = (n > 0).then(|| format!("{}: ", tu::waiting(lang, n)));
    Ok(Some(view! { <p>{words}<a href=href>{tu::go(lang)}</a></p> }.into_any()))
}

/// How many of the list no mail reaches, and the way to them.
fn unreached(lang: Lang, activity: &Activity, entries: &[ListEntry]) -> Option<AnyView> {
    let is_unreached =
        |entry: &&ListEntry| !entry.registration.state.is_final() && entry.person.email.is_none();
    let n = entries.iter().filter(is_unreached).count();
    let href = in_language(lang, &super::unreached::path(&activity.code));
    (n > 0).then(|| view! { <p><a href=href>{super::unreached_words::waiting(lang, n)}</a></p> }.into_any())
}

fn list(
    lang: Lang,
    activity: &Activity,
    (entries, answers): (Vec<ListEntry>, &ListAnswers),
    filters: &Filters,
    rights: ListRights,
    (chosen, all_chosen): (&[String], String),
    saved: Saved,
) -> AnyView {
    if entries.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/> }
            .into_any();
    }
    let all = entries.len();
    let entries_named: Vec<_> =
        if filters.vua.is_empty() { vec![] } else { entries.iter().map(said_of).collect() };
    let shown: Vec<ListEntry> = entries.into_iter().filter(|entry| filters.lets(entry, answers)).collect();
    let n = shown.len();
    let bar = in_language(lang, &path_of(&activity.code, WorkTab::People));
    // What was filtered stays filtered after the act.
    let action = in_language(lang, &filters.path(&activity.code));
    let first =
        view! { <Field name="q" label=t::search_people(lang) kind=Kind::Search value=filters.q.clone()/> }
            .into_any();
    let states = choices::<RegistrationState>(lang);
    let caption = t::shown_of(lang, n, all);
    let just = just_decided(lang, &entries_named, &filters.vua);
    let paging = Paging { page: page_of(&filters.trang), size: PAGE }.fit(n as u64);
    let page = Paged { rows: paging.part(&shown), paging, total: n as u64 };
    let pager = pager(lang, &activity.code, filters, rights, &page);
    let elsewhere = chosen_elsewhere(lang, &shown, &page, chosen);
    let pages = page.pages();
    let looked_at = answers.questions.iter().find(|row| Some(row.id) == filters.question());
    let rows = page
        .rows
        .into_iter()
        .map(|entry| {
            let notes = list_answers::notes(lang, &activity.code, &entry, (answers, looked_at));
            row(lang, entry, (rights, *activity.way, chosen), notes)
        })
        .collect_view();
    let ways = (*activity.way == HeldWay::Hybrid).then(|| {
        let (value, ways) = (filters.du.clone(), choices::<Attends>(lang));
        view! { <Select name="du" label=tw::attends_column(lang) blank=ta::all(lang) value choices=ways/> }
    });
    let wanted = filters.trang_thai.clone();
    let chips = filters.chips(lang, &activity.code, answers);
    let answered = list_answers::filter(lang, filters, answers);
    let whole_list = Filters { trang: String::new(), vua: String::new(), ..filters.clone() };
    let files = sheet::links(lang, &in_language(lang, &whole_list.path(&activity.code)));
    let acts = (rights == ListRights::Decides).then(|| acts(lang, *activity.way));
    let loc = filters.loc.clone();
    let path = in_language(lang, &Filters { loc, ..Filters::default() }.path(&activity.code));
    let filters = view! {
        <FilterBar action=bar first chips clear=path.clone()>
            <Select name="trang-thai" label=ta::state(lang) blank=ta::all(lang) value=wanted choices=states/>
            {ways}
            {answered}
        </FilterBar>
        {saved.view(lang)}
    };
    if n == 0 {
        return view! {
            {just}
            {filters}
            <EmptyState kind=Empty::NoMatch title=t::nobody_matches(lang) text=t::nobody_matches_text(lang)>
                <a href=path>{t::clear_filters(lang)}</a>
            </EmptyState>
        }
        .into_any();
    }
    let all = (rights == ListRights::Decides && n > 1).then(|| {
        let choices = vec![Choice::new("yes", t::choose_all(lang, n, pages))];
        view! { <Checkboxes name="all" choices values=vec![all_chosen]/> }
    });
    let table =
        view! { <Table id="people" caption head=head(lang, rights) shape=Shape::Cards>{rows}</Table> }
            .into_any();
    view! {
        {just}
        {filters}
        <form class="stack" method="post" action=action>
            {table}
            {pager}
            {elsewhere}
            {all}
            {acts}
        </form>
        {files}
    }
    .into_any()
}

fn head(lang: Lang, rights: ListRights) -> Vec<Head> {
    let choose = (rights == ListRights::Decides).then(|| Head::bare(ta::choose(lang)));
    let contact = (rights != ListRights::AtTheDoor).then(|| Head::text(ta::contact(lang)));
    let name = [Head::text(t::name(lang)), Head::text(t::unit(lang))];
    let last = [Head::text(t::source(lang)), Head::text(ta::state(lang))];
    choose.into_iter().chain(name).chain(contact).chain(last).collect()
}

/// Who was ticked on another page is still chosen, and that is said.
fn chosen_elsewhere(
    lang: Lang,
    shown: &[ListEntry],
    page: &Paged<ListEntry>,
    chosen: &[String],
) -> Option<AnyView> {
    let on_page =
        |entry: &ListEntry| page.rows.iter().any(|row| row.registration.id == entry.registration.id);
    let elsewhere =
        shown.iter().filter(|entry| !on_page(entry)).map(|entry| entry.registration.id.to_string());
    let elsewhere: Vec<String> = elsewhere.filter(|id| chosen.contains(id)).collect();
    if elsewhere.is_empty() {
        return None;
    }
    let told = t::chosen_elsewhere(lang, elsewhere.len());
    let kept = elsewhere.into_iter();
    let kept = kept.map(|id| view! { <input type="hidden" name="chosen" value=id/> }).collect_view();
    Some(view! { <p>{told}</p>{kept} }.into_any())
}

/// What can be done with those who are chosen.
fn acts(lang: Lang, way: HeldWay) -> AnyView {
    let act = |value: &'static str, look: Look, words: &'static str| view! { <Button name="step" value=value look>{words}</Button> };
    let ways = (way == HeldWay::Hybrid).then(|| {
        Attends::ALL.iter().map(|to| {
            let value = format!("{WAY}{}", to.code());
            view! { <Button name="step" value=value look=Look::Secondary>{tw::switch_to(lang, *to)}</Button> }
        }).collect_view()
    });
    view! {
        <div class="actions">
            {act("confirm", Look::Primary, t::confirm(lang))}
            {act("waitlist", Look::Secondary, t::to_line(lang))}
            {act("reject", Look::Secondary, t::reject(lang))}
            {act("cancel", Look::Quiet, t::take_off(lang))}
            {ways}
            {act(LINKS, Look::Quiet, t::renew_links(lang))}
        </div>
        <p class="soft small">{t::renew_links_hint(lang)}</p>
    }
    .into_any()
}

/// The other pages: for who decides with the ticks that were set, for everybody else as links.
fn pager(lang: Lang, code: &str, filters: &Filters, rights: ListRights, found: &Paged<ListEntry>) -> AnyView {
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    if rights == ListRights::Decides {
        return view! { <PagerButtons page pages/> }.into_any();
    }
    let (filters, code) = (filters.clone(), code.to_owned());
    let href =
        move |n: u32| in_language(lang, &Filters { trang: n.to_string(), ..filters.clone() }.path(&code));
    view! { <Pager page pages href/> }.into_any()
}

/// The number, name and state of somebody on the list.
fn said_of(entry: &ListEntry) -> (String, String, RegistrationState) {
    (entry.registration.id.to_string(), entry.person.full_name.clone(), *entry.registration.state)
}

/// About whom something was just decided, and where they stand now. What stands in the address is numbers; the names are the list's.
fn just_decided(lang: Lang, list: &[(String, String, RegistrationState)], numbers: &str) -> Option<AnyView> {
    let numbers: Vec<&str> = numbers.split('-').collect();
    let said: Vec<_> = list.iter().filter(|(id, ..)| numbers.contains(&id.as_str())).collect();
    let states = RegistrationState::ALL.iter().filter_map(|state| {
        let names: Vec<&str> =
            said.iter().filter(|(.., now)| now == state).map(|(_, name, _)| name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}: {}.", state.name(lang), t::some_names(lang, &names)))
    });
    let sentence = states.collect::<Vec<_>>().join(" ");
    (!sentence.is_empty()).then(|| view! { <p id="just-decided">{sentence}</p> }.into_any())
}

fn row(
    lang: Lang,
    entry: ListEntry,
    (rights, way, chosen): (ListRights, HeldWay, &[String]),
    notes: Option<AnyView>,
) -> AnyView {
    let person = entry.person;
    let id = entry.registration.id.to_string();
    let label = format!("{} {}", ta::choose(lang), person.full_name);
    let checked = chosen.contains(&id);
    let choose = (rights == ListRights::Decides).then(|| view! { <Cell class="select"><input type="checkbox" name="chosen" value=id checked=checked aria-label=label/></Cell> });
    let born = born(&person, lang);
    let contact = (rights != ListRights::AtTheDoor).then(|| {
        let contact = [person.email, person.phone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <Cell label=ta::contact(lang)>{contact}</Cell> }
    });
    let state = *entry.registration.state;
    let words = match entry.place_in_line {
        Some(place) => format!("{} ({place})", state.name(lang)),
        None => state.name(lang).to_owned(),
    };
    let tone = registration_tone(state);
    let held = entry.held_until.map(|until| {
        view! { <br/><span class="soft small">{t::held_until(lang, &dates::moment(until, lang))}</span> }
    });
    let waits = entry.waits.map(|(wait, elsewhere)| {
        view! { <br/><span class="soft small">{t::waits(lang, wait, elsewhere.as_deref())}</span> }
    });
    let source = entry.registration.source.name(lang);
    let attends = (way == HeldWay::Hybrid).then(|| {
        view! { <br/><span class="small">{entry.registration.attends.name(lang)}</span> }
    });
    let double = (rights == ListRights::Decides && !entry.likely_doubles.is_empty()).then(|| {
        let words = t::likely_double(lang, &entry.likely_doubles);
        view! { <p class="small"><Badge tone=Tone::Warn>{t::double(lang)}</Badge>" "{words}</p> }
    });
    let exception = (rights == ListRights::Decides).then_some(entry.exception).flatten().map(|exception| {
        let (tone, badge) = match exception.reason {
            Some(_) => (Tone::Neutral, tr::let_in(lang)),
            None => (Tone::Warn, tr::not_met_badge(lang)),
        };
        let words = tr::exception(lang, &exception);
        view! { <p class="small"><Badge tone>{badge}</Badge>" "{words}</p> }
    });
    view! {
        <Row>
            {choose}
            <RowHead>{person.full_name}<br/><span class="soft small">{born}</span>{double}{exception}{notes}</RowHead>
            <Cell label=t::unit(lang)>{entry.unit_name}</Cell>
            {contact}
            <Cell label=t::source(lang)>{source}{attends}</Cell>
            <Cell label=ta::state(lang)><Badge tone>{words}</Badge>{held}{waits}</Cell>
        </Row>
    }
    .into_any()
}
