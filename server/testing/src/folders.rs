//! Folders of tests. Each test program has one for all of them, and takes those away that other programs have left: cut off, a program
//! clears nothing, and what it made once for many tests stays behind in any case.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use tempfile::TempDir;

/// How the name of such a folder begins.
const OF_TESTS: &str = "taphuan-tests-";

/// The file in it that its program keeps locked; the lock goes with the program, however that ends.
const HELD: &str = "held";

/// A folder of a test's own, which goes with this value.
///
/// # Panics
/// Where none can be made.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(of_program()).expect("a folder for a test")
}

/// The folder of this program.
pub(crate) fn of_program() -> &'static Path {
    static OWN: OnceLock<(PathBuf, File)> = OnceLock::new();
    &OWN.get_or_init(|| {
        let all = std::env::temp_dir();
        clear(&all);
        make(&all).expect("a folder for the tests")
    })
    .0
}

/// Takes the folders away whose programs are gone. Another program may do the same at this moment.
fn clear(all: &Path) {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(OF_TESTS);
        let is_left = || File::open(entry.path().join(HELD)).is_ok_and(|held| held.try_lock().is_ok());
        if is_ours && is_left() {
            // What can't be taken away is somebody else's.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The folder gets its name when its file is locked: until then nobody takes it for one that was left.
fn make(all: &Path) -> std::io::Result<(PathBuf, File)> {
    let fresh = tempfile::Builder::new().prefix("taphuan-new-").tempdir_in(all)?.keep();
    let held = File::create(fresh.join(HELD))?;
    held.lock()?;
    // The user of PostgreSQL has a folder in it.
    fs::set_permissions(&fresh, Permissions::from_mode(0o755))?;
    let name = fresh.file_name().unwrap_or_default().to_string_lossy().replace("taphuan-new-", OF_TESTS);
    let own = all.join(name);
    fs::rename(fresh, &own)?;
    Ok((own, held))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_left_is_taken_away_and_what_another_holds_is_not() {
        let all = tempfile::tempdir().unwrap();
        let (left, held) = make(all.path()).unwrap();
        fs::create_dir(left.join("test")).unwrap();
        let (own, own_held) = make(all.path()).unwrap();
        clear(all.path());
        assert!(left.exists() && own.exists(), "both programs run");
        drop(held);
        clear(all.path());
        assert!(!left.exists() && own.exists(), "one is gone");
        drop(own_held);
    }
}
