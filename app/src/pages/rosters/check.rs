//! A list as it was understood, before anything is written: counts first, then what somebody has to look at.

use axum::extract::{Path, State};
use documents::dates;
use domain::{
    Lang, Problem, Problems,
    rosters::{WhyLeftOut, is_numbering},
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    ids::RosterId,
    rosters::{CheckedRoster, RosterRow, RowState},
};
use ui::{Area, Banner, BannerKind, Button, Crumb, ErrorSummary, Field, Look, Need, PageHead, UnitField};

use crate::{
    App,
    form::{Query, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, path_of, workspace},
        people::words as tp,
        requirements::words as tr,
        rosters::{acts, columns, rows, words as t},
    },
    visit::Staff,
    wrong::Wrong,
};

/// So many rows that are no people are shown.
const MOST_LEFT_OUT: usize = 100;

/// The address of a list, without the language.
pub(super) fn path(id: RosterId) -> String {
    format!("/quan-ly/danh-sach/{id}")
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The row that is to be edited though nothing is wrong with it.
    sua: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let id: RosterId = id.parse().map_err(|_| Error::NotFound)?;
    match services::rosters::check_roster(&app.services, staff.actor(), id).await {
        Ok(list) => Ok(page(&app, &staff, list, asked.sua.parse().ok(), Trouble::None)),
        Err(Error::NotFound) => gone(&app, &staff, id).await,
        Err(error) => Err(error.into()),
    }
}

/// A list that was taken in has no page any more: on to where its people went.
pub(super) async fn gone(app: &App, staff: &Staff, id: RosterId) -> PageResult {
    let taken = services::rosters::find_taken_roster(&app.services, staff.actor(), id).await?;
    Ok(staff.go(&match taken.activity {
        Some(code) => path_of(&code, WorkTab::People),
        None => "/quan-ly/nguoi".to_owned(),
    }))
}

/// What could not be done.
pub(super) enum Trouble {
    None,
    Whole(Problem),
    Unit(Wrong, String),
    /// Some don’t meet what the activity asks for: why they come in, as typed.
    Overrule(Problems, String),
}

/// The page again, with what could not be done.
pub(super) async fn render(app: &App, staff: &Staff, id: RosterId, trouble: Option<Problem>) -> PageResult {
    let list = services::rosters::check_roster(&app.services, staff.actor(), id).await?;
    Ok(page(app, staff, list, None, trouble.map_or(Trouble::None, Trouble::Whole)))
}

pub(super) fn page(
    app: &App,
    staff: &Staff,
    list: CheckedRoster,
    asked: Option<u32>,
    trouble: Trouble,
) -> axum::response::Response {
    let lang = staff.lang;
    let failed = !matches!(trouble, Trouble::None);
    let title = match &list.activity {
        Some(activity) => format!("{}: {}", t::title(lang), activity.title),
        None => t::title(lang).to_owned(),
    };
    let today = app.services.today();
    let frame = list
        .activity
        .as_ref()
        .map(|activity| Workspace::new(staff, staff.actor(), activity, today, WorkTab::People));
    let view = move || {
        let notice = match &trouble {
            Trouble::Whole(problem) => {
                view! { <Banner kind=BannerKind::Failure title=problem.text(lang)/> }.into_any()
            }
            Trouble::Unit(wrong, _) => wrong.notice(lang),
            Trouble::Overrule(problems, _) => {
                view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any()
            }
            Trouble::None => view! { <Banner kind=kind(&list) title=outcome(lang, &list)/> }.into_any(),
        };
        let inner = body(lang, &list, asked, trouble);
        match frame {
            Some(frame) => {
                let inner = view! { <h2>{t::title(lang)}</h2> {inner} }.into_any();
                workspace(frame, Some(notice), inner)
            }
            None => {
                let crumbs = vec![Crumb::new(tp::people(lang), in_language(lang, "/quan-ly/nguoi"))];
                view! { <PageHead title=t::title(lang) crumbs notice/> {inner} }.into_any()
            }
        }
    };
    match failed {
        true => staff.invalid(Area::Staff, &title, view),
        false => staff.staff(&title, view),
    }
}

fn kind(list: &CheckedRoster) -> BannerKind {
    match list.wrong() + list.undecided() > 0 || list.taken() == 0 {
        true => BannerKind::Warning,
        false => BannerKind::Info,
    }
}

fn outcome(lang: Lang, list: &CheckedRoster) -> String {
    let known = match list.activity.is_some() {
        true => ("đã có trong danh bạ (cũng được thêm)", "there already, who join the list as well"),
        false => ("đã có (giữ nguyên)", "there already (left as they are)"),
    };
    let counts = [
        (list.fresh(), "người mới", "new"),
        (list.known(), known.0, known.1),
        (list.on_list(), "đã có trong danh sách tham dự", "on the list already"),
        (list.count(|state| *state == RowState::LeftOut), "dòng trùng hoặc bỏ qua", "left out"),
        (list.undecided(), "dòng cần chọn", "to choose"),
        (list.wrong(), "dòng cần sửa", "to correct"),
    ];
    t::outcome(lang, &counts)
}

