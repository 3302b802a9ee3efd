//! Importing: what comes in, once and again, and who may.

use domain::accounts::access::{Actor, Role};
use services::{
    Error,
    programme_import::{ImportError, Imported, import_programme},
};

use crate::support::{files, fixture_files, lines, staff};

on_each_database!(the_programme_comes_in_whole, async |fixture| {
    let outcome = fixture.import_fixture().await;
    assert_eq!(lines(&outcome.notes), Vec::<String>::new());
    let added = |what| outcome.of(what).added;
    assert_eq!(added(Imported::Units), 391);
    assert_eq!(added(Imported::Successions), 283);
    assert_eq!((added(Imported::Programmes), added(Imported::Activities)), (1, 96));
    assert_eq!((added(Imported::People), added(Imported::Registrations)), (150, 150));
    assert_eq!((added(Imported::Teams), added(Imported::Attendance)), (69, 600));
    // 57 classes of two days and 39 other activities of one, in the morning and in the afternoon.
    assert_eq!(added(Imported::Sessions), 57 * 4 + 39 * 2);
    assert!(outcome.counts.values().all(|count| count.present == 0));
    assert_eq!(fixture.number("SELECT count(*) FROM attendance_events").await, 600);
    // Each seat that is taken is that of a confirmed registration.
    let seats = "SELECT count(*) FROM activities a WHERE seats_taken <> \
                     (SELECT count(*) FROM registrations r WHERE r.activity_id = a.id AND r.state = 'confirmed')";
    assert_eq!(fixture.number(seats).await, 0);
    assert_eq!(
        fixture.number("SELECT count(*) FROM audit_log WHERE noun = 'activity' AND verb = 'import'").await,
        96
    );
    let years = "SELECT first_year * 10000 + last_year FROM programmes WHERE code = 'PCMBN'";
    assert_eq!(fixture.number(years).await, 2013_2023);
});

on_the_programme!(a_team_lies_below_its_commune_and_its_people_belong_to_it, async |fixture| {
    let teams = "SELECT count(*) FROM units t JOIN units c ON c.id = t.parent_id \
                     WHERE t.level = 'team' AND c.level = 'commune' AND t.path = c.path || '.' || t.code \
                     AND t.code = c.code || '-T1' AND t.kind = 'doi'";
    assert_eq!(fixture.number(teams).await, 69);
    let people = "SELECT count(*) FROM registrations r JOIN people p ON p.id = r.person_id \
                      JOIN units u ON u.id = r.unit_id WHERE u.level = 'team' AND p.unit_id = u.id";
    assert_eq!(fixture.number(people).await, 150);
});

on_the_programme!(importing_again_adds_nothing_but_the_row_that_says_so, async |fixture| {
    let mut before = fixture.table_sizes().await;
    let outcome = fixture.import_fixture().await;
    assert_eq!(lines(&outcome.notes), Vec::<String>::new());
    assert!(outcome.counts.values().all(|count| count.added == 0), "{:?}", outcome.counts);
    assert_eq!(outcome.of(Imported::MediaItems).present, 66);
    *before.get_mut("audit_log").unwrap() += 1;
    *before.get_mut("audit_chain").unwrap() += 1;
    assert_eq!(fixture.table_sizes().await, before);
});

on_the_programme!(what_was_changed_since_stays_as_it_is_and_is_told, async |fixture| {
    fixture.run("UPDATE activities SET title = 'Tên đã sửa' WHERE code = 'WO-2014-01'").await;
    fixture.run("UPDATE people SET phone = '0912345678' WHERE code = 'CTXH-001'").await;
    fixture.run("UPDATE distributions SET quantity = 7 WHERE quantity = 2 AND id = (SELECT min(id) FROM distributions)").await;
    fixture.run("UPDATE attendance SET status = 'absent' WHERE registration_id = (SELECT min(id) FROM registrations)").await;
    let outcome = fixture.import_fixture().await;
    let notes = lines(&outcome.notes);
    assert_eq!(notes.len(), 4, "{notes:#?}");
    assert!(
        notes[0].starts_with("activities.csv:") && notes[0].contains("title: Hệ thống đang ghi “Tên đã sửa”"),
        "{notes:#?}"
    );
    assert!(notes[1].starts_with("participants.csv:2: phone: "), "{notes:#?}");
    assert!(
        notes[2].starts_with("participants.csv:2: attendance: ") && notes[2].contains("4 buổi vắng"),
        "{notes:#?}"
    );
    assert!(
        notes[3].starts_with("distributions.csv:2: quantity: ") && notes[3].contains("“7”"),
        "{notes:#?}"
    );
    assert!(outcome.counts.values().all(|count| count.added == 0));
    assert_eq!(fixture.number("SELECT count(*) FROM activities WHERE title = 'Tên đã sửa'").await, 1);
});

