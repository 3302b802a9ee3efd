//! Of two at one moment one gets the last seat, nobody gets two places at once, and the database itself refuses both.

use super::{add, agenda, choose, conference, register, talk, tracks};
use services::talks::TalkForm;

on_the_programme!(of_two_at_one_moment_one_gets_the_last_seat, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    let (_, one) = register(&fixture, &code, "Ma Thị Én").await;
    let (_, two) = register(&fixture, &code, "Lê Thị Bé").await;
    for (from, to) in [("07:30", "08:00"), ("08:00", "08:30"), ("08:30", "09:00"), ("09:00", "09:30")] {
        let form = TalkForm { seats: "1".into(), ..talk(&fixture, &code, from, (from, to), 1).await };
        let id = add(&fixture, &code, &form).await.unwrap();
        let own = |token: String| {
            let fixture = &fixture;
            async move {
                let form = services::talks::ChoiceForm { offered: vec![], chosen: vec![id.to_string()] };
                services::talks::choose_talks(&fixture.services, &token, &form).await
            }
        };
        let (a, b) = tokio::join!(own(one.clone()), own(two.clone()));
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    }
    assert!(agenda(&fixture, &code).await.talks.iter().all(|talk| talk.seats_taken == 1));
    assert_eq!(fixture.number("SELECT count(*) FROM talk_choices").await, 4);
});

on_the_programme!(nobody_chooses_two_at_once_at_one_moment, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    let a = add(&fixture, &code, &talk(&fixture, &code, "A", ("08:00", "09:00"), 1).await).await.unwrap();
    let b = add(&fixture, &code, &talk(&fixture, &code, "B", ("08:30", "09:30"), 2).await).await.unwrap();
    for _ in 0..4 {
        // Two forms that each know of one talk alone.
        let own = |id: services::ids::TalkId| {
            let (fixture, token) = (&fixture, &token);
            async move {
                let form = services::talks::ChoiceForm { offered: vec![], chosen: vec![id.to_string()] };
                services::talks::choose_talks(&fixture.services, token, &form).await
            }
        };
        let (one, two) = tokio::join!(own(a), own(b));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(fixture.number("SELECT count(*) FROM talk_choices").await, 1);
        choose(&fixture, &code, &token, &[]).await.unwrap();
    }
});

on_the_programme!(the_database_gives_no_seat_twice_and_no_two_places, async |fixture| {
    let code = conference(&fixture, "Nhà A", "40").await;
    tracks(&fixture, &code, &[("Tiểu ban 1", ""), ("Tiểu ban 2", "")]).await;
    let (one, token) = register(&fixture, &code, "Ma Thị Én").await;
    let (two, _) = register(&fixture, &code, "Lê Thị Bé").await;
    let form = TalkForm { seats: "1".into(), ..talk(&fixture, &code, "A", ("08:00", "09:00"), 1).await };
    let a = add(&fixture, &code, &form).await.unwrap();
    let b = add(&fixture, &code, &talk(&fixture, &code, "B", ("08:30", "09:30"), 2).await).await.unwrap();
    choose(&fixture, &code, &token, &[a]).await.unwrap();
    let now = fixture.services.now().to_rfc3339();
    let row = |who, talk| {
        format!(
            "INSERT INTO talk_choices (registration_id, talk_id, chosen_at) VALUES ({who}, {talk}, '{now}')"
        )
    };
    assert!(fixture.refuses_seat(&row(two, a)).await, "the last seat is taken");
    assert!(fixture.refuses_seat(&row(one, b)).await, "they are at another talk then");
    assert!(!fixture.refuses_seat(&row(two, b)).await);
    let counted = "SELECT count(*) FROM talks t WHERE t.seats_taken = (SELECT count(*) FROM talk_choices c WHERE c.talk_id = t.id)";
    assert_eq!(fixture.number(counted).await, 2);
});
