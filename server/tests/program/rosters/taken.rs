//! A list taken in through its pages: what was corrected counts whichever button is pressed, and who is there already joins.

use testing::Backend;

use crate::support::{Browser, Office, Page, form::Form, steps::publish};

const LIST: &str =
    "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Cúc;1/2/1990;Xã Đại Từ\nLê Văn Dần;31/2/1991;Xã Đại Từ";
const IMPORT: &str = "/quan-ly/nguoi/nhap";

/// Brings a list; answers the page on which it is looked through.
async fn bring(browser: &Browser, at: &str, text: &str) -> Page {
    let brought = Form::on(&browser.get(at).await, at).with("text", text).send(browser).await;
    assert_eq!(brought.status, 303, "{}", brought.body);
    Page { location: brought.location.clone(), ..browser.get(&brought.location).await }
}

/// The form of that page.
fn looked(page: &Page) -> Form {
    Form::on(page, &page.location)
}

both!(a_cell_corrected_on_the_page_is_taken_by_whichever_button, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let page = bring(&organizer, IMPORT, LIST).await;
    assert!(page.body.contains("1 người mới, 1 dòng cần sửa."), "{}", page.body);
    assert!(page.body.contains("Kiểm tra lại ngày sinh"), "{}", page.body);

    // Corrected, but wrongly: nothing is written, and what was typed is still there.
    let still = looked(&page).with("c-3-birth_date", "32/1/1991").with("step", "take").send(&organizer).await;
    assert_eq!(still.status, 422, "{}", still.body);
    assert!(still.body.contains("value=\"32/1/1991\""));
    let found = organizer.get("/quan-ly/nguoi?q=Tran+Thi+Cuc").await;
    assert!(!found.body.contains("1/2/1990"), "nothing of it was written");

    // Corrected rightly, and the same button pressed.
    let page = Page { location: page.location.clone(), ..organizer.get(&page.location).await };
    let done = looked(&page).with("c-3-birth_date", "28/2/1991").with("step", "take").send(&organizer).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(organizer.get("/quan-ly/nguoi?q=Le+Van+Dan").await.body.contains("28/2/1991"));
    // The list is used up: its page leads to the people.
    let again = organizer.get(&page.location).await;
    assert_eq!((again.status.as_u16(), again.location.as_str()), (303, "/quan-ly/nguoi"));

    // As it was seen, a wrong row is left out; and the same list again is noticed.
    let page = bring(&organizer, IMPORT, &format!("{LIST}\nMa Thị Én;5/6/1992;Xã Đại Từ")).await;
    assert!(page.body.contains("1 người mới, 1 đã có (giữ nguyên), 1 dòng cần sửa."), "{}", page.body);
    let done = looked(&page).with("step", "take").send(&organizer).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let page = bring(&organizer, IMPORT, LIST).await;
    assert!(page.body.contains("Danh sách này đã được nhập"), "{}", page.body);
    // Somebody else's list is nobody's business.
    let admin = program.signed_in("admin").await;
    assert_eq!(admin.get(&page.location).await.status, 404);
});

both!(a_list_goes_into_a_class_with_those_who_are_there_already, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "2").await;
    let at = format!("/quan-ly/hoat-dong/{code}/danh-sach");
    let people = format!("/quan-ly/hoat-dong/{code}/nguoi");
    assert!(organizer.get(&people).await.body.contains(&at), "the way to it");

    let one = "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Cúc;1/2/1990;Xã Đại Từ";
    let page = bring(&organizer, IMPORT, one).await;
    assert_eq!(looked(&page).with("step", "take").send(&organizer).await.status, 303);

    let three = format!("{one}\nLê Văn Dần;3/4/1991;Xã Đại Từ\nMa Thị Én;5/6/1992;Xã Đại Từ");
    let page = bring(&organizer, &at, &three).await;
    assert!(page.body.contains("2 người mới, 1 đã có trong danh bạ"), "{}", page.body);
    assert!(page.body.contains("2 người đầu có chỗ, 1 người sau vào danh sách chờ"), "{}", page.body);
    let done = looked(&page).with("step", "take").send(&organizer).await;
    assert_eq!((done.status.as_u16(), done.location.as_str()), (303, people.as_str()), "{}", done.body);
    let list = organizer.get(&people).await.body;
    assert!(list.contains("Trần Thị Cúc") && list.contains("Danh sách chờ (1)"), "{list}");
    // Pressed twice it is done once.
    let again = looked(&page).with("step", "take").send(&organizer).await;
    assert_eq!((again.status.as_u16(), again.location.as_str()), (303, people.as_str()));

    // The same list again adds nobody.
    let page = bring(&organizer, &at, &three).await;
    assert!(page.body.contains("3 đã có trong danh sách tham dự"), "{}", page.body);
    assert!(!page.body.contains("value=\"take\""), "nothing to press");
});
