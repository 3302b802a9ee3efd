//! `taphuan import`

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::Args;
use domain::{
    Lang,
    accounts::access::Actor,
    numbers::{number_in, whole},
};
use services::{Services, programme_import::ImportError};

use super::{print, refused};

/// The folder to read.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder with the CSV files.
    folder: PathBuf,
}

/// Imports all or nothing: with one thing wrong, every one of them is told on the standard error, and the exit code is 2.
///
/// # Errors
/// What the disk or the database says.
pub(crate) async fn run(services: &Services, lang: Lang, args: Import) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    let entries = match fs::read_dir(&args.folder) {
        Ok(entries) => entries,
        Err(error) => {
            let said = lang.pick(
                "không đọc được thư mục này. Kiểm tra lại đường dẫn",
                "this folder can’t be read. Check the path",
            );
            eprintln!("{}: {said} ({error})", args.folder.display());
            return Ok(ExitCode::from(2));
        }
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read(&path).with_context(|| path.display().to_string())?));
        }
    }
    match services::programme_import::import_programme(services, &Actor::System, files).await {
        Ok(outcome) => {
            for note in &outcome.notes {
                eprintln!("{}", note.text(lang));
            }
            for (what, count) in &outcome.counts {
                let (added, present) = (number_in(lang, count.added), number_in(lang, count.present));
                let name = what.name(lang);
                print(&lang.pick(
                    format!("{name}: thêm {added}, đã có {present}"),
                    format!("{name}: {added} added, {present} there already"),
                ));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Problems(problems)) => {
            for problem in &problems {
                eprintln!("{}", problem.text(lang));
            }
            let all = number_in(lang, u64::from(whole(problems.len())));
            eprintln!(
                "{}",
                lang.pick(
                    format!("Tất cả: {all} lỗi. Chưa nhập gì; sửa các dòng trên rồi chạy lại."),
                    format!("In all: {all} to be mended. Nothing was imported; correct these rows and run it again."),
                )
            );
            Ok(ExitCode::from(2))
        }
        Err(ImportError::NoFiles) => {
            let expected = ImportError::expected_files();
            eprintln!(
                "{}: {}",
                args.folder.display(),
                lang.pick(
                    format!("không có tệp nào trong số {expected}"),
                    format!("none of {expected} is there")
                )
            );
            Ok(ExitCode::from(2))
        }
        Err(ImportError::Refused(error)) => refused(error, lang),
    }
}
