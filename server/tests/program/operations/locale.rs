//! A PostgreSQL that sorts and folds by another language's rules shows the same lists, finds the same people, reports the same figures.

use scraper::{Html, Selector};
use testing::{Backend, database_of_locale};

use crate::support::{Browser, Office, said};

/// What the cells of a page's rows say, in their order.
async fn rows(browser: &Browser, path: &str) -> Vec<String> {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    let rows = Selector::parse("main tbody tr").unwrap();
    let html = Html::parse_document(&page.body);
    let texts = html
        .select(&rows)
        .map(|row| row.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "));
    texts.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_and_figures_are_those_of_sqlite_whatever_the_locale_of_the_server() {
    let pages = [
        "/quan-ly/nguoi",
        "/quan-ly/nguoi?trang=2",
        "/quan-ly/nguoi?q=nguyen",
        "/quan-ly/nguoi?q=DUC",
        "/quan-ly/nguoi?q=%C4%91%E1%BB%A9c",
        "/quan-ly/hoat-dong?khi=tat-ca",
        "/quan-ly/hoat-dong?q=hoi+nghi&khi=tat-ca",
        "/quan-ly/bao-cao/diem-danh?tu=1/1/2013&den=31/12/2023",
    ];
    let report = |office: &Office| {
        said(&office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--format", "json"]))
    };
    let of = async |office: &Office| {
        let program = office.serve();
        let organizer = program.signed_in("organizer").await;
        let mut lists = vec![];
        for page in pages {
            lists.push(rows(&organizer, page).await);
        }
        (lists, report(office))
    };
    let expected = of(&Office::with_programme(Backend::Sqlite)).await;
    for (page, list) in pages.iter().zip(&expected.0) {
        assert!(!list.is_empty(), "{page} shows nothing to compare");
    }
    for locale in ["vi", "tr", "de-u-co-phonebk"] {
        let office = Office::filled(database_of_locale(locale));
        assert_eq!(of(&office).await, expected, "{locale}");
    }
}
