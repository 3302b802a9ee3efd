//! Who completed, issuing for all of them in one act, and what was issued.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::dates;
use domain::{
    CertificateState, Lang, Problems, Word, accounts::access::Role, fields::typed_day, numbers::whole,
};
use leptos::prelude::*;
use services::{
    attendance::AttendanceGrid,
    certificates::{CertificatePlan, File},
    ids::CertificateId,
    rows::Certificate,
};
use ui::{
    Area, Badge, Banner, BannerKind, Button, ButtonLink, Cell, Empty, EmptyState, ErrorSummary, Field, Head,
    Icon, Look, Need, Row, RowHead, Shape, Sign, Size, Table, Tone, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, beside, summary},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, Workspace, path_of, words as a, workspace},
        certificates::{form::Typed, look, words as t},
    },
    sheet::{self, Sheet, day, text},
    visit::Staff,
};

#[derive(Default)]
struct Trouble {
    problems: Problems,
    whole: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let plan = services::certificates::plan_certificates(&app.services, staff.actor(), &code).await?;
    if let Some(format) = file.format() {
        return issued_sheet(staff.lang, &plan).answer(format);
    }
    let activity = &plan.grid.activity;
    let typed = Typed {
        issued_on: typed_day(app.services.today()),
        signer_authority: activity.signer_authority.clone(),
        signer_title: activity.signer_title.clone(),
        signer_name: activity.signer_name.clone(),
        key: services::new_form_key()?,
        act: String::new(),
    };
    Ok(render(&app, &staff, plan, typed, Trouble::default()))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = typed.form();
    let outcome = if typed.act == "issue" {
        services::certificates::issue_certificates(&app.services, staff.actor(), &code, &form).await.map(Some)
    } else {
        // Made once to see that it can be: what is wrong is said here, and not by a file that doesn't open.
        services::certificates::preview_certificate(&app.services, staff.actor(), &code, &form)
            .await
            .map(|_| None)
    };
    let trouble = match outcome {
        Ok(Some(n)) => {
            return Ok(staff.done(&path_of(&code, WorkTab::Certificates), Flash::Issued(whole(n))));
        }
        Ok(None) => return look::show(&app, &staff, &code, typed).await,
        Err(services::Error::Invalid(problems)) => Trouble { problems, whole: None },
        Err(services::Error::Conflict(problem)) => {
            Trouble { whole: Some(problem.text(staff.lang)), ..Trouble::default() }
        }
        Err(error) => return Err(error.into()),
    };
    let plan = services::certificates::plan_certificates(&app.services, staff.actor(), &code).await?;
    Ok(render(&app, &staff, plan, typed, trouble))
}

pub(crate) async fn pdf(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, CertificateId)>,
) -> Result<Response, PageError> {
    let file = services::certificates::render_certificate(&app.services, staff.actor(), &code, id).await?;
    Ok(download(file, "application/pdf"))
}

