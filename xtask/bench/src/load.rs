//! Load: many at once.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use crate::{browser::Browser, figures::Figures, pages::this_year, program::Program, store::ORGANIZER};

/// Requests under way at once.
const AT_ONCE: usize = 16;

/// As many as press at the moment when registration opens.
const RUSH: usize = 500;

/// Measures what many do at once.
pub async fn measure(program: &Program, figures: &mut Figures, seconds: u64) -> Result<()> {
    let stranger = Browser::stranger(&program.base)?;
    let staff = Browser::staff(&program.base, ORGANIZER).await?;
    let while_ = Duration::from_secs(seconds);
    let open = format!("/hoat-dong/{OPEN}");
    for (name, browser, path) in [
        ("healthz", &stranger, "/healthz"),
        ("public_list", &stranger, "/"),
        ("public_activity", &stranger, open.as_str()),
        ("staff_list", &staff, "/quan-ly/hoat-dong"),
    ] {
        if figures.wants(name) {
            let times = read(browser, path, while_).await?;
            figures.add_times(name, times, while_);
        }
    }
    if figures.wants("registrations") {
        let times = register(&stranger, OPEN, while_).await?;
        figures.add_times("registrations", times, while_);
    }
    if figures.wants("checkins") {
        let times = check_in(&staff, while_).await?;
        figures.add_times("checkins", times, while_);
    }
    if figures.wants("rush") {
        figures.add("rush_500_for_100_s", rush(&stranger, &staff).await?.as_secs_f64());
    }
    Ok(())
}

/// The class of `taphuan seed` that many can register for.
const OPEN: &str = "GIEO-00001";

/// The class of `taphuan seed` with 400 people.
const LARGEST: &str = "GIEO-00000";

/// A page again and again.
async fn read(browser: &Browser, path: &str, while_: Duration) -> Result<Vec<Duration>> {
    let until = Instant::now() + while_;
    let mut all = Vec::new();
    let readers = (0..AT_ONCE).map(|_| {
        let (browser, path) = (browser.clone(), path.to_owned());
        tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                let answer = browser.get(&path).await?;
                ensure!(answer.status == 200, "{path}: {}", answer.status);
                times.push(answer.took);
            }
            Ok(times)
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        all.extend(reader.await??);
    }
    Ok(all)
}

/// Registrations of people who are all new.
async fn register(browser: &Browser, code: &'static str, while_: Duration) -> Result<Vec<Duration>> {
    let until = Instant::now() + while_;
    let next = Arc::new(AtomicUsize::new(0));
    let mut all = Vec::new();
    let people = (0..AT_ONCE).map(|_| {
        let (browser, next) = (browser.clone(), next.clone());
        tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                times.push(register_one(&browser, code, "r", next.fetch_add(1, Ordering::Relaxed)).await?);
            }
            Ok::<_, anyhow::Error>(times)
        })
    });
    for person in people.collect::<Vec<_>>() {
        all.extend(person.await??);
    }
    Ok(all)
}

async fn register_one(browser: &Browser, code: &str, kind: &str, n: usize) -> Result<Duration> {
    let (name, email) = (format!("Nguyễn Văn {}", letters(n)), format!("{kind}{n}@example.org"));
    let form = [
        ("full_name", name.as_str()),
        ("birth_date_day", "1"),
        ("birth_date_month", "2"),
        ("birth_date_year", "1990"),
        ("sex", "nam"),
        ("unit", "Phường Tích Lương"),
        ("email", email.as_str()),
        ("phone", ""),
        ("consent", "yes"),
    ];
    let answer = browser.post(&format!("/hoat-dong/{code}/dang-ky"), &form).await?;
    ensure!(answer.status == 303, "registration {n}: {} {}", answer.status, answer.body);
    Ok(answer.took)
}

/// A number as letters, since names have no digits.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}

