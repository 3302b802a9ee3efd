//! Valid forms of registrations.

use crate::{
    scene::Scene,
    support::{
        form::Form,
        steps::{letters, registration},
    },
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let stranger = scene.program.browser();
    Some(match route {
        "/hoat-dong/{code}/dang-ky" => {
            let path = format!("/hoat-dong/{}/dang-ky", scene.busy);
            let mut form = Form::on(&scene.page(&stranger, &path).await, &path);
            for (name, value) in registration(scene.fresh_number()) {
                form = form.with(name, &value);
            }
            form
        }
        "/gui-lai-duong-dan" => {
            let (n, _) = scene.registered(&scene.busy).await;
            let form = Form::on(&scene.page(&stranger, route).await, route);
            form.with("email", &format!("nguoi{n}@example.org"))
        }
        "/toi/{token}/huy" => {
            let (_, own_page) = scene.registered(&scene.busy).await;
            let path = format!("{own_page}/huy");
            Form::on(&scene.page(&stranger, &path).await, &path)
        }
        "/toi/{token}/lien-lac" => {
            let (_, own_page) = scene.registered(&scene.busy).await;
            let path = format!("{own_page}/lien-lac");
            let form = Form::on(&scene.page(&stranger, &path).await, &path);
            form.with("phone", "0987 654 321")
        }
        "/toi/{token}/chuyen-cho" | "/toi/{token}/nguoi-thay" => {
            let (n, own_page) = scene.registered(&scene.busy).await;
            scene.run("UPDATE activities SET hand_over = 'unit'").await;
            let path = format!("{own_page}/{}", route.rsplit('/').next()?);
            Form::on(&scene.page(&stranger, &path).await, &path)
                .with("full_name", &format!("Lý Thị {}", letters(n)))
                .with("birth_date", "1985")
                .with("phone", "0912345678")
        }
        "/toi/{token}/cach-tham-du" => {
            let code = scene.activity("10").await;
            let (_, own_page) = scene.registered(&code).await;
            scene.run(&format!("UPDATE activities SET way = 'hybrid' WHERE code = '{code}'")).await;
            let path = format!("{own_page}/cach-tham-du");
            Form::on(&scene.page(&stranger, &path).await, &path)
        }
        "/toi/{token}/nhan-cho" => {
            let (_, own_page) = scene.registered(&scene.busy).await;
            let until = (chrono::Utc::now() + chrono::Duration::days(1)).to_rfc3339();
            let held = "INSERT INTO held_seats (registration_id, until)";
            scene.run(&format!("{held} VALUES ((SELECT max(id) FROM registrations), '{until}')")).await;
            Form::on(&stranger.own_page(&own_page).await, &format!("{own_page}/nhan-cho"))
        }
        "/quan-ly/hoat-dong/{code}/nguoi" => {
            scene.registered(&scene.busy).await;
            let path = format!("/quan-ly/hoat-dong/{}/nguoi", scene.busy);
            let last = scene.number("SELECT max(id) FROM registrations").await;
            let form = Form::on(&scene.page(scene.browser("organizer"), &path).await, &path);
            form.with("chosen", &last.to_string()).with("step", "cancel")
        }
        "/quan-ly/hoat-dong/{code}/khong-thu/gui" => {
            // A class of its own: its focal person is written to once in a quarter of an hour.
            let code = scene.activity("10").await;
            scene.registered(&code).await;
            let last = scene.number("SELECT max(person_id) FROM registrations").await;
            scene.run(&format!("UPDATE people SET email = NULL WHERE id = {last}")).await;
            let unit = scene.number(&format!("SELECT unit_id FROM people WHERE id = {last}")).await;
            let path = format!("/quan-ly/hoat-dong/{code}/khong-thu/gui");
            let page = scene.page(scene.browser("organizer"), &format!("{path}?don-vi={unit}")).await;
            Form::on(&page, &path)
        }
        _ => return None,
    })
}
