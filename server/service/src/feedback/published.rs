//! Published questions and answers, which everybody may read. No name, number or address is in them: what stands here
//! was taken out of the case by a person before a leader let it be published.

use std::collections::BTreeMap;

use domain::feedback::{
    Category, SenderKind,
    view::{PublishedAnswer, PublishedAnswers},
};
use domain::ids::{FeedbackId, PublishedId};
use sqlx::AssertSqlSafe;

use crate::Refusal;
use crate::db::{Instant, Rare, Tx, holds, words_of};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// Answers on a page.
const PAGE: usize = 20;
/// Answers with a rare word that are read at once.
const AT_ONCE: i64 = 32;
/// Answers that are shown to whoever is writing something like their questions.
const SIMILAR_MOST: usize = 3;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    category: String,
    sender_kind: Option<String>,
    question: String,
    answer: String,
    published_at: Instant,
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT id, category, sender_kind, question, answer, published_at FROM published_answer \
             WHERE withdrawn_at IS NULL AND ",
            $where
        )
    };
}

/// A page of answers, the newest first; with words, those that hold all of them, with or without marks.
pub async fn published(
    service: &Service,
    words: &str,
    category: Option<Category>,
    before: Option<PublishedId>,
) -> Result<PublishedAnswers, Error> {
    let mut tx = service.read().await?;
    // One more than a page shows, to know whether another follows.
    let most = PAGE as i64 + 1;
    let mut answers = if words_of(words).next().is_some() {
        match tx.rare_word(words).await? {
            Some(rare) => tx.among_rare(&rare, words, category, before, PAGE + 1).await?,
            None => {
                let ids = tx.search_published(words, category, before, most).await?;
                tx.published_of(&ids).await?
            }
        }
    } else if words.trim().is_empty() {
        tx.newest_published(category, before, most).await?
    } else {
        // Signs alone are in no answer.
        Vec::new()
    };
    let goes_on = answers.len() > PAGE;
    answers.truncate(PAGE);
    let next = answers.last().filter(|_| goes_on).map(|last| last.id);
    Ok(PublishedAnswers { answers, next })
}

/// One answer.
pub async fn published_one(service: &Service, id: PublishedId) -> Result<PublishedAnswer, Error> {
    let mut tx = service.read().await?;
    let found = tx.published_of(&[id]).await?;
    Ok(found.into_iter().next().ok_or(Refusal::NotFound)?)
}

/// At most three answers to questions like this text: those that share at least two telling words with it, the rarer the
/// words the better.
pub async fn similar(service: &Service, text: &str) -> Result<Vec<PublishedAnswer>, Error> {
    let mut tx = service.read().await?;
    let (ids, telling) = tx.alike_published(text).await?;
    let mut found = tx.published_of(&ids).await?;
    // What somebody asked says more of what it is about than what they were answered.
    let weigh = |answer: &PublishedAnswer| {
        2.0 * shared(&answer.question, &telling) + shared(&answer.answer, &telling)
    };
    // The newest come first already, and stay first among equals.
    found.sort_by(|one, other| weigh(other).total_cmp(&weigh(one)));
    found.truncate(SIMILAR_MOST);
    Ok(found)
}

/// Puts every public answer into the text index anew; gives how many. After a restored backup, or for whoever doubts.
pub async fn index_again(service: &Service) -> Result<usize, Error> {
    const FORGET: &str = "DELETE FROM published_word";
    const ALL: &str = select!("TRUE ORDER BY id");
    let mut tx = service.write().await?;
    on!(tx, c => sqlx::query(FORGET).execute(c).await)?;
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(ALL).fetch_all(c).await)?;
    for row in &rows {
        tx.index_published(PublishedId(row.id), &format!("{}\n{}", row.question, row.answer)).await?;
    }
    tx.save().await?;
    Ok(rows.len())
}

fn shared(text: &str, telling: &BTreeMap<String, f64>) -> f64 {
    let words: std::collections::BTreeSet<String> = words_of(text).collect();
    words.iter().filter_map(|word| telling.get(word)).sum()
}

