//! Where the keys lie that sign participants' links: in a setting, in a file of one's own, or beside the database of SQLite. Never in
//! the database, except on PostgreSQL while nobody gave keys to its copies of the program.

use std::path::{Path, PathBuf};

use services::{Db, LinkKeys};

use crate::{
    config::{Config, ConfigError, KeySource, LINK_KEYS_FILE},
    private_file,
};

/// The file that holds the keys, where one does.
pub(crate) fn file(config: &Config) -> Option<PathBuf> {
    match &config.link_keys {
        KeySource::Given(_) => None,
        KeySource::File(path) => Some(path.clone()),
        // Not `taphuan.sqlite-keys`: whoever copies `taphuan.sqlite*` as a backup would copy the key along.
        KeySource::Usual => config.sqlite_file().map(|database| database.with_extension("keys")),
    }
}

/// Says at the start of the service where the database itself holds the key.
pub(crate) fn warn_of_database(config: &Config) {
    if matches!(config.link_keys, KeySource::Usual) && file(config).is_none() {
        tracing::warn!(
            "the key that signs participants’ links lies in the database: whoever gets a backup can open them. Set TAPHUAN_LINK_KEYS, the same for every copy of the program"
        );
    }
}

/// Reads the keys; at the first start on SQLite they are made.
///
/// # Errors
/// Where the file can't be read or written, and what the database says.
pub(crate) async fn load(config: &Config, db: &Db) -> anyhow::Result<LinkKeys> {
    let keys = match (&config.link_keys, file(config)) {
        (KeySource::Given(keys), _) => keys.clone(),
        (source, Some(path)) => {
            if matches!(source, KeySource::Usual) && !path.exists() {
                let made = private_file::create(&path, &file_text(&[LinkKeys::fresh()?]));
                if made.map_err(|error| wrong(&path, &format!("can’t be written: {error}")))? {
                    tracing::warn!(path = %path.display(), "a key for participants’ links was made: keep a copy of this file, apart from backups of the database");
                }
            }
            read(&path)?
        }
        (_, None) => return Ok(LinkKeys::of_database(db).await?),
    };
    LinkKeys::leave_database(db).await?;
    Ok(keys)
}

/// A new key before the one that signed until now; older ones go, and the links that they signed with them.
///
/// # Errors
/// Where the file can't be read or written.
pub(crate) fn rotate(path: &Path) -> anyhow::Result<()> {
    read(path)?;
    let text = private_file::read(path)?;
    let last = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let last = last.and_then(|line| line.split([' ', ',', '\t']).next()).unwrap_or_default().to_owned();
    Ok(private_file::replace(path, &file_text(&[LinkKeys::fresh()?, last]))?)
}

fn read(path: &Path) -> anyhow::Result<LinkKeys> {
    let text = private_file::read(path).map_err(|error| wrong(path, &format!("can’t be read: {error}")))?;
    Ok(LinkKeys::parse(&text).map_err(|message| wrong(path, &message))?)
}

fn file_text(keys: &[String]) -> String {
    format!(
        "# The keys that sign participants' links: the first signs, links of every one open.\n{}\n",
        keys.join("\n")
    )
}

fn wrong(path: &Path, message: &str) -> ConfigError {
    ConfigError { key: LINK_KEYS_FILE.into(), message: format!("{}: {message}", path.display()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_stands_before_the_old_one_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taphuan.keys");
        let keys = || {
            let text = std::fs::read_to_string(&path).unwrap();
            text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
        };
        private_file::replace(&path, &file_text(&[LinkKeys::fresh().unwrap()])).unwrap();
        let first = keys();
        rotate(&path).unwrap();
        let second = keys();
        assert_eq!(second[1..], first);
        rotate(&path).unwrap();
        assert_eq!((keys().len(), &keys()[1]), (2, &second[0]));
    }
}
