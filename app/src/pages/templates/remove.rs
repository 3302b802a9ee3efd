//! The question before a template goes.

use axum::extract::{Path, State};
use leptos::prelude::*;
use services::ids::TemplateId;
use ui::{Confirm, Crumb, Fact, FactList, Lines, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    page_error::PageResult,
    pages::templates::{PATH, words as t},
    visit::Staff,
};

pub(crate) async fn ask(State(app): State<App>, staff: Staff, Path(id): Path<TemplateId>) -> PageResult {
    let form = services::templates::load_template_form(&app.services, staff.actor(), id).await?.form;
    let lang = staff.lang;
    let (action, back) = (staff.href(&staff.path), staff.href(&format!("{PATH}/{id}")));
    let crumbs = vec![Crumb::new(t::templates(lang), staff.href(PATH))];
    Ok(staff.staff(t::remove_question(lang), move || {
        let facts = vec![
            Fact::new(t::name(lang), form.name),
            Fact::new(t::title(lang), form.activity.title),
            Fact::new(t::owner(lang), form.activity.unit),
        ];
        view! {
            <PageHead title=t::remove_question(lang) crumbs/>
            <Confirm action act=t::remove(lang) look=Look::Danger back>
                <FactList facts lines=Lines::Plain/>
                <p>{t::remove_text(lang)}</p>
            </Confirm>
        }
    }))
}

pub(crate) async fn remove(State(app): State<App>, staff: Staff, Path(id): Path<TemplateId>) -> PageResult {
    services::templates::remove_template(&app.services, staff.actor(), id).await?;
    Ok(staff.done(PATH, Flash::Removed(0)))
}
