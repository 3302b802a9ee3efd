//! Configuration: the environment first, then `taphuan.toml` in the working folder, then what is usual.

mod file;
mod values;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use services::{LinkKeys, Office, mails::Smtp};

/// The commented default file that `taphuan config` prints.
pub const DEFAULT_FILE: &str = include_str!("../../taphuan.default.toml");

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:FILE` or `postgres://…`.
    pub database_url: String,
    /// Nobody named a database.
    pub database_is_usual: bool,
    /// Where the web server listens.
    pub addr: SocketAddr,
    /// Where `/metrics` is told, apart from the pages; none: nowhere.
    pub metrics_addr: Option<SocketAddr>,
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
const KEYS: [(&str, &str); 16] = [
    ("DATABASE_URL", "sqlite:taphuan.sqlite"),
    ("TAPHUAN_ADDR", "127.0.0.1:3000"),
    ("TAPHUAN_METRICS_ADDR", ""),
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
    (LINK_KEYS, ""),
    (LINK_KEYS_FILE, ""),
    ("TAPHUAN_DEV", ""),
];

/// What the environment may hold besides: for the tools that start the program, and for the program before it reads its settings.
const OF_TOOLS: [&str; 5] =
    ["TAPHUAN_BIN", "TAPHUAN_SITE", "TAPHUAN_LANG", "TAPHUAN_LOG", "TAPHUAN_POSTGRES_BIN"];

/// What every mail carries.
const TOLD_BY_MAILS: [&str; 2] = ["TAPHUAN_MAIL_FROM", "TAPHUAN_OFFICE_NAME"];

/// The setting that holds the keys of participants' links.
pub(crate) const LINK_KEYS: &str = "TAPHUAN_LINK_KEYS";
/// The setting that names the file which holds them.
pub(crate) const LINK_KEYS_FILE: &str = "TAPHUAN_LINK_KEYS_FILE";

/// Where the keys come from that sign participants' links.
#[derive(Debug, Clone, Default)]
pub enum KeySource {
    /// The setting holds them.
    Given(LinkKeys),
    /// This file holds them; it must be there.
    File(PathBuf),
    /// A file beside the database of SQLite, made at the first start; on PostgreSQL the database.
    #[default]
    Usual,
}

impl Config {
    /// Reads the configuration, or names the key that is wrong.
    ///
    /// # Errors
    /// [`ConfigError`] for a value that can't be, and for a key of the file that doesn't exist.
    pub fn read(environment: &BTreeMap<String, String>, file: Option<&str>) -> Result<Self, ConfigError> {
        let from_file = file.map(file::read).transpose()?.unwrap_or_default();
        let names = environment.keys().filter(|key| key.starts_with("TAPHUAN_"));
        if let Some(unknown) = names.into_iter().find(|key| !is_key(key) && !OF_TOOLS.contains(&key.as_str()))
        {
            return Err(wrong(unknown, &format!("there is no such setting; there are {}", all_keys())));
        }
        let is_set = |key: &str| environment.contains_key(key) || from_file.contains_key(key);
        let get = |key: &str| {
            let usual = KEYS.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value);
            environment.get(key).or_else(|| from_file.get(key)).map_or(usual, |value| value.trim()).to_owned()
        };
        let addr = values::socket("TAPHUAN_ADDR", &get("TAPHUAN_ADDR"))?;
        Ok(Self {
            database_url: values::database_url(&get("DATABASE_URL"))?,
            database_is_usual: !is_set("DATABASE_URL"),
            addr,
            metrics_addr: match get("TAPHUAN_METRICS_ADDR") {
                none if none.is_empty() => None,
                addr => Some(values::socket("TAPHUAN_METRICS_ADDR", &addr)?),
            },
            public_url: values::public_url(&get("TAPHUAN_PUBLIC_URL"), addr)?,
            smtp: values::smtp(&get("TAPHUAN_SMTP_URL"))?,
            office: values::office(&get)?,
            unset: TOLD_BY_MAILS.into_iter().filter(|key| !is_set(key)).collect(),
            address_header: values::header(&get("TAPHUAN_ADDRESS_HEADER"))?,
            link_keys: values::key_source(&get(LINK_KEYS), &get(LINK_KEYS_FILE))?,
            development: values::switch("TAPHUAN_DEV", &get("TAPHUAN_DEV"))?,
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
                file::keep_private(&path);
                Some(text)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(wrong("taphuan.toml", &format!("can’t be read: {error}"))),
        };
        Self::read(&std::env::vars().collect(), file.as_deref())
    }
}

fn wrong(key: &str, message: &str) -> ConfigError {
    ConfigError { key: key.to_owned(), message: message.to_owned() }
}

fn is_key(key: &str) -> bool {
    KEYS.iter().any(|(name, _)| *name == key)
}

fn all_keys() -> String {
    KEYS.map(|(name, _)| name).join(", ")
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
        assert!(file::read(DEFAULT_FILE).unwrap().is_empty());
        for (key, _) in KEYS {
            let name = key.trim_start_matches("TAPHUAN_").to_lowercase();
            assert!(DEFAULT_FILE.contains(&format!("# {name} = ")), "{name}");
        }
    }
}
