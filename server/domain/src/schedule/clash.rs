//! What stands in the way of sessions as they are planned: somebody else has the room or the trainer, the room is too small or closed,
//! nobody works on that day. One who has two places to be at is somebody else's affair to decide, and is told all the same.

use chrono::NaiveDate;

use crate::schedule::{
    open::{Opening, Shut},
    span::Span,
};

/// A session as it is planned, and what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// When it is held.
    pub span: Span,
    /// The local day.
    pub day: NaiveDate,
    /// The room, where it is one that is known.
    pub room: Option<Room>,
    /// The numbers of its trainers, as far as they are known.
    pub trainers: Vec<i64>,
    /// How many people it is for.
    pub people: u32,
    /// What is typed of a place that is no known room, folded: the room at its venue, or empty for the venue itself. None: there is no venue.
    pub place: Option<String>,
}

/// A room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its number.
    pub id: i64,
    /// How many it holds; none: not known.
    pub seats: Option<u32>,
    /// When it is open.
    pub opening: Opening,
}

/// What is around: of other activities, and of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Rooms and trainers that other sessions have.
    pub taken: Vec<Taken>,
    /// Sessions at the same venue of which no room is known: what is typed of their place, folded.
    pub at_venue: Vec<(String, Span)>,
    /// When trainers are away: who, from, to, both counted.
    pub away: Vec<(i64, NaiveDate, NaiveDate)>,
    /// Days on which nobody works.
    pub days_off: Vec<NaiveDate>,
}

/// Something that another session has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// What.
    pub what: Resource,
    /// When.
    pub span: Span,
}

/// What one session at a time can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Resource {
    /// A room, by its number.
    Room(i64),
    /// A trainer, by their number.
    Trainer(i64),
}

/// What stands in the way of a session. A number says which of what is around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Another session has the room.
    RoomTaken(usize),
    /// Another session has the trainer of this number.
    TrainerTaken(i64, usize),
    /// The room holds fewer than the session is for.
    RoomTooSmall {
        /// It holds so many.
        seats: u32,
        /// So many are to come.
        people: u32,
    },
    /// The room is open between other minutes of the day.
    RoomClosed(u32, u32),
    /// The room is closed on that day of the week.
    RoomShutOnWeekday,
    /// The room is closed on days of its own, by their place in its [`Opening::closed`].
    RoomShut(usize),
    /// Another session is held at the same place, which is no known room.
    SamePlace(usize),
    /// The trainer of this number is away.
    TrainerAway(i64, usize),
    /// Nobody works on that day.
    DayOff(usize),
}

impl Clash {
    /// Nothing lets it stand: one room and one person are in one place.
    pub fn is_hard(self) -> bool {
        matches!(self, Clash::RoomTaken(_) | Clash::TrainerTaken(..))
    }
}

/// What stands in the way of a session, in the order in which it is told: what nothing lets stand first.
pub fn clashes(session: &Planned, around: &Around) -> Vec<Clash> {
    let mut found = vec![];
    for (n, taken) in around.taken.iter().enumerate().filter(|(_, taken)| taken.span.overlaps(session.span)) {
        match taken.what {
            Resource::Room(room) if session.room.as_ref().is_some_and(|own| own.id == room) => {
                found.push(Clash::RoomTaken(n));
            }
            Resource::Trainer(who) if session.trainers.contains(&who) => {
                found.push(Clash::TrainerTaken(who, n));
            }
            _ => {}
        }
    }
    found.extend(session.room.as_ref().into_iter().flat_map(|room| unfit(room, session)));
    let same = |(_, (place, span)): &(usize, &(String, Span))| {
        session.room.is_none() && session.place.as_ref() == Some(place) && span.overlaps(session.span)
    };
    found.extend(around.at_venue.iter().enumerate().filter(same).map(|(n, _)| Clash::SamePlace(n)));
    for (n, (who, from, to)) in around.away.iter().enumerate() {
        if session.trainers.contains(who) && (*from..=*to).contains(&session.day) {
            found.push(Clash::TrainerAway(*who, n));
        }
    }
    let off = around.days_off.iter().enumerate().filter(|(_, day)| **day == session.day);
    found.extend(off.map(|(n, _)| Clash::DayOff(n)));
    found
}

