//! Who of some people does not meet what an activity asks for.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    Lang, Problem, Word,
    attendance::completed,
    numbers::whole,
    requirements::{Candidate, Unmet, unmet},
    text::fold,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    requirements::Attended,
    rows::{Activity, Person},
};

use crate::{
    Error, Result,
    requirements::show::{course, rules},
    units,
};

/// Somebody who wants to come.
#[derive(Debug, Clone, Default)]
pub(crate) struct Who {
    /// What they are called.
    pub name: String,
    /// Their rows on file: several where a form could be of any of them.
    pub people: Vec<PersonId>,
    /// The title.
    pub position: String,
    /// The unit.
    pub unit: Option<UnitId>,
}

impl Who {
    /// A person on file.
    pub(crate) fn of(person: &Person) -> Self {
        Self {
            name: person.full_name.clone(),
            people: vec![person.id],
            position: person.position.clone(),
            unit: person.unit_id,
        }
    }
}

/// What each of some people does not meet, in their order; nothing for all of them where an activity asks for nothing.
pub(crate) async fn unmet_of(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    who: &[Who],
) -> Result<Vec<Vec<Unmet>>> {
    let Some((row, rules)) = rules(conn, activity.id).await? else { return Ok(vec![vec![]; who.len()]) };
    let people: Vec<PersonId> = who.iter().flat_map(|one| one.people.iter().copied()).collect();
    let same = match rules.again_after_years {
        Some(_) => {
            let key = fold(&course(&row, activity));
            last(store::requirements::attended(conn, activity.id, &key, &people).await?, |_| true)
        }
        None => HashMap::new(),
    };
    let needed = match rules.needs_course {
        true => last(
            store::requirements::attended(conn, activity.id, &row.needs_fold, &people).await?,
            has_completed,
        ),
        false => HashMap::new(),
    };
    let units = units::find::by_number(conn, who.iter().filter_map(|one| one.unit)).await?;
    let judge = |one: &Who| {
        let unit = one.unit.and_then(|unit| units.get(&unit));
        let of = |days: &HashMap<PersonId, NaiveDate>| {
            one.people.iter().filter_map(|person| days.get(person)).max().copied()
        };
        let candidate = Candidate {
            position: one.position.clone(),
            unit: unit.map(|unit| (*unit.level, domain::UnitPath::from_stored(unit.path.clone()))),
            completed_on: of(&needed),
            same_course_on: of(&same),
        };
        unmet(&rules, &candidate, activity.starts_on)
    };
    Ok(who.iter().map(judge).collect())
}

/// The last day on which each person was there.
fn last(rows: Vec<Attended>, counts: impl Fn(&Attended) -> bool) -> HashMap<PersonId, NaiveDate> {
    let mut days = HashMap::new();
    for row in rows.into_iter().filter(counts) {
        let day = days.entry(row.person_id).or_insert(row.ends_on);
        *day = row.ends_on.max(*day);
    }
    days
}

fn has_completed(row: &Attended) -> bool {
    let (there, sessions): (u32, u32) = (whole(row.there), whole(row.sessions));
    row.is_certified || completed(there, sessions, u8::try_from(row.completion_share).unwrap_or(100))
}

/// Why somebody may not be named for an activity; none: they may.
pub(crate) async fn why_not(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    who: Who,
) -> Result<Option<Problem>> {
    let name = who.name.clone();
    let unmet = unmet_of(conn, activity, &[who]).await?.pop().unwrap_or_default();
    if unmet.is_empty() {
        return Ok(None);
    }
    let said = |lang: Lang| unmet.iter().map(|unmet| unmet.name(lang)).collect::<Vec<_>>().join(", ");
    Ok(Some(Problem::SaidOf(
        format!(
            "{name} chưa đủ điều kiện tham dự ({}). Chọn người khác, hoặc liên hệ ban tổ chức nếu người này vẫn cần dự.",
            said(Lang::Vi)
        ),
        format!(
            "{name} does not meet what the activity asks for ({}). Choose somebody else, or ask the organizer.",
            said(Lang::En)
        ),
    )))
}

/// Who of some people does not meet what is asked for, by their place among them; they come in all the same for a reason.
///
/// # Errors
/// [`Error::Invalid`] at `overrule` where some don't and no reason is given: who, and what they don't meet.
pub(crate) async fn overruled(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    who: &[Who],
    reason: &str,
) -> Result<BTreeMap<usize, Vec<Unmet>>> {
    let all = unmet_of(conn, activity, who).await?.into_iter().enumerate();
    let some: BTreeMap<usize, Vec<Unmet>> = all.filter(|(_, unmet)| !unmet.is_empty()).collect();
    if some.is_empty() || !reason.trim().is_empty() {
        return Ok(some);
    }
    let named: Vec<(&str, &[Unmet])> =
        some.iter().filter_map(|(n, unmet)| Some((who.get(*n)?.name.as_str(), unmet.as_slice()))).collect();
    Err(Error::invalid("overrule", ask_for_reason(&named)))
}

/// Who does not meet what is asked for, and what to do about it.
fn ask_for_reason(named: &[(&str, &[Unmet])]) -> Problem {
    let said = |lang: Lang| {
        let one = |(name, unmet): &(&str, &[Unmet])| {
            let what = unmet.iter().map(|unmet| unmet.name(lang)).collect::<Vec<_>>().join(", ");
            format!("{name} ({what})")
        };
        let mut list: Vec<String> = named.iter().take(5).map(one).collect();
        let more = named.len().saturating_sub(5);
        if more > 0 {
            list.push(lang.pick(format!("và {more} người khác"), format!("and {more} more")));
        }
        list.join("; ")
    };
    Problem::SaidOf(
        format!("Chưa đủ điều kiện tham dự: {}. Nhập lý do nếu vẫn đưa vào danh sách", said(Lang::Vi)),
        format!("These don’t meet what is asked for: {}. Enter a reason to let them in", said(Lang::En)),
    )
}
