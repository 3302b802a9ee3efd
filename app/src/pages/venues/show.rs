//! One venue: its rooms, and the form for another one.

use axum::extract::{Path, State};
use domain::{Lang, Problems, numbers::number_in};
use leptos::prelude::*;
use services::{
    ids::VenueId,
    rows::Room,
    venues::{RoomForm, VenuePage},
};
use ui::{
    Area, Banner, BannerKind, Button, Cell, Empty, EmptyState, ErrorSummary, Head, Row, RowHead, Shape, Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, summary},
    language::in_language,
    page_error::PageResult,
    pages::{
        schedule::frame::{Part, Top, frame},
        venues::{
            path_of,
            room::{Typed, fields},
            words as t,
        },
    },
    visit::Staff,
};

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<VenueId>) -> PageResult {
    let page = services::venues::show_venue(&app.services, staff.actor(), id).await?;
    let (lang, form) = (staff.lang, RoomForm { key: services::new_form_key()?, ..RoomForm::default() });
    let title = page.venue.name.clone();
    Ok(staff.staff(&title, move || view(lang, page, form, &Problems::default())))
}

pub(crate) async fn add(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<VenueId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = RoomForm::from(typed);
    match services::venues::save_room(&app.services, staff.actor(), (id, None), &form).await {
        Ok(_) => Ok(staff.done(&path_of(id), Flash::Saved(0))),
        Err(services::Error::Invalid(problems)) => {
            let page = services::venues::show_venue(&app.services, staff.actor(), id).await?;
            let (lang, title) = (staff.lang, page.venue.name.clone());
            Ok(staff.invalid(Area::Staff, &title, move || view(lang, page, form, &problems)))
        }
        Err(error) => Err(error.into()),
    }
}

fn view(lang: Lang, page: VenuePage, form: RoomForm, problems: &Problems) -> AnyView {
    let VenuePage { venue, unit_name, rooms, typed } = page;
    let typed = (!typed.is_empty()).then(|| {
        let names: Vec<String> = typed.iter().map(|(name, n)| t::typed(lang, name, *n)).collect();
        view! {
            <Banner kind=BannerKind::Info title=t::typed_title(lang)>
                <p>{names.join(", ")}</p>
                <p>{t::typed_text(lang)}</p>
            </Banner>
        }
    });
    let errors = summary(lang, problems);
    let top = Top {
        title: venue.name,
        crumbs: vec![Part::Venues.crumb(lang)],
        notice: Some(view! { <ErrorSummary errors/> }.into_any()),
        ..Top::default()
    };
    let action = in_language(lang, &path_of(venue.id));
    let body = view! {
        <div class="stack-l">
            <p class="soft">{format!("{}: {unit_name}", t::unit(lang))}</p>
            {table(lang, rooms)}
            {typed}
            <section class="stack">
                <h2>{t::add_room(lang)}</h2>
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name="key" value=form.key.clone()/>
                    {fields(lang, form, problems)}
                    <div class="actions"><Button>{t::save_room(lang)}</Button></div>
                </form>
            </section>
        </div>
    };
    frame(lang, Part::Venues, top, body.into_any())
}

fn table(lang: Lang, rooms: Vec<Room>) -> AnyView {
    if rooms.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::no_rooms(lang) text=t::no_rooms_text(lang)/> }
            .into_any();
    }
    let caption = t::rooms_found(lang, rooms.len());
    let rows = rooms
        .into_iter()
        .map(|room| {
            let href = in_language(lang, &format!("/quan-ly/phong/{}", room.id));
            let open = t::open(lang, &room);
            let seats = room.seats.map(|seats| number_in(lang, u64::from(seats.unsigned_abs())));
            view! {
                <Row>
                    <RowHead><a href=href>{room.name}</a></RowHead>
                    <Cell label=t::seats(lang) class="num">{seats}</Cell>
                    <Cell label=t::hours(lang)>{open}</Cell>
                    <Cell label=t::equipment(lang)>{room.equipment}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::rooms(lang)),
        Head::number(t::seats(lang)),
        Head::text(t::hours(lang)),
        Head::text(t::equipment(lang)),
    ];
    view! { <Table id="rooms" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}
