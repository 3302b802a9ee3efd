//! Calendar files read back by an independent parser, and by their bytes where it is lenient.

use chrono::TimeZone;
use icalendar::{Calendar, CalendarComponent, Component, Event, EventLike};
use proptest::prelude::*;

use super::*;

fn at(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 1, hour, 30, 0).unwrap()
}

fn event() -> CalendarEvent {
    let session = |number: u32, label: &str| CalendarSession {
        uid: format!("session-{number}@taphuan.example.gov.vn"),
        starts_at: at(number),
        ends_at: at(number + 3),
        label: label.into(),
    };
    CalendarEvent {
        sequence: 3,
        summary:
            "Lớp tập huấn phòng, chống mua bán người; kỹ năng tiếp nhận và hỗ trợ nạn nhân trở về cộng đồng"
                .into(),
        description: "Mang theo: giấy mời, bút.\r\nLiên hệ: 0208 3 123 456\\nội bộ".into(),
        location: "Hội trường A, số 1 đường Hùng Vương, phường Phan Đình Phùng".into(),
        url: "https://taphuan.example.gov.vn/hoat-dong/17".into(),
        organizer_name: "Sở Lao động - Thương binh và Xã hội; \"Phòng\" 3, 4".into(),
        organizer_email: "taphuan@example.gov.vn".into(),
        sessions: vec![session(1, "Buổi sáng"), session(6, "")],
        stamp: at(0),
        status: Status::Confirmed,
    }
}

fn attendee() -> Attendee {
    Attendee { name: "Nguyễn Thị Ẩn".into(), email: "an@example.vn".into(), answer: Answer::Awaited }
}

