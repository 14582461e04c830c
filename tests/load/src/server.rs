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
    /// Role, user name and password.
    people: Vec<[String; 3]>,
    child: Child,
    data: tempfile::TempDir,
    /// The database, if it is not a file of the folder.
    database: Option<String>,
}

/// A further process of a ward; ends with its value.
pub struct Beside {
    /// Host and port.
    pub address: String,
    _child: Child,
}

impl Ward {
    /// Fills a fresh folder, starts the program, and signs an officer in.
    pub async fn with_demo_data(program: &Path) -> Outcome<Self> {
        Self::on(program, None).await
    }

    /// The same on a database of its own address.
    pub async fn on(program: &Path, database: Option<String>) -> Outcome<Self> {
        let data = tempfile::tempdir()?;
        let address = free_address()?;
        let mut demo = Command::new(program);
        demo.arg("demo").envs(settings(data.path(), &address, database.as_deref())).stderr(Stdio::inherit());
        let people = String::from_utf8(demo.output().await?.stdout)?;
        let people = people.lines().filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some([fields.next()?, fields.next()?, fields.next()?])
        });
        let child = serve(program, data.path(), &address, database.as_deref()).await?;
        let people = people.collect();
        let mut ward = Self { address, cookie: String::new(), people, child, data, database };
        ward.cookie = ward.sign_in("plan_owner").await?;
        Ok(ward)
    }

    /// Another process that serves the same ward.
    pub async fn another(&self, program: &Path) -> Outcome<Beside> {
        let address = free_address()?;
        let child = serve(program, self.data.path(), &address, self.database.as_deref()).await?;
        Ok(Beside { address, _child: child })
    }

    /// The session of somebody of a role that needs no second factor.
    pub async fn sign_in(&self, role: &str) -> Outcome<String> {
        let found = self.people.iter().find(|[of, ..]| of == role);
        let [_, username, password] = found.ok_or_else(|| format!("`nhipcau demo` named no {role}"))?;
        sign_in(&self.address, username, password).await
    }

    /// A request for a page, as this officer or as nobody.
    pub fn get(&self, path: &str, signed_in: bool) -> String {
        self.get_as(if signed_in { &self.cookie } else { "" }, path)
    }

    /// A request for a page with a cookie.
    pub fn get_as(&self, cookie: &str, path: &str) -> String {
        let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
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

    /// Ends the program and starts it anew on the same data, so that it knows what was written beside it.
    pub async fn restart(&mut self, program: &Path) -> Outcome<()> {
        self.child.kill().await?;
        self.address = free_address()?;
        self.child = serve(program, self.data.path(), &self.address, self.database.as_deref()).await?;
        Ok(())
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

async fn serve(program: &Path, data: &Path, address: &str, database: Option<&str>) -> Outcome<Child> {
    let mut command = pinned(program);
    command.envs(settings(data, address, database)).arg("serve").stdout(Stdio::null()).kill_on_drop(true);
    let child = command.spawn()?;
    wait_for(address).await?;
    Ok(child)
}

/// Behind a proxy, so that posts come from as many addresses as they name; nothing else differs from a ward's own.
fn settings(data: &Path, address: &str, database: Option<&str>) -> Vec<(&'static str, PathBuf)> {
    let mut settings = vec![
        ("NHIPCAU_DATA", data.to_owned()),
        ("NHIPCAU_LISTEN", address.into()),
        ("NHIPCAU_BEHIND_PROXY", "true".into()),
        ("RUST_LOG", "warn".into()),
    ];
    settings.extend(database.map(|database| ("DATABASE_URL", database.into())));
    settings
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
