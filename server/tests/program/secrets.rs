//! What lies on the disk: files with secrets in them are for the program's own user alone.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use testing::Backend;

use crate::support::{Office, complained};

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_on_the_machine_reads_the_database_or_the_settings() {
    let office = Office::with_programme(Backend::Sqlite);
    let file = office.database.url.trim_start_matches("sqlite:").split('?').next().unwrap().to_owned();
    assert_eq!(mode(Path::new(&file)), 0o600, "made by the first command");
    // One from before, or copied back by hand, is closed when it is next opened; so are the settings.
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    let settings = office.folder.path().join("taphuan.toml");
    fs::write(&settings, "office_place = \"Thái Nguyên\"\n").unwrap();
    fs::set_permissions(&settings, Permissions::from_mode(0o644)).unwrap();
    let program = office.serve();
    assert_eq!(program.browser().get("/").await.status, 200);
    for file in [file.clone(), format!("{file}-wal"), format!("{file}-shm")] {
        assert_eq!(mode(Path::new(&file)), 0o600, "{file}");
    }
    assert_eq!(mode(&settings), 0o600);
}

#[test]
fn a_misspelt_setting_is_told_without_the_password_in_it() {
    let office = Office::new(Backend::Sqlite);
    for url in ["postgre://taphuan:s3cret@db/taphuan", "postgres:/taphuan:s3cret@db/taphuan"] {
        let output = office
            .command(&["report", "--from", "2023-01-01", "--to", "2023-12-31"])
            .env("DATABASE_URL", url)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = complained(&output);
        assert!(said.contains("DATABASE_URL") && !said.contains("s3cret"), "{said}");
    }
}
