//! Accounts of the staff: the first administrator's link, keys, commands, and the page that closes them.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Stdio,
};

use testing::Backend;

use crate::support::{
    Office, PASSWORD, Program, assert_ok, complained, said,
    steps::{publish, register},
};

/// The folder of the database's file; on PostgreSQL the program's own.
fn folder(office: &Office) -> PathBuf {
    let file = office.database.url.strip_prefix("sqlite:").map(|file| file.trim_start_matches("//"));
    let file = file.and_then(|file| Path::new(file.split('?').next().unwrap()).parent().map(Path::to_owned));
    file.unwrap_or_else(|| office.folder.path().to_owned())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Starts the program; answers what it printed until it listened, and where its log goes.
fn serve(office: &Office) -> (Program, String, PathBuf) {
    let log = office.folder.path().join("log");
    let mut command = office.command(&["serve"]);
    command.env("TAPHUAN_ADDR", "127.0.0.1:0").stdout(Stdio::piped()).stderr(File::create(&log).unwrap());
    let mut child = command.spawn().unwrap();
    let mut printed = String::new();
    let mut base = None;
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
        base = line.strip_prefix("Tập Huấn: ").map(str::to_owned);
        printed.push_str(&line);
        if base.is_some() {
            break;
        }
    }
    (Program { child, base: base.unwrap() }, printed, log)
}

both!(the_first_administrators_link_lies_in_a_private_file_and_nowhere_else, async |backend: Backend| {
    let office = Office::new(backend);
    let file = folder(&office).join("taphuan-first-admin.txt");
    let (program, printed, log) = serve(&office);
    assert_eq!(mode(&file), 0o600);
    let link = fs::read_to_string(&file).unwrap();
    let path = format!("/dang-nhap/{}", link.trim().rsplit('/').next().unwrap());
    assert!(printed.contains("taphuan-first-admin.txt"), "{printed}");
    for told in [printed, fs::read_to_string(&log).unwrap()] {
        assert!(!told.contains("/dang-nhap/"), "{told}");
    }
    drop(program);
    // Started again, there is another, and the older one has ended.
    let (program, ..) = serve(&office);
    assert_eq!(program.browser().get(&path).await.status, 404);
    let link = fs::read_to_string(&file).unwrap();
    let path = format!("/dang-nhap/{}", link.trim().rsplit('/').next().unwrap());
    let signed_in = program.browser().post(&path, &[]).await;
    assert_eq!((signed_in.status.as_u16(), signed_in.location.as_str()), (303, "/quan-ly"));
    drop(program);
    let (_program, ..) = serve(&office);
    assert!(!file.exists(), "it was used, and is gone");
});

both!(a_proxy_that_nobody_told_of_is_warned_of_once, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let (program, _, log) = serve(&office);
    // A page that is made anew each time: what is kept for the next one asks nobody where they come from.
    program.browser().get("/tro-giup").await;
    let warnings = || fs::read_to_string(&log).unwrap().matches("TAPHUAN_ADDRESS_HEADER").count();
    assert_eq!(warnings(), 0);
    for _ in 0..2 {
        let page = reqwest::Client::new()
            .get(format!("{}/tro-giup", program.base))
            .header("x-forwarded-for", "192.0.2.1");
        assert_eq!(page.send().await.unwrap().status(), 200);
    }
    assert_eq!(warnings(), 1);
});

