//! A document from the organizer to those who registered and to everybody.

use testing::Backend;

use crate::support::{
    Office,
    form::Form,
    steps::{publish, register},
};

both!(a_document_is_read_by_whom_it_is_for, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "50").await;
    let list = format!("/quan-ly/hoat-dong/{code}/tai-lieu");
    let new = format!("{list}/moi");
    let form = async |title: &str, audience: &str, file: &str| {
        let form = Form::called(&organizer.get(&new).await, "document");
        form.with("title", title).with("audience", audience).with("file", file).send(&organizer).await
    };
    // A program under the name of a PDF, and none at all: what was typed stays.
    for file in ["MZ\u{1}", ""] {
        let wrong = form("Đề cương lạ", "everybody", file).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        assert!(wrong.body.contains("Đề cương lạ") && wrong.body.contains("Chọn tệp"), "{}", wrong.body);
    }
    assert_eq!(form("Cho mọi người", "everybody", "%PDF-1.7 a").await.status, 303);
    assert_eq!(form("Cho người đã đăng ký", "registered", "%PDF-1.7 b").await.status, 303);
    let page = organizer.get(&list).await;
    assert!(page.body.contains("Cho mọi người") && page.body.contains("tep.pdf"), "{}", page.body);

    let stranger = program.browser();
    let public = format!("/hoat-dong/{code}");
    let page = stranger.get(&public).await;
    assert!(
        page.body.contains("Cho mọi người") && !page.body.contains("Cho người đã đăng ký"),
        "{}",
        page.body
    );
    let (kind, name, bytes) = stranger.file(&format!("{public}/tai-lieu/1")).await;
    assert_eq!((kind.as_str(), bytes.as_slice()), ("application/pdf", b"%PDF-1.7 a".as_slice()));
    assert!(name.starts_with("attachment") && name.contains("tep.pdf"), "{name}");
    assert_eq!(stranger.get(&format!("{public}/tai-lieu/2")).await.status, 404);

    let own = register(&stranger, &code, 81).await.location;
    let page = stranger.own_page(&own).await;
    assert!(page.body.contains("Cho người đã đăng ký"), "{}", page.body);
    let (_, _, bytes) = stranger.file(&format!("{own}/tai-lieu/2")).await;
    assert_eq!(bytes, b"%PDF-1.7 b");
    assert_eq!(stranger.get(&format!("{own}x/tai-lieu/2")).await.status, 404);
});
