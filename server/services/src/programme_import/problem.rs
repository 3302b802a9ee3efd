//! What is wrong with the files, each with its file, line and column.

use domain::{Lang, Problem, text};

use super::file::File;
use crate::Error;

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// The actor may not, or the database is away.
    Refused(Error),
    /// None of the files that an import reads is there.
    NoFiles,
    /// Something in the files is wrong; this is all of it, in the order of the files.
    Problems(Vec<ImportProblem>),
}

impl ImportError {
    /// The names of the files that an import reads, for a person who gave none of them.
    pub fn expected_files() -> String {
        File::ALL.map(File::name).join(", ")
    }
}

impl<E: Into<Error>> From<E> for ImportError {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// What is wrong, or worth knowing, at one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file's name.
    pub file: &'static str,
    /// The line on which the row begins, from 1.
    pub line: usize,
    /// The column, by its name.
    pub column: String,
    /// What stands there, where that helps; shortened, without control characters.
    pub given: Option<String>,
    /// What is wrong and what is expected.
    pub problem: Problem,
}

/// Longer cells are cut in messages.
const MOST_SHOWN: usize = 60;

impl ImportProblem {
    pub(super) fn new(at: Place, column: impl Into<String>, problem: Problem) -> Self {
        Self { file: at.file.name(), line: at.line, column: column.into(), given: None, problem }
    }

    pub(super) fn given(mut self, raw: &str) -> Self {
        let clean = text::line(raw);
        let short: String = clean.chars().take(MOST_SHOWN).collect();
        self.given = Some(if short.len() < clean.len() { format!("{short}…") } else { short });
        self
    }

    /// The line for a person: `activities.csv:12: start_date: “31/2/2013” không dùng được. Nhập …`.
    pub fn text(&self, lang: Lang) -> String {
        let Self { file, line, column, given, problem } = self;
        let expected = problem.text(lang);
        let said = match given.as_deref() {
            None => expected,
            Some("") => format!("{}. {}", lang.pick("Đang để trống", "Empty"), capital(&expected)),
            Some(given) => {
                format!("“{given}” {}. {}", lang.pick("không dùng được", "is not usable"), capital(&expected))
            }
        };
        format!("{file}:{line}: {column}: {said}")
    }
}

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub file: File,
    pub line: usize,
}

/// What was found while the files were read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    problems: Vec<(Place, ImportProblem)>,
    notes: Vec<(Place, ImportProblem)>,
    unread: bool,
}

impl Findings {
    /// Something is wrong: nothing will be imported.
    pub(super) fn problem(&mut self, at: Place, column: impl Into<String>, problem: Problem) {
        self.problems.push((at, ImportProblem::new(at, column, problem)));
    }

    /// As [`Self::problem`], with what stands in the cell.
    pub(super) fn problem_with(&mut self, at: Place, column: &str, given: &str, problem: Problem) {
        self.problems.push((at, ImportProblem::new(at, column, problem).given(given)));
    }

    /// Something that a person should know, and that stops nothing.
    pub(super) fn note(&mut self, at: Place, column: impl Into<String>, problem: Problem) {
        self.notes.push((at, ImportProblem::new(at, column, problem)));
    }

    /// A file could not be read as a table, so what refers to its rows can't be checked.
    pub(super) fn unread(&mut self) {
        self.unread = true;
    }

    /// Every file was read as a table.
    pub(super) fn all_read(&self) -> bool {
        !self.unread
    }

    /// Ends where anything is wrong; else gives the notes.
    pub(super) fn finish(self) -> Result<Vec<ImportProblem>, ImportError> {
        if self.problems.is_empty() {
            Ok(in_order(self.notes))
        } else {
            Err(ImportError::Problems(in_order(self.problems)))
        }
    }
}

fn in_order(mut found: Vec<(Place, ImportProblem)>) -> Vec<ImportProblem> {
    // Stable: the cells of a row stay in the order in which they were read.
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, problem)| problem).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A problem with values in its sentence.
pub(super) fn said(vi: impl Into<String>, en: impl Into<String>) -> Problem {
    Problem::SaidOf(vi.into(), en.into())
}

#[cfg(test)]
mod tests {
    use domain::label;

    use super::*;

    #[test]
    fn a_problem_names_its_place_what_stands_there_and_what_is_expected() {
        let at = Place { file: File::Activities, line: 12 };
        let problem = ImportProblem::new(at, "start_date", Problem::NotADate(label::START_DATE));
        assert_eq!(
            problem.clone().given("31/2/2013").text(Lang::Vi),
            "activities.csv:12: start_date: “31/2/2013” không dùng được. Kiểm tra lại ngày bắt đầu: nhập ngày có trong lịch, theo dạng \
             ngày/tháng/năm, ví dụ 30/7/2023"
        );
        assert_eq!(
            ImportProblem::new(at, "kind", Problem::NotOneOf("a, b".into())).given(" ").text(Lang::En),
            "activities.csv:12: kind: Empty. Enter one of: a, b"
        );
    }

    #[test]
    fn a_long_or_dangerous_cell_is_shown_short_and_clean() {
        let at = Place { file: File::Media, line: 2 };
        let given = ImportProblem::new(at, "title", Problem::NotAName)
            .given(&format!("\u{1b}[31m{}", "ă".repeat(200)))
            .given
            .unwrap();
        assert_eq!(given.chars().count(), MOST_SHOWN + 1);
        assert!(given.starts_with("[31mă") && given.ends_with('…'));
    }
}
