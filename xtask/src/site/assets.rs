//! The site's files: each under a name that holds its content's hash, so that it may be cached for ever, with a
//! brotli twin where that is worth it, and `manifest.json` that leads from the logical name to the file.

use std::{collections::BTreeMap, fs, io, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::mime;

/// Every file of the site, by its logical name: `app.css`, `fonts/NotoSans.woff2`.
#[derive(Default)]
pub struct Assets(BTreeMap<String, Asset>);

struct Asset {
    file: String,
    mime: &'static str,
    bytes: Vec<u8>,
    brotli: Option<Vec<u8>>,
}

impl Assets {
    /// Takes a file in and gives the name it will have.
    pub fn add(&mut self, logical: &str, bytes: Vec<u8>) -> Result<String> {
        let file = hashed_name(logical, &bytes);
        let brotli = brotli(&bytes).with_context(|| format!("{logical} could not be compressed"))?;
        let asset = Asset { file: file.clone(), mime: mime::of(logical)?, bytes, brotli };
        self.0.insert(logical.to_owned(), asset);
        Ok(file)
    }

    /// The hashed name of a file that was taken in.
    pub fn file(&self, logical: &str) -> Option<&str> {
        self.0.get(logical).map(|asset| asset.file.as_str())
    }

    /// Writes the files, then the manifest, then removes what is of an earlier run: at no moment does
    /// the manifest name a file that isn't there.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        let mut written = vec!["manifest.json".to_owned()];
        for asset in self.0.values() {
            fs::write(folder.join(&asset.file), &asset.bytes)?;
            written.push(asset.file.clone());
            if let Some(brotli) = &asset.brotli {
                let twin = format!("{}.br", asset.file);
                fs::write(folder.join(&twin), brotli)?;
                written.push(twin);
            }
        }
        fs::write(folder.join("manifest.json"), serde_json::to_vec_pretty(&self.manifest())?)?;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !written.iter().any(|name| entry.file_name() == name.as_str()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn manifest(&self) -> Value {
        let entry =
            |asset: &Asset| json!({ "file": asset.file, "mime": asset.mime, "bytes": asset.bytes.len() });
        self.0.iter().map(|(logical, asset)| (logical.clone(), entry(asset))).collect()
    }

    /// One line a file: its name, its size, its size on the wire.
    pub fn summary(&self) -> String {
        let line = |(logical, asset): (&String, &Asset)| {
            let sent = asset.brotli.as_ref().map_or(asset.bytes.len(), Vec::len);
            format!("{:>9} {:>8} br  {logical}\n", asset.bytes.len(), sent)
        };
        self.0.iter().map(line).collect()
    }
}

/// `fonts/NotoSans.woff2` → `NotoSans-<hash>.woff2`. All files share one folder, which the hash makes safe.
/// wasm-bindgen's `_bg` stays behind the hash, as is its custom.
fn hashed_name(logical: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = logical.rsplit('/').next().unwrap_or(logical);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match stem.strip_suffix("_bg") {
        Some(stem) => format!("{stem}-{hash}_bg.{extension}"),
        None => format!("{stem}-{hash}.{extension}"),
    }
}

/// The compressed bytes where they are at least a twentieth smaller: below that, as for fonts and photographs,
/// unpacking costs a phone more than the bytes do.
fn brotli(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut packed, &params)?;
    Ok((packed.len() + bytes.len() / 20 < bytes.len()).then_some(packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_hash_of_the_content() {
        // printf 'a{}' | sha256sum
        assert_eq!(hashed_name("app.css", b"a{}"), "app-5f546eb4606b5c2b.css");
        assert_eq!(hashed_name("fonts/NotoSans.woff2", b"a{}"), "NotoSans-5f546eb4606b5c2b.woff2");
        assert_eq!(hashed_name("client_bg.wasm", b"a{}"), "client-5f546eb4606b5c2b_bg.wasm");
    }

    #[test]
    fn what_does_not_shrink_gets_no_brotli_twin() {
        let text = "a { color: red }\n".repeat(50);
        let packed = brotli(text.as_bytes()).unwrap().unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let noise: Vec<u8> = (0u32..64).flat_map(|i| Sha256::digest(i.to_le_bytes())).collect();
        assert_eq!(brotli(&noise).unwrap(), None);
    }

    #[test]
    fn writing_again_leaves_only_the_files_of_the_new_manifest() {
        let folder = std::env::temp_dir().join(format!("xtask-assets-{}", std::process::id()));
        let names = |folder: &Path| {
            let mut names: Vec<_> = fs::read_dir(folder)
                .unwrap()
                .map(|e| e.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        for content in ["a{}", "b{}"] {
            let mut assets = Assets::default();
            let file = assets.add("app.css", content.into()).unwrap();
            assets.write(&folder).unwrap();
            assert_eq!(names(&folder), [file, "manifest.json".to_owned()]);
        }
        let manifest: Value =
            serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        assert_eq!(manifest["app.css"]["mime"], "text/css; charset=utf-8");
        assert_eq!(manifest["app.css"]["bytes"], 3);
        fs::remove_dir_all(&folder).unwrap();
    }
}
