//! Two who mark the same cell.

use domain::{AttendanceSource, AttendanceStatus as Status, Lang, accounts::access::Actor};
use services::{
    Error,
    activities::Telling,
    attendance::Mark,
    ids::{PersonId, RegistrationId, SessionId},
};

use crate::support::{Fixture, class, organizer, take_in};

/// A class today with one person on its list. Answers its code and the cell.
async fn cell(fixture: &Fixture) -> (String, SessionId, RegistrationId) {
    let class = class("10", "1/7/2026", &["chieu"]);
    let code =
        services::activities::create_activity(&fixture.services, &Actor::System, &class).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    let clerk = organizer(fixture, "clerk@example.org").await;
    let list = "Họ và tên;Ngày sinh
Ma Thị Én;5/6/1992";
    take_in(fixture, &clerk, list, "Tỉnh Thái Nguyên").await;
    let person = PersonId(fixture.number("SELECT max(id) FROM people").await);
    services::registrations::add_participants(
        &fixture.services,
        &Actor::System,
        &code,
        &[person],
        Telling::Ask,
    )
    .await
    .unwrap();
    let session = SessionId(fixture.number("SELECT max(id) FROM sessions").await);
    let registration = RegistrationId(fixture.number("SELECT max(id) FROM registrations").await);
    (code, session, registration)
}

on_the_programme!(
    nobody_marks_over_what_somebody_else_has_marked_since_without_having_seen_it,
    async |fixture| {
        let (lan, hoa) =
            (organizer(&fixture, "lan@example.org").await, organizer(&fixture, "hoa@example.org").await);
        let (code, session, registration) = cell(&fixture).await;
        let mark = async |actor: &Actor, status: Option<Status>, seen: Option<Option<Status>>| {
            let source = AttendanceSource::Manual;
            let mark = Mark { session, registration, status, source, seen, event_id: None };
            services::attendance::record_attendance(&fixture.services, actor, &code, &[mark]).await
        };
        let holds = async || {
            let grid = services::attendance::show_attendance(&fixture.services, &lan, &code).await.unwrap();
            grid.marks.get(&(session, registration)).copied()
        };
        mark(&lan, Some(Status::Present), Some(None)).await.unwrap();

        // The other one still sees an empty cell.
        let Err(Error::Conflict(problem)) = mark(&hoa, Some(Status::Absent), Some(None)).await else {
            panic!("marked over")
        };
        assert_eq!(
            problem.text(Lang::Vi),
            "Nguyễn Thị Ẩn đã ghi “Có mặt” lúc 12:00. Xem lại rồi ghi lại nếu cần."
        );
        assert_eq!(holds().await, Some(Status::Present));
        // The same mark is no quarrel, and who has seen it may change it.
        mark(&hoa, Some(Status::Present), Some(None)).await.unwrap();
        mark(&hoa, Some(Status::Absent), Some(Some(Status::Present))).await.unwrap();
        assert_eq!(holds().await, Some(Status::Absent));
        // One's own mark, whose answer was lost, is none either.
        mark(&hoa, Some(Status::Late), Some(Some(Status::Present))).await.unwrap();
        mark(&hoa, None, Some(Some(Status::Late))).await.unwrap();
        assert!(matches!(
            mark(&lan, Some(Status::Excused), Some(Some(Status::Late))).await,
            Err(Error::Conflict(_))
        ));
        assert_eq!(holds().await, None);
        // What comes without a look, such as a list, holds.
        mark(&lan, Some(Status::Excused), None).await.unwrap();
        assert_eq!(holds().await, Some(Status::Excused));
    }
);
