//! Elements between whose tags leptos writes text as it is stand in the few files that escape for themselves.
//!
//! tachys sets `ESCAPE_CHILDREN = false` for them: what somebody typed would end the element and go on as markup of ours.

use super::Source;

/// What writes raw, and the files that may, since they escape or write nothing that anybody typed.
const RAW: [(&str, &[&str]); 5] = [
    ("<textarea", &["app/ui/src/text_area.rs"]),
    ("<script", &["app/src/shell/mod.rs"]),
    ("<style", &[]),
    ("<noscript", &[]),
    (
        "inner_html",
        &[
            "app/src/pages/checkin/devices.rs",
            "app/src/pages/registrations/own_page.rs",
            "app/src/pages/registrations/unreached.rs",
        ],
    ),
];

/// One finding a line and element. Comments may name them.
pub fn check(source: &Source) -> Vec<String> {
    if !source.path.starts_with("app/") || source.extension() != "rs" {
        return Vec::new();
    }
    let raw = || RAW.iter().filter(|(_, allowed)| !allowed.contains(&source.path.as_str()));
    let lines = source.text.lines().zip(1..).filter(|(line, _)| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|(line, number)| {
            raw().filter(|(word, _)| line.contains(word)).map(move |(word, _)| {
                format!(
                    "{}:{number}: `{word}` writes what was typed as markup; use the component",
                    source.path
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raw_element_is_found_outside_the_file_that_escapes() {
        let check = |path: &str, text: &str| check(&Source { path: path.into(), text: text.into() }).len();
        assert_eq!(check("app/src/pages/a.rs", "<p>\n<textarea hidden>{text}</textarea>"), 1);
        assert_eq!(check("app/ui/src/text_area.rs", "<textarea>"), 0);
        assert_eq!(check("app/src/pages/a.rs", "<style>{x}</style><div inner_html=x>"), 2);
        assert_eq!(check("app/src/pages/a.rs", "/// Not a `<textarea>`."), 0);
        assert_eq!(check("server/documents/src/mail/layout/html.rs", "<style>"), 0);
    }
}