/// Lines as a reader sees them: unfolded.
fn unfolded(file: &CalendarFile) -> Vec<String> {
    file.text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn events(file: &CalendarFile) -> Vec<Event> {
    let calendar: Calendar = file.text.parse().unwrap();
    let event = |component: &CalendarComponent| match component {
        CalendarComponent::Event(event) => event.clone(),
        other => panic!("{other:?}"),
    };
    calendar.components.iter().map(event).collect()
}

#[test]
fn a_parser_reads_back_every_word_of_every_session() {
    let file = calendar(&Method::Request(attendee()), &event());
    let read = events(&file);
    assert_eq!(read.len(), 2);
    let first = &read[0];
    assert_eq!(first.get_uid(), Some("session-1@taphuan.example.gov.vn"));
    assert_eq!(first.get_summary(), Some(format!("{} – Buổi sáng", event().summary).as_str()));
    assert_eq!(read[1].get_summary(), Some(event().summary.as_str()));
    assert_eq!(first.get_description(), Some("Mang theo: giấy mời, bút.\nLiên hệ: 0208 3 123 456\\nội bộ"));
    assert_eq!(first.get_location(), Some(event().location.as_str()));
    assert_eq!(first.get_url(), Some("https://taphuan.example.gov.vn/hoat-dong/17"));
    assert_eq!(first.get_sequence(), Some(3));
    let value = |key: &str| first.property_value(key).map(str::to_owned);
    assert_eq!(value("DTSTART").as_deref(), Some("20261201T013000Z"));
    assert_eq!(value("DTEND").as_deref(), Some("20261201T043000Z"));
    assert_eq!(value("DTSTAMP").as_deref(), Some("20261201T003000Z"));
    assert_eq!(value("ORGANIZER").as_deref(), Some("mailto:taphuan@example.gov.vn"));
    let organizer = first.properties()["ORGANIZER"].params()["CN"].value();
    assert_eq!(organizer.trim_matches('"'), "Sở Lao động - Thương binh và Xã hội; 'Phòng' 3, 4");
}

#[test]
fn the_method_decides_about_attendee_and_status() {
    let has = |file: &CalendarFile, line: &str| unfolded(file).iter().any(|found| found == line);
    let publish = calendar(&Method::Publish, &event());
    assert!(has(&publish, "METHOD:PUBLISH") && has(&publish, "STATUS:CONFIRMED"));
    assert!(!publish.text.contains("ATTENDEE"));

    let request = calendar(&Method::Request(attendee()), &event());
    assert!(has(&request, "METHOD:REQUEST"));
    let line = "ATTENDEE;CN=\"Nguyễn Thị Ẩn\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:an@example.vn";
    assert!(has(&request, line));
    let accepted = Attendee { answer: Answer::Accepted, ..attendee() };
    let accepted = unfolded(&calendar(&Method::Request(accepted), &event()));
    assert!(accepted.iter().any(|line| line.contains(";PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:")));

    let cancel = calendar(&Method::Cancel(Some(attendee())), &event());
    assert!(has(&cancel, "METHOD:CANCEL") && has(&cancel, "STATUS:CANCELLED"));
    assert!(!has(&cancel, "STATUS:CONFIRMED") && cancel.text.contains("ATTENDEE"));
    assert_eq!(cancel.method, "CANCEL");
}

#[test]
fn empty_texts_leave_no_property() {
    let bare =
        CalendarEvent { description: " ".into(), location: String::new(), url: String::new(), ..event() };
    let file = calendar(&Method::Publish, &bare);
    for key in ["DESCRIPTION", "LOCATION", "URL"] {
        assert!(!file.text.contains(&format!("\n{key}")), "{key}");
    }
}

/// The keys that the program writes: none other may ever begin a line.
const KEYS: [&str; 17] = [
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CALSCALE",
    "METHOD",
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "ORGANIZER",
];

fn assert_sound(file: &CalendarFile) {
    assert!(file.text.ends_with("END:VCALENDAR\r\n"));
    for line in file.text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
    for line in unfolded(file) {
        let key = line.split([':', ';']).next().unwrap_or_default();
        assert!(KEYS.contains(&key) || key == "ATTENDEE", "{line:?}");
    }
}

#[test]
fn a_line_is_folded_at_75_octets_even_where_the_last_piece_just_fits() {
    for length in 60..240 {
        let file = calendar(
            &Method::Publish,
            &CalendarEvent {
                summary: "x".repeat(length),
                sessions: vec![event().sessions.remove(1)],
                ..event()
            },
        );
        assert_sound(&file);
        assert!(unfolded(&file).contains(&format!("SUMMARY:{}", "x".repeat(length))));
    }
}

#[test]
fn nobody_can_add_a_property_through_a_text() {
    let evil = "x\r\nATTENDEE:mailto:evil@example.org\rBEGIN:VALARM\u{2028}X:1\u{0}\"\r\n";
    let session = CalendarSession { uid: evil.into(), label: evil.into(), ..event().sessions.remove(0) };
    let spoiled = CalendarEvent {
        summary: evil.into(),
        description: evil.into(),
        location: evil.into(),
        url: evil.into(),
        organizer_name: evil.into(),
        organizer_email: evil.into(),
        sessions: vec![session],
        ..event()
    };
    let file = calendar(&Method::Publish, &spoiled);
    assert_sound(&file);
    assert!(!unfolded(&file).iter().any(|line| line.starts_with("ATTENDEE")));
    let named = Attendee { name: evil.into(), email: evil.into(), answer: Answer::Awaited };
    assert_sound(&calendar(&Method::Request(named), &spoiled));
}

proptest! {
    #[test]
    fn any_text_is_written_soundly_and_read_back(summary in "[a-zA-ZđàẨữ ,;:\\\\\"\n]{1,200}", name in ".{0,90}") {
        let event = CalendarEvent { summary: summary.clone(), organizer_name: name, ..event() };
        let file = calendar(&Method::Publish, &event);
        assert_sound(&file);
        let read = events(&file);
        let expected = summary.trim_start();
        let got = read[1].get_summary().unwrap_or_default().to_owned();
        prop_assert_eq!(got, expected.trim_end());
    }
}
