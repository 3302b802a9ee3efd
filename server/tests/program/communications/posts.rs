//! Valid forms of materials, media and broadcasts.

use crate::{scene::Scene, support::form::Form};

const MATERIAL: &str = "/quan-ly/an-pham/moi";

const MEDIA: &str = "/quan-ly/tin-bai/moi";

const BROADCAST: &str = "/quan-ly/phat-thanh/moi";

const DAY: &str = "3/6/2026";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    let verb = route.rsplit('/').next().unwrap();
    Some(match route {
        MATERIAL | MEDIA | BROADCAST => new(scene, route, whose).await,
        "/quan-ly/an-pham/{code}" => distribution(scene, &material(scene).await).await,
        "/quan-ly/an-pham/{code}/xoa" => {
            let path = format!("{}/xoa", material(scene).await);
            Form::on(&scene.page(organizer, &path).await, &path)
        }
        "/quan-ly/an-pham/{code}/cap-phat" => {
            let path = format!("{}/cap-phat", material(scene).await);
            let form = Form::on(&scene.page(organizer, &path).await, &path).with("given_on", DAY);
            let unit = form.name_like("quantity-");
            form.with(&unit, "3")
        }
        "/quan-ly/an-pham/{code}/cap-phat/{id}/xoa" => {
            let material = material(scene).await;
            scene.done(organizer, distribution(scene, &material).await).await;
            let id = scene.number("SELECT max(id) FROM distributions").await;
            let path = format!("{material}/cap-phat/{id}/xoa");
            Form::on(&scene.page(organizer, &path).await, &path)
        }
        "/quan-ly/tin-bai/{id}/sua" | "/quan-ly/tin-bai/{id}/xoa" => {
            scene.done(organizer, new(scene, MEDIA, "organizer").await).await;
            let id = scene.number("SELECT max(id) FROM media_items").await;
            let path = format!("/quan-ly/tin-bai/{id}/{verb}");
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            if verb == "sua" { form.with("title", "Tin đã sửa") } else { form }
        }
        "/quan-ly/phat-thanh/{id}/sua" | "/quan-ly/phat-thanh/{id}/xoa" => {
            scene.done(organizer, new(scene, BROADCAST, "organizer").await).await;
            let id = scene.number("SELECT max(id) FROM broadcasts").await;
            let path = format!("/quan-ly/phat-thanh/{id}/{verb}");
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            if verb == "sua" { form.with("times", "7") } else { form }
        }
        _ => return None,
    })
}

/// The form of something new.
async fn new(scene: &Scene, route: &str, whose: &str) -> Form {
    let form = Form::on(&scene.page(scene.filler(whose), route).await, route);
    let form = form.with("unit", Scene::unit(whose)).with("unit_id", "");
    match route {
        MATERIAL => form.with("kind", "leaflet").with("produced_on", "1/6/2026").with("quantity", "100"),
        MEDIA => {
            let form = form.with("kind", "tin").with("title", "Tin về lớp");
            form.with("published_on", DAY).with("outlet", "Báo Thái Nguyên")
        }
        _ => form.with("aired_on", DAY).with("times", "2"),
    }
}

/// A material of the province of which nothing was given yet; answers the path of its page.
async fn material(scene: &Scene) -> String {
    let organizer = scene.browser("organizer");
    scene.done(organizer, new(scene, MATERIAL, "organizer").await).await.location
}

async fn distribution(scene: &Scene, material: &str) -> Form {
    let form = Form::on(&scene.page(scene.browser("organizer"), material).await, material);
    form.with("given_on", DAY).with("quantity", "5").with("unit", "Xã Đại Từ")
}
