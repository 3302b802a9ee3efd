//! The styles: `style/main.css` and what it imports in one file, made smaller and written so that the oldest
//! browsers we serve understand it. Fonts and images that it names get their hashed names.

use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    dependencies::{Dependency, DependencyOptions, UrlDependency},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};

use super::assets::Assets;

/// The oldest browsers served: phones in use get no newer ones (`ios_saf` shares Safari's number).
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(100 << 16),
    edge: Some(100 << 16),
    firefox: Some(100 << 16),
    ie: None,
    ios_saf: Some(15 << 16 | 4 << 8),
    opera: None,
    safari: Some(15 << 16 | 4 << 8),
    samsung: None,
};

/// Takes in every font and image of the folder, and the styles as `app.css`. No styles are no error.
pub fn add(style: &Path, assets: &mut Assets) -> Result<()> {
    for folder in ["fonts", "images"] {
        for path in files_of(&style.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            assets.add(&format!("{folder}/{name}"), fs::read(&path)?)?;
        }
    }
    let main = style.join("main.css");
    if main.is_file() {
        let css = bundle(&main, style, assets)?;
        assets.add("app.css", css.into_bytes())?;
    }
    Ok(())
}

/// Licences, notes and the script that made it, beside a font, are for readers of the source, not for the browser.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        let is_note = path
            .extension()
            .is_none_or(|extension| ["txt", "md", "sh"].iter().any(|note| extension == *note));
        if path.is_file() && !is_note {
            files.push(path);
        }
    }
    Ok(files)
}

fn bundle(main: &Path, style: &Path, assets: &Assets) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| told(&error))?;
    sheet.minify(MinifyOptions { targets, ..Default::default() }).map_err(|error| told(&error))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
            ..Default::default()
        })
        .map_err(|error| told(&error))?;
    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => {
                let address = address(&url, style, assets)?;
                css = css.replace(&format!("url(\"{}\")", url.placeholder), &format!("url(\"{address}\")"));
            }
            Dependency::Import(import) => {
                bail!("{}: an import from elsewhere: {}", import.loc.file_path, import.url)
            }
        }
    }
    Ok(css)
}

/// With the place as editors count it: lightningcss counts lines from 0.
fn told<T: Display>(error: &lightningcss::error::Error<T>) -> anyhow::Error {
    match &error.loc {
        Some(place) => anyhow!("{}:{}:{}: {}", place.filename, place.line + 1, place.column, error.kind),
        None => anyhow!("{}", error.kind),
    }
}

/// The address as the page needs it: of a file of ours its hashed name, in the folder that has the styles too.
fn address(url: &UrlDependency, style: &Path, assets: &Assets) -> Result<String> {
    if url.url.starts_with("data:") || url.url.starts_with('#') {
        return Ok(url.url.clone());
    }
    let (path, fragment) = match url.url.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (url.url.as_str(), String::new()),
    };
    let place = || format!("{}:{}: url({})", url.loc.file_path, url.loc.start.line, url.url);
    let sheet = Path::new(&url.loc.file_path).parent().unwrap_or(style);
    let file = sheet.join(path).canonicalize().with_context(place)?;
    let logical = file.strip_prefix(style.canonicalize()?).map(Path::to_string_lossy);
    let hashed = logical.ok().and_then(|logical| assets.file(&logical));
    hashed
        .map(|hashed| hashed.to_owned() + &fragment)
        .with_context(|| place() + " is in neither style/fonts nor style/images")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("xtask-css-{name}-{}", std::process::id()));
        for (path, content) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        root
    }

    fn bundled(root: &Path) -> Result<String> {
        let mut assets = Assets::default();
        add(root, &mut assets)?;
        bundle(&root.join("main.css"), root, &assets)
    }

    #[test]
    fn imports_become_one_sheet_and_files_get_their_hashed_names() {
        let root = folder(
            "whole",
            &[
                (
                    "main.css",
                    "@layer base;\n@import url(base/face.css) layer(base);\n@view-transition { navigation: auto }",
                ),
                (
                    "base/face.css",
                    "@font-face { font-family: N; src: url(../fonts/N.woff2) format('woff2') }\n\
                    .a { background: url('../images/m.svg#x'); & b { color: red } }\n.c { mask: url(data:image/png;base64,AA) }",
                ),
                ("fonts/N.woff2", "font"),
                ("fonts/LICENSE", "OFL"),
                ("images/m.svg", "<svg/>"),
            ],
        );
        let css = bundled(&root).unwrap();
        assert!(css.contains(r#"url("N-795ea3efa43d0872.woff2")"#), "{css}");
        assert!(css.contains(r#"url("m-"#) && css.contains(r#".svg#x")"#), "{css}");
        assert!(css.contains(".a b{color:red}"), "nesting must be unfolded for Safari 15: {css}");
        assert!(css.contains(r#"url("data:image/png;base64,AA")"#), "{css}");
        assert!(css.contains("@view-transition{navigation:auto}"), "{css}");
        assert!(!css.contains("@import"), "{css}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_file_that_is_not_there_is_named_with_its_place() {
        let root =
            folder("missing", &[("main.css", "a { color: red }\nb { background: url(images/x.svg) }")]);
        let error = format!("{:#}", bundled(&root).unwrap_err());
        assert!(error.contains("main.css:2: url(images/x.svg)"), "{error}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn an_error_in_the_styles_is_told_with_its_place() {
        let root = folder("wrong", &[("main.css", "a { color: red }\n}")]);
        let error = format!("{:#}", bundled(&root).unwrap_err());
        assert!(error.contains("main.css:2"), "{error}");
        fs::remove_dir_all(root).unwrap();
    }
}
