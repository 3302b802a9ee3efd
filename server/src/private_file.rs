//! Files for the program's own user alone: keys, the first administrator's link. They are never seen half written.

use std::{
    fs::{self, OpenOptions, Permissions},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// Makes a file where there is none. Of several programs that start at once one makes it; the answer tells whether it was this one.
///
/// # Errors
/// What the disk says.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<bool> {
    let fresh = write_beside(path, text)?;
    // Other than a rename, a link fails where somebody was faster.
    let made = fs::hard_link(&fresh, path);
    fs::remove_file(&fresh)?;
    match made {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes a file, in place of the one that is there.
///
/// # Errors
/// What the disk says.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    fs::rename(write_beside(path, text)?, path)
}

/// Reads a file, and takes the rights of others away where it has any.
///
/// # Errors
/// What the disk says.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
        tracing::warn!(path = %path.display(), "others on this machine could read this file; now they can’t");
        fs::set_permissions(path, Permissions::from_mode(0o600))?;
    }
    fs::read_to_string(path)
}

/// Takes a file away, where it is there.
///
/// # Errors
/// What the disk says.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_beside(path: &Path, text: &str) -> io::Result<PathBuf> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:016x}", rand::random::<u64>()));
    let fresh = PathBuf::from(name);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_file_is_its_owners_alone_and_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        assert!(create(&path, "one").unwrap());
        assert!(!create(&path, "two").unwrap());
        assert_eq!((read(&path).unwrap().as_str(), mode(&path)), ("one", 0o600));
        replace(&path, "three").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert_eq!((read(&path).unwrap().as_str(), mode(&path)), ("three", 0o600));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left lying about");
        remove(&path).unwrap();
        remove(&path).unwrap();
    }
}
