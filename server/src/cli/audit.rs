//! `taphuan audit`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use domain::Lang;
use services::{
    Services,
    audit::{AuditFault, AuditHead},
};

use super::print;

/// The log of changes.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Checks that every row of the log is as it was written, and none is missing. Exit code 1 where one is not.
    #[command(
        after_help = "The program writes the head of the log into its own log when it starts. Given here, it shows that nothing\n\
        before it was changed, even by somebody who wrote the whole chain anew:\n  taphuan audit verify --head 120:9f86d0…"
    )]
    Verify(Verify),
}

/// What is checked besides.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A head that was noted before.
    #[arg(long)]
    head: Option<String>,
}

/// Runs the command.
pub(crate) async fn run(services: &Services, lang: Lang, command: Command) -> anyhow::Result<ExitCode> {
    let Command::Verify(Verify { head }) = command;
    let noted = match head.as_deref().map(AuditHead::parse) {
        Some(None) => {
            eprintln!(
                "--head: {}",
                lang.pick(
                    "cần một số, dấu hai chấm và 64 ký tự 0-9a-f",
                    "expected a number, a colon and 64 letters of 0-9a-f"
                )
            );
            return Ok(ExitCode::from(2));
        }
        Some(Some(head)) => Some(head),
        None => None,
    };
    let check = services::audit::verify_audit(services, noted.as_ref()).await?;
    for fault in &check.faults {
        eprintln!("{}", words(fault, lang));
    }
    if !check.faults.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    let head = check.head.map_or_else(|| "–".to_owned(), |head| head.to_string());
    print(&lang.pick(
        format!("Nhật ký nguyên vẹn: {} dòng. Đầu chuỗi: {head}", check.rows),
        format!("The log is whole: {} rows. Head: {head}", check.rows),
    ));
    Ok(ExitCode::SUCCESS)
}

fn words(fault: &AuditFault, lang: Lang) -> String {
    match fault {
        AuditFault::Changed(id) => lang.pick(format!("Dòng {id} đã bị sửa"), format!("Row {id} was changed")),
        AuditFault::Removed(id) => lang.pick(format!("Dòng {id} đã bị xóa"), format!("Row {id} was removed")),
        AuditFault::Gap(after) => lang.pick(
            format!("Chuỗi niêm phong bị thiếu sau mắt xích {after}"),
            format!("Seals are missing after place {after} of the chain"),
        ),
        AuditFault::Unsealed(n) => {
            lang.pick(format!("{n} dòng không có niêm phong"), format!("{n} rows have no seal"))
        }
        AuditFault::NotTheSame => lang.pick(
            "Đầu chuỗi đã ghi lại không còn trong nhật ký".to_owned(),
            "The head that was noted is no longer in the log".to_owned(),
        ),
    }
}