/// The certificate of the longest name, to look at.
pub(crate) async fn preview(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(typed): Query<Typed>,
) -> Result<Response, PageError> {
    let (_, bytes) =
        services::certificates::preview_certificate(&app.services, staff.actor(), &code, &typed.form())
            .await?;
    let disposition = "inline; filename=\"xem-truoc.pdf\"";
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

pub(crate) async fn archive(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let file = services::certificates::archive_certificates(&app.services, staff.actor(), &code).await?;
    Ok(download(file, "application/zip"))
}

/// A file to keep. Its name is made of letters, digits and hyphens by `services`.
fn download((name, bytes): File, kind: &'static str) -> Response {
    sheet::download(kind, &name, bytes)
}

fn render(app: &App, staff: &Staff, plan: CertificatePlan, typed: Typed, trouble: Trouble) -> Response {
    let today = app.services.today();
    let frame = Workspace::new(staff, staff.actor(), &plan.grid.activity, today, WorkTab::Certificates);
    let lang = staff.lang;
    let title = format!("{}: {}", t::certificates(lang), plan.grid.activity.title);
    let manages = if staff.actor().has(&[Role::Admin, Role::Organizer]) { Manages::Yes } else { Manages::No };
    let last = plan.grid.sessions.iter().map(|session| session.ends_at).max();
    let over = plan.grid.activity.ends_on <= today && last.is_none_or(|last| last <= app.services.now());
    let failed = trouble.whole.is_some() || !trouble.problems.is_empty();
    let view = move || {
        let notice = match trouble.whole.clone() {
            Some(title) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
            None if trouble.problems.is_empty() => None,
            None => Some(view! { <ErrorSummary errors=summary(lang, &trouble.problems)/> }.into_any()),
        };
        let due = if !over {
            view! { <EmptyState kind=Empty::Nothing title=t::not_over(lang) text=t::not_over_text(lang)/> }
                .into_any()
        } else if plan.due.is_empty() {
            view! { <p class="lead">{t::nobody_due(lang)}</p> }.into_any()
        } else {
            due(lang, manages, &plan, typed, &trouble.problems)
        };
        let without = (over && !plan.without.is_empty()).then(|| look::without(lang, &plan));
        let issued = (!plan.issued.is_empty()).then(|| issued(lang, manages, &plan));
        workspace(frame, notice, view! { {due} {without} {issued} }.into_any())
    };
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

/// Whether the viewer may issue and revoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manages {
    Yes,
    No,
}

fn due(lang: Lang, manages: Manages, plan: &CertificatePlan, typed: Typed, problems: &Problems) -> AnyView {
    let action = in_language(lang, &path_of(&plan.grid.activity.code, WorkTab::Certificates));
    let sessions = plan.grid.sessions.len();
    let rows = plan
        .due
        .iter()
        .map(|entry| {
            let attended = format!("{}/{sessions}", plan.grid.attended(entry.registration.id));
            let (name, unit) = (entry.person.full_name.clone(), entry.unit_name.clone());
            view! { <Row><RowHead>{name}</RowHead><Cell label=t::unit(lang)>{unit}</Cell><Cell label=t::attended(lang) class="num">{attended}</Cell></Row> }
                .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::unit(lang)), Head::number(t::attended(lang))];
    let count = plan.due.len();
    let form = (manages == Manages::Yes).then(|| {
        let error = |field: &str| beside(lang, problems, field);
        let look = t::look_first(lang, count);
        view! {
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <p>{t::numbers_are_given(lang)}</p>
                <Field name="issued_on" label=t::issued_on(lang) width=Width::Letters10 value=typed.issued_on error=error("issued_on")/>
                <Field name="signer_authority" label=a::signer_authority(lang) need=Need::Optional hint="KT. GIÁM ĐỐC" width=Width::Letters30
                    value=typed.signer_authority error=error("signer_authority")/>
                <Field name="signer_title" label=a::signer_title(lang) hint="PHÓ GIÁM ĐỐC" width=Width::Letters30
                    value=typed.signer_title error=error("signer_title")/>
                <Field name="signer_name" label=a::signer_name(lang) width=Width::Letters30 value=typed.signer_name error=error("signer_name")/>
                <Button>{look}</Button>
            </form>
        }
    });
    view! {
        <section class="stack">
            <h2>{t::due(lang, plan.due.len())}</h2>
            {form}
            <Table id="due" caption=t::due(lang, plan.due.len()) head shape=Shape::Cards>{rows}</Table>
        </section>
    }
    .into_any()
}

/// The certificates that were issued, as a file.
fn issued_sheet(lang: Lang, plan: &CertificatePlan) -> Sheet {
    let code = &plan.grid.activity.code;
    let heads = [t::serial(lang), t::name(lang), t::birth_date(lang), t::issued_on(lang), t::state(lang)];
    let mut sheet = Sheet::new(format!("chung-nhan-{code}"), t::issued_heading(lang), &heads);
    let cells = |one: &Certificate| {
        vec![
            text(one.serial.clone()),
            text(one.full_name.clone()),
            day(one.birth_date),
            day(Some(one.issued_on)),
            text(one.state.name(lang)),
        ]
    };
    sheet.rows = plan.issued.iter().map(cells).collect();
    sheet
}

fn issued(lang: Lang, manages: Manages, plan: &CertificatePlan) -> AnyView {
    let code = plan.grid.activity.code.clone();
    let rows = plan.issued.iter().map(|one| row(lang, manages, &plan.grid, one)).collect_view();
    let mut head = vec![
        Head::text(t::serial(lang)),
        Head::text(t::name(lang)),
        Head::text(t::issued_on(lang)),
        Head::text(t::state(lang)),
        Head::text(t::file(lang)),
    ];
    if manages == Manages::Yes {
        head.push(Head::bare(t::acts(lang)));
    }
    let zip = in_language(lang, &format!("/quan-ly/hoat-dong/{code}/chung-nhan.zip"));
    let caption = t::issued(lang, plan.issued.len());
    view! {
        <section class="stack">
            <h2>{t::issued_heading(lang)}</h2>
            <ButtonLink href=zip look=Look::Secondary><Icon sign=Sign::Download/>{t::all_as_zip(lang)}</ButtonLink>
            <Table id="issued" caption head shape=Shape::Cards>{rows}</Table>
            {sheet::links(lang, &in_language(lang, &path_of(&code, WorkTab::Certificates)))}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, manages: Manages, grid: &AttendanceGrid, one: &Certificate) -> AnyView {
    let code = &grid.activity.code;
    let path =
        |more: &str| in_language(lang, &format!("/quan-ly/hoat-dong/{code}/chung-nhan/{}/{more}", one.id));
    let (tone, valid) = match *one.state {
        CertificateState::Valid => (Tone::Ok, true),
        CertificateState::Revoked => (Tone::Bad, false),
        CertificateState::Replaced => (Tone::Warn, false),
    };
    let act = |words: &'static str, more: &str| view! { <ButtonLink href=path(more) look=Look::Quiet size=Size::Small>{words}</ButtonLink> };
    let acts = (manages == Manages::Yes).then(|| {
        let replace = one.replaced_by.is_none().then(|| act(t::replace(lang), "thay-the"));
        let revoke = valid.then(|| act(t::revoke(lang), "thu-hoi"));
        view! { <Cell class="row-actions">{replace}{revoke}</Cell> }
    });
    let (serial, name, on, state) =
        (one.serial.clone(), one.full_name.clone(), dates::day(one.issued_on, lang), one.state.name(lang));
    let pdf = path("pdf");
    // Attendance was corrected since: whether the certificate stands is for the organizer to say.
    let doubt = (valid && !grid.completed(one.registration_id))
        .then(|| view! { " "<Badge tone=Tone::Warn>{t::not_enough(lang)}</Badge> });
    view! {
        <Row>
            <RowHead>{serial}</RowHead>
            <Cell label=t::name(lang)>{name}</Cell>
            <Cell label=t::issued_on(lang)>{on}</Cell>
            <Cell label=t::state(lang)><span><Badge tone>{state}</Badge>{doubt}</span></Cell>
            <Cell label=t::file(lang)><a href=pdf>"PDF"</a></Cell>
            {acts}
        </Row>
    }
    .into_any()
}
