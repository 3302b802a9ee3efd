//! Public pages are kept for those who come next, and show at once what somebody did in between.

use testing::Backend;

use crate::support::{
    Office,
    form::Form,
    steps::{publish, register},
};

both!(a_seat_that_was_taken_is_gone_on_the_next_page_that_anybody_opens, async |backend: Backend| {
    let office = Office::with_programme(backend);
    // Two programs on one database: what is written by one is seen by the other.
    let (one, other) = (office.serve(), office.serve());
    let code = publish(&one.signed_in("organizer").await, "9").await;
    let (here, there) = (one.browser(), other.browser());
    for taken in 1..=6 {
        // Whatever is kept is kept now.
        for browser in [&here, &there, &here, &there] {
            let page = browser.get(&format!("/hoat-dong/{code}")).await;
            assert!(page.body.contains(&format!("{}/9", taken - 1)), "{taken}: {}", page.body);
        }
        let registered = register(&here, &code, taken).await;
        assert_eq!(registered.status, 303, "{}", registered.body);
    }
    let (vi, en) = (here.get("/").await, here.get("/en").await);
    assert!(vi.body.contains("lang=\"vi\"") && en.body.contains("lang=\"en\""));
});

both!(
    what_was_written_in_english_stands_on_the_english_page_and_all_else_in_vietnamese,
    async |backend: Backend| {
        let office = Office::with_programme(backend);
        let program = office.serve();
        let organizer = program.signed_in("organizer").await;
        let code = publish(&organizer, "9").await;
        let path = format!("/quan-ly/hoat-dong/{code}/sua");
        let form = Form::on(&organizer.get(&path).await, &path).with("audience", "Cán bộ xã");
        let saved = form.with("title_en", "A class on trial").send(&organizer).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let public = format!("/hoat-dong/{code}");
        let (vi, en) = (organizer.get(&public).await, organizer.get(&format!("/en{public}")).await);
        assert!(
            vi.body.contains("Lớp kiểm thử</h1>") && !vi.body.contains("A class on trial"),
            "{}",
            vi.body
        );
        assert!(en.body.contains("A class on trial</h1>") && en.body.contains("Cán bộ xã"), "{}", en.body);
        let list = organizer.get("/en").await;
        assert!(list.body.contains("A class on trial"), "{}", list.body);
    }
);
