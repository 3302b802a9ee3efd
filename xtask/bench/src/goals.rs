//! What the program is to reach, and by how much it does or does not.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::figures::Figures;

/// So many times what the peer does, by the name of its row: pretix 2026.8 on the same cores, whose figures another program prints.
const TIMES: [(&str, &str, f64); 4] = [
    ("public_list_per_s", "public_page_c16", 200.0),
    ("public_activity_per_s", "public_page_c16", 300.0),
    ("registrations_per_s", "create_orders_c16", 50.0),
    ("checkins_per_s", "checkins_c8", 80.0),
];

/// At the most: seconds, MiB.
const AT_MOST: [(&str, f64); 2] = [("rush_500_for_100_s", 0.5), ("memory_mib", 64.0)];

/// Every page within so many milliseconds, and those that are lists or forms within fewer.
const PAGE_MS: f64 = 100.0;
const LIST_MS: f64 = 30.0;

/// The pages that are neither list nor form, but add up.
const SUMS: [&str; 6] = ["home", "report_", "rows_", "attendance_", "activity_", "log"];

/// A goal that was measured against.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// What was measured.
    pub name: String,
    /// How it stands: 1 and more is met.
    pub share: f64,
    /// In words.
    pub said: String,
}

/// What the peer did, from its `name: value` rows.
pub fn peer(file: &Path) -> Result<Vec<(String, f64)>> {
    let text = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    let rows = text.lines().filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        let digits: String = value.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        Some((name.to_owned(), digits.parse().ok()?))
    });
    Ok(rows.collect())
}

/// How the figures stand to the goals, as far as they were measured.
pub fn stand(figures: &Figures, peer: &[(String, f64)]) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (name, value) in figures.rows() {
        if let Some((_, of, times)) = TIMES.iter().find(|(goal, ..)| goal == name)
            && let Some((_, theirs)) = peer.iter().find(|(row, _)| row == of)
        {
            let reached = value / theirs;
            let said = format!("{reached:.0} times the peer, of {times}");
            goals.push(Goal { name: name.clone(), share: reached / times, said });
        }
        let most = AT_MOST.iter().find(|(goal, _)| goal == name).map(|(_, most)| *most).or_else(|| {
            let page = name.strip_prefix("page_")?.strip_suffix("_ms")?;
            Some(if SUMS.iter().any(|sum| page.starts_with(sum)) { PAGE_MS } else { LIST_MS })
        });
        if let Some(most) = most {
            let said = format!("{value:.1}, of {most} at the most");
            goals.push(Goal { name: name.clone(), share: most / value, said });
        }
    }
    goals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_from_one_on_whichever_way_is_better() {
        let mut figures = Figures::new("");
        for (name, value) in
            [("registrations_per_s", 1_000.0), ("rush_500_for_100_s", 1.0), ("page_people_ms", 15.0)]
        {
            figures.add(name, value);
        }
        let shares = |peer: &[(String, f64)]| -> Vec<f64> {
            stand(&figures, peer).iter().map(|goal| goal.share).collect()
        };
        assert_eq!(shares(&[("create_orders_c16".into(), 20.0)]), [1.0, 0.5, 2.0]);
        assert_eq!(shares(&[]), [0.5, 2.0], "without the peer nothing is said of it");
    }
}
