//! Registration: one state machine, in one function (rule 1).

use crate::words::words;

words! {
    /// Where a registration stands.
    RegistrationState {
        /// Invited, no answer yet.
        Invited = "invited", "Đã mời", "Invited";
        /// Named by the unit or by the person, to be decided.
        Nominated = "nominated", "Chờ duyệt", "To be decided";
        /// Has a seat.
        Confirmed = "confirmed", "Đã xác nhận", "Confirmed";
        /// Wants a seat when one is freed.
        Waitlisted = "waitlisted", "Danh sách chờ", "Waiting list";
        /// The organizer said no.
        Rejected = "rejected", "Không được duyệt", "Rejected";
        /// The person said no to the invitation.
        Declined = "declined", "Từ chối", "Declined";
        /// Had a seat or waited for one, and gave it up.
        Cancelled = "cancelled", "Đã hủy", "Cancelled";
    }
}

words! {
    /// How somebody came to be on the list.
    RegistrationSource {
        /// Signed up on the public page.
        SelfService = "self", "Tự đăng ký", "Signed up";
        /// Was invited.
        Invitation = "invitation", "Được mời", "Invitation";
        /// Was named by the unit.
        Nomination = "nomination", "Đơn vị cử", "Nomination";
        /// Was put on the list by an organizer.
        Organizer = "organizer", "Ban tổ chức thêm", "Added by the organizer";
        /// Came with an imported list.
        Import = "import", "Nhập từ tệp", "Imported";
    }
}

/// What can be done with a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Give the seat.
    Confirm,
    /// Put on the waiting list.
    Waitlist,
    /// The organizer says no.
    Reject,
    /// The invited person says no.
    Decline,
    /// Give up the seat or the place in line.
    Cancel,
}

/// The step is not open to a registration in this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a registration that is {from:?} cannot {step:?}")]
pub struct WrongStep {
    /// Where it stands.
    pub from: RegistrationState,
    /// What was asked.
    pub step: Step,
}

/// Where a step leads: `nominated → confirmed | waitlisted | rejected`, `invited → confirmed | waitlisted | declined`,
/// `waitlisted → confirmed | cancelled`, `confirmed → cancelled`.
///
/// An invited person who says yes when all seats are taken waits in line; an organizer may also say no to somebody who waits.
///
/// # Errors
/// [`WrongStep`] for every other pair.
pub fn next(from: RegistrationState, step: Step) -> Result<RegistrationState, WrongStep> {
    use RegistrationState as S;
    match (from, step) {
        (S::Nominated | S::Invited | S::Waitlisted, Step::Confirm) => Ok(S::Confirmed),
        (S::Nominated | S::Invited, Step::Waitlist) => Ok(S::Waitlisted),
        (S::Nominated | S::Waitlisted, Step::Reject) => Ok(S::Rejected),
        (S::Invited, Step::Decline) => Ok(S::Declined),
        (S::Waitlisted | S::Confirmed, Step::Cancel) => Ok(S::Cancelled),
        _ => Err(WrongStep { from, step }),
    }
}

impl RegistrationState {
    /// Only a confirmed registration takes a seat.
    pub fn takes_seat(self) -> bool {
        self == Self::Confirmed
    }

    /// Nothing more can happen to it, except that the person registers anew.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Rejected | Self::Declined | Self::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use proptest::prelude::*;

    const STEPS: [Step; 5] = [Step::Confirm, Step::Waitlist, Step::Reject, Step::Decline, Step::Cancel];

    #[test]
    fn the_machine_is_the_one_in_the_rule() {
        let open: Vec<_> = RegistrationState::ALL
            .iter()
            .flat_map(|from| STEPS.iter().filter_map(|step| next(*from, *step).ok().map(|to| (*from, to))))
            .collect();
        use RegistrationState as S;
        assert_eq!(
            open,
            [
                (S::Invited, S::Confirmed),
                (S::Invited, S::Waitlisted),
                (S::Invited, S::Declined),
                (S::Nominated, S::Confirmed),
                (S::Nominated, S::Waitlisted),
                (S::Nominated, S::Rejected),
                (S::Confirmed, S::Cancelled),
                (S::Waitlisted, S::Confirmed),
                (S::Waitlisted, S::Rejected),
                (S::Waitlisted, S::Cancelled),
            ]
        );
    }

    proptest! {
        #[test]
        fn every_way_ends_and_no_final_state_moves(start in 0usize..7, steps in prop::collection::vec(0usize..5, 0..20)) {
            let mut state = RegistrationState::ALL[start];
            let mut moves = 0;
            for step in steps {
                match next(state, STEPS[step]) {
                    Ok(to) => { prop_assert_ne!(to, state); state = to; moves += 1; }
                    Err(error) => prop_assert_eq!(error.from, state),
                }
                if state.is_final() { prop_assert!(STEPS.iter().all(|step| next(state, *step).is_err())); }
            }
            prop_assert!(moves <= 3);
        }
    }
}
