//! Whether somebody can register now (rule 1).

use chrono::{DateTime, Utc};

use crate::activities::{
    kinds::{ActivityState, Admission},
    moment::Moment,
};

/// Whether somebody can put themselves on the list today, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// There are seats.
    Open,
    /// All seats are taken; there is a line.
    LineOnly,
    /// An organizer decides about everybody.
    ByApproval,
    /// By invitation or nomination only.
    InvitedOnly,
    /// Registration begins then.
    NotYet(Moment),
    /// Registration ended then.
    ClosedSince(Moment),
    /// It has begun, or is over.
    Begun,
    /// It will not be held.
    Cancelled,
    /// It is not shown yet.
    NotPublished,
}

/// What decides whether the door is open.
#[derive(Debug, Clone, Copy)]
pub struct Doorway {
    /// Draft, published, cancelled.
    pub state: ActivityState,
    /// Who may put themselves on the list.
    pub admission: Admission,
    /// From when one can register; none: from the moment it is published.
    pub opens: Option<Moment>,
    /// Until when; none: until it begins.
    pub closes: Option<Moment>,
    /// When it has begun for good: the end of its last session on the first day. Until then one can still walk in.
    pub begun_by: DateTime<Utc>,
    /// At least one seat can be had without standing in line.
    pub seats: crate::registrations::seats::Place,
}

/// The door at a moment.
pub fn door(way: Doorway, now: DateTime<Utc>) -> Door {
    use crate::registrations::seats::Place;
    match (way.state, way.admission) {
        (ActivityState::Draft, _) => Door::NotPublished,
        (ActivityState::Cancelled, _) => Door::Cancelled,
        (ActivityState::Published, _) if now > way.begun_by => Door::Begun,
        (ActivityState::Published, Admission::InvitedOnly) => Door::InvitedOnly,
        (ActivityState::Published, admission) => {
            let over = way.closes.filter(|last| now > last.ends()).map(Door::ClosedSince);
            let early = way.opens.filter(|first| now < first.begins()).map(Door::NotYet);
            match over.or(early) {
                Some(shut) => shut,
                None if admission == Admission::Approval => Door::ByApproval,
                None if way.seats == Place::Line => Door::LineOnly,
                None => Door::Open,
            }
        }
    }
}

impl Door {
    /// A registration can be sent.
    pub fn lets_in(self) -> bool {
        matches!(self, Door::Open | Door::LineOnly | Door::ByApproval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local;
    use crate::registrations::seats::Place;
    use chrono::{NaiveDate, NaiveTime};

    #[test]
    fn the_door_is_open_until_the_closing_day_and_shut_once_it_begins() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        let whole = |d| Moment { day: day(d), minute: None };
        let noon = |d| local::to_utc(day(d), NaiveTime::from_hms_opt(11, 30, 0).unwrap());
        let way = Doorway {
            state: ActivityState::Published,
            admission: Admission::Open,
            opens: None,
            closes: Some(whole(10)),
            begun_by: noon(12),
            seats: Place::Seat,
        };
        assert_eq!(door(way, noon(10)), Door::Open);
        assert_eq!(door(way, noon(11)), Door::ClosedSince(whole(10)));
        assert_eq!(door(Doorway { closes: None, ..way }, noon(12)), Door::Open);
        let (last, after) = (Doorway { closes: None, ..way }, noon(12) + chrono::Duration::seconds(1));
        assert_eq!(door(last, after), Door::Begun);
        let (at_nine, at_five) =
            (Moment { day: day(3), minute: Some(540) }, Moment { day: day(5), minute: Some(1020) });
        let way_of_hours = Doorway { opens: Some(at_nine), closes: Some(at_five), ..way };
        let minute = chrono::Duration::minutes(1);
        assert_eq!(door(way_of_hours, at_nine.begins() - minute), Door::NotYet(at_nine));
        assert_eq!(door(way_of_hours, at_nine.begins()), Door::Open);
        assert_eq!(door(way_of_hours, at_five.ends()), Door::Open, "when it strikes five one still gets in");
        assert_eq!(door(way_of_hours, at_five.ends() + minute), Door::ClosedSince(at_five));
        assert_eq!(door(Doorway { seats: Place::Line, ..way }, noon(1)), Door::LineOnly);
        assert_eq!(
            door(Doorway { admission: Admission::Approval, seats: Place::Line, ..way }, noon(1)),
            Door::ByApproval
        );
        assert_eq!(door(Doorway { admission: Admission::InvitedOnly, ..way }, noon(1)), Door::InvitedOnly);
        assert_eq!(door(Doorway { state: ActivityState::Cancelled, ..way }, noon(1)), Door::Cancelled);
        assert_eq!(door(Doorway { state: ActivityState::Draft, ..way }, noon(1)), Door::NotPublished);
    }
}
