//! A pasted list: first what each line means, then it is taken.

use std::collections::HashMap;

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    ids::RoundId,
    nominations::{Means, PastedLine, Said, UnitList, name_pasted, read_pasted, show_unit_list},
};
use ui::{
    Area, Badge, Banner, BannerKind, Button, ButtonLink, Cell, Crumb, ErrorSummary, Head, HiddenText, Look,
    PageHead, Row, RowHead, Shape, Table, TextArea, Tone,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::nominations::{path_of, words as t},
    pages::people::born,
    visit::Staff,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    text: String,
    /// What was said of doubtful lines: `12=new`, `12=345`.
    said: Vec<String>,
    step: String,
    key: String,
}

impl Typed {
    fn said(&self) -> HashMap<u32, Said> {
        let one = |words: &String| {
            let (line, said) = words.split_once('=')?;
            let said = match said {
                "new" => Said::New,
                person => Said::Same(person.parse().ok()?),
            };
            Some((line.parse().ok()?, said))
        };
        self.said.iter().filter_map(one).collect()
    }
}

/// What the page shows.
#[derive(Default)]
struct Shown {
    typed: Typed,
    lines: Vec<PastedLine>,
    problems: Problems,
    trouble: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    let list = show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    Ok(page(&staff, list, Shown::default()))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor, of) = (&app.services, staff.actor(), (round, unit.as_str()));
    let list = show_unit_list(services, actor, of).await?;
    let mut shown = Shown { typed, ..Shown::default() };
    match read_pasted(services, actor, of, &shown.typed.text).await {
        Ok(lines) => shown.lines = lines,
        Err(Error::Invalid(problems)) => {
            shown.problems = problems;
            return Ok(page(&staff, list, shown));
        }
        Err(error) => return Err(error.into()),
    }
    if shown.typed.step == "take" {
        let said = shown.typed.said();
        match name_pasted(services, actor, of, (&shown.typed.text, &said, &shown.typed.key)).await {
            Ok(done) => {
                let flash = Flash::NominatedMany(domain::numbers::whole(done.n));
                return Ok(staff.done_until_undone(&path_of(round, &unit), flash, done.undo));
            }
            Err(Error::Conflict(problem)) => shown.trouble = Some(problem.text(staff.lang)),
            Err(error) => return Err(error.into()),
        }
    } else {
        shown.typed.key = services::new_form_key()?;
    }
    Ok(page(&staff, list, shown))
}

fn page(staff: &Staff, list: UnitList, shown: Shown) -> Response {
    let lang = staff.lang;
    let failed = !shown.problems.is_empty() || shown.trouble.is_some();
    let view = move || view(lang, list, shown);
    if failed { staff.invalid(Area::Staff, t::paste(lang), view) } else { staff.staff(t::paste(lang), view) }
}

fn view(lang: Lang, list: UnitList, shown: Shown) -> AnyView {
    let Shown { typed, lines, problems, trouble } = shown;
    let back = in_language(lang, &path_of(list.round.id, &list.unit.code));
    let action = format!("{back}/dan");
    let crumbs = vec![
        Crumb::new(t::calls(lang), in_language(lang, "/quan-ly")),
        Crumb::new(format!("{}: {}", t::list_title(lang), list.unit.name), back.clone()),
    ];
    let notice = match trouble {
        Some(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
        None => view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any(),
    };
    let check = (!lines.is_empty()).then(|| check(lang, &action, &typed, lines));
    let error = beside(lang, &problems, "text");
    view! {
        <PageHead title=t::paste(lang) crumbs lead=t::paste_hint(lang) notice=notice/>
        <div class="stack-l">
            {check}
            <form class="form" method="post" action=action.clone() novalidate>
                <TextArea name="text" label=t::pasted(lang) hint=t::pasted_hint(lang) rows=8 value=typed.text error/>
                <div class="actions">
                    <Button name="step" value="check" look=Look::Secondary>{t::look_through(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// What each line means, and the button that takes those who are clear.
fn check(lang: Lang, action: &str, typed: &Typed, lines: Vec<PastedLine>) -> AnyView {
    let clear = lines.iter().filter(|line| matches!(line.means, Means::Known(_) | Means::New(_))).count();
    let rows = lines.into_iter().map(|line| row(lang, typed, line)).collect_view();
    let head = vec![Head::number(t::line(lang)), Head::text(t::name(lang)), Head::text(t::means(lang))];
    let (text, key, action) = (typed.text.clone(), typed.key.clone(), action.to_owned());
    view! {
        <form class="stack" method="post" action=action>
            <HiddenText name="text" value=text/>
            <input type="hidden" name="key" value=key/>
            <Table id="pasted" caption=t::clear_lines(lang, clear) head shape=Shape::Cards>{rows}</Table>
            <Button name="step" value="take">{t::take(lang)}</Button>
        </form>
    }
    .into_any()
}

fn row(lang: Lang, typed: &Typed, line: PastedLine) -> AnyView {
    let number = line.number;
    let badge = |tone: Tone, words: &'static str| view! { <Badge tone>{words}</Badge> }.into_any();
    let means = match line.means {
        Means::Known(person) => {
            let told = [born(&person, lang), person.position].into_iter().filter(|words| !words.is_empty());
            let told = told.collect::<Vec<_>>().join(" · ");
            view! { <Badge tone=Tone::Ok>{t::known(lang)}</Badge>" "{told} }.into_any()
        }
        Means::New(_) => badge(Tone::Wait, t::is_new(lang)),
        Means::OnList => badge(Tone::Neutral, t::on_list(lang)),
        Means::Wrong(problems) => {
            let words = problems.iter().map(|problem| problem.text(lang)).collect::<Vec<_>>().join(". ");
            view! { <Badge tone=Tone::Bad>{t::wrong(lang)}</Badge>" "{words} }.into_any()
        }
        Means::Doubtful(people, _) => {
            let mut choices: Vec<(String, String)> = people
                .iter()
                .map(|person| {
                    let told = [person.full_name.clone(), born(person, lang), person.position.clone()];
                    let told = told.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
                    (format!("{number}={}", person.id), told.join(" · "))
                })
                .collect();
            choices.push((format!("{number}=new"), t::is_new(lang).to_owned()));
            let said = typed.said.clone();
            let options = choices.into_iter().map(|(value, words)| {
                let selected = said.contains(&value);
                view! { <option value=value selected=selected>{words}</option> }
            });
            let options = options.collect_view();
            let label = format!("{}: {}", t::which(lang), line.name);
            view! {
                <select class="input" name="said" aria-label=label>
                    <option value="">{t::which(lang)}</option>
                    {options}
                </select>
            }
            .into_any()
        }
    };
    view! {
        <Row>
            <Cell label=t::line(lang) class="num">{number}</Cell>
            <RowHead>{line.name}<br/><span class="soft small">{line.told}</span></RowHead>
            <Cell label=t::means(lang)>{means}</Cell>
        </Row>
    }
    .into_any()
}
