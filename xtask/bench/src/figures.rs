//! The figures: a name and a value each, in the order in which they were measured.

use std::time::Duration;

/// Figures of one run.
pub struct Figures {
    only: String,
    rows: Vec<(String, f64)>,
}

impl Figures {
    /// None yet. `only` narrows what [`Figures::wants`] says.
    pub fn new(only: &str) -> Self {
        Figures { only: only.to_owned(), rows: Vec::new() }
    }

    /// Whether this was asked for.
    pub fn wants(&self, name: &str) -> bool {
        name.contains(&self.only)
    }

    /// A figure.
    pub fn add(&mut self, name: &str, value: f64) {
        self.rows.push((name.to_owned(), value));
    }

    /// The rows.
    pub fn rows(&self) -> &[(String, f64)] {
        &self.rows
    }

    /// The times of many requests within a while: how many a second, and at what pace half and all but one in a hundred were answered.
    pub fn add_times(&mut self, name: &str, mut times: Vec<Duration>, within: Duration) {
        times.sort();
        self.add(&format!("{name}_per_s"), times.len() as f64 / within.as_secs_f64());
        self.add(&format!("{name}_p50_ms"), percentile(&times, 50));
        self.add(&format!("{name}_p99_ms"), percentile(&times, 99));
    }

    /// Of two runs the better value of each figure.
    pub fn better_of(mut self, other: Self) -> Self {
        for ((name, value), (_, again)) in self.rows.iter_mut().zip(other.rows) {
            *value = if more_is_better(name) { value.max(again) } else { value.min(again) };
        }
        self
    }

    /// Prints the rows.
    pub fn print(&self, on: &str) {
        for (name, value) in &self.rows {
            println!("{on}_{name}: {}", shown(*value));
        }
    }

    /// Prints the rows, with the other's beside them and how many times as good they are.
    pub fn print_against(&self, on: &str, other: &Self) {
        for (name, value) in &self.rows {
            let theirs = other.rows.iter().find(|(of, _)| of == name).map(|(_, value)| *value);
            let Some(theirs) = theirs else { continue };
            let times = if more_is_better(name) { value / theirs } else { theirs / value };
            println!("{on}_{name}: {} ({}, {times:.2}×)", shown(*value), shown(theirs));
        }
    }
}

fn more_is_better(name: &str) -> bool {
    name.ends_with("_per_s")
}

/// In milliseconds; nought of none.
fn percentile(sorted: &[Duration], of_hundred: usize) -> f64 {
    let at = (sorted.len() * of_hundred).div_ceil(100).max(1) - 1;
    sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

fn shown(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_time_within_which_so_many_were_answered() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!((percentile(&times, 50), percentile(&times, 99)), (100.0, 198.0));
        assert_eq!((percentile(&times[..1], 99), percentile(&[], 50)), (1.0, 0.0));
    }

    #[test]
    fn of_two_runs_the_better_value_is_kept_whichever_way_is_better() {
        let run = |rate, time| Figures {
            only: String::new(),
            rows: vec![("a_per_s".into(), rate), ("a_p50_ms".into(), time)],
        };
        let best = run(10.0, 5.0).better_of(run(12.0, 6.0));
        assert_eq!(best.rows.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [12.0, 5.0]);
    }
}
