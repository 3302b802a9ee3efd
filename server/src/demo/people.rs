//! People for the demo. All are invented; the units are real.

use chrono::NaiveDate;

const FAMILY: [&str; 14] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Triệu", "Ma", "Lường", "Hứa", "Đàm", "Vũ", "Đặng",
    "Bùi",
];
const MIDDLE: [&str; 9] = ["Thị", "Văn", "Thu", "Đức", "Ngọc", "Minh", "Hồng", "Xuân", "Quang"];
const GIVEN: [&str; 17] = [
    "An", "Ánh", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hằng", "Hường", "Khánh", "Lan", "Mai", "Ngân",
    "Phương", "Thảo", "Uyên", "Yến",
];
/// Communes and wards in force since 1 July 2025, by code.
const UNITS: [&str; 12] = [
    "N05500", "N05482", "N05443", "N05455", "N05710", "N05518", "N05569", "N05611", "N05692", "N05716",
    "N05830", "N05908",
];
const POSTS: [&str; 4] = [
    "Công chức Văn hóa - Xã hội",
    "Cán bộ Hội Phụ nữ",
    "Thành viên Đội công tác xã hội tình nguyện",
    "Thành viên Tổ bảo vệ an ninh, trật tự",
];

/// Somebody invented.
pub(super) struct Person {
    /// Full name.
    pub name: String,
    /// Birth date as typed.
    pub born: String,
    /// `nam` or `nu`.
    pub sex: &'static str,
    /// The code of the unit.
    pub unit: &'static str,
    /// The post.
    pub post: &'static str,
    /// An address that no mail server serves (RFC 2606).
    pub email: String,
    /// A telephone number.
    pub phone: String,
}

/// The n-th person: always the same, and no two alike.
pub(super) fn person(n: usize) -> Person {
    let pick = |from: &[&'static str], by: usize| from[(n * by + n / from.len()) % from.len()];
    let middle = pick(&MIDDLE, 2);
    let sex = match middle {
        "Văn" | "Đức" | "Quang" => "nam",
        _ => "nu",
    };
    let born = NaiveDate::from_ymd_opt(1968, 1, 1).unwrap_or_default()
        + chrono::Duration::days(i64::try_from(n * 97 % 12_000).unwrap_or(0));
    Person {
        name: format!("{} {middle} {}", pick(&FAMILY, 5), pick(&GIVEN, 3)),
        born: born.format("%-d/%-m/%Y").to_string(),
        sex,
        unit: UNITS[n * 7 % UNITS.len()],
        post: POSTS[n % POSTS.len()],
        email: format!("nguoi{n:03}@example.org"),
        phone: format!("09{:08}", 10_000_000 + n * 13_577 % 89_999_999),
    }
}
