//! The mail server, and the queue before it.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use domain::{Lang, numbers::number_in};
use services::{Db, operations::look_at_queue};

use super::Finding;
use crate::config::Config;

/// A mail server that says nothing for so long is not there.
const PATIENCE: Duration = Duration::from_secs(10);
/// A mail that could have left so long ago waits for something.
const LATE: TimeDelta = TimeDelta::minutes(10);

pub(super) async fn look(config: &Config, lang: Lang, db: Option<&Db>) -> Vec<Finding> {
    let mut found = vec![server(config, lang).await];
    if let Some(db) = db {
        found.extend(queue(config, lang, db).await);
    }
    found
}

async fn server(config: &Config, lang: Lang) -> Finding {
    let name = lang.pick("Máy chủ thư", "Mail server");
    let Some(smtp) = &config.smtp else {
        return Finding::look(
            lang.pick(format!("{name}: chưa đặt"), format!("{name}: not set")),
            lang.pick(
                "Thư nằm chờ ở mục Thư gửi đi. Đặt smtp_url để gửi.",
                "Mails wait in the outbox. Set smtp_url to send them.",
            ),
        );
    };
    let trouble = match tokio::time::timeout(PATIENCE, smtp.test_connection()).await {
        Ok(Ok(true)) => {
            return Finding::well(lang.pick(format!("{name}: nhận kết nối"), format!("{name}: lets us in")));
        }
        Ok(Ok(false)) => lang.pick("không trả lời", "it does not answer").to_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => lang.pick("không trả lời trong 10 giây", "it does not answer within 10 s").to_owned(),
    };
    Finding::wrong(
        name,
        lang.pick(
            format!("Không dùng được: {trouble}. Xem lại smtp_url (tên máy, cổng, mật khẩu) và tường lửa."),
            format!("It can’t be used: {trouble}. Check smtp_url (host, port, password) and the firewall."),
        ),
    )
}

async fn queue(config: &Config, lang: Lang, db: &Db) -> Vec<Finding> {
    let Ok((queue, held)) = look_at_queue(db, Utc::now()).await else { return vec![] };
    let (waiting, failed) =
        (number_in(lang, queue.waiting.unsigned_abs()), number_in(lang, queue.failed.unsigned_abs()));
    let counts = lang.pick(
        format!("Thư: {waiting} đang chờ, {failed} không gửi được"),
        format!("Mails: {waiting} waiting, {failed} given up"),
    );
    let late = queue.due_since.is_some_and(|since| Utc::now() - since > LATE);
    let advice = if let Some(hold) = held {
        lang.pick(
            format!("Máy chủ thư từ chối tất cả: {}. Sửa smtp_url hay mail_from rồi khởi động lại chương trình.", hold.answer),
            format!("The mail server refuses everything: {}. Mend smtp_url or mail_from, and start the program again.", hold.answer),
        )
    } else if late && config.smtp.is_some() {
        lang.pick(
            "Có thư lẽ ra đã gửi hơn 10 phút trước: chương trình có đang chạy không (systemctl status taphuan)?",
            "A mail could have left over 10 minutes ago: does the program run (systemctl status taphuan)?",
        )
        .to_owned()
    } else if queue.failed > 0 {
        lang.pick("Xem lý do ở mục Thư gửi đi.", "The outbox says why.").to_owned()
    } else {
        String::new()
    };
    vec![if advice.is_empty() { Finding::well(counts) } else { Finding::look(counts, advice) }]
}
