//! Both forms say the same, and no text becomes markup.

use super::*;

fn body() -> Body {
    Body {
        lang: Lang::Vi,
        letterhead: "Sở Lao động - Thương binh và Xã hội".into(),
        greeting: "Kính gửi: Ông (bà) Nguyễn Thị Ẩn".into(),
        paragraphs: vec![
            "Trân trọng kính mời ông (bà) tham dự lớp tập huấn “Kỹ năng tiếp nhận và hỗ \
            trợ nạn nhân trở về”."
                .into(),
        ],
        facts: vec![
            Fact {
                label: "Thời gian".into(),
                value: "Thứ Năm, 27/7/2023, 7:30 - 11:30\nThứ Sáu, 28/7/2023, 7:30 - 11:30".into(),
            },
            Fact {
                label: "Địa điểm".into(),
                value: "Hội trường A, số 1 đường Hùng Vương, phường Phan Đình Phùng, tỉnh Thái Nguyên".into(),
            },
        ],
        notes: vec!["Xin mang theo giấy mời.".into()],
        button: Some(Link {
            label: "Trả lời thư mời".into(),
            url: "https://taphuan.example.gov.vn/thu-moi/a?b=1&c=2".into(),
        }),
        qr: Some("Mã QR để điểm danh tại cửa".into()),
        links: vec![Link {
            label: "Hội thảo".into(),
            url: "https://taphuan.example.gov.vn/dang-ky/x".into(),
        }],
        closing: vec!["Trân trọng,".into(), "Ban tổ chức".into()],
        footer: vec!["Thư này được gửi tự động.".into()],
    }
}

#[test]
fn the_plain_text_is_wrapped_and_keeps_addresses_whole() {
    let text = render("Thư mời", &body()).text;
    assert_eq!(
        text,
        "Sở Lao động - Thương binh và Xã hội\n\
         \n\
         Kính gửi: Ông (bà) Nguyễn Thị Ẩn\n\
         \n\
         Trân trọng kính mời ông (bà) tham dự lớp tập huấn “Kỹ năng tiếp nhận và\n\
         hỗ trợ nạn nhân trở về”.\n\
         \n\
         Thời gian:\n  \
           Thứ Năm, 27/7/2023, 7:30 - 11:30\n  \
           Thứ Sáu, 28/7/2023, 7:30 - 11:30\n\
         Địa điểm: Hội trường A, số 1 đường Hùng Vương, phường Phan Đình Phùng,\n    \
             tỉnh Thái Nguyên\n\
         \n\
         Xin mang theo giấy mời.\n\
         \n\
         Trả lời thư mời:\n\
         https://taphuan.example.gov.vn/thu-moi/a?b=1&c=2\n\
         \n\
         Hội thảo:\n\
         https://taphuan.example.gov.vn/dang-ky/x\n\
         \n\
         Trân trọng,\n\
         Ban tổ chức\n\
         \n\
         -- \n\
         Thư này được gửi tự động.\n"
    );
}

#[test]
fn the_page_says_everything_the_text_says() {
    let html = render("Thư mời", &body()).html;
    for words in [
        "<html lang=\"vi\">",
        "<title>Thư mời</title>",
        "Kính gửi: Ông (bà) Nguyễn Thị Ẩn</p>",
        "7:30 - 11:30<br>Thứ Sáu",
        ">Địa điểm</th>",
        "href=\"https://taphuan.example.gov.vn/thu-moi/a?b=1&amp;c=2\"",
        ">Trả lời thư mời</a>",
        ">https://taphuan.example.gov.vn/thu-moi/a?b=1&amp;c=2</a>",
        "Trân trọng,<br>Ban tổ chức",
        "Thư này được gửi tự động.",
    ] {
        assert!(html.contains(words), "{words:?} is not in {html}");
    }
    assert!(!html.replace("src=\"cid:", "").contains("src=") && !html.contains("<script"));
}

#[test]
fn no_text_becomes_markup_wherever_it_stands() {
    let canary = "<img src=x onerror=alert(1)>\" ' & </style>";
    let spoiled = Body {
        lang: Lang::En,
        letterhead: canary.into(),
        greeting: canary.into(),
        paragraphs: vec![canary.into()],
        facts: vec![Fact { label: canary.into(), value: canary.into() }],
        notes: vec![canary.into()],
        button: Some(Link { label: canary.into(), url: canary.into() }),
        qr: Some(canary.into()),
        links: vec![Link { label: canary.into(), url: canary.into() }],
        closing: vec![canary.into()],
        footer: vec![canary.into()],
    };
    let html = render(canary, &spoiled).html;
    assert!(html.matches("<img").count() == 1 && !html.contains("x onerror=alert(1)>\""));
    assert_eq!(html.matches("</style>").count(), 1);
    assert_eq!(html.matches("&lt;img src=x onerror=alert(1)&gt;&quot; &#39; &amp;").count(), 18);
}
