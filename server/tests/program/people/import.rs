//! A list of people taken in: what was corrected is used, and who is there already is named.

use testing::Backend;

use crate::support::{Office, steps::publish};

const LIST: &str =
    "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Cúc;1/2/1990;Xã Đại Từ\nLê Văn Dần;31/2/1991;Xã Đại Từ";
const IMPORT: &str = "/quan-ly/nguoi/nhap";

/// What the page holds in a hidden field.
fn hidden<'a>(body: &'a str, name: &str) -> &'a str {
    let at = body.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {body}"));
    let value = &body[at + format!("name=\"{name}\" value=\"").len()..];
    &value[..value.find('"').unwrap()]
}

both!(a_row_corrected_below_the_check_is_taken_by_whichever_button, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let send = async |text: &str, step: &str, seen: &str| {
        let form = [("text", text), ("unit", ""), ("unit_id", ""), ("seen", seen), ("step", step)];
        organizer.post_multipart(IMPORT, &form).await
    };
    let looked = send(LIST, "check", "").await;
    assert_eq!(looked.status, 422);
    let lists = looked.body.matches("name=\"text\"").count();
    assert_eq!(lists, 1, "one list on the page, not an old copy beside it");
    let seen = hidden(&looked.body, "seen").to_owned();

    // Corrected, but wrongly: nothing is written, and what was typed is still there.
    let still = send(&LIST.replace("31/2/1991", "32/1/1991"), "write-right", &seen).await;
    assert_eq!(still.status, 422);
    assert!(still.body.contains("32/1/1991"));
    let found = organizer.get("/quan-ly/nguoi?q=Tran+Thi+Cuc").await;
    assert!(!found.body.contains("1/2/1990"), "nothing of it was written");

    // Corrected rightly, and the other button pressed.
    let done = send(&LIST.replace("31/2/1991", "28/2/1991"), "write-right", &seen).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(organizer.get("/quan-ly/nguoi?q=Le+Van+Dan").await.body.contains("28/2/1991"));

    // As it was seen, wrong rows are left out; and who is there already is named.
    let more = format!("{LIST}\nMa Thị Én;5/6/1992;Xã Đại Từ");
    let looked = send(&more, "check", "").await;
    assert!(looked.body.contains("1 người đã có") && looked.body.contains("Trần Thị Cúc"));
    let done = send(&more, "write-right", hidden(&looked.body, "seen")).await;
    assert_eq!(done.status, 303, "{}", done.body);
});

both!(a_list_for_a_class_chooses_those_who_are_there_already_too, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let send = async |text: &str, step: &str| {
        let form = [("text", text), ("unit", ""), ("unit_id", ""), ("lop", code.as_str()), ("step", step)];
        organizer.post_multipart(IMPORT, &form).await
    };
    let one = "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Cúc;1/2/1990;Xã Đại Từ";
    assert_eq!(send(one, "write").await.status, 303);
    let invite = format!("/quan-ly/hoat-dong/{code}/moi");
    let page = organizer.get(&invite).await.body;
    assert!(page.contains(&format!("{IMPORT}?lop={code}")), "the way to it");
    assert!(organizer.get(&format!("{IMPORT}?lop={code}")).await.body.contains("Lớp kiểm thử"));

    let two = format!("{one}\nLê Văn Dần;3/4/1991;Xã Đại Từ");
    let looked = send(&two, "check").await;
    assert!(looked.body.contains("1 người đã có, cũng được chọn để thêm vào hoạt động"), "{}", looked.body);
    let done = send(&two, "write").await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(done.location.starts_with(&format!("{invite}?chosen=")), "{}", done.location);
    // Both are ticked; nobody is on the list before the organizer says so.
    assert_eq!(done.location.matches("chosen=").count(), 2, "{}", done.location);
    let page = organizer.get(&done.location).await.body;
    assert!(page.contains("Đã chọn 2 người"), "{page}");
    // The same list again adds nobody, and chooses them all the same.
    let again = send(&two, "write").await;
    assert_eq!(again.status, 303);
    assert_eq!(again.location.matches("chosen=").count(), 2);
    // Whose activity it is not has nothing to do with it.
    let form = [("text", one), ("unit", ""), ("unit_id", ""), ("lop", "TR-1999-99"), ("step", "check")];
    assert_eq!(organizer.post_multipart(IMPORT, &form).await.status, 404);
});