impl Tx {
    /// Of the answers that hold a rare word, those that hold all of them; some at a time, since most hold most.
    async fn among_rare(
        &mut self,
        rare: &Rare,
        words: &str,
        category: Option<Category>,
        mut before: Option<PublishedId>,
        most: usize,
    ) -> Result<Vec<PublishedAnswer>, Error> {
        let mut found = Vec::new();
        loop {
            let ids = self.find_rare(rare, before, AT_ONCE).await?;
            let Some(last) = ids.last() else { return Ok(found) };
            before = Some(*last);
            for answer in self.published_of(&ids).await? {
                let is_of_field = category.is_none_or(|category| answer.category == category);
                if is_of_field && holds(&format!("{}\n{}", answer.question, answer.answer), words) {
                    found.push(answer);
                    if found.len() == most {
                        return Ok(found);
                    }
                }
            }
        }
    }

    async fn newest_published(
        &mut self,
        category: Option<Category>,
        before: Option<PublishedId>,
        most: i64,
    ) -> Result<Vec<PublishedAnswer>, Error> {
        const ALL: &str = select!("id < $1 ORDER BY id DESC LIMIT $2");
        const OF_CATEGORY: &str = select!("id < $1 AND category = $3 ORDER BY id DESC LIMIT $2");
        let before = before.map_or(i64::MAX, |id| id.0);
        let rows = match category {
            None => on!(self, c => sqlx::query_as::<_, Row>(ALL).bind(before).bind(most).fetch_all(c).await)?,
            Some(category) => on!(self, c => sqlx::query_as::<_, Row>(OF_CATEGORY)
                .bind(before).bind(most).bind(category.name()).fetch_all(c).await)?,
        };
        rows.into_iter().map(PublishedAnswer::try_from).collect()
    }

    /// Takes everything back that is public of a case; false if nothing is.
    pub(super) async fn unpublish(&mut self, case: FeedbackId) -> Result<bool, Error> {
        const SHOWN: &str = "SELECT id FROM published_answer WHERE feedback_id = $1 AND withdrawn_at IS NULL";
        const WITHDRAW: &str = "UPDATE published_answer SET withdrawn_at = $2 WHERE id = $1";
        let now = Instant(self.now());
        let shown = on!(self, c => sqlx::query_scalar::<_, i64>(SHOWN).bind(case.0).fetch_all(c).await)?;
        for id in &shown {
            on!(self, c => sqlx::query(WITHDRAW).bind(id).bind(now).execute(c).await)?;
            self.unindex_published(PublishedId(*id)).await?;
        }
        Ok(!shown.is_empty())
    }

    /// The answers of these ids that are public, in the order of the ids.
    async fn published_of(&mut self, ids: &[PublishedId]) -> Result<Vec<PublishedAnswer>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
        let text = format!("{}id IN ({})", select!(""), places.join(", "));
        let rows = on!(self, c => {
            // Only placeholders were put together.
            let mut query = sqlx::query_as::<_, Row>(AssertSqlSafe(text));
            for id in ids {
                query = query.bind(id.0);
            }
            query.fetch_all(c).await
        })?;
        let mut by_id = BTreeMap::new();
        for row in rows {
            by_id.insert(PublishedId(row.id), PublishedAnswer::try_from(row)?);
        }
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
    }
}

impl TryFrom<Row> for PublishedAnswer {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let bad = |column, value: &str| Fault::BadRow {
            table: "published_answer",
            column,
            row: row.id.to_string(),
            why: value.to_owned(),
        };
        let sender_kind = match &row.sender_kind {
            None => None,
            Some(name) => Some(SenderKind::from_name(name).ok_or_else(|| bad("sender_kind", name))?),
        };
        Ok(Self {
            id: PublishedId(row.id),
            category: Category::from_name(&row.category).ok_or_else(|| bad("category", &row.category))?,
            sender_kind,
            question: row.question,
            answer: row.answer,
            published_at: row.published_at.0,
        })
    }
}
