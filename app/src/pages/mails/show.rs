//! One mail, as its reader sees it.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::dates;
use domain::{Lang, MailKind, MailState, Word};
use leptos::prelude::*;
use services::{ids::MailId, rows::Mail};
use ui::{Badge, ButtonLink, Crumb, Fact, FactList, Icon, Look, PageHead, PostButton, Sign};

use crate::{
    App,
    flash::Flash,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::mails::{list::tone, words as t},
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<MailId>) -> PageResult {
    let (mail, _) = services::mails::show_mail(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    let title = mail.subject.clone();
    Ok(staff.staff(&title, move || view(lang, mail)))
}

pub(crate) async fn eml(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<MailId>,
) -> Result<Response, PageError> {
    let (_, bytes) = services::mails::show_mail(&app.services, staff.actor(), id).await?;
    let disposition = format!("attachment; filename=\"thu-{id}.eml\"");
    Ok((
        [(header::CONTENT_TYPE, "message/rfc822".to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response())
}

pub(crate) async fn retry(State(app): State<App>, staff: Staff, Path(id): Path<MailId>) -> PageResult {
    services::mails::retry_mail(&app.services, staff.actor(), id).await?;
    Ok(staff.done(&format!("/quan-ly/thu/{id}"), Flash::Retried(0)))
}

fn view(lang: Lang, mail: Mail) -> AnyView {
    let path = |more: &str| in_language(lang, &format!("/quan-ly/thu/{}{more}", mail.id));
    let when = move |moment| dates::moment(moment, lang);
    let (badge, state) = (tone(*mail.state), mail.state.name(lang));
    let mut facts = vec![
        Fact::new(t::to(lang), format!("{} <{}>", mail.to_name, mail.to_email)),
        Fact::new(t::state(lang), view! { <Badge tone=badge>{state}</Badge> }),
        Fact::new(t::written(lang), when(mail.created_at)),
        Fact::new(t::attempts(lang), mail.attempts.to_string()),
    ];
    if let Some(at) = mail.sent_at {
        facts.push(Fact::new(t::sent(lang), when(at)));
    }
    if let Some(why) = mail.dropped_because {
        facts.push(Fact::new(t::why_dropped(lang), why.name(lang)));
    }
    if *mail.state == MailState::Queued && mail.attempts == 0 && mail.due_at > mail.created_at {
        facts.push(Fact::new(t::not_before(lang), when(mail.due_at)));
    }
    if let Some(error) = mail.last_error.clone() {
        facts.push(Fact::new(t::last_error(lang), error));
    }
    if let Some(method) = mail.calendar_method.as_deref() {
        facts.push(Fact::new(t::calendar(lang), t::what_of_calendar(lang, method == "CANCEL")));
    }
    let retry = (*mail.state == MailState::Failed)
        .then(|| view! { <PostButton action=path("/gui-lai")>{t::retry(lang)}</PostButton> });
    let crumbs = vec![Crumb::new(t::outbox(lang), in_language(lang, "/quan-ly/thu"))];
    let lines = mail.text.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
    let struck = match (*mail.state, *mail.kind) {
        (MailState::Sent | MailState::Dropped, _) => Some(t::struck(lang)),
        (_, MailKind::Account) => Some(t::struck_account(lang)),
        _ => None,
    };
    let struck = struck.map(|words| view! { <p class="soft">{words}</p> });
    let eml = path("/thu.eml");
    view! {
        <PageHead title=mail.subject crumbs>
            <ButtonLink href=eml look=Look::Secondary><Icon sign=Sign::Download/>{t::eml(lang)}</ButtonLink>
            {retry}
        </PageHead>
        <FactList facts/>
        {struck}
        <section class="panel prose"><p>{lines}</p></section>
    }
    .into_any()
}
