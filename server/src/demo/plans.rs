//! The plans of the demo's office: this year's, which stands half done, and last year's, to copy from.

use chrono::Datelike;
use domain::{PlanSubject, Word, accounts::access::Actor, numbers::number};
use services::{
    Services,
    plans::{LastYear, PlanForm, TargetForm, load_plan_form, save_plan},
};

use super::refused::refused;

/// The unit whose plans they are.
const UNIT: &str = "P19";

/// A target: its subject, this year and last year, the people of each, the budget line.
type Target = (&'static str, [u64; 2], [u64; 2], &'static str);

const TARGETS: [Target; 10] = [
    ("training_class-province", [6, 4], [210, 140], "Ngân sách tỉnh"),
    ("training_class-commune", [5, 6], [150, 180], "Ngân sách trung ương hỗ trợ"),
    ("workshop-province", [2, 2], [180, 160], "Ngân sách tỉnh"),
    ("outreach_conference-province", [1, 1], [80, 80], ""),
    ("outreach_conference-commune", [4, 4], [500, 400], "Lồng ghép Chương trình mục tiêu quốc gia"),
    ("dialogue-province", [1, 0], [60, 0], ""),
    ("panel", [10, 12], [0, 0], "Ngân sách tỉnh"),
    ("leaflet", [5_000, 4_000], [0, 0], ""),
    ("media", [12, 10], [0, 0], ""),
    ("broadcast", [40, 40], [0, 0], ""),
];

/// Sets the targets of both years.
///
/// # Errors
/// What a use case refuses; nothing should be.
pub(super) async fn plans(services: &Services) -> anyhow::Result<()> {
    for (n, year) in [services.today().year(), services.today().year() - 1].into_iter().enumerate() {
        let of = (UNIT, year);
        let loaded = load_plan_form(services, &Actor::System, of, LastYear::Left).await.map_err(refused)?;
        let typed = |n: u64| if n == 0 { String::new() } else { number(n) };
        let set = TARGETS.iter().filter(|(_, amounts, ..)| amounts[n] > 0);
        let targets = set.filter_map(|(code, amounts, people, note)| {
            let target =
                TargetForm { amount: typed(amounts[n]), people: typed(people[n]), note: (*note).to_owned() };
            Some((PlanSubject::parse(code)?, target))
        });
        let form = PlanForm { targets: targets.collect(), ..loaded.form };
        save_plan(services, &Actor::System, of, &form).await.map_err(refused)?;
    }
    Ok(())
}
