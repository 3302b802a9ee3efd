//! Lists of people as offices send them: what is found in them, what becomes of it, and how it is taken back.

use chrono::Duration;
use domain::accounts::access::Actor;
use services::{
    Error,
    rosters::{
        CheckedRoster, Choice, Corrections, RosterForm, RowState, TakeIn, TakenIn, WhyDoubted, bring_roster,
        check_roster, decide_roster, take_in_roster,
    },
};

use crate::support::{Fixture, class, organizer};

async fn published(fixture: &Fixture, seats: &str) -> String {
    let form = class(seats, "5/12/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

async fn bring(fixture: &Fixture, actor: &Actor, activity: &str, text: &str) -> CheckedRoster {
    let form = RosterForm { activity: activity.into(), text: text.into(), ..RosterForm::default() };
    let brought = bring_roster(&fixture.services, actor, &form).await.unwrap();
    check_roster(&fixture.services, actor, brought).await.unwrap()
}

async fn take(fixture: &Fixture, actor: &Actor, list: &CheckedRoster, tells: bool) -> TakenIn {
    let how = TakeIn { version: list.version, wrong_seen: list.wrong(), tells, people_only: false };
    take_in_roster(&fixture.services, actor, list.id, how, "").await.unwrap()
}

async fn counts(fixture: &Fixture) -> [i64; 3] {
    let mut counts = [0; 3];
    for (count, table) in counts.iter_mut().zip(["people", "registrations", "mails"]) {
        *count = fixture.number(&format!("SELECT count(*) FROM {table}")).await;
    }
    counts
}

const LIST: &str = "Họ và tên;Ngày sinh;Đơn vị;Thư điện tử
Trần Thị Cúc;1/2/1990;Xã Đại Từ;cuc@example.org
LÊ VĂN DẦN;1991;UBND xã Đại Từ;
Ma Thị Én;5/6/1992;Xã Đại Từ;en@example.org";

on_the_programme!(
    a_list_fills_the_seats_and_then_the_line_and_all_of_it_can_be_taken_back,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        let code = published(&fixture, "2").await;
        let before = counts(&fixture).await;
        let list = bring(&fixture, &actor, &code, LIST).await;
        assert_eq!((list.fresh(), list.wrong(), list.with_email), (3, 0, 2), "{:?}", list.rows);
        let seats = list.seats.unwrap();
        assert_eq!((seats.seated, seats.waiting, seats.is_open), (2, 1, true));
        assert_eq!(list.rows[1].cells[0], "Lê Văn Dần");

        let done = take(&fixture, &actor, &list, true).await;
        assert_eq!((done.fresh, done.seated, done.waiting), (3, 2, 1));
        let year = "SELECT birth_year FROM people WHERE full_name = 'Lê Văn Dần' AND birth_date IS NULL";
        assert_eq!(fixture.number(year).await, 1991);
        let after = counts(&fixture).await;
        assert_eq!([0, 1, 2].map(|at| after[at] - before[at]), [3, 3, 2]);
        let kept = "SELECT count(*) FROM rosters WHERE content <> ''";
        assert_eq!(fixture.number(kept).await, 0, "what was read is not kept any longer");

        // A day less a minute later nothing of it is left, since no mail had left.
        fixture.pass(Duration::hours(24) - Duration::minutes(1));
        assert_eq!(
            services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap().n,
            3
        );
        assert_eq!(counts(&fixture).await, before);
        let seats = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
        assert_eq!(fixture.number(&seats).await, 0);
    }
);

on_the_programme!(who_was_told_of_a_list_stays_and_is_told_again_when_it_is_taken_back, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "10").await;
    let list = bring(&fixture, &actor, &code, LIST).await;
    let before = counts(&fixture).await;
    let done = take(&fixture, &actor, &list, true).await;
    fixture
        .run("UPDATE mails SET state = 'sent', sent_at = created_at WHERE to_email = 'cuc@example.org'")
        .await;
    services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    let after = counts(&fixture).await;
    // Cúc is there, cancelled, with the mail that left and the one that tells of the end.
    assert_eq!([0, 1, 2].map(|at| after[at] - before[at]), [1, 1, 2]);
    assert_eq!(fixture.text("SELECT state FROM registrations ORDER BY id DESC LIMIT 1").await, "cancelled");
});

