//! What an activity has, and a template brings along (mails by schedule, documents): opened for whoever may change it.

use domain::accounts::access::{Action, Actor};
use serde_json::Value;
use store::{
    ConnectionTrait, Tx,
    ids::TemplateId,
    questions::Owner,
    rows::{Activity, Template},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    templates::{edit::require_own, show::open_template},
};

/// Whose things are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder<'a> {
    /// Those of the activity of this code.
    Activity(&'a str),
    /// Those of a template.
    Template(TemplateId),
}

/// Whose they are.
#[derive(Debug, Clone)]
pub enum Opened {
    /// An activity’s.
    Activity(Box<Activity>),
    /// A template’s.
    Template(Box<Template>),
}

impl Holder<'_> {
    /// Opens it for somebody who may change it.
    ///
    /// # Errors
    /// As the gate decides.
    pub(crate) async fn open(self, conn: &impl ConnectionTrait, actor: &Actor) -> Result<Opened> {
        Ok(match self {
            Self::Activity(code) => {
                Opened::Activity(Box::new(open(conn, actor, Action::ManageActivity, code).await?))
            }
            Self::Template(id) => {
                let (row, _) = open_template(conn, actor, id).await?;
                require_own(conn, actor, row.unit_id).await?;
                Opened::Template(Box::new(row))
            }
        })
    }

    /// As [`Self::open`], with every other writer of it kept waiting.
    pub(crate) async fn open_locked(self, tx: &Tx, actor: &Actor) -> Result<Opened> {
        Ok(match self {
            Self::Activity(code) => {
                let row = open_locked(tx, actor, Action::ManageActivity, code).await?;
                Opened::Activity(Box::new(row))
            }
            Self::Template(id) => {
                let (found, _) = open_template(tx, actor, id).await?;
                require_own(tx, actor, found.unit_id).await?;
                let row = store::templates::lock(tx, id).await?.ok_or(Error::NotFound)?;
                Opened::Template(Box::new(row))
            }
        })
    }
}

impl Opened {
    /// It, as queries name it.
    pub(crate) fn owner(&self) -> Owner {
        match self {
            Self::Activity(row) => Owner::Activity(row.id),
            Self::Template(row) => Owner::Template(row.id),
        }
    }

    /// The activity, where it is one.
    pub fn activity(&self) -> Option<&Activity> {
        match self {
            Self::Activity(row) => Some(row),
            Self::Template(_) => None,
        }
    }

    /// Notes a change of what it has: in the log of it, where whoever reads that looks.
    pub(crate) fn note(
        &self,
        services: &Services,
        tx: &Tx,
        actor: &Actor,
        verb: &str,
        (before, after): (Option<Value>, Option<Value>),
    ) {
        let (noun, id) = match self {
            Self::Activity(row) => ("activity", row.id.0),
            Self::Template(row) => ("template", row.id.0),
        };
        record(services, tx, actor, Change { verb, noun, id, before, after });
    }
}
