//! Messages read back by an independent parser.

use chrono::TimeZone;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;

use super::*;
use crate::ics::{Answer, Attendee, CalendarEvent, CalendarSession, Method, Status, series};

fn invitation() -> CalendarFile {
    let stamp = Utc.with_ymd_and_hms(2026, 12, 1, 0, 30, 0).unwrap();
    let event = CalendarEvent {
        sequence: 0,
        summary: "Lớp tập huấn phòng, chống mua bán người".into(),
        description: "Mang theo giấy mời.\nLiên hệ: 0208".into(),
        place: "Hội trường A".into(),
        url: "https://taphuan.example.gov.vn/hoat-dong/17".into(),
        organizer_name: "Sở LĐTBXH".into(),
        organizer_email: "taphuan@example.gov.vn".into(),
        sessions: vec![CalendarSession {
            uid: "session-17@taphuan.example.gov.vn".into(),
            starts_at: stamp,
            ends_at: stamp + chrono::TimeDelta::hours(4),
            label: "buổi sáng".into(),
            room: String::new(),
            chosen: vec![],
        }],
        stamp,
        status: Status::Tentative,
    };
    let attendee =
        Attendee {
            name: "Nguyễn Thị Ẩn".into(), email: "an@example.vn".into(), answer: Answer::Awaited
        };
    series(&Method::Request(attendee), "TR-2026-07-12@taphuan", &event).unwrap()
}

fn letter() -> Letter {
    Letter {
        to: Correspondent { name: "Nguyễn Thị Ẩn".into(), email: "an@example.vn".into() },
        from: Correspondent {
            name: "Sở Lao động - Thương binh và Xã hội".into(),
            email: "taphuan@example.gov.vn".into(),
        },
        reply_to: Some(Correspondent { name: "Phòng 3".into(), email: "phong3@example.gov.vn".into() }),
        subject:
            "Thư mời tham dự lớp tập huấn “Nâng cao năng lực cho cán bộ tiếp nhận và hỗ trợ nạn nhân trở về”"
                .into(),
        text: "Kính gửi: Ông (bà) Nguyễn Thị Ẩn,\n\nTrân trọng kính mời.\n.\nFrom here = 100 %\n".into(),
        html: "<!DOCTYPE html><p>Kính gửi: Ông (bà) <b>Nguyễn Thị Ẩn</b> &amp; đơn vị</p>\n".into(),
        calendar: Some(invitation()),
        qr: None,
        message_id: "<outbox-42@taphuan.example.gov.vn>".into(),
        boundary: "0123456789abcdef".into(),
        date: Utc.with_ymd_and_hms(2026, 11, 24, 1, 2, 3).unwrap(),
    }
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[test]
fn all_of_a_letter_arrives() {
    let bytes = eml(&letter()).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.subject(), Some(letter().subject.as_str()));
    assert_eq!(parsed.message_id(), Some("outbox-42@taphuan.example.gov.vn"));
    assert_eq!(parsed.date().unwrap().to_rfc3339(), "2026-11-24T01:02:03Z");
    let from = parsed.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some(letter().from.name.as_str()), Some("taphuan@example.gov.vn"))
    );
    let to = parsed.to().unwrap().first().unwrap();
    assert_eq!((to.name(), to.address()), (Some("Nguyễn Thị Ẩn"), Some("an@example.vn")));
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("phong3@example.gov.vn"));
    assert_eq!(parsed.header_raw("Auto-Submitted").unwrap().trim(), "auto-generated");
    assert_eq!(unix(&parsed.body_text(0).unwrap()).trim_end(), letter().text.trim_end());
    assert_eq!(unix(&parsed.body_html(0).unwrap()).trim_end(), letter().html.trim_end());
}

#[test]
fn the_calendar_is_the_last_alternative_and_there_once() {
    let bytes = eml(&letter()).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let kinds: Vec<String> = parsed
        .parts
        .iter()
        .map(|part| {
            let kind = part.content_type().unwrap();
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())
        })
        .collect();
    assert_eq!(kinds, ["multipart/alternative", "text/plain", "text/html", "text/calendar"]);
    let PartType::Multipart(children) = &parsed.parts[0].body else { panic!("not a multipart") };
    assert_eq!(children.len(), 3);

    let inline = &parsed.parts[3];
    assert!(inline.attachment_name().is_none());
    assert_eq!(inline.content_type().unwrap().attribute("method"), Some("REQUEST"));
    assert_eq!(inline.content_type().unwrap().attribute("charset"), Some("utf-8"));
    assert!(inline.content_disposition().is_none());
    let PartType::Text(text) = &inline.body else { panic!("not a text") };
    assert_eq!(text.trim_end(), invitation().text.trim_end());
    let source = String::from_utf8(bytes.clone()).unwrap();
    assert!(source.contains("SUMMARY:L=E1=BB=9Bp t=E1=BA=ADp hu=E1=BA=A5n"), "not in quoted-printable");
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_lines_that_smtp_carries() {
    let bytes = eml(&letter()).unwrap();
    assert_eq!(bytes, eml(&letter()).unwrap());
    for line in bytes.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 999, "{} octets", line.len());
        assert!(line.is_ascii());
    }
}

