//! Whoever opens sockets and says nothing, or half a thing, does not keep others out.

use std::time::{Duration, Instant};

use testing::Backend;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::support::Office;

/// Longer than any silence that the program bears.
const LONG: Duration = Duration::from_secs(60);

/// Waits until the program hangs up; what it said until then.
async fn until_closed(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    let ended = timeout(LONG, stream.read_to_end(&mut said)).await;
    assert!(ended.is_ok(), "still open after {LONG:?}");
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_connections_are_closed_and_keep_nobody_out() {
    let office = Office::new(Backend::Sqlite);
    let program = office.serve();
    let address = program.base.trim_start_matches("http://").to_owned();
    let mut silent = Vec::new();
    for _ in 0..1_500 {
        silent.push(TcpStream::connect(&address).await.unwrap());
    }
    let began = Instant::now();
    assert_eq!(program.browser().get("/").await.status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "others are served while they are open");

    // One that says nothing, one that stops within its headers, one within its body, one that was answered and stays.
    let open = |text: &'static str| {
        let address = address.clone();
        tokio::spawn(async move {
            let mut stream = TcpStream::connect(&address).await.unwrap();
            stream.write_all(text.replace("HOST", &address).as_bytes()).await.unwrap();
            until_closed(&mut stream).await
        })
    };
    let nothing = open("");
    let header = open("GET / HTTP/1.1\r\nHost: HOST\r\nX-A: b");
    let body = open(
        "POST /dang-nhap HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\nemail=a",
    );
    let idle = open("GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n");
    assert_eq!(nothing.await.unwrap(), "");
    assert!(!header.await.unwrap().contains("200 OK"));
    assert!(!body.await.unwrap().contains("200 OK"), "half a form is no form");
    assert!(idle.await.unwrap().contains("200 OK"));
    for mut stream in silent {
        until_closed(&mut stream).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_broke_off_is_refused_and_never_taken_for_an_empty_one() {
    let office = Office::with_programme(Backend::Sqlite);
    let program = office.serve();
    let address = program.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /dang-nhap HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\nemail=a"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let said = until_closed(&mut stream).await;
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 400"), "{said}");
}