both!(keys_lie_outside_the_database_and_two_open_while_one_is_replaced, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let keys = office.folder.path().join("links.keys");
    fs::write(&keys, said(&office.run(&["keys", "new"]))).unwrap();
    let settings = [("TAPHUAN_LINK_KEYS_FILE", keys.to_str().unwrap())];
    let link = {
        let program = office.serve_with(&settings);
        let code = publish(&program.signed_in("organizer").await, "10").await;
        register(&program.browser(), &code, 1).await.location
    };
    assert_eq!(mode(&keys), 0o600);
    let rotate = || assert_ok(&office.command(&["keys", "rotate"]).envs(settings).output().unwrap());
    rotate();
    assert_eq!(office.serve_with(&settings).browser().own_page(&link).await.status, 200);
    rotate();
    // A stolen database, with the key of whoever stole it.
    assert_eq!(office.serve_with(&settings).browser().get(&link).await.status, 404);
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite_the_key_is_a_private_file_beside_the_database() {
    let office = Office::with_programme(Backend::Sqlite);
    let keys = || fs::read_dir(folder(&office)).unwrap().map(|file| file.unwrap().path());
    let keys: Vec<_> =
        keys().filter(|file| file.extension().is_some_and(|ending| ending == "keys")).collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    assert_eq!(mode(&keys[0]), 0o600);
    // Without the file the same database opens nothing.
    let link = {
        let program = office.serve();
        let code = publish(&program.signed_in("organizer").await, "10").await;
        register(&program.browser(), &code, 1).await.location
    };
    fs::remove_file(&keys[0]).unwrap();
    assert_eq!(office.serve().browser().get(&link).await.status, 404);
}

both!(accounts_are_managed_by_commands, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let list = said(&office.run(&["user", "list"]));
    assert!(list.contains("admin@example.org") && list.contains("Quản trị"), "{list}");
    let last = office.run(&["user", "disable", "admin@example.org"]);
    assert_eq!(last.status.code(), Some(2));
    assert!(complained(&last).contains("cuối cùng"), "{}", complained(&last));
    let program = office.serve();
    let manager = program.signed_in("manager").await;
    assert_ok(&office.run(&["user", "disable", "manager@example.org"]));
    assert_eq!(manager.get("/quan-ly").await.status, 303);
    assert!(said(&office.run(&["user", "list"])).contains("[đã khóa]"));
    let form = [("email", "manager@example.org"), ("password", PASSWORD)];
    let refused = program.browser().post("/dang-nhap", &form).await;
    assert!(refused.status == 422 && refused.body.contains("đã bị khóa"), "{}", refused.body);
    assert_ok(&office.run(&["user", "enable", "manager@example.org"]));
    assert_eq!(manager.get("/quan-ly").await.status, 303, "the old session stays ended");
    let manager = program.signed_in("manager").await;
    let list = said(&office.run(&["user", "list"]));
    let number = list.split("manager@example.org").nth(1).unwrap().lines().nth(1).unwrap();
    let number = number.trim().split('.').next().unwrap();
    assert_ok(&office.run(&["user", "take-role", number]));
    assert_eq!(manager.get("/quan-ly/bao-cao").await.status, 303, "the open session ends with the role");
    assert_eq!(program.signed_in("manager").await.get("/quan-ly/bao-cao").await.status, 403);
    assert_eq!(office.run(&["user", "enable", "nobody@example.org"]).status.code(), Some(2));
    assert!(said(&office.run(&["user", "link", "manager@example.org"])).contains("/dang-nhap/"));
});

both!(accounts_are_managed_by_a_page, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (admin, organizer) = (program.signed_in("admin").await, program.signed_in("organizer").await);
    let list = admin.get("/quan-ly/can-bo").await;
    let at = list.body.find("organizer@example.org").unwrap();
    let before = &list.body[..at];
    let page = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(admin.get(&page).await.status, 200);
    assert_eq!(admin.get(&format!("{page}/khoa")).await.status, 200);
    assert_eq!(admin.post(&format!("{page}/khoa"), &[]).await.status, 303);
    assert_eq!(organizer.get("/quan-ly").await.status, 303);
    assert!(admin.get(&page).await.body.contains("Mở khóa tài khoản"));
    assert_eq!(admin.post(&format!("{page}/mo-khoa"), &[]).await.status, 303);
    let wrong =
        admin.post(&format!("{page}/vai-tro"), &[("role", "trainer"), ("activity", "KHÔNG-CÓ")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("KHÔNG-CÓ"), "what was typed is kept: {}", wrong.body);
    let given = admin.post(&format!("{page}/vai-tro"), &[("role", "admin")]).await;
    assert_eq!(given.status, 303, "{}", given.body);
    assert_eq!(program.signed_in("organizer").await.get("/quan-ly/can-bo").await.status, 200);
});

both!(a_device_is_signed_out_from_the_list, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let (here, there) = (program.signed_in("organizer").await, program.signed_in("organizer").await);
    let page = here.get("/quan-ly/tai-khoan").await;
    let devices: Vec<&str> = page
        .body
        .split("action=\"")
        .filter_map(|part| part.split('"').next())
        .filter(|action| action.contains("/thiet-bi/"))
        .collect();
    assert_eq!(devices.len(), 2, "{}", page.body);
    let admin = program.signed_in("admin").await;
    for device in &devices {
        assert_eq!(admin.post(device, &[]).await.status, 404, "somebody else's");
    }
    // The one that is not marked as this device.
    let rows: Vec<&str> = page.body.split("<tr").collect();
    let other =
        rows.iter().find(|row| row.contains("/thiet-bi/") && !row.contains("(thiết bị này)")).unwrap();
    let other = other.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(here.post(other, &[]).await.status, 303);
    assert_eq!(
        (here.get("/quan-ly").await.status, there.get("/quan-ly").await.status.as_u16()),
        (reqwest::StatusCode::OK, 303)
    );
});

both!(the_log_of_changes_is_checked_by_a_command, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let check = office.run(&["audit", "verify"]);
    assert_ok(&check);
    let head = said(&check).trim().rsplit(' ').next().unwrap().to_owned();
    office.add_user("focal", &["--unit", "P19"]);
    assert_ok(&office.run(&["audit", "verify", "--head", &head]));
    let (seq, _) = head.split_once(':').unwrap();
    let other = format!("{seq}:{}", "0".repeat(64));
    assert_eq!(office.run(&["audit", "verify", "--head", &other]).status.code(), Some(1));
    assert_eq!(office.run(&["audit", "verify", "--head", "x"]).status.code(), Some(2));
});