#[test]
fn a_letter_without_a_calendar_has_two_alternatives() {
    let bytes = eml(&Letter { calendar: None, ..letter() }).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.parts.len(), 3);
    assert_eq!(parsed.attachment_count(), 0);
}

#[test]
fn a_code_comes_with_the_html_and_is_no_attachment() {
    let html = format!("<img src=\"cid:{}\">", layout::QR_CID);
    let bytes = eml(&Letter { qr: Some("https://example.vn/toi/abc".into()), html, ..letter() }).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let picture = parsed.parts.iter().find(|part| part.content_id() == Some(layout::QR_CID)).unwrap();
    assert_eq!(picture.contents(), qr_png("https://example.vn/toi/abc").unwrap());
    assert!(picture.contents().starts_with(b"\x89PNG"));
    let disposition = |part: &mail_parser::MessagePart<'_>| {
        part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
    };
    assert!(!parsed.parts.iter().any(disposition), "nothing is offered as a file");
    assert_eq!(parsed.body_html(0).unwrap().matches("cid:").count(), 1);
}

#[test]
fn what_would_break_the_head_is_refused() {
    let id = |id: &str| message(&Letter { message_id: id.into(), ..letter() }).map(|_| ());
    for bad in ["", "a@b", "<ab>", "<a@b@c>", "<a b@c>", "<a@b>\r\nBcc: <x@y.z>", "<@b>", "<a@>", "<á@b>"] {
        assert_eq!(id(bad), Err(DocumentError::MessageId(bad.into())), "{bad:?}");
    }
    for bad in ["", "an", "an@", "an@example.vn\r\nBcc: x@y.z", "an@example.vn, x@y.z", "an @example.vn"] {
        let to = Correspondent { name: String::new(), email: bad.into() };
        let refused = message(&Letter { to, ..letter() }).map(|_| ());
        assert_eq!(refused, Err(DocumentError::Address(bad.into())), "{bad:?}");
    }
}

#[test]
fn nobody_can_add_a_head_through_a_name_or_a_subject() {
    let evil = "x\r\nBcc: evil@example.org\r\n\r\n<script>\u{2028}y\u{0}";
    let party = Correspondent { name: evil.into(), ..letter().to };
    let spoiled = Letter {
        to: party.clone(),
        from: party.clone(),
        reply_to: Some(party),
        subject: evil.into(),
        ..letter()
    };
    let bytes = eml(&spoiled).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert!(parsed.bcc().is_none());
    assert_eq!(parsed.subject(), Some("x Bcc: evil@example.org <script> y"));
    assert_eq!(parsed.to().unwrap().first().unwrap().address(), Some("an@example.vn"));
    assert_eq!(message(&spoiled).unwrap().envelope().to().len(), 1);
}

#[test]
fn what_parts_a_mail_does_not_follow_from_what_people_can_know() {
    let text = format!(
        "{}\n--alternativeoutbox42taphuanexamplegovvn\nContent-Type: text/html\n\n<b>x</b>",
        letter().text
    );
    let spoiled = Letter { text, ..letter() };
    let bytes = eml(&spoiled).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(
        parsed.parts.len(),
        MessageParser::default().parse(&eml(&letter()).unwrap()).unwrap().parts.len()
    );
    assert!(!String::from_utf8(bytes).unwrap().contains("boundary=\"alternativeoutbox"));
    assert_ne!(eml(&letter()).unwrap(), eml(&Letter { boundary: "fedcba".into(), ..letter() }).unwrap());
}

proptest! {
    #[test]
    fn any_name_and_subject_arrive_as_they_were_written(
        name in "[a-zA-ZđàẨữ \"'(),:;<>@.\\\\-]{1,90}",
        subject in "[ -~đàẨữ“”–😀]{1,200}",
    ) {
        let letter = Letter {
            to: Correspondent { name: name.clone(), email: "an@example.vn".into() },
            subject: subject.clone(),
            ..letter()
        };
        let bytes = eml(&letter).unwrap();
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(squeezed(parsed.subject().unwrap_or_default()), squeezed(&subject));
        let to = parsed.to().unwrap().first().unwrap();
        prop_assert_eq!(to.address(), Some("an@example.vn"));
        prop_assert_eq!(squeezed(to.name().unwrap_or_default()), squeezed(&name));
    }
}
