//! `taphuan restore`

use std::{path::PathBuf, process::ExitCode};

use chrono::Utc;
use clap::Args;
use domain::{Lang, numbers::number_in};
use services::operations::restore;

use super::{
    backup::{held, refused},
    print,
};
use crate::{
    config::{Config, KeySource},
    link_keys,
};

/// What from.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The file that “taphuan backup” wrote.
    file: PathBuf,
}

/// Puts the copy back, and says what is in it and what the administrator has to do yet.
pub(crate) async fn run(config: &Config, lang: Lang, args: Restore) -> anyhow::Result<ExitCode> {
    let restored = match restore(&config.database_url, &args.file, Utc::now()).await {
        Ok(restored) => restored,
        Err(error) => return Ok(refused(&error, lang)),
    };
    print(&format!("{}\n{}", lang.pick("Đã khôi phục.", "Restored."), held(&restored.holds, lang)));
    print(lang.pick("Mọi người phải đăng nhập lại.", "Everybody signs in anew."));
    if restored.mails_aside > 0 {
        let mails = number_in(lang, restored.mails_aside);
        print(&lang.pick(
            format!(
                "{mails} thư đang chờ trong bản sao có thể đã gửi rồi nên không tự gửi nữa. Mở mục Thư gửi đi và chỉ gửi lại thư nào chắc chắn chưa gửi."
            ),
            format!(
                "Mails that waited in the copy may have left since, so they do not leave by themselves: {mails}. Open the outbox, and send those again that never left."
            ),
        ));
    }
    match (&config.link_keys, link_keys::file(config)) {
        (KeySource::Usual | KeySource::File(_), Some(file)) if !file.exists() => {
            let file = std::path::absolute(&file).unwrap_or(file);
            print(&lang.pick(
                format!(
                    "Trước khi chạy chương trình: đặt bản cất riêng của tệp khóa vào {}. Không có nó, mọi đường dẫn đã gửi sẽ không mở được.",
                    file.display()
                ),
                format!(
                    "Before the program starts: put your copy of the keys into {}. Without it no link opens that was mailed.",
                    file.display()
                ),
            ));
        }
        _ => {}
    }
    Ok(ExitCode::SUCCESS)
}
