//! What becomes of two rows of one person: which values stay, and which of two registrations for one activity.

use crate::{AttendanceStatus, RegistrationState, words::words};

words! {
    /// One of two rows of a person. The first has the lower number, and is the one that stays.
    Side {
        /// The one that stays.
        First = "first", "Hồ sơ thứ nhất", "First record";
        /// The one that goes.
        Second = "second", "Hồ sơ thứ hai", "Second record";
    }
}

words! {
    /// What is known of a person, each chosen for itself.
    Trait {
        /// Full name.
        FullName = "full_name", "Họ và tên", "Full name";
        /// Birth date, or its year.
        Birth = "birth", "Ngày sinh", "Birth date";
        /// Sex.
        Sex = "sex", "Giới tính", "Sex";
        /// Unit.
        Unit = "unit", "Đơn vị", "Unit";
        /// Post.
        Position = "position", "Chức vụ", "Post";
        /// E-mail.
        Email = "email", "Thư điện tử", "E-mail";
        /// Telephone.
        Phone = "phone", "Điện thoại", "Telephone";
        /// Staff code.
        Code = "code", "Mã cán bộ", "Staff code";
        /// The language of mails.
        Language = "lang", "Ngôn ngữ của thư", "Language of e-mails";
    }
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// What is of this side.
    pub fn of<T>(self, (first, second): (T, T)) -> T {
        match self {
            Self::First => first,
            Self::Second => second,
        }
    }
}

/// The fuller of two values as they are shown: one that is there before none, a name that is not all capitals before one that is, for a
/// name, a post or a birth date the longer one, and otherwise that of the row that was changed last.
pub fn fuller(what: Trait, (first, second): (&str, &str), newer: Side) -> Side {
    match (first.is_empty(), second.is_empty()) {
        (false, true) => return Side::First,
        (true, false) => return Side::Second,
        _ => {}
    }
    // Lists are often typed in capitals; a name in small letters says more.
    if what == Trait::FullName {
        let shouts = |name: &str| name.to_uppercase() == name;
        match (shouts(first), shouts(second)) {
            (false, true) => return Side::First,
            (true, false) => return Side::Second,
            _ => {}
        }
    }
    let by_length = matches!(what, Trait::FullName | Trait::Position | Trait::Birth);
    match first.len().cmp(&second.len()) {
        std::cmp::Ordering::Greater if by_length => Side::First,
        std::cmp::Ordering::Less if by_length => Side::Second,
        _ => newer,
    }
}

/// A registration, as far as it counts against another one for the same activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many certificates that are in force were issued for it.
    pub certificates: u64,
    /// Where it stands.
    pub state: RegistrationState,
    /// Whether its seat is only held, until its owner takes it.
    pub is_held: bool,
    /// At how many sessions it was there.
    pub there: u64,
}

impl Standing {
    fn rank(self) -> (bool, u8, bool, u64) {
        let state = match self.state {
            RegistrationState::Confirmed => 6,
            RegistrationState::Waitlisted => 5,
            RegistrationState::Invited => 4,
            RegistrationState::Nominated => 3,
            RegistrationState::Declined => 2,
            RegistrationState::Cancelled => 1,
            RegistrationState::Rejected => 0,
        };
        (self.certificates > 0, state, !self.is_held, self.there)
    }
}

/// Which of two registrations for one activity stays: the one with a certificate, then the one nearer to a seat, one that is
/// for good before one that is held, then the one that was there more often; of equals the first.
pub fn stronger(first: Standing, second: Standing) -> Side {
    if second.rank() > first.rank() { Side::Second } else { Side::First }
}

/// Whether the mark of the registration that goes takes the place of the other one's at a session: where that has none, or says that the
/// person was not there though they were, under the other name.
pub fn takes_over(gone: AttendanceStatus, kept: Option<AttendanceStatus>) -> bool {
    kept.is_none_or(|kept| gone.was_there() && !kept.was_there())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    fn standing() -> impl Strategy<Value = Standing> {
        (0u64..2, prop::sample::select(RegistrationState::ALL), any::<bool>(), 0u64..3).prop_map(
            |(certificates, state, is_held, there)| Standing { certificates, state, is_held, there },
        )
    }

    #[test]
    fn a_name_in_small_letters_stays_before_one_in_capitals() {
        let of = |one, other| fuller(Trait::FullName, (one, other), Side::Second);
        assert_eq!(of("Quàng Thị Ẵng", "QUÀNG THỊ ẴNG"), Side::First);
        assert_eq!(of("LÒ THỊ SỦI", "Lò Thị Sủi"), Side::Second);
    }

    proptest! {
        #[test]
        fn the_stronger_is_the_same_from_either_side(one in standing(), other in standing()) {
            if one.rank() == other.rank() {
                prop_assert_eq!(stronger(one, other), Side::First);
            } else {
                prop_assert_eq!(stronger(one, other), stronger(other, one).other());
            }
        }

        #[test]
        fn a_certificate_and_a_seat_are_never_given_up_for_less(one in standing(), other in standing()) {
            let (stays, goes) = match stronger(one, other) {
                Side::First => (one, other),
                Side::Second => (other, one),
            };
            prop_assert!(stays.certificates > 0 || goes.certificates == 0);
            prop_assert!(stays.certificates > 0 || stays.state.takes_seat() || !goes.state.takes_seat());
            let for_good = |one: Standing| one.state.takes_seat() && !one.is_held;
            prop_assert!(stays.certificates > 0 || for_good(stays) || !for_good(goes));
        }

        #[test]
        fn a_value_is_never_given_up_for_none(what in prop::sample::select(Trait::ALL), one in "[a-z]{0,3}", other in "[a-z]{0,3}", newer in prop::sample::select(Side::ALL)) {
            let stays = fuller(what, (&one, &other), newer).of((&one, &other));
            prop_assert_eq!(stays.is_empty(), one.is_empty() && other.is_empty());
        }

        #[test]
        fn who_was_there_under_either_name_was_there(gone in prop::sample::select(AttendanceStatus::ALL), kept in prop::option::of(prop::sample::select(AttendanceStatus::ALL))) {
            let stays = if takes_over(gone, kept) { gone } else { kept.unwrap() };
            prop_assert_eq!(stays.was_there(), gone.was_there() || kept.is_some_and(AttendanceStatus::was_there));
        }
    }
}
