//! Valid forms of invitations.

use crate::{
    scene::Scene,
    support::{form::Form, steps::in_days},
};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    Some(match route {
        "/quan-ly/hoat-dong/{code}/moi" => {
            let (organizer, path) =
                (scene.browser("organizer"), format!("/quan-ly/hoat-dong/{}/moi", scene.quiet));
            let person = scene
                .number("SELECT min(id) FROM people WHERE email IS NOT NULL AND id NOT IN (SELECT i.person_id FROM registrations i WHERE i.state = 'invited')")
                .await;
            let form = Form::on(&scene.page(organizer, &path).await, &path);
            let form = form.with("chosen", &person.to_string()).with("answer_by", &in_days(5));
            let checked = form.send(organizer).await;
            assert_eq!(checked.status, 200, "{}", checked.body);
            Form::on(&checked, &path).with("step", "send")
        }
        "/toi/{token}/tra-loi" => {
            let (_, own_page) = scene.registered(&scene.busy).await;
            let last = "(SELECT max(id) FROM registrations)";
            scene.run(&format!("UPDATE registrations SET state = 'invited' WHERE id = {last}")).await;
            let invited = "INSERT INTO invitations (registration_id, sent_at) SELECT id, created_at FROM registrations WHERE id =";
            scene.run(&format!("{invited} {last}")).await;
            let page = scene.program.browser().own_page(&own_page).await;
            Form::on(&page, &format!("{own_page}/tra-loi")).with("a", "yes")
        }
        _ => return None,
    })
}
