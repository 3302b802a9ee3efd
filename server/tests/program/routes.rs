//! Every route for every role: what each answers is written down in the `routes.txt` of its area, and a route that isn't there fails the test.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use testing::Backend;

use crate::support::{
    Browser, Office, Program, assert_ok, cheap_hashes,
    steps::{publish, register},
};

/// Who asks, in the order of the columns. `elsewhere` organizes in another unit; the others are of the province.
pub(crate) const ROLES: [&str; 8] =
    ["nobody", "admin", "organizer", "elsewhere", "manager", "focal", "trainer", "checkin"];

/// The class of the fixture to which trainer and check-in staff belong.
pub(crate) const CLASS: &str = "TR-2023-01";

/// The material of the fixture's first distribution.
const MATERIAL: &str = "PA-001";

/// The lines of the tables of a name, each with the area in whose folder it is written down.
pub(crate) fn tables(name: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program");
    let mut lines = Vec::new();
    for table in files(&folder, "txt").into_iter().filter(|file| file.ends_with(name)) {
        let area = table.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&table).unwrap();
        let written = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.extend(written.map(|line| (area.clone(), line.to_owned())));
    }
    lines
}

/// The expected answers, by method and route, with the area in whose folder they are written down.
fn expected() -> BTreeMap<String, (String, Vec<u16>)> {
    let mut expected = BTreeMap::new();
    for (area, line) in tables("routes.txt") {
        let words: Vec<&str> = line.split_whitespace().collect();
        let answers: Vec<u16> = words[2..].iter().map(|answer| answer.parse().unwrap()).collect();
        assert_eq!(answers.len(), ROLES.len(), "{line}");
        let before = expected.insert(format!("{} {}", words[0], words[1]), (area, answers));
        assert!(before.is_none(), "written down twice: {line}");
    }
    expected
}

/// Every route that the sources of the pages declare, with its method, and the area that declares it.
pub(crate) fn declared() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeMap::new();
    for file in
        files(&root.join("app/src"), "rs").into_iter().chain(files(&root.join("server/src/http"), "rs"))
    {
        let text = fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices(".route(") {
            let call = call(&text[at + ".route".len()..]);
            let route = call
                .split('"')
                .nth(1)
                .unwrap_or_else(|| panic!("{file:?}: a route without its address: {call}"));
            let methods: Vec<&str> =
                ["get", "post"].into_iter().filter(|method| call.contains(&format!("{method}("))).collect();
            assert!(!methods.is_empty(), "{file:?}: the methods of {route} can't be read");
            for method in methods {
                found.insert(format!("{} {route}", method.to_uppercase()), area(&file));
            }
        }
    }
    found
}

/// The folder of a page's file below `pages`, or the file there; everything else is `http`.
fn area(file: &Path) -> String {
    let below = file.to_str().unwrap().split("/pages/").nth(1).unwrap_or("http");
    let first = below.split('/').next().unwrap().trim_end_matches(".rs");
    if first == "mod" { "http".into() } else { first.into() }
}

/// What stands between a bracket and the one that closes it.
fn call(text: &str) -> &str {
    let mut open = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return &text[..at];
        }
    }
    text
}

/// The files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|of| of == ending) {
            found.push(path);
        }
    }
    found
}

/// Who asks, with what is theirs.
struct Visitor {
    browser: Browser,
    token: String,
}

/// Adds those of the staff that the programme lacks; answers a browser for each of [`ROLES`], in which they are signed in.
pub(crate) async fn staff(program: &Program, office: &Office) -> Vec<Browser> {
    office.add_user("focal", &["--unit", "P19"]);
    office.add_user("trainer", &["--activity", CLASS]);
    office.add_user("checkin", &["--activity", CLASS]);
    let output = office.run_with(
        &[
            "user",
            "add",
            "elsewhere@example.org",
            "--name",
            "Lê Thị Bé",
            "--role",
            "organizer",
            "--unit",
            "N05830",
            "--password-stdin",
        ],
        crate::support::PASSWORD,
    );
    assert_ok(&output);
    cheap_hashes(&office.database.url);
    let mut browsers = Vec::new();
    for role in ROLES {
        let browser = if role == "nobody" { program.browser() } else { program.signed_in(role).await };
        browsers.push(browser);
    }
    browsers
}