on_the_programme!(a_list_is_not_taken_back_once_somebody_of_it_was_marked, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "10").await;
    let list = bring(&fixture, &actor, &code, LIST).await;
    let done = take(&fixture, &actor, &list, false).await;
    fixture
        .run(&format!(
            "INSERT INTO attendance_events (session_id, registration_id, status, source, recorded_at)
             SELECT s.id, r.id, 'present', 'manual', r.created_at FROM sessions s, registrations r
             JOIN activities a ON a.id = r.activity_id WHERE a.code = '{code}' AND s.activity_id = a.id"
        ))
        .await;
    let before = counts(&fixture).await;
    let undone = services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await;
    assert!(matches!(undone, Err(services::undo::NotUndone::ChangedSince)), "{undone:?}");
    assert_eq!(counts(&fixture).await, before);
});

on_the_programme!(those_who_are_known_are_told_from_those_who_only_look_so, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "50").await;
    let there = "Họ và tên;Ngày sinh;Đơn vị;Thư điện tử;Điện thoại
Trần Thị Cúc;1/2/1990;Xã Đại Từ;chung@example.org;
Lê Văn Dần;3/4/1991;Xã Đại Từ;;0912000001
Ma Thị Én;5/6/1992;Xã Đại Từ;;
Hoàng Văn Giáp;7/8/1980;Xã Phú Lạc;;";
    let list = bring(&fixture, &actor, "", there).await;
    take(&fixture, &actor, &list, false).await;

    let again = "Họ và tên;Ngày sinh;Đơn vị;Thư điện tử;Điện thoại
TRẦN THỊ CÚC;1/2/1990;Xã Đại Từ;chung@example.org;
Lê Văn Dần;;Xã Đại Từ;;+84 912 000 001
Ma Thị Én;;Xã Đại Từ;;
Ma Thị Én;9/9/1969;Xã Đại Từ;;
Hoàng Văn Giáp;7/8/1980;Xã Đại Từ;;
Vũ Thị Hoa;1/1/1981;Xã Đại Từ;chung@example.org;
Vũ Thị Hoa;1/1/1981;Xã Đại Từ;;";
    let list = bring(&fixture, &actor, &code, again).await;
    let rows: Vec<(u32, &RowState, Option<&WhyDoubted>)> = list
        .rows
        .iter()
        .map(|row| (row.number, &row.state, row.doubt.as_ref().map(|doubt| &doubt.why)))
        .collect();
    assert!(matches!(rows[0], (2, RowState::Known(_), None)), "{:?}", rows[0]);
    assert!(matches!(rows[1], (3, RowState::Known(_), None)), "the telephone number says so: {:?}", rows[1]);
    assert!(matches!(rows[2], (4, RowState::Known(_), Some(WhyDoubted::Namesake))), "{:?}", rows[2]);
    assert!(matches!(rows[3], (5, RowState::New, None)), "born on another day: {:?}", rows[3]);
    assert!(matches!(rows[4], (6, RowState::Known(_), Some(WhyDoubted::OtherUnit))), "{:?}", rows[4]);
    assert!(matches!(rows[5], (7, RowState::New, Some(WhyDoubted::SharedEmail))), "{:?}", rows[5]);
    assert!(matches!(rows[6], (8, RowState::LeftOut, Some(WhyDoubted::Twice(7)))), "{:?}", rows[6]);

    // Chosen otherwise: the namesake is somebody new, the one of another unit is left out.
    let corrections = Corrections {
        choices: vec![(4, Choice::New), (6, Choice::LeaveOut)],
        cells: vec![(8, domain::rosters::Column::BirthDate, "2/1/1981".into())],
        ..Corrections::default()
    };
    let version = decide_roster(&fixture.services, &actor, list.id, list.version, corrections).await.unwrap();
    let stale = decide_roster(&fixture.services, &actor, list.id, list.version, Corrections::default()).await;
    assert!(matches!(stale, Err(Error::Conflict(_))), "another window changed it");
    let list = check_roster(&fixture.services, &actor, list.id).await.unwrap();
    assert_eq!(list.version, version);
    let before = counts(&fixture).await;
    let done = take(&fixture, &actor, &list, false).await;
    assert_eq!((done.fresh, done.seated), (4, 6));
    let after = counts(&fixture).await;
    assert_eq!([0, 1, 2].map(|at| after[at] - before[at]), [4, 6, 0]);
});

