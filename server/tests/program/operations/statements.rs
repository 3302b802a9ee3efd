//! What pages ask the database: how many statements each needs is written down, and no statement reads a large table from end to end.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    path::Path,
    process::Stdio,
};

use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, Statement, TransactionOptions, TransactionTrait,
};
use testing::Backend;

use crate::support::{Office, Program, assert_ok, steps::register};

/// Grow by thousands a year; the others have some hundreds of rows, or as many thousands as there are activities in ten years.
const LARGE: [&str; 9] = [
    "people",
    "registrations",
    "presences",
    "attendance",
    "attendance_events",
    "certificates",
    "mails",
    "audit_log",
    "audit_chain",
];

/// Statements that read all of a large table, or of one of its indexes, with the reason why that is as it should be. Each is named by
/// words that no other has.
const MAY_READ_ALL: &[(&str, &str)] = &[
    (
        r#"FROM "people" WHERE EXISTS(SELECT "#,
        "the people of a figure, in the order of names as far as their page: by an index that has nothing else",
    ),
    (
        r#"COUNT(DISTINCT "presences"."person_id")"#,
        "whoever was there in ten years is counted: in the order of an index that has nothing else",
    ),
];

both!(a_page_asks_as_often_as_is_written_down_and_reads_no_large_table_from_end_to_end, async |backend| {
    let office = Office::new(backend);
    assert_ok(&office.run(&["seed", "--scale", "10k"]));
    office.add_user("organizer", &["--unit", "P19"]);
    let log = office.folder.path().join("log");
    let mut command = office.command(&["serve"]);
    command.env("TAPHUAN_ADDR", "127.0.0.1:0").env("TAPHUAN_LOG", "info,sqlx=debug");
    let program = Program::start(command.stderr(Stdio::from(File::create(&log).unwrap())));
    let staff = program.signed_in("organizer").await;
    let own = register(&program.browser(), "GIEO-00001", 1).await.location;

    let table = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/operations/statements.txt"),
    )
    .unwrap();
    let (mut found, mut all) = (String::new(), BTreeSet::new());
    for line in table.lines() {
        let Some((address, written)) = line.split_once(' ').filter(|_| line.starts_with('/')) else {
            found += &format!("{line}\n");
            continue;
        };
        let path = address.replace("OWN", own.trim_start_matches("/toi/"));
        // The second time counts, when what is asked once in a while has been asked.
        let mut asked = Vec::new();
        for _ in 0..2 {
            let before = statements(&log).len();
            let page = match address.starts_with("/toi/") {
                true => program.browser().own_page(&path).await,
                false => staff.get(&path).await,
            };
            assert_eq!(page.status, 200, "{address}: {}", page.body);
            asked = statements(&log).split_off(before);
            all.extend(asked.iter().cloned());
        }
        match written.trim().strip_prefix("<=").and_then(|most| most.parse::<usize>().ok()) {
            Some(most) if asked.len() <= most => found += &format!("{line}\n"),
            _ => found += &format!("{address:<66} {}\n", asked.len()),
        }
    }
    assert!(found == table, "the pages ask otherwise than statements.txt says:\n{found}");

    let db = Database::connect(&office.database.url).await.unwrap();
    all.retain(|sql| sql.starts_with("SELECT") || sql.starts_with("WITH"));
    let (mut read_whole, mut untold) = (BTreeMap::new(), 0);
    for sql in &all {
        for scan in scans(&db, backend, sql).await {
            if scan == UNTOLD {
                untold += 1;
            } else if !MAY_READ_ALL.iter().any(|(words, _)| sql.contains(words)) {
                read_whole.insert(sql.clone(), scan);
            }
        }
    }
    assert!(all.len() > 100 && untold * 10 < all.len(), "{untold} of {} can’t be explained", all.len());
    assert!(read_whole.is_empty(), "read from end to end: {read_whole:#?}");
});

/// What the program has asked so far, but for what asks whether anything was written.
fn statements(log: &Path) -> Vec<String> {
    let text = fs::read_to_string(log).unwrap();
    let lines = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines
        .filter(|line| line["target"] == "sqlx::query" && line["span"]["name"] == "request")
        .map(|line| {
            let whole = line["db.statement"].as_str().unwrap_or_default().trim();
            let sql = if whole.is_empty() { line["summary"].as_str().unwrap_or_default() } else { whole };
            sql.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .filter(|sql| {
            !sql.starts_with("PRAGMA") && !sql.starts_with("SET ") && !sql.contains("pg_current_snapshot")
        })
        .collect()
}

/// What stands in the place of a scan where there is no plan.
const UNTOLD: &str = "?";

/// The large tables that a statement reads from end to end.
async fn scans(db: &DatabaseConnection, backend: Backend, sql: &str) -> Vec<String> {
    let plan = match backend {
        Backend::Sqlite => rows(db, &format!("EXPLAIN QUERY PLAN {sql}"), 3).await,
        Backend::Postgres => {
            let tx = db.begin_with_options(TransactionOptions::default()).await.unwrap();
            // On so few rows it would read all of them; it is to say whether it must.
            tx.execute_unprepared(
                "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan",
            )
            .await
            .unwrap();
            // Without its values the types of a few can't be told; of those SQLite says enough.
            if tx.execute_unprepared(&format!("PREPARE asked AS {sql}")).await.is_err() {
                return vec![String::from(UNTOLD)];
            }
            let n = rows(
                &tx,
                "SELECT cardinality(parameter_types)::text FROM pg_prepared_statements WHERE name = 'asked'",
                0,
            )
            .await;
            let n: usize = n[0].parse().unwrap();
            let nulls = vec!["NULL"; n].join(", ");
            let execute = if n == 0 { String::from("asked") } else { format!("asked({nulls})") };
            let plan = rows(&tx, &format!("EXPLAIN EXECUTE {execute}"), 0).await;
            tx.execute_unprepared("DEALLOCATE asked").await.unwrap();
            plan
        }
    };
    let scan = match backend {
        Backend::Sqlite => "SCAN ",
        Backend::Postgres => "Seq Scan on ",
    };
    plan.iter()
        .filter_map(|line| line.split_once(scan))
        .map(|(_, of)| of.to_owned())
        .filter(|of| {
            let name = of.split_whitespace().next().unwrap_or_default();
            LARGE.contains(&name) || LARGE.iter().any(|table| is_called(sql, table, name))
        })
        .collect()
}

/// Whether a statement calls a table so.
fn is_called(sql: &str, table: &str, name: &str) -> bool {
    [format!("{table} {name}"), format!("{table} AS {name}"), format!("\"{table}\" AS \"{name}\"")]
        .iter()
        .any(|called| sql.contains(&format!("{called} ")) || sql.ends_with(called.as_str()))
}

async fn rows(conn: &impl ConnectionTrait, sql: &str, column: usize) -> Vec<String> {
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
    rows.iter().map(|row| row.try_get_by_index(column).unwrap()).collect()
}
