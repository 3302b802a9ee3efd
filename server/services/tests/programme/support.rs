//! A database for each test: SQLite in a folder of its own, and one on the throw-away PostgreSQL.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::{DateTime, Duration, TimeZone, Utc};
use domain::accounts::access::{Actor, Grant, Role};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use services::{
    Db, Office, Services,
    accounts::AddUser,
    activities::{ActivityForm, Telling},
    programme_import::{ImportOutcome, ImportProblem, import_programme},
};
use testing::Backend;

/// The use cases on a database of the test's own, and a connection past them to look at the rows.
pub struct Fixture {
    pub services: Services,
    db: Db,
    pub rows: DatabaseConnection,
    /// Microseconds since noon of 1 July 2026.
    passed: Arc<AtomicI64>,
    /// Where the database is.
    pub url: String,
}

/// Runs a test on a database that is empty. The clock stands still at noon of 1 July 2026 until the test moves it.
pub async fn on_an_empty_database(backend: Backend, test: impl AsyncFnOnce(Fixture)) {
    let database = testing::database_like(backend, "schema", |database| {
        make(&database.url, async |_| {});
    });
    test(fixture(&database.url).await).await;
}

/// As [`on_an_empty_database`], with the programme that comes with the project.
pub async fn on_the_programme(backend: Backend, test: impl AsyncFnOnce(Fixture)) {
    let database = testing::database_like(backend, "programme", |database| {
        make(&database.url, async |fixture| {
            fixture.import_fixture().await;
        });
    });
    test(fixture(&database.url).await).await;
}

/// Migrates a database, fills it, and leaves no connection behind. On a thread of its own: whoever asks may be inside a runtime.
fn make(url: &str, fill: impl AsyncFn(&Fixture) + Sync) {
    std::thread::scope(|scope| {
        let made = scope.spawn(|| {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let db = Db::connect(url).await.unwrap();
                db.migrate().await.unwrap();
                db.close().await;
                let fixture = fixture(url).await;
                fill(&fixture).await;
                fixture.rows.close_by_ref().await.unwrap();
                fixture.db.close().await;
            });
        });
        made.join().unwrap();
    });
}

/// The use cases on a file in a folder.
pub async fn on_sqlite(folder: &Path) -> Fixture {
    let url = format!("sqlite:{}?mode=rwc", folder.join("test.sqlite").display());
    Db::connect(&url).await.unwrap().migrate().await.unwrap();
    fixture(&url).await
}

async fn fixture(url: &str) -> Fixture {
    let db = Db::connect(url).await.unwrap();
    let office = Office {
        parent_body: "Sở Nội vụ".into(),
        name: "Phòng Phòng, chống tệ nạn xã hội".into(),
        sign: "PPCTNXH".into(),
        place: "Thái Nguyên".into(),
        mail_from: "taphuan@example.org".into(),
        contact: "0208 000 000".into(),
        small_counts: domain::numbers::SmallCounts::One,
    };
    let passed = Arc::new(AtomicI64::new(0));
    let clock = passed.clone();
    let clock = Arc::new(move || now() + Duration::microseconds(clock.load(Ordering::SeqCst)));
    let keys = services::LinkKeys::parse(&services::LinkKeys::fresh().unwrap()).unwrap();
    let services = Services::new(db.clone(), clock, "http://localhost", office, keys);
    Fixture { services, db, rows: Database::connect(url).await.unwrap(), url: url.to_owned(), passed }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 7, 1, 5, 0, 0).unwrap()
}

impl Fixture {
    /// Lets time pass; a span below zero sets the clock back.
    pub fn pass(&self, span: Duration) {
        self.passed.fetch_add(span.num_microseconds().unwrap(), Ordering::SeqCst);
    }

    /// Imports the programme that comes with the project.
    pub async fn import_fixture(&self) -> ImportOutcome {
        import_programme(&self.services, &Actor::System, fixture_files()).await.unwrap()
    }

    /// Imports files and tells everything that is wrong with them, a line each; where nothing is, the test fails.
    pub async fn faults_of(&self, files: Vec<(String, Vec<u8>)>) -> Vec<String> {
        match import_programme(&self.services, &Actor::System, files).await {
            Err(services::programme_import::ImportError::Problems(problems)) => lines(&problems),
            other => panic!("expected problems, got {other:?}"),
        }
    }

