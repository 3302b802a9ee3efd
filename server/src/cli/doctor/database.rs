//! The database: there, whole, of the program's age, writable, with room for its connections.

use std::{os::unix::fs::MetadataExt, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Lang, numbers::number_in};
use services::{
    Db,
    operations::{CONNECTIONS, Health, Schema, look_at_database},
};

use super::{Finding, size};
use crate::config::Config;

/// A clock that is further off than this is wrong.
const OFF: TimeDelta = TimeDelta::seconds(30);

/// What was found, and the database where the program can work on it: whoever gets it closes it.
pub(super) async fn look(config: &Config, lang: Lang) -> (Vec<Finding>, Option<Db>) {
    let name = lang.pick("Cơ sở dữ liệu", "Database");
    if let Some(file) = config.sqlite_file() {
        let shown = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
        if !file.exists() {
            let what = format!("{name}: {}", shown.display());
            let advice = lang.pick(
                "Không có tệp này. Chạy lệnh trong thư mục của chương trình, hoặc đặt DATABASE_URL; “taphuan serve” tạo cơ sở dữ liệu mới.",
                "This file is not there. Run this in the folder of the program, or set DATABASE_URL; “taphuan serve” makes a new one.",
            );
            return (vec![Finding::wrong(what, advice)], None);
        }
        if let Some(owner) = somebody_elses(&file) {
            let what = format!("{name}: {}", shown.display());
            let advice = lang.pick(
                format!("Tệp thuộc người dùng số {owner}. Chạy lệnh bằng người dùng đó (sudo -u …), nếu không các tệp mới sẽ không thuộc về dịch vụ."),
                format!("The file belongs to user {owner}. Run commands as that user (sudo -u …), or new files will not be the service’s."),
            );
            return (vec![Finding::wrong(what, advice)], None);
        }
    }
    let opened = async {
        let db = Db::connect(&config.database_url).await?;
        db.ping().await?;
        Ok::<_, anyhow::Error>(db)
    };
    let looked = match opened.await {
        Ok(db) => match look_at_database(&db).await {
            Ok(health) => Ok((db, health)),
            Err(error) => {
                db.close().await;
                Err(error.into())
            }
        },
        Err(error) => Err(error),
    };
    let (db, health) = match looked {
        Ok(looked) => looked,
        Err(error) => {
            let advice = lang.pick(
                format!("Không dùng được: {error}. Xem lại DATABASE_URL và máy chủ cơ sở dữ liệu."),
                format!("It can’t be used: {error}. Check DATABASE_URL and the server of the database."),
            );
            return (vec![Finding::wrong(name, advice)], None);
        }
    };
    let mut found = vec![is_whole(&health, lang), is_of_our_age(&health, lang)];
    found.extend(server(&health, lang));
    found.extend(clock(health.last_change, Utc::now(), lang));
    if health.schema != Schema::Same {
        // Left to the end of the program, a file for what is yet to be written may stay beside the database.
        db.close().await;
        return (found, None);
    }
    found.push(takes_writes(&db, lang).await);
    (found, Some(db))
}

/// The number of the user whose file it is, where that is another than who runs this.
fn somebody_elses(file: &Path) -> Option<u32> {
    let owner = std::fs::metadata(file).ok()?.uid();
    (owner != rustix::process::geteuid().as_raw()).then_some(owner)
}

fn is_whole(health: &Health, lang: Lang) -> Finding {
    let what = format!(
        "{}: {}, {}",
        lang.pick("Cơ sở dữ liệu", "Database"),
        health.version,
        size(health.bytes, lang)
    );
    match &health.damage {
        None => Finding::well(what),
        Some(damage) => Finding::wrong(
            what,
            lang.pick(
                format!("Tệp bị hỏng: {damage}. Dừng chương trình, cất tệp này đi và khôi phục từ bản sao lưu (taphuan restore)."),
                format!("The file is damaged: {damage}. Stop the program, put the file aside and restore a backup (taphuan restore)."),
            ),
        ),
    }
}

