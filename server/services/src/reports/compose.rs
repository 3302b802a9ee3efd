//! The figures of a report, and the rows behind each of them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    ActivityKind, MaterialKind, Period, UnitMap, UnitNode, Word,
    accounts::access::{Action, Actor},
    attendance::people_at,
    numbers::whole,
    reports::figures::{Figures, KindFigures, MaterialFigures, YearFigures},
};
use store::{
    ConnectionTrait,
    figures::report::{Distinct, HeldActivity},
    ids::UnitId,
    rows::{Broadcast, Material, MediaItem, Unit},
};

use crate::{
    Error, Result, Services,
    permit::{Scope, require_unit, scope},
    reports::filter::ReportFilter,
};

/// Everything that a report rests on.
#[derive(Debug, Clone)]
pub struct Report {
    /// The figures.
    pub figures: Figures,
    /// The name of the unit that was asked for.
    pub unit_name: Option<String>,
    /// Activities that were held, with the people at each.
    pub activities: Vec<(HeldActivity, u32)>,
    /// Materials: of which, on which day, how many.
    pub materials: Vec<(Material, NaiveDate, i32)>,
    /// Media items.
    pub media: Vec<MediaItem>,
    /// Broadcasts.
    pub broadcasts: Vec<Broadcast>,
    /// The units that rows belong to.
    pub units: HashMap<UnitId, Unit>,
}

impl Report {
    /// The name of a unit; nothing where there is none.
    pub fn name_of(&self, unit: Option<UnitId>) -> &str {
        unit.and_then(|unit| self.units.get(&unit)).map_or("", |unit| unit.name.as_str())
    }
}

/// Adds the figures up.
///
/// Panels, handbooks and leaflets count as produced where the report covers the unit that issues them, and as given where it is about
/// a unit below: an office reports what it had made, a commune what it got. Level and kind narrow activities; what they don't narrow is
/// then no part of the report. Everything is read in one snapshot of the database.
///
/// # Errors
/// As the gate decides; without a unit, [`Error::Forbidden`] for somebody who may not report on everything.
pub async fn compose_report(services: &Services, actor: &Actor, filter: &ReportFilter) -> Result<Report> {
    let snapshot = services.db.snapshot().await?;
    compose(services, &snapshot, actor, filter).await
}

/// As [`compose_report`], in a snapshot that is there.
///
/// # Errors
/// The same.
pub(crate) async fn compose(
    services: &Services,
    read: &impl ConnectionTrait,
    actor: &Actor,
    filter: &ReportFilter,
) -> Result<Report> {
    match filter.unit {
        Some(unit) => require_unit(read, actor, Action::ReadReport, unit).await?,
        None if matches!(scope(actor, Action::ReadReport), Scope::All) => {}
        None => return Err(Error::Forbidden),
    }
    let units = store::units::all(read).await?;
    let map = unit_map(&units, store::units::successions(read).await?);
    let as_of = filter.as_of.unwrap_or(filter.period.to());
    let counts = |unit: UnitId| filter.unit.is_none_or(|within| map.counts_for(unit, within, as_of));

    // What is still to come is not told, whatever has been entered already.
    let past = filter.period.until(services.today());
    let Rows { activities, materials, made, given, media, broadcasts } = match past {
        Some(past) => rows(read, filter, past, &counts).await?,
        None => Rows::default(),
    };

    let last_year = filter.period.last_of_several_years();
    let mut figures = add_up(read, filter, past, &activities).await?;
    add_materials(&mut figures, &materials, (&made, &given), &|_| true);
    figures.media = media.len() as u64;
    figures.broadcast = broadcasts.iter().map(|row| u64::from(row.times.unsigned_abs())).sum();
    if let Some(year) = last_year {
        let in_year = |day: NaiveDate| (year.from()..=year.to()).contains(&day);
        let activities: Vec<_> =
            activities.iter().filter(|(activity, _)| in_year(activity.starts_on)).cloned().collect();
        let mut of_year = add_up(read, filter, year.until(services.today()), &activities).await?;
        add_materials(&mut of_year, &materials, (&made, &given), &in_year);
        // “Tập huấn cho … Đội” is of training classes alone.
        let classes = ReportFilter { kind: Some(ActivityKind::TrainingClass), ..*filter };
        let wanted = filter.kind.is_none_or(|kind| kind == ActivityKind::TrainingClass);
        let of_classes: Vec<_> = activities
            .iter()
            .filter(|(one, _)| wanted && *one.kind == ActivityKind::TrainingClass)
            .cloned()
            .collect();
        let at_classes = add_up(read, &classes, year.until(services.today()), &of_classes).await?;
        figures.last_year = Some(YearFigures {
            year: chrono::Datelike::year(&year.from()),
            named_people: at_classes.named_people,
            teams: at_classes.teams,
            panel: of_year.panel,
            panel_given: of_year.given.panel,
            training_class: of_year.training_class.count,
        });
    }
    let units = units.into_iter().map(|unit| (unit.id, unit)).collect::<HashMap<_, _>>();
    Ok(Report {
        unit_name: filter.unit.and_then(|unit| units.get(&unit)).map(|unit| unit.name.clone()),
        figures,
        activities,
        materials,
        media,
        broadcasts,
        units,
    })
}