fn body(lang: Lang, list: &CheckedRoster, asked: Option<u32>, trouble: Trouble) -> AnyView {
    let action = in_language(lang, &path(list.id));
    let overrule = match &trouble {
        Trouble::Overrule(problems, typed) => {
            let (error, value) = (beside(lang, problems, "overrule"), typed.clone());
            Some(
                view! { <Field name="overrule" label=tr::overrule(lang) hint=tr::overrule_hint(lang) value error/> },
            )
        }
        _ => None,
    };
    let edit = |row: u32| in_language(lang, &format!("{}?sua={row}#wrong", path(list.id)));
    let fetch = in_language(lang, &format!("{}/dong-sai.xlsx", path(list.id)));
    let n_wrong = list.wrong();
    let wrong = rows::wrong(lang, &list.rows, asked).map(|table| {
        let fetch = (n_wrong > 0).then(|| view! { <p><a href=fetch>{t::fetch_wrong(lang)}</a></p> });
        let told = (n_wrong > 0).then(|| view! { <p class="soft">{t::wrong_text(lang)}</p> });
        view! { <section class="stack">{told}{table}{fetch}</section> }
    });
    let doubts = rows::doubts(lang, &list.rows).map(|doubts| {
        view! { <section class="stack"><h3>{t::doubts(lang)}</h3><p class="soft">{t::doubts_text(lang)}</p>{doubts}</section> }
    });
    let of = |is: fn(&RosterRow) -> bool| list.rows.iter().filter(|row| is(row)).collect::<Vec<_>>();
    let fresh = of(|row| row.state == RowState::New);
    let known = of(|row| matches!(row.state, RowState::Known(_)));
    let there = of(|row| matches!(row.state, RowState::OnList(_)));
    let another = match &list.activity {
        Some(activity) => format!("/quan-ly/hoat-dong/{}/danh-sach", activity.code),
        None => "/quan-ly/nguoi/nhap".to_owned(),
    };
    view! {
        <form class="stack-l" method="post" action=action novalidate>
            <input type="hidden" name="v" value=list.version/>
            <input type="hidden" name="wrong" value=n_wrong/>
            // The button that Enter presses: it writes nothing.
            <button class="hidden-text" name="step" value="check" tabindex="-1" aria-hidden="true">{t::check_again(lang)}</button>
            {notes(lang, list)}
            {columns::sheets(lang, list)}
            {unit(lang, list, trouble)}
            {wrong}
            {doubts}
            {columns::columns(lang, &list.columns)}
            {rows::healed(lang, &list.rows)}
            {rows::some(lang, ("fresh", t::right_rows(lang)), fresh, &edit)}
            {rows::some(lang, ("known", t::known_rows(lang)), known, &edit)}
            {rows::some(lang, ("there", t::on_list_rows(lang)), there, &edit)}
            {left_out(lang, list)}
            {overrule}
            {acts::acts(lang, list)}
            <p><a href=in_language(lang, &another)>{t::another(lang)}</a></p>
        </form>
    }
    .into_any()
}

/// What there is to know of the list as a whole.
fn notes(lang: Lang, list: &CheckedRoster) -> AnyView {
    let mut notes = Vec::new();
    if let Some((at, n)) = list.taken_before {
        notes.push(t::taken_before(lang, &dates::moment(at, lang), n));
    }
    if let Some(said) = list.said_total.filter(|said| *said as usize != list.rows.len()) {
        notes.push(t::other_total(lang, said, list.rows.len()));
    }
    if let Some(from) = &list.converted_from {
        notes.push(t::converted(lang, from));
    }
    let hidden = list.rows.iter().filter(|row| row.is_hidden).count();
    if hidden > 0 {
        notes.push(t::hidden_rows(lang, hidden));
    }
    if list.has_macros {
        notes.push(t::macros(lang).to_owned());
    }
    let unused: Vec<&str> = list
        .columns
        .iter()
        .filter(|guess| guess.column.is_none() && !guess.head.is_empty() && !is_numbering(&guess.head))
        .map(|guess| guess.head.as_str())
        .collect();
    if !unused.is_empty() {
        notes.push(t::left_out(lang, &unused.join(", ")));
    }
    let name = if list.file_name.is_empty() { t::pasted(lang).to_owned() } else { list.file_name.clone() };
    let notes = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! { <div><p><strong>{name}</strong></p><ul class="soft">{notes}</ul></div> }.into_any()
}

/// The unit of those for whom the list says none: asked where some have none.
fn unit(lang: Lang, list: &CheckedRoster, trouble: Trouble) -> Option<AnyView> {
    let lacks = |row: &RosterRow| match &row.state {
        RowState::Wrong(wrong) => {
            wrong.iter().any(|(_, problem)| *problem == Problem::Missing(domain::label::UNIT))
        }
        _ => false,
    };
    if !list.rows.iter().any(lacks) {
        return None;
    }
    let (wrong, typed) = match trouble {
        Trouble::Unit(wrong, typed) => (wrong, typed),
        _ => (Wrong::default(), String::new()),
    };
    Some(view! {
        <section class="stack">
            <h3>{t::unit_missing(lang)}</h3>
            <UnitField label=t::for_all(lang) need=Need::Optional value=typed choices=wrong.units() error=wrong.beside(lang, "unit")/>
            <div><Button name="step" value="unit" look=Look::Secondary>{t::use_unit(lang)}</Button></div>
        </section>
    }
    .into_any())
}

/// Rows that are no people, for whoever wonders where one went.
fn left_out(lang: Lang, list: &CheckedRoster) -> Option<AnyView> {
    let all: Vec<_> = list.left_out.iter().filter(|(_, why, _)| *why != WhyLeftOut::Empty).collect();
    if all.is_empty() {
        return None;
    }
    let words = format!("{} ({})", t::left_out_rows(lang), all.len());
    let more = all.len().saturating_sub(MOST_LEFT_OUT);
    let more = (more > 0).then(|| view! { <li class="soft">{t::more(lang, more)}</li> });
    let rows = all
        .into_iter()
        .take(MOST_LEFT_OUT)
        .map(|(number, why, text)| {
            let said = format!("{} {number}, {}: ", t::row(lang), why.text(lang));
            view! { <li><span class="soft">{said}</span>{text.clone()}</li> }
        })
        .collect_view();
    Some(view! { <details class="who"><summary>{words}</summary><ul>{rows}{more}</ul></details> }.into_any())
}
