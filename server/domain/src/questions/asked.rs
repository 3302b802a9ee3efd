//! Which questions are asked of somebody, and which answers are kept: one that hangs on another is asked only where that one was answered so.

use std::collections::HashMap;

use crate::{
    Problem,
    questions::{
        kinds::{Asked, QuestionKind},
        read::read_answer,
    },
};

/// What somebody gave as an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Typed or chosen.
    Words(Vec<String>),
    /// A file, by its name; or what is wrong with it.
    File(Result<String, Problem>),
}

/// What answers came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// The answers that are kept, by the number of the question.
    pub kept: Vec<(i64, String)>,
    /// What is wrong with others.
    pub problems: Vec<(i64, Problem)>,
}

/// Judges what was given. The questions are in order: each after the one that it hangs on. An answer to a question that is not asked is not
/// kept, whatever it is; one that is asked and required is asked for. Where the deciding answer is itself wrong, nothing is said of what
/// hangs on it.
pub fn judge(questions: &[Asked], given: &HashMap<i64, Given>) -> Judged {
    let mut judged = Judged::default();
    for question in questions {
        if !applies(question, &judged.kept) {
            continue;
        }
        let read = match given.get(&question.id) {
            None => Ok(None),
            Some(Given::Words(typed)) => read_answer(question.kind, &question.options, typed),
            Some(Given::File(file)) => file.clone().map(Some),
        };
        match read {
            Ok(Some(answer)) => judged.kept.push((question.id, answer)),
            Ok(None) if question.required => {
                judged.problems.push((question.id, unanswered(question.kind)));
            }
            Ok(None) => {}
            Err(problem) => judged.problems.push((question.id, problem)),
        }
    }
    judged
}

/// The required questions that are asked of somebody with these answers, and were not answered.
pub fn missing(questions: &[Asked], answers: &HashMap<i64, String>) -> Vec<i64> {
    let answers: Vec<(i64, String)> = answers.iter().map(|(id, value)| (*id, value.clone())).collect();
    let mut seen: Vec<(i64, String)> = vec![];
    let mut missing = vec![];
    for question in questions.iter() {
        if !applies(question, &seen) {
            continue;
        }
        match answers.iter().find(|(id, _)| *id == question.id) {
            Some(answer) => seen.push(answer.clone()),
            None if question.required => missing.push(question.id),
            None => {}
        }
    }
    missing
}

/// Whether a question is asked of somebody who answered so far like this. An answer that is not kept decides nothing, so that a whole
/// branch goes with it.
fn applies(question: &Asked, kept: &[(i64, String)]) -> bool {
    let Some((parent, wanted)) = &question.only_if else { return true };
    kept.iter().any(|(id, value)| id == parent && says(value, wanted))
}

/// Whether a kept answer says an option; of several each stands on a line of its own.
pub fn says(answer: &str, option: &str) -> bool {
    answer.split('\n').any(|one| one == option)
}

fn unanswered(kind: QuestionKind) -> Problem {
    match kind {
        QuestionKind::Text => Problem::Said("Trả lời câu hỏi này", "Answer this question"),
        QuestionKind::Choice => Problem::Said("Chọn một câu trả lời", "Choose an answer"),
        QuestionKind::Several => Problem::Said("Chọn ít nhất một mục", "Choose at least one"),
        QuestionKind::Number => Problem::Said(
            "Nhập câu trả lời bằng số, ví dụ 12 hoặc 12,5",
            "Enter the answer as a number, such as 12 or 12.5",
        ),
        QuestionKind::Date => Problem::Said(
            "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 30/7/2023",
            "Enter a day/month/year, such as 30/7/2023",
        ),
        QuestionKind::YesNo => Problem::Said("Chọn Có hoặc Không", "Choose yes or no"),
        QuestionKind::File => Problem::Said("Chọn một tệp", "Choose a file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::kinds::{NO, YES};
    use proptest::prelude::*;

    fn question(id: i64, required: bool, only_if: Option<(i64, &str)>) -> Asked {
        let only_if = only_if.map(|(id, value)| (id, value.to_owned()));
        Asked { id, kind: QuestionKind::YesNo, required, options: vec![], only_if }
    }

    fn words(value: &str) -> Given {
        Given::Words(vec![value.to_owned()])
    }

    #[test]
    fn a_whole_branch_is_forgotten_with_the_answer_it_hangs_on() {
        let questions =
            [question(1, true, None), question(2, true, Some((1, YES))), question(3, true, Some((2, YES)))];
        let given = HashMap::from([(1, words(NO)), (2, words(YES)), (3, words(YES))]);
        let judged = judge(&questions, &given);
        assert_eq!(judged, Judged { kept: vec![(1, NO.into())], problems: vec![] });
        let given = HashMap::from([(1, words(YES)), (3, words(YES))]);
        let judged = judge(&questions, &given);
        assert_eq!(judged.problems.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [2], "3 hangs on it");
    }

    /// Questions of which each may hang on an earlier one.
    fn questions() -> impl Strategy<Value = Vec<Asked>> {
        let one = (any::<bool>(), prop::option::of((0i64..6, any::<bool>())));
        prop::collection::vec(one, 1..7).prop_map(|all| {
            (0..)
                .zip(all)
                .map(|(id, (required, hangs))| {
                    let only_if = hangs.filter(|(parent, _)| *parent < id);
                    question(id, required, only_if.map(|(on, yes)| (on, if yes { YES } else { NO })))
                })
                .collect()
        })
    }

    fn given() -> impl Strategy<Value = HashMap<i64, Given>> {
        let one = prop_oneof![Just(YES), Just(NO), Just(""), Just("có lẽ")].prop_map(words);
        prop::collection::hash_map(0i64..7, one, 0..7)
    }

    proptest! {
        #[test]
        fn what_does_not_apply_is_not_kept_and_what_is_required_is_asked_for(questions in questions(), given in given()) {
            let judged = judge(&questions, &given);
            let kept: HashMap<i64, String> = judged.kept.iter().cloned().collect();
            for question in &questions {
                let asked = match &question.only_if {
                    None => true,
                    Some((parent, wanted)) => kept.get(parent).is_some_and(|value| says(value, wanted)),
                };
                let is_wrong = judged.problems.iter().any(|(id, _)| *id == question.id);
                prop_assert!(asked || !kept.contains_key(&question.id), "{} is not asked", question.id);
                prop_assert!(asked || !is_wrong, "nobody is told of what is not asked");
                if asked && question.required {
                    prop_assert!(kept.contains_key(&question.id) != is_wrong, "{} is answered, or asked for", question.id);
                }
            }
            if judged.problems.is_empty() {
                prop_assert_eq!(missing(&questions, &kept), Vec::<i64>::new());
            }
        }

        #[test]
        fn what_was_kept_is_kept_again(questions in questions(), given in given()) {
            let once = judge(&questions, &given);
            let again = once.kept.iter().map(|(id, value)| (*id, words(value))).collect();
            prop_assert_eq!(judge(&questions, &again).kept, once.kept);
        }
    }
}
