//! Durable submissions: a form is answered only after its case is on disk. Against bare commits of single rows into the same
//! file, in turn.
//!
//! The bars of the program against floods stay as they are: the posts come from many addresses, as they do from a ward,
//! named by the proxy that the program is told to stand behind; each form was fetched long enough before it is posted.

use std::{
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    client::Connection,
    pages::median,
    server::{Ward, first_line, hidden, pinned},
};

/// The disk is never twice the same: each round is held against the bare commits beside it, and the middle one is told.
const ROUNDS: usize = 5;
/// Forms of a round.
const FORMS: usize = 2000;
const CONNECTIONS: usize = 16;
const BARE_SECONDS: u64 = 3;
/// A form that comes back sooner was not filled in by a person.
const TYPING: Duration = Duration::from_millis(3500);
/// The least share of the bare commits.
const BAR: f64 = 0.5;

/// Prints the rate of submissions, of bare commits, and their ratio.
pub async fn measure(ward: &Ward) -> Outcome<()> {
    let (mut ours, mut bare) = (Vec::new(), Vec::<f64>::new());
    for round in 0..ROUNDS {
        ours.push(submissions(ward, round * FORMS).await?);
        let mut child = pinned(&std::env::current_exe()?);
        let child = child.arg("commits").arg(ward.database()).arg(BARE_SECONDS.to_string());
        let mut child = child.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        bare.push(first_line(&mut child).await?.parse()?);
        child.wait().await?;
    }
    let mut ratios: Vec<f64> = ours.iter().zip(&bare).map(|(ours, bare)| ours / bare).collect();
    let ratio = median(&mut ratios);
    println!(
        "\nsubmissions on disk {:.0}/s, bare commits {:.0}/s, ratio {ratio:.3} (rounds {:.2} to {:.2}), bar {BAR} {}",
        median(&mut ours),
        median(&mut bare),
        ratios.first().copied().unwrap_or_default(),
        ratios.last().copied().unwrap_or_default(),
        if ratio >= BAR { "met" } else { "MISSED" }
    );
    Ok(())
}

/// One case, sent as a browser without code sends it; gives the answer's address and cookie.
pub async fn submit_one(ward: &Ward, number: usize) -> Outcome<(String, String)> {
    let mut connection = Connection::open(&ward.address).await?;
    let stamp = stamp(ward, &mut connection).await?;
    tokio::time::sleep(TYPING).await;
    let answer = connection.ask(form(ward, &stamp, number).as_bytes()).await?;
    let to = answer.header("location").ok_or_else(|| format!("refused: {}", answer.head))?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
    Ok((to.to_owned(), cookie.to_owned()))
}

/// Submissions per second.
async fn submissions(ward: &Ward, from: usize) -> Outcome<f64> {
    let mut connection = Connection::open(&ward.address).await?;
    let mut forms = Vec::with_capacity(FORMS);
    for number in from..from + FORMS {
        let stamp = stamp(ward, &mut connection).await?;
        forms.push(form(ward, &stamp, number));
    }
    tokio::time::sleep(TYPING).await;
    let (forms, next) = (Arc::new(forms), Arc::new(AtomicUsize::new(0)));
    let start = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..CONNECTIONS {
        let (forms, next, address) = (forms.clone(), next.clone(), ward.address.clone());
        tasks.push(tokio::spawn(async move {
            let mut connection = Connection::open(&address).await?;
            while let Some(form) = forms.get(next.fetch_add(1, Ordering::Relaxed)) {
                let answer = connection.ask(form.as_bytes()).await?;
                let is_taken = answer.status() == 303
                    && answer.header("location").is_some_and(|to| to.contains("/phan-anh/"));
                if !is_taken {
                    return Err(format!("a submission was refused: {}", answer.head).into());
                }
            }
            Outcome::Ok(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of thousands")]
    Ok(FORMS as f64 / start.elapsed().as_secs_f64())
}

async fn stamp(ward: &Ward, connection: &mut Connection) -> Outcome<String> {
    let page = connection.ask(ward.get("/phan-anh", false).as_bytes()).await?;
    hidden(&String::from_utf8_lossy(&page.body), "stamp").ok_or_else(|| "the form has no stamp".into())
}

fn form(ward: &Ward, stamp: &str, number: usize) -> String {
    let body = format!(
        "stamp={stamp}&website=&is_complaint=no&is_denunciation=no&kind=citizen&name=Nguyen+Van+Tai\
         &phone=09{number:08}&address=So+{number}+duong+Le+Thanh+Nghi&category=infrastructure&consent=on\
         &content=Via+he+truoc+nha+so+{number}+bi+lan+chiem+vao+gio+cao+diem%2C+de+nghi+phuong+kiem+tra%2C+nhac+nho."
    );
    format!(
        "POST /phan-anh HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: 10.{}.{}.{}\r\nAccept: text/html\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        ward.address,
        number >> 16 & 255,
        number >> 8 & 255,
        number & 255,
        body.len()
    )
}
