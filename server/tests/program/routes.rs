//! Every route for every role: what each answers is written down in `routes.txt`, and a route that isn't there fails the test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use testing::Backend;

use crate::{
    seats::{publish, register},
    support::{Browser, Office, Program, assert_ok},
};

/// Who asks, in the order of the columns. `elsewhere` organizes in another unit; the others are of the province.
const ROLES: [&str; 8] =
    ["nobody", "admin", "organizer", "elsewhere", "manager", "focal", "trainer", "checkin"];

/// The class of the fixture to which trainer and check-in staff belong.
const CLASS: &str = "TR-2023-01";

/// The material of the fixture's first distribution.
const MATERIAL: &str = "PA-001";

/// The expected answers, by method and route.
fn expected() -> BTreeMap<String, Vec<u16>> {
    let lines = include_str!("routes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let answers: Vec<u16> = words[2..].iter().map(|answer| answer.parse().unwrap()).collect();
            assert_eq!(answers.len(), ROLES.len(), "{line}");
            (format!("{} {}", words[0], words[1]), answers)
        })
        .collect()
}

/// Every route that the sources of the pages declare, with its method.
fn declared() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeSet::new();
    for file in sources(&root.join("app/src")).into_iter().chain(sources(&root.join("server/src/http"))) {
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
            found.extend(methods.into_iter().map(|method| format!("{} {route}", method.to_uppercase())));
        }
    }
    found
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

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// Who asks, with what is theirs.
struct Visitor {
    browser: Browser,
    token: String,
}

/// The program with somebody of each role, each with a registration of their own.
async fn visitors(program: &Program, office: &Office) -> (String, Vec<Visitor>) {
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
    assert_ok(&office.run(&["certificates", "issue", "--activity", CLASS, "--out", "papers"]));
    let code = publish(&program.signed_in("organizer").await, "50").await;
    let mut visitors = Vec::new();
    for (n, role) in ROLES.into_iter().enumerate() {
        let browser = if role == "nobody" { program.browser() } else { program.signed_in(role).await };
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
        .replace("{file}", "khong-co.css")
}

both!(every_route_answers_every_role_as_written_down, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (code, visitors) = visitors(&program, &office).await;
    let expected = expected();
    let mut wrong = String::new();
    // Those that sign out come last: nobody is signed in afterwards.
    let mut routes: Vec<String> = declared().into_iter().collect();
    routes.sort_by_key(|route| route.contains("dang-xuat"));
    for route in &routes {
        let (method, pattern) = route.split_once(' ').unwrap();
        let mut answers = Vec::new();
        // Those who may least come first: what the others take away is still there for them to be refused.
        for visitor in visitors.iter().rev() {
            let path = address(pattern, &code, &visitor.token);
            let answer = match method {
                "GET" => visitor.browser.get(&path).await,
                _ if path.ends_with("/nguoi/nhap") => visitor.browser.post_parts(&path).await,
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
        if expected.get(route) != Some(&answers) {
            let shown: Vec<String> = answers.iter().map(u16::to_string).collect();
            writeln!(wrong, "{route:<62} {}   (written down: {:?})", shown.join(" "), expected.get(route))
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}\n{wrong}", ROLES.join(" "));
    let gone: Vec<&String> = expected.keys().filter(|route| !routes.contains(route)).collect();
    assert!(gone.is_empty(), "written down but no longer there: {gone:?}");
});
