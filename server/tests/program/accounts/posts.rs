//! Valid forms of accounts.

use crate::{
    scene::{COLLEAGUE, Scene},
    support::{PASSWORD, form::Form, said},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, whose: &str) -> Option<Form> {
    // Nobody has no account: they have got hold of an organizer's.
    let whose = if whose == "nobody" { "organizer" } else { whose };
    Some(match route {
        "/dang-nhap" => {
            let page = scene.page(&scene.program.browser(), route).await;
            Form::on(&page, route).with("email", &address(whose)).with("password", PASSWORD)
        }
        "/dang-nhap/{token}" => {
            let printed = said(&scene.office.run(&["user", "link", &address(whose)]));
            let path = format!("/dang-nhap/{}", printed.trim().rsplit('/').next().unwrap());
            Form::on(&scene.page(&scene.program.browser(), &path).await, &path)
        }
        "/dang-xuat" | "/quan-ly/tai-khoan/dang-xuat-moi-noi" => {
            Form::on(&scene.page(&scene.fresh(whose).await, OWN).await, route)
        }
        "/quan-ly/tai-khoan/duong-dan" => Form::on(&scene.page(scene.browser(whose), OWN).await, route),
        "/quan-ly/tai-khoan/mat-khau" => {
            let form = Form::on(&scene.page(&scene.fresh(whose).await, OWN).await, route);
            form.with("old", PASSWORD).with("new", "mot mat khau khac han")
        }
        "/quan-ly/tai-khoan/thiet-bi/{id}/ket-thuc" => {
            let page = scene.page(&scene.fresh(whose).await, OWN).await;
            let this = page.body.split("<tr").find(|row| row.contains("(thiết bị này)")).unwrap().to_owned();
            Form::to(&page, |action| action.contains("/thiet-bi/") && this.contains(action))
        }
        "/quan-ly/can-bo/moi" => invitation(scene).await,
        "/quan-ly/can-bo/{id}/moi-lai" => {
            let invited = scene.done(scene.admin(), invitation(scene).await).await;
            Form::to(&scene.page(scene.admin(), &invited.location).await, |action| {
                action.ends_with("/moi-lai")
            })
        }
        _ => return colleagues(scene, route).await,
    })
}

/// The last page of an invitation, which says to whom it goes.
async fn invitation(scene: &Scene) -> Form {
    let (admin, path) = (scene.admin(), "/quan-ly/can-bo/moi");
    let n = scene.fresh_number();
    let form = Form::on(&scene.page(admin, path).await, path);
    let form = form.with("email", &format!("moi{n}@example.org")).with("name", "Lê Thị Mới");
    let page = form.with("role", "manager").with("unit", "Xã Đại Từ").send(admin).await;
    assert_eq!(page.status, 200, "{}", page.body);
    Form::on(&page, path)
}

/// What an administrator does with the account of somebody else.
async fn colleagues(scene: &Scene, route: &str) -> Option<Form> {
    let admin = scene.admin();
    let id = scene.number(&format!("SELECT id FROM users WHERE email = '{COLLEAGUE}'")).await;
    let path = format!("/quan-ly/can-bo/{id}");
    let closed = format!("SELECT count(*) FROM users WHERE id = {id} AND disabled_at IS NOT NULL");
    let is_closed = scene.number(&closed).await > 0;
    let (close, reopen, give) =
        (format!("{path}/khoa"), format!("{path}/mo-khoa"), format!("{path}/vai-tro"));
    Some(match route {
        "/quan-ly/can-bo/{id}/khoa" => {
            if is_closed {
                scene.done(admin, Form::on(&scene.page(admin, &path).await, &reopen)).await;
            }
            Form::on(&scene.page(admin, &close).await, &close)
        }
        "/quan-ly/can-bo/{id}/mo-khoa" => {
            if !is_closed {
                scene.done(admin, Form::on(&scene.page(admin, &close).await, &close)).await;
            }
            Form::on(&scene.page(admin, &path).await, &reopen)
        }
        "/quan-ly/can-bo/{id}/vai-tro" => Form::on(&scene.page(admin, &path).await, &give)
            .with("role", "organizer")
            .with("unit", "Xã Đại Từ"),
        "/quan-ly/can-bo/vai-tro/{id}/thu-hoi" => {
            let form = Form::on(&scene.page(admin, &path).await, &give);
            scene.done(admin, form.with("role", "focal").with("unit", "Xã Đại Từ")).await;
            Form::to(&scene.page(admin, &path).await, |action| action.ends_with("/thu-hoi"))
        }
        _ => return None,
    })
}

/// The page of one's own account.
const OWN: &str = "/quan-ly/tai-khoan";

fn address(whose: &str) -> String {
    format!("{whose}@example.org")
}