/// What of a room does not fit a session.
fn unfit(room: &Room, session: &Planned) -> impl Iterator<Item = Clash> {
    let people = session.people;
    let small = room.seats.filter(|seats| *seats < people);
    let shut = room.opening.shut(session.day, session.span.minutes()).map(|shut| match shut {
        Shut::Outside(opens, closes) => Clash::RoomClosed(opens, closes),
        Shut::Weekday => Clash::RoomShutOnWeekday,
        Shut::Days(n) => Clash::RoomShut(n),
    });
    let small = small.map(|seats| Clash::RoomTooSmall { seats, people });
    small.into_iter().chain(shut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local;
    use chrono::{Duration, NaiveTime};
    use proptest::prelude::*;

    fn span(from: u32, long: u32) -> Span {
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap_or_default();
        let from = local::to_utc(day, NaiveTime::MIN) + Duration::minutes(from.into());
        Span::new(from, from + Duration::minutes(long.into()))
    }

    fn planned(from: u32, long: u32) -> Planned {
        let span = span(from, long);
        let opening = Opening { usual: Some((420, 1020)), ..Opening::default() };
        let room = Room { id: 1, seats: Some(40), opening };
        let (day, trainers) = (local::day(span.from), vec![7]);
        Planned { span, day, room: Some(room), trainers, people: 40, place: Some(String::new()) }
    }

    #[test]
    fn a_session_in_order_meets_nothing() {
        assert_eq!(clashes(&planned(450, 210), &Around::default()), []);
    }

    #[test]
    fn what_is_wrong_of_a_room_is_told_and_can_be_let_stand() {
        let late = Planned { people: 41, ..planned(900, 180) };
        let found = clashes(&late, &Around::default());
        assert_eq!(found, [Clash::RoomTooSmall { seats: 40, people: 41 }, Clash::RoomClosed(420, 1020)],);
        assert!(!found.iter().any(|clash| clash.is_hard()));
    }

    #[test]
    fn a_room_that_is_closed_for_repairs_is_told() {
        let mut session = planned(450, 210);
        let day = session.day;
        if let Some(room) = &mut session.room {
            room.opening.closed = vec![(day - Duration::days(9), day - Duration::days(1)), (day, day)];
        }
        let found = clashes(&session, &Around::default());
        assert_eq!(found, [Clash::RoomShut(1)]);
        assert!(!found[0].is_hard());
    }

    #[test]
    fn a_trainer_who_is_away_and_a_day_off_are_told() {
        let session = planned(450, 210);
        let (day, next) = (session.day, session.day + Duration::days(1));
        let around = Around {
            away: vec![(8, day, day), (7, day - Duration::days(3), day), (7, next, next)],
            days_off: vec![next, day],
            ..Around::default()
        };
        assert_eq!(clashes(&session, &around), [Clash::TrainerAway(7, 1), Clash::DayOff(1)]);
    }

    proptest! {
        /// A room or a trainer is in the way exactly where another session has it at a moment of this one's; what this one does not need
        /// is in nobody's way.
        #[test]
        fn only_what_is_needed_then_is_in_the_way(
            from in 420u32..900, long in 30u32..120,
            others in prop::collection::vec((0i64..3, any::<bool>(), 300u32..1100, 10u32..200), 0..8),
        ) {
            let session = Planned { trainers: vec![1, 2], ..planned(from, long) };
            let taken: Vec<Taken> = others.iter().map(|(id, is_room, from, long)| Taken {
                what: if *is_room { Resource::Room(*id) } else { Resource::Trainer(*id) },
                span: span(*from, *long),
            }).collect();
            let around = Around { taken: taken.clone(), ..Around::default() };
            let found = clashes(&session, &around);
            for (n, other) in taken.iter().enumerate() {
                let needed = match other.what {
                    Resource::Room(id) => id == 1,
                    Resource::Trainer(id) => id == 1 || id == 2,
                };
                let told = found.iter().any(|clash| matches!(clash, Clash::RoomTaken(at) | Clash::TrainerTaken(_, at) if *at == n));
                prop_assert_eq!(told, needed && other.span.overlaps(session.span));
            }
            prop_assert!(found.iter().all(|clash| clash.is_hard()));
        }

        /// Where a room is known, what is typed at the venue is not compared; where none is, only the same words are.
        #[test]
        fn a_place_that_is_no_room_is_compared_by_its_words(known in any::<bool>(), own in "[ab]?", other in "[ab]?") {
            let room = planned(450, 60).room.filter(|_| known);
            let session = Planned { room, place: Some(own.clone()), ..planned(450, 60) };
            let around = Around { at_venue: vec![(other.clone(), span(480, 60))], ..Around::default() };
            let told = clashes(&session, &around).contains(&Clash::SamePlace(0));
            prop_assert_eq!(told, !known && own == other);
        }
    }
}
