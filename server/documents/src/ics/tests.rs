//! Calendar files read back by an independent parser, and by their bytes where it is lenient.

use chrono::{Days, Duration, NaiveDate, NaiveTime, TimeZone};

use domain::local;
use proptest::prelude::*;
use testing::calendar::{File, Shown, read};

use super::*;

fn session(day: NaiveDate, from: (u32, u32), to: (u32, u32), label: &str, room: &str) -> CalendarSession {
    let at = |(hour, minute)| local::to_utc(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
    CalendarSession {
        uid: format!("TR-2026-07-{day}-{}-p@taphuan.example.gov.vn", from.0),
        starts_at: at(from),
        ends_at: at(to),
        label: label.into(),
        room: room.into(),
        chosen: vec![],
    }
}

fn morning(day: NaiveDate) -> CalendarSession {
    session(day, (7, 30), (11, 30), "buổi sáng", "Phòng 201")
}

fn afternoon(day: NaiveDate) -> CalendarSession {
    session(day, (13, 30), (17, 0), "buổi chiều", "Phòng 201")
}

fn december(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

fn event(sessions: Vec<CalendarSession>) -> CalendarEvent {
    CalendarEvent {
        sequence: 3,
        summary:
            "Lớp tập huấn phòng, chống mua bán người; kỹ năng tiếp nhận và hỗ trợ nạn nhân trở về cộng đồng"
                .into(),
        description: "Mang theo: giấy mời, bút.\r\nLiên hệ: 0208 3 123 456\\nội bộ".into(),
        place: "Hội trường A, số 1 đường Hùng Vương, phường Phan Đình Phùng".into(),
        url: "https://taphuan.example.gov.vn/hoat-dong/TR-2026-07".into(),
        organizer_name: "Sở Lao động - Thương binh và Xã hội; \"Phòng\" 3, 4".into(),
        organizer_email: "taphuan@example.gov.vn".into(),
        sessions,
        stamp: Utc.with_ymd_and_hms(2026, 11, 24, 0, 30, 0).unwrap(),
        status: Status::Confirmed,
    }
}

fn request() -> Method {
    let answer = Answer::Awaited;
    Method::Request(Attendee { name: "Nguyễn Thị Ẩn".into(), email: "an@example.vn".into(), answer })
}

const UID: &str = "TR-2026-07-12-1782882000@taphuan";

fn sent(method: &Method, event: &CalendarEvent) -> File {
    let file = series(method, UID, event).unwrap();
    assert_eq!(read(&file.text).method, file.method);
    read(&file.text)
}

/// How often a key begins a line.
fn times(event: &CalendarEvent, key: &str) -> usize {
    let text = series(&request(), UID, event).unwrap().text;
    text.lines().filter(|line| line.split([':', ';']).next() == Some(key)).count()
}

#[test]
fn one_day_is_one_entry_from_the_first_sessions_start_to_the_last_ones_end() {
    let file = sent(&request(), &event(vec![afternoon(december(1)), morning(december(1))]));
    let [day] = file.shown.as_slice() else { panic!("{file:?}") };
    assert_eq!(day.starts_at, Utc.with_ymd_and_hms(2026, 12, 1, 0, 30, 0).unwrap());
    assert_eq!(day.ends_at, Utc.with_ymd_and_hms(2026, 12, 1, 10, 0, 0).unwrap());
    assert_eq!(
        day.description,
        "Buổi sáng: 07:30 – 11:30, Phòng 201\nBuổi chiều: 13:30 – 17:00, Phòng 201\n\nMang theo: giấy mời, bút.\nLiên hệ: 0208 3 123 456\\nội bộ"
    );
    assert_eq!(day.summary, event(vec![]).summary);
    assert_eq!(day.location, "Phòng 201, Hội trường A, số 1 đường Hùng Vương, phường Phan Đình Phùng");
    assert_eq!((file.uids.as_slice(), file.sequence), (&[UID.to_owned()][..], 3));
    assert_eq!(file.urls, ["https://taphuan.example.gov.vn/hoat-dong/TR-2026-07"]);
    assert_eq!(file.organizers, ["taphuan@example.gov.vn"]);
    assert_eq!(file.names, ["Nguyễn Thị Ẩn", "Sở Lao động - Thương binh và Xã hội; ’Phòng’ 3, 4"]);
    assert_eq!(times(&event(vec![morning(december(1))]), "RRULE"), 0);
}

#[test]
fn equal_days_are_one_rule_without_the_days_between_and_others_are_overrides_of_the_same_uid() {
    let weekly = event([1, 8, 22].map(|day| morning(december(day))).to_vec());
    assert_eq!((times(&weekly, "BEGIN"), times(&weekly, "EXDATE")), (4, 1), "three weeks out of four");
    let text = series(&request(), UID, &weekly).unwrap().text;
    assert!(text.contains("\r\nRRULE:FREQ=DAILY;INTERVAL=7;COUNT=4\r\n"), "{text}");
    assert!(text.contains("\r\nEXDATE;TZID=Asia/Ho_Chi_Minh:20261215T073000\r\n"), "{text}");

    let mut sessions = [1, 2, 3, 4].map(|day| morning(december(day))).to_vec();
    sessions[2].room = "Phòng 305".into();
    sessions.push(afternoon(december(4)));
    let other = event(sessions);
    assert_eq!((times(&other, "RECURRENCE-ID"), times(&other, "EXDATE")), (2, 0));
    let file = sent(&request(), &other);
    assert_eq!(file.shown.len(), 4);
    assert!(file.shown[2].location.starts_with("Phòng 305, "));
    assert_eq!(file.shown[3].ends_at, Utc.with_ymd_and_hms(2026, 12, 4, 10, 0, 0).unwrap());
}

#[test]
fn the_method_decides_about_attendee_and_status() {
    let one = event(vec![morning(december(1))]);
    let publish = sent(&Method::Publish, &one);
    assert!(publish.attendees.is_empty());
    assert_eq!((publish.method.as_str(), publish.shown[0].status.as_str()), ("PUBLISH", "CONFIRMED"));
    let asked = sent(&request(), &CalendarEvent { status: Status::Tentative, ..one.clone() });
    assert_eq!(asked.attendees, ["an@example.vn NEEDS-ACTION FALSE"], "nothing reads replies");
    assert_eq!(asked.shown[0].status, "TENTATIVE");
    let attendee = Attendee { name: "Ẩn".into(), email: "an@example.vn".into(), answer: Answer::Accepted };
    let coming = sent(&Method::Request(attendee.clone()), &one);
    assert_eq!(coming.attendees, ["an@example.vn ACCEPTED FALSE"]);
    let cancel = sent(&Method::Cancel(attendee), &one);
    assert_eq!((cancel.method.as_str(), cancel.shown[0].status.as_str()), ("CANCEL", "CANCELLED"));
    assert_eq!(cancel.attendees.len(), 1);
    assert_eq!(series(&request(), UID, &event(vec![])), None);
}

#[test]
fn a_feed_has_an_entry_a_session_with_its_room() {
    let file = read(&feed(&[event(vec![morning(december(1)), afternoon(december(1))])]).text);
    assert_eq!((file.method.as_str(), file.uids.len(), file.shown.len()), ("PUBLISH", 2, 2));
    assert!(file.attendees.is_empty());
    assert_eq!(file.shown[0].summary, format!("{} – buổi sáng", event(vec![]).summary));
    assert!(file.shown[1].location.starts_with("Phòng 201, Hội trường A"));
}

#[test]
fn empty_texts_leave_no_property() {
    let bare = CalendarEvent {
        description: " ".into(),
        place: String::new(),
        url: String::new(),
        ..event(vec![CalendarSession { room: String::new(), ..morning(december(1)) }])
    };
    let file = feed(std::slice::from_ref(&bare));
    for key in ["DESCRIPTION", "LOCATION", "URL"] {
        assert!(!file.text.contains(&format!("\n{key}")), "{key}");
    }
}

#[test]
fn only_the_moment_may_differ_between_files_that_say_the_same() {
    let one = event(vec![morning(december(1))]);
    let text = |event: &CalendarEvent| series(&request(), UID, event).unwrap().text;
    let later = CalendarEvent { sequence: 9, stamp: one.stamp + Duration::hours(1), ..one.clone() };
    assert!(same_but_for_moment(&text(&one), &text(&later)));
    let elsewhere = CalendarEvent { place: "Hội trường B".into(), ..later };
    assert!(!same_but_for_moment(&text(&one), &text(&elsewhere)));
}

#[test]
fn a_line_is_folded_at_75_octets_even_where_the_last_piece_just_fits() {
    for length in 60..240 {
        let summary = "x".repeat(length);
        let one = CalendarEvent { summary: summary.clone(), ..event(vec![morning(december(1))]) };
        assert_eq!(sent(&request(), &one).shown[0].summary, summary);
    }
}

#[test]
fn nobody_can_add_a_property_through_a_text() {
    let evil = "x\r\nATTENDEE:mailto:evil@example.org\rBEGIN:VALARM\u{2028}X:1\u{0}\"\r\n";
    let spoiled_session =
        CalendarSession { uid: evil.into(), label: evil.into(), room: evil.into(), ..morning(december(1)) };
    let spoiled = CalendarEvent {
        summary: evil.into(),
        description: evil.into(),
        place: evil.into(),
        url: evil.into(),
        organizer_name: evil.into(),
        organizer_email: evil.into(),
        ..event(vec![spoiled_session])
    };
    assert!(read(&feed(std::slice::from_ref(&spoiled)).text).attendees.is_empty());
    let named = Attendee { name: evil.into(), email: evil.into(), answer: Answer::Awaited };
    assert_eq!(sent(&Method::Request(named), &spoiled).attendees.len(), 1);
}

/// What a calendar must show of these sessions, said without looking at how it is written.
fn expected(event: &CalendarEvent) -> Vec<(DateTime<Utc>, DateTime<Utc>, String)> {
    let mut days: Vec<NaiveDate> = event.sessions.iter().map(|one| local::day(one.starts_at)).collect();
    days.sort();
    days.dedup();
    days.iter()
        .map(|day| {
            let mut of: Vec<&CalendarSession> =
                event.sessions.iter().filter(|one| local::day(one.starts_at) == *day).collect();
            of.sort_by_key(|one| one.starts_at);
            let mut parts: Vec<String> = of.iter().map(|one| one.room.clone()).collect();
            parts.push(event.place.clone());
            let mut seen = vec![];
            parts.retain(|part| {
                !part.is_empty() && !seen.contains(part) && {
                    seen.push(part.clone());
                    true
                }
            });
            let end = of.iter().map(|one| one.ends_at).max().unwrap();
            (of[0].starts_at, end, parts.join(", "))
        })
        .collect()
}

fn some_sessions() -> impl Strategy<Value = Vec<CalendarSession>> {
    let half = (0u64..121, 0usize..3, 0usize..4, 0u32..3);
    proptest::collection::vec(half, 1..12).prop_map(|halves| {
        let mut sessions: Vec<CalendarSession> = vec![];
        for (offset, slot, room, late) in halves {
            let day = december(1) + Days::new(offset);
            let hour = [0, 13, 18][slot] + late;
            let room = ["", "Phòng 201", "Phòng 305", "P. “Đông”, tầng 2; B"][room];
            let next = session(day, (hour, 15 * late), (hour + 3, 45), "buổi", room);
            if !sessions.iter().any(|one| one.uid == next.uid) {
                sessions.push(next);
            }
        }
        sessions
    })
}

proptest! {
    #[test]
    fn whatever_the_days_a_calendar_shows_exactly_them(sessions in some_sessions()) {
        let event = event(sessions);
        let file = sent(&request(), &event);
        let shown: Vec<_> =
            file.shown.iter().map(|Shown { starts_at, ends_at, location, .. }| (*starts_at, *ends_at, location.clone())).collect();
        prop_assert_eq!(shown, expected(&event));
        prop_assert_eq!(file.uids, vec![UID.to_owned()]);
        let all = read(&feed(std::slice::from_ref(&event)).text);
        prop_assert_eq!(all.shown.len(), event.sessions.len());
        prop_assert!(file.shown.iter().all(|day| day.status == "CONFIRMED" && day.summary == event.summary));
        prop_assert!(file.shown.iter().all(|day| day.description.contains(" – ")));
    }

    #[test]
    fn any_text_is_written_soundly_and_read_back(summary in "[a-zA-ZđàẨữ ,;:\\\\\"\n]{1,200}", name in ".{0,90}") {
        let event = CalendarEvent { summary: summary.clone(), organizer_name: name, ..event(vec![morning(december(1))]) };
        let file = sent(&Method::Publish, &event);
        prop_assert_eq!(file.shown[0].summary.trim(), summary.trim());
    }
}

#[test]
fn what_a_person_chose_stands_below_its_session_and_changes_no_uid() {
    let day = december(1);
    let plain = event(vec![morning(day), afternoon(day)]);
    let chosen = CalendarSession {
        chosen: vec!["08:00–09:00 Kỹ năng lắng nghe, Phòng 2".into()],
        ..morning(day)
    };
    let with = event(vec![chosen, afternoon(day)]);
    let file = |event: &CalendarEvent| {
        series(&Method::Publish, "a@taphuan", event).unwrap().text.replace("\r\n ", "")
    };
    assert!(file(&with).contains("\\n• 08:00–09:00 Kỹ năng lắng nghe\\, Phòng 2\\n"), "{}", file(&with));
    let but = |text: String| {
        text.lines().filter(|line| !line.starts_with("DESCRIPTION")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(but(file(&with)), but(file(&plain)));
}
