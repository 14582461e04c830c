//! One throw-away PostgreSQL server for a test program: in a temporary folder, on a socket of its own, without
//! network and without fsync. A small shell stands guard over it: when the test program ends, however it ends,
//! the guard's input closes, and it stops its own server and removes the folder.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

static SERVER: OnceLock<Server> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

struct Server {
    folder: PathBuf,
    /// Holds the guard's input open for as long as this program lives.
    _guard: Child,
}

/// The address of a new, empty database.
pub async fn fresh_database() -> String {
    let server = tokio::task::spawn_blocking(|| SERVER.get_or_init(Server::start)).await.expect("a server");
    let name = format!("case_{}", DATABASES.fetch_add(1, Ordering::SeqCst));
    let mut admin = PgConnection::connect(&server.address("postgres")).await.expect("the server answers");
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} STRATEGY file_copy"));
    sqlx::query(create).execute(&mut admin).await.expect("a database is made");
    admin.close().await.expect("the connection closes");
    server.address(&name)
}

impl Server {
    fn start() -> Self {
        let programs = programs();
        let folder =
            tempfile::Builder::new().prefix("nhipcau-pg-").tempdir().expect("a temporary folder").keep();
        let run_as = unprivileged(&folder);
        let script = r#"
            trap '' INT HUP
            umask 077
            $RUN "$BIN/initdb" -D "$DIR/data" -U nhipcau -A trust -E UTF8 --locale=C --no-sync >"$DIR/initdb.log" 2>&1 \
                || { cat "$DIR/initdb.log" >&2; exit 1; }
            $RUN "$BIN/postgres" -D "$DIR/data" -k "$DIR" -h '' -F -c full_page_writes=off -c max_connections=300 \
                -c shared_buffers=64MB >/dev/null 2>"$DIR/postgres.log" &
            server=$!
            for attempt in $(seq 200); do
                [ -S "$DIR/.s.PGSQL.5432" ] && "$BIN/pg_isready" -q -h "$DIR" && { echo ready; break; }
                sleep 0.05
            done
            cat >/dev/null
            kill -QUIT "$server"
            wait "$server"
            rm -rf "$DIR"
        "#;
        let mut guard = Command::new("sh")
            .args(["-c", script])
            .env("RUN", run_as)
            .env("BIN", &programs)
            .env("DIR", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut said = String::new();
        let output = guard.stdout.take().expect("the guard's output");
        BufReader::new(output).read_line(&mut said).expect("the guard speaks");
        assert_eq!(said.trim(), "ready", "PostgreSQL did not start; see {}", folder.display());
        Self { folder, _guard: guard }
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://nhipcau@localhost/{database}?host={}", self.folder.display())
    }
}

/// The folder of `initdb` and `postgres`: `NHIPCAU_POSTGRES_BIN`, or the newest of a Debian-like system.
fn programs() -> PathBuf {
    if let Some(folder) = std::env::var_os("NHIPCAU_POSTGRES_BIN") {
        return folder.into();
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest =
        versions.filter_map(|version| version.file_name().to_str()?.parse::<u32>().ok()).max().expect(
            "PostgreSQL is needed for the contract tests (script/setup installs it); \
                 NHIPCAU_TEST_ENGINES=sqlite leaves it out",
        );
    PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin"))
}

/// PostgreSQL refuses to run as root: then the folder is given to another user, and the returned words run a
/// command as that user.
fn unprivileged(folder: &Path) -> &'static str {
    let id = Command::new("id").arg("-u").output().expect("id");
    if id.stdout != b"0\n" {
        return "";
    }
    let given = Command::new("chown").arg("65534:65534").arg(folder).status().expect("chown");
    assert!(given.success(), "the folder could not be given to an unprivileged user");
    "setpriv --reuid=65534 --regid=65534 --clear-groups --"
}
