//! Writes sample papers into a folder, so that people can look at them: `cargo run -p documents --example preview -- DIR`.

use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use documents::{CertificateData, Faces, certificate_pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: preview DIR")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let faces = Faces::load()?;
    for (name, data) in samples()? {
        std::fs::write(folder.join(name), certificate_pdf(&data, &faces)?)?;
    }
    let started = Instant::now();
    let rounds = 200;
    let mut size = 0;
    for _ in 0..rounds {
        size = certificate_pdf(&usual()?, &faces)?.len();
    }
    eprintln!("{size} bytes, {:?} a certificate", started.elapsed() / rounds);
    Ok(())
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
        course_title: "Nâng cao năng lực cho cán bộ làm công tác tiếp nhận và hỗ trợ nạn nhân bị mua bán trở về hòa nhập cộng đồng".into(),
        starts_on: day(2023, 7, 27)?,
        ends_on: day(2023, 7, 28)?,
        days: 2,
        hours: 16,
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
        hours: 4,
        serial: "01".into(),
        code: "ABCD".into(),
        verify_url: "http://127.0.0.1:3000/v/ABCD".into(),
        signer_authority: String::new(),
        signer_title: "Chủ tịch".into(),
        signer_name: "Lý A Tủa".into(),
        ..usual()?
    };
    let long = CertificateData {
        parent_body: "Ủy ban nhân dân tỉnh Thái Nguyên - Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc".into(),
        issuing_body: "Chi cục Phòng, chống tệ nạn xã hội - Sở Lao động - Thương binh và Xã hội tỉnh Thái Nguyên".into(),
        full_name: "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thị Ngọc Phương Quỳnh Ẩn Nguyệt Trường Xuân".into(),
        unit: "Đội công tác xã hội tình nguyện cấp xã phòng, chống tệ nạn xã hội, Ủy ban nhân dân thị trấn Chùa Hang, huyện Đồng Hỷ, tỉnh Thái Nguyên".into(),
        course_title: "Bồi dưỡng kiến thức, kỹ năng nghiệp vụ phòng ngừa, tiếp nhận, xác minh, bảo vệ và hỗ trợ nạn nhân bị mua bán trở về hòa nhập cộng đồng cho đội ngũ cán bộ, công chức, viên chức, cộng tác viên công tác xã hội và tình nguyện viên các xã, phường, thị trấn trên địa bàn tỉnh Thái Nguyên giai đoạn 2021 - 2025".into(),
        starts_on: day(2023, 12, 28)?,
        ends_on: day(2024, 1, 12)?,
        days: 12,
        hours: 96,
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
