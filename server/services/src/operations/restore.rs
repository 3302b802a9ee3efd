//! A copy is put back, and what must not happen a second time is held back before the program may use it.

use std::path::Path;

use chrono::{DateTime, SubsecRound, Utc};
use domain::{MailKind, WhyDropped, accounts::access::Actor};
use serde_json::json;
use store::{
    Tx,
    copies::{CopyError, CopyHolds},
    mail_queue::Retry,
};

use crate::{
    audit::{Change, row},
    mails::strike_secrets::struck,
};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the copy held.
    pub holds: CopyHolds,
    /// How many mails waited when the copy was made. They may have left since, so they don't leave by themselves.
    pub mails_aside: u64,
}

/// What stands at a mail that waited in the copy.
const ASIDE: &str = "Cơ sở dữ liệu được khôi phục từ bản sao lưu: thư này có thể đã gửi rồi. Chỉ gửi lại khi chắc chắn người nhận chưa có. \
    / The database was restored from a copy: this e-mail may have left before. Send it again only if you know that it did not arrive.";

/// Puts the copy in `file` back where `url` names an empty place: a file that is not there, or a database of PostgreSQL without tables.
///
/// Sessions and one-time links that were ended after the copy was made would hold again, and mails that left after it would leave a
/// second time. So everybody signs in anew, and mails that waited stand in the outbox as given up until somebody sends them again.
///
/// # Errors
/// [`CopyError`]; the place is as empty as it was. Where the program is killed on PostgreSQL half way, it refuses to start on what is
/// there.
pub async fn restore(url: &str, file: &Path, now: DateTime<Utc>) -> Result<Restored, CopyError> {
    let restoring = store::copies::restore(url, file).await?;
    let tx = restoring.db.begin().await?;
    let restored = hold_back(&tx, now.trunc_subsecs(6)).await?;
    restoring.finish(tx).await?;
    Ok(restored)
}

async fn hold_back(tx: &Tx, now: DateTime<Utc>) -> Result<Restored, CopyError> {
    let holds = store::copies::holds(tx).await?;
    let signed_out = store::staff_sessions::end_everybodys(tx).await?;
    store::sign_in_links::end_everybodys(tx).await?;
    let waited = store::mail_queue::set_aside(tx, ASIDE).await?;
    let mut dropped = 0;
    for mail in store::mail_queue::failed(tx, &Retry::All(None)).await? {
        // The link in it has ended.
        if *mail.kind == MailKind::Account {
            dropped +=
                u64::from(store::mail_queue::drop_waiting(tx, &struck(mail), WhyDropped::Undone).await?);
        }
    }
    let after = json!({ "last_change": holds.last_change, "mails_aside": waited, "signed_out": signed_out });
    let change = Change { verb: "restore", noun: "database", id: 0, before: None, after: Some(after) };
    tx.note([row(now, &Actor::System, change)]);
    Ok(Restored { holds, mails_aside: waited - dropped })
}
