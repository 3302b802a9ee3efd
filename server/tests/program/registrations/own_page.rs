//! One's own page says what matters at each moment, and the list says about whom something was just decided.

use sea_orm::{ConnectionTrait, Database};
use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(the_own_page_changes_with_the_activity, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let browser = program.browser();
    let link = register(&browser, &code, 7).await.location;
    let before = browser.own_page(&link).await.body;
    assert!(before.contains("Ông (bà) đã có chỗ") && before.contains("<figure class=\"qr\">"), "{before}");
    assert!(before.contains("Hủy đăng ký"));

    let rows = Database::connect(&office.database.url).await.unwrap();
    let run = async |sql: &str| rows.execute_unprepared(sql).await.unwrap();
    let days =
        |n: i64| (chrono::Utc::now() + chrono::Duration::hours(7) + chrono::Duration::days(n)).date_naive();
    let of = format!("activity_id = (SELECT id FROM activities WHERE code = '{code}')");
    let moment = |hours: i64| (chrono::Utc::now() + chrono::Duration::hours(hours)).to_rfc3339();
    let held = async |day: i64, from: i64, to: i64| {
        let (day, from, to) = (days(day), moment(from), moment(to));
        run(&format!("UPDATE activities SET starts_on = '{day}', ends_on = '{day}' WHERE code = '{code}'"))
            .await;
        run(&format!(
            "UPDATE sessions SET held_on = '{day}', starts_at = '{from}', ends_at = '{to}' WHERE {of}"
        ))
        .await;
    };
    held(0, -1, 1).await;
    let during = browser.own_page(&link).await.body;
    assert!(
        during.contains("Hoạt động đang diễn ra") && during.contains("<figure class=\"qr\">"),
        "{during}"
    );

    held(-1, -30, -28).await;
    let after = browser.own_page(&link).await.body;
    assert!(after.contains("Hoạt động đã kết thúc") && !after.contains("<figure class=\"qr\">"), "{after}");

    let marks = format!(
        "INSERT INTO attendance (session_id, registration_id, status, source, recorded_at, version) \
         SELECT s.id, r.id, 'present', 'manual', '{}', 1 FROM sessions s JOIN registrations r ON r.activity_id = s.activity_id WHERE s.{of}",
        moment(-1)
    );
    run(&marks).await;
    let today = days(0).format("%-d/%-m/%Y").to_string();
    let form = [
        ("issued_on", today.as_str()),
        ("signer_authority", ""),
        ("signer_title", "GIÁM ĐỐC"),
        ("signer_name", "Lê Văn Hòa"),
        ("act", "issue"),
    ];
    let issued = organizer.post(&format!("/quan-ly/hoat-dong/{code}/chung-nhan"), &form).await;
    assert_eq!(issued.status, 303, "{}", issued.body);
    let with = browser.own_page(&link).await.body;
    let certificate = with.find("id=\"certificate\"").unwrap_or_else(|| panic!("{with}"));
    assert!(certificate < with.find("class=\"ticket\"").unwrap(), "the certificate comes first");
    assert!(with.contains("2/2 buổi"), "{with}");

    run("UPDATE certificates SET state = 'revoked', state_reason = 'Cấp nhầm', state_at = issued_at").await;
    let revoked = browser.own_page(&link).await.body;
    assert!(revoked.contains("thu hồi") && revoked.contains("Cấp nhầm"), "{revoked}");
});

both!(about_whom_was_just_decided_is_named_above_the_list, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    for n in [3, 4] {
        assert_eq!(register(&program.browser(), &code, n).await.status, 303);
    }
    let list = format!("/quan-ly/hoat-dong/{code}/nguoi");
    let page = organizer.get(&list).await.body;
    let ids: Vec<&str> =
        page.split("name=\"chosen\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 2, "{page}");
    let done = organizer.post(&list, &[("chosen", ids[0]), ("step", "cancel")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(done.location.contains(&format!("vua={}", ids[0])), "{}", done.location);
    let page = organizer.get(&done.location).await.body;
    let said = page.split("id=\"just-decided\">").nth(1).unwrap_or_else(|| panic!("{page}"));
    let said = said.split('<').next().unwrap();
    assert!(said.starts_with("Đã hủy: Nguyễn Văn ") && !said.contains(','), "{said}");
});
