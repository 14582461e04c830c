//! The text index of published answers: which of them hold these words. Words are compared folded, whatever marks and
//! case they were typed with; what an engine's index looks like is in the module of that engine.
//!
//! Which words there are is kept beside it (`published_word`): what the last word typed may become is looked up there,
//! so that no engine walks through all words that begin with a letter, and both find the same.

mod postgres;
mod sqlite;

use std::collections::{BTreeMap, BTreeSet};

use domain::feedback::Category;
use domain::ids::PublishedId;
use domain::text::fold;

use super::{Conn, Tx};
use crate::Refusal;
use crate::error::Error;
use crate::on;

/// Longer words are cut: nobody types more to find something.
const WORD_MOST: usize = 40;
/// A search of more words is as well answered by its first ones.
const WORDS_MOST: usize = 12;
/// What the last word may become: that many words, the most used ones.
const ENDINGS_MOST: i64 = 24;
/// A word that stands in no more answers than this is rare: they are read rather than sought where it meets others.
const RARE_MOST: i64 = 400;
/// Of a long text that many words are looked up, the rarest ones.
const TELLING_MOST: usize = 8;
/// Among that many answers, the newest ones, the best are looked for.
const ALIKE_MOST: i64 = 60;

/// A word, or what the last one may become, that stands in few answers.
pub(crate) struct Rare(Wanted);

/// What is looked for, before an engine words it.
enum Wanted {
    Word(String),
    All(Vec<Wanted>),
    Any(Vec<Wanted>),
}

impl Wanted {
    /// The text of it: each word is quoted, so that nothing typed is read as more than a word.
    fn text(&self, quote: char, and: &str, or: &str) -> String {
        let join = |parts: &[Wanted], by: &str| {
            let parts: Vec<_> = parts.iter().map(|part| part.text(quote, and, or)).collect();
            format!("({})", parts.join(by))
        };
        match self {
            Self::Word(word) => format!("{quote}{word}{quote}"),
            Self::All(parts) => join(parts, and),
            Self::Any(parts) => join(parts, or),
        }
    }
}

impl Tx {
    /// Puts a published answer, whose row is there already, into the index under the words of this text.
    pub(crate) async fn index_published(&mut self, id: PublishedId, text: &str) -> Result<(), Error> {
        const CATEGORY: &str = "SELECT category FROM published_answer WHERE id = $1";
        const COUNT: &str = "INSERT INTO published_word (word, answers) VALUES ($1, 1) \
                             ON CONFLICT (word) DO UPDATE SET answers = published_word.answers + 1";
        let category = on!(self, c =>
            sqlx::query_scalar::<_, String>(CATEGORY).bind(id.0).fetch_optional(c).await)?;
        let category = category.ok_or(Refusal::NotFound)?;
        // In the order of the alphabet, so that two transactions never wait for each other.
        let words: BTreeSet<String> = words_of(text).collect();
        for word in &words {
            on!(self, c => sqlx::query(COUNT).bind(word).execute(c).await)?;
        }
        let mut words: Vec<String> = words.into_iter().collect();
        words.push(category_word(&category));
        match self.conn() {
            Conn::Sqlite(conn) => sqlite::put(conn, id, &words).await?,
            Conn::Postgres(conn) => postgres::put(conn, id, &words).await?,
        }
        Ok(())
    }

    /// Takes an answer out of the index.
    pub(crate) async fn unindex_published(&mut self, id: PublishedId) -> Result<(), Error> {
        match self.conn() {
            Conn::Sqlite(conn) => sqlite::take(conn, id).await?,
            Conn::Postgres(conn) => postgres::take(conn, id).await?,
        }
        Ok(())
    }

