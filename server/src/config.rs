//! Configuration: the environment first, then `taphuan.toml` in the working folder, then what is usual.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use domain::{certificates::sign_of, numbers::SmallCounts};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use services::{LinkKeys, Office, mails::Smtp};

use crate::link_keys::{self, KeySource};

/// The commented default file that `taphuan config` prints.
pub const DEFAULT_FILE: &str = include_str!("../taphuan.default.toml");

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:FILE` or `postgres://…`.
    pub database_url: String,
    /// Nobody named a database.
    pub database_is_usual: bool,
    /// Where the web server listens.
    pub addr: SocketAddr,
    /// The address that people use, for links in mails, papers and QR codes.
    pub public_url: String,
    /// The mail server; none: mails wait in the outbox.
    pub smtp: Option<Smtp>,
    /// The office.
    pub office: Office,
    /// Which of the settings that every mail carries nobody has set.
    pub unset: Vec<&'static str>,
    /// The header of a trusted proxy that names the browser's address.
    pub address_header: Option<String>,
    /// The keys that sign participants' links.
    pub link_keys: KeySource,
    /// Made for its makers.
    pub development: bool,
}

/// A key is wrong.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {message}")]
pub struct ConfigError {
    /// As it is written in the environment.
    pub key: String,
    /// What is wrong and what is expected.
    pub message: String,
}

/// The keys, each with the value that holds when nobody sets it.
const KEYS: [(&str, &str); 15] = [
    ("DATABASE_URL", "sqlite:taphuan.sqlite"),
    ("TAPHUAN_ADDR", "127.0.0.1:3000"),
    ("TAPHUAN_PUBLIC_URL", ""),
    ("TAPHUAN_SMTP_URL", ""),
    ("TAPHUAN_MAIL_FROM", "taphuan@localhost.localdomain"),
    ("TAPHUAN_OFFICE_NAME", "Sở Nội vụ tỉnh Thái Nguyên"),
    ("TAPHUAN_OFFICE_PARENT", "UBND tỉnh Thái Nguyên"),
    ("TAPHUAN_OFFICE_SIGN", ""),
    ("TAPHUAN_OFFICE_PLACE", "Thái Nguyên"),
    ("TAPHUAN_OFFICE_CONTACT", ""),
    ("TAPHUAN_SMALL_COUNTS", "1"),
    ("TAPHUAN_ADDRESS_HEADER", ""),
    ("TAPHUAN_LINK_KEYS", ""),
    ("TAPHUAN_LINK_KEYS_FILE", ""),
    ("TAPHUAN_DEV", ""),
];

