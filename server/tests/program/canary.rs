//! What somebody types never becomes markup: a text that ends every raw element goes into every field of every form that the staff and the
//! public can find, one field at a time, and every page and mail is then read as a browser reads it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{ElementRef, Html, Selector};
use sea_orm::{ConnectionTrait, Database};
use testing::Backend;

use crate::support::{
    Browser, Office, Page,
    steps::{in_days, publish, register},
};

/// Ends a field, a title, a script; then an element of its own.
const CANARY: &str = "</textarea></title></script></style><b id=x>";

/// A form as a browser would send it.
#[derive(Debug, Clone)]
struct Form {
    /// The page that it stands on.
    at: String,
    get: bool,
    multipart: bool,
    action: String,
    fields: Vec<(String, String)>,
}

/// The sample of a page's links: of addresses that differ in codes or queries only, so many are opened.
const OF_A_KIND: usize = 2;
/// More pages than the program has kinds of.
const MOST_PAGES: usize = 220;

fn select<'a>(within: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    within.select(&Selector::parse(css).unwrap()).collect()
}

/// Panics where the canary has become an element.
fn assert_tame(html: &str, from: &str) {
    let page = Html::parse_document(html);
    let hatched = page.select(&Selector::parse("#x").unwrap()).next();
    assert!(hatched.is_none(), "{from}: {}", hatched.unwrap().parent().map(|_| html).unwrap_or_default());
}

fn forms_of(html: &str, at: &str) -> Vec<Form> {
    let page = Html::parse_document(html);
    let mut forms = Vec::new();
    for form in select(page.root_element(), "form") {
        let mut fields = Vec::new();
        for control in select(form, "input[name], textarea[name], select[name], button[name]") {
            let value = control.value();
            let (name, kind) =
                (value.attr("name").unwrap_or_default(), value.attr("type").unwrap_or_default());
            let text = match value.name() {
                "textarea" => control.text().collect(),
                "select" => {
                    let chosen = select(control, "option[selected]").into_iter().next();
                    let chosen = chosen.or_else(|| select(control, "option").into_iter().next_back());
                    chosen.and_then(|option| option.value().attr("value")).unwrap_or_default().to_owned()
                }
                _ if kind == "file" => continue,
                // Of several ways to press a form the first is taken.
                "button" if fields.iter().any(|(known, _)| known == name) => continue,
                _ => value.attr("value").unwrap_or_default().to_owned(),
            };
            let ticked = !matches!(kind, "radio") || value.attr("checked").is_some();
            if ticked {
                fields.push((name.to_owned(), text));
            }
        }
        let attribute = |name: &str| form.value().attr(name).unwrap_or_default();
        let action = attribute("action");
        forms.push(Form {
            at: at.to_owned(),
            get: attribute("method") != "post",
            multipart: attribute("enctype").starts_with("multipart"),
            action: if action.is_empty() { at.to_owned() } else { action.to_owned() },
            fields,
        });
    }
    forms
}

/// An address without what differs between things of one kind.
fn kind_of(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let names: Vec<_> = path
        .split('/')
        .map(|part| if part.contains(|letter: char| letter.is_ascii_digit()) { "N" } else { part })
        .collect();
    names.join("/")
}

/// Opens what can be reached from some pages, and looks at each. Answers the forms that were found, one of a kind.
async fn crawl(browser: &Browser, from: &[&str]) -> (usize, Vec<Form>) {
    let mut queue: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
    let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    let mut found = BTreeMap::new();
    while let Some(path) = queue.pop_front() {
        let of_kind = kinds.entry(kind_of(&path)).or_default();
        if seen.len() >= MOST_PAGES || *of_kind >= OF_A_KIND || !seen.insert(path.clone()) {
            continue;
        }
        *of_kind += 1;
        let page = browser.get(&path).await;
        let html =
            page.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !html || page.status != 200 {
            continue;
        }
        assert_tame(&page.body, &path);
        for form in forms_of(&page.body, &path) {
            let names: Vec<_> = form.fields.iter().map(|(name, _)| name.clone()).collect();
            found.entry((kind_of(&form.action), names)).or_insert(form);
        }
        let parsed = Html::parse_document(&page.body);
        for link in select(parsed.root_element(), "a[href^='/']") {
            queue.push_back(link.value().attr("href").unwrap_or_default().to_owned());
        }
    }
    (seen.len(), found.into_values().collect())
}

