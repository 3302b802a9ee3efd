//! Invented people with Vietnamese names.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{PersonName, Sex, text::fold};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use store::{
    ids::PersonId,
    rows::{Person, Unit},
};

const FAMILY: [&str; 20] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Triệu", "Ma", "Lường", "Hứa", "Đàm", "Vũ", "Đặng",
    "Bùi", "Lý", "Dương", "Ngô", "Hà", "Lương", "Vi",
];
const MIDDLE: [&str; 14] = [
    "Thị", "Văn", "Thu", "Đức", "Ngọc", "Minh", "Hồng", "Xuân", "Quang", "Hữu", "Thanh", "Kim", "Bích",
    "Quốc",
];
const GIVEN: [&str; 30] = [
    "An", "Ánh", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hằng", "Hường", "Khánh", "Lan", "Mai", "Ngân",
    "Phương", "Thảo", "Uyên", "Yến", "Hòa", "Hà", "Tuấn", "Hùng", "Nam", "Sơn", "Thủy", "Linh", "Trang",
    "Hạnh", "Phúc", "Nga", "Long",
];

/// Somebody of a unit. `n` makes the address theirs alone.
pub(super) fn person(random: &mut StdRng, n: usize, unit: &Unit, now: DateTime<Utc>) -> Person {
    let mut pick = |from: &[&'static str]| from.choose(random).copied().unwrap_or_default();
    let (family, middle, given, second) = (pick(&FAMILY), pick(&MIDDLE), pick(&GIVEN), pick(&GIVEN));
    let full_name = format!("{family} {middle} {second} {given}");
    let sort_key = PersonName::parse(&full_name).map(|name| name.sort_key()).unwrap_or_default();
    let born = NaiveDate::from_ymd_opt(1955, 1, 1).unwrap_or_default()
        + Duration::days(random.random_range(0..18_000));
    let male = matches!(middle, "Văn" | "Đức" | "Quang" | "Hữu" | "Quốc");
    Person {
        id: PersonId::NEW,
        code: None,
        fold: fold(&full_name),
        sort_key,
        full_name,
        birth_date: Some(born),
        birth_year: None,
        sex: Some(if male { Sex::Male } else { Sex::Female }.into()),
        unit_id: Some(unit.id),
        position: String::new(),
        email: random.random_bool(0.6).then(|| format!("nguoi{n}@example.org")),
        phone: Some(format!("09{:08}", random.random_range(0..100_000_000))),
        lang: "vi".into(),
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}
