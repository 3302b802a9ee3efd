//! Who is likely one person under two rows (rule 9): the rule by which the database proposes them (`migrations/src/doubles.rs`).

use crate::people::person::Birth;

/// What tells whether two rows are one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// The name, folded.
    pub fold: String,
    /// When they were born, as far as it is known.
    pub birth: Option<Birth>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The number of the unit.
    pub unit: Option<i64>,
}

/// From so many points on a pair is proposed: an equal name, and more than a year of birth or a unit beside it.
pub const LIKELY: i32 = 60;

/// In what two rows are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// The same day of birth.
    BirthDay,
    /// The same year, where one of them says no more.
    BirthYear,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The unit.
    Unit,
}

/// How likely two rows are one person, in points; none where their names differ: nobody is proposed by a telephone or a mailbox that
/// several share.
pub fn likeness(one: &Traits, other: &Traits) -> Option<i32> {
    if one.fold != other.fold {
        return None;
    }
    let births = match (one.birth, other.birth) {
        (Some(one), Some(other)) if !Birth::agree(Some(one), Some(other)) => -35,
        _ => 0,
    };
    let points = |alike| match alike {
        Alike::BirthDay => 35,
        Alike::BirthYear => 15,
        Alike::Phone => 25,
        Alike::Email => 20,
        Alike::Unit => 10,
    };
    Some(40 + births + alike(one, other).into_iter().map(points).sum::<i32>())
}

/// Whether two rows are proposed as one person.
pub fn is_likely(one: &Traits, other: &Traits) -> bool {
    likeness(one, other).is_some_and(|points| points >= LIKELY)
}

/// In what they are alike, beside the name.
pub fn alike(one: &Traits, other: &Traits) -> Vec<Alike> {
    let birth = match (one.birth, other.birth) {
        (Some(Birth::Day(one)), Some(Birth::Day(other))) => (one == other).then_some(Alike::BirthDay),
        (Some(one), Some(other)) => (one.year() == other.year()).then_some(Alike::BirthYear),
        _ => None,
    };
    fn same<T: PartialEq>(one: Option<&T>, other: Option<&T>, what: Alike) -> Option<Alike> {
        one.zip(other).filter(|(one, other)| one == other).map(|_| what)
    }
    let rest = [
        same(one.phone.as_ref(), other.phone.as_ref(), Alike::Phone),
        same(one.email.as_ref(), other.email.as_ref(), Alike::Email),
        same(one.unit.as_ref(), other.unit.as_ref(), Alike::Unit),
    ];
    birth.into_iter().chain(rest.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(n: i32) -> Birth {
        Birth::Day(NaiveDate::from_num_days_from_ce_opt(720_000 + n).unwrap())
    }

    fn traits() -> impl Strategy<Value = Traits> {
        let birth = prop_oneof![
            1 => Just(None),
            3 => (0..400).prop_map(|n| Some(day(n))),
            1 => (1971..1975).prop_map(|year| Some(Birth::Year(year))),
        ];
        let text = |pattern| prop::option::of(pattern);
        ("[ab]", birth, text("09[12]"), text("[ab]@x"), prop::option::of(1i64..3))
            .prop_map(|(fold, birth, phone, email, unit)| Traits { fold, birth, phone, email, unit })
    }

    proptest! {
        #[test]
        fn it_is_the_same_from_either_side(one in traits(), other in traits()) {
            prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
            prop_assert_eq!(alike(&one, &other), alike(&other, &one));
        }

        #[test]
        fn a_mailbox_a_telephone_and_a_unit_that_several_share_propose_nobody(one in traits()) {
            let other = Traits { fold: format!("{}x", one.fold), ..one.clone() };
            prop_assert!(!is_likely(&one, &other));
        }

        #[test]
        fn a_name_with_different_days_of_birth_proposes_nobody_unless_all_else_is_the_same(one in traits(), other in traits(), a in 0..400i32, b in 0..400i32) {
            prop_assume!(a != b);
            let (one, other) = (Traits { birth: Some(day(a)), ..one }, Traits { birth: Some(day(b)), ..other });
            let all_else = alike(&one, &other) == [Alike::Phone, Alike::Email, Alike::Unit];
            prop_assert_eq!(is_likely(&one, &other), one.fold == other.fold && all_else);
        }

        #[test]
        fn the_same_name_and_day_are_always_proposed(one in traits(), other in traits(), n in 0..400i32) {
            let (one, other) = (Traits { birth: Some(day(n)), ..one.clone() }, Traits { fold: one.fold, birth: Some(day(n)), ..other });
            prop_assert!(is_likely(&one, &other));
        }

        #[test]
        fn more_in_common_is_never_less_likely(one in traits(), other in traits()) {
            let closer = Traits { phone: one.phone.clone(), email: one.email.clone(), unit: one.unit, ..other.clone() };
            prop_assert!(likeness(&one, &closer) >= likeness(&one, &other));
        }
    }

    #[test]
    fn what_is_enough_beside_a_name_and_what_is_not() {
        let lan = Traits { fold: "nguyen thi lan".into(), ..Traits::default() };
        let with = |birth, phone: bool, email: bool, unit: bool| Traits {
            birth,
            phone: phone.then(|| "0912345678".into()),
            email: email.then(|| "ubnd@example.org".into()),
            unit: unit.then_some(1),
            ..lan.clone()
        };
        let year = Some(Birth::Year(1972));
        for (enough, one) in [
            (true, with(Some(day(1)), false, false, false)),
            (true, with(None, true, false, false)),
            (true, with(None, false, true, false)),
            (true, with(year, false, false, true)),
            (false, with(year, false, false, false)),
            (false, with(None, false, false, true)),
            (false, with(None, false, false, false)),
        ] {
            assert_eq!(is_likely(&one, &one), enough, "{one:?}");
        }
    }
}
