//! What a phone with the page that it keeps asks and sends.

use serde_json::{Value, json};
use testing::Backend;

use super::a_phone;
use crate::support::{Browser, Office, Page};

fn read(page: &Page) -> Value {
    assert_eq!(page.status, 200, "{page:?}");
    serde_json::from_str(&page.body).unwrap()
}

async fn send(phone: &Browser, events: Value) -> Vec<Value> {
    let page = phone.post_json("/diem-danh/gui", json!({ "waiting": 0, "events": events }).to_string()).await;
    assert!(page.header("x-now").parse::<i64>().unwrap() > 1_700_000_000_000, "{page:?}");
    read(&page)["answers"].as_array().unwrap().clone()
}

both!(
    a_phone_keeps_its_activity_sends_what_happened_and_hears_what_became_of_it,
    async |backend: Backend| {
        let office = Office::with_programme(backend);
        let (_program, organizer, code, phone, _) = a_phone(&office).await;
        let pack = phone.get("/diem-danh/goi").await;
        let (told, tag) = (read(&pack), pack.header("etag").to_owned());
        assert_eq!(
            (told["device"].as_str(), told["pack"]["listed"].as_array().unwrap().len()),
            (Some("Lan, cửa 1"), 1)
        );
        let names = read(&phone.get("/diem-danh/ten").await);
        assert_eq!(names.as_array().unwrap().len(), 1);
        assert!(!pack.body.contains(names[0]["name"].as_str().unwrap()), "names come apart: {}", pack.body);
        let same = phone.get_with("/diem-danh/goi", &[("if-none-match", &tag)]).await;
        assert_eq!((same.status.as_u16(), same.body.as_str()), (304, ""));

        let now = chrono::Utc::now().timestamp_millis();
        let session = told["pack"]["sessions"][0]["id"].as_i64().unwrap();
        let typed = told["pack"]["listed"][0]["typed"][0].as_str().unwrap().to_owned();
        let event = |id: &str, more: Value| {
            let mut event = json!({ "id": id, "session": session, "at": now, "offset": 0 });
            event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            event
        };
        let sent = json!([
            event("a", json!({ "kind": "in", "code": typed })),
            event("b", json!({ "kind": "walk-in", "name": "Nông Thị Ẩn", "unit": "Xã Phú Đình" })),
            event("c", json!({ "kind": "in", "code": "https://example.vn" })),
            event("d", json!({ "kind": "something else" })),
            event("e", json!({ "kind": "in", "at": 1e300, "offset": -1e300, "registration": 1 })),
        ]);
        let answers = send(&phone, sent.clone()).await;
        let became = |answers: &[Value]| -> Vec<String> {
            let one = |answer: &Value| {
                format!("{} {}", answer["is"].as_str().unwrap(), answer["why"].as_str().unwrap_or("-"))
            };
            answers.iter().map(one).collect()
        };
        assert_eq!(
            became(&answers),
            ["taken -", "taken -", "refused no_code", "refused no_code", "refused nobody"]
        );
        assert_eq!(answers[1]["name"], "Nông Thị Ẩn");
        // The same again, backwards, changes nothing.
        let back: Vec<Value> = sent.as_array().unwrap().iter().rev().cloned().collect();
        let again = send(&phone, json!(back)).await;
        assert_eq!(became(&again).into_iter().rev().collect::<Vec<_>>(), became(&answers));
        let other = phone.get_with("/diem-danh/goi", &[("if-none-match", &tag)]).await;
        let arrived = read(&other)["pack"]["arrived"].clone();
        assert_eq!(arrived.as_array().unwrap().len(), 2, "{arrived}");
        assert_eq!(arrived[0]["since"]["by"], "Lan, cửa 1");

        // What is no batch is refused whole, and too large a one as well.
        assert_eq!(phone.post_json("/diem-danh/gui", "{\"waiting\":".into()).await.status, 400);
        let many: Vec<Value> = (0..501).map(|n| event(&n.to_string(), json!({ "kind": "in" }))).collect();
        assert_eq!(
            phone
                .post_json("/diem-danh/gui", json!({ "waiting": 0, "events": many }).to_string())
                .await
                .status,
            413
        );

        // Names are withheld from now on.
        let path = format!("/quan-ly/hoat-dong/{code}/may-diem-danh");
        assert_eq!(organizer.post(&path, &[("act", "withhold-names")]).await.status, 303);
        assert_eq!(read(&phone.get("/diem-danh/goi").await)["names"], Value::Null);
        assert_eq!(read(&phone.get("/diem-danh/ten").await), json!([]));

        // Withdrawn, it gets nothing any more; what it had yet to send waits for a person.
        let devices = organizer.get(&path).await;
        let id = devices.body.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(organizer.post(&path, &[("act", "withdraw"), ("id", id)]).await.status, 303);
        for path in ["/diem-danh/goi", "/diem-danh/ten"] {
            assert_eq!(phone.get(path).await.status, 410);
        }
        let late = send(&phone, json!([event("f", json!({ "kind": "in", "code": typed }))])).await;
        assert_eq!(became(&late), ["refused withdrawn"]);
        assert!(organizer.get(&path).await.body.contains("Máy gửi lên sau khi đã bị thu hồi"));
    }
);

both!(the_page_that_a_phone_keeps_names_nobody_and_its_worker_keeps_all_of_it, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (stranger, organizer) = (program.browser(), program.signed_in("organizer").await);
    let page = stranger.get("/diem-danh/may").await;
    assert!(page.header("permissions-policy").contains("camera=(self)"), "{page:?}");
    let without_nonce = |page: &Page| {
        let nonce = page.header("content-security-policy").split("nonce-").nth(1).unwrap();
        page.body.replace(nonce.split('\'').next().unwrap(), "")
    };
    assert_eq!(without_nonce(&page), without_nonce(&organizer.get("/diem-danh/may").await));
    let worker = stranger.get("/diem-danh/giu-trang.js").await;
    let files =
        worker.body.lines().nth(1).unwrap().trim_start_matches("const FILES = ").trim_end_matches(';');
    let files: Vec<String> = serde_json::from_str(files).unwrap();
    assert!(files.len() > 8 && files[0] == "/diem-danh/may");
    for file in &files {
        assert_eq!(stranger.get(file).await.status, 200, "{file}");
    }
    // Whatever of the site the page names is kept.
    for part in page.body.split("/assets/").skip(1) {
        let name = part.split(['"', '&']).next().unwrap();
        assert!(files.contains(&format!("/assets/{name}")), "{name}");
    }
    let english = stranger.get("/en/diem-danh/giu-trang.js").await;
    assert!(english.body.contains("\"/en/diem-danh/may\""), "{english:?}");
    let manifest: Value =
        serde_json::from_str(&stranger.get("/diem-danh/ung-dung.webmanifest").await.body).unwrap();
    assert_eq!(
        (&manifest["scope"], &manifest["start_url"]),
        (&json!("/diem-danh/"), &json!("/diem-danh/may"))
    );
});
