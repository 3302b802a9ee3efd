//! What is decided about a list on its page, and the act itself.

use std::collections::HashMap;

use axum::extract::{Path, State};
use domain::{Word, numbers::whole, rosters::Column};
use services::{
    Error,
    ids::RosterId,
    rosters::{CheckedRoster, Corrections, PLACES, RowState, TakeIn, TakenIn},
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, path_of},
        invitations::invite,
        people::list::Filters,
        rosters::{
            check::{self, Trouble},
            fields::{cell_name, choice_name, column_name, read_choice},
        },
    },
    visit::Staff,
    wrong::Wrong,
};

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> PageResult {
    let id: RosterId = id.parse().map_err(|_| Error::NotFound)?;
    let list = match services::rosters::check_roster(&app.services, staff.actor(), id).await {
        Ok(list) => list,
        // Pressed twice, or sent again by going back.
        Err(Error::NotFound) => return check::gone(&app, &staff, id).await,
        Err(error) => return Err(error.into()),
    };
    let sent = Sent::read(fields);
    let corrections = sent.corrections(&list);
    let corrected: Vec<u32> = corrections.cells.iter().map(|(row, ..)| *row).collect();
    let (services, actor) = (&app.services, staff.actor());
    let decided =
        services::rosters::decide_roster(services, actor, id, sent.version, corrections.clone()).await;
    let version = match decided {
        Ok(version) => version,
        // Somebody looks at the list in another window: what was typed here is kept, and shown with the rest.
        Err(Error::Conflict(problem)) => {
            let now = services::rosters::check_roster(services, actor, id).await?.version;
            services::rosters::decide_roster(services, actor, id, now, corrections).await?;
            return check::render(&app, &staff, id, Some(problem)).await;
        }
        Err(error) => return Err(error.into()),
    };
    if sent.step == "unit" {
        return unit(&app, &staff, id, version, &sent).await;
    }
    if sent.step != "take" && sent.step != "people" {
        return Ok(staff.go(&check::path(id)));
    }
    // Whoever corrected a row means it to be taken: rows are left out only as they were seen.
    let mut wrong_seen = sent.wrong_seen;
    if !corrected.is_empty() {
        let now = services::rosters::check_roster(services, actor, id).await?;
        let still = |row: &services::rosters::RosterRow| {
            corrected.contains(&row.number) && matches!(row.state, RowState::Wrong(_))
        };
        if now.rows.iter().any(still) {
            wrong_seen = 0;
        }
    }
    let people_only = sent.step == "people";
    let how = TakeIn { version, wrong_seen, tells: sent.tells, people_only };
    match services::rosters::take_in_roster(services, actor, id, how, &sent.overrule).await {
        Ok(done) => taken(&app, &staff, &list, done, people_only).await,
        Err(Error::Conflict(problem)) => check::render(&app, &staff, id, Some(problem)).await,
        Err(Error::Invalid(problems)) => {
            let list = services::rosters::check_roster(services, actor, id).await?;
            Ok(check::page(&app, &staff, list, None, Trouble::Overrule(problems, sent.overrule)))
        }
        Err(Error::NotFound) => check::gone(&app, &staff, id).await,
        Err(error) => Err(error.into()),
    }
}

/// The unit of those for whom the list says none.
async fn unit(app: &App, staff: &Staff, id: RosterId, version: i32, sent: &Sent) -> PageResult {
    let text = |name: &str| sent.fields.get(name).map_or("", String::as_str);
    let typed = (text("unit_id"), text("unit"));
    let (services, actor) = (&app.services, staff.actor());
    match services::rosters::set_roster_unit(services, actor, id, version, typed).await {
        Ok(_) => Ok(staff.go(&check::path(id))),
        Err(not) => {
            // What was corrected along with it is kept, and shown.
            let list = services::rosters::check_roster(services, actor, id).await?;
            let trouble = Trouble::Unit(Wrong::of(not)?, typed.1.to_owned());
            Ok(check::page(app, staff, list, None, trouble))
        }
    }
}

async fn taken(
    app: &App,
    staff: &Staff,
    list: &CheckedRoster,
    done: TakenIn,
    people_only: bool,
) -> PageResult {
    let added = Flash::PeopleAdded(whole(done.fresh));
    let Some(activity) = &list.activity else {
        let path = Filters::just_added().href(domain::Lang::Vi, "/quan-ly/nguoi");
        return Ok(staff.done_until_undone(&path, added, done.undo));
    };
    if people_only {
        return invite::with_chosen(app, staff, &activity.code, &done.people, (added, done.undo)).await;
    }
    let flash = match done.waiting {
        0 => Flash::Added(whole(done.seated)),
        n => Flash::AddedWaiting(whole(n)),
    };
    Ok(staff.done_until_undone(&path_of(&activity.code, WorkTab::People), flash, done.undo))
}

/// The form as it was sent.
struct Sent {
    version: i32,
    wrong_seen: usize,
    step: String,
    tells: bool,
    /// Why those come in who don’t meet what is asked for.
    overrule: String,
    fields: HashMap<String, String>,
}

impl Sent {
    fn read(fields: Vec<(String, String)>) -> Self {
        let fields: HashMap<String, String> = fields.into_iter().collect();
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        Self {
            version: text("v").parse().unwrap_or_default(),
            wrong_seen: text("wrong").parse().unwrap_or_default(),
            step: text("step"),
            tells: text("thu") == "co",
            overrule: text("overrule"),
            fields,
        }
    }

    /// What differs from what the page showed.
    fn corrections(&self, list: &CheckedRoster) -> Corrections {
        let mut cells = Vec::new();
        let mut choices = Vec::new();
        for row in &list.rows {
            for (column, shown) in PLACES.into_iter().zip(&row.cells) {
                let typed = self.fields.get(&cell_name(row.number, column));
                if let Some(typed) =
                    typed.filter(|typed| domain::text::line(typed) != domain::text::line(shown))
                {
                    cells.push((row.number, column, typed.clone()));
                }
            }
            let chosen = self.fields.get(&choice_name(row.number)).and_then(|typed| read_choice(typed));
            let before = row.doubt.as_ref().and_then(|doubt| doubt.choice);
            choices
                .extend(chosen.filter(|chosen| before != Some(*chosen)).map(|chosen| (row.number, chosen)));
        }
        let columns = (self.step == "columns").then(|| {
            let column = |place: usize| self.fields.get(&column_name(place)).map_or("", String::as_str);
            (0..list.columns.len()).map(|place| Column::parse(column(place))).collect()
        });
        let sheet = self.fields.get("trang-tinh").filter(|_| self.step == "sheet");
        Corrections { cells, choices, columns, sheet: sheet.and_then(|typed| typed.parse().ok()) }
    }
}
