//! What attendance comes to, as the database keeps it (`migrations/src/attendance_kept.rs`): columns that no row of the program's has,
//! since triggers alone write them.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};

use crate::rows::{activity, headcount, registration};

/// Marks there are, whatever they say: of an activity, a session or a registration.
pub(crate) const MARKS: &str = "marks";

/// Marks of being there, of a session or a registration: the statuses of [`domain::AttendanceStatus::was_there`].
pub(crate) const THERE: &str = "there";

/// Who was there by name at one session of an activity or more.
pub(crate) const PEOPLE_THERE: &str = "people_there";

/// Who is on the attendance list of an activity: has a seat, or was marked.
pub(crate) const PEOPLE_LISTED: &str = "people_listed";

/// A kept count of an activity.
pub(crate) fn of_activity(count: &'static str) -> Expr {
    Expr::col((activity::Entity, Alias::new(count)))
}

/// The registration was there, at one session or more. Written as the partial indexes say it, so that they are used.
pub(crate) fn was_there() -> Expr {
    Expr::cust("registrations.there > 0")
}

/// At how many sessions a registration was there.
pub(crate) fn sessions_there() -> Expr {
    Expr::col((registration::Entity, Alias::new(THERE)))
}

/// The headcount of the activity of the query around it.
pub(crate) fn headcount_of_activity() -> SelectStatement {
    use headcount::Column as H;
    Query::select()
        .column((headcount::Entity, H::People))
        .from(headcount::Entity)
        .and_where(
            Expr::col((headcount::Entity, H::ActivityId)).equals((activity::Entity, activity::Column::Id)),
        )
        .to_owned()
}

fn counted() -> Expr {
    Expr::col((headcount::Entity, headcount::Column::People))
}

/// The people at an activity, in a query that its headcount is joined to: the larger of headcount and list, as
/// [`domain::attendance::people_at`] says.
pub(crate) fn people_at() -> Expr {
    let listed = || of_activity(PEOPLE_THERE);
    Expr::case(counted().gt(listed()), counted()).finally(listed()).into()
}

/// 1 where nothing is known of who came to an activity, in a query that its headcount is joined to: nobody was counted, nobody was marked.
pub(crate) fn is_unmarked() -> Expr {
    let unmarked = counted().is_null().and(of_activity(MARKS).eq(0));
    Expr::case(unmarked, 1).finally(0).into()
}
