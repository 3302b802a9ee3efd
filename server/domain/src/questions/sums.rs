//! What the answers to one question come to: how many said what, or what numbers add up to.

use crate::questions::{
    asked::says,
    kinds::{QuestionKind, deciding},
    read::kept_number,
};

/// What the answers to a question come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Sums {
    /// How many said each option, in the order in which they are offered; then what was an option once.
    Options(Vec<(String, usize)>),
    /// Of numbers.
    Numbers {
        /// Added up.
        sum: f64,
        /// The mean.
        mean: f64,
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// Of words, days and files there is nothing to add up.
    Nothing,
}

/// Adds up the answers to a question.
pub fn sums(kind: QuestionKind, options: &[String], answers: &[&str]) -> Sums {
    match kind {
        QuestionKind::Choice | QuestionKind::Several | QuestionKind::YesNo => {
            let mut offered = deciding(kind, options);
            for answer in answers.iter().flat_map(|answer| answer.split('\n')) {
                if !offered.iter().any(|option| option == answer) {
                    offered.push(answer.to_owned());
                }
            }
            let count = |option: &str| answers.iter().filter(|answer| says(answer, option)).count();
            Sums::Options(offered.into_iter().map(|option| (option.clone(), count(&option))).collect())
        }
        QuestionKind::Number => {
            of_numbers(&answers.iter().filter_map(|one| kept_number(one)).collect::<Vec<_>>())
        }
        QuestionKind::Text | QuestionKind::Date | QuestionKind::File => Sums::Nothing,
    }
}

fn of_numbers(numbers: &[f64]) -> Sums {
    let Some(first) = numbers.first().copied() else { return Sums::Nothing };
    let sum: f64 = numbers.iter().sum();
    let n = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    Sums::Numbers {
        sum,
        mean: sum / f64::from(n),
        least: numbers.iter().copied().fold(first, f64::min),
        most: numbers.iter().copied().fold(first, f64::max),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_option_that_is_offered_no_more_is_still_counted() {
        let options = ["A".to_owned(), "B".to_owned()];
        let found = sums(QuestionKind::Several, &options, &["A\nC", "A", "B"]);
        let counted = [("A", 2), ("B", 1), ("C", 1)].map(|(option, n)| (option.to_owned(), n));
        assert_eq!(found, Sums::Options(counted.to_vec()));
        assert_eq!(sums(QuestionKind::Number, &[], &[]), Sums::Nothing);
    }

    proptest! {
        #[test]
        fn the_mean_lies_between_the_least_and_the_most(numbers in prop::collection::vec(-1_000_000i32..1_000_000, 1..50)) {
            let kept: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
            let Sums::Numbers { sum, mean, least, most } = sums(QuestionKind::Number, &[], &kept) else { panic!("numbers") };
            prop_assert!(least <= mean && mean <= most);
            // Whole numbers of this size are exact.
            prop_assert_eq!(sum, numbers.iter().map(|n| f64::from(*n)).sum::<f64>());
        }

        #[test]
        fn everybody_who_chose_one_is_counted_once(chosen in prop::collection::vec(0usize..3, 0..40)) {
            let options = ["A", "B", "C"].map(str::to_owned);
            let answers: Vec<&str> = chosen.iter().map(|n| options[*n].as_str()).collect();
            let Sums::Options(counted) = sums(QuestionKind::Choice, &options, &answers) else { panic!("options") };
            prop_assert_eq!(counted.iter().map(|(_, n)| n).sum::<usize>(), chosen.len());
        }
    }
}
