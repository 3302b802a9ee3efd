//! The file `taphuan.toml`: the same keys as in the environment, in lower case.

use std::{collections::BTreeMap, path::Path};

use super::{ConfigError, is_key, wrong};

/// The keys of the file are those of the environment in lower case, without `taphuan_`: `addr = "0.0.0.0:3000"`.
pub(super) fn read(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| wrong("taphuan.toml", &without_line(text, &error)))?;
    let mut values = BTreeMap::new();
    for (name, value) in table {
        let key = if name == "database_url" {
            "DATABASE_URL".to_owned()
        } else {
            format!("TAPHUAN_{}", name.to_uppercase())
        };
        if !is_key(&key) {
            return Err(wrong(
                &format!("taphuan.toml: {name}"),
                "there is no such setting; “taphuan config” prints all of them",
            ));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Boolean(on) => u8::from(on).to_string(),
            _ => return Err(wrong(&format!("taphuan.toml: {name}"), "expected text in quotes")),
        };
        values.insert(key, value);
    }
    Ok(values)
}

/// Where the file can't be read and why, without the line itself: a password may stand there.
fn without_line(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    format!("line {}: {}", before.matches('\n').count() + 1, error.message())
}

/// The file has passwords in it: it is for its owner alone. One that somebody else owns, and lets us read, is theirs to guard.
pub(super) fn keep_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = std::fs::metadata(path) else { return };
    if found.permissions().mode() & 0o077 != 0 {
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
    }
    let open = std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o007 != 0);
    if open {
        tracing::warn!("everybody on this machine can read taphuan.toml, and the passwords in it");
    }
}
