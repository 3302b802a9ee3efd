//! Each mail in both languages: its key sentences, and nothing left unsaid or unfilled.

use chrono::NaiveDate;

use super::*;
use crate::mail::layout::render;

fn activity(lang: Lang) -> ActivityFacts {
    let vi = ActivityFacts {
        kind: "lớp tập huấn".into(),
        title: "Hỗ trợ nạn nhân trở về {position}".into(),
        when: vec!["Thứ Năm, 27/7/2023, 7:30 - 11:30".into(), "Thứ Sáu, 28/7/2023, 7:30 - 11:30".into()],
        place: "Hội trường A".into(),
        organizer: "Sở Lao động - Thương binh và Xã hội".into(),
        contact: "bà Hoa, 0208 3 123 456".into(),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => ActivityFacts { kind: "training class".into(), ..vi },
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 7, 20).unwrap()
}

const NAME: &str = "Nguyễn Thị Ẩn";
const URL: &str = "https://taphuan.example.gov.vn/toi/abc";

/// Noon in Viet Nam.
fn moment() -> chrono::DateTime<chrono::Utc> {
    day().and_hms_opt(5, 0, 0).unwrap().and_utc()
}

/// All mails in a language, by name.
fn all(lang: Lang) -> Vec<(&'static str, Words)> {
    let activity = activity(lang);
    let activity = &activity;
    let registered = Registered { name: NAME, activity, own_url: URL };
    let links = [Link { label: "Hội thảo “B”".into(), url: format!("{URL}/2") }];
    let own = OwnLinks {
        name: NAME,
        organizer: &activity.organizer,
        contact: "",
        links: &links,
        valid_until: Some(day()),
    };
    let moved =
        |change| activity_changed(lang, &ActivityChanged { name: NAME, activity, change, own_url: URL });
    let call = Call {
        name: NAME,
        activity,
        unit: "Xã Định Hóa",
        seats: 5,
        closes_at: moment(),
        message: "Ưu tiên người chưa được tập huấn.",
        url: URL,
    };
    vec![
        (
            "invitation",
            invitation(lang, &Invitation { name: NAME, activity, answer_by: Some(day()), answer_url: URL }),
        ),
        ("received", registration_received(lang, &registered)),
        ("confirmed", registration_confirmed(lang, &registered)),
        ("promoted", confirmed_from_waiting_list(lang, &registered)),
        ("held", held(lang, &Held { registered: registered.clone(), until: moment() })),
        ("waitlisted", waitlisted(lang, &Waitlisted { registered: registered.clone(), position: 4 })),
        ("rejected", rejected(lang, &Rejected { name: NAME, activity, reason: "Đơn vị đã đủ chỉ tiêu" })),
        ("left", cancelled_by_participant(lang, &registered)),
        ("taken off", taken_off(lang, &registered)),
        ("withdrawn by unit", withdrawn_by_unit(lang, &registered)),
        (
            "cancelled",
            activity_cancelled(lang, &ActivityCancelled { name: NAME, activity, reason: "Bão số 3" }),
        ),
        (
            "moved",
            moved(Change {
                time: true, time_before: vec!["Thứ Hai, 24/7/2023".into()], ..Change::default()
            }),
        ),
        ("elsewhere", moved(Change { place_before: Some("Phòng họp 2".into()), ..Change::default() })),
        (
            "both",
            moved(Change {
                time: true,
                time_before: vec!["Thứ Hai".into()],
                place_before: Some("Phòng họp 2".into()),
                ..Change::default()
            }),
        ),
        ("room", moved(Change { room: true, time_before: vec!["Phòng 2".into()], ..Change::default() })),
        (
            "contents",
            moved(Change {
                contents: Some((vec!["Mở đầu".into()], vec!["Kỹ năng".into()])),
                ..Change::default()
            }),
        ),
        (
            "revoked",
            certificate_revoked(
                lang,
                &CertificateRevoked {
                    name: NAME,
                    activity,
                    serial: "0127/2023/GCN",
                    reason: "Sai tên",
                    own_url: URL,
                },
            ),
        ),
        (
            "certificate",
            certificate_issued(
                lang,
                &CertificateIssued {
                    name: NAME,
                    activity,
                    serial: "0127/2023/GCN",
                    issued_on: day(),
                    download_url: URL,
                    verify_url: "https://taphuan.example.gov.vn/v/K7QM",
                },
            ),
        ),
        ("links", own_links(lang, &own)),
        ("call", nomination_call(lang, &call)),
        ("reminder", nomination_reminder(lang, &call)),
    ]
}

/// The text of a mail as one line a paragraph, with its subject first.
fn read(words: &Words) -> String {
    let text = render(&words.subject, &words.body).text;
    let paragraphs: Vec<String> =
        text.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    format!("{}\n{}", words.subject, paragraphs.join("\n"))
}

