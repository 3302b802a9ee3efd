//! The certificate as a whole: what stands on it, that it stays inside its frame, that its file is small, stable and readable.

use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::layout::layout;
use super::placed::{FRAME_INSET, PAGE, Part, Placed, Rect};
use super::words::{COUNTRY, HEADING, MOTTO, Words};
use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn sample() -> CertificateData {
    CertificateData {
        parent_body: "Ủy ban nhân dân tỉnh Thái Nguyên".into(),
        issuing_body: "Sở Lao động - Thương binh và Xã hội".into(),
        full_name: "Nguyễn Thị Hường".into(),
        birth_date: Some(day(1985, 3, 12)),
        unit: "Ủy ban nhân dân xã Phú Lương".into(),
        course_kind: "lớp tập huấn".into(),
        course_title: "Nâng cao năng lực cho cán bộ tiếp nhận và hỗ trợ nạn nhân trở về".into(),
        starts_on: day(2023, 7, 27),
        ends_on: day(2023, 7, 28),
        days: 2,
        minutes: 16 * 60,
        place: "Thái Nguyên".into(),
        issued_on: day(2023, 7, 30),
        serial: "0127/2023/GCN-SLĐTBXH".into(),
        code: "K7QMX2P9RT4A".into(),
        verify_url: "https://taphuan.thainguyen.gov.vn/xac-minh/K7QMX2P9RT4A".into(),
        signer_authority: "KT. Giám đốc".into(),
        signer_title: "Phó Giám đốc".into(),
        signer_name: "Trần Đức Ẩn".into(),
    }
}

fn pdf(data: &CertificateData) -> Vec<u8> {
    certificate_pdf(data, &Faces::load().unwrap()).unwrap()
}

fn text_of(bytes: &[u8]) -> String {
    lopdf::Document::load_mem(bytes).unwrap().extract_text(&[1]).unwrap()
}

/// Ink of each text and the QR code with its quiet zone.
fn boxes(data: &CertificateData) -> Vec<(Part, Rect)> {
    let faces = Faces::load().unwrap();
    let placed = layout(&Words::new(data), &faces).unwrap();
    let mut boxes = Vec::new();
    for thing in placed {
        match thing {
            Placed::Line(line) => {
                let ink = faces.of(line.setting.style).extent(&line.text).unwrap();
                let tracked = line.setting.tracking * (line.text.chars().count() - 1) as f32;
                let rect = Rect {
                    x: line.x + ink.across.start * line.size,
                    y: line.y + ink.up.start * line.size,
                    width: (ink.across.end - ink.across.start + tracked) * line.size,
                    height: (ink.up.end - ink.up.start) * line.size,
                };
                boxes.push((line.setting.part, rect));
            }
            // The rules stand between the texts they underline and what follows: as good as a text.
            Placed::Rule { rect, .. } => boxes.push((Part::Motto, rect)),
            Placed::Qr { square, dark } => {
                assert!(dark.iter().all(|rect| inside(rect, &square)));
                boxes.push((Part::Address, square));
            }
        }
    }
    boxes
}

fn inside(rect: &Rect, outer: &Rect) -> bool {
    const HAIR: f32 = 0.01;
    rect.x >= outer.x - HAIR
        && rect.y >= outer.y - HAIR
        && rect.x + rect.width <= outer.x + outer.width + HAIR
        && rect.y + rect.height <= outer.y + outer.height + HAIR
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    const TOUCH: f32 = 0.3;
    let apart = |from: f32, length: f32, to: f32, other: f32| {
        from + length <= to + TOUCH || to + other <= from + TOUCH
    };
    !apart(a.x, a.width, b.x, b.width) && !apart(a.y, a.height, b.y, b.height)
}

fn assert_tidy(data: &CertificateData) {
    let frame = Rect {
        x: FRAME_INSET,
        y: FRAME_INSET,
        width: PAGE.0 - 2.0 * FRAME_INSET,
        height: PAGE.1 - 2.0 * FRAME_INSET,
    };
    let boxes = boxes(data);
    for (index, (part, rect)) in boxes.iter().enumerate() {
        assert!(inside(rect, &frame), "{part:?} leaves the frame: {rect:?}");
        for (other_part, other) in &boxes[index + 1..] {
            assert!(!overlap(rect, other), "{part:?} {rect:?} runs into {other_part:?} {other:?}");
        }
    }
}

