//! Questions that an activity asks of its own: composed by the organizer, answered with the registration or on the own page, added up.

pub(crate) mod answer;
pub(crate) mod arrange;
pub(crate) mod copy;
pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod given;
pub(crate) mod keep;
pub(crate) mod list;
pub(crate) mod of_list;
pub(crate) mod remove;
pub(crate) mod save;
pub(crate) mod set;
pub(crate) mod show;
pub(crate) mod summary;

pub use answer::{OwnQuestions, answer_questions, show_own_questions};
pub use arrange::move_question;
pub use file::{GivenFile, own_file, staff_file};
pub use form::{Deciding, LoadedQuestion, QuestionForm, load_question_form};
pub use given::{AnswersForm, SentFile};
pub use list::{QuestionLine, QuestionList, list_questions};
pub use of_list::{ListAnswers, answers_of_list};
pub use remove::{Removed, delete_question, restore_question, retire_question};
pub use save::{add_question, edit_question};
pub use set::{AskedQuestion, asked_of_activity};
pub use show::{ShownAnswers, show_answers};
pub use summary::{QuestionSums, summarize_answers};
