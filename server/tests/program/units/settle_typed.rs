//! A unit of somebody's own words, from the public form to the organizer's page that finds it.

use testing::Backend;

use crate::support::{Office, steps::publish};

both!(a_unit_in_ones_own_words_is_taken_and_found_without_a_script, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let address = format!("/hoat-dong/{code}/dang-ky");
    let stranger = program.browser();
    let mut form = vec![
        ("full_name", "Ma Thị Én"),
        ("birth_date_day", "1"),
        ("birth_date_month", "2"),
        ("birth_date_year", "1990"),
        ("sex", "nu"),
        ("unit", "Câu lạc bộ Hoa Sen"),
        ("email", "en@example.org"),
        ("consent", "yes"),
    ];
    let asked = stranger.post(&address, &form).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("name=\"other_unit\"") && asked.body.contains("Câu lạc bộ Hoa Sen"));
    form.push(("other_unit", "yes"));
    let done = stranger.post(&address, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(stranger.own_page(&done.location).await.body.contains("Câu lạc bộ Hoa Sen"));

    let list = format!("/quan-ly/hoat-dong/{code}/nguoi");
    let page = organizer.get(&list).await.body;
    assert!(page.contains("1 người ghi đơn vị chưa có trong danh sách đơn vị"), "{page}");
    let units = format!("/quan-ly/hoat-dong/{code}/don-vi");
    let page = organizer.get(&units).await.body;
    assert!(page.contains("“Câu lạc bộ Hoa Sen” là đơn vị nào? (1 người)"), "{page}");
    let name = [("ten", "cau lac bo hoa sen"), ("unit", "Xã không có"), ("unit_id", "")];
    let wrong = organizer.post(&units, &name).await;
    assert!(wrong.status == 422 && wrong.body.contains("Xã không có"), "{}", wrong.body);
    let name = [("ten", "cau lac bo hoa sen"), ("unit", "Xã Đại Từ"), ("unit_id", "")];
    assert_eq!(organizer.post(&units, &name).await.status, 303);
    let page = organizer.get(&list).await.body;
    assert!(page.contains("Xã Đại Từ") && !page.contains("1 người ghi đơn vị"), "{page}");
});
