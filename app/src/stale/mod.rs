//! Somebody else saved the same thing first: both values side by side, and the choice between them. Nothing that was typed is lost.

mod words;

use chrono::{DateTime, Utc};
use domain::{Lang, local};
use leptos::prelude::*;
use ui::{
    Banner, BannerKind, Button, ButtonLink, Caption, Cell, Head, Look, Row, RowHead, Shape, Size, Table,
};

use crate::stale::words as t;

/// One field: its name, what was typed, what is saved now.
pub(crate) type Compared = (String, String, String);

/// Two versions of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stale {
    at: DateTime<Utc>,
    differ: Vec<Compared>,
}

impl Stale {
    /// What was saved at a moment, against what was typed: the fields that differ. None where nothing does: a second press of the
    /// button, or the same change by both.
    pub(crate) fn new(at: DateTime<Utc>, fields: Vec<Compared>) -> Option<Self> {
        let differ: Vec<Compared> = fields.into_iter().filter(|(_, mine, theirs)| mine != theirs).collect();
        (!differ.is_empty()).then_some(Self { at, differ })
    }

    /// The banner: the fields side by side, a button that saves the form below as it stands, and a link to what is saved.
    pub(crate) fn notice(self, lang: Lang, form: &'static str, saved: String) -> AnyView {
        let time = local::hour(self.at);
        let head = vec![Head::text(t::field(lang)), Head::text(t::mine(lang)), Head::text(t::theirs(lang))];
        let said = move |text: String| if text.trim().is_empty() { t::empty(lang).to_owned() } else { text };
        let rows = self
            .differ
            .into_iter()
            .map(|(field, mine, theirs)| {
                view! {
                    <Row>
                        <RowHead>{field}</RowHead>
                        <Cell label=t::mine(lang)>{said(mine)}</Cell>
                        <Cell label=t::theirs(lang)>{said(theirs)}</Cell>
                    </Row>
                }
            })
            .collect_view();
        view! {
            <Banner kind=BannerKind::Warning title=t::changed(lang, &time)>
                <Table id="stale" caption=t::changed(lang, &time) caption_look=Caption::Hidden head shape=Shape::Cards>{rows}</Table>
                <div class="actions">
                    <Button form size=Size::Small>{t::keep_mine(lang)}</Button>
                    <ButtonLink href=saved look=Look::Secondary size=Size::Small>{t::take_theirs(lang)}</ButtonLink>
                </div>
            </Banner>
        }
        .into_any()
    }
}
