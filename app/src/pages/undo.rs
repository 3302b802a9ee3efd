//! “Hoàn tác”: the button of the banner that says what was done.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, Uri, header},
    routing::post,
};
use domain::numbers::whole;
use services::{
    ids::UndoId,
    undo::{NotUndone, UndoPlace, Undone},
};

use crate::{
    App,
    flash::Flash,
    page_error::PageResult,
    pages::activities::{WorkTab, path_of},
    visit::Staff,
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/quan-ly/hoan-tac/{id}", post(undo))
}

async fn undo(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<UndoId>,
    headers: HeaderMap,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let place = services::undo::find_undo(services, actor, id).await?;
    let is_list = matches!(place, UndoPlace::UnitList(..));
    let path = match place {
        UndoPlace::Attendance(code) => path_of(&code, WorkTab::Attendance),
        UndoPlace::List(code) => path_of(&code, WorkTab::People),
        UndoPlace::People => "/quan-ly/nguoi".to_owned(),
        UndoPlace::Filters(list) => crate::pages::filters::path_of(&list),
        UndoPlace::Reminders(code) => crate::pages::reminders::list_path(&code),
        UndoPlace::TemplateReminders(id) => crate::pages::reminders::template_path(id),
        UndoPlace::Documents(code) => crate::pages::documents::list_path(&code),
        UndoPlace::TemplateDocuments(id) => crate::pages::documents::template_path(id),
        UndoPlace::Calendar => "/quan-ly/lich".to_owned(),
        UndoPlace::Doubles => "/quan-ly/nguoi/trung".to_owned(),
        UndoPlace::UnitList(round, unit) => crate::pages::nominations::path_of(round, &unit),
        UndoPlace::Person(id) => format!("/quan-ly/nguoi/{id}"),
    };
    let flash = match services::undo::undo_act(services, actor, id).await {
        Ok(Undone { n, .. }) if is_list => Flash::UnitListUndone(whole(n)),
        Ok(Undone { n, lost: 0 }) => Flash::Undone(whole(n)),
        Ok(Undone { lost, .. }) => Flash::UndoneButTalks(whole(lost)),
        Err(NotUndone::TooLate) => Flash::UndoTooLate(0),
        Err(NotUndone::ChangedSince) => Flash::UndoChanged(0),
        Err(NotUndone::Taken) => Flash::UndoTaken(0),
        Err(NotUndone::NoSeat) => Flash::UndoNoSeat(0),
        Err(NotUndone::Error(error)) => return Err(error.into()),
    };
    let filters = filters_of(&headers, &staff.href(&path));
    Ok(staff.done(&format!("{path}{filters}"), flash))
}

/// What the list was filtered by where the button was pressed: the page comes back as it was.
fn filters_of(headers: &HeaderMap, address: &str) -> String {
    let from = headers.get(header::REFERER).and_then(|from| from.to_str().ok()?.parse::<Uri>().ok());
    let query = from.as_ref().filter(|from| from.path() == address).and_then(Uri::query);
    // Whom the act was about is told of the act alone.
    let kept: Vec<&str> = query
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("vua="))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn filters_come_back_from_the_same_page_only() {
        let from = |referer: &'static str| {
            let headers = HeaderMap::from_iter([(header::REFERER, HeaderValue::from_static(referer))]);
            filters_of(&headers, "/en/quan-ly/nguoi")
        };
        assert_eq!(from("https://so.vn/en/quan-ly/nguoi?q=an&trang=2"), "?q=an&trang=2");
        assert_eq!(from("https://so.vn/en/quan-ly/nguoi?q=an&vua=1-2"), "?q=an");
        assert_eq!(from("https://so.vn/en/quan-ly/nguoi?vua=1"), "");
        assert_eq!(from("https://so.vn/quan-ly/nguoi?q=an"), "");
        assert_eq!(from("https://so.vn/en/quan-ly/nguoi"), "");
        assert_eq!(filters_of(&HeaderMap::new(), "/en/quan-ly/nguoi"), "");
    }
}
