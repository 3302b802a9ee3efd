//! One form of address for the staff, `bạn`, and one for the public, `ông (bà)`: by the file in which a sentence stands.

use super::Source;

/// What the public reads.
const PUBLIC: [&str; 4] = [
    "app/src/i18n/public.rs",
    "app/src/i18n/registration.rs",
    "server/documents/src/mail/templates.rs",
    "server/documents/src/mail/templates/",
];

/// One finding a line.
pub fn check(source: &Source) -> Vec<String> {
    let is_public = PUBLIC.iter().any(|path| source.path.starts_with(path));
    let is_staffs = !is_public && source.path.starts_with("app/src/i18n/");
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
        assert_eq!(check("app/src/i18n/public.rs", "\"Chỗ của bạn\"\n\"Chỗ của ông (bà)\""), 1);
        assert_eq!(check("app/src/i18n/people.rs", "\"Đơn vị của ông (bà)\"\n\"Đơn vị của bạn\""), 1);
        assert_eq!(check("app/src/i18n/public.rs", "\"Ban tổ chức\" // bạn\n// bạn\n\"bạnh\""), 1);
        assert_eq!(check("app/ui/src/sheet/mail.rs", "\"bạn\", \"ông (bà)\""), 0);
    }
}
