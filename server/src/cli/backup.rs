//! `taphuan backup`

use std::{path::PathBuf, process::ExitCode};

use chrono::Utc;
use clap::Args;
use domain::{Lang, numbers::number_in};
use services::operations::{CopyError, CopyHolds, back_up, usual_name};

use super::{doctor::size as size_of, print};
use crate::{config::Config, link_keys};

/// Where to.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The file, which must not be there yet, or a folder.
    to: PathBuf,
}

/// Makes the copy, reads it again, and says what is in it. Exit code 2 where the name can't be used, 1 where the copy failed.
pub(crate) async fn run(config: &Config, lang: Lang, args: Backup) -> anyhow::Result<ExitCode> {
    let url = &config.database_url;
    let to = if args.to.is_dir() { args.to.join(usual_name(url, Utc::now())) } else { args.to };
    let holds = match back_up(url, &to).await {
        Ok(holds) => holds,
        Err(error) => return Ok(refused(&error, lang)),
    };
    let size = std::fs::metadata(&to)?.len();
    let (file, size) = (to.display(), size_of(size, lang));
    print(&lang.pick(
        format!("Đã sao lưu và kiểm tra: {file} ({size})\n{}", held(&holds, lang)),
        format!("Copied and checked: {file} ({size})\n{}", held(&holds, lang)),
    ));
    if let Some(keys) = link_keys::file(config) {
        let keys = std::path::absolute(&keys).unwrap_or(keys);
        print(&lang.pick(
            format!("Khóa của đường dẫn không nằm trong bản sao: cất riêng một bản của {}", keys.display()),
            format!("The keys of links are not in it: keep a copy of {} in another place", keys.display()),
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a copy holds, in words.
pub(super) fn held(holds: &CopyHolds, lang: Lang) -> String {
    let last = holds
        .last_change
        .map_or_else(|| "–".to_owned(), |at| domain::local::at(at).format("%H:%M:%S %d/%m/%Y").to_string());
    let (activities, people, registrations) = (
        number_in(lang, holds.activities),
        number_in(lang, holds.people),
        number_in(lang, holds.registrations),
    );
    lang.pick(
        format!(
            "{activities} hoạt động, {people} người, {registrations} đăng ký; thay đổi cuối cùng lúc {last}"
        ),
        format!(
            "{activities} activities, {people} people, {registrations} registrations; last change at {last}"
        ),
    )
}

/// Why not, and what to do about it.
pub(super) fn refused(error: &CopyError, lang: Lang) -> ExitCode {
    let (code, words) = match error {
        CopyError::There(file) => (
            2,
            lang.pick(
                format!("{}: đã có tệp này. Đặt tên khác, hoặc chỉ ra một thư mục", file.display()),
                format!("{}: this file is there already. Give another name, or a folder", file.display()),
            ),
        ),
        CopyError::NoDatabase(file) => {
            let file = std::path::absolute(file).unwrap_or_else(|_| file.clone());
            (
                2,
                lang.pick(
                    format!("DATABASE_URL: không có cơ sở dữ liệu ở {}", file.display()),
                    format!("DATABASE_URL: there is no database in {}", file.display()),
                ),
            )
        }
        CopyError::NotEmpty => (
            2,
            lang.pick(
                "DATABASE_URL: đã có cơ sở dữ liệu ở đây. Dừng chương trình, chuyển tệp cũ (cả -wal, -shm) sang thư mục khác rồi làm lại; với PostgreSQL, tạo cơ sở dữ liệu mới (createdb)",
                "DATABASE_URL: there is a database already. Stop the program, move the old file away with its -wal and -shm, and try again; on PostgreSQL make a new one (createdb)",
            )
            .to_owned(),
        ),
        CopyError::NoCopy(file) => (
            2,
            lang.pick(
                format!("{}: không phải bản sao lưu của chương trình này", file.display()),
                format!("{}: this is no backup of this program", file.display()),
            ),
        ),
        CopyError::OtherKind(file) => (
            2,
            lang.pick(
                format!("{}: bản sao này của loại cơ sở dữ liệu khác (SQLite hay PostgreSQL). Xem lại DATABASE_URL", file.display()),
                format!("{}: this copy is of the other kind of database (SQLite or PostgreSQL). Check DATABASE_URL", file.display()),
            ),
        ),
        CopyError::NoTool(tool) => (
            2,
            lang.pick(
                format!("Chưa có chương trình {tool}. Cài: apt-get install postgresql-client"),
                format!("{tool} is not installed: apt-get install postgresql-client"),
            ),
        ),
        CopyError::Damaged(what) => (
            1,
            lang.pick(format!("Bản sao bị hỏng: {what}"), format!("The copy is damaged: {what}")),
        ),
        CopyError::Tool(..) | CopyError::Disk(..) | CopyError::Database(_) => (1, error.to_string()),
    };
    eprintln!("taphuan: {words}");
    ExitCode::from(code)
}
