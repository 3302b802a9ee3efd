//! Every Rust file begins by saying what it is for.

use super::Source;

/// The first line is a `//!` with words behind it.
pub fn check(source: &Source) -> Option<String> {
    let first = source.text.lines().next().unwrap_or_default();
    let says_something = first.strip_prefix("//! ").is_some_and(|words| !words.trim().is_empty());
    let wanting = source.extension() == "rs" && !says_something;
    wanting.then(|| format!("{}:1: begins without `//!` and what the file is for", source.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rust_file_without_a_header_is_found_and_a_style_is_not() {
        let check = |path: &str, text: &str| check(&Source { path: path.into(), text: text.into() });
        assert_eq!(check("a.rs", "//! The unit's names.\nuse b;"), None);
        assert_eq!(check("a.css", "a {}"), None);
        assert!(check("a.rs", "use b;\n//! Late.").is_some());
        assert!(check("a.rs", "//! \n").is_some());
        assert!(check("a.rs", "").is_some());
    }
}
