//! Every island that the server can render must be in the wasm: a missing one is a dead button in the page,
//! with no error but a line in the browser's console.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};

/// Compares the islands written in the folder with the names exported by the wasm.
pub fn check(sources: &Path, exports: &[String]) -> Result<()> {
    let mut known = BTreeSet::new();
    for name in in_folder(sources)? {
        if !exports.iter().any(|export| is_export_of(export, &name)) {
            bail!(
                "the island {name} is in app/islands but not in the wasm: \
                 it must be public, and app/client/src/lib.rs must name its crate"
            );
        }
        if !known.insert(name.clone()) {
            bail!("two islands have the name {name}: their wasm exports can collide");
        }
    }
    Ok(())
}

fn in_folder(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            names.extend(in_folder(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            names.extend(in_source(&fs::read_to_string(&path)?));
        }
    }
    Ok(names)
}

/// The functions marked `#[island]` or `#[island(…)]`.
fn in_source(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in source.lines().map(str::trim_start) {
        marked |= line.starts_with("#[island]") || line.starts_with("#[island(");
        let function =
            line.split_once("fn ").filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
        if let (true, Some((_, rest))) = (marked, function) {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            marked = false;
        }
    }
    names
}

/// Leptos exports an island as its name, `_`, and a number made from its source.
fn is_export_of(export: &str, island: &str) -> bool {
    let number = export.strip_prefix(island).and_then(|rest| rest.strip_prefix('_'));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "
        //! #[island] in a comment, fn none
        fn helper() {}
        #[island]
        // why it is so
        pub fn CopyText(text: String) -> impl IntoView {}
        #[island(lazy)]
        #[allow(dead_code)]
        pub(crate) fn Scanner() -> impl IntoView {}
        pub fn not_one() {}";

    #[test]
    fn the_marked_functions_are_found_and_no_other() {
        assert_eq!(in_source(SOURCE), ["CopyText", "Scanner"]);
    }

    #[test]
    fn an_island_that_is_not_exported_is_named() {
        let folder = std::env::temp_dir().join(format!("xtask-islands-{}", std::process::id()));
        fs::create_dir_all(folder.join("deeper")).unwrap();
        fs::write(folder.join("deeper/a.rs"), SOURCE).unwrap();
        let export = |name: &str| format!("{name}_1234567");
        let with_both = [export("CopyText"), export("Scanner"), "hydrate".to_owned()];
        check(&folder, &with_both).unwrap();
        let with_one = [export("CopyText"), export("ScannerOfPaper"), "Scanner_b1".to_owned()];
        let error = check(&folder, &with_one).unwrap_err().to_string();
        assert!(error.starts_with("the island Scanner is in app/islands but not in the wasm"), "{error}");
        fs::write(folder.join("b.rs"), "#[island]\npub fn Scanner() {}").unwrap();
        let error = check(&folder, &with_both).unwrap_err().to_string();
        assert!(error.starts_with("two islands have the name Scanner"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
