//! `taphuan keys`

use std::process::ExitCode;

use clap::Subcommand;
use domain::Lang;
use services::LinkKeys;

use super::print;
use crate::{config::Config, link_keys};

/// The keys that sign participants' links.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Prints a fresh key, for TAPHUAN_LINK_KEYS.
    New,
    /// Writes a new key before the one that signed until now, in the file of keys. Start the program again afterwards. Links that the
    /// old key signed open until keys are rotated once more.
    Rotate,
}

/// Runs the command.
///
/// # Errors
/// Where the file of keys can't be read or written.
pub(crate) fn run(config: &Config, lang: Lang, command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::New => print(&LinkKeys::fresh()?),
        Command::Rotate => {
            let Some(file) = link_keys::file(config) else {
                eprintln!(
                    "{}",
                    lang.pick(
                        "Khóa không nằm trong tệp: đặt khóa mới (taphuan keys new) trước khóa cũ trong TAPHUAN_LINK_KEYS",
                        "The keys are not in a file: put a new one (taphuan keys new) before the old one in TAPHUAN_LINK_KEYS"
                    )
                );
                return Ok(ExitCode::from(2));
            };
            link_keys::rotate(&file)?;
            let words = lang.pick(
                "Đã thêm khóa mới; đường dẫn cũ vẫn dùng được. Khởi động lại chương trình để dùng khóa mới:",
                "A new key was added; old links still open. Start the program again to sign with it:",
            );
            print(&format!("{words} {}", file.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}
