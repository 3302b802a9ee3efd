//! The office in which the forms are sent: somebody of each role, activities for them, and a look past the program at the rows.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult, Statement,
};
use testing::Backend;

use crate::{
    routes::{CLASS, ROLES, staff},
    support::{
        Browser, Office, Page, Program, assert_ok,
        form::Form,
        steps::{publish, register},
    },
};

/// One of the staff who sends no form.
pub(crate) const COLLEAGUE: &str = "colleague@example.org";

/// Everything that the forms need.
pub(crate) struct Scene {
    pub office: Office,
    pub program: Program,
    browsers: BTreeMap<&'static str, Browser>,
    /// An activity to come to which nobody is registered.
    pub quiet: String,
    /// An activity to come to which many are.
    pub busy: String,
    db: DatabaseConnection,
    /// A connection that never writes, with the statement that tells [`Moment`]s apart.
    watch: DatabaseConnection,
    whole: String,
    next: AtomicUsize,
}

/// A moment of the database: two are alike where nothing was written between them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    whole: String,
    /// The last row of the log.
    logged: i64,
}

impl Moment {
    /// What was written since another one: the tables, where the database tells them apart.
    pub(crate) fn since<'a>(&'a self, before: &'a Self) -> Vec<&'a str> {
        let (now, then) = (self.whole.split(','), before.whole.split(','));
        now.zip(then).filter(|(now, then)| now != then).map(|(now, _)| now).collect()
    }
}

impl Scene {
    /// Sets it up: the programme, the staff, certificates of a class, activities to come.
    pub(crate) async fn set(backend: Backend) -> Self {
        let office = Office::with_programme(backend);
        let program = office.serve();
        let browsers = ROLES.into_iter().zip(staff(&program, &office).await).collect();
        let colleague =
            ["user", "add", COLLEAGUE, "--name", "Lê Văn Hòa", "--role", "manager", "--unit", "P19"];
        assert_ok(&office.run(&colleague));
        assert_ok(&office.run(&["certificates", "issue", "--activity", CLASS, "--out", "papers"]));
        let db = Database::connect(&office.database.url).await.unwrap();
        let watch = ConnectOptions::new(&office.database.url).max_connections(1).to_owned();
        let watch = Database::connect(watch).await.unwrap();
        let (quiet, busy, next) = (String::new(), String::new(), AtomicUsize::new(0));
        let whole = whole(&watch).await;
        let mut scene = Self { office, program, browsers, quiet, busy, db, watch, whole, next };
        // When a browser was last seen is noted every five minutes: on a slow machine that would come between two moments.
        scene.run("UPDATE staff_sessions SET last_seen_at = expires_at").await;
        scene.quiet = scene.activity("100").await;
        scene.busy = scene.activity("100").await;
        scene
    }

    /// The browser of a role.
    pub(crate) fn browser(&self, role: &str) -> &Browser {
        &self.browsers[role]
    }

    /// A browser in which somebody of a role has just signed in.
    pub(crate) async fn fresh(&self, role: &str) -> Browser {
        if role == "nobody" { self.program.browser() } else { self.program.signed_in(role).await }
    }

    /// The browser in which a form is filled in. To those who may not, no page shows it: they have got hold of an organizer's.
    pub(crate) fn filler(&self, whose: &str) -> &Browser {
        match whose {
            "nobody" | "focal" | "manager" => self.browser("organizer"),
            role => self.browser(role),
        }
    }

    /// As [`Scene::filler`], for what nobody but an administrator does.
    pub(crate) fn admin(&self) -> &Browser {
        self.browser("admin")
    }

    /// A page that is there.
    pub(crate) async fn page(&self, browser: &Browser, path: &str) -> Page {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {} {}", page.location, page.body);
        page
    }

    /// Sends a form that prepares another, and has to be taken.
    pub(crate) async fn done(&self, browser: &Browser, form: Form) -> Page {
        let page = form.send(browser).await;
        assert_eq!(page.status, 303, "{}: {}", form.action, page.body);
        page
    }