#[test]
fn it_says_all_that_it_should_and_the_text_can_be_copied_as_vietnamese() {
    let text = text_of(&pdf(&sample()));
    for words in [
        COUNTRY,
        MOTTO,
        HEADING,
        "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Nguyễn Thị Hường",
        "Sinh ngày 12 tháng 3 năm 1985 – Đơn vị: Ủy ban nhân dân xã Phú Lương",
        "Đã hoàn thành lớp tập huấn",
        "“Nâng cao năng lực",
        "tổ chức từ ngày 27 tháng 7 năm 2023 đến ngày 28 tháng 7 năm 2023, thời lượng 2 ngày (16 giờ)",
        "Số: 0127/2023/GCN-SLĐTBXH",
        "Mã tra cứu: K7QM X2P9 RT4A",
        "https://taphuan.thainguyen.gov.vn/xac-minh/K7QMX2P9RT4A",
        "Thái Nguyên, ngày 30 tháng 7 năm 2023",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Đức Ẩn",
    ] {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
    assert!(is_nfc(&text));
}

#[test]
fn decomposed_input_gives_the_same_file_as_composed() {
    let composed = sample();
    let decomposed = CertificateData {
        full_name: "Nguye\u{302}\u{303}n Thi\u{323} Hu\u{31B}\u{300}o\u{31B}\u{300}ng".into(),
        ..sample()
    };
    let hoa = CertificateData { full_name: "Nguyễn Thị Hừờng".into(), ..composed };
    assert!(pdf(&decomposed) == pdf(&hoa));
}

#[test]
fn issuing_again_writes_the_same_bytes_and_another_certificate_others() {
    let first = pdf(&sample());
    assert!(first == pdf(&sample()));
    assert!(first != pdf(&CertificateData { serial: "0128/2023/GCN-SLĐTBXH".into(), ..sample() }));
}

#[test]
fn the_file_stays_below_forty_kilobytes_and_carries_its_dates() {
    let bytes = pdf(&sample());
    assert!(bytes.len() < 40_000, "{} bytes", bytes.len());
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let created = String::from_utf8_lossy(info.get(b"CreationDate").unwrap().as_str().unwrap()).into_owned();
    assert!(created.starts_with("D:20230730"), "{created}");
    let title = lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap();
    assert_eq!(title, "Giấy chứng nhận Số: 0127/2023/GCN-SLĐTBXH");
    assert!(!info.has(b"GTS_PDFXVersion"));
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"));
}

#[test]
fn names_of_every_people_of_vietnam_are_printed() {
    for name in [
        "Y Blŏ Niê",
        "Nguyễn Thị Ẩn",
        "Đặng Ỷ",
        "H'Hen Niê",
        "Kpă Ƀlŭk",
        "Ama Ê\u{306} Ƀuôn Yư\u{306}",
        "Lý A Tủa",
        "Y",
    ] {
        let data = CertificateData { full_name: name.into(), signer_name: name.into(), ..sample() };
        // The reader here puts a space around a mark that is set apart; pdftotext does not.
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        assert!(solid(&text_of(&pdf(&data))).contains(&solid(name)), "{name}");
        assert_tidy(&data);
    }
}

#[test]
fn a_letter_that_cannot_be_printed_is_an_error_wherever_it_stands() {
    let faces = Faces::load().unwrap();
    let bad = "Trần 漢";
    let spoil: [fn(&mut CertificateData, String); 11] = [
        |data, text| data.parent_body = text,
        |data, text| data.issuing_body = text,
        |data, text| data.full_name = text,
        |data, text| data.unit = text,
        |data, text| data.course_kind = text,
        |data, text| data.course_title = text,
        |data, text| data.place = text,
        |data, text| data.serial = text,
        |data, text| data.signer_authority = text,
        |data, text| data.signer_title = text,
        |data, text| data.signer_name = text,
    ];
    for spoil in spoil {
        let mut data = sample();
        spoil(&mut data, bad.to_owned());
        assert_eq!(certificate_pdf(&data, &faces), Err(DocumentError::MissingGlyph { character: '漢' }));
    }
}

#[test]
fn what_is_left_out_leaves_no_hole_and_no_empty_words() {
    let data = CertificateData {
        parent_body: String::new(),
        birth_date: None,
        unit: String::new(),
        days: 0,
        minutes: 0,
        ends_on: day(2023, 7, 27),
        signer_authority: String::new(),
        ..sample()
    };
    let text = text_of(&pdf(&data));
    assert!(text.contains("tổ chức ngày 27 tháng 7 năm 2023"));
    for word in ["Sinh", "Đơn vị", "thời lượng", "KT."] {
        assert!(!text.contains(word), "{word}");
    }
    assert_tidy(&data);
}

#[test]
fn the_widest_letters_do_not_leave_the_frame() {
    for letter in ["W", "Ậ", "g", "ẪỢ "] {
        let long = |letters: usize| letter.repeat(letters).chars().take(letters).collect::<String>();
        assert_tidy(&CertificateData {
            parent_body: long(120),
            issuing_body: long(120),
            full_name: long(80),
            unit: long(160),
            course_title: long(300),
            place: long(40),
            serial: long(40),
            signer_authority: long(60),
            signer_title: long(100),
            signer_name: long(80),
            ..sample()
        });
    }
}

/// Words of Vietnamese texts, up to so many letters in all.
fn words(most: usize) -> impl Strategy<Value = String> {
    const SOME: &[&str] = &[
        "Nguyễn",
        "Ẩn",
        "Y",
        "Hường",
        "phòng,",
        "chống",
        "-",
        "nghiệp",
        "vụ",
        "Blŏ",
        "TP.",
        "30/7/2023",
        "(TB&XH)",
        "Trường",
        "ỢỮ",
        "lý",
        "một",
        "WWWW",
    ];
    proptest::collection::vec(proptest::sample::select(SOME), 1..most / 3)
        .prop_map(move |words| words.join(" ").chars().take(most).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_leaves_the_frame_or_runs_into_something_else(
        bodies in (words(140), words(140)),
        people in (words(80), words(80)),
        unit in words(160),
        title in words(300),
        signer in (words(60), words(100)),
        serial in words(40),
        path in "[a-z0-9/.-]{0,120}",
    ) {
        assert_tidy(&CertificateData {
            parent_body: bodies.0,
            issuing_body: bodies.1,
            full_name: people.0,
            signer_name: people.1,
            unit,
            course_title: title,
            signer_authority: signer.0,
            signer_title: signer.1,
            serial,
            verify_url: format!("https://taphuan.thainguyen.gov.vn/{path}"),
            ..sample()
        });
    }
}
