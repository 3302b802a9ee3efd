//! The form of registration with questions: every kind, with what was typed kept where something is wrong, and what the staff reads.

use testing::Backend;

use crate::support::{
    Office,
    form::Form,
    steps::{publish, registration},
};

both!(
    a_form_with_every_kind_of_question_keeps_what_was_typed_and_is_read_by_the_staff,
    async |backend: Backend| {
        let office = Office::with_programme(backend);
        let program = office.serve();
        let organizer = program.signed_in("organizer").await;
        let code = publish(&organizer, "50").await;
        let new = format!("/quan-ly/hoat-dong/{code}/cau-hoi/moi");
        let ask = async |fields: &[(&str, &str)]| {
            let mut form = Form::called(&organizer.get(&new).await, "question");
            for (name, value) in fields {
                form = form.with(name, value);
            }
            let sent = form.send(&organizer).await;
            assert_eq!(sent.status, 303, "{}", sent.body);
        };
        // Half a question is none.
        let wrong = Form::called(&organizer.get(&new).await, "question")
            .with("text_vi", "Bữa trưa?")
            .send(&organizer)
            .await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.body.contains("Chọn loại câu trả lời") && wrong.body.contains("Bữa trưa?"),
            "{}",
            wrong.body
        );
        ask(&[("text_vi", "Ghi chú?"), ("kind", "text")]).await;
        ask(&[
            ("text_vi", "Bữa trưa?"),
            ("kind", "choice"),
            ("options", "Chay\nMặn"),
            ("required", "yes"),
            ("on_papers", "yes"),
        ])
        .await;
        ask(&[("text_vi", "Bao nhiêu km?"), ("kind", "number")]).await;
        ask(&[("text_vi", "Đến ngày nào?"), ("kind", "date")]).await;
        let path = format!("/hoat-dong/{code}/dang-ky");
        let stranger = program.browser();
        let page = stranger.get(&path).await;
        let form = Form::on(&page, &path);
        let names = form.names_like(|name| name.starts_with("cau_"));
        assert_eq!(names.len(), 4, "{names:?}");
        let [note, meal, km, day] = [0, 1, 2, 3].map(|n| names[n].clone());
        let mut form = form.with(&note, "Xin ngồi gần cửa").with(&km, "mười");
        for (name, value) in registration(77) {
            form = form.with(name, &value);
        }
        let again = form.clone().send(&stranger).await;
        assert_eq!(again.status, 422, "{}", again.body);
        for said in [
            "Chọn một câu trả lời",
            "Nhập câu trả lời bằng số",
            "Xin ngồi gần cửa",
            "mười",
            "href=\"#cau-2\"",
        ] {
            assert!(again.body.contains(said), "{said}: {}", again.body);
        }
        let form = form.with(&meal, "Chay").with(&km, "12,5").with(&day, "2/9/2026");
        let done = form.send(&stranger).await;
        assert_eq!(done.status, 303, "{}", done.body);

        let csv = organizer.get(&format!("/quan-ly/hoat-dong/{code}/nguoi?tep=csv")).await;
        assert!(csv.body.contains("Bao nhiêu km?") && csv.body.contains("Chay"), "{}", csv.body);
        let summary = organizer.get(&format!("/quan-ly/hoat-dong/{code}/tra-loi")).await;
        assert!(summary.body.contains("12,5"), "{}", summary.body);
        let paper = organizer.get(&format!("/quan-ly/hoat-dong/{code}/nguoi/in")).await;
        assert!(paper.body.contains("Bữa trưa?") && !paper.body.contains("Bao nhiêu km?"), "{}", paper.body);
        let narrowed = organizer
            .get(&format!(
                "/quan-ly/hoat-dong/{code}/nguoi?cau={}&dap=M%E1%BA%B7n",
                meal.trim_start_matches("cau_")
            ))
            .await;
        assert!(narrowed.body.contains("Không có ai khớp"), "{}", narrowed.body);
    }
);
