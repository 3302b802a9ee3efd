//! The form of a call for interest: what is typed into it, what that comes to, and what it holds for one that is there.

use chrono::{DateTime, NaiveTime, Utc};
use domain::{
    ActivityKind, Label, Problem, Problems, Word,
    accounts::access::{Action, Actor},
    demands::{DemandAudience, DemandState},
    fields::{read_block, read_date, read_line, read_optional_line, typed_day},
    label, local, text,
};
use serde_json::json;
use store::{
    ConnectionTrait,
    ids::{ActivityId, DemandId, TemplateId, UserId},
    rows::Demand,
};

use crate::{
    Error, Result, Services,
    activities::show::open,
    audit::Logged,
    checked::{Checked, NotSaved},
    permit::require_unit,
    sessions::form::read_hour,
    templates::show::open_template,
    units,
};

/// A call as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DemandForm {
    /// The title.
    pub title: String,
    /// In English; may stay empty.
    pub title_en: String,
    /// What it is about; may stay empty.
    pub about: String,
    /// The same in English.
    pub about_en: String,
    /// The code of the kind.
    pub kind: String,
    /// The unit that would hold it, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The number of the template from which it is planned; empty: of none.
    pub template: String,
    /// The code of the earlier activity from which it is planned; empty: of none.
    pub model: String,
    /// The last day; empty: until somebody closes it.
    pub closes_on: String,
    /// The time on it; empty: its end.
    pub closes_at: String,
    /// The code of who may answer.
    pub audience: String,
    /// The version that was loaded.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

const CLOSES_ON: Label = Label { vi: "hạn ghi tên", en: "the deadline" };

/// A call in the log of changes.
pub(crate) const DEMAND: Logged<Demand> = Logged { noun: "demand", id: |row| row.id.0, shown };

fn shown(row: &Demand) -> serde_json::Value {
    json!({
        "title": row.title, "title_en": row.title_en, "about": row.about, "about_en": row.about_en, "kind": row.kind.code(),
        "unit": row.unit_id, "template": row.template_id, "model": row.model_id, "closes_at": row.closes_at,
        "audience": row.audience.code(), "state": row.state.code(),
    })
}

/// What the form holds for a call that is there.
pub(crate) async fn typed(
    services: &Services,
    conn: &impl ConnectionTrait,
    row: &Demand,
) -> Result<DemandForm> {
    let unit = store::units::by_id(conn, row.unit_id).await?;
    let model = match row.model_id {
        Some(id) => store::activities::by_id(conn, id).await?.map(|model| model.code),
        None => None,
    };
    Ok(DemandForm {
        title: row.title.clone(),
        title_en: row.title_en.clone(),
        about: row.about.clone(),
        about_en: row.about_en.clone(),
        kind: row.kind.code().into(),
        unit: unit.map(|unit| units::find::acting_body(services, &unit)).unwrap_or_default(),
        unit_id: row.unit_id.to_string(),
        template: row.template_id.map(|id| id.to_string()).unwrap_or_default(),
        model: model.unwrap_or_default(),
        closes_on: row.closes_at.map(|at| typed_day(local::day(at))).unwrap_or_default(),
        closes_at: row.closes_at.map(local::hour).unwrap_or_default(),
        audience: row.audience.code().into(),
        version: row.version.to_string(),
        key: String::new(),
    })
}

