//! What each setting may be. Every refusal names its key and says what is expected.

use std::net::SocketAddr;

use domain::{certificates::sign_of, numbers::SmallCounts};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use services::{LinkKeys, Office, mails::Smtp};

use super::{ConfigError, KeySource, LINK_KEYS, wrong};

pub(super) fn socket(key: &str, value: &str) -> Result<SocketAddr, ConfigError> {
    let expected = "is no address and port; expected something like 127.0.0.1:3000";
    value.parse().map_err(|_| wrong(key, &format!("“{value}” {expected}")))
}

pub(super) fn switch(key: &str, value: &str) -> Result<bool, ConfigError> {
    match value {
        "" | "0" => Ok(false),
        "1" => Ok(true),
        other => Err(wrong(key, &format!("“{other}” is neither 0 nor 1"))),
    }
}

/// The address that people use; where none is set, the one that is listened on.
pub(super) fn public_url(url: &str, addr: SocketAddr) -> Result<String, ConfigError> {
    match url {
        "" => Ok(format!("http://{addr}")),
        url if is_web_address(url) => Ok(url.trim_end_matches('/').to_owned()),
        url => Err(wrong(
            "TAPHUAN_PUBLIC_URL",
            &format!("“{url}” is no web address; expected something like https://taphuan.example.vn"),
        )),
    }
}

/// The name of a header, in lower case.
pub(super) fn header(name: &str) -> Result<Option<String>, ConfigError> {
    let name = name.to_lowercase();
    if !name.is_empty() && axum::http::HeaderName::try_from(name.as_str()).is_err() {
        let message = format!("“{name}” is no name of a header; expected something like x-forwarded-for");
        return Err(wrong("TAPHUAN_ADDRESS_HEADER", &message));
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}

/// The office, as its papers and mails name it.
pub(super) fn office(get: &impl Fn(&str) -> String) -> Result<Office, ConfigError> {
    let (name, sign, mail_from) =
        (get("TAPHUAN_OFFICE_NAME"), get("TAPHUAN_OFFICE_SIGN"), get("TAPHUAN_MAIL_FROM"));
    if name.is_empty() {
        return Err(wrong("TAPHUAN_OFFICE_NAME", "is empty; papers and mails need the name of the office"));
    }
    if !matches!(domain::people::person::read_email(&mail_from), Ok(Some(_))) {
        let message =
            format!("“{mail_from}” is no e-mail address; expected something like taphuan@example.vn");
        return Err(wrong("TAPHUAN_MAIL_FROM", &message));
    }
    let small_counts = match get("TAPHUAN_SMALL_COUNTS").as_str() {
        "1" => SmallCounts::One,
        "9" => SmallCounts::BelowTen,
        other => {
            let message = format!("“{other}” is neither 1 (“01 lớp”, “4 lớp”) nor 9 (“01 lớp”, “04 lớp”)");
            return Err(wrong("TAPHUAN_SMALL_COUNTS", &message));
        }
    };
    Ok(Office {
        parent_body: get("TAPHUAN_OFFICE_PARENT"),
        sign: if sign.is_empty() { sign_of(&name) } else { sign },
        name,
        place: get("TAPHUAN_OFFICE_PLACE"),
        contact: get("TAPHUAN_OFFICE_CONTACT"),
        mail_from,
        small_counts,
    })
}

pub(super) fn key_source(keys: &str, file: &str) -> Result<KeySource, ConfigError> {
    match (keys, file) {
        ("", "") => Ok(KeySource::Usual),
        ("", file) => Ok(KeySource::File(file.into())),
        (keys, "") => {
            LinkKeys::parse(keys).map(KeySource::Given).map_err(|message| wrong(LINK_KEYS, &message))
        }
        _ => Err(wrong(LINK_KEYS, "and TAPHUAN_LINK_KEYS_FILE are both set: set one of them")),
    }
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

pub(super) fn database_url(url: &str) -> Result<String, ConfigError> {
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
pub(super) fn smtp(url: &str) -> Result<Option<Smtp>, ConfigError> {
    if url.is_empty() {
        return Ok(None);
    }
    let expected = "expected smtps://USER:PASSWORD@HOST (TLS), smtp://USER:PASSWORD@HOST:587?tls=required (STARTTLS) or smtp://HOST:25 (none)";
    let builder: AsyncSmtpTransportBuilder =
        Smtp::from_url(url).map_err(|error| wrong("TAPHUAN_SMTP_URL", &format!("{error}; {expected}")))?;
    Ok(Some(builder.timeout(Some(std::time::Duration::from_secs(30))).build()))
}
