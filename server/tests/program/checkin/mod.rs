//! Check-in by phone, as a phone without scripts does it.

mod kept;
mod killed;
pub(crate) mod posts;

use testing::Backend;

use crate::support::{
    Browser, Office, Page,
    form::Form,
    steps::{publish, register},
};

/// A class of today with one registration, and a phone that joined. Answers the organizer, the code of the class, the phone, and the
/// own link of who registered.
async fn a_phone(office: &Office) -> (crate::support::Program, Browser, String, Browser, String) {
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "2").await;
    let own = register(&program.browser(), &code, 1).await.location;
    hold_now(office, &code).await;
    let path = format!("/quan-ly/hoat-dong/{code}/may-diem-danh");
    let opened = organizer.post(&path, &[("act", "open")]).await;
    assert_eq!(opened.status, 303, "{opened:?}");
    let join = link(&organizer.get(&path).await);
    let phone = program.browser();
    let joined = phone.post(&join, &[("name", "Lan, cửa 1")]).await;
    assert_eq!((joined.status.as_u16(), joined.location.as_str()), (303, "/diem-danh/may"));
    let cookie = joined.cookies.iter().find(|cookie| cookie.contains("Path=/diem-danh")).unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    (program, organizer, code, phone.with_cookie(&cookie), own)
}

/// The first session of a class is held from now on, whenever that is.
async fn hold_now(office: &Office, code: &str) {
    let db = sea_orm::Database::connect(&office.database.url).await.unwrap();
    let now = chrono::Utc::now();
    let (day, moment) = (domain::local::day(now), |at: chrono::DateTime<chrono::Utc>| {
        at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
    });
    let ends = moment(now + chrono::Duration::hours(1));
    let of = format!("(SELECT id FROM activities WHERE code = '{code}')");
    for sql in [
        format!(
            "DELETE FROM sessions WHERE activity_id = {of} AND id > (SELECT min(id) FROM sessions WHERE activity_id = {of})"
        ),
        format!(
            "UPDATE sessions SET held_on = '{day}', starts_at = '{}', ends_at = '{ends}' WHERE activity_id = {of}",
            moment(now)
        ),
        format!("UPDATE activities SET starts_on = '{day}', ends_on = '{day}' WHERE code = '{code}'"),
    ] {
        sea_orm::ConnectionTrait::execute_unprepared(&db, &sql).await.unwrap();
    }
}

/// The path of the link that a page of devices shows.
fn link(page: &Page) -> String {
    let at = page.body.find("/diem-danh/vao/").unwrap();
    page.body[at..].split('"').next().unwrap().to_owned()
}

both!(a_phone_joins_and_checks_in_by_code_by_name_and_whoever_comes, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let (program, organizer, code, phone, own) = a_phone(&office).await;
    let page = program.browser().own_page(&own).await;
    let typed = page.body.split("typed-code nowrap\">").nth(1).unwrap()[..9].to_owned();
    let desk = phone.get("/diem-danh").await;
    assert!(desk.body.contains("<strong>0/1</strong> có mặt"), "{desk:?}");
    let find = async |words: &str| {
        let form = Form::called(&phone.get("/diem-danh").await, "scan-find");
        form.with("q", words).send(&phone).await
    };
    let found = find("nguyen").await;
    assert!(found.body.contains("Danh sách: 1 người"), "{found:?}");
    let scanned = find(&typed.to_lowercase().replace('-', " ")).await;
    assert!(
        scanned.body.contains("scan-word") && scanned.body.contains("<strong>1/1</strong>"),
        "{scanned:?}"
    );
    let again = find(&typed).await;
    assert!(again.body.contains("Đã điểm danh") && again.body.contains("Lan, cửa 1 ghi"), "{again:?}");
    let other = find("https://example.vn/toi/abc").await;
    assert!(
        other.body.contains("Không ghi được") && other.body.contains("không phải mã điểm danh"),
        "{other:?}"
    );
    // Taken back, and the other way in.
    let undo = Form::called(&scanned, "scan-undo");
    let undone = undo.send(&phone).await;
    assert!(
        undone.body.contains("Đã hoàn tác") && undone.body.contains("<strong>0/1</strong>"),
        "{undone:?}"
    );
    let walk_in = Form::called(&undone, "scan-walk-in");
    let walk_in = walk_in.with("name", "Nông Thị Ẩn").with("unit", "Xã Phú Đình");
    let added = walk_in.send(&phone).await;
    assert!(added.body.contains("Nông Thị Ẩn") && added.body.contains("<strong>1/2</strong>"), "{added:?}");
    let twice = walk_in.send(&phone).await;
    assert!(twice.body.contains("<strong>1/2</strong>"), "{twice:?}");
    // A third has no seat, and what was typed stays.
    let full = Form::called(&added, "scan-walk-in");
    let full = full.with("name", "Lý A Tủa").with("unit", "Xã Phú Đình").send(&phone).await;
    assert!(full.body.contains("Đã hết chỗ") && full.body.contains("value=\"Lý A Tủa\""), "{full:?}");
    // Withdrawn, it does nothing any more.
    let path = format!("/quan-ly/hoat-dong/{code}/may-diem-danh");
    let devices = organizer.get(&path).await;
    assert!(devices.body.contains("Lan, cửa 1"), "{devices:?}");
    let id = devices.body.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(organizer.post(&path, &[("act", "withdraw"), ("id", id)]).await.status, 303);
    assert_eq!(phone.get("/diem-danh").await.status, 404);
});
