//! Valid forms of questions.

use crate::{scene::Scene, support::form::Form};

/// A form for a route, filled in rightly.
pub(crate) async fn form(scene: &Scene, route: &str, _: &str) -> Option<Form> {
    let organizer = scene.browser("organizer");
    if route == "/toi/{token}/cau-hoi" {
        let question = ask(scene, &scene.busy).await;
        let (_, own_page) = scene.registered(&scene.busy).await;
        let path = format!("{own_page}/cau-hoi");
        let form = Form::on(&scene.page(&scene.program.browser(), &path).await, &path);
        return Some(form.with(&format!("cau_{question}"), "Không"));
    }
    let code = scene.activity("50").await;
    let list = format!("/quan-ly/hoat-dong/{code}/cau-hoi");
    Some(match route.strip_prefix("/quan-ly/hoat-dong/{code}/cau-hoi")? {
        "" => {
            let question = ask(scene, &code).await.to_string();
            Form::without_page(&list, &[("question", &question), ("act", "bo")])
        }
        "/moi" => new(scene, &code).await,
        "/{question}" => {
            let path = format!("{list}/{}", ask(scene, &code).await);
            let form = Form::called(&scene.page(organizer, &path).await, "question");
            form.with("text_vi", "Ông (bà) cần hỗ trợ gì khác?")
        }
        _ => return None,
    })
}

/// The form of a new question.
async fn new(scene: &Scene, code: &str) -> Form {
    let path = format!("/quan-ly/hoat-dong/{code}/cau-hoi/moi");
    Form::called(&scene.page(scene.browser("organizer"), &path).await, "question")
        .with("text_vi", "Ông (bà) cần hỗ trợ gì?")
        .with("kind", "text")
}

/// Asks a question; answers its number.
async fn ask(scene: &Scene, code: &str) -> i64 {
    scene.done(scene.browser("organizer"), new(scene, code).await).await;
    scene.number("SELECT max(id) FROM questions").await
}
