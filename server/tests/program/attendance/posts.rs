//! Valid forms of attendance.

use crate::{routes::CLASS, scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/hoat-dong/{code}/diem-danh" => changed(scene, whose).await,
        "/quan-ly/hoat-dong/{code}/so-luong" => {
            let path = format!("/quan-ly/hoat-dong/{CLASS}/so-luong");
            let people = (60 + scene.fresh_number()).to_string();
            Form::on(&grid(scene, whose).await, &path).with("people", &people)
        }
        "/api/diem-danh/{code}" => {
            let form = changed(scene, whose).await;
            let name = form.name_like("m-");
            let (session, registration) = name.trim_start_matches("m-").split_once('-').unwrap();
            let (status, seen) = (form.value(&name), form.value(&name.replace("m-", "o-")));
            let event = format!("lan-{}", scene.fresh_number());
            let fields =
                [("session", session), ("registration", registration), ("status", status), ("seen", seen)];
            Form::without_page(
                &format!("/api/diem-danh/{CLASS}"),
                &[&fields[..], &[("event", &event)]].concat(),
            )
        }
        _ => return None,
    })
}

async fn grid(scene: &Scene, whose: &str) -> crate::support::Page {
    // No class of the fixture is one of the other organizer.
    let browser = if whose == "elsewhere" { scene.browser("organizer") } else { scene.filler(whose) };
    scene.page(browser, &format!("/quan-ly/hoat-dong/{CLASS}/diem-danh")).await
}

/// The grid of a class with another mark in its first cell.
pub(crate) async fn changed(scene: &Scene, whose: &str) -> Form {
    let form = Form::called(&grid(scene, whose).await, "attendance");
    let name = form.name_like("m-");
    let mark = if form.value(&name) == "absent" { "present" } else { "absent" };
    form.with(&name, mark)
}