/// The rows that a report adds up.
#[derive(Default)]
struct Rows {
    activities: Vec<(HeldActivity, u32)>,
    materials: Vec<Lot>,
    made: Vec<Amount>,
    given: Vec<Amount>,
    media: Vec<MediaItem>,
    broadcasts: Vec<Broadcast>,
}

async fn rows(
    conn: &impl ConnectionTrait,
    filter: &ReportFilter,
    past: Period,
    counts: &impl Fn(UnitId) -> bool,
) -> Result<Rows> {
    let mut activities = store::figures::report::held(conn, past, filter.level, filter.kind).await?;
    activities.retain(|activity| counts(activity.unit_id));
    let activities = activities
        .into_iter()
        .map(|activity| {
            let people = people_at(activity.headcount.map(whole), whole(activity.named));
            (activity, people)
        })
        .collect();
    if filter.narrowed().is_any() {
        return Ok(Rows { activities, ..Rows::default() });
    }
    let Materials { rows: materials, made, given } = materials(conn, past, counts).await?;
    let mut media = store::figures::report::media(conn, past).await?;
    media.retain(|item| counts(item.unit_id));
    let mut broadcasts = store::figures::report::broadcasts(conn, past).await?;
    broadcasts.retain(|row| counts(row.unit_id));
    Ok(Rows { activities, materials, made, given, media, broadcasts })
}

/// Of which material, on which day, how many.
type Lot = (Material, NaiveDate, i32);

/// Of which kind, on which day, how many.
type Amount = (MaterialKind, NaiveDate, i32);

/// The materials of a report.
struct Materials {
    /// What counts in the tables: as made, or else as given.
    rows: Vec<Lot>,
    /// What was made by the units of the report.
    made: Vec<Amount>,
    /// What its units were given, whoever had it made.
    given: Vec<Amount>,
}

async fn materials(
    conn: &impl ConnectionTrait,
    period: Period,
    counts: &impl Fn(UnitId) -> bool,
) -> Result<Materials> {
    let produced = store::figures::report::materials(conn, period).await?;
    let mut rows: Vec<(Material, NaiveDate, i32)> = produced
        .into_iter()
        .filter(|material| counts(material.unit_id))
        .map(|material| (material.clone(), material.produced_on, material.quantity))
        .collect();
    let made = rows.iter().map(|(material, day, n)| (*material.kind, *day, *n)).collect();
    let given: Vec<_> = store::figures::report::distributions(conn, period)
        .await?
        .into_iter()
        .filter(|row| counts(row.unit_id))
        .collect();
    let mut ids: Vec<_> = given.iter().map(|row| row.material_id).collect();
    ids.sort();
    ids.dedup();
    let mut of: HashMap<_, _> = HashMap::new();
    for some in ids.chunks(500) {
        of.extend(
            store::figures::report::materials_by_id(conn, some)
                .await?
                .into_iter()
                .map(|material| (material.id, material)),
        );
    }
    let all_given = given
        .iter()
        .filter_map(|row| Some((*of.get(&row.material_id)?.kind, row.given_on, row.quantity)))
        .collect();
    rows.extend(given.into_iter().filter_map(|row| {
        // What the report counts as produced is not counted again as given.
        let material = of.get(&row.material_id).filter(|material| !counts(material.unit_id))?;
        Some((material.clone(), row.given_on, row.quantity))
    }));
    Ok(Materials { rows, made, given: all_given })
}

