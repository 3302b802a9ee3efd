//! Valid forms of the agenda.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let code = scene.activity("100").await;
    let base = format!("/quan-ly/hoat-dong/{code}/chuong-trinh");
    let organizer = scene.browser("organizer");
    let new = || async {
        let path = format!("{base}/moi");
        let form = Form::on(&scene.page(organizer, &path).await, &path);
        form.with("title", "Thăm cơ sở").with("to", "08:00").with("seats", "10")
    };
    let talk = || async {
        scene.done(organizer, new().await).await;
        scene.number("SELECT max(id) FROM talks").await
    };
    Some(match route {
        "/quan-ly/hoat-dong/{code}/chuong-trinh/moi" => new().await,
        "/quan-ly/hoat-dong/{code}/chuong-trinh/tieu-ban" => {
            let path = format!("{base}/tieu-ban");
            Form::on(&scene.page(organizer, &path).await, &path).with("name", "Tiểu ban 1")
        }
        "/quan-ly/hoat-dong/{code}/chuong-trinh/dan" => {
            let path = format!("{base}/dan");
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            let looked = form.with("text", "07:30–08:00 | Khai mạc").with("act", "xem").send(organizer).await;
            assert_eq!(looked.status, 200, "{}", looked.body);
            Form::on(&looked, &path).with("act", "ghi")
        }
        "/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}" => {
            let path = format!("{base}/{}", talk().await);
            Form::called(&scene.page(organizer, &path).await, "talk").with("title", "Thăm trung tâm")
        }
        "/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/doi" => {
            let path = format!("{base}/{}", talk().await);
            let page = scene.page(organizer, &path).await;
            Form::to(&page, |action| action.ends_with("/doi")).with("minutes", "10")
        }
        "/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/xoa" => {
            let path = format!("{base}/{}/xoa", talk().await);
            Form::on(&scene.page(organizer, &path).await, &path)
        }
        "/quan-ly/hoat-dong/{code}/chuong-trinh/{talk}/nguoi" => {
            let talk = talk().await;
            scene.registered(&code).await;
            let who = scene.number("SELECT max(id) FROM registrations").await.to_string();
            Form::without_page(&format!("{base}/{talk}/nguoi"), &[("nguoi", &who), ("act", "chon")])
        }
        "/toi/{token}/chuong-trinh" => {
            let talk = talk().await.to_string();
            let (_, own_page) = scene.registered(&code).await;
            let path = format!("{own_page}/chuong-trinh");
            Form::on(&scene.page(&scene.program.browser(), &path).await, &path).with("chon-0", &talk)
        }
        _ => return None,
    })
}
