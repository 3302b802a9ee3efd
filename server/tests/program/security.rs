//! What every answer must carry, and what no request may do.

use testing::Backend;

use crate::support::{Office, assert_ok};

both!(every_page_carries_the_headers, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (stranger, manager) = (program.browser(), program.signed_in("manager").await);
    for (browser, path) in
        [(&stranger, "/"), (&stranger, "/dang-nhap"), (&stranger, "/khong-co"), (&manager, "/quan-ly")]
    {
        let page = browser.get(path).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'")
                && policy.contains("'nonce-")
                && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
        for name in [
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "strict-transport-security",
            "x-request-id",
        ] {
            assert!(page.headers.contains_key(name), "{path}: {name}");
        }
        let kept = page.headers["cache-control"].to_str().unwrap();
        assert!(["no-store", "private, no-cache"].contains(&kept), "{path}: {kept}");
        assert!(!page.body.contains(" style=\""), "{path}");
    }
});

both!(a_form_of_another_site_changes_nothing, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let page = organizer.post_from_elsewhere("/dang-xuat", &[]).await;
    assert_eq!(page.status, 403);
    assert_eq!(organizer.get("/quan-ly").await.status, 200);
    assert_eq!(program.browser().post_from_elsewhere("/dang-nhap", &[("email", "a@b.vn")]).await.status, 403);
});

both!(the_cookie_is_out_of_reach_and_dies_with_the_session, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let browser = program.browser();
    let form = [("email", "organizer@example.org"), ("password", crate::support::PASSWORD)];
    let cookie = browser
        .post("/dang-nhap", &form)
        .await
        .cookies
        .into_iter()
        .find(|cookie| cookie.starts_with("__Host-taphuan="))
        .unwrap();
    for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let (here, there) = (program.signed_in("organizer").await, program.signed_in("organizer").await);
    assert_eq!(here.post("/quan-ly/tai-khoan/dang-xuat-moi-noi", &[]).await.status, 303);
    for gone in [here, there] {
        let page = gone.get("/quan-ly").await;
        assert!(page.status == 303 && page.location.starts_with("/dang-nhap"), "{page:?}");
    }
});

both!(who_guesses_passwords_is_slowed_down, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let browser = program.browser();
    let form = [("email", "organizer@example.org"), ("password", "không phải mật khẩu")];
    let mut last = browser.post("/dang-nhap", &form).await;
    assert_eq!(last.status, 422);
    assert!(last.body.contains("organizer@example.org"), "what was typed is kept");
    for _ in 0..10 {
        last = browser.post("/dang-nhap", &form).await;
    }
    assert_eq!(last.status, 429);
    // Another account is not slowed down by it.
    program.signed_in("manager").await;
});

both!(a_password_given_by_command_ends_the_sessions_that_are_open, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let browser = program.signed_in("manager").await;
    assert_eq!(browser.get("/quan-ly").await.status, 200);
    let again =
        ["user", "add", "manager@example.org", "--name", "Lê Văn Hòa", "--role", "manager", "--unit", "P19"];
    assert_ok(&office.run_with(&[&again[..], &["--password-stdin"]].concat(), "một mật khẩu khác hẳn"));
    let page = browser.get("/quan-ly").await;
    assert!(page.status == 303 && page.location.starts_with("/dang-nhap"), "{page:?}");
});

both!(too_much_is_refused, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let page = program.browser().post("/dang-nhap", &[("email", &"a".repeat(300_000))]).await;
    assert_eq!(page.status, 413);
    assert!(page.body.contains("Nội dung gửi quá lớn"));
});
