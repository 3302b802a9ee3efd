//! The media type of each kind of file that the site may hold.

use anyhow::{Context, Result};

const TYPES: [(&str, &str); 11] = [
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

/// The type by the name's extension. An unknown one is an error: a browser that has to guess may guess wrong.
pub fn of(name: &str) -> Result<&'static str> {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let found = TYPES.iter().find(|(known, _)| *known == extension);
    found.map(|(_, mime)| *mime).with_context(|| format!("{name}: no media type known for .{extension}"))
}
