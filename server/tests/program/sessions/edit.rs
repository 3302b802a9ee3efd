//! The page of sessions asks before anybody is told, and keeps all that was typed meanwhile.

use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(other_rooms_are_told_when_it_was_said_to_whom, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    assert_eq!(register(&program.browser(), &code, 7).await.status, 303);
    let address = format!("/quan-ly/hoat-dong/{code}/buoi");
    let page = organizer.get(&address).await.body;
    let values = |name: &str| -> Vec<String> {
        let begins = format!("name=\"{name}\" value=\"");
        let all =
            page.split(&begins).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned());
        all.collect()
    };
    let (version, ids) = (values("version").swap_remove(0), values("id"));
    let mut form = vec![("version", version.as_str())];
    for id in &ids {
        form.extend([
            ("slots", id.as_str()),
            ("id", id),
            ("day", ""),
            ("slot", ""),
            ("from", "8:00"),
            ("to", "11:00"),
        ]);
        form.extend([("room", "Phòng 201"), ("topic", "Kỹ năng tư vấn"), ("trainer", "")]);
    }
    let asked = organizer.post(&address, &form).await;
    assert_eq!(asked.status, 200, "{}", asked.location);
    assert!(asked.body.contains("sẽ được báo qua thư cho 1 người"), "{}", asked.body);
    for kept in
        ["value=\"Phòng 201\"", "Kỹ năng tư vấn", "value=\"co\"", "value=\"chua\"", "form=\"sessions\""]
    {
        assert!(asked.body.contains(kept), "{kept}: {}", asked.body);
    }
    assert!(!organizer.get(&address).await.body.contains("Phòng 201"), "nothing is saved yet");
    form.push(("bao", "co"));
    let done = organizer.post(&address, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(organizer.get(&address).await.body.contains("Phòng 201"));
    assert!(organizer.get("/quan-ly/thu").await.body.contains("Thay đổi"), "the mail waits");
});
