//! Somebody is invited onto the staff: who, with which role; then to whom a mail goes, and only then it does.

use axum::extract::State;
use domain::{Lang, Word, accounts::access::Role};
use leptos::prelude::*;
use serde::Deserialize;
use services::accounts::{InviteForm, RoleForm};
use ui::{Area, Button, ButtonLink, Confirm, Crumb, Field, Kind, Look, PageHead, Width};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::accounts::{
        list::{LIST, path_of},
        role_choice::{TypedRole, fields, may},
        staff_words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
    name: String,
    role: String,
    unit: String,
    unit_id: String,
    activity: String,
    key: String,
    /// `yes`: it was said to whom the mail goes.
    sure: String,
}

impl Typed {
    fn form(&self) -> InviteForm {
        let Self { email, name, role, unit, unit_id, activity, key, .. } = self.clone();
        InviteForm { email, name, role: RoleForm { role, unit, unit_id, activity }, key }
    }

    fn role(&self) -> TypedRole {
        let Self { role, unit, unit_id, activity, .. } = self.clone();
        TypedRole { role, unit, unit_id, activity }
    }

    fn hidden(&self) -> Vec<(String, String)> {
        let all = [
            ("email", &self.email),
            ("name", &self.name),
            ("role", &self.role),
            ("unit", &self.unit),
            ("unit_id", &self.unit_id),
            ("activity", &self.activity),
            ("key", &self.key),
        ];
        let yes = ("sure".to_owned(), "yes".to_owned());
        all.map(|(name, value)| (name.to_owned(), value.clone())).into_iter().chain([yes]).collect()
    }
}

pub(crate) async fn show(staff: Staff) -> PageResult {
    services::accounts::require_manager(staff.actor())?;
    let typed = Typed { key: services::new_form_key()?, ..Typed::default() };
    let lang = staff.lang;
    Ok(staff.staff(t::invite(lang), move || view(lang, typed, &Wrong::default())))
}

pub(crate) async fn submit(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let (services, actor, lang, form) = (&app.services, staff.actor(), staff.lang, typed.form());
    let not = if typed.sure == "yes" {
        match services::accounts::invite_user(services, actor, &form, lang).await {
            Ok(id) => return Ok(staff.done(&path_of(id), Flash::StaffInvited(0))),
            Err(not) => not,
        }
    } else {
        match services::accounts::check_invitation(services, actor, &form).await {
            Ok(email) => return Ok(staff.staff(t::invite(lang), move || confirm(lang, &typed, &email))),
            Err(not) => not,
        }
    };
    let wrong = Wrong::of(not)?;
    Ok(staff.invalid(Area::Staff, t::invite(lang), move || view(lang, typed, &wrong)))
}

/// To whom the mail goes, and what they may do then.
fn confirm(lang: Lang, typed: &Typed, email: &str) -> AnyView {
    let action = in_language(lang, &format!("{LIST}/moi"));
    let role = Role::parse(&typed.role);
    let place = [&typed.unit, &typed.activity].into_iter().find(|place| !place.is_empty()).cloned();
    let what = role.map(|role| {
        let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
        view! { <p><strong>{role.name(lang)}{place}</strong>". "{may(lang, role)}</p> }
    });
    let (fields, goes_to) = (typed.hidden(), t::goes_to(lang, &typed.name, email));
    view! {
        <PageHead title=t::send_invitation(lang)/>
        <Confirm action=action.clone() act=t::send_invitation(lang) back=action fields>
            <p>{goes_to}</p>
            {what}
        </Confirm>
    }
    .into_any()
}

fn view(lang: Lang, typed: Typed, wrong: &Wrong) -> AnyView {
    let crumbs = vec![Crumb::new(t::staff(lang), in_language(lang, LIST))];
    let role = fields(lang, typed.role(), wrong);
    view! {
        <PageHead title=t::invite(lang) lead=t::invite_lead(lang) crumbs notice=wrong.notice(lang)/>
        <form class="form" method="post" action=in_language(lang, &format!("{LIST}/moi")) novalidate>
            <input type="hidden" name="key" value=typed.key/>
            <Field name="email" label=t::email(lang) kind=Kind::Email autocomplete="off" value=typed.email width=Width::Letters30 error=wrong.beside(lang, "email")/>
            <Field name="name" label=t::name(lang) kind=Kind::Name autocomplete="off" value=typed.name width=Width::Letters30 error=wrong.beside(lang, "name")/>
            {role}
            <div class="actions">
                <Button>{t::look_at_invitation(lang)}</Button>
                <ButtonLink href=in_language(lang, LIST) look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}