on_the_programme!(columns_that_were_chosen_are_known_again_for_the_unit, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "50").await;
    let text = "Họ và tên;Mục A;Mục B\nTrần Thị Cúc;Xã Đại Từ;xyz\nLê Văn Dần;Xã Đại Từ;zyx";
    let list = bring(&fixture, &actor, &code, text).await;
    let mut columns: Vec<_> = list.columns.iter().map(|guess| guess.column).collect();
    assert_eq!(columns.len(), 3);
    columns[2] = Some(domain::rosters::Column::Position);
    let corrections = Corrections { columns: Some(columns), ..Corrections::default() };
    decide_roster(&fixture.services, &actor, list.id, list.version, corrections).await.unwrap();
    let list = check_roster(&fixture.services, &actor, list.id).await.unwrap();
    assert_eq!(list.rows[0].cells[4], "xyz");
    let next = bring(&fixture, &actor, &code, "Họ và tên;Mục A;Mục B\nMa Thị Én;Xã Đại Từ;Công chức").await;
    assert_eq!(next.rows[0].cells[4], "Công chức", "{:?}", next.columns);
});

on_the_programme!(a_list_that_nobody_came_back_to_is_forgotten, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let list = bring(&fixture, &actor, "", LIST).await;
    fixture.pass(Duration::days(6));
    assert_eq!(services::rosters::forget_rosters(&fixture.services).await.unwrap(), 0);
    fixture.pass(Duration::days(2));
    assert_eq!(services::rosters::forget_rosters(&fixture.services).await.unwrap(), 1);
    let gone = check_roster(&fixture.services, &actor, list.id).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
});

on_the_programme!(
    a_workbook_is_read_with_the_rows_of_its_own_and_written_back_with_the_reasons,
    async |fixture| {
        use tables::write::{Cell, xlsx};
        let actor = organizer(&fixture, "a@example.org").await;
        let code = published(&fixture, "50").await;
        let text = |words: &str| Cell::Text(words.to_owned());
        let heads = ["STT", "Họ tên học viên", "Năm sinh", "Đơn vị", "SĐT"].map(str::to_owned);
        // The unit stands once for the rows below it, a number lost its 0, a day is no day, and a sum and a signature follow.
        let rows = vec![
            vec![
                Cell::Int(1),
                text("TRẦN THỊ CÚC"),
                Cell::Int(1975),
                text("UBND xã Đại Từ"),
                Cell::Int(912111004),
            ],
            vec![Cell::Int(2), text("Lê Văn Dần"), text("31/2/1991"), Cell::Empty, text("0912 345 678")],
            vec![Cell::Int(3), text("Ma Thị Én"), text("5/6/92"), Cell::Empty, Cell::Empty],
            vec![text("Tổng cộng: 3 người")],
            vec![Cell::Empty, Cell::Empty, Cell::Empty, text("NGƯỜI LẬP BIỂU")],
        ];
        let bytes = xlsx("Danh sách", &heads, &rows).unwrap();
        let form = RosterForm {
            activity: code.clone(),
            file: Some(("danh-sach.xlsx".into(), bytes)),
            ..RosterForm::default()
        };
        let brought = bring_roster(&fixture.services, &actor, &form).await.unwrap();
        let list = check_roster(&fixture.services, &actor, brought).await.unwrap();
        assert_eq!((list.fresh(), list.wrong(), list.said_total), (2, 1, None), "{:?}", list.rows);
        let numbers: Vec<u32> = list.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 3, 4], "those of the sheet");
        let [name, born, _, unit, _, _, phone, _] = &list.rows[0].cells;
        assert_eq!([name, born, unit, phone], ["Trần Thị Cúc", "1975", "Xã Đại Từ", "0912111004"]);
        assert_eq!(
            (list.rows[2].cells[1].as_str(), list.rows[2].cells[3].as_str()),
            ("5/6/1992", "Xã Đại Từ")
        );

        // The wrong row goes back to the office, with its number and the reason.
        let lang = domain::Lang::Vi;
        let wrong =
            services::rosters::write_wrong_rows(&fixture.services, &actor, list.id, lang).await.unwrap();
        let book = tables::read(&wrong).unwrap();
        let row = &book.sheets[0].rows[1];
        assert_eq!(
            (row.cells[0].as_str(), row.cells[1].as_str(), row.cells[2].as_str()),
            ("3", "Lê Văn Dần", "31/2/1991")
        );
        assert!(row.cells[9].starts_with("Ngày sinh: "), "{:?}", row.cells);

        take(&fixture, &actor, &list, false).await;
        let again = bring_roster(&fixture.services, &actor, &form).await.unwrap();
        let again = check_roster(&fixture.services, &actor, again).await.unwrap();
        assert_eq!(again.taken_before.map(|(_, n)| n), Some(2), "the very same file");
        assert_eq!((again.on_list(), again.wrong()), (2, 1));
    }
);

