//! A PostgreSQL server of this run: in a temporary folder, on a socket of its own, without network, durable as it comes.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::Outcome;

/// The server; ends with its value, since its guard's input closes.
pub struct Postgres {
    folder: PathBuf,
    _guard: Child,
}

impl Postgres {
    /// Starts it with an empty database; none where PostgreSQL is not installed.
    pub async fn start() -> Outcome<Option<Self>> {
        let Some(programs) = programs() else { return Ok(None) };
        let folder = tempfile::Builder::new().prefix("nhipcau-pg-").tempdir()?.keep();
        let script = r#"
            trap '' INT HUP
            umask 077
            if [ "$(id -u)" = 0 ]; then
                chown 65534:65534 "$DIR"
                RUN="setpriv --reuid=65534 --regid=65534 --clear-groups --"
            fi
            $RUN "$BIN/initdb" -D "$DIR/data" -U nhipcau -A trust -E UTF8 --locale=C >"$DIR/initdb.log" 2>&1 \
                || { cat "$DIR/initdb.log" >&2; exit 1; }
            $RUN "$BIN/postgres" -D "$DIR/data" -k "$DIR" -h '' >/dev/null 2>"$DIR/postgres.log" &
            server=$!
            for attempt in $(seq 400); do
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
            .env("BIN", programs)
            .env("DIR", &folder)
            .env_remove("RUN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = guard.stdout.take().ok_or("no output")?;
        match BufReader::new(said).lines().next_line().await?.as_deref() {
            Some("ready") => Ok(Some(Self { folder, _guard: guard })),
            _ => Err(format!("PostgreSQL did not start; see {}", folder.display()).into()),
        }
    }

    /// The address of its database.
    pub fn address(&self) -> String {
        format!("postgres://nhipcau@localhost/postgres?host={}", self.folder.display())
    }
}

/// The folder of `initdb` and `postgres`: `NHIPCAU_POSTGRES_BIN`, or the newest of a Debian-like system.
fn programs() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("NHIPCAU_POSTGRES_BIN") {
        return Some(folder.into());
    }
    let debian = Path::new("/usr/lib/postgresql");
    let versions = std::fs::read_dir(debian).into_iter().flatten().flatten();
    let newest = versions.filter_map(|version| version.file_name().to_str()?.parse::<u32>().ok()).max()?;
    Some(debian.join(newest.to_string()).join("bin"))
}
