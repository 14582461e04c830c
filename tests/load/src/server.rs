//! The program under load: the release, with a year of demonstration data, on core 0.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{Outcome, client::Connection};

/// A running program with its data.
pub struct Ward {
    /// Host and port.
    pub address: String,
    /// The session of an officer who may move tasks.
    pub cookie: String,
    child: Child,
    data: tempfile::TempDir,
}

impl Ward {
    /// Fills a fresh folder, starts the program, and signs an officer in.
    pub async fn with_demo_data(program: &Path) -> Outcome<Self> {
        let data = tempfile::tempdir()?;
        let address = free_address()?;
        let demo = nhipcau(program, data.path(), &address).arg("demo").output().await?;
        let people = String::from_utf8(demo.stdout)?;
        let (username, password) = people
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .find(|fields| fields.first() == Some(&"plan_owner"))
            .and_then(|fields| Some(((*fields.get(1)?).to_owned(), (*fields.get(2)?).to_owned())))
            .ok_or("`nhipcau demo` named no plan owner")?;
        let child = pinned(program)
            .envs(settings(data.path(), &address))
            .arg("serve")
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        wait_for(&address).await?;
        let cookie = sign_in(&address, &username, &password).await?;
        Ok(Self { address, cookie, child, data })
    }

    /// A request for a page, as this officer or as nobody.
    pub fn get(&self, path: &str, signed_in: bool) -> String {
        let cookie = if signed_in { format!("Cookie: {}\r\n", self.cookie) } else { String::new() };
        format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{cookie}\r\n", self.address)
    }

    /// A post of form fields as this officer, as the browser's part sends it.
    pub fn post(&self, path: &str, body: &str) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nAccept: application/json\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        )
    }

    /// The file that holds everything.
    pub fn database(&self) -> PathBuf {
        self.data.path().join("nhipcau.db")
    }

    /// The memory that the program takes, in bytes.
    pub fn memory(&self) -> Outcome<usize> {
        let id = self.child.id().ok_or("the program has ended")?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<usize>()? * 1024)
    }

    /// Ends the program that was started here.
    pub async fn stop(mut self) -> Outcome<()> {
        self.child.kill().await?;
        Ok(())
    }
}

/// A command on core 0, where `taskset` is at hand; the load comes from the other cores.
pub fn pinned(program: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(program);
    command
}

/// Reads the address that a program prints first.
pub async fn first_line(child: &mut Child) -> Outcome<String> {
    let stdout = child.stdout.take().ok_or("no output")?;
    let line = BufReader::new(stdout).lines().next_line().await?;
    Ok(line.ok_or("the program said nothing")?)
}

fn nhipcau(program: &Path, data: &Path, address: &str) -> Command {
    let mut command = Command::new(program);
    command.envs(settings(data, address)).stderr(Stdio::inherit());
    command
}

/// Behind a proxy, so that posts come from as many addresses as they name; nothing else differs from a ward's own.
fn settings(data: &Path, address: &str) -> [(&'static str, PathBuf); 4] {
    [
        ("NHIPCAU_DATA", data.to_owned()),
        ("NHIPCAU_LISTEN", address.into()),
        ("NHIPCAU_BEHIND_PROXY", "true".into()),
        ("RUST_LOG", "warn".into()),
    ]
}

/// The value of a hidden field of a page.
pub fn hidden(html: &str, name: &str) -> Option<String> {
    let field = &html[html.find(&format!("name=\"{name}\" value=\""))?..];
    field.split('"').nth(3).map(str::to_owned)
}

fn free_address() -> Outcome<String> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

async fn wait_for(address: &str) -> Outcome<()> {
    for _ in 0..200 {
        if let Ok(mut connection) = Connection::open(address).await
            && connection
                .ask(format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes())
                .await?
                .status()
                == 200
        {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err("the program did not become ready".into())
}

async fn sign_in(address: &str, username: &str, password: &str) -> Outcome<String> {
    let body = format!("username={username}&password={password}");
    let request = format!(
        "POST /api/ui/people/sign_in HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = Connection::open(address).await?.ask(request.as_bytes()).await?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    Ok(cookie.ok_or_else(|| format!("no session: {}", answer.head))?.to_owned())
}
