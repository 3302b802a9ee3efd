//! Two rows of one person side by side: each value, what there is of each, and what will become of it when they are one.

use domain::{
    Problem, Word,
    accounts::access::{Action, Actor},
    people::{
        double::{Alike, alike},
        merge::{Side, Standing, Trait, fuller, stronger, takes_over},
        person::Birth,
    },
};
use store::{
    ConnectionTrait,
    holdings::{Both, Holdings},
    ids::PersonId,
    rows::{Activity, Person},
};

use crate::{
    Error, Result, Services,
    people::{
        doubles::{in_order, traits},
        form::{born, open},
        list::PersonEntry,
    },
    units,
};

/// Two rows side by side. The first has the lower number, and is the one that stays.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The row that stays.
    pub first: PersonEntry,
    /// The row that goes.
    pub second: PersonEntry,
    /// In what they are alike, beside the name.
    pub alike: Vec<Alike>,
    /// How much there is of each.
    pub holdings: (Holdings, Holdings),
    /// Every value of both, with the one that stays unless another is chosen.
    pub values: Vec<Compared>,
    /// What becomes of the registrations for activities that both are registered for.
    pub both: Vec<BothThere>,
    /// Why they can't be one; none: they can.
    pub hindrance: Option<Problem>,
}

/// A value of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub what: Trait,
    /// Of the first, as it is shown, of closed lists the code; may be empty.
    pub first: String,
    /// Of the second.
    pub second: String,
    /// The fuller one.
    pub fuller: Side,
}

/// What becomes of two registrations for one activity.
#[derive(Debug, Clone)]
pub struct BothThere {
    /// The activity.
    pub activity: Activity,
    /// The two.
    pub registrations: Both,
    /// Whose stays.
    pub stays: Side,
    /// How many marks of attendance the one that stays gets from the other.
    pub marks: usize,
    /// How many of the other's go, since the one that stays has them.
    pub marks_lost: usize,
}

/// Lays two people side by side.
///
/// # Errors
/// [`Error::NotFound`] where they are one row, or one is no more; as the gate decides for both.
pub async fn compare_people(
    services: &Services,
    actor: &Actor,
    (one, other): (PersonId, PersonId),
) -> Result<Comparison> {
    let read = services.db.read();
    let (low, high) = in_order(one, other)?;
    let first = open(read, actor, Action::ManagePeople, low).await?;
    let second = open(read, actor, Action::ManagePeople, high).await?;
    let names = units::find::names(read, [first.unit_id, second.unit_id].into_iter().flatten()).await?;
    let entry = |person: &Person| PersonEntry {
        person: person.clone(),
        unit_name: person.unit_id.and_then(|unit| names.get(&unit).cloned()).unwrap_or_default(),
    };
    let both = both_there(read, (low, high)).await?;
    let hindrance = hindrance(read, (low, high), &both).await?;
    let holdings =
        (store::holdings::of_person(read, low).await?, store::holdings::of_person(read, high).await?);
    let (first, second) = (entry(&first), entry(&second));
    let values = values(&first, &second);
    let alike = alike(&traits(&first.person), &traits(&second.person));
    Ok(Comparison { first, second, alike, holdings, values, both, hindrance })
}

/// Every value of both as it is shown, with the fuller one.
fn values(first: &PersonEntry, second: &PersonEntry) -> Vec<Compared> {
    let newer = if second.person.updated_at > first.person.updated_at { Side::Second } else { Side::First };
    let compared = |what: &Trait| {
        let (first, second) = (shown(*what, first), shown(*what, second));
        let fuller = fuller(*what, (&first, &second), newer);
        Compared { what: *what, first, second, fuller }
    };
    Trait::ALL.iter().map(compared).collect()
}

fn shown(what: Trait, PersonEntry { person, unit_name }: &PersonEntry) -> String {
    match what {
        Trait::FullName => person.full_name.clone(),
        Trait::Birth => born(person).map(Birth::typed).unwrap_or_default(),
        Trait::Sex => person.sex.map(|sex| sex.code().to_owned()).unwrap_or_default(),
        Trait::Unit => unit_name.clone(),
        Trait::Position => person.position.clone(),
        Trait::Email => person.email.clone().unwrap_or_default(),
        Trait::Phone => person.phone.clone().unwrap_or_default(),
        Trait::Code => person.code.clone().unwrap_or_default(),
        Trait::Language => person.lang.clone(),
    }
}

/// The activities for which both are registered, with what becomes of it.
pub(crate) async fn both_there(
    conn: &impl ConnectionTrait,
    (first, second): (PersonId, PersonId),
) -> Result<Vec<BothThere>> {
    let mut all = Vec::new();
    for both in store::holdings::both(conn, first, second).await? {
        let activity = store::activities::by_id(conn, both.activity).await?.ok_or(Error::NotFound)?;
        let mut marks = Vec::with_capacity(2);
        let mut standings = Vec::with_capacity(2);
        for (id, state) in [both.first, both.second] {
            let own = store::holdings::marks(conn, id).await?;
            let there = own.values().filter(|status| status.was_there()).count() as u64;
            let certificates = store::holdings::certificates_in_force(conn, id).await?;
            let is_held = store::held_seats::until(conn, id).await?.is_some();
            standings.push(Standing { certificates, state, is_held, there });
            marks.push(own);
        }
        let stays = stronger(standings[0], standings[1]);
        let (kept, gone) = stays.of(((&marks[0], &marks[1]), (&marks[1], &marks[0])));
        let moved =
            gone.iter().filter(|(session, mark)| takes_over(**mark, kept.get(session).copied())).count();
        let marks_lost = gone.len() - moved;
        all.push(BothThere { activity, registrations: both, stays, marks: moved, marks_lost });
    }
    Ok(all)
}

/// Why two rows can't become one, where something is in the way.
pub(crate) async fn hindrance(
    conn: &impl ConnectionTrait,
    (first, second): (PersonId, PersonId),
    both: &[BothThere],
) -> Result<Option<Problem>> {
    for one in both {
        let both = one.registrations;
        let mut in_force = 0;
        for (id, _) in [both.first, both.second] {
            in_force += store::holdings::certificates_in_force(conn, id).await?;
        }
        if in_force > 1 {
            let code = &one.activity.code;
            return Ok(Some(Problem::SaidOf(
                format!(
                    "Cả hai hồ sơ đều có giấy chứng nhận còn hiệu lực của hoạt động {code}. Giấy đã cấp không sửa được: hãy thu hồi một giấy rồi gộp."
                ),
                format!(
                    "Both records have a certificate in force of activity {code}. A certificate is never changed: revoke one of them, then merge."
                ),
            )));
        }
    }
    if store::holdings::teach_at_once(conn, first, second).await? {
        return Ok(Some(Problem::Said(
            "Hai hồ sơ giảng viên có buổi dạy cùng giờ, nên không thể là một người. Sửa giảng viên của một trong các buổi đó rồi gộp.",
            "As trainers both have sessions at one time, so they can’t be one person. Change the trainer of one of those sessions, then merge.",
        )));
    }
    Ok(None)
}