impl Config {
    /// Reads the configuration, or names the key that is wrong.
    ///
    /// # Errors
    /// [`ConfigError`] for a value that can't be, and for a key of the file that doesn't exist.
    pub fn read(environment: &BTreeMap<String, String>, file: Option<&str>) -> Result<Self, ConfigError> {
        let from_file = file.map(read_file).transpose()?.unwrap_or_default();
        for key in environment.keys().filter(|key| key.starts_with("TAPHUAN_")) {
            // TAPHUAN_BIN and the like belong to the tools that start the program.
            if !is_key(key)
                && !["TAPHUAN_BIN", "TAPHUAN_SITE", "TAPHUAN_LANG", "TAPHUAN_LOG", "TAPHUAN_POSTGRES_BIN"]
                    .contains(&key.as_str())
            {
                return Err(wrong(key, &format!("there is no such setting; there are {}", all_keys())));
            }
        }
        let get = |key: &str| {
            let usual = KEYS.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value);
            environment.get(key).or_else(|| from_file.get(key)).map_or(usual, |value| value.trim()).to_owned()
        };
        let addr: SocketAddr = get("TAPHUAN_ADDR").parse().map_err(|_| {
            wrong(
                "TAPHUAN_ADDR",
                &format!(
                    "“{}” is no address and port; expected something like 127.0.0.1:3000",
                    get("TAPHUAN_ADDR")
                ),
            )
        })?;
        let mail_from = get("TAPHUAN_MAIL_FROM");
        if !matches!(domain::people::person::read_email(&mail_from), Ok(Some(_))) {
            return Err(wrong(
                "TAPHUAN_MAIL_FROM",
                &format!("“{mail_from}” is no e-mail address; expected something like taphuan@example.vn"),
            ));
        }
        let public_url = match get("TAPHUAN_PUBLIC_URL") {
            url if url.is_empty() => format!("http://{addr}"),
            url if is_web_address(&url) => url.trim_end_matches('/').to_owned(),
            url => {
                return Err(wrong(
                    "TAPHUAN_PUBLIC_URL",
                    &format!("“{url}” is no web address; expected something like https://taphuan.example.vn"),
                ));
            }
        };
        let address_header = match get("TAPHUAN_ADDRESS_HEADER").to_lowercase() {
            name if name.is_empty() => None,
            name if axum::http::HeaderName::try_from(name.as_str()).is_ok() => Some(name),
            name => {
                return Err(wrong(
                    "TAPHUAN_ADDRESS_HEADER",
                    &format!("“{name}” is no name of a header; expected something like x-forwarded-for"),
                ));
            }
        };
        if get("TAPHUAN_OFFICE_NAME").is_empty() {
            return Err(wrong(
                "TAPHUAN_OFFICE_NAME",
                "is empty; papers and mails need the name of the office",
            ));
        }
        Ok(Self {
            database_url: database_url(&get("DATABASE_URL"))?,
            database_is_usual: !environment.contains_key("DATABASE_URL")
                && !from_file.contains_key("DATABASE_URL"),
            addr,
            public_url,
            smtp: smtp(&get("TAPHUAN_SMTP_URL"))?,
            office: Office {
                parent_body: get("TAPHUAN_OFFICE_PARENT"),
                name: get("TAPHUAN_OFFICE_NAME"),
                sign: match get("TAPHUAN_OFFICE_SIGN") {
                    sign if sign.is_empty() => sign_of(&get("TAPHUAN_OFFICE_NAME")),
                    sign => sign,
                },
                place: get("TAPHUAN_OFFICE_PLACE"),
                contact: get("TAPHUAN_OFFICE_CONTACT"),
                mail_from,
                small_counts: match get("TAPHUAN_SMALL_COUNTS").as_str() {
                    "1" => SmallCounts::One,
                    "9" => SmallCounts::BelowTen,
                    other => {
                        return Err(wrong(
                            "TAPHUAN_SMALL_COUNTS",
                            &format!("“{other}” is neither 1 (“01 lớp”, “4 lớp”) nor 9 (“01 lớp”, “04 lớp”)"),
                        ));
                    }
                },
            },
            unset: ["TAPHUAN_MAIL_FROM", "TAPHUAN_OFFICE_NAME"]
                .into_iter()
                .filter(|key| !environment.contains_key(*key) && !from_file.contains_key(*key))
                .collect(),
            address_header,
            link_keys: key_source(&get(link_keys::KEYS), &get("TAPHUAN_LINK_KEYS_FILE"))?,
            development: match get("TAPHUAN_DEV").as_str() {
                "" | "0" => false,
                "1" => true,
                other => return Err(wrong("TAPHUAN_DEV", &format!("“{other}” is neither 0 nor 1"))),
            },
        })
    }

    /// The file of the database, where it is one of SQLite's.
    pub(crate) fn sqlite_file(&self) -> Option<PathBuf> {
        let file = self.database_url.strip_prefix("sqlite:")?.trim_start_matches("//");
        let file = file.split('?').next().unwrap_or_default();
        (!file.is_empty() && file != ":memory:").then(|| PathBuf::from(file))
    }

    /// The same with the address that was given where any free port was asked for.
    pub(crate) fn listening_on(mut self, addr: SocketAddr) -> Self {
        if self.public_url == format!("http://{}", self.addr) {
            self.public_url = format!("http://{addr}");
        }
        self.addr = addr;
        self
    }

    /// Reads the process's environment and `taphuan.toml` in a folder, where there is one.
    ///
    /// # Errors
    /// As [`Config::read`], and where the file can't be read.
    pub fn from_process(folder: &Path) -> Result<Self, ConfigError> {
        let path = folder.join("taphuan.toml");
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => {
                keep_private(&path);
                Some(text)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(wrong("taphuan.toml", &format!("can’t be read: {error}"))),
        };
        Self::read(&std::env::vars().collect(), file.as_deref())
    }
}

