//! Valid forms of certificates.

use crate::{routes::CLASS, scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    let path = format!("/quan-ly/hoat-dong/{CLASS}/chung-nhan");
    Some(match route {
        "/quan-ly/hoat-dong/{code}/chung-nhan" => {
            completed(scene).await;
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            let form = form.with("signer_title", "GIÁM ĐỐC").with("signer_name", "Lê Văn Hòa");
            let looked = form.send(organizer).await;
            assert_eq!(looked.status, 200, "{}", looked.body);
            Form::on(&looked, &path)
        }
        "/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thu-hoi"
        | "/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thay-the" => {
            let id = scene.number("SELECT min(id) FROM certificates WHERE state = 'valid'").await;
            let path = format!("{path}/{id}/{}", route.rsplit('/').next().unwrap());
            Form::on(&scene.page(organizer, &path).await, &path).with("reason", "Sai họ tên")
        }
        _ => return None,
    })
}

/// Puts somebody onto the list of the class who was at all of it.
async fn completed(scene: &Scene) {
    let organizer = scene.browser("organizer");
    let of_class = format!(
        "SELECT r.person_id FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{CLASS}'"
    );
    let person = scene.number(&format!("SELECT min(id) FROM people WHERE id NOT IN ({of_class})")).await;
    let path = format!("/quan-ly/hoat-dong/{CLASS}/moi");
    let form = Form::on(&scene.page(organizer, &path).await, &path).with("chosen", &person.to_string());
    scene.done(organizer, form.with("step", "add")).await;
    let path = format!("/quan-ly/hoat-dong/{CLASS}/diem-danh");
    let mut form = Form::called(&scene.page(organizer, &path).await, "attendance");
    let last = scene.number("SELECT max(id) FROM registrations").await;
    for name in form.names_like(|name| name.starts_with("m-") && name.ends_with(&format!("-{last}"))) {
        form = form.with(&name, "present");
    }
    scene.done(organizer, form).await;
}
