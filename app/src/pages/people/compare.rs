//! Two records side by side: which values stay, and what becomes of everything else.

use axum::extract::{Path, State};
use domain::{
    Lang, Problem, Sex, Word,
    people::merge::{Side, Trait},
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::MergeId,
    people::{BothThere, Compared, Comparison, MergeForm},
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, Cell, Choice, Crumb, Flow, Head, Look, PageHead,
    PostButton, Radios, Row, RowHead, Shape, Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of as activity_path},
        people::{DOUBLES as LIST, double_words as t, doubles::Two, path_of, words as tp},
    },
    visit::Staff,
};

/// The form as the browser sends it: a side for each value.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    mot: String,
    hai: String,
    full_name: String,
    birth: String,
    sex: String,
    unit: String,
    position: String,
    email: String,
    phone: String,
    code: String,
    lang: String,
    versions: String,
    key: String,
}

impl Typed {
    fn of(&self, what: Trait) -> &str {
        match what {
            Trait::FullName => &self.full_name,
            Trait::Birth => &self.birth,
            Trait::Sex => &self.sex,
            Trait::Unit => &self.unit,
            Trait::Position => &self.position,
            Trait::Email => &self.email,
            Trait::Phone => &self.phone,
            Trait::Code => &self.code,
            Trait::Language => &self.lang,
        }
    }

