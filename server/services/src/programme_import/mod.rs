//! Imports a programme from CSV files: units and what became of them, activities, lists of people with their attendance,
//! materials and where they went, media items, broadcasts.
//!
//! All or nothing: with one thing wrong in one file, nothing is written, and all that is wrong is told. Again is harmless: what is
//! there already (by its code, or as [`matching`] tells it) is left as it is.
//!
//! It reads down as it runs: [`csv`] and [`table`] make cells of bytes, [`read`] makes values of cells, [`known`] asks what is
//! there, [`check`] compares the two, [`write`] adds what is new.

mod cells;
mod check;
mod csv;
mod file;
mod known;
mod matching;
mod outcome;
mod problem;
mod read;
mod table;
mod write;

pub use outcome::{ImportCount, ImportOutcome, Imported};
pub use problem::{ImportError, ImportProblem};

use domain::{
    UnitPath,
    accounts::access::{Action, Actor, Object},
};

use crate::{Error, Services, permit::require};

use self::{known::Known, problem::Findings, read::Input};

/// Imports the files that are known by their names; others are passed over. Only the program itself and an admin may, since the
/// units of the whole country can come with it.
///
/// # Errors
/// [`ImportError::Problems`] with everything that is wrong; [`ImportError::NoFiles`]; [`ImportError::Refused`] where the actor may
/// not, somebody else imported the same at the same time, or the database is away. Nothing is changed then.
pub async fn import_programme(
    services: &Services,
    actor: &Actor,
    files: Vec<(String, Vec<u8>)>,
) -> Result<ImportOutcome, ImportError> {
    // Users are an admin's alone, and so is this.
    require(actor, Action::ManageUsers, &Object::of_unit(UnitPath::top("")))?;
    let today = services.today();
    let reading = tokio::task::spawn_blocking(move || {
        let mut findings = Findings::default();
        Input::read(&files, today, &mut findings).map(|input| (input, findings))
    });
    let (input, mut findings) = reading.await.map_err(|error| Error::Fault(error.to_string()))??;

    let tx = services.db.begin().await?;
    let known = Known::load(&tx, &input).await?;
    // What refers to a file that could not be read can't be judged.
    if findings.all_read() {
        check::check(&input, &known, today, &mut findings);
    }
    let notes = findings.finish()?;
    let outcome = write::write(&tx, &input, &known, actor, services.now()).await.map_err(at_once)?;
    tx.commit().await.map_err(at_once)?;
    Ok(ImportOutcome { notes, ..outcome })
}

/// Two imports at once on PostgreSQL: the second finds what the first has just written.
fn at_once(error: store::DbErr) -> Error {
    if store::is_duplicate(&error) {
        Error::conflict(
            "Dữ liệu này vừa được người khác nhập. Nhập lại để xem phần nào đã có.",
            "Somebody else has just imported the same. Import again to see what is there.",
        )
    } else {
        error.into()
    }
}
