//! What becomes of a mail when the mail server behaves badly.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::Duration;
use domain::{Lang, accounts::access::Actor};
use services::{
    Error,
    activities::{ActivityForm, Edited, Telling},
    mails::{Smtp, Step},
    registrations::RegistrationForm,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{
    mails::lives::{BUSY, NO_RELAY, PANICS, Sink, WELL},
    support::{Fixture, class},
};

/// Somebody registers for a class tomorrow, which causes one mail.
pub(crate) async fn register(fixture: &Fixture) -> String {
    let class = class("10", "2/7/2026", &["sang"]);
    let code =
        services::activities::create_activity(&fixture.services, &Actor::System, &class).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    let form = RegistrationForm {
        full_name: "Ma Thị Én".into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: "Xã Đại Từ".into(),
        email: "en@example.org".into(),
        consent: "yes".into(),
        ..RegistrationForm::default()
    };
    services::registrations::register_participant(&fixture.services, &code, &form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
    code
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

on_the_programme!(a_mail_on_which_the_connection_breaks_is_tried_more_and_more_seldom, async |fixture| {
    register(&fixture).await;
    let (smtp, taken) = hangs_up().await;
    let send = async || services::mails::send_mails(&fixture.services, &smtp).await.unwrap();
    for tries in 1..=3 {
        assert_eq!(send().await, Step::PutBack);
        assert_eq!(taken.load(Ordering::SeqCst), tries, "the server may have it");
        assert_eq!(fixture.number("SELECT attempts FROM mails").await, i64::try_from(tries).unwrap());
        assert_eq!(fixture.text("SELECT state FROM mails").await, "queued");
        // Not before the wait is over.
        assert_eq!(send().await, Step::Idle);
        fixture.run("UPDATE mails SET due_at = created_at").await;
    }
});

on_the_programme!(while_no_server_answers_no_try_counts, async |fixture| {
    register(&fixture).await;
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let smtp = Smtp::from_url(&format!("smtp://127.0.0.1:{port}")).unwrap().build();
    assert_eq!(services::mails::send_mails(&fixture.services, &smtp).await.unwrap(), Step::ServerAway);
    assert_eq!(fixture.number("SELECT attempts FROM mails").await, 0);
    assert_eq!(fixture.text("SELECT state FROM mails").await, "queued");
});

on_the_programme!(a_mail_on_which_the_program_fails_is_parked_and_the_next_one_leaves, async |fixture| {
    register(&fixture).await;
    let sink = Sink::default();
    sink.becomes(PANICS);
    assert_eq!(services::mails::send_mails(&fixture.services, &sink).await.unwrap(), Step::PutBack);
    assert_eq!(fixture.text("SELECT state FROM mails").await, "failed");
    let why = fixture.text("SELECT last_error FROM mails").await;
    assert!(why.contains("a mail that the program can’t bear"), "{why}");
    sink.becomes(WELL);
    assert_eq!(services::mails::retry_mails(&fixture.services, &Actor::System).await.unwrap(), 1);
    assert_eq!(services::mails::send_mails(&fixture.services, &sink).await.unwrap(), Step::Sent);
    assert_eq!(fixture.text("SELECT state FROM mails").await, "sent");
});

on_the_programme!(a_server_that_refuses_the_sender_holds_the_queue_and_gives_no_mail_up, async |fixture| {
    register(&fixture).await;
    let sink = Sink::default();
    sink.becomes(NO_RELAY);
    let send = async || services::mails::send_mails(&fixture.services, &sink).await.unwrap();
    for _ in 0..20 {
        assert_eq!(send().await, Step::ServerAway);
        assert_eq!(fixture.text("SELECT state FROM mails").await, "queued");
        fixture.pass(Duration::minutes(1));
        // Nothing is tried until it may have been set right.
        assert_eq!(send().await, Step::Idle);
        fixture.pass(Duration::minutes(15));
    }
    let outbox =
        services::mails::list_mails(&fixture.services, &Actor::System, None, services::Paging::page(1))
            .await
            .unwrap();
    assert!(outbox.held.unwrap().answer.contains("Relay access denied"));
    assert_eq!(outbox.failed, 0);
    // It was set right: one press, and the queue goes on.
    assert_eq!(send().await, Step::ServerAway);
    sink.becomes(WELL);
    services::mails::retry_mails(&fixture.services, &Actor::System).await.unwrap();
    fixture.pass(Duration::minutes(1));
    assert_eq!(send().await, Step::Sent);
    let outbox =
        services::mails::list_mails(&fixture.services, &Actor::System, None, services::Paging::page(1))
            .await
            .unwrap();
    assert!(outbox.held.is_none());
    // Where others are taken, a refusal is about the one mail.
    register(&fixture).await;
    sink.becomes(NO_RELAY);
    assert_eq!(send().await, Step::PutBack);
});

on_the_programme!(
    a_clock_that_was_ahead_and_is_set_right_leaves_no_mail_waiting_and_nobody_locked_out,
    async |fixture| {
        let sink = Sink::default();
        fixture.pass(Duration::hours(6));
        register(&fixture).await;
        sink.becomes(BUSY);
        assert_eq!(services::mails::send_mails(&fixture.services, &sink).await.unwrap(), Step::PutBack);
        // A worker was lost with the other mail, at that time too.
        register(&fixture).await;
        fixture.run("UPDATE mails SET state = 'sending', lease_until = '2026-07-01T11:05:00+00:00', tried_at = created_at WHERE attempts = 0").await;
        let ask = async || {
            services::registrations::send_links(&fixture.services, "en@example.org", "192.0.2.1").await
        };
        for _ in 0..4 {
            let _ = ask().await;
        }
        assert!(matches!(ask().await, Err(Error::TooMany(_))));
        fixture.pass(-Duration::hours(6));
        assert!(ask().await.is_ok(), "locked out until the clock gets there again");
        sink.becomes(WELL);
        sink.work(&fixture).await;
        assert_eq!(fixture.number("SELECT count(*) FROM mails WHERE state <> 'sent'").await, 0);
    }
);

on_the_programme!(whoever_stops_the_program_does_not_wait_for_a_server_that_hangs, async |fixture| {
    register(&fixture).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let smtp = Smtp::from_url(&format!("smtp://127.0.0.1:{port}")).unwrap().build();
    // It takes the connection and says nothing; then the program is told to stop.
    let mut silent = None;
    let end = async { silent = Some(listener.accept().await.unwrap()) };
    let began = std::time::Instant::now();
    let step = services::mails::send_mails_until(&fixture.services, &smtp, end).await.unwrap();
    assert_eq!(step, Step::PutBack);
    assert!(began.elapsed() < std::time::Duration::from_secs(5), "{:?}", began.elapsed());
    assert_eq!(fixture.text("SELECT state FROM mails").await, "queued", "it is sent by the next one");
});

on_the_programme!(a_cause_is_queued_once_by_however_many_at_once, async |fixture| {
    register(&fixture).await;
    let id = services::ids::MailId(fixture.number("SELECT id FROM mails").await);
    let (mail, _) = services::mails::show_mail(&fixture.services, &Actor::System, id).await.unwrap();
    let mail = services::rows::Mail { cause: "once".into(), message_id: "<once@example.org>".into(), ..mail };
    // Twelve at once, before and after whichever of them is first commits.
    let db = services::Db::connect(&fixture.url).await.unwrap();
    let puts = (0..12).map(|_| {
        let (db, mail) = (db.clone(), mail.clone());
        tokio::spawn(async move {
            let tx = db.begin().await.unwrap();
            let put = store::mail_queue::put(&tx, mail).await.unwrap();
            tx.commit().await.unwrap();
            put
        })
    });
    let mut put = 0;
    for one in puts.collect::<Vec<_>>() {
        put += usize::from(one.await.unwrap());
    }
    assert_eq!(put, 1, "and none of the others fails");
    assert_eq!(fixture.number("SELECT count(*) FROM mails WHERE cause = 'once'").await, 1);
});

on_the_programme!(changes_within_minutes_are_one_mail_and_moving_back_is_none, async |fixture| {
    let code = register(&fixture).await;
    let sink = Sink::default();
    sink.work(&fixture).await;
    let edit = async |place: &str, telling: Telling| {
        let form =
            services::activities::load_activity_form(&fixture.services, &Actor::System, &code).await.unwrap();
        let form = ActivityForm { place: place.into(), ..form };
        services::activities::edit_activity(&fixture.services, &Actor::System, &code, &form, telling)
            .await
            .unwrap()
    };
    let waiting = async || fixture.number("SELECT count(*) FROM mails WHERE state = 'queued'").await;
    // Who would be told is shown, and nothing is saved.
    let Edited::Asks(audience) = edit("Nhà A", Telling::Ask).await else { panic!("not asked") };
    assert_eq!((audience.names, audience.without_address), (vec!["Ma Thị Én".to_owned()], 0));
    assert_eq!(waiting().await, 0);
    assert_eq!(edit("Nhà A", Telling::Tell).await, Edited::Saved(0));
    sink.work(&fixture).await;
    assert_eq!(waiting().await, 1, "it waits for further changes");
    edit("Nhà B", Telling::Tell).await;
    assert_eq!(waiting().await, 1);
    let text = fixture.text("SELECT text FROM mails WHERE state = 'queued'").await;
    assert!(text.contains("Địa điểm: Nhà B") && text.contains("Địa điểm cũ: Hội trường"), "{text}");
    assert_eq!(fixture.text("SELECT dropped_because FROM mails WHERE state = 'dropped'").await, "merged");
    // Back to where it was: there is nothing to ask about and nothing to tell.
    assert_eq!(edit("Hội trường", Telling::Ask).await, Edited::Saved(0));
    assert_eq!(waiting().await, 0);
    fixture.pass(Duration::minutes(11));
    sink.work(&fixture).await;
    assert_eq!(sink.took().len(), 1, "the confirmation alone");
    // What was changed in silence is told with the next change, from what people knew.
    edit("Nhà C", Telling::NotYet).await;
    assert_eq!(waiting().await, 0);
    edit("Nhà D", Telling::Tell).await;
    let text = fixture.text("SELECT text FROM mails WHERE state = 'queued'").await;
    assert!(text.contains("Địa điểm: Nhà D") && text.contains("Địa điểm cũ: Hội trường"), "{text}");
});

on_the_programme!(what_signs_somebody_of_the_staff_in_is_not_in_the_outbox, async |fixture| {
    register(&fixture).await;
    fixture.run("UPDATE mails SET kind = 'account'").await;
    let id = services::ids::MailId(fixture.number("SELECT id FROM mails").await);
    let (mail, eml) = services::mails::show_mail(&fixture.services, &Actor::System, id).await.unwrap();
    let eml = String::from_utf8(eml).unwrap();
    assert!(!mail.text.contains("/toi/") && !mail.html.contains("/toi/") && !eml.contains("/toi/"));
    assert!(mail.text.contains("[đường dẫn đã gạch bỏ]"), "{}", mail.text);
});
