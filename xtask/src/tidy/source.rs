//! The texts that the rules look at.

use std::fs;

use anyhow::Result;

use crate::project::Project;

/// A text of the project.
pub struct Source {
    /// From the project's root, with slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    /// `rs`, `css`; nothing for a file without.
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// All of them: what is no UTF-8 (a font, a picture) is no text.
pub fn read_all(project: &Project) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in project.files()? {
        if let Ok(text) = String::from_utf8(fs::read(project.root.join(&path))?) {
            sources.push(Source { path, text });
        }
    }
    Ok(sources)
}
