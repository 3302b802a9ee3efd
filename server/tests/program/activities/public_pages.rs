//! Public pages are kept for those who come next, and show at once what somebody did in between.

use testing::Backend;

use crate::support::{
    Office,
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