    /// The answers that hold all of these words, the last one possibly only begun; the newest first, of those before
    /// `before`. Empty if there is no word in what was typed.
    pub(crate) async fn search_published(
        &mut self,
        typed: &str,
        category: Option<Category>,
        before: Option<PublishedId>,
        limit: i64,
    ) -> Result<Vec<PublishedId>, Error> {
        let mut words: Vec<String> = words_of(typed).take(WORDS_MOST).collect();
        let Some(last) = words.pop() else { return Ok(Vec::new()) };
        let endings: Vec<String> = self.endings(&last).await?.into_iter().map(|(word, _)| word).collect();
        if endings.is_empty() {
            return Ok(Vec::new());
        }
        let mut all: Vec<Wanted> = words.into_iter().map(Wanted::Word).collect();
        all.push(Wanted::Any(endings.into_iter().map(Wanted::Word).collect()));
        all.extend(category.map(|category| Wanted::Word(category_word(category.name()))));
        self.find(&Wanted::All(all), before, limit).await
    }

    /// The rarest of several words, if it is rare. An engine that intersects it with a word of every other answer walks
    /// through that one's answers from the newest on, however many there are.
    pub(crate) async fn rare_word(&mut self, typed: &str) -> Result<Option<Rare>, Error> {
        const ANSWERS: &str = "SELECT answers FROM published_word WHERE word = $1";
        let mut words: Vec<String> = words_of(typed).take(WORDS_MOST).collect();
        let Some(last) = words.pop().filter(|_| !words.is_empty()) else { return Ok(None) };
        let endings = self.endings(&last).await?;
        let mut rarest = (
            endings.iter().map(|(_, answers)| answers).sum(),
            Wanted::Any(endings.into_iter().map(|(word, _)| Wanted::Word(word)).collect()),
        );
        for word in words {
            let answers = on!(self, c =>
                sqlx::query_scalar::<_, i64>(ANSWERS).bind(&word).fetch_optional(c).await)?;
            let answers = answers.unwrap_or(0);
            if answers < rarest.0 {
                rarest = (answers, Wanted::Word(word));
            }
        }
        Ok((1..=RARE_MOST).contains(&rarest.0).then_some(Rare(rarest.1)))
    }

    /// The newest answers that hold it, of those before `before`.
    pub(crate) async fn find_rare(
        &mut self,
        rare: &Rare,
        before: Option<PublishedId>,
        limit: i64,
    ) -> Result<Vec<PublishedId>, Error> {
        self.find(&rare.0, before, limit).await
    }

    /// What a word that was only begun may become, and in how many answers each stands; the most used ones.
    async fn endings(&mut self, begun: &str) -> Result<Vec<(String, i64)>, Error> {
        const BEGIN: &str = "SELECT word, answers FROM published_word WHERE word >= $1 AND word < $2 \
                             ORDER BY answers DESC, word LIMIT $3";
        // No letter sorts after this one on either engine.
        let end = format!("{begun}\u{10ffff}");
        Ok(on!(self, c => sqlx::query_as::<_, (String, i64)>(BEGIN)
            .bind(begun).bind(&end).bind(ENDINGS_MOST).fetch_all(c).await)?)
    }

