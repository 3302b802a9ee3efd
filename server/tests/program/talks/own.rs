//! What everybody sees of an agenda, and what a participant chooses of it, without a script.

use testing::Backend;

use crate::support::{
    Office,
    form::Form,
    steps::{publish, register},
};

both!(a_participant_chooses_and_is_told_when_the_last_seat_is_gone, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let base = format!("/quan-ly/hoat-dong/{code}/chuong-trinh");
    let path = format!("{base}/tieu-ban");
    let done = Form::on(&organizer.get(&path).await, &path).with("name", "Tiểu ban 1").send(&organizer).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let add = async |title: &str, track: usize| {
        let path = format!("{base}/moi");
        let page = organizer.get(&path).await;
        let form = Form::on(&page, &path);
        let tracks: Vec<&str> = page
            .body
            .split("name=\"track\"")
            .nth(1)
            .unwrap()
            .split("</select>")
            .next()
            .unwrap()
            .split("value=\"")
            .collect();
        let track = tracks[track + 1].split('"').next().unwrap().to_owned();
        let form = form
            .with("title", title)
            .with("from", "08:00")
            .with("to", "09:00")
            .with("track", &track)
            .with("seats", "1");
        let done = form.send(&organizer).await;
        assert_eq!(done.status, 303, "{}", done.body);
    };
    add("Kể chuyện", 1).await;
    // What is typed wrongly stays, with the problem at its field.
    let path = format!("{base}/moi");
    let page = organizer.get(&path).await;
    let wrong = Form::on(&page, &path)
        .with("title", "Chồng giờ")
        .with("from", "08:30")
        .with("to", "08:10")
        .send(&organizer)
        .await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("value=\"Chồng giờ\"") && wrong.body.contains("id=\"to-error\""),
        "{}",
        wrong.body
    );
    // Everybody sees it, on paper as well.
    let public = program.browser().get(&format!("/hoat-dong/{code}/chuong-trinh")).await;
    assert!(public.body.contains("Kể chuyện") && public.body.contains("còn 1 chỗ"), "{}", public.body);
    let english = program.browser().get(&format!("/en/hoat-dong/{code}/chuong-trinh")).await;
    assert!(english.body.contains("1 seat left"), "{}", english.body);
    assert_eq!(program.browser().get(&format!("/hoat-dong/{code}/chuong-trinh.pdf")).await.status, 200);
    // Two have the form open; one of them gets the seat.
    let (first, second) = (
        register(&program.browser(), &code, 7).await.location,
        register(&program.browser(), &code, 8).await.location,
    );
    let browser = program.browser();
    let form = async |own: &str| {
        let path = format!("{own}/chuong-trinh");
        let form = Form::on(&browser.get(&path).await, &path);
        let talk = form.value("offered").to_owned();
        form.with("chon-0", &talk)
    };
    let (one, two) = (form(&first).await, form(&second).await);
    assert_eq!(one.send(&browser).await.status, 303);
    let own = browser.own_page(&first).await.body;
    assert!(own.contains("Chương trình của ông (bà)") && own.contains("Kể chuyện"), "{own}");
    let full = two.send(&browser).await;
    assert_eq!(full.status, 422);
    assert!(full.body.contains("vừa hết chỗ") && full.body.contains("Đã hết chỗ:"), "{}", full.body);
});
