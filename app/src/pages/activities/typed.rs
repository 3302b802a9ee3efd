//! The form of an activity as the browser sends it.

use serde::Deserialize;
use services::activities::ActivityForm;

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    kind: String,
    level: String,
    title: String,
    unit: String,
    unit_id: String,
    summary: String,
    audience: String,
    title_en: String,
    summary_en: String,
    audience_en: String,
    contact: String,
    place: String,
    capacity: String,
    admission: String,
    holds_seats: String,
    closes_on: String,
    starts_on: String,
    ends_on: String,
    slots: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    model: String,
    template: String,
    agenda: String,
    publish: String,
    stand_reason: String,
    share: String,
    hours: String,
    signer_authority: String,
    signer_title: String,
    signer_name: String,
    version: String,
    key: String,
    /// `co`, `chua`: whether those who would get a mail are told.
    pub bao: String,
}

impl From<Typed> for ActivityForm {
    fn from(typed: Typed) -> Self {
        let Typed {
            kind,
            level,
            title,
            unit,
            unit_id,
            summary,
            audience,
            title_en,
            summary_en,
            audience_en,
            contact,
            place,
            capacity,
            admission,
            holds_seats,
            ..
        } = typed;
        let Typed {
            closes_on,
            starts_on,
            ends_on,
            slots,
            from,
            to,
            model,
            template,
            agenda,
            publish,
            stand_reason: reason,
            share,
            hours,
            signer_authority,
            signer_title,
            signer_name,
            version,
            key,
            ..
        } = typed;
        Self {
            kind,
            level,
            title,
            unit,
            unit_id,
            summary,
            audience,
            title_en,
            summary_en,
            audience_en,
            contact,
            place,
            capacity,
            admission,
            holds_seats,
            closes_on,
            starts_on,
            ends_on,
            slots,
            from,
            to,
            model,
            template,
            agenda,
            publish,
            reason,
            share,
            hours,
            signer_authority,
            signer_title,
            signer_name,
            version,
            key,
        }
    }
}
