//! What counts, as pieces of the queries of figures: every figure of attendance is made of these.

use domain::{AttendanceStatus, Word};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use crate::{
    Coded,
    rows::{activity, attendance, headcount, registration},
};

/// A mark by which somebody was there: the statuses of [`AttendanceStatus::was_there`].
pub(crate) fn was_there() -> Expr {
    attendance::Column::Status
        .is_in(AttendanceStatus::ALL.iter().filter(|status| status.was_there()).map(|status| Coded(*status)))
}

/// The registrations with a mark of being there.
pub(crate) fn there() -> SelectStatement {
    attendance::Entity::find()
        .select_only()
        .column(attendance::Column::RegistrationId)
        .filter(was_there())
        .into_query()
}

/// How many registrations the activity of the query around it has.
pub(crate) fn registrations_of_activity() -> SelectStatement {
    use registration::Column as R;
    Query::select()
        .expr(Expr::col((registration::Entity, R::Id)).count())
        .from(registration::Entity)
        .and_where(
            Expr::col((registration::Entity, R::ActivityId)).equals((activity::Entity, activity::Column::Id)),
        )
        .to_owned()
}

/// How many were there by name at the activity of the query around it.
pub(crate) fn present_of_activity() -> SelectStatement {
    registrations_of_activity()
        .and_where(Expr::col((registration::Entity, registration::Column::Id)).in_subquery(there()))
        .to_owned()
}

/// How many marks there are at the activity of the query around it, whatever they say.
pub(crate) fn marks_of_activity() -> SelectStatement {
    use attendance::Column as A;
    Query::select()
        .expr(Expr::col((attendance::Entity, A::RegistrationId)).count())
        .from(attendance::Entity)
        .inner_join(
            registration::Entity,
            Expr::col((registration::Entity, registration::Column::Id))
                .equals((attendance::Entity, A::RegistrationId)),
        )
        .and_where(
            Expr::col((registration::Entity, registration::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .to_owned()
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