fn assert_says(lang: Lang, expected: &[(&str, &[&str])]) {
    let all = all(lang);
    assert_eq!(all.len(), expected.len(), "every mail is looked at");
    for ((name, words), (expected_name, sentences)) in all.iter().zip(expected) {
        assert_eq!(name, expected_name);
        let read = read(words);
        for sentence in *sentences {
            assert!(read.contains(sentence), "{name}: {sentence:?} is not in\n{read}");
        }
    }
}

#[test]
fn every_mail_says_its_news_in_vietnamese() {
    let named = "lớp tập huấn “Hỗ trợ nạn nhân trở về {position}”";
    let sentence = |before: &str, after: &str| format!("{before}{named}{after}");
    assert_says(
        Lang::Vi,
        &[
            (
                "invitation",
                &[
                    &sentence("Thư mời tham dự ", "\n"),
                    &sentence(
                        "Sở Lao động - Thương binh và Xã hội trân trọng kính mời ông (bà) tham dự ",
                        ".",
                    ),
                    "Kính mong ông (bà) trả lời chậm nhất vào ngày 20 tháng 7 năm 2023",
                    "Trả lời thư mời: https://taphuan.example.gov.vn/toi/abc",
                ],
            ),
            ("received", &[&sentence("Đã nhận đăng ký: ", ""), "Ban tổ chức sẽ xem xét và gửi thư trả lời."]),
            (
                "confirmed",
                &[
                    &sentence("Xác nhận đăng ký: ", ""),
                    &sentence("tham dự ", " đã được xác nhận."),
                    "mở trang đăng ký của mình và xuất trình mã QR",
                ],
            ),
            ("promoted", &["Đã có chỗ cho ông (bà)", "trong danh sách chờ nay đã được xác nhận."]),
            (
                "held",
                &[
                    "Mời ông (bà) nhận chỗ: ",
                    "đang được giữ cho ông (bà) đến 12:00, 20/7/2023",
                    "bấm “Nhận chỗ”",
                ],
            ),
            (
                "waitlisted",
                &[
                    &sentence("đăng ký tham dự ", ". Hiện đã hết chỗ;"),
                    "ông (bà) ở vị trí thứ 4 trong danh sách chờ.",
                ],
            ),
            (
                "rejected",
                &[
                    &sentence("Về đăng ký tham dự ", ""),
                    "rất tiếc chưa thể sắp xếp",
                    "Lý do: Đơn vị đã đủ chỉ tiêu",
                ],
            ),
            ("left", &["Đã hủy đăng ký", "Theo yêu cầu của ông (bà)", "Nếu ông (bà) không yêu cầu việc này"]),
            ("taken off", &["Đăng ký đã được hủy", "Ban tổ chức đã hủy đăng ký của ông (bà)"]),
            (
                "withdrawn by unit",
                &["Đơn vị đã thay người được cử", "Đơn vị của ông (bà) đã thay đổi danh sách cử"],
            ),
            (
                "cancelled",
                &[
                    &sentence("Thông báo hủy ", ""),
                    &sentence("", " sẽ không được tổ chức."),
                    "Lý do: Bão số 3",
                ],
            ),
            (
                "moved",
                &["Thay đổi lịch các buổi: ", "Thời gian cũ: Thứ Hai, 24/7/2023", "không phải đăng ký"],
            ),
            ("elsewhere", &["Thay đổi địa điểm: ", "Địa điểm: Hội trường A Địa điểm cũ: Phòng họp 2"]),
            (
                "both",
                &[
                    "Thay đổi lịch các buổi và địa điểm: ",
                    "Thời gian cũ: Thứ Hai",
                    "Địa điểm cũ: Phòng họp 2",
                ],
            ),
            ("room", &["Thay đổi phòng: ", "Phòng cũ: Phòng 2"]),
            ("contents", &["Thay đổi nội dung các buổi: ", "Nội dung: Kỹ năng", "Nội dung cũ: Mở đầu"]),
            ("revoked", &["Thu hồi giấy chứng nhận: ", "không còn hiệu lực", "Lý do: Sai tên"]),
            (
                "certificate",
                &[
                    &sentence("Ông (bà) đã hoàn thành ", " và được cấp giấy chứng nhận."),
                    "Số: 0127/2023/GCN",
                    "Trang tra cứu: ",
                ],
            ),
            (
                "links",
                &[
                    "Đường dẫn đến các đăng ký của ông (bà)",
                    "Hội thảo “B”: https://taphuan.example.gov.vn/toi/abc/2",
                    "đến hết ngày 20 tháng 7 năm 2023",
                ],
            ),
            (
                "call",
                &[
                    "Đề nghị Xã Định Hóa cử 5 người tham gia lớp tập huấn",
                    "Ưu tiên người chưa được tập huấn.",
                    "Hạn cử người: 12:00, 20/7/2023",
                    "Lập danh sách cử người: https://taphuan.example.gov.vn/toi/abc",
                ],
            ),
            ("reminder", &["Xã Định Hóa được cử 5 người", "và chưa gửi danh sách", "Hạn cử người: 12:00"]),
        ],
    );
}

