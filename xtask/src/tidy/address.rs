//! One form of address for the staff, `bạn`, and one for the public, `ông (bà)`: by the file in which a sentence stands.

use super::Source;

/// What the public reads.
const PUBLIC: [&str; 12] = [
    "app/src/pages/activities/public_words.rs",
    "app/src/pages/activities/way_words.rs",
    "app/src/pages/certificates/verify_words.rs",
    "app/src/pages/demands/words.rs",
    "app/src/pages/help/privacy_words.rs",
    "app/src/pages/questions/words.rs",
    "app/src/pages/registrations/register_words.rs",
    "app/src/pages/registrations/words.rs",
    "app/src/pages/requirements/words.rs",
    "app/src/pages/talks/own_words.rs",
    "server/documents/src/mail/templates.rs",
    "server/documents/src/mail/templates/",
];

/// One finding a line.
pub fn check(source: &Source) -> Vec<String> {
    let is_public = PUBLIC.iter().any(|path| source.path.starts_with(path));
    let is_staffs = !is_public && source.path.starts_with("app/src/") && source.path.ends_with("words.rs");
    let lines = source.text.lines().zip(1..).filter(|(line, _)| !line.trim_start().starts_with("//"));
    lines
        .filter_map(|(line, number)| {
            let line = line.to_lowercase();
            let wrong = match () {
                () if is_public && line.split(|c: char| !c.is_alphabetic()).any(|word| word == "bạn") => {
                    "bạn"
                }
                () if is_staffs && line.contains("ông (bà)") => "ông (bà)",
                () => return None,
            };
            Some(format!("{}:{number}: another form of address: `{wrong}`", source.path))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reader_is_addressed_in_one_way() {
        let check = |path: &str, text: &str| check(&Source { path: path.into(), text: text.into() }).len();
        assert_eq!(
            check("app/src/pages/activities/public_words.rs", "\"Chỗ của bạn\"\n\"Chỗ của ông (bà)\""),
            1
        );
        assert_eq!(check("app/src/pages/people/words.rs", "\"Đơn vị của ông (bà)\"\n\"Đơn vị của bạn\""), 1);
        assert_eq!(
            check("app/src/pages/activities/public_words.rs", "\"Ban tổ chức\" // bạn\n// bạn\n\"bạnh\""),
            1
        );
        assert_eq!(check("app/ui/src/sheet/mail.rs", "\"bạn\", \"ông (bà)\""), 0);
    }
}
