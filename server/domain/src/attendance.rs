//! Attendance at sessions, who completed, and how many people were there (rules 2 to 4).

use crate::words::words;

words! {
    /// What is noted for one person at one session.
    AttendanceStatus {
        /// Was there.
        Present = "present", "Có mặt", "Present";
        /// Came late, and counts as present.
        Late = "late", "Đến muộn", "Late";
        /// Was not there, with leave.
        Excused = "excused", "Vắng có phép", "Excused";
        /// Was not there.
        Absent = "absent", "Vắng", "Absent";
    }
}

words! {
    /// How an attendance was taken.
    AttendanceSource {
        /// The person's QR code was scanned.
        Qr = "qr", "Quét mã", "QR code";
        /// Marked on the screen.
        Manual = "manual", "Ghi trực tiếp", "By hand";
        /// Typed from the signed sheet.
        Paper = "paper", "Từ danh sách ký nhận", "From the signed sheet";
        /// Sent later by a device that was offline.
        Offline = "offline", "Ngoại tuyến", "Offline";
        /// Came with an imported list.
        Import = "import", "Nhập từ tệp", "Imported";
    }
}

impl AttendanceStatus {
    /// Present or late: the person was at the session.
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }

    /// Reads the words that lists write: `có mặt`, `muộn`, `vắng có phép`, `vắng`.
    ///
    /// # Errors
    /// [`crate::Problem::NotOneOf`].
    pub fn read(raw: &str) -> Result<Self, crate::Problem> {
        match crate::text::fold(raw).as_str() {
            "co mat" | "present" => Ok(Self::Present),
            "muon" | "den muon" | "late" => Ok(Self::Late),
            "vang co phep" | "co phep" | "excused" => Ok(Self::Excused),
            "vang" | "absent" => Ok(Self::Absent),
            _ => Err(crate::Problem::NotOneOf("có mặt, đến muộn, vắng có phép, vắng".into())),
        }
    }
}

/// The share of sessions needed unless the activity sets another, in per cent.
pub const USUAL_SHARE: u8 = 80;

/// Whether somebody who was at `attended` of `sessions` completed, where `share` per cent are needed. Without sessions nobody did.
///
/// ```
/// assert!(domain::attendance::completed(4, 5, 80));
/// assert!(!domain::attendance::completed(3, 4, 80));
/// ```
pub fn completed(attended: u32, sessions: u32, share: u8) -> bool {
    sessions > 0 && u64::from(attended) * 100 >= u64::from(sessions) * u64::from(share)
}

/// How many people were at an activity: the larger of its headcount and the people on the list who were there (rule 3).
pub fn people_at(headcount: Option<u32>, named: u32) -> u32 {
    headcount.unwrap_or(0).max(named)
}

/// A headcount smaller than the list: one of the two is wrong, and the organizer is told.
pub fn headcount_below_list(headcount: Option<u32>, named: u32) -> bool {
    headcount.is_some_and(|count| count < named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn who_comes_more_often_never_loses_the_certificate(sessions in 1u32..30, share in 1u8..=100, attended in 0u32..30) {
            let attended = attended.min(sessions);
            prop_assert!(!completed(attended, sessions, share) || completed((attended + 1).min(sessions), sessions, share));
            prop_assert!(completed(sessions, sessions, share));
            prop_assert!(!completed(0, sessions, share));
            prop_assert!(!completed(attended, 0, share));
        }

        #[test]
        fn people_at_an_activity_are_never_fewer_than_either_count(headcount in prop::option::of(0u32..500), named in 0u32..500) {
            let people = people_at(headcount, named);
            prop_assert!(people >= named && people >= headcount.unwrap_or(0));
            prop_assert!(people == named || Some(people) == headcount);
        }
    }
}
