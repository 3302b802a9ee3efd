//! The islands' loader is modelled on a script of leptos: when leptos is updated, somebody must compare the two again.

use super::Source;

const LOADER: &str = "app/client/islands.js";

/// The version that the loader names is the one in the lock file.
pub fn check(sources: &[Source]) -> Option<String> {
    let text =
        |path: &str| sources.iter().find(|source| source.path == path).map(|source| source.text.as_str());
    let (Some(loader), Some(lock)) = (text(LOADER), text("Cargo.lock")) else {
        return Some(format!("{LOADER} or Cargo.lock is missing"));
    };
    let version = locked(lock)?;
    let compared = loader.contains(&format!("Modelled on leptos {version},"));
    (!compared).then(|| {
        format!("{LOADER}: compare it with src/hydration/island_script.js of leptos {version}, then name that version")
    })
}

fn locked(lock: &str) -> Option<&str> {
    let (_, after) = lock.split_once("name = \"leptos\"\nversion = \"")?;
    after.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_leptos_than_the_loader_names_is_found() {
        let check = |version: &str| {
            let lock = format!("[[package]]\nname = \"leptos\"\nversion = \"{version}\"\n");
            let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
            check(&[
                source("Cargo.lock", &lock),
                source(LOADER, "// Modelled on leptos 0.8.23, src/hydration"),
            ])
        };
        assert_eq!(check("0.8.23"), None);
        assert!(check("0.8.24").unwrap().contains("leptos 0.8.24"));
    }
}
