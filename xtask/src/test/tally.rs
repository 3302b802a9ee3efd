//! Counts what passed and failed, from what cargo's test programs and Playwright print.

use crate::steps::Steps;

/// The figures so far.
#[derive(Debug, Default, PartialEq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
    /// Steps whose tests have failed; the step's own failure is then no further one.
    failed_steps: usize,
}

impl Tally {
    /// Counts `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    pub fn see_cargo(&mut self, line: &str) {
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            return;
        };
        for part in counts.split("; ") {
            match part.split_once(' ').map(|(n, what)| (n.parse().unwrap_or(0), what)) {
                Some((n, "passed")) => self.passed += n,
                Some((n, "failed")) => self.failed += n,
                Some((n, "ignored")) => self.skipped += n,
                _ => {}
            }
        }
    }

    /// Counts the lines that Playwright closes with: `  12 passed (8.1s)`, `  1 failed`. A test that was interrupted,
    /// or passed only when tried again, has failed.
    pub fn see_playwright(&mut self, line: &str) {
        let plain = without_colours(line);
        let counted = plain.trim().split(" (").next().and_then(|text| text.split_once(' '));
        let Some((Ok(n), what)) = counted.map(|(n, what)| (n.parse::<usize>(), what)) else { return };
        match what {
            "passed" => self.passed += n,
            "failed" | "flaky" | "interrupted" => self.failed += n,
            "skipped" | "did not run" => self.skipped += n,
            _ => {}
        }
    }

    /// To be told after a step of tests: whether its tests have failed, beside the step itself.
    pub fn step_ended(&mut self, failed_before: usize) {
        self.failed_steps += usize::from(self.failed > failed_before);
    }

    /// The last line. A step that failed for another reason than its tests (format, a build) counts as one failure.
    pub fn closing_line(&self, steps: &Steps) -> String {
        let failed = self.failed + steps.failures().saturating_sub(self.failed_steps);
        match self.skipped {
            0 => format!("{} passed, {failed} failed", self.passed),
            skipped => format!("{} passed, {failed} failed, {skipped} skipped", self.passed),
        }
    }
}

/// Without terminal colours: `ESC [ … m`.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn the_figures_of_both_runners_are_summed() {
        let mut tally = Tally::default();
        tally.see_cargo("running 3 tests");
        tally.see_cargo(
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        tally.see_cargo("test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.see_playwright("Running 14 tests using 2 workers");
        tally.see_playwright("\u{1b}[31m  1 failed\u{1b}[39m");
        tally.see_playwright("\u{1b}[32m  12 passed\u{1b}[39m\u{1b}[2m (8.1s)\u{1b}[22m");
        tally.see_playwright("  1 did not run");
        tally.see_playwright("12 passed the post");
        assert_eq!(tally, Tally { passed: 19, failed: 2, skipped: 2, failed_steps: 0 });
        assert_eq!(tally.closing_line(&Steps::default()), "19 passed, 2 failed, 2 skipped");
    }

    #[test]
    fn a_step_that_fails_without_a_failing_test_is_one_failure() {
        let mut steps = Steps::default();
        steps.run("format", || -> anyhow::Result<()> { bail!("not formatted") });
        steps.run("Rust tests", || -> anyhow::Result<()> { bail!("`cargo test` failed") });
        let mut tally = Tally::default();
        tally.see_cargo("test result: FAILED. 7 passed; 2 failed; 0 ignored");
        tally.step_ended(0);
        assert_eq!(tally.closing_line(&steps), "7 passed, 3 failed");
    }
}