/// The keys of the file are those of the environment in lower case, without `taphuan_`: `addr = "0.0.0.0:3000"`.
fn read_file(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
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
fn keep_private(path: &Path) {
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

fn key_source(keys: &str, file: &str) -> Result<KeySource, ConfigError> {
    match (keys, file) {
        ("", "") => Ok(KeySource::Usual),
        ("", file) => Ok(KeySource::File(file.into())),
        (keys, "") => {
            LinkKeys::parse(keys).map(KeySource::Given).map_err(|message| wrong(link_keys::KEYS, &message))
        }
        _ => Err(wrong(link_keys::KEYS, "and TAPHUAN_LINK_KEYS_FILE are both set: set one of them")),
    }
}

fn is_key(key: &str) -> bool {
    KEYS.iter().any(|(name, _)| *name == key)
}

fn all_keys() -> String {
    KEYS.map(|(name, _)| name).join(", ")
}

fn is_web_address(url: &str) -> bool {
    // Who signs in with it would find the name and the password in every link.
    let parsed = url.parse::<axum::http::Uri>();
    let names_a_host = parsed.is_ok_and(|uri| {
        let scheme = uri.scheme_str().is_some_and(|scheme| matches!(scheme, "http" | "https"));
        let authority = uri.authority().is_some_and(|authority| {
            let bare = authority.as_str() == authority.host();
            !authority.as_str().contains('@') && (bare || authority.port_u16().is_some())
        });
        scheme && authority && uri.query().is_none()
    });
    names_a_host && !url.contains('#')
}

fn database_url(url: &str) -> Result<String, ConfigError> {
    let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|prefix| url.starts_with(prefix));
    if known {
        Ok(url.to_owned())
    } else {
        Err(wrong(
            "DATABASE_URL",
            // Never the value itself: a misspelt one has the password in it.
            &format!(
                "{}… is neither sqlite:FILE nor postgres://USER:PASSWORD@HOST/DATABASE",
                url.split_once("://").map_or("what is set", |(scheme, _)| scheme)
            ),
        ))
    }
}

/// `smtp://user:password@host:587?tls=required` (STARTTLS), `smtps://host` (TLS from the start), `smtp://host:25` (none).
fn smtp(url: &str) -> Result<Option<Smtp>, ConfigError> {
    if url.is_empty() {
        return Ok(None);
    }
    let expected = "expected smtps://USER:PASSWORD@HOST (TLS), smtp://USER:PASSWORD@HOST:587?tls=required (STARTTLS) or smtp://HOST:25 (none)";
    let builder: AsyncSmtpTransportBuilder =
        Smtp::from_url(url).map_err(|error| wrong("TAPHUAN_SMTP_URL", &format!("{error}; {expected}")))?;
    Ok(Some(builder.timeout(Some(std::time::Duration::from_secs(30))).build()))
}

fn wrong(key: &str, message: &str) -> ConfigError {
    ConfigError { key: key.to_owned(), message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigError> {
        Config::read(
            &environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
            file,
        )
    }

    #[test]
    fn nothing_set_is_sqlite_on_the_own_machine() {
        let config = read(&[], None).unwrap();
        assert_eq!(
            (config.database_url.as_str(), config.public_url.as_str()),
            ("sqlite:taphuan.sqlite", "http://127.0.0.1:3000")
        );
        assert!(config.smtp.is_none());
        assert_eq!(config.unset, ["TAPHUAN_MAIL_FROM", "TAPHUAN_OFFICE_NAME"]);
        let set = read(&[("TAPHUAN_MAIL_FROM", "so@example.vn")], Some("office_name = \"Sở\"")).unwrap();
        assert!(set.unset.is_empty());
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let file = "addr = \"127.0.0.1:4000\"\noffice_place = \"Bắc Kạn\"";
        let config = read(&[("TAPHUAN_ADDR", "127.0.0.1:5000")], Some(file)).unwrap();
        assert_eq!((config.addr.port(), config.office.place.as_str()), (5000, "Bắc Kạn"));
    }

    #[test]
    fn each_wrong_value_names_its_key() {
        for (key, value) in [
            ("DATABASE_URL", "mysql://x"),
            ("TAPHUAN_ADDR", "3000"),
            ("TAPHUAN_PUBLIC_URL", "taphuan.vn"),
            ("TAPHUAN_PUBLIC_URL", "http://taphuan.vn:99999999"),
            ("TAPHUAN_PUBLIC_URL", "http://lan:secret@taphuan.vn"),
            ("TAPHUAN_PUBLIC_URL", "https://taphuan.vn/?a=b"),
            ("TAPHUAN_ADDRESS_HEADER", "bad header"),
            ("TAPHUAN_OFFICE_NAME", " "),
            ("TAPHUAN_SMTP_URL", "mailhost"),
            ("TAPHUAN_MAIL_FROM", "office"),
            ("TAPHUAN_LINK_KEYS", "secret"),
            ("TAPHUAN_DEV", "yes"),
            ("TAPHUAN_ADR", "127.0.0.1:3000"),
        ] {
            assert_eq!(read(&[(key, value)], None).unwrap_err().key, key);
        }
        assert_eq!(read(&[], Some("adr = \"x\"")).unwrap_err().key, "taphuan.toml: adr");
        for url in ["https://taphuan.vn", "http://127.0.0.1:3000/", "https://so.vn/taphuan"] {
            assert_eq!(
                read(&[("TAPHUAN_PUBLIC_URL", url)], None).unwrap().public_url,
                url.trim_end_matches('/')
            );
        }
    }

    #[test]
    fn what_is_wrong_is_told_without_its_password() {
        for url in ["postgre://u:s3cret@h/d", "postgres:/u:s3cret@h/d", "s3cret-s3cret@h", "//u:s3cret@h"] {
            let said = read(&[("DATABASE_URL", url)], None).unwrap_err().to_string();
            assert!(!said.contains("s3cret@") && !said.contains("s3cret-s3"), "{said}");
        }
        for url in ["smtp//u:s3cret@h", "smtp://u:s3cret@h:port"] {
            let said = read(&[("TAPHUAN_SMTP_URL", url)], None).unwrap_err().to_string();
            assert!(!said.contains("s3cret"), "{said}");
        }
        let said = read(&[], Some("addr = \"x\"\nsmtp_url = \"smtp://u:s3cret@h")).unwrap_err().to_string();
        assert!(said.contains("line 2") && !said.contains("s3cret"), "{said}");
    }

    #[test]
    fn the_default_file_sets_nothing_and_names_every_key() {
        assert!(read_file(DEFAULT_FILE).unwrap().is_empty());
        for (key, _) in KEYS {
            let name = key.trim_start_matches("TAPHUAN_").to_lowercase();
            assert!(DEFAULT_FILE.contains(&format!("# {name} = ")), "{name}");
        }
    }
}
