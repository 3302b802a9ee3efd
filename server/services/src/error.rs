//! Why a use case could not be done, by who must act.

use chrono::{DateTime, Utc};
use domain::{Problem, Problems};
use store::DbErr;

use crate::schedule::clash::Clash;

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case could not be done. The text is for the log; what people read is made by the pages.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor must not learn that there is.
    #[error("not found")]
    NotFound,
    /// The actor may see the thing but not do this.
    #[error("forbidden")]
    Forbidden,
    /// What was typed is wrong; the fields say how.
    #[error("invalid: {0:?}")]
    Invalid(Problems),
    /// Somebody else changed the thing meanwhile, or it is no longer in the state that the act needs. The sentence says which.
    #[error("conflict: {0:?}")]
    Conflict(Problem),
    /// Other sessions, rooms that don't fit or days off are in the way of sessions.
    #[error("clashes: {0:?}")]
    Clashes(Vec<Clash>),
    /// Somebody else changed the thing since it was loaded, at this moment.
    #[error("stale: changed at {0}")]
    Stale(DateTime<Utc>),
    /// Too many tries; again in so many seconds.
    #[error("too many tries, again in {0} s")]
    TooMany(u64),
    /// The database is away: again later.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Two transactions were in each other's way and this one was rolled back: the same again may well succeed.
    #[error("collision: {0}")]
    Collision(String),
    /// A fault of the program.
    #[error("fault: {0}")]
    Fault(String),
}

impl Error {
    /// One field is wrong.
    pub fn invalid(field: &'static str, problem: Problem) -> Self {
        Self::Invalid(Problems(vec![(field, problem)]))
    }

    /// The thing is not in the state that the act needs.
    pub fn conflict(vi: &'static str, en: &'static str) -> Self {
        Self::Conflict(Problem::Said(vi, en))
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if store::is_collision(&error) {
            Self::Collision(error.to_string())
        } else if store::is_unavailable(&error) {
            Self::Unavailable(error.to_string())
        } else {
            Self::Fault(error.to_string())
        }
    }
}

/// Ends a use case where something typed is wrong.
///
/// # Errors
/// [`Error::Invalid`] unless there are no problems.
pub(crate) fn valid(problems: Problems) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}
