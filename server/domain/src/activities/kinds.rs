//! The words of activities: what they are, where they stand, how one comes in.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};

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

    /// The slot that an hour lies in, by the clock: of a session that is moved to it.
    pub fn at(hour: NaiveTime) -> Self {
        match hour.hour() {
            ..12 => Slot::Morning,
            12..18 => Slot::Afternoon,
            _ => Slot::Evening,
        }
    }

    /// The moments at which a session in this slot on a local day begins and ends, unless other hours are given.
    pub fn usual_span(self, day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let (from, to) = self.usual_hours();
        (local::to_utc(day, from), local::to_utc(day, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Of two hours the later one is in no earlier slot, and the usual beginning of a slot lies in it.
        #[test]
        fn slots_follow_the_clock(a in 0u32..1440, b in 0u32..1440) {
            let at = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default();
            prop_assert!(Slot::at(at(a.min(b))) <= Slot::at(at(a.max(b))));
            for slot in Slot::ALL {
                prop_assert_eq!(Slot::at(slot.usual_hours().0), *slot);
            }
        }
    }
}
