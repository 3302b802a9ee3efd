//! Steps of a longer run: each is timed, a failing one doesn't hide what the others find.

use std::time::{Duration, Instant};

use anyhow::Result;

/// The steps done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    error: Option<String>,
}

impl Steps {
    /// Does one step. Its result is given when it went well; else the error is printed and kept.
    pub fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("── {name}");
        let start = Instant::now();
        let (result, error) = match work() {
            Ok(result) => (Some(result), None),
            Err(error) => (None, Some(format!("{error:#}"))),
        };
        let took = start.elapsed();
        match &error {
            None => println!("── {name}: {:.1} s", took.as_secs_f64()),
            Some(error) => println!("── {name}: failed after {:.1} s: {error}", took.as_secs_f64()),
        }
        self.done.push(Step { name, took, error });
        result
    }

    /// Whether all went well.
    pub fn passed(&self) -> bool {
        self.failures() == 0
    }

    /// How many steps failed.
    pub fn failures(&self) -> usize {
        self.done.iter().filter(|step| step.error.is_some()).count()
    }

    /// One line a step: its time, and what was wrong.
    pub fn summary(&self) -> String {
        let mut text = String::from("── in all\n");
        for step in &self.done {
            text += &format!("{:>8.1} s  {}", step.took.as_secs_f64(), step.name);
            if let Some(error) = &step.error {
                text += &format!("  FAILED: {}", error.lines().next().unwrap_or_default());
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_failing_step_is_named_in_the_summary_and_the_next_one_still_runs() {
        let mut steps = Steps::default();
        assert_eq!(steps.run("first", || -> Result<()> { bail!("too long\nfile a") }), None);
        assert_eq!(steps.run("second", || Ok(2)), Some(2));
        assert_eq!(steps.failures(), 1);
        assert!(steps.summary().contains("first  FAILED: too long\n"), "{}", steps.summary());
    }
}
