//! What somebody gave as answers, as the browser sent it, and what it comes to.

use std::{collections::HashMap, fmt};

use domain::{
    Problems,
    questions::{
        asked::{Given, judge},
        file::{FileKind, LARGEST_FILE, read_file, too_large},
        kinds::{Asked, QuestionKind},
    },
};
use sha2::{Digest, Sha256};
use store::ids::QuestionId;

use crate::questions::set::AskedQuestion;

/// A file as it was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct SentFile {
    /// What the browser calls it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Two forms are told apart by all that they hold, and nobody needs to read five million bytes for that.
impl fmt::Debug for SentFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:x?}", self.name, Sha256::digest(&self.bytes).as_slice())
    }
}

/// Answers as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswersForm {
    /// What was typed or chosen, by the number of the question.
    pub words: Vec<(QuestionId, Vec<String>)>,
    /// Files, by the number of the question.
    pub files: Vec<(QuestionId, SentFile)>,
    /// The questions whose file is to go.
    pub without: Vec<QuestionId>,
}

impl AnswersForm {
    /// What was typed or chosen for a question.
    pub fn of(&self, question: QuestionId) -> &[String] {
        let found = self.words.iter().find(|(id, _)| *id == question);
        found.map(|(_, typed)| typed.as_slice()).unwrap_or_default()
    }

    /// The name of the file that was sent for a question.
    pub fn file_of(&self, question: QuestionId) -> Option<&str> {
        let found = self.files.iter().find(|(id, _)| *id == question);
        found.map(|(_, file)| file.name.as_str())
    }
}

/// Answers that can be kept.
pub(crate) struct Answered {
    /// The questions that were asked, whether somebody answered or not.
    pub asked: Vec<QuestionId>,
    /// The answers.
    pub kept: Vec<(QuestionId, String)>,
    /// The files that are new.
    pub files: Vec<(QuestionId, FileKind, Vec<u8>)>,
}

/// Reads answers; what is wrong is noted at the field of its question. `files_there`: the names of files that were given before and stay
/// unless others come.
pub(crate) fn read(
    questions: &[AskedQuestion],
    form: &AnswersForm,
    files_there: &HashMap<QuestionId, String>,
    problems: &mut Problems,
) -> Answered {
    let mut given: HashMap<i64, Given> = HashMap::new();
    let mut files = vec![];
    for one in questions {
        let id = one.question.id;
        if *one.question.kind != QuestionKind::File {
            given.insert(id.0, Given::Words(form.of(id).to_vec()));
            continue;
        }
        let sent = form.files.iter().find(|(of, _)| *of == id).map(|(_, file)| file);
        let stays = files_there.get(&id).filter(|_| !form.without.contains(&id));
        match (sent, stays) {
            (Some(file), _) if file.bytes.len() > LARGEST_FILE => {
                given.insert(id.0, Given::File(Err(too_large())));
            }
            (Some(file), _) => {
                let read = read_file(&file.name, &file.bytes);
                if let Ok((_, kind)) = &read {
                    files.push((id, *kind, file.bytes.clone()));
                }
                given.insert(id.0, Given::File(read.map(|(name, _)| name)));
            }
            (None, Some(name)) => drop(given.insert(id.0, Given::File(Ok(name.clone())))),
            (None, None) => {}
        }
    }
    let rules: Vec<Asked> = questions.iter().map(AskedQuestion::rule).collect();
    let judged = judge(&rules, &given);
    for (id, problem) in judged.problems {
        if let Some(one) = questions.iter().find(|one| one.question.id.0 == id) {
            problems.add(one.field, problem);
        }
    }
    let kept: Vec<(QuestionId, String)> =
        judged.kept.into_iter().map(|(id, value)| (QuestionId(id), value)).collect();
    // A file that does not apply is not kept either.
    files.retain(|(id, ..)| kept.iter().any(|(of, _)| of == id));
    Answered { asked: questions.iter().map(|one| one.question.id).collect(), kept, files }
}
