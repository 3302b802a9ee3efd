//! What many tests begin with: an activity is published, people register.

use std::sync::atomic::{AtomicU32, Ordering};

use super::{Browser, Page};

/// Numbers the places.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// A day to come, as it is typed: so many days from now, or the next one that begins three without a holiday, on which a class would need a
/// reason.
pub(crate) fn in_days(days: i64) -> String {
    let first = chrono::Utc::now().date_naive() + chrono::Days::new(days.unsigned_abs());
    let is_worked = |day: &chrono::NaiveDate| {
        (0..3).all(|n| domain::holidays::holiday(*day + chrono::Days::new(n)).is_none())
    };
    first.iter_days().find(is_worked).unwrap().format("%-d/%-m/%Y").to_string()
}

/// Plans and publishes an activity of the province in ten days; answers its code.
pub(crate) async fn publish(organizer: &Browser, capacity: &str) -> String {
    publish_of(organizer, "Tỉnh Thái Nguyên", capacity).await
}

/// As [`publish`], of another unit.
pub(crate) async fn publish_of(organizer: &Browser, unit: &str, capacity: &str) -> String {
    let day = in_days(10);
    // Several at one place on one day are in each other's way.
    let place = format!("Hội trường {}", NEXT.fetch_add(1, Ordering::Relaxed));
    let form = [
        ("kind", "training_class"),
        ("level", "province"),
        ("title", "Lớp kiểm thử"),
        ("unit", unit),
        ("place", place.as_str()),
        ("capacity", capacity),
        ("admission", "open"),
        ("starts_on", day.as_str()),
        ("slots", "sang"),
        ("slots", "chieu"),
        ("share", "80"),
    ];
    let created = organizer.post("/quan-ly/hoat-dong/moi", &form).await;
    assert_eq!(created.status, 303, "{}", created.body);
    let code =
        created.location.trim_start_matches("/quan-ly/hoat-dong/").split('/').next().unwrap().to_owned();
    let published = organizer.post(&format!("/quan-ly/hoat-dong/{code}/cong-bo"), &[]).await;
    assert_eq!(published.status, 303, "{}", published.body);
    code
}

/// Signs somebody up on the public page.
pub(crate) async fn register(browser: &Browser, code: &str, n: usize) -> Page {
    let form = registration(n);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&format!("/hoat-dong/{code}/dang-ky"), &form).await
}

/// What somebody types who signs up; each number is another person.
pub(crate) fn registration(n: usize) -> Vec<(&'static str, String)> {
    let form = [
        ("full_name", format!("Nguyễn Văn {}", letters(n))),
        ("birth_date_day", "1".into()),
        ("birth_date_month", "2".into()),
        ("birth_date_year", "1990".into()),
        ("sex", "nam".into()),
        ("unit", "Phường Tích Lương".into()),
        ("email", format!("nguoi{n}@example.org")),
        ("phone", String::new()),
        ("consent", "yes".into()),
    ];
    form.into()
}

/// A number as letters, since names have no digits.
pub(crate) fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