on_the_programme!(a_longer_list_adds_only_those_who_are_new_on_it, async |fixture| {
    let header = "activity_code,person_code,full_name,birth_date,sex,team,unit_code,email,phone,attendance\n";
    let known = "TR-2023-01,CTXH-001,Triệu Anh Dũng,09/06/1979,Nam,Đội công tác xã hội tình nguyện Phường Tích Lương,W05500,,,có mặt\n";
    // The second team of the commune, one of whose people comes late and one not at all.
    let new = "TR-2023-01,MOI-1,Đỗ Thị Ý,1/2/1990,nữ,Đội Hoa Sen,W05500,,0912 345 678,muộn\n\
                   TR-2023-01,MOI-2,Lê Văn An,,,ĐỘI HOA  SEN,W05500,,,vắng có phép\n";
    let files = files(&[("participants.csv", &format!("{header}{known}{new}"))]);
    let outcome = import_programme(&fixture.services, &Actor::System, files).await.unwrap();
    assert_eq!(lines(&outcome.notes), Vec::<String>::new());
    let (people, teams) = (outcome.of(Imported::People), outcome.of(Imported::Teams));
    assert_eq!(((people.added, people.present), (teams.added, teams.present)), ((2, 1), (1, 1)));
    assert_eq!(outcome.of(Imported::Attendance).added, 8);
    assert_eq!(
        fixture.number("SELECT count(*) FROM units WHERE code = 'W05500-T2' AND name = 'Đội Hoa Sen'").await,
        1
    );
    let seats = "SELECT seats_taken FROM activities WHERE code = 'TR-2023-01'";
    let confirmed = "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id \
                         WHERE a.code = 'TR-2023-01' AND r.state = 'confirmed'";
    assert_eq!(fixture.number(seats).await, fixture.number(confirmed).await);
    assert_eq!(fixture.number("SELECT count(*) FROM attendance WHERE status = 'late'").await, 4);
});

on_the_programme!(names_come_in_as_nfc_however_they_were_written, async |fixture| {
    // A combining mark anywhere in a name would be one of the decomposed ones.
    for mark in ["\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{306}", "\u{309}", "\u{31b}", "\u{323}"] {
        let sql = format!("SELECT count(*) FROM people WHERE full_name LIKE '%{mark}%'");
        assert_eq!(fixture.number(&sql).await, 0, "{mark:?}");
    }
});

on_each_database!(only_an_admin_and_the_program_itself_may_import, async |fixture| {
    let import = async |actor: Actor| import_programme(&fixture.services, &actor, fixture_files()).await;
    for role in [Role::Organizer, Role::Manager, Role::Focal, Role::Trainer] {
        let refused = import(staff(role, Some("P19"))).await;
        assert!(matches!(refused, Err(ImportError::Refused(Error::Forbidden))), "{role:?}: {refused:?}");
    }
    for actor in [Actor::Anonymous, Actor::Participant(1)] {
        assert!(matches!(import(actor).await, Err(ImportError::Refused(Error::NotFound))));
    }
    assert_eq!(fixture.number("SELECT count(*) FROM units").await, 0);
    fixture.run("INSERT INTO users (id, email, name, created_at) VALUES (1, 'a@example.org', 'A', '2026-01-01 00:00:00+00:00')").await;
    assert!(import(staff(Role::Admin, None)).await.is_ok());
    assert_eq!(
        fixture
            .number(
                "SELECT count(*) FROM audit_log WHERE verb = 'import' AND noun = 'programme' AND user_id = 1"
            )
            .await,
        1
    );
});

on_each_database!(a_folder_with_nothing_to_import_is_told_what_belongs_there, async |fixture| {
    let files = files(&[("notes.txt", "x")]);
    let answer = import_programme(&fixture.services, &Actor::System, files).await;
    assert!(matches!(answer, Err(ImportError::NoFiles)));
    assert!(ImportError::expected_files().starts_with("units.csv, unit_successions.csv, activities.csv"));
});

on_each_database!(a_file_by_itself_comes_in_when_what_it_refers_to_is_there, async |fixture| {
    let only = |names: &[&str]| -> Vec<_> {
        fixture_files().into_iter().filter(|(name, _)| names.contains(&name.as_str())).collect()
    };
    let parts = [
        &["units.csv"][..],
        &["unit_successions.csv"],
        &["media.csv"],
        &["activities.csv"],
        &["participants.csv"],
        &["materials.csv"],
        &["distributions.csv", "broadcasts.csv"],
    ];
    for names in parts {
        import_programme(&fixture.services, &Actor::System, only(names)).await.unwrap();
    }
    let sizes = fixture.table_sizes().await;
    assert_eq!((sizes["units"], sizes["registrations"], sizes["distributions"]), (391 + 69, 150, 139));
    let home = "SELECT count(*) FROM programmes p JOIN units u ON u.id = p.unit_id WHERE u.code = 'P19'";
    assert_eq!(fixture.number(home).await, 1);
});

#[test]
fn an_import_can_be_spawned() {
    fn can_be_sent<T: Send>(_: T) {}
    let services: Option<services::Services> = None;
    if let Some(services) = services {
        can_be_sent(import_programme(&services, &Actor::System, vec![]));
    }
}