/// Those of the largest class are marked at two sessions again and again, as the grid sends it: one mark at a time, from eight places.
async fn check_in(staff: &Browser, while_: Duration) -> Result<Vec<Duration>> {
    let page = staff.get(&format!("/quan-ly/hoat-dong/{LARGEST}/diem-danh")).await?;
    // The cells are named `o-SESSION-REGISTRATION`.
    let mut cells: Vec<(String, String)> = page
        .body
        .split("name=\"o-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.split_once('-'))
        .map(|(session, registration)| (session.to_owned(), registration.to_owned()))
        .collect();
    cells.dedup();
    cells.truncate(800);
    ensure!(cells.len() > 100, "only {} cells on the page of attendance", cells.len());
    let until = Instant::now() + while_;
    let cells = Arc::new(cells);
    let next = Arc::new(AtomicUsize::new(0));
    let clerks = (0..8).map(|_| {
        let (staff, cells, next) = (staff.clone(), cells.clone(), next.clone());
        tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let Some((session, registration)) = cells.get(n % cells.len()) else { break };
                let event = format!("bench-{n}");
                // Each round makes another mark of each cell.
                let status = ["late", "present", "absent"][n / cells.len() % 3];
                let form = [
                    ("session", session.as_str()),
                    ("registration", registration.as_str()),
                    ("status", status),
                    ("event", event.as_str()),
                ];
                let answer = staff.post(&format!("/api/diem-danh/{LARGEST}"), &form).await?;
                ensure!(answer.status < 300, "mark: {} {}", answer.status, answer.body);
                times.push(answer.took);
            }
            Ok::<_, anyhow::Error>(times)
        })
    });
    let mut all = Vec::new();
    for clerk in clerks.collect::<Vec<_>>() {
        all.extend(clerk.await??);
    }
    Ok(all)
}

/// Five hundred for a hundred seats, fifty at a time: how long until all have their answer. Exactly a hundred get a seat.
async fn rush(stranger: &Browser, staff: &Browser) -> Result<Duration> {
    let code = plan(staff).await?;
    let since = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let people = (0..50).map(|_| {
        let (browser, code, next) = (stranger.clone(), code.clone(), next.clone());
        tokio::spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= RUSH {
                    return Ok::<_, anyhow::Error>(());
                }
                register_one(&browser, &code, "s", 1_000_000 + n).await?;
            }
        })
    });
    for person in people.collect::<Vec<_>>() {
        person.await??;
    }
    let took = since.elapsed();
    let page = staff.get(&format!("/quan-ly/hoat-dong/{code}")).await?;
    ensure!(page.body.contains("100/100"), "not exactly a hundred seats were given");
    Ok(took)
}

/// Plans and publishes a class of a hundred seats, next year.
async fn plan(staff: &Browser) -> Result<String> {
    let page = staff.get("/quan-ly/hoat-dong/moi").await?;
    ensure!(page.status == 200, "the form of an activity: {}", page.status);
    let day = format!("15/6/{}", this_year()? + 1);
    let form = [
        ("kind", "training_class"),
        ("level", "province"),
        ("title", "Lớp đo tốc độ"),
        ("unit", "Tỉnh Thái Nguyên"),
        ("place", "Hội trường"),
        ("capacity", "100"),
        ("admission", "open"),
        ("starts_on", day.as_str()),
        ("slots", "sang"),
        ("share", "80"),
    ];
    let made = staff.post("/quan-ly/hoat-dong/moi", &form).await?;
    ensure!(made.status == 303, "the class: {} {}", made.status, made.body);
    // The newest code of the list's first page by its title.
    let list = staff.get("/quan-ly/hoat-dong?q=do+toc+do").await?;
    let code = list
        .body
        .split("/quan-ly/hoat-dong/TR-")
        .nth(1)
        .and_then(|rest| rest.split(['"', '/', '?']).next())
        .unwrap_or_default();
    let code = format!("TR-{code}");
    let published = staff.post(&format!("/quan-ly/hoat-dong/{code}/cong-bo"), &[]).await?;
    ensure!(published.status == 303, "{code}: {} {}", published.status, published.body);
    Ok(code)
}
