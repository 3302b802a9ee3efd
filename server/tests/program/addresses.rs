//! Addresses that were made up: by another name, too long, with slashes and signs where none belong.

use testing::Backend;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{Office, Program};

/// What the program answers to lines that no browser would send.
async fn raw(program: &Program, request: &str) -> String {
    let address = program.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("{}\r\nConnection: close\r\n\r\n", request.replace("HERE", address));
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut said = Vec::new();
    stream.read_to_end(&mut said).await.unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

both!(no_made_up_address_leads_off_the_site_or_breaks_the_program, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    for path in ["/en//evil.example", "//evil.example", "/en/\\evil.example", "/\\\\evil.example/x"] {
        let said = raw(&program, &format!("GET {path} HTTP/1.1\r\nHost: HERE")).await;
        for way in ["href=\"//", "href=\"/\\", "action=\"//", "location: //", "location: /\\"] {
            assert!(!said.to_lowercase().contains(way), "{path}: {said}");
        }
    }
    let same =
        "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0";
    let said = raw(&program, &format!("POST /dang-nhap/%0a HTTP/1.1\r\nHost: HERE\r\n{same}")).await;
    assert!(said.starts_with("HTTP/1.1 303") && said.contains("location: /dang-nhap/%0A\r\n"), "{said}");

    let organizer = program.signed_in("organizer").await;
    for path in ["/?q=", "/quan-ly/nguoi?q=", "/quan-ly/hoat-dong?q="] {
        let page = organizer.get(&format!("{path}{}", "a".repeat(60_000))).await;
        assert_eq!(page.status, 414, "{path}");
        assert!(page.body.contains("Nội dung tìm quá dài"), "{path}");
        assert_eq!(organizer.get(&format!("{path}{}", "a".repeat(15_000))).await.status, 200, "{path}");
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_its_own_name_is_answered() {
    let office = Office::new(Backend::Sqlite);
    let program = office.serve_with(&[("TAPHUAN_PUBLIC_URL", "https://taphuan.example.vn")]);
    let get = async |host: &str| raw(&program, &format!("GET / HTTP/1.1\r\nHost: {host}")).await;
    assert!(get("taphuan.example.vn").await.starts_with("HTTP/1.1 200"));
    for host in ["evil.example", "127.0.0.1", "taphuan.example.vn.evil.example"] {
        let said = get(host).await;
        assert!(
            said.starts_with("HTTP/1.1 421") && said.contains("Địa chỉ này không phải của hệ thống"),
            "{said}"
        );
    }
    // Who watches over the program asks by its number.
    assert!(raw(&program, "GET /healthz HTTP/1.1\r\nHost: 10.0.0.1").await.starts_with("HTTP/1.1 200"));
}

both!(a_browser_that_hides_where_a_form_comes_from_is_told_why_it_was_refused, async |backend: Backend| {
    let office = Office::new(backend);
    let program = office.serve();
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0";
    let said =
        raw(&program, &format!("POST /dang-nhap HTTP/1.1\r\nHost: HERE\r\nOrigin: null\r\n{form}")).await;
    assert!(said.starts_with("HTTP/1.1 403") && said.contains("Trình duyệt này không cho biết"), "{said}");
    let said = raw(
        &program,
        &format!("POST /dang-nhap HTTP/1.1\r\nHost: HERE\r\nSec-Fetch-Site: cross-site\r\n{form}"),
    )
    .await;
    assert!(said.starts_with("HTTP/1.1 403") && said.contains("không thuộc hệ thống"), "{said}");
});
