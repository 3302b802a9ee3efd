//! Every calendar that the program offers, fetched from it and read by two programs that know nothing of it nor of each other.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use testing::{
    Backend,
    calendar::{FeedEntry, feed},
    ical_js,
};

use crate::{
    scene::Scene,
    support::{Browser, form::Form, steps::register},
};

async fn fetch(browser: &Browser, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    assert!(page.body.starts_with("BEGIN:VCALENDAR\r\n"), "{path}: {}", page.body);
    page.body
}

/// The address of the calendar of what an organizer plans.
async fn secret(organizer: &Browser) -> String {
    let told = organizer.post("/quan-ly/lich/dang-ky", &[]).await.body;
    let told = told.split_once("<code class=\"break\">").unwrap().1.to_owned();
    let at = told.find("/lich/").unwrap();
    told[at..].chars().take_while(|c| *c != '<').collect()
}

/// Gives the first session of an activity a room of its place and a trainer, whose names are known; answers their numbers.
async fn equip(scene: &Scene, code: &str) -> (i64, i64) {
    let organizer = scene.browser("organizer");
    let venue = scene.number(&format!("SELECT venue_id FROM activities WHERE code = '{code}'")).await;
    let path = format!("/quan-ly/dia-diem/{venue}");
    let form = Form::on(&scene.page(organizer, &path).await, &path).with("name", "Phòng họp; tầng 2, “nhỏ”");
    scene.done(organizer, form).await;
    let room = scene.number("SELECT max(id) FROM rooms").await;
    let person = scene.number("SELECT min(p.id) FROM people p WHERE NOT EXISTS (SELECT 1 FROM trainers t WHERE t.person_id = p.id)").await;
    scene.run(&format!("INSERT INTO trainers (person_id, subjects, fold, retired, version) VALUES ({person}, '', '', FALSE, 1)")).await;
    scene.run(&format!("UPDATE people SET full_name = 'Lò Thị Sen' WHERE id = {person}")).await;
    let path = format!("/quan-ly/hoat-dong/{code}/buoi");
    let form = Form::on(&scene.page(organizer, &path).await, &path)
        .with("room", "Phòng họp; tầng 2, “nhỏ”")
        .with("trainer", "Lò Thị Sen");
    scene.done(organizer, form).await;
    (room, person)
}

fn times(entries: &[FeedEntry]) -> BTreeSet<(DateTime<Utc>, DateTime<Utc>)> {
    entries.iter().map(|entry| (entry.starts_at, entry.ends_at)).collect()
}

both!(every_calendar_says_the_same_to_two_readers, async |backend: Backend| {
    let scene = Scene::set(backend).await;
    let (organizer, stranger) = (scene.browser("organizer"), scene.program.browser());
    let code = scene.quiet.clone();
    let (room, trainer) = equip(&scene, &code).await;
    let own = register(&stranger, &code, 900).await.location;
    let secret = secret(organizer).await;
    let paths = [
        "/lich.ics".to_owned(),
        "/en/lich.ics".into(),
        "/lich.ics?q=kiem+thu".into(),
        format!("/hoat-dong/{code}/lich.ics"),
        format!("{own}/lich.ics"),
        secret.clone(),
        format!("/en{secret}"),
        format!("{secret}?don-vi=P19"),
        format!("{secret}?phong={room}"),
        format!("{secret}?giang-vien={trainer}"),
        format!("{secret}?phong={room}&giang-vien={trainer}&don-vi=P19"),
    ];
    let mut files = vec![];
    for path in &paths {
        let browser = if path.starts_with("/toi/") { &stranger } else { organizer };
        files.push(fetch(browser, path).await);
    }
    // A move raises the number and keeps the UID; the same address is read again.
    let session = format!(
        "SELECT min(s.id) FROM sessions s JOIN activities a ON a.id = s.activity_id WHERE a.code = '{code}'"
    );
    let path = format!("/quan-ly/lich/doi/{}", scene.number(&session).await);
    let form = Form::on(&scene.page(organizer, &path).await, &path).with("from", "8:15");
    // Whoever registered would be told.
    let fields: Vec<(&str, &str)> = form.fields().into_iter().chain([("bao", "chua")]).collect();
    let moved = organizer.post(&path, &fields).await;
    assert_eq!(moved.status, 303, "{}", moved.body);
    files.push(fetch(organizer, &secret).await);
    let first: Vec<Vec<FeedEntry>> = files.iter().map(|file| feed(file)).collect();
    let second = ical_js::feeds(&files);
    for ((file, first), second) in files.iter().zip(&first).zip(&second) {
        assert!(!first.is_empty(), "{file}");
        assert_eq!(first, second, "{file}");
    }
    let of = |path: &str| &first[paths.iter().position(|other| other == path).unwrap()];
    // Both forms of a time say one moment: by the clock of Viet Nam in the own calendar, universal in the others.
    let (public, mine) = (of(&paths[3]), of(&paths[4]));
    assert!(files[4].contains("DTSTART;TZID=Asia/Ho_Chi_Minh:") && files[3].contains("00Z"));
    let (from, to) = (public[0].starts_at, public.last().unwrap().ends_at);
    assert_eq!(times(mine), BTreeSet::from([(from, to)]), "a day is one entry of the own calendar");
    // What is narrowed is a part of the whole, entry by entry.
    let all = of(&secret);
    for narrowed in &first[7..11] {
        assert!(narrowed.iter().all(|entry| all.contains(entry)));
    }
    assert!(of(&paths[8]).len() < all.len() && of(&paths[8]) == of(&paths[9]));
    let moved = first.last().unwrap();
    let changed: Vec<_> = all.iter().filter(|entry| !moved.contains(entry)).collect();
    assert!(!changed.is_empty());
    for before in changed {
        let after = moved.iter().find(|entry| entry.uid == before.uid).unwrap();
        assert!(after.sequence > before.sequence, "{before:?} {after:?}");
    }
});
