//! Whether two titles name the same course.

use std::collections::BTreeSet;

use crate::text::fold;

/// The words of a title that tell one course from another: not the number of the year, of the term, of the class.
fn words(title: &str) -> BTreeSet<String> {
    let words = fold(title);
    let words = words.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.len() > 1 && !word.chars().any(|c| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// Whether two titles are likely those of one course held again: three of four words are the same.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    let all = one.union(&other).count();
    all > 0 && both * 4 >= all * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_course_of_another_year_is_known_again() {
        let course = "Tập huấn kỹ năng tư vấn cộng đồng năm 2025";
        assert!(alike(course, "Tập huấn kỹ năng tư vấn cộng đồng năm 2026 (khóa 2)"));
        assert!(!alike(course, "Tập huấn nghiệp vụ văn thư, lưu trữ năm 2025"));
    }

    proptest! {
        #[test]
        fn a_title_is_like_itself_and_likeness_goes_both_ways(one in "[a-zàđ ]{0,30}", other in "[a-zàđ ]{0,30}") {
            prop_assert_eq!(alike(&one, &other), alike(&other, &one));
            prop_assert!(alike(&one, &one) || words(&one).is_empty());
        }
    }
}
