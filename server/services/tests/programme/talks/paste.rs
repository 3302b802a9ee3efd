//! A whole agenda is pasted: looked through first, then kept as a whole or not at all.

use domain::{Lang, TalkKind, accounts::access::Actor};
use services::talks::PasteForm;

use super::{agenda, conference};

const LINES: &str = "BUỔI SÁNG\n07:30–08:00 | Đón tiếp đại biểu | Ban Tổ chức\n08:00–08:20 | Khai mạc\n\
                     08:20–09:20 | Truyền thông ở cơ sở | Khách mời | Tiểu ban 1 | P. 1\n\
                     08:20–09:20 | Hỗ trợ tại chỗ | Khách mời khác | Tiểu ban 2 | P. 2";

on_the_programme!(what_is_looked_at_is_not_kept_and_what_is_right_is_kept_whole, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    let form = |text: &str| PasteForm { text: text.into(), key: "a1".into(), ..PasteForm::default() };
    let look = async |text: &str| {
        services::talks::look_at_agenda(&fixture.services, &Actor::System, &code, &form(text)).await.unwrap()
    };
    let looked = look(LINES).await;
    assert!(looked.is_right(), "{looked:?}");
    assert_eq!((looked.rows.len(), looked.new_tracks.len()), (4, 2));
    assert_eq!(agenda(&fixture, &code).await.tracks.len(), 0, "nothing is kept");
    // One line beyond the session: nothing of all the others is kept.
    let wrong = format!("{LINES}\n11:00–12:00 | Bế mạc\nkhông có giờ | X");
    let looked = look(&wrong).await;
    let told: Vec<(u32, String)> =
        looked.wrong.iter().map(|(n, problem)| (*n, problem.text(Lang::Vi))).collect();
    assert!(told.len() == 2 && told[0].0 == 6 && told[0].1.contains("11:30"), "{told:?}");
    assert_eq!(told[1].0, 7);
    let not =
        services::talks::paste_agenda(&fixture.services, &Actor::System, &code, &form(&wrong)).await.unwrap();
    assert!(not.is_err());
    assert_eq!(agenda(&fixture, &code).await.talks.len(), 0);
    let paste =
        async || services::talks::paste_agenda(&fixture.services, &Actor::System, &code, &form(LINES)).await;
    assert_eq!(paste().await.unwrap().unwrap(), 4);
    assert_eq!(paste().await.unwrap().unwrap(), 4, "sent twice, it is kept once");
    let kept = agenda(&fixture, &code).await;
    let kinds: Vec<TalkKind> = kept.talks.iter().map(|talk| *talk.kind).collect();
    assert_eq!(kinds, [TalkKind::Break, TalkKind::Ceremony, TalkKind::Talk, TalkKind::Talk]);
    assert_eq!(kept.place(&kept.talks[3]), "P. 2");
    // Its paper is the same each time.
    let paper = async || services::talks::render_agenda(&fixture.services, &code).await.unwrap();
    let (name, bytes) = paper().await;
    assert!(name.starts_with("chuong-trinh-") && bytes.starts_with(b"%PDF"));
    assert!(bytes == paper().await.1);
});
