//! Writes sample papers, mails and a calendar file into a folder, so that people can look at them:
//! `cargo run -p documents --example preview -- DIR`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use documents::ics::{Answer, Attendee, CalendarEvent, CalendarSession, Method, Status, series};
use documents::mail::layout::{Link, render};
use documents::mail::templates::{self, ActivityFacts};
use documents::mail::{Correspondent, Letter, eml};
use documents::{qr, zip};
use domain::Lang;
use papers::{CertificateData, Faces, NominationData, NominationRow, certificate_pdf, nomination_pdf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: preview DIR")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    certificates(folder)?;
    nominations(folder)?;
    mails(folder)
}

fn certificates(folder: &Path) -> Result<(), Box<dyn Error>> {
    let faces = Faces::load()?;
    let mut files = Vec::new();
    for (name, data) in samples()? {
        files.push((name.to_owned(), certificate_pdf(&data, &faces)?));
    }
    for (name, bytes) in &files {
        std::fs::write(folder.join(name), bytes)?;
    }
    std::fs::write(folder.join("giay-chung-nhan.zip"), zip::archive(files)?)?;
    let usual = usual()?;
    std::fs::write(folder.join("qr.svg"), qr::qr_svg(&usual.verify_url, "Mã QR của giấy chứng nhận")?)?;

    let started = Instant::now();
    let rounds = 200;
    let mut size = 0;
    for _ in 0..rounds {
        size = certificate_pdf(&usual, &faces)?.len();
    }
    eprintln!("{size} bytes, {:?} a certificate", started.elapsed() / rounds);
    Ok(())
}

fn nominations(folder: &Path) -> Result<(), Box<dyn Error>> {
    let faces = Faces::load()?;
    let names = ["Nguyễn Thị Hường", "Y Blŏ Niê", "Hoàng Thị Ngọc Phương Quỳnh", "Lò Văn Ít"];
    let posts = [
        "Công chức Văn hóa - Xã hội",
        "Trưởng xóm",
        "Cán bộ bán chuyên trách",
        "Phó Chủ tịch Ủy ban nhân dân xã",
    ];
    let row = |n: usize, note: String| NominationRow {
        name: names[n % 4].into(),
        born: (1970 + n % 30).to_string(),
        position: posts[n % 4].into(),
        unit: if n.is_multiple_of(5) {
            "Đội công tác xã hội tình nguyện".into()
        } else {
            String::new()
        },
        phone: "0912 345 678".into(),
        note,
    };
    for (people, substitutes) in [(3, 1), (40, 2), (400, 20)] {
        let data = NominationData {
            parent_body: String::new(),
            issuing_body: "UBND xã Định Hóa".into(),
            number: "Số: ……/DS-……".into(),
            place_and_date: "………………, ngày … tháng … năm 2026".into(),
            dated_on: day(2026, 11, 27)?,
            subject: "tham gia lớp tập huấn “Kỹ năng tư vấn, truyền thông phòng, chống mua bán người”".into(),
            when: "(Thời gian: 3/12/2026 - 4/12/2026; địa điểm: Hội trường Sở Nội vụ)".into(),
            named: (0..people).map(|n| row(n, String::new())).collect(),
            substitutes: (0..substitutes).map(|n| row(people + n, format!("Dự bị {}", n + 1))).collect(),
            to: vec!["Sở Nội vụ tỉnh Thái Nguyên".into(), "Lưu: VT".into()],
        };
        std::fs::write(folder.join(format!("danh-sach-cu-{people}.pdf")), nomination_pdf(&data, &faces)?)?;
    }
    Ok(())
}

