//! A list is looked through: what it says, row by row, and what taking it in would do. Nothing is written.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    ActivityState,
    accounts::access::Actor,
    numbers::whole,
    rosters::{Guess, WhyLeftOut},
};
use store::{
    ConnectionTrait,
    ids::{PersonId, RosterId},
    rows::{Activity, Roster},
};

use crate::{Result, Services, registrations::seats::seats_of};

use super::{
    draft::Draft,
    judge::{Judged, judge},
    row::{RosterRow, RowState},
};

/// A list, judged row by row.
#[derive(Debug, Clone)]
pub struct CheckedRoster {
    /// Its number.
    pub id: RosterId,
    /// The version that was looked at.
    pub version: i32,
    /// What the file was called; empty where cells were pasted.
    pub file_name: String,
    /// The activity whose list the people go onto.
    pub activity: Option<Activity>,
    /// Its sheets, and which of them is looked at.
    pub sheets: Vec<SheetChoice>,
    /// The number of that one.
    pub sheet: usize,
    /// The columns: what they are called, what they hold, what stands in them.
    pub columns: Vec<Guess>,
    /// Every row with a person.
    pub rows: Vec<RosterRow>,
    /// Rows that are no people: the number on the sheet, why, and what stands there.
    pub left_out: Vec<(u32, WhyLeftOut, String)>,
    /// The number of people that the list itself says.
    pub said_total: Option<u32>,
    /// The old encoding that the letters had.
    pub converted_from: Option<String>,
    /// The file holds macros, which were not run.
    pub has_macros: bool,
    /// When the same list was taken in before, and how many people that were.
    pub taken_before: Option<(DateTime<Utc>, u32)>,
    /// What becomes of seats; none where there is no activity.
    pub seats: Option<Seats>,
    /// How many of those who go onto the list of the activity have an e-mail address.
    pub with_email: usize,
}

/// A sheet to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetChoice {
    /// Its name.
    pub name: String,
    /// How many rows have something in them.
    pub rows: usize,
}

/// What becomes of seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// How many have one, in the order of the list.
    pub seated: usize,
    /// How many wait in line after them.
    pub waiting: usize,
    /// The activity is published, so that people can be put on its list.
    pub is_open: bool,
    /// The activity is over, so that a mail is no news.
    pub is_over: bool,
}

impl CheckedRoster {
    /// How many rows are in a state that a question is true of.
    pub fn count(&self, is: impl Fn(&RowState) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.state)).count()
    }

    /// How many people would be added.
    pub fn fresh(&self) -> usize {
        self.count(|state| *state == RowState::New)
    }

    /// How many are there already.
    pub fn known(&self) -> usize {
        self.count(|state| matches!(state, RowState::Known(_)))
    }

    /// How many are on the list of the activity already.
    pub fn on_list(&self) -> usize {
        self.count(|state| matches!(state, RowState::OnList(_)))
    }

    /// How many rows have something wrong in them.
    pub fn wrong(&self) -> usize {
        self.count(|state| matches!(state, RowState::Wrong(_)))
    }

    /// How many are left out until somebody says who they are.
    pub fn undecided(&self) -> usize {
        self.count(|state| *state == RowState::Undecided)
    }

    /// How many would be taken in: onto the list of the activity, or among the people.
    pub fn taken(&self) -> usize {
        self.fresh() + if self.activity.is_some() { self.known() } else { 0 }
    }
}

/// Judges a list; nothing is written.
///
/// # Errors
/// [`crate::Error::NotFound`] where it is somebody else's, was taken in or is too old; as the gate of its activity decides.
pub async fn check_roster(services: &Services, actor: &Actor, id: RosterId) -> Result<CheckedRoster> {
    let read = services.db.read();
    let draft = Draft::load(read, actor, id).await?;
    let on_list = on_list(read, draft.activity.as_ref()).await?;
    let judged = judge(services, read, actor, &draft, &on_list).await?;
    let with_email = judged.with_email();
    let Judged { layout, lines, rows, .. } = judged;
    let Draft { row: Roster { version, file_name, digest, activity_id, .. }, .. } = &draft;
    let taken = store::rosters::taken_before(read, digest, *activity_id).await?;
    let shown = |at: usize| {
        let line = lines.get(at);
        let words =
            line.map(|line| line.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>());
        (line.map_or(0, |line| line.number), words.unwrap_or_default().join(" · "))
    };
    let mut list = CheckedRoster {
        id,
        version: *version,
        file_name: file_name.clone(),
        sheets: draft
            .content
            .sheets
            .iter()
            .map(|sheet| SheetChoice { name: sheet.name.clone(), rows: sheet.rows.len() })
            .collect(),
        sheet: draft.sheet(),
        columns: layout.columns,
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        left_out: layout
            .left_out
            .into_iter()
            .map(|(at, why)| {
                let (number, words) = shown(at);
                (number, why, words)
            })
            .collect(),
        said_total: layout.said_total,
        converted_from: draft.content.converted_from.clone(),
        has_macros: draft.content.has_macros,
        taken_before: taken.and_then(|row| row.taken_at.map(|at| (at, whole(row.taken)))),
        seats: None,
        with_email,
        activity: draft.activity,
    };
    list.seats = list.activity.as_ref().map(|activity| {
        let seats = seats_of(activity);
        let left = usize::try_from(seats.capacity.saturating_sub(seats.taken)).unwrap_or(usize::MAX);
        let seated = list.taken().min(left);
        Seats {
            seated,
            waiting: list.taken() - seated,
            is_open: *activity.state == ActivityState::Published,
            is_over: activity.ends_on < services.today(),
        }
    });
    Ok(list)
}

/// Who is on the list of the activity, and whether still.
pub(super) async fn on_list(
    conn: &impl ConnectionTrait,
    activity: Option<&Activity>,
) -> Result<HashMap<PersonId, bool>> {
    let Some(activity) = activity else { return Ok(HashMap::new()) };
    let rows = store::registrations::states(conn, activity.id).await?;
    Ok(rows.into_iter().map(|(person, state)| (person, !state.0.is_final())).collect())
}

/// A list that was taken in: where its people went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRoster {
    /// The code of the activity, where it was for one.
    pub activity: Option<String>,
}

/// Where the people of a list went that was taken in, for the one who brought it: their browser may show its page once more.
///
/// # Errors
/// [`crate::Error::NotFound`] where it was not.
pub async fn find_taken_roster(services: &Services, actor: &Actor, id: RosterId) -> Result<TakenRoster> {
    let read = services.db.read();
    let user = actor.user().map(store::ids::UserId).ok_or(crate::Error::NotFound)?;
    let row = store::rosters::of_user(read, user, id).await?;
    let row = row.filter(|row| row.taken_at.is_some()).ok_or(crate::Error::NotFound)?;
    let activity = match row.activity_id {
        Some(id) => store::activities::by_id(read, id).await?.map(|activity| activity.code),
        None => None,
    };
    Ok(TakenRoster { activity })
}