on_the_programme!(a_unit_that_is_no_more_is_the_one_that_followed_it, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let followed = "SELECT n.name FROM unit_successions s JOIN units o ON o.id = s.old_unit_id
         JOIN units n ON n.id = s.new_unit_id WHERE o.code = 'W05848' AND s.is_default";
    let now = fixture.text(followed).await;
    let text = "Họ và tên;Ngày sinh;Đơn vị
Trần Thị Cúc;1/2/1990;UBND xã Cát Nê
Lê Văn Dần;3/4/1991;Xã Cát Nê, huyện Đại Từ
Ma Thị Én;5/6/1992;Huyện Đại Từ";
    let list = bring(&fixture, &actor, "", text).await;
    let units: Vec<&str> = list.rows.iter().map(|row| row.cells[3].as_str()).collect();
    assert_eq!(units, [now.as_str(), now.as_str(), "Huyện Đại Từ"], "{:?}", list.rows);
    assert!(list.rows[0].heals.iter().any(|(_, heal)| *heal == domain::rosters::Heal::Successor));
    let RowState::Wrong(wrong) = &list.rows[2].state else {
        panic!("a district is no more: {:?}", list.rows[2])
    };
    assert!(wrong[0].1.text(domain::Lang::Vi).contains("không còn"), "{wrong:?}");
});

on_the_programme!(who_gave_their_place_up_comes_back_only_when_somebody_says_so, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "10").await;
    let list = bring(&fixture, &actor, &code, LIST).await;
    take(&fixture, &actor, &list, false).await;
    let en = "person_id = (SELECT id FROM people WHERE full_name = 'Ma Thị Én')";
    fixture.run(&format!("UPDATE registrations SET state = 'cancelled' WHERE {en}")).await;
    let again = bring(&fixture, &actor, &code, LIST).await;
    assert_eq!((again.on_list(), again.taken()), (2, 0));
    let doubt = again.rows[2].doubt.clone().unwrap();
    assert_eq!((doubt.why, doubt.choice), (WhyDoubted::GaveUp, Some(Choice::LeaveOut)));
    let back =
        Corrections { choices: vec![(4, Choice::Same(doubt.candidates[0].id))], ..Corrections::default() };
    decide_roster(&fixture.services, &actor, again.id, again.version, back).await.unwrap();
    let again = check_roster(&fixture.services, &actor, again.id).await.unwrap();
    let done = take(&fixture, &actor, &again, false).await;
    assert_eq!((done.fresh, done.seated), (0, 1));
    // Taken back, they are where they were.
    services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(fixture.text(&format!("SELECT state FROM registrations WHERE {en}")).await, "cancelled");
});

