//! Addresses as they come in and go out: one slash where there were several, no sign that a header can't carry, our own host only.

use std::{borrow::Cow, fmt::Write as _, net::IpAddr};

use axum::http::uri::Authority;

/// The longest address that is looked at, in bytes; a search of more letters than that is a mistake or an attack.
pub(crate) const LONGEST: usize = 16 * 1024;

/// A path with one slash where there are several, or backslashes, which browsers take for slashes: a link made from
/// `//elsewhere.example` would lead off the site.
pub fn plain_path(path: &str) -> Cow<'_, str> {
    if !path.contains('\\') && !path.contains("//") {
        return Cow::Borrowed(path);
    }
    let mut plain = String::with_capacity(path.len());
    for letter in path.chars().map(|letter| if letter == '\\' { '/' } else { letter }) {
        if letter != '/' || !plain.ends_with('/') {
            plain.push(letter);
        }
    }
    Cow::Owned(plain)
}

/// An address for a `Location` header: whatever is no plain ASCII sign is percent-encoded (RFC 3986, 2.1), backslashes too.
pub(crate) fn for_header(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && byte != b'\\' {
            safe.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

/// Whether a request for `host` is meant for the program that people know by `public_url`. Where that is an address of this very machine,
/// as on a first try, so is each other name of it; a name from the outside never is, whatever it resolves to.
pub(crate) fn is_ours(host: &str, public_url: &str) -> bool {
    let Ok(asked) = host.parse::<Authority>() else { return false };
    let Some((scheme, rest)) = public_url.split_once("://") else { return false };
    let Ok(ours) = rest.split('/').next().unwrap_or_default().parse::<Authority>() else { return false };
    let usual = if scheme == "https" { 443 } else { 80 };
    let port = |authority: &Authority| authority.port_u16().unwrap_or(usual);
    if port(&asked) != port(&ours) {
        return false;
    }
    asked.host().eq_ignore_ascii_case(ours.host()) || (is_here(ours.host()) && is_here(asked.host()))
}

/// This machine, by name or number.
fn is_here(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost")
        || number.is_ok_and(|number| number.is_loopback() || number.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_of_either_kind_are_one() {
        for (path, plain) in [
            ("/", "/"),
            ("//evil.example", "/evil.example"),
            ("/en//evil.example", "/en/evil.example"),
            ("/\\evil.example", "/evil.example"),
            ("/a/%5Cb", "/a/%5Cb"),
        ] {
            assert_eq!(plain_path(path), plain);
        }
    }

    #[test]
    fn what_a_header_can_not_carry_is_encoded() {
        assert_eq!(for_header("/dang-nhap/\n"), "/dang-nhap/%0A");
        assert_eq!(for_header("/a?b=ớ\\"), "/a?b=%E1%BB%9B%5C");
        assert_eq!(for_header("/a?b=%20#c"), "/a?b=%20#c");
    }

    #[test]
    fn only_the_own_name_is_answered() {
        let url = "https://taphuan.example.vn";
        for (host, ours) in [
            ("taphuan.example.vn", true),
            ("TAPHUAN.example.vn:443", true),
            ("taphuan.example.vn:8443", false),
            ("evil.example", false),
            ("taphuan.example.vn.evil.example", false),
            ("127.0.0.1", false),
            ("", false),
        ] {
            assert_eq!(is_ours(host, url), ours, "{host}");
        }
        assert!(is_ours("localhost:3000", "http://127.0.0.1:3000"));
        assert!(is_ours("127.0.0.1:3000", "http://0.0.0.0:3000"));
        assert!(!is_ours("rebound.example:3000", "http://127.0.0.1:3000"));
        assert!(is_ours("so.vn", "https://so.vn/taphuan"));
    }
}