    /// One number out of the database.
    pub async fn number(&self, sql: &str) -> i64 {
        // A count is of another width than a column on PostgreSQL.
        let sql = format!("SELECT CAST(({sql}) AS BIGINT)");
        let statement = Statement::from_string(self.rows.get_database_backend(), sql);
        self.rows.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// One text out of the database.
    pub async fn text(&self, sql: &str) -> String {
        let statement = Statement::from_string(self.rows.get_database_backend(), sql);
        self.rows.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// Changes the rows past the use cases.
    pub async fn run(&self, sql: &str) {
        self.rows.execute_unprepared(sql).await.unwrap();
    }

    /// Whether the database refuses to let a session have what another one has.
    pub async fn refuses(&self, sql: &str) -> bool {
        self.rows.execute_unprepared(sql).await.is_err_and(|error| store::is_taken(&error))
    }

    /// Whether the database refuses a choice of a talk: no seat is left, or they are at another one then.
    pub async fn refuses_seat(&self, sql: &str) -> bool {
        self.rows.execute_unprepared(sql).await.is_err_and(|error| store::is_no_seat(&error))
    }

    /// How many rows each table has.
    pub async fn table_sizes(&self) -> BTreeMap<String, i64> {
        let names = if self.rows.get_database_backend() == DbBackend::Sqlite {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        };
        let statement = Statement::from_string(self.rows.get_database_backend(), names);
        let mut sizes = BTreeMap::new();
        for row in self.rows.query_all_raw(statement).await.unwrap() {
            let name: String = row.try_get_by_index(0).unwrap();
            let size = self.number(&format!("SELECT count(*) FROM {name}")).await;
            sizes.insert(name, size);
        }
        sizes
    }
}

/// The problems as a person reads them.
pub fn lines(problems: &[ImportProblem]) -> Vec<String> {
    problems.iter().map(|problem| problem.text(domain::Lang::Vi)).collect()
}

/// A user with one role in a unit, by its path.
pub fn staff(role: Role, unit: Option<&str>) -> Actor {
    let unit = unit.map(domain::UnitPath::from_stored);
    Actor::Staff(1, vec![Grant { role, unit, activity: None }])
}

/// An organizer of the province who is in the database, since what can be taken back belongs to somebody.
pub async fn organizer(fixture: &Fixture, email: &str) -> Actor {
    let user = AddUser {
        email: email.into(),
        name: "Nguyễn Thị Ẩn".into(),
        role: Role::Organizer,
        unit: Some("P19".into()),
        activity: None,
        password: None,
    };
    let id = services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0.id;
    let unit =
        Some(domain::UnitPath::from_stored(fixture.text("SELECT path FROM units WHERE code = 'P19'").await));
    Actor::Staff(id.0, vec![Grant { role: Role::Organizer, unit, activity: None }])
}

/// Where the programme that comes with the project lies.
pub fn fixture_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/programme")
}

/// The programme that comes with the project.
pub fn fixture_files() -> Vec<(String, Vec<u8>)> {
    files_of(&fixture_folder())
}

/// Every file of a folder.
pub fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// Files of a test, by name and text.
pub fn files(texts: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The form of a class of the province with so many seats, open to everybody. It is noon of 1 July 2026 in the tests.
pub fn class(seats: &str, starts_on: &str, slots: &[&str]) -> ActivityForm {
    ActivityForm {
        kind: "training_class".into(),
        level: "province".into(),
        title: "Lớp kiểm thử".into(),
        unit: "Tỉnh Thái Nguyên".into(),
        place: "Hội trường".into(),
        capacity: seats.into(),
        admission: "open".into(),
        starts_on: starts_on.into(),
        slots: slots.iter().map(|&slot| slot.to_owned()).collect(),
        share: "80".into(),
        // Several at one place on one morning are in each other's way, which most tests are not about.
        reason: "Kiểm thử".into(),
        ..ActivityForm::default()
    }
}

/// Makes the sessions of an activity those of the half-days, as the ticks of the page do: whoever is asked agrees to nothing.
pub async fn plan(
    fixture: &Fixture,
    code: &str,
    chosen: &[services::sessions::HalfDay],
) -> Result<(), services::sessions::NotEdited> {
    save_sessions(fixture, code, &planned(fixture, code, chosen).await).await
}

/// Saves the form of the page of sessions.
pub async fn save_sessions(
    fixture: &Fixture,
    code: &str,
    form: &services::sessions::SessionsForm,
) -> Result<(), services::sessions::NotEdited> {
    services::sessions::edit_sessions(&fixture.services, &Actor::System, code, form, Telling::Tell)
        .await
        .map(drop)
}

/// The form of the page of sessions, as it was loaded, with the ticks of the half-days.
pub async fn planned(
    fixture: &Fixture,
    code: &str,
    chosen: &[services::sessions::HalfDay],
) -> services::sessions::SessionsForm {
    let (activity, sessions) =
        services::sessions::list_sessions_of(&fixture.services, &Actor::System, code).await.unwrap();
    let at = |session: &services::rows::Session| (session.held_on, *session.slot);
    let stays = sessions.iter().filter(|session| chosen.contains(&at(session)));
    services::sessions::SessionsForm {
        version: activity.version.to_string(),
        keep: stays.map(|session| session.id.to_string()).collect(),
        add: chosen
            .iter()
            .filter(|when| sessions.iter().all(|session| at(session) != **when))
            .copied()
            .collect(),
        sessions: sessions.iter().map(services::sessions::session_form).collect(),
        reason: "Kiểm thử".into(),
        ..services::sessions::SessionsForm::default()
    }
}

/// The form by which a woman of Đại Từ registers; without an address by her telephone number.
pub fn registrant(name: &str, email: &str) -> services::registrations::RegistrationForm {
    services::registrations::RegistrationForm {
        full_name: name.into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: "Xã Đại Từ".into(),
        email: email.into(),
        phone: "0912345678".into(),
        consent: "yes".into(),
        ..services::registrations::RegistrationForm::default()
    }
}

/// Takes in people out of a list, whose unit is `unit` where it says none; nobody goes onto a list of an activity.
pub async fn take_in(fixture: &Fixture, actor: &Actor, text: &str, unit: &str) -> services::rosters::TakenIn {
    let form = services::rosters::RosterForm {
        text: text.into(),
        unit: unit.into(),
        ..services::rosters::RosterForm::default()
    };
    let brought = services::rosters::bring_roster(&fixture.services, actor, &form).await.unwrap();
    let list = services::rosters::check_roster(&fixture.services, actor, brought).await.unwrap();
    assert_eq!(list.wrong(), 0, "{:?}", list.rows);
    let how =
        services::rosters::TakeIn { version: list.version, wrong_seen: 0, tells: false, people_only: true };
    services::rosters::take_in_roster(&fixture.services, actor, brought, how, "").await.unwrap()
}