    /// A unit of whose own, by its name.
    pub(crate) fn unit(whose: &str) -> &'static str {
        if whose == "elsewhere" { "Xã Đại Từ" } else { "Tỉnh Thái Nguyên" }
    }

    /// A number that was not given yet.
    pub(crate) fn fresh_number(&self) -> usize {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Plans and publishes an activity of the province, to which trainer and check-in staff belong.
    pub(crate) async fn activity(&self, capacity: &str) -> String {
        let code = publish(self.browser("organizer"), capacity).await;
        self.assign(&code).await;
        code
    }

    /// Makes trainer and check-in staff belong to an activity: they see it, and are refused for what they may not do there.
    pub(crate) async fn assign(&self, code: &str) {
        for role in ["trainer", "checkin"] {
            self.run(&format!(
                "INSERT INTO role_grants (user_id, role, activity_id) SELECT u.id, '{role}', a.id FROM users u, activities a
                 WHERE u.email = '{role}@example.org' AND a.code = '{code}'"
            ))
            .await;
        }
    }

    /// Registers somebody new at an activity; answers the number that made the name, and the path of the own page.
    pub(crate) async fn registered(&self, code: &str) -> (usize, String) {
        let n = self.fresh_number();
        let page = register(&self.program.browser(), code, n).await;
        assert!(page.location.starts_with("/toi/"), "{}", page.body);
        (n, page.location)
    }

    /// Changes the rows past the program.
    pub(crate) async fn run(&self, sql: &str) {
        self.db.execute_unprepared(sql).await.unwrap();
    }

    /// One number out of the database.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let sql = format!("SELECT CAST(({sql}) AS BIGINT)");
        self.all(&sql).await[0].try_get_by_index(0).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    async fn all(&self, sql: &str) -> Vec<QueryResult> {
        all(&self.db, sql).await
    }

    async fn texts(&self, sql: &str) -> Vec<String> {
        texts(&self.db, sql).await
    }

    /// How the database stands.
    pub(crate) async fn moment(&self) -> Moment {
        let whole = texts(&self.watch, &self.whole).await.concat();
        Moment { whole, logged: self.number("SELECT COALESCE(max(id), 0) FROM audit_log").await }
    }

    /// What was written into the log since, as `verb-noun`; each row of the staff's names the one who sent the form.
    pub(crate) async fn log_since(&self, before: &Moment, role: &str) -> Vec<String> {
        let since =
            format!("FROM audit_log a LEFT JOIN users u ON u.id = a.user_id WHERE a.id > {}", before.logged);
        if role != "nobody" {
            let who = format!("SELECT DISTINCT u.email {since} AND a.actor = 'staff'");
            let own = format!("{role}@example.org");
            assert!(
                self.texts(&who).await.iter().all(|email| *email == own),
                "somebody else is said to have done what {own} did"
            );
        }
        self.texts(&format!("SELECT DISTINCT a.verb || '-' || a.noun {since}")).await
    }
}

/// The statement whose answer changes with whatever is written: the number that SQLite counts up when another connection has written, or
/// how many rows each table of PostgreSQL has and which transactions wrote them.
async fn whole(watch: &DatabaseConnection) -> String {
    if watch.get_database_backend() == DbBackend::Sqlite {
        return "SELECT CAST(data_version AS TEXT) FROM pragma_data_version".to_owned();
    }
    let names = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    // In an order, since PostgreSQL may ask the tables side by side.
    let written = |name: &String| {
        format!("SELECT format('{name} %s %s,', count(*), sum(xmin::text::bigint)) FROM {name}")
    };
    texts(watch, names).await.iter().map(written).collect::<Vec<_>>().join(" UNION ALL ") + " ORDER BY 1"
}

async fn all(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    all(db, sql).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}
