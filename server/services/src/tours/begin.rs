//! Begins the form of a tour.

use chrono::Days;
use domain::{
    ActivityKind, Problem,
    accounts::access::{Action, Actor},
    fields::typed_day,
    text,
    tours::place::USUAL,
};

use crate::{
    Error, Result, Services,
    activities::begin::{Begin, begin_activity},
    permit::require_somewhere,
    schedule::names::Known,
    send_once::new_form_key,
    tours::form::TourForm,
    units::{self, find::Typed, lines::communes_below},
};

/// What is offered beside the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// The activities to follow: code, kind, title.
    pub models: Vec<(String, ActivityKind, String)>,
    /// Those who teach.
    pub trainers: Vec<String>,
}

/// The form as it begins: four weeks from tomorrow, following the activity of a code where one is given.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn begin_tour(services: &Services, actor: &Actor, follow: &str) -> Result<TourForm> {
    require_somewhere(actor, Action::ManageActivity)?;
    let first = services.today() + Days::new(1);
    Ok(TourForm {
        model: follow.to_owned(),
        first: typed_day(first),
        last: typed_day(first + Days::new(27)),
        place: USUAL.to_owned(),
        key: new_form_key()?,
        ..TourForm::default()
    })
}

/// What is offered beside the fields of a form that follows the activity of a code.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn offer_tour(services: &Services, actor: &Actor, follow: &str) -> Result<Offered> {
    let begin = if follow.is_empty() { Begin::OfNothing } else { Begin::OfActivity(follow) };
    let models = match begin_activity(services, actor, begin).await {
        Err(Error::NotFound) => begin_activity(services, actor, Begin::OfNothing).await?.models,
        begun => begun?.models,
    };
    let known = Known::teaching(services.db.read()).await?;
    Ok(Offered { models, trainers: known.offered() })
}

/// A line for each commune within a unit, to be put below those that were typed.
///
/// # Errors
/// [`Error::Invalid`] at `below` where it is no unit, with what it is like; [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn communes_of(services: &Services, actor: &Actor, below: &str) -> Result<String> {
    require_somewhere(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let wrong = |choices: &[_]| Error::invalid("below", units::find::problem(below, choices));
    if text::line(below).is_empty() {
        return Err(wrong(&[]));
    }
    let top = match units::find::resolve(services, read, None, below).await? {
        Typed::Found(unit) => store::units::by_id(read, unit).await?.ok_or(Error::NotFound)?,
        Typed::Choices(choices) => return Err(wrong(&choices)),
    };
    let communes = communes_below(services, read, &top).await?;
    if communes.is_empty() {
        let none =
            Problem::Said("Đơn vị này không có xã, phường nào", "There are no communes within this unit");
        return Err(Error::invalid("below", none));
    }
    Ok(communes.into_iter().map(|choice| choice.label).collect::<Vec<_>>().join("\n"))
}
