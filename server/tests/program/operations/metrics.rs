//! What is counted for whoever watches, on an address of its own.

use testing::Backend;

use crate::support::{
    Office,
    steps::{publish, register},
};

both!(requests_mails_and_connections_are_counted_without_secrets, async |backend: Backend| {
    let office = Office::with_programme(backend);
    // A port that was free a moment ago.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap().to_string();
    drop(listener);
    let program = office.serve_with(&[("TAPHUAN_METRICS_ADDR", &addr)]);
    let stranger = program.browser();
    let code = publish(&program.signed_in("organizer").await, "5").await;
    for _ in 0..3 {
        assert_eq!(stranger.get(&format!("/hoat-dong/{code}")).await.status, 200);
    }
    assert_eq!(register(&stranger, &code, 1).await.status, 303);
    assert_eq!(stranger.get("/nothing/here").await.status, 404);
    assert_eq!(stranger.get("/toi/0123456789abcdef").await.status, 404);
    let answer = reqwest::get(format!("http://{addr}/metrics")).await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("application/openmetrics-text"));
    let text = answer.text().await.unwrap();
    let value = |name: &str| {
        let line =
            text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {text}"));
        line.rsplit(' ').next().unwrap().parse::<f64>().unwrap()
    };
    let requests = |route: &str, method: &str, status: u16| {
        value(&format!(
            "taphuan_http_requests_total{{route=\"{route}\",method=\"{method}\",status=\"{status}\"}}"
        ))
    };
    // The kept page counts as the page.
    assert_eq!(requests("/hoat-dong/{code}", "GET", 200), 3.0);
    assert_eq!(requests("/hoat-dong/{code}/dang-ky", "POST", 303), 1.0);
    assert_eq!(requests("none", "GET", 404), 1.0);
    assert_eq!(value("taphuan_http_request_seconds_count{route=\"/hoat-dong/{code}\"}"), 3.0);
    assert_eq!((value("taphuan_up"), value("taphuan_mails_waiting")), (1.0, 1.0));
    assert!(value("taphuan_db_read_connections") >= 1.0);
    assert!(value("taphuan_resident_memory_bytes") > 1e6);
    assert!(text.ends_with("# EOF\n"), "{text}");
    assert!(!text.contains("0123456789abcdef") && !text.contains(&code), "{text}");
    // Whoever reads the pages reads none of it.
    assert_eq!(stranger.get("/metrics").await.status, 404);
});
