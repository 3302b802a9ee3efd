//! What must not stay in a source: work left for later, tests switched off, paths of somebody's machine.

use super::Source;

const LEFT_FOR_LATER: [&str; 4] = ["todo!(", "unimplemented!(", "TODO", "FIXME"];
const RUST_TESTS_OFF: [&str; 1] = ["#[ignore"];
const BROWSER_TESTS_OFF: [&str; 2] = ["test.skip", ".only("];
const MACHINE_PATHS: [&str; 2] = ["/work/", "/root/"];

/// One finding a line and word.
pub fn check(source: &Source) -> Vec<String> {
    if is_excepted(&source.path) {
        return Vec::new();
    }
    let switched_off: &[&str] = match source.extension() {
        "rs" => &RUST_TESTS_OFF,
        "js" | "mjs" | "ts" => &BROWSER_TESTS_OFF,
        _ => &[],
    };
    let words = || LEFT_FOR_LATER.iter().chain(switched_off).chain(&MACHINE_PATHS);
    let lines = source.text.lines().zip(1..);
    lines
        .flat_map(|(line, number)| {
            words().filter(|word| line.contains(**word)).map(move |word| (number, word))
        })
        .map(|(number, word)| format!("{}:{number}: `{word}`", source.path))
        .collect()
}

/// The plan is there to hold what comes later; this file has the words themselves; lock files are written by tools.
fn is_excepted(path: &str) -> bool {
    path == "docs/PLAN.md"
        || path == "xtask/src/tidy/words.rs"
        || path.ends_with("-lock.json")
        || path.ends_with(".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_with_its_line() {
        let check = |path: &str, text: &str| check(&Source { path: path.into(), text: text.into() });
        assert_eq!(check("a.rs", "fn a() {\n    todo!()\n}"), ["a.rs:2: `todo!(`"]);
        assert_eq!(check("a.spec.ts", "test.only('a')"), ["a.spec.ts:1: `.only(`"]);
        assert_eq!(check("a.rs", "#[ignore]\nborders.only(top)"), ["a.rs:1: `#[ignore`"]);
        assert_eq!(check("a.rs", "// TODO in /root/x"), ["a.rs:1: `TODO`", "a.rs:1: `/root/`"]);
        assert!(check("a.rs", "let work = \"todo\"; // the framework/router").is_empty());
        assert!(check("docs/PLAN.md", "TODO").is_empty());
    }
}
