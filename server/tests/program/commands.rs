//! The commands: import, report, certificates, users, configuration.

use std::fs;

use serde_json::Value;
use testing::Backend;

use crate::support::{Office, assert_ok, complained, fixture, said};

both!(the_report_equals_the_published_one, async |backend: Backend| {
    let office = Office::new(backend);
    assert_ok(&office.run(&["import", fixture().to_str().unwrap()]));
    let json = office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--format", "json"]);
    assert_ok(&json);
    let report: Value = serde_json::from_str(&said(&json)).unwrap();
    let expected: Value =
        serde_json::from_str(&fs::read_to_string(fixture().join("expected.json")).unwrap()).unwrap();
    for (key, value) in expected.as_object().unwrap() {
        match value.as_object() {
            // A kind also has its distinct people, which the published report doesn't tell.
            Some(figures) => figures
                .iter()
                .for_each(|(name, figure)| assert_eq!(&report[key][name], figure, "{key}.{name}")),
            None => assert_eq!(&report[key], value, "{key}"),
        }
    }
    assert_eq!((&report["named_people"], &report["teams"]), (&150.into(), &69.into()));

    let text = said(&office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31"]));
    for words in [
        "57 lớp tập huấn",
        "4 hội thảo",
        "hơn 860 người",
        "34 hội nghị tuyên truyền",
        "trên 1.100 người",
        "105 panô",
        "2.800",
        "20.000 tờ rơi",
        "66 tin, bài",
        "01 hội nghị trao đổi, tọa đàm",
        "42 lượt",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let year = said(&office.run(&["report", "--from", "2023-01-01", "--to", "2023-12-31", "--unit", "P19"]));
    for words in ["69 Đội", "150 người", "29"] {
        assert!(year.contains(words), "{words}: {year}");
    }
    let exact = said(&office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--exact"]));
    assert!(exact.contains("1.104 người") && exact.contains("863 người"), "{exact}");
});

both!(a_unit_that_is_no_more_is_reported_with_a_note_on_whose_figures_these_are, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let report = |more: &[&str]| {
        let ten_years = ["report", "--from", "1/1/2013", "--to", "2025-12-31", "--unit", "D167"];
        office.run(&[&ten_years[..], more].concat())
    };
    let now = report(&[]);
    assert_ok(&now);
    assert!(complained(&now).contains("--as-of 2025-06-30"), "{}", complained(&now));
    let then = report(&["--as-of", "30/6/2025"]);
    assert_ok(&then);
    assert!(complained(&then).is_empty() && said(&then).contains("lớp tập huấn"), "{}", said(&then));
});

both!(what_cannot_be_done_is_said_before_anything_is_changed, async |backend: Backend| {
    let office = Office::with_programme(backend);
    for (args, option) in [
        (
            &["user", "add", "b@example.org", "--name", "B", "--role", "admin", "--unit", "P19"][..],
            "--unit: ",
        ),
        (
            &[
                "user",
                "add",
                "b@example.org",
                "--name",
                "B",
                "--role",
                "manager",
                "--unit",
                "P19",
                "--activity",
                "TR-2023-01",
            ],
            "--activity: ",
        ),
        (&["user", "add", "a b@example.org", "--name", "B", "--role", "admin"], "--email: "),
        (&["certificates", "issue", "--activity", "TR-2023-01", "--out", "/proc/x"], "--out /proc/x: "),
    ] {
        let output = office.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(complained(&output).contains(option), "{args:?}: {}", complained(&output));
    }
    let issued = said(&office.run(&["certificates", "issue", "--activity", "TR-2023-01"]));
    assert!(issued.contains("50"), "{issued}");
});

both!(importing_again_changes_nothing, async |backend: Backend| {
    let office = Office::new(backend);
    let report = |office: &Office| {
        said(&office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--format", "json"]))
    };
    assert_ok(&office.run(&["import", fixture().to_str().unwrap()]));
    let before = report(&office);
    let again = office.run(&["--lang", "en", "import", fixture().to_str().unwrap()]);
    assert_ok(&again);
    for line in said(&again).lines() {
        assert!(
            line.contains(": 0 added, ") && !line.contains(" 0 there"),
            "what is there is counted: {line}"
        );
    }
    assert_eq!(report(&office), before);
});

both!(a_broken_file_changes_nothing_and_every_error_is_told, async |backend: Backend| {
    let office = Office::new(backend);
    let folder = office.folder.path().join("broken");
    fs::create_dir(&folder).unwrap();
    for name in ["units.csv", "unit_successions.csv"] {
        fs::copy(fixture().join(name), folder.join(name)).unwrap();
    }
    let head = "code,kind,title,level,unit_code,start_date,end_date,slots,capacity,headcount\n";
    let rows = "A-1,training_class,Lớp một,province,P19,2023-02-30,2023-03-01,sang,40,\nA-2,class,Lớp hai,province,P99,2023-03-01,2023-03-01,sang,0,\n";
    fs::write(folder.join("activities.csv"), format!("{head}{rows}")).unwrap();
    let output = office.run(&["import", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let errors = complained(&output);
    for place in [
        "activities.csv:2: start_date:",
        "activities.csv:3: kind:",
        "activities.csv:3: unit_code:",
        "activities.csv:3: capacity:",
    ] {
        assert!(errors.lines().any(|line| line.starts_with(place)), "{place} in {errors}");
    }
    let places = errors.lines().filter(|line| line.contains(".csv:")).count();
    assert!(
        errors.trim_end().ends_with("chạy lại.") && errors.contains(&format!("Tất cả: {places} lỗi")),
        "{errors}"
    );
    // Not even the units, which were right.
    let unknown = office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--unit", "P19"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", said(&unknown));
});

both!(certificates_are_issued_once_and_written_alike, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let written = |out: &str| {
        let command = office.run(&["certificates", "issue", "--activity", "TR-2023-01", "--out", out]);
        assert_ok(&command);
        let mut files: Vec<_> =
            fs::read_dir(office.folder.path().join(out)).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files
            .into_iter()
            .map(|file| (file.file_name().unwrap().to_owned(), fs::read(file).unwrap()))
            .collect::<Vec<_>>()
    };
    let first = written("one");
    let expected = fs::read_to_string(fixture().join("participants.csv"))
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("TR-2023-01,"))
        .count();
    assert_eq!(first.len(), expected);
    assert!(first.iter().all(|(_, bytes)| bytes.starts_with(b"%PDF-") && bytes.len() <= 60_000));
    assert_eq!(written("two"), first);
});

#[test]
fn wrong_configuration_names_the_key_before_anything_starts() {
    let office = Office::new(Backend::Sqlite);
    let output = office.command(&["serve"]).env("TAPHUAN_ADDR", "somewhere").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("TAPHUAN_ADDR"));
    assert!(fs::read_dir(office.folder.path()).unwrap().next().is_none());
}
