//! One of the staff: the roles, and whether the account is open.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    accounts::{HeldRole, RoleForm, StaffEntry},
    ids::{GrantId, UserId},
};
use ui::{
    Area, Button, ButtonLink, Cell, Confirm, Crumb, Fact, FactList, Head, Look, PageHead, PostButton, Row,
    RowHead, Shape, Table,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::accounts::{
        list::{LIST, path_of, state},
        role_choice::{TypedRole, fields, may},
        staff_words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    role: String,
    unit: String,
    unit_id: String,
    activity: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<UserId>) -> PageResult {
    render(&app, &staff, id, Typed::default(), None).await
}

/// Asks once more: whoever it is, is signed out everywhere.
pub(crate) async fn ask_to_close(State(app): State<App>, staff: Staff, Path(id): Path<UserId>) -> PageResult {
    let entry = services::accounts::show_staff(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    let back = staff.href(&path_of(id));
    let action = format!("{back}/khoa");
    Ok(staff.staff(t::close(lang), move || {
        view! {
            <PageHead title=t::close_question(lang) lead=format!("{} · {}", entry.user.name, entry.user.email)/>
            <Confirm action act=t::close(lang) back><p>{t::close_text(lang)}</p></Confirm>
        }
    }))
}

pub(crate) async fn close(State(app): State<App>, staff: Staff, Path(id): Path<UserId>) -> PageResult {
    match services::accounts::close_account(&app.services, staff.actor(), id).await {
        Ok(()) => Ok(staff.done(&path_of(id), Flash::AccountClosed(0))),
        // The page again, with the reason where there is one to say there.
        Err(error) => render(&app, &staff, id, Typed::default(), Some(Wrong::of(error.into())?)).await,
    }
}

pub(crate) async fn reopen(State(app): State<App>, staff: Staff, Path(id): Path<UserId>) -> PageResult {
    services::accounts::reopen_account(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&path_of(id), Flash::AccountOpened(0)))
}

pub(crate) async fn give(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<UserId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = typed.clone();
    let form = RoleForm { role: form.role, unit: form.unit, unit_id: form.unit_id, activity: form.activity };
    match services::accounts::give_role(&app.services, staff.actor(), id, &form).await {
        Ok(()) => Ok(staff.done(&path_of(id), Flash::RoleGiven(0))),
        Err(not) => render(&app, &staff, id, typed, Some(Wrong::of(not)?)).await,
    }
}

pub(crate) async fn take(State(app): State<App>, staff: Staff, Path(id): Path<GrantId>) -> PageResult {
    let user = services::accounts::take_role(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&path_of(user), Flash::RoleTaken(0)))
}

pub(crate) async fn invite_again(State(app): State<App>, staff: Staff, Path(id): Path<UserId>) -> PageResult {
    match services::accounts::invite_again(&app.services, staff.actor(), id, staff.lang).await {
        Ok(()) => Ok(staff.done(&path_of(id), Flash::StaffInvited(0))),
        Err(error) => render(&app, &staff, id, Typed::default(), Some(Wrong::of(error.into())?)).await,
    }
}

async fn render(app: &App, staff: &Staff, id: UserId, typed: Typed, wrong: Option<Wrong>) -> PageResult {
    let entry = services::accounts::show_staff(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    let failed = wrong.is_some();
    let title = entry.user.name.clone();
    let view = move || view(lang, entry, typed, wrong.unwrap_or_default());
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(lang: Lang, entry: StaffEntry, typed: Typed, wrong: Wrong) -> AnyView {
    let path = in_language(lang, &path_of(entry.user.id));
    let notice = wrong.notice(lang);
    let crumbs = vec![Crumb::new(t::staff(lang), in_language(lang, LIST))];
    let seen = entry.last_seen.map_or_else(|| t::never_seen(lang).to_owned(), |at| dates::moment(at, lang));
    let facts =
        vec![Fact::new(t::email(lang), entry.user.email.clone()), Fact::new(t::last_seen(lang), seen)];
    let invited = (entry.last_seen.is_none() && entry.user.password_hash.is_none() && !entry.is_closed()).then(|| {
        let until = entry.invited_until.map(|at| dates::moment(at, lang));
        let said = t::invited_until(lang, until.as_deref());
        let again = t::invite_again(lang, &entry.user.email);
        view! { <p>{said}</p><PostButton action=format!("{path}/moi-lai") look=Look::Secondary>{again}</PostButton> }
    });
    let account = if entry.is_closed() {
        view! {
            <p class="soft">{t::closed_text(lang)}</p>
            <PostButton action=format!("{path}/mo-khoa") look=Look::Secondary>{t::reopen(lang)}</PostButton>
        }
        .into_any()
    } else {
        view! { <p><ButtonLink href=format!("{path}/khoa") look=Look::Secondary>{t::close(lang)}</ButtonLink></p> }
            .into_any()
    };
    let state = state(lang, &entry);
    let roles = roles(lang, entry.roles);
    let give = give_form(lang, format!("{path}/vai-tro"), typed, &wrong);
    view! {
        <PageHead title=entry.user.name crumbs notice/>
        <div class="stack-l">
            <FactList facts/>
            <section class="stack"><h2>{t::account(lang)}</h2><p>{state}</p>{invited}{account}</section>
            {roles}
            <section class="stack"><h2>{t::give(lang)}</h2>{give}</section>
        </div>
    }
    .into_any()
}

fn roles(lang: Lang, roles: Vec<HeldRole>) -> AnyView {
    if roles.is_empty() {
        return view! { <section class="stack"><h2>{t::roles(lang)}</h2><p class="soft">{t::no_role_text(lang)}</p></section> }
            .into_any();
    }
    let rows = roles
        .into_iter()
        .map(|held| {
            let place = if held.place.is_empty() { t::everywhere(lang).to_owned() } else { held.place };
            let take = in_language(lang, &format!("{LIST}/vai-tro/{}/thu-hoi", held.id));
            view! {
                <Row>
                    <RowHead>{held.role.name(lang)}</RowHead>
                    <Cell label=t::may(lang)>{may(lang, held.role)}</Cell>
                    <Cell label=t::holds_for(lang)>{place}</Cell>
                    <Cell class="row-actions"><PostButton action=take look=Look::Quiet>{t::take(lang)}</PostButton></Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::role(lang)),
        Head::text(t::may(lang)),
        Head::text(t::holds_for(lang)),
        Head::bare(t::take(lang)),
    ];
    view! { <Table id="roles" caption=t::roles(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn give_form(lang: Lang, action: String, typed: Typed, wrong: &Wrong) -> AnyView {
    let Typed { role, unit, unit_id, activity } = typed;
    view! {
        <form class="form" method="post" action=action novalidate>
            {fields(lang, TypedRole { role, unit, unit_id, activity }, wrong)}
            <Button look=Look::Secondary>{t::give(lang)}</Button>
        </form>
    }
    .into_any()
}
