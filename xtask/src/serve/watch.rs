//! What changed among the sources, found by looking at their times: no dependency, and the same on every system.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

const WATCHED: [&str; 6] = ["Cargo.lock", "Cargo.toml", "app", "migrations", "server", "style"];

type Times = BTreeMap<PathBuf, SystemTime>;

/// The sources as they were when last looked at.
pub struct Watch {
    root: PathBuf,
    built: Times,
}

impl Watch {
    /// Watches the checkout from now on.
    pub fn new(root: &Path) -> Self {
        Watch { root: root.to_path_buf(), built: times(root) }
    }

    /// The first file that was changed, added or removed since the last answer.
    pub fn change(&mut self) -> Option<PathBuf> {
        let now = times(&self.root);
        let changed = difference(&self.built, &now)?;
        self.built = now;
        Some(changed)
    }
}

fn difference(old: &Times, new: &Times) -> Option<PathBuf> {
    let changed = new.iter().find(|(path, time)| old.get(*path) != Some(*time));
    let removed = || old.iter().find(|(path, _)| !new.contains_key(*path));
    changed.or_else(removed).map(|(path, _)| path.clone())
}

fn times(root: &Path) -> Times {
    let mut times = Times::new();
    for name in WATCHED {
        look(&root.join(name), root, &mut times);
    }
    times
}

/// A file that vanishes while looked at is not there; editors' own files (`.x.swp`, `x~`) are no sources,
/// and neither is a test.
fn look(path: &Path, root: &Path, times: &mut Times) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') || name.ends_with('~') || name == "tests" {
        return;
    }
    let Ok(meta) = path.metadata() else { return };
    if meta.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            look(&entry.path(), root, times);
        }
    } else if let Ok(time) = meta.modified() {
        times.insert(path.strip_prefix(root).unwrap_or(path).to_path_buf(), time);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_changed_an_added_and_a_removed_file_are_seen_once_each_and_editors_files_never() {
        let root = std::env::temp_dir().join(format!("xtask-watch-{}", std::process::id()));
        fs::create_dir_all(root.join("style/base")).unwrap();
        fs::write(root.join("style/base/a.css"), "a").unwrap();
        let mut watch = Watch::new(&root);
        assert_eq!(watch.change(), None);

        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options()
            .append(true)
            .open(root.join("style/base/a.css"))
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert_eq!(watch.change(), Some("style/base/a.css".into()));
        assert_eq!(watch.change(), None);

        fs::write(root.join("style/b.css"), "b").unwrap();
        fs::write(root.join("style/.b.css.swp"), "b").unwrap();
        assert_eq!(watch.change(), Some("style/b.css".into()));
        assert_eq!(watch.change(), None);

        fs::remove_file(root.join("style/b.css")).unwrap();
        assert_eq!(watch.change(), Some("style/b.css".into()));
        fs::remove_dir_all(&root).unwrap();
    }
}