fn mails(folder: &Path) -> Result<(), Box<dyn Error>> {
    let now = DateTime::parse_from_rfc3339("2026-11-24T08:00:00+07:00")?.to_utc();
    let activity = ActivityFacts {
        kind: "lớp tập huấn".into(),
        title: usual()?.course_title,
        when: vec!["Thứ Năm, 3/12/2026, 7:30 - 11:30".into(), "Thứ Năm, 3/12/2026, 13:30 - 17:00".into()],
        place: "Hội trường A, Trung tâm Hội nghị tỉnh, số 1 đường Hùng Vương, phường Phan Đình Phùng".into(),
        organizer: "Sở Lao động - Thương binh và Xã hội".into(),
        contact: "bà Hoàng Thị Hoa, 0208 3 123 456, hoa@example.gov.vn".into(),
    };
    let name = "Nguyễn Thị Hường";
    let url = "https://taphuan.thainguyen.gov.vn/toi/q7Vx2mNaLr0dZk3PbYt8";
    let asked = templates::Invitation {
        name,
        activity: &activity,
        answer_by: Some(day(2026, 11, 30)?),
        answer_url: url,
    };
    let registered = templates::Registered { name, activity: &activity, own_url: url };
    let before = vec!["Thứ Hai, 30/11/2026, 7:30 - 11:30".into()];
    let changed = templates::ActivityChanged {
        name,
        activity: &activity,
        change: templates::Change { time: true, time_before: before, ..templates::Change::default() },
        own_url: url,
    };
    let links = [
        Link { label: activity.title.clone(), url: url.into() },
        Link { label: "Hội thảo “Kỹ năng số”".into(), url: url.into() },
    ];
    let own = templates::OwnLinks {
        name,
        organizer: &activity.organizer,
        contact: "",
        links: &links,
        valid_until: None,
    };
    let english = ActivityFacts { kind: "training class".into(), ..activity.clone() };
    let in_english = templates::Registered { activity: &english, ..registered.clone() };
    let event = CalendarEvent {
        sequence: 0,
        summary: activity.title.clone(),
        description: "Mang theo giấy mời.".into(),
        place: activity.place.clone(),
        url: "https://taphuan.thainguyen.gov.vn/hoat-dong/TR-2026-17".into(),
        organizer_name: activity.organizer.clone(),
        organizer_email: "taphuan@thainguyen.gov.vn".into(),
        sessions: vec![CalendarSession {
            uid: "session-17@taphuan.thainguyen.gov.vn".into(),
            starts_at: now,
            ends_at: now + TimeDelta::hours(4),
            label: "buổi sáng".into(),
            room: "Phòng 201".into(),
            chosen: vec![],
        }],
        stamp: now,
        status: Status::Confirmed,
    };
    let attendee = Attendee { name: name.into(), email: "huong@example.vn".into(), answer: Answer::Accepted };
    let file = series(&Method::Request(attendee), "TR-2026-17-12@taphuan", &event).ok_or("no session")?;
    std::fs::write(folder.join("invite.ics"), &file.text)?;
    for (file_name, words) in [
        ("thu-moi", templates::invitation(Lang::Vi, &asked)),
        ("xac-nhan", templates::registration_confirmed(Lang::Vi, &registered)),
        ("thay-doi", templates::activity_changed(Lang::Vi, &changed)),
        ("duong-dan", templates::own_links(Lang::Vi, &own)),
        ("confirmed", templates::registration_confirmed(Lang::En, &in_english)),
    ] {
        let look = render(&words.subject, &words.body);
        std::fs::write(folder.join(format!("{file_name}.html")), &look.html)?;
        std::fs::write(folder.join(format!("{file_name}.txt")), &look.text)?;
        let letter = letter(words.subject, look, now, file.clone());
        std::fs::write(folder.join(format!("{file_name}.eml")), eml(&letter)?)?;
    }
    Ok(())
}

fn letter(
    subject: String,
    look: documents::mail::layout::Rendered,
    date: DateTime<Utc>,
    calendar: documents::ics::CalendarFile,
) -> Letter {
    let party = |name: &str, email: &str| Correspondent { name: name.into(), email: email.into() };
    Letter {
        boundary: "preview".into(),
        to: party("Nguyễn Thị Hường", "huong@example.vn"),
        from: party("Sở Lao động - Thương binh và Xã hội", "taphuan@thainguyen.gov.vn"),
        reply_to: None,
        subject,
        text: look.text,
        html: look.html,
        calendar: Some(calendar),
        qr: None,
        message_id: "<outbox-42@taphuan.thainguyen.gov.vn>".into(),
        date,
    }
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, String> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| format!("no such day: {year}-{month}-{day}"))
}

