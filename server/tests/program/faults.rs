//! Faults: the database goes away and comes back; the program is killed while people register.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use testing::Backend;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::support::{
    Browser, Office,
    steps::{publish, register},
    until,
};

/// Stands between the program and PostgreSQL, and can be cut.
struct Proxy {
    port: u16,
    broken: Arc<watch::Sender<bool>>,
}

impl Proxy {
    async fn before(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (broken, _) = watch::channel(false);
        let broken = Arc::new(broken);
        let tell = broken.clone();
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let mut cut = tell.subscribe();
                tokio::spawn(async move {
                    if *cut.borrow() {
                        return;
                    }
                    let Ok(mut server) = TcpStream::connect(("127.0.0.1", server)).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut client, &mut server) => {}
                        _ = cut.wait_for(|cut| *cut) => {}
                    }
                });
            }
        });
        Self { port, broken }
    }

    fn break_networking(&self) {
        self.broken.send_replace(true);
    }

    fn restore_networking(&self) {
        self.broken.send_replace(false);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_database_the_program_says_so_and_recovers_without_a_restart() {
    let mut office = Office::with_programme(Backend::Postgres);
    let server = office.database.port.unwrap();
    let proxy = Proxy::before(server).await;
    office.database.url = office.database.url.replace(&format!(":{server}/"), &format!(":{}/", proxy.port));
    let program = office.serve();
    let (stranger, organizer) = (program.browser(), program.signed_in("organizer").await);
    let code = publish(&organizer, "10").await;
    assert_eq!(stranger.get("/").await.status, 200);
    assert_eq!(stranger.get("/readyz").await.status, 200);

    proxy.break_networking();
    for (browser, path) in
        [(&stranger, "/"), (&stranger, "/chung-nhan/23456789ABCDEFGHJKMN"), (&organizer, "/quan-ly")]
    {
        let page = browser.get(path).await;
        assert_eq!(page.status, 503, "{path}: {}", page.body);
        assert!(page.headers.contains_key("retry-after"), "{path}");
        assert!(page.body.contains("Vui lòng thử lại sau ít phút"), "{path}: {}", page.body);
    }
    let lost = register(&stranger, &code, 1).await;
    assert_eq!(lost.status, 503);
    // Nothing that was typed is lost: the page has the whole form in it, to be sent again.
    for kept in ["Gửi lại những gì đã nhập", "value=\"nguoi1@example.org\"", "value=\"Phường Tích Lương\""]
    {
        assert!(lost.body.contains(kept), "{kept}: {}", lost.body);
    }
    // A list of thousands, too; its form is one that carries files.
    let list = "Ma Thị Én; 1/2/1990; Xã Đại Từ\n".repeat(10_000) + "Người cuối; 3/4/1990; Xã Đại Từ";
    let form = [("text", list.as_str()), ("unit", ""), ("unit_id", ""), ("step", "check")];
    let lost = organizer.post_multipart("/quan-ly/nguoi/nhap", &form).await;
    assert_eq!(lost.status, 503);
    for kept in ["Gửi lại những gì đã nhập", "multipart/form-data", "Người cuối; 3/4/1990", "value=\"check\""]
    {
        assert!(lost.body.contains(kept), "{kept}");
    }
    // And a large form of any other kind.
    let mark = ("m".repeat(100), "v".repeat(100));
    let marks: Vec<(&str, &str)> = (0..1_000).map(|_| (mark.0.as_str(), mark.1.as_str())).collect();
    let lost = organizer.post("/quan-ly/hoat-dong/TR-2026-01/diem-danh", &marks).await;
    assert_eq!((lost.status.as_u16(), lost.body.matches(&mark.1).count()), (503, 1_000));
    // A password is not carried along, and the page says so.
    let lost = stranger.post("/dang-nhap", &[("email", "a@example.org"), ("password", "mat khau")]).await;
    assert_eq!(lost.status, 503);
    assert!(lost.body.contains("mật khẩu không bao giờ được giữ") && !lost.body.contains("mat khau"));
    assert!(!lost.body.contains("Gửi lại những gì đã nhập"), "{}", lost.body);
    // What was found out before holds for a moment.
    until("the program is no longer ready", async || stranger.get("/readyz").await.status == 503).await;
    assert_eq!(stranger.get("/healthz").await.status, 200);

    proxy.restore_networking();
    let page = register(&stranger, &code, 1).await;
    assert_eq!(page.status, 303, "{}", page.body);
    assert_eq!(organizer.get("/quan-ly").await.status, 200);
    until("the program is ready again", async || stranger.get("/readyz").await.status == 200).await;
}

both!(killed_at_any_moment_nothing_that_was_confirmed_is_lost, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let mut program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "15").await;

    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::new(AtomicUsize::new(0));
    let people: Vec<_> = (0..4)
        .map(|lane| {
            let (browser, code) = (program.browser(), code.clone());
            let (stop, seen) = (stop.clone(), seen.clone());
            tokio::spawn(async move { register_until_gone(browser, code, lane, stop, seen).await })
        })
        .collect();
    // In the midst of it, however fast the machine is.
    until("twenty have registered", async || seen.load(Ordering::Relaxed) >= 20).await;
    program.child.kill().unwrap();
    program.child.wait().unwrap();
    stop.store(true, Ordering::Relaxed);
    let mut confirmed = Vec::new();
    for lane in people {
        confirmed.extend(lane.await.unwrap());
    }
    assert!(!confirmed.is_empty(), "nobody registered before the kill");

    let program = office.serve();
    let stranger = program.browser();
    let mut seated = 0;
    for own_page in &confirmed {
        let page = stranger.own_page(own_page).await;
        assert_eq!(page.status, 200, "{own_page} was confirmed and is gone");
        seated += usize::from(page.body.contains("data-state=\"confirmed\""));
    }
    assert!(seated <= 15);
    // The program goes on where it was.
    assert_eq!(register(&stranger, &code, 99_999).await.status, 303);
});

/// Registers one person after the other until the program is gone; answers the own pages of those who were told yes.
async fn register_until_gone(
    browser: Browser,
    code: String,
    lane: usize,
    stop: Arc<AtomicBool>,
    seen: Arc<AtomicUsize>,
) -> Vec<String> {
    let mut confirmed = Vec::new();
    for n in 0..10_000 {
        let page = tokio::spawn({
            let (browser, code) = (browser.clone(), code.clone());
            async move { register(&browser, &code, lane * 10_000 + n).await }
        });
        // A request that was cut off panics in its task: it was not confirmed.
        match page.await {
            Ok(page) if page.status == 303 => {
                confirmed.push(page.location);
                seen.fetch_add(1, Ordering::Relaxed);
            }
            Ok(page) => panic!("{}", page.body),
            Err(_) => break,
        }
        if stop.load(Ordering::Relaxed) {
            break;
        }
    }
    confirmed
}
