//! A participant's link: into a cookie, on to a clean address, and all of the pages there.

use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(a_link_leads_to_an_address_that_holds_no_secret, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let code = publish(&program.signed_in("organizer").await, "10").await;
    let browser = program.browser();
    let link = register(&browser, &code, 1).await.location;
    let token = link.trim_start_matches("/toi/");

    let first = browser.get(&format!("{link}?a=yes")).await;
    assert_eq!(first.status, 303);
    let set: Vec<_> = first.cookies.iter().filter(|cookie| cookie.contains(token)).collect();
    assert!(set.len() == 2 && set[0].contains("Path=/toi;") && set[1].contains("Path=/en/toi;"), "{set:?}");
    for cookie in &set {
        for part in ["__Secure-toi-", "HttpOnly", "Secure", "SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
    let keeps = browser.with_cookie(set[0].split(';').next().unwrap());
    let second = keeps.get(&first.location).await;
    assert_eq!(second.status, 303);
    let clean = second.location.split('?').next().unwrap().to_owned();
    assert!(!clean.contains(token) && second.location.ends_with("?a=yes"), "{}", second.location);

    let page = keeps.get(&clean).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("data-state=\"confirmed\"") && !page.body.contains(token),
        "only the code to scan has it"
    );
    assert!(page.body.contains("<svg"), "the code to show at the door");
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    assert_eq!(keeps.get(&format!("/en{clean}")).await.status, 200);
    let calendar = keeps.get(&format!("{clean}/lich.ics")).await;
    assert!(calendar.body.starts_with("BEGIN:VCALENDAR") && !calendar.body.contains(token));
    // Without the cookie the address is a number like any other.
    for path in ["", "/lich.ics", "/huy", "/giay-chung-nhan"] {
        assert_eq!(browser.get(&format!("{clean}{path}")).await.status, 404, "{path}");
    }
    assert_eq!(browser.post(&format!("{clean}/huy"), &[]).await.status, 404);
    // A cookie is for its own number.
    let other = register(&browser, &code, 2).await.location;
    let other = keeps.own_page(&other).await;
    assert_eq!(other.status, 200);

    assert_eq!(keeps.get(&format!("{clean}/huy")).await.status, 200);
    let cancelled = keeps.post(&format!("{clean}/huy"), &[]).await;
    assert_eq!((cancelled.status.as_u16(), cancelled.location.as_str()), (303, clean.as_str()));
    assert!(keeps.get(&clean).await.body.contains("data-state=\"cancelled\""));
});

both!(a_browser_without_cookies_keeps_the_address_and_everything_works_there, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let code = publish(&program.signed_in("organizer").await, "10").await;
    let browser = program.browser();
    let link = register(&browser, &code, 1).await.location;
    let page = browser.own_page(&link).await;
    assert!(page.status == 200 && page.body.contains(&format!("{link}/huy")), "{}", page.body);
    assert_eq!(browser.get(&format!("{link}/lich.ics")).await.status, 200);
    let cancelled = browser.post(&format!("{link}/huy"), &[]).await;
    assert_eq!((cancelled.status.as_u16(), cancelled.location.as_str()), (303, link.as_str()));
    assert!(browser.own_page(&link).await.body.contains("data-state=\"cancelled\""));
});

both!(a_person_on_file_gets_no_link_from_the_form, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve_with(&[
        ("TAPHUAN_SMTP_URL", "smtp://127.0.0.1:9"),
        ("TAPHUAN_OFFICE_CONTACT", "0208 000 000"),
    ]);
    let organizer = program.signed_in("organizer").await;
    let (one, two) = (publish(&organizer, "10").await, publish(&organizer, "10").await);
    let browser = program.browser();
    assert!(register(&browser, &one, 1).await.location.starts_with("/toi/"));
    let page = register(&browser, &two, 1).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("chỉ được gửi vào địa chỉ thư điện tử trong hồ sơ"), "{}", page.body);
    let by_phone = [
        ("full_name", "Ma Thị Én"),
        ("birth_date_day", "1"),
        ("birth_date_month", "2"),
        ("birth_date_year", "1990"),
        ("sex", "nu"),
        ("unit", "Phường Tích Lương"),
        ("phone", "0912345678"),
        ("consent", "yes"),
    ];
    assert!(
        browser.post(&format!("/hoat-dong/{one}/dang-ky"), &by_phone).await.location.starts_with("/toi/")
    );
    let page = browser.post(&format!("/hoat-dong/{two}/dang-ky"), &by_phone).await;
    assert!(page.status == 200 && !page.body.contains("/toi/"), "{}", page.body);
    assert!(
        page.body.contains("không có đường dẫn nào được gửi") && page.body.contains("0208 000 000"),
        "{}",
        page.body
    );
    // On the list already: the same is said whether there is an address or not.
    let again = browser.post(&format!("/hoat-dong/{two}/dang-ky"), &by_phone).await;
    assert!(again.status == 200 && again.body.contains("xin liên hệ"), "{}", again.body);
});
