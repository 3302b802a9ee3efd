//! The running program and a browser without a screen.

pub(crate) mod form;
pub(crate) mod steps;

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use reqwest::{Client, Response, StatusCode, redirect::Policy};
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use testing::{Backend, TestDatabase, database, database_like, folder};

/// The rows behind the published totals.
pub(crate) fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/programme")
}

/// A database with commands to run on it.
pub(crate) struct Office {
    pub database: TestDatabase,
    pub folder: TempDir,
}

impl Office {
    /// An empty database.
    pub(crate) fn new(backend: Backend) -> Self {
        Self { database: database(backend), folder: folder() }
    }

    /// A database with the programme of the fixture, an admin, and an organizer and a manager of the province.
    pub(crate) fn with_programme(backend: Backend) -> Self {
        let database = database_like(backend, "programme", |database| {
            Self::filled(database.lent());
        });
        Self { database, folder: folder() }
    }

    /// As [`Office::with_programme`], in a database that is empty until now.
    pub(crate) fn filled(database: TestDatabase) -> Self {
        let office = Self { database, folder: folder() };
        assert_ok(&office.run(&["import", fixture().to_str().unwrap()]));
        office.add_user("admin", &[]);
        office.add_user("organizer", &["--unit", "P19"]);
        office.add_user("manager", &["--unit", "P19"]);
        cheap_hashes(&office.database.url);
        office
    }

    /// Adds a user named after the role, with a password.
    pub(crate) fn add_user(&self, role: &str, more: &[&str]) {
        let email = format!("{role}@example.org");
        let mut args =
            vec!["user", "add", &email, "--name", "Nguyễn Thị Ẩn", "--role", role, "--password-stdin"];
        args.extend(more);
        assert_ok(&self.run_with(&args, PASSWORD));
    }

    /// Runs a command of the program.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, "")
    }

    /// As [`Office::run`], with something on the standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Output {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// The program with a clean environment, in a folder of the test's own.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taphuan"));
        command
            .env_clear()
            .env("DATABASE_URL", &self.database.url)
            .current_dir(self.folder.path())
            .args(args);
        // Where the programs of PostgreSQL are, which copies need.
        if let Some(folder) = std::env::var_os("TAPHUAN_POSTGRES_BIN") {
            command.env("TAPHUAN_POSTGRES_BIN", folder);
        }
        command
    }

    /// Starts the web server.
    pub(crate) fn serve(&self) -> Program {
        self.serve_with(&[])
    }

    /// Starts the web server with more settings.
    pub(crate) fn serve_with(&self, settings: &[(&str, &str)]) -> Program {
        let mut command = self.command(&["serve"]);
        command.env("TAPHUAN_ADDR", "127.0.0.1:0").envs(settings.iter().copied());
        Program::start(command.stderr(Stdio::null()))
    }
}

/// Replaces the hashes of [`PASSWORD`] by one that takes no time: a hash brings its own parameters along, and nearly every test signs
/// somebody in.
pub(crate) fn cheap_hashes(url: &str) {
    let hash =
        "$argon2id$v=19$m=8,t=1,p=1$dGFwaHVhbiB0ZXN0IHNhbHQ$/pz6IuWDFi1h/YN81OJTH2FPEDB5H3pRRoryGQNzwqE";
    let sql = format!("UPDATE users SET password_hash = '{hash}'");
    std::thread::scope(|scope| {
        let done = scope.spawn(|| {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let db = Database::connect(url).await.unwrap();
                db.execute_unprepared(&sql).await.unwrap();
                db.close().await.unwrap();
            });
        });
        done.join().unwrap();
    });
}

/// The password of every user of the tests.
pub(crate) const PASSWORD: &str = "mua roi tren nui Coc";

/// The web server. It goes with this value.
pub(crate) struct Program {
    pub child: Child,
    pub base: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it and waits until it listens.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let base = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Tập Huấn: ").map(str::to_owned))
            .expect("the program says where it listens");
        Program { child, base }
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        let client =
            Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30)).build().unwrap();
        Browser { client, base: self.base.clone(), cookie: None }
    }

    /// A browser in which the user of a role is signed in.
    pub(crate) async fn signed_in(&self, role: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser
            .post("/dang-nhap", &[("email", &format!("{role}@example.org")), ("password", PASSWORD)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{role} signs in: {}", answer.body);
        let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("__Host-taphuan=")).unwrap();
        browser.cookie = cookie.split(';').next().map(str::to_owned);
        browser
    }
}

/// A browser without a screen; it follows no redirect by itself.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    base: String,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Page {
    /// The value of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Browser {
    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(self.client.get(format!("{}{path}", self.base))).await
    }

    /// A page, asked for with further headers.
    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = self.client.get(format!("{}{path}", self.base));
        self.send(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await
    }

    /// A file that a page offers: its kind, its name and its bytes.
    pub(crate) async fn file(&self, path: &str) -> (String, String, Vec<u8>) {
        let mut request = self.client.get(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let head = |name: &str| {
            answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        let (kind, name) = (head("content-type"), head("content-disposition"));
        (kind, name, answer.bytes().await.unwrap().to_vec())
    }

    /// Opens a participant's link. This browser keeps no cookies, so the page stands under the link itself.
    pub(crate) async fn own_page(&self, link: &str) -> Page {
        let first = self.get(link).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        self.get(&first.location).await
    }

    /// What signs this browser in.
    pub(crate) fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    /// The same browser with a cookie of its own.
    pub(crate) fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    /// The same browser with one more cookie.
    pub(crate) fn with_more_cookies(&self, cookie: &str) -> Self {
        self.with_cookie(&format!("{}; {cookie}", self.cookie()))
    }

    /// Sends a form, as a page of our own would.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("sec-fetch-site", "same-origin")
            .form(form);
        self.send(request).await
    }

    /// Sends what a script sends.
    pub(crate) async fn post_json(&self, path: &str, body: String) -> Page {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(body);
        self.send(request).await
    }

    /// Sends a form of the kind that carries files.
    pub(crate) async fn post_multipart(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let parts: String = form
            .iter()
            .map(|(name, value)| {
                // What stands in a field for a file is its content.
                let file = if *name == "file" && !value.is_empty() { "; filename=\"tep.pdf\"" } else { "" };
                format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
            })
            .collect();
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(format!("{parts}--x--\r\n"));
        self.send(request).await
    }

    /// Sends an empty form of the kind that carries files.
    pub(crate) async fn post_parts(&self, path: &str) -> Page {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=x")
            .body("--x\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n\r\n--x--\r\n");
        self.send(request).await
    }

    /// Sends a form from a page of somebody else's.
    pub(crate) async fn post_from_elsewhere(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("sec-fetch-site", "cross-site")
            .form(form);
        self.send(request).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Page {
        let request = match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        };
        page(request.send().await.unwrap()).await
    }
}

async fn page(answer: Response) -> Page {
    let headers = answer.headers().clone();
    let text =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    Page {
        status: answer.status(),
        location: text("location"),
        cookies: headers
            .get_all("set-cookie")
            .iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .collect(),
        body: String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned(),
        headers,
    }
}

/// Waits until something has come about; the test fails where it does not.
pub(crate) async fn until(what: &str, mut came: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !came().await {
        assert!(began.elapsed() < Duration::from_secs(60), "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The command did what it should, or the test says what it printed.
pub(crate) fn assert_ok(output: &Output) {
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What a command printed.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a command complained of.
pub(crate) fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
