//! Styles, scripts, fonts and images, under names that hold a hash of what is in them: a browser keeps them for ever.

/// One file, as it was built into the program.
#[derive(Debug)]
pub struct Asset {
    /// What pages call it: `app.css`.
    pub logical: &'static str,
    /// The name in the address: `app-0123456789abcdef.css`.
    pub file: &'static str,
    /// Its kind.
    pub mime: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
    /// The same, compressed.
    pub brotli: Option<&'static [u8]>,
}

/// All files that were built into the program.
#[derive(Debug, Clone, Copy)]
pub struct Assets(pub &'static [Asset]);

impl Assets {
    /// The address of a file. A name that isn't there gives an address that answers 404.
    pub fn url(self, logical: &str) -> String {
        let file = self.0.iter().find(|asset| asset.logical == logical).map_or(logical, |asset| asset.file);
        format!("/assets/{file}")
    }
}
