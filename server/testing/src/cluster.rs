//! The throw-away PostgreSQL.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread::sleep,
    time::Duration,
};

use crate::{folders::of_program, postgres_programs};

/// A running server.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    /// Its TCP port on 127.0.0.1.
    pub port: u16,
}

/// Postgres does not run as root; root lends it the user that Debian's package makes.
const USER: &str = "postgres";

/// Whether what was committed survives the loss of power, as in service; tests need it not.
static DURABLE: AtomicBool = AtomicBool::new(false);

/// From now on it does: to be said before the first database is made.
pub(crate) fn keep_what_was_committed() {
    DURABLE.store(true, Ordering::Relaxed);
}

/// The server of this test program, started when first asked for.
pub(crate) fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(start)
}

impl Cluster {
    /// The address of a database.
    pub(crate) fn url(&self, name: &str) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/{name}", self.port)
    }

    /// Makes a database.
    pub(crate) fn create(&self, name: &str) {
        self.create_by_rules(name, "");
    }

    /// Makes a database with rules of its own for sorting and folding.
    pub(crate) fn create_by_rules(&self, name: &str, rules: &str) {
        let sql = format!(
            "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' {rules}"
        );
        if let Err(said) = self.run(&sql) {
            panic!("CREATE DATABASE: {said}");
        }
    }

    /// Makes a database as another is. Whoever wrote that one has closed it, and the server may take a moment to notice.
    pub(crate) fn create_like(&self, name: &str, source: &str) {
        let sql = format!("CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY");
        for _ in 0..100 {
            match self.run(&sql) {
                Ok(()) => return,
                Err(said) if said.contains("being accessed") => sleep(Duration::from_millis(50)),
                Err(said) => panic!("CREATE DATABASE: {said}"),
            }
        }
        panic!("CREATE DATABASE: somebody keeps {source} open");
    }

    fn run(&self, sql: &str) -> Result<(), String> {
        let port = self.port.to_string();
        let args = ["-h", "127.0.0.1", "-p", &port, "-U", USER, "-qc", sql, "postgres"];
        let done = self.command("psql").args(args).output().expect("psql runs");
        if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
    }

    fn command(&self, program: &str) -> Command {
        as_user(&self.programs.join(program), &self.folder)
    }
}

fn start() -> Cluster {
    let programs = postgres_programs();
    let folder = of_program().join("postgres");
    fs::create_dir(&folder).expect("a folder for PostgreSQL");
    if is_root() {
        let owned = Command::new("chown").arg(USER).arg(&folder).status().expect("chown runs");
        assert!(owned.success(), "there is no user {USER}: apt-get install postgresql");
    }
    // The port is free now; somebody else could take it before the server does, and the start would then fail with a clear message.
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port();
    let cluster = Cluster { programs, folder: folder.clone(), port };
    let data = folder.join("data");
    let made = cluster
        .command("initdb")
        .args(["-D"])
        .arg(&data)
        .args(["-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"])
        .output();
    let made = made.expect("initdb runs");
    assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
    watch(&cluster, &data);
    for _ in 0..200 {
        let ready =
            cluster.command("pg_isready").args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]).status();
        if ready.is_ok_and(|status| status.success()) {
            return cluster;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("PostgreSQL did not start: see {}", folder.join("log").display());
}

/// Runs the server under a shell that ends it, and takes its folder away, when this process is gone: killed, too.
#[expect(clippy::zombie_processes, reason = "the shell outlives this process on purpose: it ends the server")]
fn watch(cluster: &Cluster, data: &Path) {
    let script = format!(
        "{server} -D {data} -p {port} -k {folder} -h 127.0.0.1 {settings} -c max_connections=300 >{folder}/log 2>&1 & \
         child=$!; while [ -e /proc/{parent} ] && kill -0 $child 2>/dev/null; do sleep 1; done; kill -INT $child; wait $child; rm -rf {folder}",
        settings = if DURABLE.load(Ordering::Relaxed) {
            "-c shared_buffers=1GB"
        } else {
            "-c fsync=off -c full_page_writes=off"
        },
        server = cluster.programs.join("postgres").display(),
        data = data.display(),
        port = cluster.port,
        folder = cluster.folder.display(),
        parent = std::process::id(),
    );
    as_user(Path::new("/bin/sh"), &cluster.folder)
        .args(["-c", &script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell runs");
}

/// A command as a user that PostgreSQL accepts, from a folder that this user may enter.
fn as_user(program: &Path, folder: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder);
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}
