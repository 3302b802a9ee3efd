//! Takes the finished site into the program.
//!
//! Reads `TAPHUAN_SITE`: the folder that `cargo x site` makes, with a `manifest.json` of
//! `{ logical name: { file, mime, bytes } }`. Unset (a plain `cargo check`), the program has no assets.
//!
//! Writes `$OUT_DIR/assets.rs`, to be included where a struct of this shape is in scope:
//!
//! ```ignore
//! pub struct Asset {
//!     /// `app.css`, `fonts/NotoSans.woff2`: what the pages ask for.
//!     pub logical: &'static str,
//!     /// `app-5f546eb4606b5c2b.css`: its name in addresses, which changes with its content.
//!     pub file: &'static str,
//!     pub mime: &'static str,
//!     pub bytes: &'static [u8],
//!     /// The same bytes by brotli, where that is smaller.
//!     pub brotli: Option<&'static [u8]>,
//! }
//! include!(concat!(env!("OUT_DIR"), "/assets.rs")); // pub static ASSETS: &[Asset], sorted by `logical`
//! ```

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=TAPHUAN_SITE");
    let mut entries = String::new();
    if let Some(site) = env::var_os("TAPHUAN_SITE") {
        let site = PathBuf::from(site);
        let manifest = site.join("manifest.json");
        // Names hold hashes, so no file changes without the manifest.
        println!("cargo::rerun-if-changed={}", manifest.display());
        let text = fs::read(&manifest).map_err(|error| {
            format!("TAPHUAN_SITE: {}: {error}; `cargo x site` makes it", manifest.display())
        })?;
        for (logical, entry) in serde_json::from_slice::<BTreeMap<String, Value>>(&text)? {
            entries += &asset(&site, &logical, &entry)?;
        }
    }
    let code =
        format!("/// The site's files, by logical name.\npub static ASSETS: &[Asset] = &[\n{entries}];\n");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is unset: cargo sets it")?;
    fs::write(Path::new(&out).join("assets.rs"), code)?;
    Ok(())
}

/// One `Asset { … }` in Rust.
fn asset(site: &Path, logical: &str, entry: &Value) -> Result<String, Box<dyn Error>> {
    let field =
        |name: &str| entry[name].as_str().ok_or_else(|| format!("manifest.json: {logical} has no {name}"));
    let (file, mime) = (field("file")?, field("mime")?);
    let include = |path: &Path| format!("include_bytes!({:?})", path.display().to_string());
    let twin = site.join(format!("{file}.br"));
    let brotli = if twin.is_file() { format!("Some({})", include(&twin)) } else { "None".to_owned() };
    let bytes = include(&site.join(file));
    Ok(format!(
        "    Asset {{ logical: {logical:?}, file: {file:?}, mime: {mime:?}, bytes: {bytes}, brotli: {brotli} }},\n"
    ))
}
