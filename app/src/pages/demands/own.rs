//! The own page of somebody who left their name, by the link that only they have.

use axum::extract::{Path, State};
use domain::Word;
use leptos::prelude::*;
use services::Error;
use ui::{Button, Fact, FactList, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    page_error::PageResult,
    pages::{demands::words as t, registrations::own_page::gone},
    visit::Page,
};

pub(crate) async fn show(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    let own = match services::demands::show_own_name(&app.services, &token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    let lang = page.lang;
    let action = page.href(&format!("/toi/ghi-ten/{token}/rut"));
    let again = page.href(&format!("/nhu-cau/{}", own.demand.id));
    let answer = page.public(t::own_title(lang), move || {
        let title = own.demand.title_in(lang).to_owned();
        let facts = vec![
            Fact::new(t::name(lang), own.person.full_name.clone()),
            Fact::new(t::unit(lang), own.unit_name.clone()),
            Fact::new(
                t::suits(lang),
                [own.row.suits.name(lang), &own.row.note].join(" · ").trim_end_matches(" · ").to_owned(),
            ),
            Fact::new(t::state(lang), own.stands.name(lang)),
        ];
        if own.row.withdrawn_at.is_some() {
            return view! {
                <PageHead title=t::withdrawn(lang) lead=t::withdrawn_text(lang)/>
                <p><a href=again>{title}</a></p>
            }
            .into_any();
        }
        view! {
            <PageHead title lead=t::own_text(lang)/>
            <FactList facts/>
            <form method="post" action=action><Button look=Look::Secondary>{t::withdraw(lang)}</Button></form>
        }
        .into_any()
    });
    Ok(Page::keep_private(answer))
}

pub(crate) async fn withdraw(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    match services::demands::withdraw_name(&app.services, &token).await {
        Ok(()) => {
            Ok(Page::keep_private(page.done(&format!("/toi/ghi-ten/{token}"), Flash::NameWithdrawn(0))))
        }
        Err(Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}
