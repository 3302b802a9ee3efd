//! Every list of the staff can be had as a workbook and as text from its own page, with all of its rows.

use testing::Backend;

use crate::{
    routes::CLASS,
    support::{Browser, Office, assert_ok, steps::publish, steps::register},
};

/// The rows of a list's file below its heads: the same in both kinds.
async fn rows(browser: &Browser, path: &str) -> Vec<Vec<String>> {
    let sign = if path.contains('?') { '&' } else { '?' };
    let mut read = Vec::new();
    for (format, kind) in [("xlsx", "application/vnd.openxmlformats-officedocument"), ("csv", "text/csv")] {
        let (is, name, bytes) = browser.file(&format!("{path}{sign}tep={format}")).await;
        assert!(is.starts_with(kind), "{path}: {is}");
        assert!(
            name.starts_with("attachment; filename=\"") && name.ends_with(&format!(".{format}\"")),
            "{name}"
        );
        let book = tables::read(&bytes).unwrap_or_else(|why| panic!("{path} {format}: {why}"));
        read.push(book.sheets[0].rows.iter().skip(1).map(|row| row.cells.clone()).collect::<Vec<_>>());
    }
    let csv = read.pop().unwrap();
    assert_eq!(read.pop().unwrap(), csv, "{path}: both say the same");
    csv
}

/// The number with which the caption of a page's table begins.
fn counted(body: &str) -> usize {
    let at = body.find("<caption").unwrap();
    let caption = &body[at + body[at..].find('>').unwrap() + 1..];
    let caption = &caption[..caption.find("</caption>").unwrap()];
    let digits = caption.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .filter(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap()
}

both!(a_list_is_a_file_with_all_its_pages, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let admin = program.signed_in("admin").await;
    assert_ok(&office.run(&["certificates", "issue", "--activity", CLASS, "--out", "papers"]));
    let of = |tab: &str| format!("/quan-ly/hoat-dong/{CLASS}/{tab}");
    let year = "tu=1/1/2023&den=31/12/2023";
    for path in [
        "/quan-ly/hoat-dong?khi=tat-ca".to_owned(),
        "/quan-ly/nguoi".into(),
        "/quan-ly/nguoi?q=nguyen".into(),
        "/quan-ly/an-pham".into(),
        "/quan-ly/tin-bai".into(),
        "/quan-ly/phat-thanh".into(),
        of("nguoi"),
        of("chung-nhan"),
        of("nhat-ky"),
        format!("/quan-ly/bao-cao/diem-danh?{year}"),
        format!("/quan-ly/bao-cao/dong?so-lieu=doi&{year}"),
        format!("/quan-ly/bao-cao/dong?so-lieu=so-training_class&{year}"),
    ] {
        let page = admin.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains("tep=xlsx"), "{path} offers its files");
        let n = rows(&admin, &path).await.len();
        assert!(n > 0, "{path}");
        // The caption of the list of a class says how many of how many; of certificates, that of those who are due comes first.
        if !path.ends_with("chung-nhan") {
            assert_eq!(n, counted(&page.body), "{path}");
        }
    }
    // The grid has a column for each session and names the marks.
    let grid = rows(&admin, &of("diem-danh")).await;
    assert!(grid.len() > 20 && grid.iter().all(|row| row.len() >= 4), "{:?}", grid[0]);
    // The people’s file can be brought again as it is: everybody is known.
    let people = rows(&admin, "/quan-ly/nguoi?q=trieu+anh+dung").await;
    assert_eq!(people[0][0], "Triệu Anh Dũng");
    assert_eq!(people[0][6], "0941920265", "a telephone number keeps its 0");
});

both!(at_the_door_a_file_tells_nobody_how_to_reach_people, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    assert_eq!(register(&program.browser(), &code, 1).await.status, 303);
    let path = format!("/quan-ly/hoat-dong/{code}/nguoi");
    assert!(rows(&organizer, &path).await[0].contains(&"nguoi1@example.org".to_owned()));
    office.add_user("checkin", &["--activity", &code]);
    let door = program.signed_in("checkin").await;
    let told = rows(&door, &path).await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].iter().any(|cell| cell.contains('@')), "{told:?}");
});