async fn add_up(
    conn: &impl ConnectionTrait,
    filter: &ReportFilter,
    past: Option<Period>,
    activities: &[(HeldActivity, u32)],
) -> Result<Figures> {
    // Of the units there are as many as there are units; of the activities there are ever more.
    let mut units: Vec<UnitId> = activities.iter().map(|(one, _)| one.unit_id).collect();
    units.sort();
    units.dedup();
    let distinct = match past {
        Some(past) if !activities.is_empty() => {
            let units = filter.unit.is_some().then_some(units.as_slice());
            store::figures::report::distinct(conn, past, filter.level, filter.kind, units).await?
        }
        _ => Distinct::default(),
    };
    let mut kinds: HashMap<&'static str, KindFigures> = HashMap::new();
    for (place, kind) in ActivityKind::ALL.iter().enumerate() {
        let of_kind = || activities.iter().filter(|(one, _)| *one.kind == *kind);
        let figures = KindFigures {
            count: of_kind().count() as u64,
            attendances: of_kind().map(|(_, people)| u64::from(*people)).sum(),
            distinct_people: distinct.by_kind.get(place).copied().unwrap_or(0),
            unmarked: of_kind().filter(|(one, _)| one.is_unmarked()).count() as u64,
        };
        kinds.insert(kind.code(), figures);
    }
    let of = |kind: ActivityKind| kinds.get(kind.code()).copied().unwrap_or_default();
    Ok(Figures {
        period: (filter.period.from(), filter.period.to()),
        training_class: of(ActivityKind::TrainingClass),
        workshop: of(ActivityKind::Workshop),
        outreach_conference: of(ActivityKind::OutreachConference),
        dialogue: of(ActivityKind::Dialogue),
        narrowed: filter.narrowed(),
        panel: 0,
        handbook: 0,
        leaflet: 0,
        made: MaterialFigures::default(),
        given: MaterialFigures::default(),
        media: 0,
        broadcast: 0,
        named_people: distinct.people,
        teams: distinct.teams,
        last_year: None,
    })
}

/// Adds the materials of some days to the figures.
fn add_materials(
    figures: &mut Figures,
    rows: &[Lot],
    (made, given): (&[Amount], &[Amount]),
    on: &dyn Fn(NaiveDate) -> bool,
) {
    let whole = |n: i32| u64::from(n.unsigned_abs());
    let of = |sum: &dyn Fn(MaterialKind) -> u64| MaterialFigures {
        panel: sum(MaterialKind::Panel),
        handbook: sum(MaterialKind::Handbook),
        leaflet: sum(MaterialKind::Leaflet),
    };
    let counted = of(&|kind| {
        rows.iter().filter(|(one, day, _)| *one.kind == kind && on(*day)).map(|(_, _, n)| whole(*n)).sum()
    });
    let amount = |some: &[Amount]| {
        of(&|kind| {
            some.iter().filter(|(one, day, _)| *one == kind && on(*day)).map(|(_, _, n)| whole(*n)).sum()
        })
    };
    (figures.made, figures.given) = (amount(made), amount(given));
    (figures.panel, figures.handbook, figures.leaflet) = (counted.panel, counted.handbook, counted.leaflet);
}

fn unit_map(units: &[Unit], successions: Vec<store::rows::UnitSuccession>) -> UnitMap<UnitId> {
    let successor: HashMap<UnitId, UnitId> = successions
        .into_iter()
        .filter(|row| row.is_default)
        .map(|row| (row.old_unit_id, row.new_unit_id))
        .collect();
    UnitMap::new(units.iter().map(|unit| {
        let node = UnitNode {
            parent: unit.parent_id,
            valid_to: unit.valid_to,
            successor: successor.get(&unit.id).copied(),
        };
        (unit.id, node)
    }))
}