fn is_of_our_age(health: &Health, lang: Lang) -> Finding {
    let name = lang.pick("Cấu trúc dữ liệu", "Schema");
    match health.schema {
        Schema::Same => Finding::well(lang.pick(format!("{name}: đúng phiên bản"), format!("{name}: of this version"))),
        Schema::Older(steps) => Finding::look(
            lang.pick(format!("{name}: cũ hơn {steps} bước"), format!("{name}: older, steps to be done: {steps}")),
            lang.pick(
                "Sẽ được cập nhật khi chạy “taphuan serve”. Sao lưu trước.",
                "“taphuan serve” brings it up to date. Make a backup first.",
            ),
        ),
        Schema::Newer => Finding::wrong(
            lang.pick(format!("{name}: của phiên bản mới hơn"), format!("{name}: of a newer version")),
            lang.pick(
                "Chương trình này cũ hơn cơ sở dữ liệu. Cài bản mới, hoặc khôi phục bản sao lưu từ trước khi nâng cấp.",
                "This program is older than the database. Install the newer one, or restore the backup from before the upgrade.",
            ),
        ),
    }
}

fn server(health: &Health, lang: Lang) -> Vec<Finding> {
    let Some(server) = &health.server else { return vec![] };
    let taken = i64::from(CONNECTIONS);
    let what = lang.pick(
        format!("Kết nối: máy chủ cho {}, mỗi bản của chương trình dùng tối đa {taken}", server.connections),
        format!(
            "Connections: the server gives {}, a copy of the program takes up to {taken}",
            server.connections
        ),
    );
    let mut found = vec![if server.connections < taken {
        let advice = lang.pick("Tăng max_connections của PostgreSQL.", "Raise PostgreSQL’s max_connections.");
        Finding::wrong(what, advice)
    } else {
        Finding::well(what)
    }];
    if server.encoding != "UTF8" {
        found.push(Finding::wrong(
            lang.pick(format!("Bảng mã: {}", server.encoding), format!("Encoding: {}", server.encoding)),
            lang.pick(
                "Tạo cơ sở dữ liệu với UTF8 (createdb --encoding UTF8 --template template0) rồi khôi phục vào đó.",
                "Make the database with UTF8 (createdb --encoding UTF8 --template template0) and restore into it.",
            ),
        ));
    }
    let off = (Utc::now() - server.now).abs();
    if off > OFF {
        found.push(Finding::wrong(
            lang.pick(
                format!(
                    "Đồng hồ: lệch {} giây so với máy chủ cơ sở dữ liệu",
                    number_in(lang, off.num_seconds().unsigned_abs())
                ),
                format!("Clock: {} s off the database’s", number_in(lang, off.num_seconds().unsigned_abs())),
            ),
            lang.pick("Đồng bộ giờ cả hai máy (NTP).", "Synchronize both machines (NTP)."),
        ));
    }
    found
}

/// A clock that was set back: what was done last lies in the future.
fn clock(last_change: Option<DateTime<Utc>>, now: DateTime<Utc>, lang: Lang) -> Option<Finding> {
    let ahead = last_change.filter(|last| *last > now + OFF)?;
    let ahead = domain::local::at(ahead).format("%H:%M %d/%m/%Y");
    Some(Finding::wrong(
        lang.pick(
            format!("Đồng hồ: chậm, vì thay đổi cuối cùng ghi lúc {ahead}"),
            format!("Clock: behind, since the last change was written at {ahead}"),
        ),
        lang.pick("Đồng bộ giờ của máy (NTP).", "Synchronize the machine (NTP)."),
    ))
}

async fn takes_writes(db: &Db, lang: Lang) -> Finding {
    let what = lang.pick("Ghi vào cơ sở dữ liệu", "Writing to the database");
    match db.try_write().await {
        Ok(()) => Finding::well(what),
        Err(error) => Finding::wrong(
            what,
            lang.pick(
                format!("Không ghi được: {error}. Xem quyền của tệp và dung lượng ổ đĩa."),
                format!(
                    "Nothing can be written: {error}. Check the rights of the file and the room on the disk."
                ),
            ),
        ),
    }
}
