//! A target, and what is done, scheduled and missing of it.

/// A target, and what has become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How much was to be done; none: no target was set.
    pub target: Option<u64>,
    /// How much is done.
    pub done: u64,
    /// How much more is scheduled.
    pub scheduled: u64,
}

/// The parts of a bar, in thousandths of its length. What is left over is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    /// Done.
    pub done: u64,
    /// Scheduled, behind what is done.
    pub scheduled: u64,
    /// Where the target stands: at the end, unless there is more than that.
    pub target: u64,
}

/// The whole length of a bar.
const WHOLE: u64 = 1_000;

impl Progress {
    /// How much will be done when all that is scheduled is.
    pub fn with_scheduled(self) -> u64 {
        self.done.saturating_add(self.scheduled)
    }

    /// What is neither done nor scheduled; none where no target was set. Never below nought.
    pub fn missing(self) -> Option<u64> {
        self.target.map(|target| target.saturating_sub(self.with_scheduled()))
    }

    /// How much more than the target is done and scheduled.
    pub fn above(self) -> u64 {
        self.target.map_or(0, |target| self.with_scheduled().saturating_sub(target))
    }

    /// What is done in a hundred of the target, rounded down: a hundred is all of it. None without a target.
    pub fn percent_done(self) -> Option<u64> {
        percent(self.done, self.target)
    }

    /// As [`Self::percent_done`], with what is scheduled.
    pub fn percent_with_scheduled(self) -> Option<u64> {
        percent(self.with_scheduled(), self.target)
    }

    /// There is no target, and nothing of it.
    pub fn is_nothing(self) -> bool {
        self.target.is_none() && self.with_scheduled() == 0
    }

    /// The parts of the bar; none without a target.
    pub fn shares(self) -> Option<Shares> {
        let target = self.target.filter(|target| *target > 0)?;
        let length = target.max(self.with_scheduled());
        let part = |n: u64| share(n, length);
        let done = part(self.done);
        Some(Shares { done, scheduled: part(self.with_scheduled()) - done, target: part(target) })
    }

    /// Two rows in one: targets are added where there are any. What is missing of one is not made up for by what another has above its
    /// own, so it is not asked of the sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let target = match (self.target, other.target) {
            (None, None) => None,
            (one, two) => Some(one.unwrap_or(0).saturating_add(two.unwrap_or(0))),
        };
        Self {
            target,
            done: self.done.saturating_add(other.done),
            scheduled: self.scheduled.saturating_add(other.scheduled),
        }
    }
}

fn percent(n: u64, of: Option<u64>) -> Option<u64> {
    let of = of.filter(|of| *of > 0)?;
    Some(u64::try_from(u128::from(n) * 100 / u128::from(of)).unwrap_or(u64::MAX))
}

fn share(n: u64, of: u64) -> u64 {
    u64::try_from(u128::from(n) * u128::from(WHOLE) / u128::from(of.max(1))).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn progress() -> impl Strategy<Value = Progress> {
        (proptest::option::of(0u64..5_000), 0u64..5_000, 0u64..5_000)
            .prop_map(|(target, done, scheduled)| Progress { target, done, scheduled })
    }

    proptest! {
        #[test]
        fn what_is_done_scheduled_and_missing_comes_to_the_target_and_what_is_above_it(one in progress()) {
            match (one.target, one.missing()) {
                (Some(target), Some(missing)) => {
                    prop_assert_eq!(one.done + one.scheduled + missing, target + one.above());
                    prop_assert!(missing == 0 || one.above() == 0);
                }
                (target, missing) => prop_assert_eq!((target, missing, one.above()), (None, None, 0)),
            }
        }

        #[test]
        fn a_bar_is_never_longer_than_it_is_and_full_only_where_nothing_is_missing(one in progress()) {
            if let Some(Shares { done, scheduled, target }) = one.shares() {
                prop_assert!(done + scheduled <= WHOLE && target <= WHOLE);
                prop_assert_eq!(done + scheduled == WHOLE, one.missing() == Some(0));
                prop_assert_eq!(target == WHOLE, one.above() == 0);
            }
        }

        #[test]
        fn a_hundred_per_cent_is_said_only_where_all_is_done(one in progress()) {
            let target = one.target.filter(|target| *target > 0);
            prop_assert_eq!(one.percent_done().map(|n| n >= 100), target.map(|target| one.done >= target));
            prop_assert!(one.percent_done() <= one.percent_with_scheduled());
        }

        #[test]
        fn rows_add_up_whatever_their_order(one in progress(), two in progress()) {
            prop_assert_eq!(one.plus(two), two.plus(one));
            prop_assert_eq!(one.plus(Progress::default()), one);
        }
    }
}
