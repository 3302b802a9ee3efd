//! Valid forms of nomination rounds.

use crate::{
    scene::Scene,
    support::{
        form::Form,
        steps::{in_days, letters},
    },
};

/// The unit whose list is filled: the other organizer's.
const UNIT: &str = "N05830";

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    if let Some(rest) = route.strip_prefix("/quan-ly/hoat-dong/{code}/dot-cu/") {
        let code = scene.activity("50").await;
        let path = format!("/quan-ly/hoat-dong/{code}/dot-cu/{rest}");
        if rest == "sua" {
            return Some(call(scene, &code).await);
        }
        scene.done(organizer, call(scene, &code).await).await;
        if rest == "gui" {
            return Some(Form::on(&scene.page(organizer, &path).await, &path));
        }
        open(scene, &code).await;
        if rest == "nhac" {
            return Some(Form::on(&scene.page(organizer, &path).await, &path));
        }
        close(scene, &code).await;
        // Nothing is unused that anybody waits for: that is an outcome too, and no page offers to let it happen.
        return Some(Form::without_page(&path, &[("seats", "0")]));
    }
    let code = scene.activity("50").await;
    scene.done(organizer, call(scene, &code).await).await;
    open(scene, &code).await;
    let list = list(scene, &code).await;
    let form = match route.strip_prefix("/quan-ly/de-cu/{round}/{unit}")? {
        "" => Form::without_page(&list, &[("step", "send")]),
        "/moi" => somebody(scene, &list).await,
        "/dan" => {
            let text = format!("Hoàng Thị {};1990;Công chức", letters(scene.fresh_number()));
            let path = format!("{list}/dan");
            let typed = Form::on(&scene.page(organizer, &path).await, &path).with("text", &text);
            let looked = typed.with("step", "check").send(organizer).await;
            Form::on(&looked, &path).with("step", "take")
        }
        "/thay/{nominee}" => {
            for _ in 0..2 {
                scene.done(organizer, somebody(scene, &list).await).await;
            }
            scene.run("UPDATE unit_quotas SET seats = 1").await;
            scene.done(organizer, Form::without_page(&list, &[("step", "send")])).await;
            let of =
                |what: &str, order: &str| format!("SELECT {what} FROM nominees ORDER BY id {order} LIMIT 1");
            let by = scene.number(&of("person_id", "DESC")).await;
            let leaves = scene.number("SELECT max(id) FROM nominees WHERE registration_id IS NOT NULL").await;
            Form::without_page(&format!("{list}/thay/{leaves}"), &[("person", &by.to_string())])
        }
        _ => return None,
    };
    Some(form)
}

/// The call of an activity, as typed.
async fn call(scene: &Scene, code: &str) -> Form {
    let path = format!("/quan-ly/hoat-dong/{code}/dot-cu/sua");
    Form::on(&scene.page(scene.browser("organizer"), &path).await, &path)
        .with("units", "Xã Đại Từ: 3\nXã Định Hóa: 2")
        .with("closes_on", &in_days(5))
        .with("step", "save")
}

/// Sends the call.
async fn open(scene: &Scene, code: &str) {
    let path = format!("/quan-ly/hoat-dong/{code}/dot-cu/gui");
    let organizer = scene.browser("organizer");
    scene.done(organizer, Form::on(&scene.page(organizer, &path).await, &path)).await;
}

/// Lets the deadline pass. The day of the flow is far off, so that the program itself writes nothing meanwhile.
async fn close(scene: &Scene, code: &str) {
    scene
        .run(&format!(
            "UPDATE rounds SET closes_at = created_at, flows_on = '2999-01-01' WHERE activity_id = (SELECT id FROM activities WHERE code = '{code}')"
        ))
        .await;
}

/// The address of the unit's list.
async fn list(scene: &Scene, code: &str) -> String {
    let round = format!(
        "SELECT r.id FROM rounds r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{code}'"
    );
    format!("/quan-ly/de-cu/{}/{UNIT}", scene.number(&round).await)
}

/// Somebody new for the list.
async fn somebody(scene: &Scene, list: &str) -> Form {
    let path = format!("{list}/moi");
    let name = format!("Lý Thị {}", letters(scene.fresh_number()));
    Form::on(&scene.page(scene.browser("organizer"), list).await, &path)
        .with("full_name", &name)
        .with("birth_date", "1985")
        .with("phone", "0912345678")
}
