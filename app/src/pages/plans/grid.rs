//! The targets as fields: a row for each kind and level of activities, then for all else.

use std::collections::BTreeMap;

use domain::{Lang, PlanSubject, Word};
use leptos::prelude::*;
use services::plans::{PlanForm, TargetForm};
use ui::{Cell, Field, Head, Kind, Row, RowHead, Shape, Table, Width};

use crate::{pages::plans::words as t, wrong::Wrong};

/// The form out of its fields, whose names are those of the subjects.
pub(crate) fn read(fields: &[(String, String)]) -> PlanForm {
    let of = |name: &str| {
        fields.iter().find(|(of, _)| of == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let target = |subject: &PlanSubject| {
        let names = subject.fields();
        let form = TargetForm { amount: of(names.amount), people: of(names.people), note: of(names.note) };
        (*subject, form)
    };
    PlanForm {
        targets: PlanSubject::ALL.iter().map(target).collect(),
        version: of("version"),
        key: of("key"),
    }
}

/// Both tables of fields.
pub(crate) fn view(lang: Lang, targets: &BTreeMap<PlanSubject, TargetForm>, wrong: &Wrong) -> AnyView {
    let rows = |is_of_activities: bool| {
        PlanSubject::ALL
            .iter()
            .filter(|subject| subject.kind().is_some() == is_of_activities)
            .map(|subject| row(lang, *subject, targets.get(subject).cloned().unwrap_or_default(), wrong))
            .collect_view()
    };
    let (activities, others) = (rows(true), rows(false));
    let head = |is_of_activities: bool| {
        let mut head = vec![Head::text(t::what(lang)), Head::text(t::amount(lang))];
        if is_of_activities {
            head.push(Head::text(t::amount_people(lang)));
        }
        head.push(Head::text(t::note(lang)));
        head
    };
    view! {
        <Table id="activities" caption=t::activity(lang) head=head(true) shape=Shape::Cards>{activities}</Table>
        <Table id="others" caption=t::others(lang) head=head(false) shape=Shape::Cards>{others}</Table>
    }
    .into_any()
}

fn row(lang: Lang, subject: PlanSubject, typed: TargetForm, wrong: &Wrong) -> AnyView {
    let names = subject.fields();
    let field = |name: &'static str, label: &'static str, value: String, kind: Kind, width: Width| {
        let error = wrong.beside(lang, name);
        view! { <Field name label kind width value error/> }.into_any()
    };
    let amount = field(names.amount, t::amount(lang), typed.amount, Kind::Number, Width::Letters10);
    let people = subject.kind().map(|_| {
        let people =
            field(names.people, t::amount_people(lang), typed.people, Kind::Number, Width::Letters10);
        view! { <Cell>{people}</Cell> }
    });
    let note = field(names.note, t::note(lang), typed.note, Kind::Text, Width::Full);
    let title = subject.title(lang);
    view! { <Row><RowHead>{title}</RowHead><Cell>{amount}</Cell>{people}<Cell>{note}</Cell></Row> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_by_the_names_of_their_fields() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form =
            read(&[field("so-workshop-province", "2"), field("ghi-chu-panel", "TW"), field("key", "k")]);
        let of = |code: &str| form.targets[&PlanSubject::parse(code).unwrap()].clone();
        assert_eq!((of("workshop-province").amount.as_str(), of("panel").note.as_str()), ("2", "TW"));
        assert_eq!((form.key.as_str(), of("media")), ("k", TargetForm::default()));
    }
}
