//! A material given to many units in one form: a day, and a number for each.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use services::{
    communications::{ManyForm, MaterialEntry},
    ids::UnitId,
    rows::Unit,
};
use ui::{Area, Button, ButtonLink, Cell, Crumb, Field, Head, Look, Row, RowHead, Shape, Table, Width};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::communications::{
        frame::{Acts, Part, Top, frame},
        materials::{name_of, path_of},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The fields as they come: `given_on`, `key`, and `quantity-NUMBER` for each unit.
type Fields = Vec<(String, String)>;

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    Acts::require(&staff)?;
    let (entry, units) = services::communications::units_to_give(&app.services, staff.actor(), &code).await?;
    let typed = ManyForm { key: services::new_form_key()?, ..ManyForm::default() };
    let lang = staff.lang;
    Ok(staff.staff(t::give_many(lang), move || view(lang, &entry, units, typed, &Wrong::default())))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(fields): Form<Fields>,
) -> PageResult {
    let typed = read(fields);
    let not = match services::communications::distribute_material(&app.services, staff.actor(), &code, &typed)
        .await
    {
        Ok(n) => return Ok(staff.done(&path_of(&code), Flash::GivenToUnits(whole(n)))),
        Err(not) => not,
    };
    let wrong = Wrong::of(not)?;
    let (entry, units) = services::communications::units_to_give(&app.services, staff.actor(), &code).await?;
    let lang = staff.lang;
    Ok(staff.invalid(Area::Staff, t::give_many(lang), move || view(lang, &entry, units, typed, &wrong)))
}

fn read(fields: Fields) -> ManyForm {
    let mut form = ManyForm::default();
    let mut quantities: BTreeMap<UnitId, String> = BTreeMap::new();
    for (name, value) in fields {
        match name.as_str() {
            "given_on" => form.given_on = value,
            "key" => form.key = value,
            name => {
                let unit = name.strip_prefix("quantity-").and_then(|unit| unit.parse().ok());
                if let Some(unit) = unit {
                    quantities.insert(unit, value);
                }
            }
        }
    }
    ManyForm { quantities, ..form }
}

fn view(lang: Lang, entry: &MaterialEntry, units: Vec<Unit>, typed: ManyForm, wrong: &Wrong) -> AnyView {
    let path = path_of(&entry.material.code);
    let left = (i64::from(entry.material.quantity) - entry.given).max(0).unsigned_abs();
    let back = in_language(lang, &path);
    let body = if units.is_empty() {
        view! { <p>{t::no_units_below(lang)}</p> }.into_any()
    } else {
        let rows = units
            .into_iter()
            .map(|unit| {
                let name = format!("quantity-{}", unit.id);
                let value = typed.quantities.get(&unit.id).cloned().unwrap_or_default();
                let label = format!("{}: {}", t::quantity(lang), unit.name);
                view! {
                    <Row>
                        <RowHead>{unit.name}</RowHead>
                        <Cell label=t::quantity(lang)><input class="input w-10" inputmode="numeric" name=name value=value aria-label=label/></Cell>
                    </Row>
                }
                .into_any()
            })
            .collect_view();
        let head = vec![Head::text(t::receiver(lang)), Head::text(t::quantity(lang))];
        let error = wrong.beside(lang, "quantity").into_option();
        let error = error.map(|error| view! { <p class="field-error">{error}</p> });
        view! {
            <form class="form" method="post" action=in_language(lang, &format!("{path}/cap-phat")) novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <Field name="given_on" label=t::given_on(lang) hint=t::date_hint(lang) value=typed.given_on width=Width::Letters10
                    error=wrong.beside(lang, "given_on")/>
                {error}
                <Table id="quantity" caption=t::left_to_give(lang, left) head shape=Shape::Cards>{rows}</Table>
                <div class="actions">
                    <Button>{t::give_many_act(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        }
        .into_any()
    };
    let top = Top {
        title: t::give_many(lang).into(),
        crumbs: vec![Part::Materials.crumb(lang), Crumb::new(name_of(entry), in_language(lang, &path))],
        notice: Some(wrong.notice(lang)),
        actions: None,
    };
    let lead = format!("{} {}", t::give_many_lead(lang), t::left_to_give(lang, left));
    frame(lang, Part::Materials, top, view! { <p class="lead">{lead}</p> {body} }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_read_by_their_units() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form = read(vec![
            field("key", "k"),
            field("given_on", "1/7/2026"),
            field("quantity-7", "20"),
            field("quantity-x", "9"),
        ]);
        assert_eq!((form.key.as_str(), form.given_on.as_str()), ("k", "1/7/2026"));
        assert_eq!(
            form.quantities.into_iter().map(|(unit, n)| (unit.0, n)).collect::<Vec<_>>(),
            [(7, "20".to_owned())]
        );
    }
}
