//! Mails, over real SMTP.

use std::{sync::Arc, time::Duration};

use mail_parser::{MessageParser, MimeHeaders};
use testing::Backend;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    time::{sleep, timeout},
};

use crate::support::{
    Office,
    form::Form,
    steps::{publish, register},
};

/// A mail server that keeps what it takes, after it has refused a number of mails for now.
struct Sink {
    port: u16,
    taken: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Sink {
    async fn start(refuse_first: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let refusals = Arc::new(Mutex::new(refuse_first));
        let kept = taken.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, kept.clone(), refusals.clone()));
            }
        });
        Self { port, taken }
    }

    /// Waits until so many mails were taken.
    async fn wait_for(&self, count: usize) -> Vec<Vec<u8>> {
        timeout(Duration::from_secs(60), async {
            while self.taken.lock().await.len() < count {
                sleep(Duration::from_millis(50)).await;
            }
        })
        .await
        .expect("the mail arrives");
        self.taken.lock().await.clone()
    }
}

/// Says as much of RFC 5321 as a client needs to hand over a mail.
async fn converse(stream: TcpStream, taken: Arc<Mutex<Vec<Vec<u8>>>>, refusals: Arc<Mutex<usize>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 sink\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-sink\r\n250 8BITMIME\r\n",
            "MAIL" if *refusals.lock().await > 0 => {
                *refusals.lock().await -= 1;
                "451 later\r\n"
            }
            "DATA" => {
                let _ = write.write_all(b"354 go on\r\n").await;
                let mut mail = Vec::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    mail.extend(line.strip_prefix('.').unwrap_or(&line).as_bytes());
                    mail.extend(b"\r\n");
                }
                taken.lock().await.push(mail);
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        if write.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

both!(a_registration_brings_one_mail_whose_subject_and_calendar_arrive_intact, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let sink = Sink::start(0).await;
    let program = office.serve_with(&[("TAPHUAN_SMTP_URL", &format!("smtp://127.0.0.1:{}", sink.port))]);
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    let done = register(&program.browser(), &code, 7).await;
    assert_eq!(done.status, 303, "{}", done.body);

    let mails = sink.wait_for(1).await;
    let mail = MessageParser::default().parse(&mails[0]).unwrap();
    assert!(mail.subject().unwrap().contains("Lớp kiểm thử"), "{:?}", mail.subject());
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("nguoi7@example.org"));
    let text = mail.body_text(0).unwrap();
    assert!(text.contains("/toi/"), "{text}");
    // The activity is the province's, and a province writes no letters: the office does.
    assert!(text.contains("Đơn vị tổ chức: Sở Nội vụ tỉnh Thái Nguyên"), "{text}");
    let calendars: Vec<_> = mail
        .parts
        .iter()
        .filter(|part| {
            part.content_type()
                .is_some_and(|kind| kind.ctype() == "text" && kind.subtype() == Some("calendar"))
        })
        .collect();
    assert!(!calendars.is_empty());
    // Nothing more comes for the same cause: the mail of somebody who registers afterwards is the next one.
    assert_eq!(register(&program.browser(), &code, 8).await.status, 303);
    let mails = sink.wait_for(2).await;
    let to = mails.iter().map(|mail| MessageParser::default().parse(mail).unwrap());
    let to: Vec<String> =
        to.map(|mail| mail.to().unwrap().first().unwrap().address().unwrap().to_owned()).collect();
    assert_eq!(to, ["nguoi7@example.org", "nguoi8@example.org"]);
});

both!(without_a_mail_server_mails_wait_and_can_be_read, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    register(&program.browser(), &code, 7).await;
    let outbox = organizer.get("/quan-ly/thu").await;
    assert_eq!(outbox.status, 200);
    assert!(
        outbox.body.contains("nguoi7@example.org") && outbox.body.contains("Chưa cấu hình máy chủ thư"),
        "{}",
        outbox.body
    );
});

both!(a_change_shows_whom_it_tells_before_it_is_saved, async |backend: Backend| {
    let office = Office::with_programme(backend);
    // A mail server that is away: without one, the outbox says that and nothing else above its heading.
    let program = office.serve_with(&[("TAPHUAN_SMTP_URL", "smtp://127.0.0.1:9")]);
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    register(&program.browser(), &code, 7).await;
    let path = format!("/quan-ly/hoat-dong/{code}/sua");
    let form = Form::called(&organizer.get(&path).await, "edit").with("place", "Nhà văn hóa");
    let asked = form.send(&organizer).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    for words in
        ["sẽ được báo qua thư cho 1 người", "Nguyễn Văn h", "Lưu và báo", "Lưu, chưa báo", "Nhà văn hóa"]
    {
        assert!(asked.body.contains(words), "{words}: {}", asked.body);
    }
    let there = organizer.get(&format!("/hoat-dong/{code}")).await;
    assert!(!there.body.contains("Nhà văn hóa"), "saved before anybody said so");
    let told = Form::called(&asked, "edit").with("bao", "co");
    assert_eq!(told.send(&organizer).await.status, 303);
    let outbox = organizer.get("/quan-ly/thu").await;
    assert!(outbox.body.contains("Thay đổi địa điểm"), "{}", outbox.body);
    // Nobody has set who sends: the outbox says so.
    assert!(outbox.body.contains("TAPHUAN_MAIL_FROM"), "{}", outbox.body);
});

both!(a_mail_server_that_hangs_does_not_hold_up_stopping, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut program = office.serve_with(&[("TAPHUAN_SMTP_URL", &format!("smtp://127.0.0.1:{port}"))]);
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "10").await;
    register(&program.browser(), &code, 7).await;
    // It takes the connection and says nothing.
    let _silent = timeout(Duration::from_secs(30), listener.accept()).await.unwrap().unwrap();
    drop(organizer);
    let began = std::time::Instant::now();
    let pid = rustix::process::Pid::from_child(&program.child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    while program.child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < Duration::from_secs(20), "still there");
        sleep(Duration::from_millis(100)).await;
    }
});
