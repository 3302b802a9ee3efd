//! One invented activity: what it is, when, how many sessions and people.

use chrono::{Duration, NaiveDate};
use domain::{ActivityKind, ActivityState, Level, Slot, Word};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use store::ids::UnitId;

use crate::seed::units::{Units, span};

/// The code of the largest class: 400 people at six sessions, held yesterday and today.
pub const LARGEST_CLASS: &str = "GIEO-00000";

/// The code of the class that many can register for at once.
pub const OPEN_CLASS: &str = "GIEO-00001";

/// What is to be written of an activity.
pub(super) struct Plan {
    pub code: String,
    pub kind: ActivityKind,
    pub level: Level,
    pub state: ActivityState,
    pub title: String,
    pub unit: UnitId,
    /// Its sessions, in order.
    pub sessions: Vec<(NaiveDate, Slot)>,
    /// How many people are on its list.
    pub people: usize,
    /// Seats beside theirs.
    pub free: i32,
    /// Counted without names.
    pub counted: bool,
}

impl Plan {
    /// The first day and the last.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.sessions.first()?.0, self.sessions.last()?.0))
    }
}

const TITLES: [&str; 6] = [
    "Tập huấn kỹ năng tiếp nhận, hỗ trợ ban đầu",
    "Tập huấn nghiệp vụ công tác xã hội tại cộng đồng",
    "Hội thảo phối hợp liên ngành",
    "Hội nghị truyền thông tại cơ sở",
    "Tập huấn sử dụng sổ tay cho cán bộ cấp xã",
    "Đối thoại với người dân và cộng đồng",
];

/// The n-th activity.
pub(super) fn plan(random: &mut StdRng, n: usize, today: NaiveDate, units: &Units) -> Plan {
    let (first, last) = span(today);
    let code = format!("GIEO-{n:05}");
    let mut begins = first + Duration::days(random.random_range(0..=(last - first).num_days()));
    let mut half_days = *[2, 4, 4, 5, 6].choose(random).unwrap_or(&4);
    let mut people = random.random_range(10..42);
    let mut free = random.random_range(0..20);
    let mut kind = *ActivityKind::ALL.choose(random).unwrap_or(&ActivityKind::TrainingClass);
    // Six in ten are classes.
    if random.random_bool(0.5) {
        kind = ActivityKind::TrainingClass;
    }
    let mut state = match random.random_range(0..100) {
        0..3 => ActivityState::Draft,
        3..5 => ActivityState::Cancelled,
        _ => ActivityState::Published,
    };
    let mut unit = *units.holders.choose(random).unwrap_or(&units.top.id);
    if random.random_bool(0.3) {
        unit = units.top.id;
    }
    let special = code == LARGEST_CLASS || code == OPEN_CLASS;
    if special {
        (kind, state, unit) = (ActivityKind::TrainingClass, ActivityState::Published, units.top.id);
    }
    if code == LARGEST_CLASS {
        (begins, half_days, people, free) = (today - Duration::days(2), 6, 400, 0);
    }
    if code == OPEN_CLASS {
        (begins, half_days, people, free) = (today + Duration::days(30), 4, 0, 99_000);
    }
    let sessions = (0..half_days)
        .map(|half: i64| {
            (begins + Duration::days(half / 2), if half % 2 == 0 { Slot::Morning } else { Slot::Afternoon })
        })
        .collect();
    Plan {
        title: format!("{}, lớp số {n}", TITLES.choose(random).unwrap_or(&TITLES[0])),
        level: *Level::ALL.choose(random).unwrap_or(&Level::Province),
        counted: random.random_bool(0.3) && !special,
        code,
        kind,
        state,
        unit,
        sessions,
        people,
        free,
    }
}
