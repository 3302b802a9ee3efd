//! Before certificates are issued: the real paper of the longest name, who signs, when, where, who gets none and why.

use domain::{Lang, Word};
use leptos::prelude::*;
use services::certificates::{CertificatePlan, WhyNot};
use ui::{ButtonLink, Cell, Confirm, Fact, FactList, Head, Look, PageHead, Row, RowHead, Shape, Table};

use crate::{
    App,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of, words as a},
        certificates::{form::Typed, words as t},
    },
    visit::Staff,
};

/// The page that shows it, with the button that issues.
pub(crate) async fn show(app: &App, staff: &Staff, code: &str, typed: Typed) -> PageResult {
    let plan = services::certificates::plan_certificates(&app.services, staff.actor(), code).await?;
    let office = app.services.office();
    let (body, place) = (office.name.clone(), office.place.clone());
    let lang = staff.lang;
    let path = path_of(code, WorkTab::Certificates);
    let query = serde_html_form::to_string(&typed).unwrap_or_default();
    let paper = staff.href(&format!("{path}/xem-truoc?{query}"));
    let (action, back) = (staff.href(&path), staff.href(&path));
    let n = plan.due.len();
    let longest = services::certificates::longest_name(&plan).unwrap_or_default().to_owned();
    let title = plan.grid.activity.title.clone();
    Ok(staff.staff(t::look_title(lang), move || {
        let signer = [&typed.signer_authority, &typed.signer_title, &typed.signer_name]
            .into_iter()
            .filter(|words| !words.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        let facts = vec![
            Fact::new(t::how_many(lang), domain::numbers::number_in(lang, n as u64)),
            Fact::new(t::issuing_body(lang), body),
            Fact::new(t::signer(lang), signer),
            Fact::new(a::place(lang), place),
            Fact::new(t::issued_on(lang), typed.issued_on.clone()),
        ];
        let fields = [
            ("act", "issue".to_owned()),
            ("issued_on", typed.issued_on),
            ("signer_authority", typed.signer_authority),
            ("signer_title", typed.signer_title),
            ("signer_name", typed.signer_name),
            ("key", typed.key),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        let others = (!plan.without.is_empty()).then(|| without(lang, &plan));
        view! {
            <PageHead title=t::look_title(lang) lead=title/>
            <Confirm action act=t::issue_act(lang, n) back fields>
                <FactList facts/>
                <p><ButtonLink href=paper look=Look::Secondary>{t::see_paper(lang, &longest)}</ButtonLink></p>
                <p>{t::numbers_are_given(lang)}</p>
            </Confirm>
            {others}
        }
    }))
}

/// Who gets none by the act, and why.
pub(crate) fn without(lang: Lang, plan: &CertificatePlan) -> AnyView {
    let rows = plan
        .without
        .iter()
        .map(|(entry, why)| {
            let why = match why {
                WhyNot::TooFew { attended, needed } => t::too_few(lang, *attended, *needed),
                WhyNot::NoSeat(state) => t::no_seat(lang, state.name(lang)),
                WhyNot::Revoked(serial) => t::was_revoked(lang, serial),
            };
            let (name, unit) = (entry.person.full_name.clone(), entry.unit_name.clone());
            view! { <Row><RowHead>{name}</RowHead><Cell label=t::unit(lang)>{unit}</Cell><Cell label=t::why(lang)>{why}</Cell></Row> }
                .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::unit(lang)), Head::text(t::why(lang))];
    let caption = t::not_eligible(lang, plan.without.len());
    view! {
        <section class="stack">
            <h2>{caption.clone()}</h2>
            <Table id="without" caption head shape=Shape::Cards>{rows}</Table>
        </section>
    }
    .into_any()
}
