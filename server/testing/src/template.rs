//! Databases as something left them: made once in a test program, then copied for each test.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use crate::{Backend, TestDatabase, cluster, database, fresh_name};

type Templates = HashMap<(Backend, &'static str), Arc<OnceLock<TestDatabase>>>;

/// A database of a test's own, as `make` left one. `what` names what that is: the first who asks for it makes it, and everybody
/// gets a copy. When `make` is done, it holds no connection any more.
///
/// # Panics
/// Where it can't be made or copied.
pub fn database_like(backend: Backend, what: &'static str, make: impl FnOnce(&TestDatabase)) -> TestDatabase {
    static TEMPLATES: OnceLock<Mutex<Templates>> = OnceLock::new();
    let template = {
        let mut templates =
            TEMPLATES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        templates.entry((backend, what)).or_default().clone()
    };
    let template = template.get_or_init(|| {
        let fresh = database(backend);
        make(&fresh);
        fresh
    });
    match &template.folder {
        Some(folder) => copy_of_files(folder.path()),
        None => {
            let (cluster, name) = (cluster::cluster(), fresh_name());
            let source = template.url.rsplit('/').next().unwrap_or_default();
            cluster.create_like(&name, source);
            TestDatabase { url: cluster.url(&name), port: Some(cluster.port), folder: None }
        }
    }
}

/// The file of SQLite, what was written last beside it, and the keys of links.
fn copy_of_files(template: &Path) -> TestDatabase {
    let copy = database(Backend::Sqlite);
    let folder = copy.folder.as_ref().expect("a file lies in a folder").path();
    for file in fs::read_dir(template).expect("the template is there") {
        let file = file.expect("a file of the template");
        // SQLite makes the index of what was written last anew.
        if !file.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(file.path(), folder.join(file.file_name())).expect("a copy of the template");
        }
    }
    copy
}
