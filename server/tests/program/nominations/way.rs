//! The whole way over HTTP: the organizer calls, a focal person fills and sends the list, the table shows it; wrong input comes back.

use testing::Backend;

use crate::support::{
    Office,
    form::Form,
    steps::{in_days, publish},
};

both!(a_unit_is_called_fills_its_list_and_the_organizer_sees_it, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    office.add_user("focal", &["--unit", "N05830"]);
    let organizer = program.signed_in("organizer").await;
    let focal = program.signed_in("focal").await;
    let empty = focal.get("/quan-ly").await;
    assert!(empty.body.contains("Chưa có đợt cử người nào"), "{}", empty.body);

    let code = publish(&organizer, "20").await;
    let round = format!("/quan-ly/hoat-dong/{code}/dot-cu");
    let path = format!("{round}/sua");
    let form = Form::on(&organizer.get(&path).await, &path);
    let wrong = form.clone().with("units", "Xã Đại Từ: 21").with("step", "save").send(&organizer).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("vượt quá 20 chỗ") && wrong.body.contains("Nhập hạn cử người"),
        "{}",
        wrong.body
    );
    let filled = form.clone().with("below", "Tỉnh Thái Nguyên").with("each", "1").with("step", "fill");
    assert!(filled.send(&organizer).await.body.contains("Xã Định Hóa, tỉnh Thái Nguyên: 1"));
    let right = form.with("units", "Xã Đại Từ: 1\nXã Định Hóa: 2").with("closes_on", &in_days(5));
    assert_eq!(right.with("step", "save").send(&organizer).await.location, round);

    let path = format!("{round}/gui");
    let check = organizer.get(&path).await;
    assert!(check.body.contains("Gửi 1 thư tới đầu mối của 1 đơn vị"), "{}", check.body);
    assert!(check.body.contains("Xã Định Hóa"), "who has nobody to write to is named");
    assert_eq!(Form::on(&check, &path).send(&organizer).await.location, round);

    let home = focal.get("/quan-ly").await;
    assert!(home.body.contains("Được cử 1, đã cử 0"), "{}", home.body);
    let list = home.body.split("/quan-ly/de-cu/").nth(1).unwrap().split('"').next().unwrap();
    let list = format!("/quan-ly/de-cu/{list}");
    for name in ["Ma Thị Én", "Lê Thị Bé"] {
        let path = format!("{list}/moi");
        let form = Form::on(&focal.get(&list).await, &path);
        let wrong = form.clone().with("full_name", name).send(&focal).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("id=\"new-person\" open"), "the form stays where it was, open");
        assert!(wrong.body.contains(name), "what was typed stays");
        let right = form.with("full_name", name).with("birth_date", "1985").with("phone", "0912345678");
        assert_eq!(right.send(&focal).await.location, list);
    }
    let page = focal.get(&list).await;
    assert!(page.body.contains("1 người được giữ chỗ ngay"), "{}", page.body);
    assert_eq!(focal.post(&list, &[("step", "send")]).await.location, list);
    assert!(focal.get("/quan-ly").await.body.contains("Được cử 1, đã cử 1"));
    let table = organizer.get(&round).await;
    assert!(table.body.contains("1/2 đơn vị đã gửi danh sách"), "{}", table.body);
    let file = organizer.get(&format!("{round}?tep=csv")).await;
    assert!(file.body.contains("Xã Đại Từ"), "{}", file.body);
    let paper = focal.get(&format!("{list}/in")).await;
    assert!(paper.body.contains(&format!("{list}/danh-sach.pdf")), "{}", paper.body);
    let pdf = focal.get(&format!("{list}/danh-sach.pdf")).await;
    assert_eq!(pdf.status, 200);
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(paper.body.contains("DANH SÁCH CỬ NGƯỜI") && paper.body.contains("Ma Thị Én"), "{}", paper.body);
});