on_the_programme!(a_staff_code_is_nobody_elses, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let text = "Họ và tên;Ngày sinh;Đơn vị;Mã cán bộ
Trần Thị Cúc;1/2/1990;Xã Đại Từ;CB-1
Lê Văn Dần;3/4/1991;Xã Đại Từ;CB-1
Ma Thị Én;5/6/1992;Xã Đại Từ;CTXH-001";
    let list = bring(&fixture, &actor, "", text).await;
    assert_eq!((list.fresh(), list.wrong()), (1, 2), "{:?}", list.rows);
    let said = |row: usize| match &list.rows[row].state {
        RowState::Wrong(wrong) => wrong[0].1.text(domain::Lang::Vi),
        state => panic!("{state:?}"),
    };
    assert_eq!(said(1), "Dòng 2 có cùng mã này: sửa một trong hai");
    assert!(said(2).contains("Triệu Anh Dũng"), "{}", said(2));
    let done = take(&fixture, &actor, &list, false).await;
    assert_eq!(done.fresh, 1);
    let moved = "Họ và tên;Đơn vị;Mã cán bộ\nTrần Thị Cúc;Xã Phú Lạc;CB-1";
    assert_eq!(bring(&fixture, &actor, "", moved).await.known(), 1, "the code says who it is");
    // Taken back, the same list is none that was taken in.
    services::undo::undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(bring(&fixture, &actor, "", text).await.taken_before, None);
});

on_the_programme!(who_is_known_by_the_year_of_birth_alone_is_found_when_they_register, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, "10").await;
    let text = "Họ và tên;Năm sinh;Đơn vị;Điện thoại\nMa Thị Én;1990;Xã Đại Từ;0912345678";
    let list = bring(&fixture, &actor, "", text).await;
    take(&fixture, &actor, &list, false).await;
    let before = counts(&fixture).await;
    let form = crate::support::registrant("Ma Thị Én", "");
    let sent = services::registrations::register_participant(
        &fixture.services,
        &code,
        &form,
        domain::Lang::Vi,
        "127.0.0.1",
    )
    .await;
    assert!(sent.is_ok());
    let after = counts(&fixture).await;
    assert_eq!([after[0] - before[0], after[1] - before[1]], [0, 1], "nobody is there twice");
});

on_the_programme!(two_who_take_in_the_same_people_at_once_make_nobody_twice, async |fixture| {
    let (lan, hoa) =
        (organizer(&fixture, "lan@example.org").await, organizer(&fixture, "hoa@example.org").await);
    let code = published(&fixture, "2").await;
    // At large and into a class: whoever comes second finds everybody there.
    for activity in ["", code.as_str()] {
        let before = counts(&fixture).await;
        let text = LIST.replace("Trần", if activity.is_empty() { "Trần" } else { "Nông" });
        let (one, other) =
            (bring(&fixture, &lan, activity, &text).await, bring(&fixture, &hoa, activity, &text).await);
        let how = |list: &CheckedRoster| TakeIn {
            version: list.version,
            wrong_seen: 0,
            tells: false,
            people_only: false,
        };
        let (first, second) = tokio::join!(
            take_in_roster(&fixture.services, &lan, one.id, how(&one), ""),
            take_in_roster(&fixture.services, &hoa, other.id, how(&other), ""),
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        let after = counts(&fixture).await;
        let fresh = if activity.is_empty() { 3 } else { 1 };
        assert_eq!(
            (after[0] - before[0], first.fresh + second.fresh),
            (fresh, usize::try_from(fresh).unwrap())
        );
        let listed = if activity.is_empty() { 0 } else { 3 };
        assert_eq!(after[1] - before[1], listed, "each once on the list");
        let seated = first.seated + second.seated;
        assert_eq!(seated, if activity.is_empty() { 0 } else { 2 }, "and no seat too many");
    }
});