/// Reads the form: a row for [`store::insert`] or [`store::update`].
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; as the gate decides for the unit, the template and the activity.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &DemandForm,
    before: Option<&Demand>,
) -> std::result::Result<Demand, NotSaved> {
    let mut checked = Checked::default();
    let problems = &mut checked.problems;
    let title = problems.check("title", read_line(&form.title, label::TITLE, 300));
    let title_en = problems.check("title_en", read_optional_line(&form.title_en, label::TITLE, 300));
    let about = problems.check("about", read_block(&form.about, label::SUMMARY, 5_000));
    let about_en = problems.check("about_en", read_block(&form.about_en, label::SUMMARY, 5_000));
    let kind = problems.check("kind", ActivityKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let unit = checked.unit(services, conn, (&form.unit_id, &form.unit)).await?;
    let problems = &mut checked.problems;
    let closes_at = read_end(services, form, before, problems);
    let audience = problems.check(
        "audience",
        DemandAudience::parse(&form.audience)
            .ok_or(Problem::Said("Chọn ai được ghi tên", "Choose who may answer")),
    );
    let template_id = template(conn, actor, form, problems).await?;
    let model_id = model(conn, actor, form, problems).await?;
    let row = (|| {
        let now = services.now();
        Some(Demand {
            id: before.map_or(DemandId::NEW, |row| row.id),
            unit_id: unit?,
            kind: kind?.into(),
            title: title?,
            title_en: title_en?,
            about: about?,
            about_en: about_en?,
            template_id,
            model_id,
            closes_at: closes_at?,
            audience: audience?.into(),
            state: before.map_or(DemandState::Open.into(), |row| row.state),
            ended_at: before.and_then(|row| row.ended_at),
            created_by: before.map_or(actor.user().map(UserId), |row| row.created_by),
            created_at: before.map_or(now, |row| row.created_at),
            updated_at: now,
            version: before.map_or(1, |row| row.version + 1),
        })
    })();
    match row {
        Some(row) if checked.problems.is_empty() => {
            require_unit(conn, actor, Action::ManageActivity, row.unit_id).await?;
            Ok(row)
        }
        _ => Err(checked.not_saved()),
    }
}

/// Reads until when it takes names: a moment that is to come, or that stays as it was.
fn read_end(
    services: &Services,
    form: &DemandForm,
    before: Option<&Demand>,
    problems: &mut Problems,
) -> Option<Option<DateTime<Utc>>> {
    let typed = |raw: &str| !text::line(raw).is_empty();
    if !typed(&form.closes_on) {
        if typed(&form.closes_at) {
            problems
                .add("closes_on", Problem::Said("Nhập ngày, bên cạnh giờ", "Enter the day beside the time"));
            return None;
        }
        return Some(None);
    }
    let day = problems.check("closes_on", read_date(&form.closes_on, CLOSES_ON));
    let time = match typed(&form.closes_at) {
        true => problems.check("closes_at", read_hour(&form.closes_at)),
        false => NaiveTime::from_hms_opt(23, 59, 0),
    };
    let at = local::to_utc(day?, time?);
    if at <= services.now() && before.is_none_or(|row| row.closes_at != Some(at)) {
        problems
            .add("closes_on", Problem::Said("Chọn hạn sau lúc này", "Choose an end that is still to come"));
        return None;
    }
    Some(Some(at))
}

async fn template(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &DemandForm,
    problems: &mut Problems,
) -> Result<Option<TemplateId>> {
    if form.template.is_empty() {
        return Ok(None);
    }
    let gone = Problem::Said("Mẫu này không còn: chọn mẫu khác", "This template is no more: choose another");
    let found = match form.template.parse() {
        Ok(id) => open_template(conn, actor, id).await,
        Err(_) => Err(Error::NotFound),
    };
    match found {
        Ok((row, _)) => Ok(Some(row.id)),
        Err(Error::NotFound) => {
            problems.add("template", gone);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

async fn model(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    form: &DemandForm,
    problems: &mut Problems,
) -> Result<Option<ActivityId>> {
    let code = text::line(&form.model);
    if code.is_empty() {
        return Ok(None);
    }
    match open(conn, actor, Action::ManageActivity, &code).await {
        Ok(row) => Ok(Some(row.id)),
        Err(Error::NotFound | Error::Forbidden) => {
            let gone =
                Problem::Said("Không tìm thấy hoạt động có mã này", "There is no activity of this code");
            problems.add("model", gone);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
