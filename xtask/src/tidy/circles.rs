//! No file uses another that uses it back, over however many files: whoever reads one would have to read all of them, and none can be
//! moved alone. A `mod.rs` that passes on what its files hold uses none of them by that.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// The crates whose files are looked at, by the folder of their sources.
const CRATES: [&str; 10] = [
    "app/src/",
    "app/ui/src/",
    "server/src/",
    "server/documents/src/",
    "server/domain/src/",
    "server/papers/src/",
    "server/services/src/",
    "server/store/src/",
    "server/tables/src/",
    "server/timetable/src/",
];

/// A module by its names from the crate's root; the root itself has none.
type Path = Vec<String>;

/// One finding a circle, with the files along it.
pub fn check(sources: &[Source]) -> Vec<String> {
    CRATES.iter().flat_map(|folder| of_crate(folder, sources)).collect()
}

fn of_crate(folder: &str, sources: &[Source]) -> Vec<String> {
    let files: BTreeMap<Path, &Source> = sources
        .iter()
        .filter(|source| source.extension() == "rs")
        .filter_map(|source| Some((module(source.path.strip_prefix(folder)?), source)))
        .collect();
    let read: BTreeMap<&Path, Vec<Use>> =
        files.iter().map(|(path, source)| (path, uses(path, &source.text))).collect();
    let mut passed_on: BTreeMap<Path, Path> = BTreeMap::new();
    for (path, uses) in &read {
        for passed in uses.iter().filter(|it| it.is_passed_on) {
            let mut name = (*path).clone();
            name.extend(passed.name.clone());
            passed_on.insert(name, passed.path.clone());
        }
    }
    let mut used: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for (path, uses) in &read {
        let targets = uses.iter().filter(|it| !it.is_passed_on).filter_map(|it| {
            let mut target = it.path.clone();
            while let Some(next) = passed_on.get(&target).filter(|next| **next != target) {
                target = next.clone();
            }
            (1..=target.len()).rev().find_map(|n| files.get_key_value(&target[..n])).map(|(file, _)| file)
        });
        used.insert(path, targets.filter(|target| target != path).collect());
    }
    circles(&used)
        .into_iter()
        .map(|circle| {
            let names: Vec<&str> = circle.iter().map(|path| files[*path].path.as_str()).collect();
            format!("a circle of files: {} → {}", names.join(" → "), names[0])
        })
        .collect()
}

/// Each circle once, as short as it is found from its first file.
fn circles<'a>(used: &BTreeMap<&'a Path, BTreeSet<&'a Path>>) -> Vec<Vec<&'a Path>> {
    let mut found: Vec<Vec<&Path>> = Vec::new();
    for start in used.keys() {
        if found.iter().any(|circle| circle.contains(start)) {
            continue;
        }
        // Breadth first: the way back that comes first is the shortest.
        let mut ways = vec![vec![*start]];
        let mut seen = BTreeSet::new();
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in &ways {
                let Some(next) = way.last().and_then(|last| used.get(last)) else { continue };
                if next.contains(start) {
                    found.push(way.clone());
                    break;
                }
                for file in next.iter().filter(|file| seen.insert(**file)) {
                    longer.push(way.iter().copied().chain([*file]).collect());
                }
            }
            if found.last().is_some_and(|circle| circle[0] == *start) {
                break;
            }
            ways = longer;
        }
    }
    found
}

fn module(file: &str) -> Path {
    let mut names: Path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// What a file says that it uses.
struct Use {
    /// From the crate's root.
    path: Path,
    /// Under which name it is known here.
    name: Option<String>,
    /// For others, too.
    is_passed_on: bool,
}

/// The paths of this crate in a file: its `use`s, and those that are written out. What stands in its tests is left out.
fn uses(own: &Path, text: &str) -> Vec<Use> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut all = Vec::new();
    for statement in code.split(';') {
        let Some(at) = statement.rfind("use ").filter(|at| is_start(&statement[..*at])) else { continue };
        let is_passed_on = statement[..at].trim_end().ends_with(['b', ')']);
        let mut leaves = Vec::new();
        expand(&[], &statement[at + 4..], &mut leaves);
        for (path, name) in leaves {
            // What is passed on may be named from here: another crate's has no file of this name.
            let from_here = || is_passed_on.then(|| own.iter().chain(&path).cloned().collect());
            let path = from_root(own, &path).or_else(from_here);
            all.extend(path.map(|path| Use { path, name: Some(name), is_passed_on }));
        }
    }
    for (at, _) in code.match_indices("crate::") {
        let names = code[at..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
        let path: Vec<&str> = names.unwrap_or_default().split("::").filter(|name| !name.is_empty()).collect();
        let path: Path = path.into_iter().map(str::to_owned).collect();
        // Those of `use` with braces end at the crate itself.
        all.extend(from_root(own, &path).map(|path| Use { path, name: None, is_passed_on: false }));
    }
    all
}

/// A `use` begins a line, with or without `pub` before it.
fn is_start(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    line.is_empty() || line.starts_with("pub")
}

/// The leaves of `a::{b, c::{d as e}}`, each with the name that it goes by.
fn expand(before: &[String], tree: &str, leaves: &mut Vec<(Path, String)>) {
    let tree = tree.trim();
    if let Some((head, rest)) = tree.split_once('{') {
        let mut path = before.to_vec();
        path.extend(head.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned));
        let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
        let (mut depth, mut start) = (0_usize, 0);
        for (at, letter) in inner.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    expand(&path, &inner[start..at], leaves);
                    start = at + 1;
                }
                _ => {}
            }
        }
        return expand(&path, &inner[start..], leaves);
    }
    if tree.is_empty() {
        return;
    }
    let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
    let mut whole = before.to_vec();
    whole.extend(path.split("::").map(str::trim).filter(|name| *name != "self").map(str::to_owned));
    let name = name.map(str::to_owned).or_else(|| whole.last().cloned()).unwrap_or_default();
    leaves.push((whole, name));
}

/// A path of this crate from its root; none for another crate's.
fn from_root(own: &Path, path: &[String]) -> Option<Path> {
    let (first, mut rest) = path.split_first()?;
    let mut whole = match first.as_str() {
        "crate" => vec![],
        "self" => own.clone(),
        "super" => own[..own.len().saturating_sub(1)].to_vec(),
        _ => return None,
    };
    while let Some(("super", after)) = rest.split_first().map(|(name, after)| (name.as_str(), after)) {
        whole.pop();
        rest = after;
    }
    whole.extend(rest.iter().cloned());
    Some(whole).filter(|whole| !whole.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source { path: format!("server/store/src/{path}"), text: (*text).to_owned() })
            .collect();
        check(&sources)
    }

    #[test]
    fn a_circle_is_found_over_names_that_are_passed_on() {
        let area = "mod b;\npub use b::B;\npub use self::b::other;\n";
        let circle = [
            ("lib.rs", "mod a;\npub mod area;\n"),
            ("a.rs", "use crate::{area::{B, other as o}, x};\npub struct A;\n"),
            ("area/mod.rs", area),
            ("area/b.rs", "/// `crate::z`\nfn f() -> crate::a::A { crate::a::A }\n"),
        ];
        let told = found(&circle);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("a.rs → server/store/src/area/b.rs"), "{told:?}");
    }

    #[test]
    fn one_way_is_no_circle_nor_is_a_test_or_a_comment() {
        let b = "// use crate::a::A;\npub struct B;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n";
        assert_eq!(
            found(&[("a.rs", "use super::b::B;\n"), ("b.rs", b), ("lib.rs", "mod a; mod b;")]),
            [""; 0]
        );
    }
}
