//! One's own account: password, and the devices that are signed in.

use axum::{
    extract::{Path, State},
    response::Response,
};
use documents::dates;
use domain::{Lang, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{accounts::PasswordProof, ids::StaffSessionId, rows::StaffSession};
use ui::{
    Area, Button, Cell, ErrorSummary, Field, Head, Kind, Look, PageHead, PostButton, Row, RowHead, Shape,
    Table, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::accounts::{self, words as t},
    visit::{Page, Staff},
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct PasswordForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff) -> PageResult {
    let view = load(&app, &staff, Problems::default()).await?;
    Ok(staff.staff(t::account(staff.lang), view))
}

pub(crate) async fn change_password(
    State(app): State<App>,
    staff: Staff,
    Form(form): Form<PasswordForm>,
) -> PageResult {
    match services::accounts::change_password(&app.services, &staff.who, &form.old, &form.new, staff.lang)
        .await
    {
        Ok(token) => {
            Ok(staff.sign_in_again(staff.done("/quan-ly/tai-khoan", Flash::PasswordChanged(0)), &token))
        }
        Err(services::Error::Invalid(problems)) => {
            let view = load(&app, &staff, problems).await?;
            Ok(staff.invalid(Area::Staff, t::account(staff.lang), view))
        }
        Err(error) => Err(error.into()),
    }
}

/// Mails the owner a link to set a password.
pub(crate) async fn send_link(State(app): State<App>, staff: Staff) -> PageResult {
    services::accounts::send_password_link(&app.services, &staff.who, staff.lang).await?;
    Ok(staff.done("/quan-ly/tai-khoan", Flash::PasswordLinkSent(0)))
}

pub(crate) async fn sign_out(State(app): State<App>, page: Page) -> PageResult {
    if let Some(who) = &page.who {
        services::accounts::sign_out(&app.services, who).await?;
    }
    Ok(page.sign_out("/dang-nhap"))
}

/// Signs one device out; this one as the button in the head does.
pub(crate) async fn end_session(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<StaffSessionId>,
) -> PageResult {
    if id == staff.who.session.id {
        services::accounts::sign_out(&app.services, &staff.who).await?;
        return Ok(Page::sign_out(&staff, "/dang-nhap"));
    }
    services::accounts::end_session(&app.services, &staff.who, id).await?;
    Ok(staff.done("/quan-ly/tai-khoan", Flash::SessionEnded(0)))
}

pub(crate) async fn sign_out_everywhere(
    State(app): State<App>,
    staff: Staff,
) -> Result<Response, crate::page_error::PageError> {
    services::accounts::sign_out_everywhere(&app.services, &staff.who).await?;
    Ok(Page::sign_out(&staff, "/dang-nhap"))
}

async fn load(
    app: &App,
    staff: &Staff,
    problems: Problems,
) -> services::Result<impl FnOnce() -> AnyView + Send + use<>> {
    let lang = staff.lang;
    let sessions = services::accounts::list_sessions(&app.services, &staff.who).await?;
    let this = staff.who.session.id;
    let (name, email) = (staff.who.user.name.clone(), staff.who.user.email.clone());
    let proof = services::accounts::password_proof(&app.services, &staff.who);
    let has_password = staff.who.user.password_hash.is_some();
    let action = staff.href("/quan-ly/tai-khoan/mat-khau");
    let link = staff.href("/quan-ly/tai-khoan/duong-dan");
    let everywhere = staff.href("/quan-ly/tai-khoan/dang-xuat-moi-noi");
    Ok(move || {
        let rows =
            sessions.into_iter().map(|session| device(lang, session.id == this, session)).collect_view();
        let password = password(lang, proof, &problems, action, link);
        view! {
            <PageHead
                title=t::account(lang)
                lead=format!("{name} · {email}")
                notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()
            />
            <div class="stack-l">
            <section class="stack">
                <h2>{if has_password { t::change_password(lang) } else { t::set_password(lang) }}</h2>
                {password}
            </section>
            <section class="stack">
                <Table id="devices" caption=t::devices(lang) shape=Shape::Cards
                    head=vec![Head::text(t::device(lang)), Head::text(t::signed_in_at(lang)), Head::text(t::last_seen(lang)), Head::bare(t::sign_out_device(lang))]>
                    {rows}
                </Table>
                <PostButton action=everywhere look=Look::Secondary>{t::sign_out_everywhere(lang)}</PostButton>
            </section>
            </div>
        }
        .into_any()
    })
}

/// The form, with what it asks for as proof; without proof, a button that mails a link.
fn password(lang: Lang, proof: PasswordProof, problems: &Problems, action: String, link: String) -> AnyView {
    let send_link = move |words: &'static str| {
        view! {
            <p class="soft">{words}</p>
            <PostButton action=link look=Look::Secondary>{t::send_link(lang)}</PostButton>
        }
    };
    if proof == PasswordProof::FreshLink {
        return send_link(t::link_needed(lang)).into_any();
    }
    let asks_old = proof == PasswordProof::OldPassword;
    let old = asks_old.then(|| {
        view! {
            <Field name="old" label=t::old_password(lang) kind=Kind::Password width=Width::Letters30
                autocomplete="current-password" error=beside(lang, problems, "old")/>
        }
    });
    let forgotten = asks_old.then(|| send_link(t::forgotten(lang)));
    view! {
        <form class="form" method="post" action=action novalidate>
            {old}
            <Field name="new" label=t::new_password(lang) kind=Kind::Password width=Width::Letters30
                autocomplete="new-password" hint=t::password_hint(lang) error=beside(lang, problems, "new")/>
            <Button>{t::save_password(lang)}</Button>
        </form>
        {forgotten}
    }
    .into_any()
}

fn device(lang: Lang, is_this: bool, session: StaffSession) -> AnyView {
    let when = move |moment| dates::moment(moment, lang);
    let known = accounts::device::name(&session.user_agent);
    let agent = known.unwrap_or_else(|| match session.user_agent.is_empty() {
        true => t::unknown_device(lang).to_owned(),
        false => session.user_agent,
    });
    let end = in_language(lang, &format!("/quan-ly/tai-khoan/thiet-bi/{}/ket-thuc", session.id));
    let this = is_this.then(|| view! { " "<strong>{t::this_device(lang)}</strong> });
    view! {
        <Row>
            <RowHead>{agent}{this}</RowHead>
            <Cell label=t::signed_in_at(lang)>{when(session.created_at)}</Cell>
            <Cell label=t::last_seen(lang)>{when(session.last_seen_at)}</Cell>
            <Cell><PostButton action=end look=Look::Quiet>{t::sign_out_device(lang)}</PostButton></Cell>
        </Row>
    }
    .into_any()
}