fn usual() -> Result<CertificateData, String> {
    Ok(CertificateData {
        parent_body: "Ủy ban nhân dân tỉnh Thái Nguyên".into(),
        issuing_body: "Sở Lao động - Thương binh và Xã hội".into(),
        full_name: "Nguyễn Thị Hường".into(),
        birth_date: Some(day(1985, 3, 12)?),
        unit: "Ủy ban nhân dân xã Phú Lương".into(),
        course_kind: "lớp tập huấn".into(),
        course_title: "Nâng cao năng lực cho cán bộ làm công tác tiếp nhận và hỗ trợ nạn nhân bị mua \
            bán trở về hòa nhập cộng đồng"
            .into(),
        starts_on: day(2023, 7, 27)?,
        ends_on: day(2023, 7, 28)?,
        days: 2,
        minutes: 16 * 60,
        place: "Thái Nguyên".into(),
        issued_on: day(2023, 7, 30)?,
        serial: "0127/2023/GCN-SLĐTBXH".into(),
        code: "K7QMX2P9RT4A".into(),
        verify_url: "https://taphuan.thainguyen.gov.vn/xac-minh/K7QMX2P9RT4A".into(),
        signer_authority: "KT. GIÁM ĐỐC".into(),
        signer_title: "Phó Giám đốc".into(),
        signer_name: "Trần Đức Ẩn".into(),
    })
}

fn samples() -> Result<Vec<(&'static str, CertificateData)>, String> {
    let short = CertificateData {
        parent_body: String::new(),
        issuing_body: "UBND xã Y Tý".into(),
        full_name: "Y Blŏ Niê".into(),
        birth_date: None,
        unit: String::new(),
        course_kind: "hội thảo".into(),
        course_title: "Kỹ năng số".into(),
        ends_on: day(2023, 7, 27)?,
        days: 1,
        minutes: 4 * 60,
        serial: "01".into(),
        code: "ABCD".into(),
        verify_url: "http://127.0.0.1:3000/v/ABCD".into(),
        signer_authority: String::new(),
        signer_title: "Chủ tịch".into(),
        signer_name: "Lý A Tủa".into(),
        ..usual()?
    };
    let long = CertificateData {
        parent_body: "Ủy ban nhân dân tỉnh Thái Nguyên - Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã \
            hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc".into(),
        issuing_body: "Chi cục Phòng, chống tệ nạn xã hội - Sở Lao động - Thương binh và Xã hội tỉnh \
            Thái Nguyên".into(),
        full_name: "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thị Ngọc Phương Quỳnh Ẩn Nguyệt Trường Xuân".into(),
        unit: "Đội công tác xã hội tình nguyện cấp xã phòng, chống tệ nạn xã hội, Ủy ban nhân dân thị \
            trấn Chùa Hang, huyện Đồng Hỷ, tỉnh Thái Nguyên".into(),
        course_title: "Bồi dưỡng kiến thức, kỹ năng nghiệp vụ phòng ngừa, tiếp nhận, xác minh, bảo vệ \
            và hỗ trợ nạn nhân bị mua bán trở về hòa nhập cộng đồng cho đội ngũ cán bộ, công chức, viên \
            chức, cộng tác viên công tác xã hội và tình nguyện viên các xã, phường, thị trấn trên địa \
            bàn tỉnh Thái Nguyên giai đoạn 2021 - 2025".into(),
        starts_on: day(2023, 12, 28)?,
        ends_on: day(2024, 1, 12)?,
        days: 12,
        minutes: 96 * 60,
        serial: "0000127/2023/GCN-CCPCTNXH-SLĐTBXH".into(),
        verify_url: "https://he-thong-quan-ly-tap-huan.solaodongthuongbinhxahoi.thainguyen.gov.vn/vi/xac-minh/giay-chung-nhan/K7QMX2P9RT4A".into(),
        signer_authority: "KT. Chi cục trưởng".into(),
        signer_title: "Phó Chi cục trưởng phụ trách Phòng Chính sách phòng, chống tệ nạn xã hội".into(),
        signer_name: "Nguyễn Hoàng Thị Phương Nguyệt Ánh".into(),
        ..usual()?
    };
    Ok(vec![
        ("giay-chung-nhan.pdf", usual()?),
        ("giay-chung-nhan-ngan.pdf", short),
        ("giay-chung-nhan-dai.pdf", long),
    ])
}
