//! Names of trainers as they are typed beside a session.

use crate::text;

/// Words before a name that say what somebody is, folded: `PGS. TS. Nguyễn Văn A`, `Bà Trần Thị B`.
const TITLES: [&str; 22] = [
    "gs", "pgs", "ts", "ths", "cn", "ks", "bs", "bscki", "bsckii", "bsck1", "bsck2", "ck1", "ck2", "cki",
    "ckii", "ncs", "ong", "ba", "co", "thay", "d", "c",
];

/// The names in a field: one a piece, whether commas, semicolons or lines lie between them.
///
/// ```
/// let names: Vec<_> = domain::schedule::trainers::names("ThS. Ma Thị Hoà; Lý A Sử,").collect();
/// assert_eq!(names, ["ThS. Ma Thị Hoà", "Lý A Sử"]);
/// ```
pub fn names(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([';', ',', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// A name by which the same person is found however it is spelt and whatever stands before it.
///
/// ```
/// use domain::schedule::trainers::bare;
/// assert_eq!(bare("PGS.TS. Ma Thị Hoà"), bare("bà Ma Thị Hòa"));
/// assert_ne!(bare("Ma Thị Hoa"), bare("Ma Thị Hòa"));
/// ```
pub fn bare(name: &str) -> String {
    let spelt = text::spelling(&name.replace(['.', '/'], " "));
    let is_title = |word: &&str| TITLES.contains(&text::fold(word).as_str());
    let rest: Vec<&str> = spelt.split(' ').filter(|word| !word.is_empty()).skip_while(is_title).collect();
    // Whose whole name looks like titles has that name.
    if rest.len() < 2 { spelt.split_whitespace().collect::<Vec<_>>().join(" ") } else { rest.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_before_a_name_is_no_part_of_it() {
        for typed in
            ["ThS. Nguyễn Văn Anh", "Đ/c Nguyễn Văn Anh", "TS. BS. NGUYỄN VĂN ANH", "ông Nguyễn Văn Anh"]
        {
            assert_eq!(bare(typed), bare("Nguyễn Văn Anh"), "{typed}");
        }
    }

    #[test]
    fn a_family_name_that_is_a_title_too_stays() {
        assert_ne!(bare("Chi Anh"), "");
        assert_eq!(bare("Anh Chi"), bare("anh chi"));
    }

    proptest! {
        #[test]
        fn a_title_more_or_less_changes_nothing(name in "(Nguyễn|Hoàng|Lường) (Văn|Thị) (Sơn|Hoà|Đức)", title in r"(ThS\. |PGS\.TS\. |Ông |BS |)") {
            prop_assert_eq!(bare(&format!("{title}{name}")), bare(&name));
        }
    }
}
