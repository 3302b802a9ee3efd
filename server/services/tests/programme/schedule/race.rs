//! Two organizers who save at one moment do not both get a trainer, and the database itself refuses a second booking.

use crate::schedule::clashes::{class_at, save, trainer, with};

on_the_programme!(of_two_who_save_at_one_moment_one_gets_the_trainer, async |fixture| {
    trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    for day in 1..=6 {
        let day = format!("{day}/12/2026");
        let (first, second) = (
            class_at(&fixture, &format!("A {day}"), &day).await,
            class_at(&fixture, &format!("B {day}"), &day).await,
        );
        let (mut one, mut other) =
            (with(&fixture, &first, "", "Lò Thị Sen").await, with(&fixture, &second, "", "Lò Thị Sen").await);
        // Whatever else is in the way of them, the trainer is what they fight for.
        one.reason = "Kiểm thử".into();
        other.reason = "Kiểm thử".into();
        let (a, b) = tokio::join!(save(&fixture, &first, &one), save(&fixture, &second, &other));
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    }
    assert_eq!(fixture.number("SELECT count(*) FROM bookings").await, 6);
});

on_the_programme!(the_database_lets_no_two_sessions_have_one_trainer, async |fixture| {
    let who = trainer(&fixture, "Lò Thị Sen", "Xã Đại Từ", "1/2/1980").await;
    let codes =
        [class_at(&fixture, "Nhà A", "5/12/2026").await, class_at(&fixture, "Nhà B", "5/12/2026").await];
    save(&fixture, &codes[0], &with(&fixture, &codes[0], "", "Lò Thị Sen").await).await.unwrap();
    let sql = format!(
        "INSERT INTO bookings (session_id, trainer_id, starts_at, ends_at)
         SELECT s.id, {who}, s.starts_at, s.ends_at FROM sessions s JOIN activities a ON a.id = s.activity_id WHERE a.code = '{}'",
        codes[1]
    );
    assert!(fixture.refuses(&sql).await);
});
