//! What many tests begin with: an activity is published, people register.

use super::{Browser, Page};

/// Plans and publishes an activity in ten days; answers its code.
pub(crate) async fn publish(organizer: &Browser, capacity: &str) -> String {
    let day = (chrono::Utc::now() + chrono::Duration::days(10)).format("%-d/%-m/%Y").to_string();
    let form = [
        ("kind", "training_class"),
        ("level", "province"),
        ("title", "Lớp kiểm thử"),
        ("unit", "Tỉnh Thái Nguyên"),
        ("place", "Hội trường"),
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
    let (name, email) = (format!("Nguyễn Văn {}", letters(n)), format!("nguoi{n}@example.org"));
    let form = [
        ("full_name", name.as_str()),
        ("birth_date", "1/2/1990"),
        ("birth_date_day", "1"),
        ("birth_date_month", "2"),
        ("birth_date_year", "1990"),
        ("sex", "nam"),
        ("unit", "Phường Tích Lương"),
        ("email", email.as_str()),
        ("phone", ""),
        ("consent", "yes"),
    ];
    browser.post(&format!("/hoat-dong/{code}/dang-ky"), &form).await
}

/// A number as letters, since names have no digits.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
