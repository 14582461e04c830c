//! Search looks in every tab: by code, whole or begun, or else by words. It keeps to the lanes of the reader like every
//! other page of the queue.
//!
//! Words are looked for from the newest case on. A page looks through a bounded number of cases, and the next page goes
//! on where it stopped: so no page costs more with a million cases than with ten thousand, and none is out of reach.

use domain::feedback::CaseCode;
use domain::feedback::view::QueueQuery;
use domain::text::{fold, matches};
use sqlx::AssertSqlSafe;

use super::super::rows::Listed;
use super::{FILTER, Lane, PAGE, SELECT, Scope, category};
use crate::db::Tx;
use crate::error::Error;
use crate::on;

/// Cases that are read at once, and how often a page reads that many of a lane.
const READ: usize = 1_000;
const READS: usize = 10;

/// What a lane holds of the words, the newest first, and the case at which the page stopped; none at the lane's end.
type Heard = (Vec<i64>, Option<i64>);

impl Tx {
    /// What a search finds, and how the next page is asked for.
    pub(super) async fn found(
        &mut self,
        scope: &Scope,
        query: &QueueQuery,
    ) -> Result<(Vec<Listed>, Option<String>), Error> {
        let typed = query.search.trim();
        let code = typed.parse::<CaseCode>().map_or_else(|_| typed.to_uppercase(), |code| code.to_string());
        if code.starts_with("LTN") && is_of_code(&code) {
            self.found_by_code(scope, query, &code).await
        } else {
            self.found_by_words(scope, query, typed).await
        }
    }

    /// In the order of the codes.
    async fn found_by_code(
        &mut self,
        scope: &Scope,
        query: &QueueQuery,
        code: &str,
    ) -> Result<(Vec<Listed>, Option<String>), Error> {
        let mut rows = Vec::new();
        for lane in &scope.lanes {
            rows.extend(self.lane_by_code(scope, *lane, query, code).await?);
        }
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        rows.dedup_by_key(|row| row.id);
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.code.clone());
        Ok((rows, next))
    }

    async fn lane_by_code(
        &mut self,
        scope: &Scope,
        lane: Lane,
        query: &QueueQuery,
        code: &str,
    ) -> Result<Vec<Listed>, Error> {
        let sql = format!(
            "{SELECT}{}{FILTER} AND f.code >= $5 AND f.code < $6 AND f.code > $7 ORDER BY f.code LIMIT $8",
            lane.condition()
        );
        // No character of a code sorts after this one.
        let end = format!("{code}~");
        let after = query.after.as_deref().filter(|after| is_of_code(after)).unwrap_or_default();
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        Ok(on!(self, c => sqlx::query_as::<_, Listed>(AssertSqlSafe(sql.as_str()))
            .bind(lane.value()).bind(scope.unit).bind(category(query)).bind(scope.restricted)
            .bind(code).bind(&end).bind(after).bind(limit)
            .fetch_all(c).await)?)
    }

    /// The newest first.
    async fn found_by_words(
        &mut self,
        scope: &Scope,
        query: &QueueQuery,
        typed: &str,
    ) -> Result<(Vec<Listed>, Option<String>), Error> {
        let mut heard = Vec::new();
        for lane in &scope.lanes {
            heard.push(self.lane_by_words(scope, *lane, query, typed).await?);
        }
        let (ids, next) = merged(heard);
        if ids.is_empty() {
            return Ok((Vec::new(), next.map(|id| id.to_string())));
        }
        let named = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let sql = format!("{SELECT}f.id IN ({named}) ORDER BY f.id DESC");
        let rows = on!(self, c =>
            sqlx::query_as::<_, Listed>(AssertSqlSafe(sql.as_str())).fetch_all(c).await)?;
        Ok((rows, next.map(|id| id.to_string())))
    }

    async fn lane_by_words(
        &mut self,
        scope: &Scope,
        lane: Lane,
        query: &QueueQuery,
        typed: &str,
    ) -> Result<Heard, Error> {
        let sql = format!(
            "SELECT f.id, f.content FROM feedback f WHERE {}{FILTER} AND f.id < $5 ORDER BY f.id DESC LIMIT $6",
            lane.condition()
        );
        let limit = i64::try_from(READ).unwrap_or(i64::MAX);
        let mut before: i64 = query.after.as_deref().and_then(|id| id.parse().ok()).unwrap_or(i64::MAX);
        let mut ids = Vec::new();
        for _ in 0..READS {
            let rows = on!(self, c => sqlx::query_as::<_, (i64, String)>(AssertSqlSafe(sql.as_str()))
                .bind(lane.value()).bind(scope.unit).bind(category(query)).bind(scope.restricted)
                .bind(before).bind(limit)
                .fetch_all(c).await)?;
            let is_end = rows.len() < READ;
            before = rows.last().map_or(before, |(id, _)| *id);
            let fits = rows.into_iter().filter(|(_, content)| matches(&fold(content), typed));
            ids.extend(fits.map(|(id, _)| id));
            if is_end {
                return Ok((ids, None));
            }
            if ids.len() > PAGE {
                break;
            }
        }
        Ok((ids, Some(before)))
    }
}

/// True of what a code may be made of.
fn is_of_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A page of what the lanes heard, and the case after which the next one begins. Older cases than the one at which any
/// lane stopped wait for that page, since the lane may hold further ones between.
fn merged(lanes: Vec<Heard>) -> (Vec<i64>, Option<i64>) {
    let stopped = lanes.iter().filter_map(|(_, stopped)| *stopped).max();
    let mut ids: Vec<i64> = lanes.into_iter().flat_map(|(ids, _)| ids).collect();
    ids.retain(|id| stopped.is_none_or(|at| *id >= at));
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    if ids.len() <= PAGE {
        return (ids, stopped);
    }
    ids.truncate(PAGE);
    let last = ids.last().copied();
    (ids, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_that_stop_at_different_places_leave_no_gap_and_repeat_nothing() {
        // One lane was read to its end, the other only down to 40.
        let (ids, next) = merged(vec![(vec![90, 50, 10], None), (vec![90, 45, 40], Some(40))]);
        assert_eq!((ids, next), (vec![90, 50, 45, 40], Some(40)));
        assert_eq!(merged(vec![(vec![10], None), (vec![30], None)]), (vec![30, 10], None));
        assert_eq!(merged(vec![(Vec::new(), Some(7)), (vec![3], None)]), (Vec::new(), Some(7)));
    }

    #[test]
    fn what_does_not_fit_on_a_page_begins_the_next() {
        let many: Vec<i64> = (1..=120).rev().collect();
        let (ids, next) = merged(vec![(many, Some(1))]);
        assert_eq!((ids.len(), ids.last().copied(), next), (PAGE, Some(71), Some(71)));
    }
}