    /// The newest answers that share at least two telling words with the text, and what each telling word weighs: the
    /// rarer, the more.
    pub(crate) async fn alike_published(
        &mut self,
        text: &str,
    ) -> Result<(Vec<PublishedId>, BTreeMap<String, f64>), Error> {
        let telling = self.telling(text).await?;
        let words: Vec<&String> = telling.keys().collect();
        let mut pairs = Vec::new();
        for (at, one) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                pairs.push(Wanted::All(vec![Wanted::Word((*one).clone()), Wanted::Word((*other).clone())]));
            }
        }
        if pairs.is_empty() {
            return Ok((Vec::new(), telling));
        }
        Ok((self.find(&Wanted::Any(pairs), None, ALIKE_MOST).await?, telling))
    }

    /// The words of a text that stand in some answers, but in few.
    async fn telling(&mut self, text: &str) -> Result<BTreeMap<String, f64>, Error> {
        const ANSWERS: &str = "SELECT answers FROM published_word WHERE word = $1";
        const MOST: &str = "SELECT CAST(COALESCE(MAX(answers), 0) AS BIGINT) FROM published_word";
        let most = on!(self, c => sqlx::query_scalar::<_, i64>(MOST).fetch_one(c).await)?;
        let mut known = Vec::new();
        // Letters and numbers alone, and the grammar of the language, tell nothing.
        let words: BTreeSet<String> = words_of(text).filter(|word| tells(word)).collect();
        for word in words.into_iter().take(400) {
            let answers = on!(self, c =>
                sqlx::query_scalar::<_, i64>(ANSWERS).bind(&word).fetch_optional(c).await)?;
            known.extend(answers.map(|answers| (answers, word)));
        }
        known.sort();
        // With many answers, what stands in a fifth as many as the most frequent word is no longer rare.
        known.retain(|(answers, _)| most < 20 || answers * 5 <= most);
        known.truncate(TELLING_MOST);
        #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
        let weigh = |answers: i64| (1.0 + most as f64 / answers.max(1) as f64).ln();
        Ok(known.into_iter().map(|(answers, word)| (word, weigh(answers))).collect())
    }

    async fn find(
        &mut self,
        wanted: &Wanted,
        before: Option<PublishedId>,
        limit: i64,
    ) -> Result<Vec<PublishedId>, Error> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let ids = match self.conn() {
            Conn::Sqlite(conn) => sqlite::find(conn, wanted, before, limit).await?,
            Conn::Postgres(conn) => postgres::find(conn, wanted, before, limit).await?,
        };
        Ok(ids.into_iter().map(PublishedId).collect())
    }
}

/// The words of a text, folded: letters and digits of any script, nothing else.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(WORD_MOST).collect())
        .collect();
    words.into_iter()
}

/// True if the text holds all of the words, the last one possibly only begun.
pub(crate) fn holds(text: &str, typed: &str) -> bool {
    let there: BTreeSet<String> = words_of(text).collect();
    let mut words: Vec<String> = words_of(typed).take(WORDS_MOST).collect();
    let Some(last) = words.pop() else { return false };
    words.iter().all(|word| there.contains(word))
        && there.range(last.clone()..).next().is_some_and(|word| word.starts_with(&last))
}

/// No word of a text has an equals sign in it.
fn category_word(name: &str) -> String {
    format!("={name}")
}

/// Words of the language's grammar, and of politeness, by which any two texts are alike.
const EMPTY_WORDS: [&str; 56] = [
    "anh", "ba", "bi", "cac", "can", "cho", "chua", "chung", "co", "con", "cua", "cung", "da", "dang", "day",
    "de", "den", "di", "do", "duoc", "em", "gi", "hay", "ho", "khi", "khong", "kinh", "la", "lai", "lam",
    "len", "mot", "nay", "neu", "ngay", "nguoi", "nhieu", "nhu", "nhung", "o", "ong", "ra", "rat", "roi",
    "se", "tai", "the", "theo", "thi", "thoi", "toi", "trong", "tu", "va", "ve", "voi",
];

fn tells(word: &str) -> bool {
    word.chars().count() > 1
        && !word.chars().all(char::is_numeric)
        && EMPTY_WORDS.binary_search(&word).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_and_nothing_else() {
        let words: Vec<String> = words_of("Vỉa hè, \"đường\" NEAR(x) -*^: số 12/A").collect();
        assert_eq!(words, ["via", "he", "duong", "near", "x", "so", "12", "a"]);
    }

    #[test]
    fn a_text_holds_its_words_and_the_beginning_of_one() {
        let text = "Vỉa hè trước số 12 bị lấn chiếm";
        assert!(holds(text, "via he") && holds(text, "lấn chi") && holds(text, "12 vỉ") && holds(text, "hè"));
        assert!(!holds(text, "vi he") && !holds(text, "he duong") && !holds(text, " ") && !holds("", "he"));
    }

    #[test]
    fn empty_words_are_in_order_and_say_nothing() {
        assert!(EMPTY_WORDS.is_sorted());
        assert!(!tells("khong") && !tells("12") && !tells("x") && tells("via"));
    }
}
