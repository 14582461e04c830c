//! What is done once a day by whichever process comes first.

use jiff::civil::Date;

use crate::db::{Day, Tx};
use crate::error::Error;
use crate::on;

impl Tx {
    /// True if the day's work of that name is done or begun, or that of a later day.
    pub(crate) async fn is_done_today(&mut self, name: &str, today: Date) -> Result<bool, Error> {
        const DONE: &str = "SELECT day FROM job_day WHERE name = $1";
        let done = on!(self, c => sqlx::query_scalar::<_, Day>(DONE).bind(name).fetch_optional(c).await)?;
        Ok(done.is_some_and(|done| done.0 >= today))
    }

    /// Takes the day's work; false if another process has.
    pub(crate) async fn takes_today(&mut self, name: &str, today: Date) -> Result<bool, Error> {
        const MINE: &str = "INSERT INTO job_day (name, day) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE job_day.day < excluded.day";
        Ok(on!(self, c => sqlx::query(MINE).bind(name).bind(Day(today)).execute(c).await)? == 1)
    }
}
