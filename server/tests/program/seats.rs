//! Seats, when many come at once.

use testing::Backend;

use crate::support::{Browser, Office, Page};

/// Plans and publishes an activity in ten days; answers its code.
pub(crate) async fn publish(organizer: &Browser, capacity: &str) -> String {
    let day = (chrono::Utc::now() + chrono::Duration::days(10)).format("%-d/%-m/%Y").to_string();
    let form = [
        ("kind", "training_class"),
        ("level", "province"),
        ("title", "Lớp kiểm thử"),
        ("unit", "Tỉnh Thái Nguyên"),
        ("place", "Hội trường"),
        ("capacity", capacity),
        ("admission", "open"),
        ("starts_on", day.as_str()),
        ("slots", "sang"),
        ("slots", "chieu"),
        ("share", "80"),
    ];
    let created = organizer.post("/quan-ly/hoat-dong/moi", &form).await;
    assert_eq!(created.status, 303, "{}", created.body);
    let code =
        created.location.trim_start_matches("/quan-ly/hoat-dong/").split('/').next().unwrap().to_owned();
    let published = organizer.post(&format!("/quan-ly/hoat-dong/{code}/cong-bo"), &[]).await;
    assert_eq!(published.status, 303, "{}", published.body);
    code
}

/// Signs somebody up on the public page.
pub(crate) async fn register(browser: &Browser, code: &str, n: usize) -> Page {
    let (name, email) = (format!("Nguyễn Văn {}", letters(n)), format!("nguoi{n}@example.org"));
    let form = [
        ("full_name", name.as_str()),
        ("birth_date", "1/2/1990"),
        ("birth_date_day", "1"),
        ("birth_date_month", "2"),
        ("birth_date_year", "1990"),
        ("sex", "nam"),
        ("unit", "Phường Tích Lương"),
        ("email", email.as_str()),
        ("phone", ""),
        ("consent", "yes"),
    ];
    browser.post(&format!("/hoat-dong/{code}/dang-ky"), &form).await
}

/// A number as letters, since names have no digits.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}

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
