//! The question before a call for interest is closed, reopened or cancelled, or its names are deleted.

use axum::extract::{Path, State};
use domain::demands::DemandState;
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    demands::{DemandAct, DemandPage},
    ids::DemandId,
};
use ui::{Area, Banner, BannerKind, Confirm, Crumb, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    page_error::PageResult,
    pages::demands::{PATH, words as t},
    visit::Staff,
};

/// What is to be done.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    viec: String,
}

impl Wish {
    fn act(&self) -> DemandAct {
        match self.viec.as_str() {
            "mo-lai" => DemandAct::Reopen,
            "huy" => DemandAct::Cancel,
            "xoa-ten" => DemandAct::ForgetNames,
            _ => DemandAct::Close,
        }
    }

    fn code(&self) -> &'static str {
        match self.act() {
            DemandAct::Reopen => "mo-lai",
            DemandAct::Cancel => "huy",
            DemandAct::ForgetNames => "xoa-ten",
            DemandAct::Close => "dong",
        }
    }
}

pub(crate) async fn ask(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<DemandId>,
    Query(wish): Query<Wish>,
) -> PageResult {
    let page = services::demands::show_demand(&app.services, staff.actor(), id).await?;
    let back = format!("{PATH}/{id}");
    // What is so already needs no question.
    if page.stands == DemandState::Open && matches!(wish.act(), DemandAct::Reopen | DemandAct::ForgetNames) {
        return Ok(staff.go(&back));
    }
    Ok(render(&staff, page, &wish, None))
}

fn render(staff: &Staff, page: DemandPage, wish: &Wish, refused: Option<String>) -> axum::response::Response {
    let (lang, act) = (staff.lang, wish.act());
    let (title, text, look) = match act {
        DemandAct::Close => (t::close(lang), t::close_text(lang), Look::Primary),
        DemandAct::Reopen => (t::reopen(lang), t::reopen_text(lang), Look::Primary),
        DemandAct::Cancel => (t::cancel(lang), t::cancel_text(lang), Look::Danger),
        DemandAct::ForgetNames => (t::forget(lang), t::forget_text(lang), Look::Danger),
    };
    let path = format!("{PATH}/{}", page.demand.id);
    let (action, back) = (staff.href(&format!("{path}/ket-thuc")), staff.href(&path));
    let crumbs = vec![
        Crumb::new(t::demands(lang), staff.href(PATH)),
        Crumb::new(page.demand.title.clone(), back.clone()),
    ];
    let fields = vec![("viec".to_owned(), wish.code().to_owned())];
    let failed = refused.is_some();
    let view = move || {
        let notice = refused.map(|title| view! { <Banner kind=BannerKind::Failure title/> });
        view! {
            <PageHead title lead=page.demand.title crumbs notice=notice.into_any()/>
            <Confirm action act=title look back fields>
                <p>{t::names(lang)}": "{t::people(lang, page.kept)}</p>
                <p>{text}</p>
            </Confirm>
        }
        .into_any()
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

pub(crate) async fn act(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<DemandId>,
    Form(wish): Form<Wish>,
) -> PageResult {
    match services::demands::act_on_demand(&app.services, staff.actor(), id, wish.act()).await {
        Ok(_) => Ok(staff.done(&format!("{PATH}/{id}"), Flash::Saved(0))),
        Err(services::Error::Conflict(problem)) => {
            let page = services::demands::show_demand(&app.services, staff.actor(), id).await?;
            Ok(render(&staff, page, &wish, Some(problem.text(staff.lang))))
        }
        Err(error) => Err(error.into()),
    }
}