    fn choice(&self) -> Vec<(Trait, Side)> {
        Trait::ALL.iter().filter_map(|what| Some((*what, Side::parse(self.of(*what))?))).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(two): Query<Two>) -> PageResult {
    render(&app, &staff, &two, &Typed::default(), None).await
}

pub(crate) async fn merge(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let two = Two { mot: typed.mot.clone(), hai: typed.hai.clone() };
    let form = MergeForm { choice: typed.choice(), versions: typed.versions.clone(), key: typed.key.clone() };
    match services::people::merge_people(&app.services, staff.actor(), two.read()?, &form).await {
        Ok(merged) => {
            Ok(staff.done_until_undone(&path_of(merged.person), Flash::PeopleMerged(0), merged.undo))
        }
        Err(services::Error::Conflict(problem)) => render(&app, &staff, &two, &typed, Some(problem)).await,
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn part(State(app): State<App>, staff: Staff, Path(id): Path<MergeId>) -> PageResult {
    let kept = services::people::unmerge_people(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&path_of(kept), Flash::PeopleParted(0)))
}

async fn render(app: &App, staff: &Staff, two: &Two, typed: &Typed, problem: Option<Problem>) -> PageResult {
    let found = services::people::compare_people(&app.services, staff.actor(), two.read()?).await?;
    let (lang, key, choice) = (staff.lang, services::new_form_key()?, typed.choice());
    let failed = problem.is_some();
    let view = move || view(lang, found, &choice, key, problem);
    Ok(if failed {
        staff.invalid(Area::Staff, t::merge(lang), view)
    } else {
        staff.staff(t::merge(lang), view)
    })
}

fn view(
    lang: Lang,
    found: Comparison,
    choice: &[(Trait, Side)],
    key: String,
    problem: Option<Problem>,
) -> AnyView {
    let notice = problem
        .or(found.hindrance.clone())
        .map(|problem| view! { <Banner kind=BannerKind::Failure title=problem.text(lang)/> }.into_any());
    let notice = notice.unwrap_or_else(|| ().into_any());
    let crumbs = vec![
        Crumb::new(tp::people(lang), in_language(lang, "/quan-ly/nguoi")),
        Crumb::new(t::doubles(lang), in_language(lang, LIST)),
    ];
    let numbers = [("mot", found.first.person.id), ("hai", found.second.person.id)];
    let hidden = numbers.map(|(name, id)| view! { <input type="hidden" name=name value=id.to_string()/> });
    let versions = services::people::versions(&found.first.person, &found.second.person);
    let apart = numbers.map(|(name, id)| (name.to_owned(), id.to_string())).to_vec();
    let lead = format!("{}: {}.", t::alike(lang), t::said(lang, &found.alike));
    let holdings = holdings(lang, &found);
    let both = (!found.both.is_empty()).then(|| both(lang, found.both));
    let may = found.hindrance.is_none();
    let values = found.values.into_iter().map(|value| field(lang, value, choice)).collect_view();
    let press = may.then(|| view! { <Button>{t::merge(lang)}</Button> });
    view! {
        <PageHead title=t::merge(lang) lead crumbs notice/>
        <div class="stack-l">
            {holdings}
            {both}
            <form class="form stack" method="post" action=in_language(lang, "/quan-ly/nguoi/gop")>
                {hidden}
                <input type="hidden" name="versions" value=versions/>
                <input type="hidden" name="key" value=key/>
                <h2>{t::values(lang)}</h2>
                <p class="soft">{t::values_hint(lang)}</p>
                {values}
                <h2>{t::what_happens(lang)}</h2>
                <ul>
                    <li>{t::moves(lang)}</li>
                    <li>{t::tells_nobody(lang)}</li>
                    <li>{t::can_be_parted(lang)}</li>
                </ul>
                <div class="actions">
                    {press}
                    <ButtonLink href=in_language(lang, LIST) look=Look::Quiet>{tp::back(lang)}</ButtonLink>
                </div>
            </form>
            <p><PostButton action=in_language(lang, LIST) fields=apart look=Look::Secondary>{t::apart(lang)}</PostButton></p>
        </div>
    }
    .into_any()
}

/// A value of both: to choose from, or as it is where both are the same.
fn field(lang: Lang, value: Compared, choice: &[(Trait, Side)]) -> AnyView {
    let Compared { what, first, second, fuller } = value;
    let label = what.name(lang);
    let shown = |text: &str| match (what, text) {
        (_, "") => t::none(lang).to_owned(),
        (Trait::Language, code) => {
            let named = tp::languages().into_iter().find(|(known, _)| *known == code);
            named.map_or_else(|| code.to_owned(), |(_, name)| name.to_owned())
        }
        (Trait::Sex, code) => Sex::parse(code).map_or(String::new(), |sex| sex.name(lang).to_owned()),
        (_, text) => text.to_owned(),
    };
    if first == second {
        return view! { <p><span class="field-label">{label}</span><br/>{shown(&first)}" "<span class="soft small">{format!("({})", t::same_value(lang).to_lowercase())}</span></p> }.into_any();
    }
    let side = choice.iter().find(|(chosen, _)| *chosen == what).map_or(fuller, |(_, side)| *side);
    let choices = vec![
        Choice::new(Side::First.code(), shown(&first)).hint(t::first(lang)),
        Choice::new(Side::Second.code(), shown(&second)).hint(t::second(lang)),
    ];
    view! { <Radios name=what.code() label flow=Flow::Line value=side.code() choices/> }.into_any()
}

/// What there is of each, a line a kind.
fn holdings(lang: Lang, found: &Comparison) -> AnyView {
    let (first, second) = found.holdings;
    let plain = [
        (t::registrations(lang), first.registrations, second.registrations),
        (t::marks(lang), first.marks, second.marks),
        (t::certificates(lang), first.certificates, second.certificates),
        (t::mails(lang), first.mails, second.mails),
        (t::nominations(lang), first.nominations, second.nominations),
        (t::accounts(lang), first.accounts, second.accounts),
    ];
    let number = |n: i64| domain::numbers::number_in(lang, n.unsigned_abs());
    let trains = |trainer: i64, sessions: i64| match trainer {
        0 => t::no(lang).to_owned(),
        _ => number(sessions),
    };
    let mut lines: Vec<(&str, String, String)> =
        plain.map(|(what, first, second)| (what, number(first), number(second))).to_vec();
    lines.push((
        t::trainer(lang),
        trains(first.trainer, first.sessions),
        trains(second.trainer, second.sessions),
    ));
    let [first_name, second_name] = [&found.first.person, &found.second.person]
        .map(|person| (in_language(lang, &path_of(person.id)), person.full_name.clone()));
    let names = view! {
        <Row>
            <RowHead>{tp::name(lang)}</RowHead>
            <Cell label=t::first(lang)><a href=first_name.0>{first_name.1}</a></Cell>
            <Cell label=t::second(lang)><a href=second_name.0>{second_name.1}</a></Cell>
        </Row>
    };
    let rows = lines
        .into_iter()
        .map(|(what, first, second)| {
            view! {
                <Row>
                    <RowHead>{what}</RowHead>
                    <Cell label=t::first(lang)>{first}</Cell>
                    <Cell label=t::second(lang)>{second}</Cell>
                </Row>
            }
        })
        .collect_view();
    let head = vec![Head::bare(t::holdings(lang)), Head::text(t::first(lang)), Head::text(t::second(lang))];
    view! { <Table id="holdings" caption=t::holdings(lang) head shape=Shape::Plain>{names}{rows}</Table> }
        .into_any()
}

/// What becomes of the registrations for activities that both are registered for.
fn both(lang: Lang, both: Vec<BothThere>) -> AnyView {
    let rows = both
        .into_iter()
        .map(|one| {
            let href = in_language(lang, &activity_path(&one.activity.code, WorkTab::People));
            let (first, second) = (one.registrations.first.1, one.registrations.second.1);
            let (stays, goes) = one.stays.of(((first, second), (second, first)));
            let becomes = t::becomes(lang, stays.name(lang), goes.name(lang), (one.marks, one.marks_lost));
            view! {
                <Row>
                    <RowHead><a href=href>{one.activity.title}</a></RowHead>
                    <Cell label=t::first(lang)>{first.name(lang)}</Cell>
                    <Cell label=t::second(lang)>{second.name(lang)}</Cell>
                    <Cell label=t::becomes_head(lang)>{becomes}</Cell>
                </Row>
            }
        })
        .collect_view();
    let head = vec![
        Head::text(t::activity(lang)),
        Head::text(t::first(lang)),
        Head::text(t::second(lang)),
        Head::text(t::becomes_head(lang)),
    ];
    view! { <Table id="both" caption=t::both(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}