async fn send(browser: &Browser, form: &Form, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if form.get {
        let query: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
        let path = form.action.split('?').next().unwrap_or_default();
        browser.get(&format!("{path}?{}", query.join("&"))).await
    } else if form.multipart {
        browser.post_multipart(&form.action, &fields).await
    } else {
        browser.post(&form.action, &fields).await
    }
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What makes a form right whose fields came empty.
fn right(name: &str, value: &str) -> String {
    let usual = match name {
        _ if !value.is_empty() => value,
        "title" | "name" | "media_title" | "outlet" | "place" => "Một tên",
        "full_name" => "Ma Thị Én",
        "birth_date" => "1/2/1990",
        "birth_date_day" | "day" => "1",
        "birth_date_month" | "month" => "2",
        "birth_date_year" | "year" => "1990",
        "unit" => "Tỉnh Thái Nguyên",
        "capacity" | "quantity" | "count" => "20",
        "starts_on" => return in_days(20),
        "published_on" | "aired_on" | "produced_on" | "given_on" => "1/6/2026",
        "reason" => "Bão",
        "email" => "en@example.org",
        _ => value,
    };
    usual.to_owned()
}

/// On one database: what is escaped is escaped above it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_typed_becomes_markup_anywhere() {
    let office = Office::with_programme(Backend::Sqlite);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let admin = program.signed_in("admin").await;
    let code = publish(&organizer, "40").await;
    let stranger = program.browser();
    for n in 0..3 {
        assert_eq!(register(&stranger, &code, n).await.status, 303);
    }

    let own = format!("/quan-ly/hoat-dong/{code}");
    let staff = [
        own.as_str(),
        "/quan-ly/hoat-dong/moi",
        "/quan-ly/an-pham/moi",
        "/quan-ly/tin-bai/moi",
        "/quan-ly/phat-thanh/moi",
        "/quan-ly/nguoi/moi",
        "/quan-ly/nguoi/nhap",
        "/quan-ly",
        "/",
    ];
    let of_class = format!("/hoat-dong/{code}/dang-ky");
    let public = [of_class.as_str(), "/gui-lai-duong-dan", "/chung-nhan", "/dang-nhap", "/"];
    let mut typed = 0;
    for (browser, from) in [(&organizer, &staff[..]), (&stranger, &public[..])] {
        let (_, mut forms) = crawl(browser, from).await;
        forms.retain(|form| !["dang-xuat", "mat-khau"].iter().any(|end| form.action.contains(end)));
        // What ends a thing comes after what changes it.
        let ends = |form: &Form| ["/huy", "/xoa", "/thu-hoi"].iter().any(|end| form.action.ends_with(end));
        forms.sort_by_key(ends);
        for form in &forms {
            for at in 0..form.fields.len() {
                // The page of this moment: what was saved since has another version.
                let page = browser.get(&form.at).await;
                let now = forms_of(&page.body, &form.at)
                    .into_iter()
                    .find(|now| now.action == form.action && now.fields.len() == form.fields.len());
                let Some(now) = now else { break };
                let mut fields: Vec<_> =
                    now.fields.iter().map(|(name, value)| (name.clone(), right(name, value))).collect();
                fields[at].1 = CANARY.to_owned();
                let page = send(browser, form, &fields).await;
                let what = format!("{} in {}", fields[at].0, form.action);
                assert_ne!(page.status, 500, "{what}");
                assert_tame(&page.body, &what);
                typed += 1;
            }
        }
    }
    assert!(typed > 100, "only {typed} fields were found");

    let mut opened = 0;
    for (browser, from) in
        [(&organizer, &staff[..]), (&admin, &["/quan-ly", "/quan-ly/thu"]), (&stranger, &public[..])]
    {
        opened += crawl(browser, from).await.0;
    }
    assert!(opened > 60, "only {opened} pages were found");

    // It must have reached the pages: what was typed stands there as text.
    let list = organizer.get("/quan-ly/hoat-dong").await;
    assert!(list.body.contains("&lt;/textarea&gt;"), "no title took the text");
    let rows = Database::connect(&office.database.url).await.unwrap();
    let sql = "SELECT html FROM mails";
    let statement = sea_orm::Statement::from_string(rows.get_database_backend(), sql);
    let mails = rows.query_all_raw(statement).await.unwrap();
    assert!(!mails.is_empty());
    for mail in mails {
        assert_tame(&mail.try_get_by_index::<String>(0).unwrap(), "a mail");
    }
}
