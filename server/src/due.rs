//! `nhipcau due`: a due day and how it comes about, day by day. Changes nothing and leaves nothing behind.

use app::i18n::calendar as words;
use domain::calendar::{Almanac, Derivation, Limit, Refusal, StartRule};
use domain::refusal::Refusal as Refused;
use jiff::civil::{Date, DateTime};

use crate::Config;

type Fails = Box<dyn std::error::Error + Send + Sync>;

/// The answer to `due RECEIVED LIMIT`, by the calendar and the settings of the configured database if there is one, and
/// otherwise by those that ship with the program.
pub async fn due(config: &Config, received: &str, limit: &str) -> Result<String, Fails> {
    let moment = moment(received).ok_or_else(|| wrong("RECEIVED", received, Refusal::BadMoment))?;
    let limit: Limit = limit.parse().map_err(|why| wrong("LIMIT", limit, why))?;
    let (almanac, start) = office(config).await?;
    Ok(told(&Derivation::count(&almanac, moment, limit, start)))
}

/// The calendar and the day that counts as the day of receipt.
async fn office(config: &Config) -> Result<(Almanac, StartRule), Fails> {
    // Opening a database that is not there would make it, so the shipped calendar is read from one that goes away again.
    let folder = tempfile::tempdir()?;
    let shipped =
        Config { database_url: None, data: folder.path().to_owned(), files: None, ..config.clone() };
    let service = if is_there(config) { config } else { &shipped }.open().await?;
    let office = service::calendar::office(&service).await.map_err(app::error::AppError::from);
    service.close().await;
    Ok(office?)
}

fn is_there(config: &Config) -> bool {
    match &config.database_url {
        Some(url) => match url.strip_prefix("sqlite:") {
            Some(path) => {
                std::path::Path::new(path.split('?').next().unwrap_or(path).trim_start_matches("//")).exists()
            }
            None => true,
        },
        None => config.data.join("nhipcau.db").exists(),
    }
}

/// `2026-02-13T16:50`, or a day alone.
fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let is_shaped =
        text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-T:".contains(&byte));
    if !is_shaped {
        return None;
    }
    if text.contains('T') {
        text.parse().ok()
    } else {
        text.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0))
    }
}

fn wrong(name: &str, typed: &str, why: Refusal) -> Fails {
    format!("{name} “{typed}”: {}", app::error::AppError::from(Refused::from(why))).into()
}

fn told(derivation: &Derivation) -> String {
    let mut lines = vec![format!("{}\t{}", derivation.due_on, words::due(derivation.due_on))];
    for day in &derivation.days {
        let weekday = app::i18n::weekday(day.day);
        lines.push(format!("{}\t{weekday}\t{}", day.day, words::reason(&day.reason)));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(data: std::path::PathBuf) -> Config {
        Config {
            listen: ([127, 0, 0, 1], 3000).into(),
            database_url: None,
            data,
            files: None,
            public_url: None,
            now: None,
            behind_proxy: false,
            notices: Default::default(),
            log_json: false,
        }
    }

    #[tokio::test]
    async fn a_due_day_is_told_day_by_day_and_nothing_is_left_behind() {
        let nowhere = std::env::temp_dir().join("nhipcau-due-test-nowhere");
        let told = due(&config(nowhere.clone()), "2026-02-13T16:50", "5wd").await.unwrap();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "2026-02-27\tChậm nhất hết ngày T6 27/02/2026");
        assert_eq!(lines[1], "2026-02-13\tT6\tngày nhận, không tính");
        assert_eq!(lines[2], "2026-02-14\tT7\tnghỉ cuối tuần");
        assert_eq!(lines[4], "2026-02-16\tT2\tnghỉ: Tết Bính Ngọ (Bộ luật Lao động)");
        assert_eq!(*lines.last().unwrap(), "2026-02-27\tT6\tngày 5");
        assert_eq!(lines.len(), 16);
        assert!(!nowhere.exists());
    }

    #[tokio::test]
    async fn what_is_wrong_is_named_in_one_line() {
        let config = config(std::env::temp_dir().join("nhipcau-due-test-nowhere"));
        for (received, limit, name) in [
            ("13/02/2026", "5wd", "RECEIVED"),
            ("2026-02-30", "5wd", "RECEIVED"),
            ("2026-02-13T25:00", "5wd", "RECEIVED"),
            ("", "5wd", "RECEIVED"),
            ("2026-02-13", "0wd", "LIMIT"),
            ("2026-02-13", "5", "LIMIT"),
        ] {
            let said = due(&config, received, limit).await.unwrap_err().to_string();
            assert!(said.starts_with(name) && !said.contains('\n'), "{received} {limit}: {said}");
        }
        assert!(due(&config, "2026-04-10", "15d").await.unwrap().starts_with("2026-04-28\t"));
        assert!(due(&config, "2026-02-13T16:50:30", "5wd").await.unwrap().starts_with("2026-02-27\t"));
    }
}
