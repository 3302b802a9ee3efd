//! The kinds of questions, and what belongs to one that is asked.

use crate::words::words;

words! {
    /// What kind of answer a question wants.
    QuestionKind {
        /// Words.
        Text = "text", "Trả lời bằng chữ", "Words";
        /// One of several options.
        Choice = "choice", "Chọn một", "One of several";
        /// Any of several options.
        Several = "several", "Chọn nhiều", "Any of several";
        /// A number.
        Number = "number", "Số", "A number";
        /// A day.
        Date = "date", "Ngày", "A day";
        /// Yes or no.
        YesNo = "yes_no", "Có hoặc không", "Yes or no";
        /// A file.
        File = "file", "Tệp", "A file";
    }
}

impl QuestionKind {
    /// Its answer is one of options that the organizer writes.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Several)
    }

    /// Another question may hang on its answer.
    pub fn can_decide(self) -> bool {
        matches!(self, Self::Choice | Self::Several | Self::YesNo)
    }
}

/// The answer “yes” as it is kept.
pub const YES: &str = "yes";

/// The answer “no” as it is kept.
pub const NO: &str = "no";

/// The most questions that are asked at once: nobody fills in more, and each has a field of its own.
pub const MOST_QUESTIONS: usize = 40;

/// The most options of one question.
pub const MOST_OPTIONS: usize = 30;

/// A question as far as the rules need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its number.
    pub id: i64,
    /// Its kind.
    pub kind: QuestionKind,
    /// Where it is asked, it has to be answered.
    pub required: bool,
    /// What can be chosen, as it is kept; of a question without options none.
    pub options: Vec<String>,
    /// Asked only where the question of this number is answered so.
    pub only_if: Option<(i64, String)>,
}

/// What can be chosen as an answer to a question on which another may hang, as it is kept.
pub fn deciding(kind: QuestionKind, options: &[String]) -> Vec<String> {
    match kind {
        QuestionKind::YesNo => vec![YES.into(), NO.into()],
        kind if kind.has_options() => options.to_vec(),
        _ => vec![],
    }
}