#[test]
fn every_mail_says_its_news_in_english() {
    assert_says(
        Lang::En,
        &[
            (
                "invitation",
                &[
                    "Invitation to the training class “",
                    "invites you to attend",
                    "Please answer by 20 July 2023",
                ],
            ),
            ("received", &["Registration received: ", "The organizer will look at it"]),
            ("confirmed", &["Registration confirmed: ", "” is confirmed.", "show the QR code"]),
            ("promoted", &["You have a seat: ", "A seat has become free"]),
            (
                "held",
                &[
                    "Please take your seat: ",
                    "is held for you until 12:00, 20 July 2023.",
                    "press “Take the seat”",
                ],
            ),
            ("waitlisted", &["You are on the waiting list: ", "you are number 4 on the waiting list."]),
            ("rejected", &["Your registration for the ", "we cannot offer you a seat", "Reason: Đơn vị"]),
            ("left", &["Registration cancelled: ", "As you asked"]),
            ("taken off", &["Registration cancelled: ", "The organizer has cancelled your registration"]),
            ("withdrawn by unit", &["Your unit names somebody else: ", "Your unit has changed its list"]),
            ("cancelled", &["Cancelled: ", "will not take place", "Reason: Bão số 3"]),
            ("moved", &["New schedule: ", "Time before: Thứ Hai, 24/7/2023"]),
            ("elsewhere", &["New place: ", "Place before: Phòng họp 2"]),
            ("both", &["New schedule and place: "]),
            ("room", &["New room: ", "Room before: Phòng 2"]),
            ("contents", &["New programme: ", "Programme: Kỹ năng", "Programme before: Mở đầu"]),
            ("revoked", &["Certificate revoked: ", "no longer in force", "Reason: Sai tên"]),
            ("certificate", &["Your certificate: ", "Serial: 0127/2023/GCN", "Issued on: 20 July 2023"]),
            ("links", &["Links to your registrations", "The links work until 20 July 2023."]),
            ("call", &["Please name 5 people of Xã Định Hóa", "Deadline: 12:00"]),
            ("reminder", &["Xã Định Hóa may name 5 people", "has not sent its list"]),
        ],
    );
}

#[test]
fn a_class_is_completed_and_all_else_is_attended() {
    for (lang, kind, said) in [
        (Lang::Vi, "lớp tập huấn", "Ông (bà) đã hoàn thành lớp tập huấn “"),
        (Lang::Vi, "hội thảo", "Ông (bà) đã tham dự hội thảo “"),
        (Lang::En, "training class", "You have completed the training class “"),
        (Lang::En, "workshop", "You have attended the workshop “"),
    ] {
        let activity = ActivityFacts { kind: kind.into(), ..activity(lang) };
        let data = CertificateIssued {
            name: NAME,
            activity: &activity,
            serial: "0127/2023/GCN",
            issued_on: day(),
            download_url: URL,
            verify_url: URL,
        };
        let read = read(&certificate_issued(lang, &data));
        assert!(read.contains(said), "{read}");
    }
}

#[test]
fn every_mail_greets_closes_and_says_what_it_is_about() {
    for (lang, dear, sincerely) in [
        (Lang::Vi, "Kính gửi: Ông (bà) Nguyễn Thị Ẩn", "Trân trọng,"),
        (Lang::En, "Dear Nguyễn Thị Ẩn,", "Yours sincerely,"),
    ] {
        for (name, words) in all(lang) {
            let read = read(&words);
            assert!(read.contains(dear) && read.contains(sincerely), "{name}: {read}");
            assert!(
                name == "links" || words.subject.contains("Hỗ trợ nạn nhân trở về"),
                "{name}: {}",
                words.subject
            );
            assert!(words.subject.chars().count() < 120, "{name}: {}", words.subject);
        }
    }
}

#[test]
fn a_mail_with_a_link_of_ones_own_asks_not_to_forward_it() {
    for (name, words) in all(Lang::Vi) {
        // Where a focal person is led, one has to sign in.
        let is_staff = ["call", "reminder"].contains(&name);
        let own = !is_staff && (words.body.button.is_some() || !words.body.links.is_empty());
        assert_eq!(own, read(&words).contains("xin không chuyển tiếp"), "{name}");
    }
}

#[test]
fn the_languages_do_not_mix() {
    for (name, words) in all(Lang::En) {
        let read = read(&words);
        for vietnamese in ["ông (bà)", "Thời gian", "Địa điểm", "Xem đăng ký", "Kính gửi"] {
            assert!(!read.contains(vietnamese), "{name}: {vietnamese}");
        }
    }
}