/// The program with somebody of each role, each with a registration of their own.
async fn visitors(program: &Program, office: &Office) -> (String, Vec<Visitor>) {
    // The first session is one that nobody of them uses, so that all of them may be asked to end it.
    let code = publish(&program.signed_in("organizer").await, "50").await;
    assert_ok(&office.run(&["certificates", "issue", "--activity", CLASS, "--out", "papers"]));
    let browsers = staff(program, office).await;
    let mut visitors = Vec::new();
    for (n, browser) in browsers.into_iter().enumerate() {
        let registered = register(&program.browser(), &code, n).await;
        let token = registered.location.trim_start_matches("/toi/").to_owned();
        assert!(!token.is_empty(), "{registered:?}");
        visitors.push(Visitor { browser, token });
    }
    (code, visitors)
}

/// The route with its places filled in.
fn address(route: &str, code: &str, token: &str) -> String {
    let token = if route.starts_with("/toi/") { token } else { "khong-co" };
    let code = match route {
        _ if route.starts_with("/hoat-dong/") => code,
        _ if route.starts_with("/quan-ly/an-pham/") => MATERIAL,
        _ => CLASS,
    };
    // The rows of a figure that every report has; without one there is nothing.
    let route = if route.ends_with("/bao-cao/dong") { format!("{route}?so-lieu=doi") } else { route.into() };
    route
        .replace("{code}", code)
        .replace("{token}", token)
        .replace("{id}", "1")
        .replace("{round}", "1")
        .replace("{unit}", "N05830")
        .replace("{nominee}", "1")
        .replace("{question}", "1")
        .replace("{registration}", "1")
        .replace("{talk}", "1")
        .replace("{rule}", "1")
        .replace("{document}", "1")
        .replace("{file}", "khong-co.css")
}

both!(every_route_answers_every_role_as_written_down, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (code, visitors) = visitors(&program, &office).await;
    let expected = expected();
    let mut wrong = String::new();
    // Those that sign out come last: nobody is signed in afterwards.
    let declared = declared();
    let mut routes: Vec<&String> = declared.keys().collect();
    routes.sort_by_key(|route| route.contains("dang-xuat"));
    for route in &routes {
        let route = route.as_str();
        let (method, pattern) = route.split_once(' ').unwrap();
        let mut answers = Vec::new();
        // Who may do least asks first: nobody else has taken anything away by then, so a refusal is really one.
        for visitor in visitors.iter().rev() {
            let path = address(pattern, &code, &visitor.token);
            let answer = match method {
                "GET" => visitor.browser.get(&path).await,
                _ if ["/nguoi/nhap", "/danh-sach", "/chuong-trinh/dan", "/tai-lieu/moi", "/tai-lieu/1"]
                    .iter()
                    .any(|end| path.ends_with(end)) =>
                {
                    visitor.browser.post_parts(&path).await
                }
                // A session that is not there: who may mark is told so, who may not is refused before.
                _ if path.starts_with("/api/diem-danh/") => {
                    visitor
                        .browser
                        .post(&path, &[("session", "0"), ("registration", "0"), ("status", "present")])
                        .await
                }
                _ => visitor.browser.post(&path, &[]).await,
            };
            answers.push(answer.status.as_u16());
        }
        answers.reverse();
        let area = &declared[route];
        if expected.get(route) != Some(&(area.clone(), answers.clone())) {
            let shown: Vec<String> = answers.iter().map(u16::to_string).collect();
            writeln!(
                wrong,
                "{area}: {route:<62} {}   (written down: {:?})",
                shown.join(" "),
                expected.get(route)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}\n{wrong}", ROLES.join(" "));
    let gone: Vec<&String> = expected.keys().filter(|route| !declared.contains_key(*route)).collect();
    assert!(gone.is_empty(), "written down but no longer there: {gone:?}");
});
