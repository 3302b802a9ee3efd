//! The machine: who runs this, room on the disk, the time, the typefaces, and whether the service answers.

use std::{path::PathBuf, time::Duration};

use chrono::Utc;
use domain::Lang;
use services::operations::try_certificate;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{Finding, size};
use crate::config::Config;

/// With less room than this nobody should sleep well.
const LITTLE: u64 = 1_000_000_000;
/// With less than this writing fails soon.
const NEARLY_NONE: u64 = 100_000_000;

pub(super) async fn look(config: &Config, lang: Lang) -> Vec<Finding> {
    let mut found = vec![disk(config, lang)];
    found.push(Finding::well(lang.pick(
        format!(
            "Giờ của máy: {}",
            domain::local::at(Utc::now()).format("%H:%M ngày %d/%m/%Y (giờ Việt Nam)")
        ),
        format!("Clock: {}", domain::local::at(Utc::now()).format("%H:%M, %d/%m/%Y (Vietnam)")),
    )));
    if rustix::process::geteuid().is_root() {
        found.push(Finding::look(
            lang.pick("Người dùng: root", "User: root"),
            lang.pick(
                "Chạy dịch vụ bằng người dùng riêng (docs/OPERATIONS.md).",
                "Run the service as a user of its own (docs/OPERATIONS.md).",
            ),
        ));
    }
    found.push(faces(config, lang));
    found.push(service(config, lang).await);
    found
}

fn disk(config: &Config, lang: Lang) -> Finding {
    let folder = config.sqlite_file().and_then(|file| file.parent().map(PathBuf::from)).unwrap_or_default();
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let shown = std::path::absolute(&folder).unwrap_or_else(|_| folder.clone());
    let free = match rustix::fs::statvfs(&folder) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => {
            return Finding::wrong(
                format!("{}: {}", lang.pick("Ổ đĩa", "Disk"), shown.display()),
                lang.pick(format!("Không xem được: {error}"), format!("It can’t be looked at: {error}")),
            );
        }
    };
    let what = lang.pick(
        format!("Ổ đĩa: còn {} ở {}", size(free, lang), shown.display()),
        format!("Disk: {} left in {}", size(free, lang), shown.display()),
    );
    let advice = lang.pick(
        "Dọn ổ đĩa, hoặc chuyển sang ổ lớn hơn: bản sao lưu cần thêm chỗ bằng cả cơ sở dữ liệu.",
        "Make room, or move to a larger disk: a backup beside it needs as much again as the database.",
    );
    match free {
        0..NEARLY_NONE => Finding::wrong(what, advice),
        NEARLY_NONE..LITTLE => Finding::look(what, advice),
        _ => Finding::well(what),
    }
}

fn faces(config: &Config, lang: Lang) -> Finding {
    let name = lang.pick("Phông chữ và giấy chứng nhận", "Typefaces and certificates");
    match try_certificate(&config.office, &config.public_url, domain::local::day(Utc::now())) {
        Ok(_) => Finding::well(lang.pick(format!("{name}: in được"), format!("{name}: can be made"))),
        Err(error) => Finding::wrong(
            name,
            lang.pick(
                format!(
                    "Không in được: {error}. Xem lại office_name, office_parent, office_place, office_sign."
                ),
                format!(
                    "None can be made: {error}. Check office_name, office_parent, office_place, office_sign."
                ),
            ),
        ),
    }
}

/// Asks the service itself, where it should listen.
async fn service(config: &Config, lang: Lang) -> Finding {
    let name = lang.pick("Dịch vụ", "Service");
    let asked = async {
        let mut stream = TcpStream::connect(config.addr).await?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.take(4_096).read_to_string(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    let advice = match tokio::time::timeout(Duration::from_secs(10), asked).await {
        Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200") => {
            return Finding::well(format!("{name}: http://{}", config.addr));
        }
        Ok(Ok(_)) => lang.pick(
            "Có trả lời nhưng chưa sẵn sàng: xem nhật ký của dịch vụ (journalctl -u taphuan).",
            "It answers, and is not ready: its log says why (journalctl -u taphuan).",
        ),
        _ => lang.pick(
            "Không ai trả lời ở địa chỉ này: systemctl start taphuan, hoặc taphuan serve.",
            "Nobody answers at this address: systemctl start taphuan, or taphuan serve.",
        ),
    };
    Finding::look(format!("{name}: http://{}", config.addr), advice)
}
