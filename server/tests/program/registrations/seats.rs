//! Seats, when many come at once.

use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(sixty_at_once_for_ten_seats_leave_ten_seated_and_fifty_in_line, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let stranger = program.browser();
    let all = (0..60).map(|n| {
        let (stranger, code) = (stranger.clone(), code.clone());
        tokio::spawn(async move { register(&stranger, &code, n).await })
    });
    let mut own_pages = Vec::new();
    for one in all.collect::<Vec<_>>() {
        let page = one.await.unwrap();
        assert_eq!(page.status, 303, "{}", page.body);
        assert!(page.location.starts_with("/toi/"), "{}", page.location);
        own_pages.push(page.location);
    }
    let (mut seated, mut waiting) = (0, 0);
    for own_page in &own_pages {
        let page = stranger.own_page(own_page).await;
        seated += usize::from(page.body.contains("data-state=\"confirmed\""));
        waiting += usize::from(page.body.contains("data-state=\"waitlisted\""));
    }
    assert_eq!((seated, waiting), (10, 50));

    // A freed seat goes to the first in line, and the count stays.
    let freed = own_pages.iter();
    let mut given_up = None;
    for own_page in freed {
        if stranger.own_page(own_page).await.body.contains("data-state=\"confirmed\"") {
            given_up = Some(own_page.clone());
            break;
        }
    }
    let given_up = given_up.unwrap();
    assert_eq!(stranger.post(&format!("{given_up}/huy"), &[]).await.status, 303);
    let mut seated = 0;
    for own_page in &own_pages {
        seated += usize::from(stranger.own_page(own_page).await.body.contains("data-state=\"confirmed\""));
    }
    assert_eq!(seated, 10);
    assert!(stranger.own_page(&given_up).await.body.contains("data-state=\"cancelled\""));
});

both!(sent_twice_is_registered_once, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let stranger = program.browser();
    let first = register(&stranger, &code, 1).await;
    assert!(first.location.starts_with("/toi/"), "{}", first.body);
    let second = register(&stranger, &code, 1).await;
    // Who sends somebody else's data must not get their link.
    assert!(!second.location.starts_with("/toi/") && !second.body.contains("/toi/"), "{second:?}");
});
