//! Starting: several at once, in the wrong folder, before the database is there.

use std::{fs, thread};

use testing::Backend;

use crate::support::{Office, Program, assert_ok, complained, fixture, until};

both!(three_first_starts_at_once_all_serve_and_the_first_link_opens, async |backend: Backend| {
    let office = Office::new(backend);
    let programs: Vec<Program> = thread::scope(|scope| {
        let starts: Vec<_> = (0..3).map(|_| scope.spawn(|| office.serve())).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let folder = match backend {
        Backend::Sqlite => {
            let file = office.database.url.trim_start_matches("sqlite:");
            std::path::Path::new(file).parent().unwrap().to_owned()
        }
        Backend::Postgres => office.folder.path().to_owned(),
    };
    let link = fs::read_to_string(folder.join("taphuan-first-admin.txt")).unwrap();
    let path = link.trim().splitn(4, '/').nth(3).unwrap().to_owned();
    for program in &programs {
        let page = program.browser().get(&format!("/{path}")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("type=\"submit\""), "{}", page.body);
    }
});

#[test]
fn a_command_in_another_folder_makes_no_database() {
    let office = Office::new(Backend::Sqlite);
    let elsewhere = testing::folder();
    for args in [
        &["user", "add", "a@example.org", "--name", "A", "--role", "admin"][..],
        &["user", "list"],
        &["report", "--from", "2023-01-01", "--to", "2023-12-31"],
        &["certificates", "issue", "--activity", "TR-2023-01"],
        &["audit", "verify"],
        &["backup", "copy"],
    ] {
        let output =
            office.command(args).env_remove("DATABASE_URL").current_dir(elsewhere.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let file = elsewhere.path().canonicalize().unwrap().join("taphuan.sqlite");
        let said = complained(&output);
        assert!(said.contains(file.to_str().unwrap()), "{args:?} names the place: {said}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0, "{args:?}");
    }
    // Where there is nothing yet, an import begins; it says where.
    let begun = office.run(&["import", fixture().to_str().unwrap()]);
    assert_ok(&begun);
    let file = office.database.url.trim_start_matches("sqlite:");
    assert!(complained(&begun).contains(file), "{}", complained(&begun));
    assert!(!complained(&office.run(&["import", fixture().to_str().unwrap()])).contains(file));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_waits_for_a_database_that_is_not_there_yet() {
    let office = Office::new(Backend::Postgres);
    let server = office.database.port.unwrap();
    // A place in between where nobody listens yet, at an address of this machine that no other test’s program listens at.
    let (door, url) = {
        let listener = std::net::TcpListener::bind("127.0.0.77:0").unwrap();
        let door = listener.local_addr().unwrap();
        let (who, rest) = office.database.url.split_once('@').unwrap();
        let (_, database) = rest.split_once('/').unwrap();
        (door, format!("{who}@{door}/{database}"))
    };
    // Who types a command is told at once.
    let told = office.command(&["user", "list"]).env("DATABASE_URL", &url).output().unwrap();
    assert_eq!(told.status.code(), Some(2), "{}", complained(&told));

    let mut command = office.command(&["serve"]);
    let log = office.folder.path().join("log");
    command
        .env("TAPHUAN_ADDR", "127.0.0.1:0")
        .env("DATABASE_URL", &url)
        .stderr(fs::File::create(&log).unwrap());
    let starting = thread::spawn(move || Program::start(&mut command));
    until("it says that the database is not there yet", async || {
        assert!(!starting.is_finished());
        fs::read_to_string(&log).unwrap().contains("the database is not there yet")
    })
    .await;
    let listener = tokio::net::TcpListener::bind(door).await.unwrap();
    tokio::spawn(async move {
        while let Ok((mut from, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut to = tokio::net::TcpStream::connect(("127.0.0.1", server)).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
            });
        }
    });
    let program = tokio::task::spawn_blocking(|| starting.join().unwrap()).await.unwrap();
    assert_eq!(program.browser().get("/readyz").await.status, 200);
    // What waiting does not mend is told at once: there is no such database.
    let wrong = url.rsplit_once('/').unwrap().0.to_owned() + "/nothing_of_this_name";
    let told = office.command(&["serve"]).env("DATABASE_URL", wrong).output().unwrap();
    assert_eq!(told.status.code(), Some(2), "{}", complained(&told));
}
