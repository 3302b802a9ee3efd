//! The words of an activity: its kind, level, state, and the slots of a day.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::{
    Lang, local,
    words::{Word, words},
};

words! {
    /// What kind of activity it is; each is counted apart in reports.
    ActivityKind {
        /// A training class.
        TrainingClass = "training_class", "Lớp tập huấn", "Training class";
        /// A workshop.
        Workshop = "workshop", "Hội thảo", "Workshop";
        /// An outreach conference.
        OutreachConference = "outreach_conference", "Hội nghị tuyên truyền", "Outreach conference";
        /// A dialogue, a seminar.
        Dialogue = "dialogue", "Hội nghị trao đổi, tọa đàm", "Dialogue";
    }
}

words! {
    /// The level of administration that an activity is held at.
    Level {
        /// For the whole province.
        Province = "province", "Cấp tỉnh", "Province";
        /// For a district.
        District = "district", "Cấp huyện", "District";
        /// For a commune.
        Commune = "commune", "Cấp xã", "Commune";
    }
}

words! {
    /// Whether an activity is shown and held. That it is over follows from its dates.
    ActivityState {
        /// Seen by its organizers only.
        Draft = "draft", "Bản nháp", "Draft";
        /// Shown to everybody.
        Published = "published", "Đã công bố", "Published";
        /// Will not be held; the reason is kept.
        Cancelled = "cancelled", "Đã hủy", "Cancelled";
    }
}

words! {
    /// Who may put themselves on the list.
    Admission {
        /// Everybody who finds the activity.
        Open = "open", "Đăng ký trực tiếp, không cần duyệt", "Direct registration, without approval";
        /// Everybody may ask; an organizer decides.
        Approval = "approval", "Đăng ký, ban tổ chức duyệt", "Registration with approval";
        /// Only those who were invited or whom their unit nominated.
        InvitedOnly = "invited", "Theo giấy mời hoặc đơn vị cử", "By invitation or nomination";
    }
}

words! {
    /// A half-day or an evening: when a session is held.
    Slot {
        /// In the morning.
        Morning = "sang", "Sáng", "Morning";
        /// In the afternoon.
        Afternoon = "chieu", "Chiều", "Afternoon";
        /// In the evening.
        Evening = "toi", "Tối", "Evening";
    }
}

impl ActivityKind {
    /// The name in the middle of a sentence: `lớp tập huấn`, `workshop`.
    pub fn in_sentence(self, lang: Lang) -> String {
        self.name(lang).to_lowercase()
    }

    /// What those did who were there often enough: a class is completed, all else is attended.
    pub fn done(self, lang: Lang) -> &'static str {
        match self {
            Self::TrainingClass => lang.pick("hoàn thành", "completed"),
            Self::Workshop | Self::OutreachConference | Self::Dialogue => lang.pick("tham dự", "attended"),
        }
    }

    /// The kind of a name as it stands in a sentence, in either language: what papers and mails are given.
    pub fn named(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let is = |kind: &Self| [Lang::Vi, Lang::En].into_iter().any(|lang| kind.in_sentence(lang) == words);
        Self::ALL.iter().copied().find(is)
    }
}

impl Slot {
    /// The usual local hours of the slot, from and to: four hours for a half-day, two and a half for an evening.
    pub fn usual_hours(self) -> (NaiveTime, NaiveTime) {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        match self {
            Slot::Morning => (at(7, 30), at(11, 30)),
            Slot::Afternoon => (at(13, 30), at(17, 30)),
            Slot::Evening => (at(19, 0), at(21, 30)),
        }
    }

    /// The moments at which a session in this slot on a local day begins and ends, unless other hours are given.
    pub fn usual_span(self, day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let (from, to) = self.usual_hours();
        (local::to_utc(day, from), local::to_utc(day, to))
    }
}

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
    /// Registration ended on this day.
    ClosedSince(NaiveDate),
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
    /// The last day to register; none: until it begins.
    pub closes_on: Option<NaiveDate>,
    /// When it has begun for good: the end of its last session on the first day. Until then one can still walk in.
    pub begun_by: DateTime<Utc>,
    /// At least one seat can be had without standing in line.
    pub seats: crate::seats::Place,
}

/// The door at a moment.
pub fn door(way: Doorway, now: DateTime<Utc>) -> Door {
    use crate::seats::Place;
    let today = local::day(now);
    match (way.state, way.admission) {
        (ActivityState::Draft, _) => Door::NotPublished,
        (ActivityState::Cancelled, _) => Door::Cancelled,
        (ActivityState::Published, _) if now > way.begun_by => Door::Begun,
        (ActivityState::Published, Admission::InvitedOnly) => Door::InvitedOnly,
        (ActivityState::Published, admission) => match way.closes_on.filter(|last| today > *last) {
            Some(last) => Door::ClosedSince(last),
            None if admission == Admission::Approval => Door::ByApproval,
            None if way.seats == Place::Line => Door::LineOnly,
            None => Door::Open,
        },
    }
}

impl Door {
    /// A registration can be sent.
    pub fn lets_in(self) -> bool {
        matches!(self, Door::Open | Door::LineOnly | Door::ByApproval)
    }
}

/// Where an activity stands in time on a local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Begins later than today.
    Coming,
    /// Today is one of its days, or between them.
    Running,
    /// Its last day is over.
    Past,
}

/// Where an activity that runs from a day to a day stands on `today`.
pub fn phase(starts_on: NaiveDate, ends_on: NaiveDate, today: NaiveDate) -> Phase {
    if today < starts_on {
        Phase::Coming
    } else if today > ends_on {
        Phase::Past
    } else {
        Phase::Running
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seats::Place;

    #[test]
    fn the_door_is_open_until_the_closing_day_and_shut_once_it_begins() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        let noon = |d| local::to_utc(day(d), NaiveTime::from_hms_opt(11, 30, 0).unwrap());
        let way = Doorway {
            state: ActivityState::Published,
            admission: Admission::Open,
            closes_on: Some(day(10)),
            begun_by: noon(12),
            seats: Place::Seat,
        };
        assert_eq!(door(way, noon(10)), Door::Open);
        assert_eq!(door(way, noon(11)), Door::ClosedSince(day(10)));
        assert_eq!(door(Doorway { closes_on: None, ..way }, noon(12)), Door::Open);
        let (last, after) = (Doorway { closes_on: None, ..way }, noon(12) + chrono::Duration::seconds(1));
        assert_eq!(door(last, after), Door::Begun);
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
