//! What becomes of a mail when the mail server behaves badly.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use domain::{Lang, access::Actor};
use services::{RegistrationForm, Smtp, Step};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::support::{Fixture, class, on_each_database};

/// Somebody registers for a class tomorrow, which causes one mail.
async fn register(fixture: &Fixture) {
    let class = class("10", "2/7/2026", &["sang"]);
    let code = services::create_activity(&fixture.services, &Actor::System, &class).await.unwrap();
    services::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    let form = RegistrationForm {
        full_name: "Ma Thị Én".into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: "Xã Đại Từ".into(),
        email: "en@example.org".into(),
        consent: "yes".into(),
        ..RegistrationForm::default()
    };
    services::register_participant(&fixture.services, &code, &form, Lang::Vi, "192.0.2.1").await.unwrap();
}

/// A mail server that takes each mail whole and hangs up without a word. Answers the way to it, and how many it took.
async fn hangs_up() -> (Smtp, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, count.clone()));
        }
    });
    (Smtp::from_url(&format!("smtp://127.0.0.1:{port}")).unwrap().build(), taken)
}

async fn converse(stream: TcpStream, taken: Arc<AtomicUsize>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 sink\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: &[u8] = match line.split(' ').next() {
            Some("EHLO") => b"250-sink\r\n250 8BITMIME\r\n",
            Some("DATA") => {
                let _ = write.write_all(b"354 go on\r\n").await;
                while lines.next_line().await.is_ok_and(|line| line.is_some_and(|line| line != ".")) {}
                taken.fetch_add(1, Ordering::SeqCst);
                return;
            }
            _ => b"250 ok\r\n",
        };
        if write.write_all(answer).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_mail_on_which_the_connection_breaks_is_tried_more_and_more_seldom() {
    on_each_database(async |fixture| {
        fixture.import_fixture().await;
        register(&fixture).await;
        let (smtp, taken) = hangs_up().await;
        let send = async || services::send_mails(&fixture.services, &smtp).await.unwrap();
        for tries in 1..=3 {
            assert_eq!(send().await, Step::Settled);
            assert_eq!(taken.load(Ordering::SeqCst), tries, "the server may have it");
            assert_eq!(fixture.number("SELECT attempts FROM mails").await, i64::try_from(tries).unwrap());
            assert_eq!(fixture.text("SELECT state FROM mails").await, "queued");
            // Not before the wait is over.
            assert_eq!(send().await, Step::Idle);
            fixture.run("UPDATE mails SET due_at = created_at").await;
        }
    })
    .await;
}

#[tokio::test]
async fn while_no_server_answers_no_try_counts() {
    on_each_database(async |fixture| {
        fixture.import_fixture().await;
        register(&fixture).await;
        // A port that was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let smtp = Smtp::from_url(&format!("smtp://127.0.0.1:{port}")).unwrap().build();
        assert_eq!(services::send_mails(&fixture.services, &smtp).await.unwrap(), Step::ServerAway);
        assert_eq!(fixture.number("SELECT attempts FROM mails").await, 0);
        assert_eq!(fixture.text("SELECT state FROM mails").await, "queued");
    })
    .await;
}
