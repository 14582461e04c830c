//! The documents that a plan names: "Kế hoạch số 69/KH-UBND ngày 27/02/2026 của … về …".

use super::Line;
use crate::plan::{
    Citation, Level, Quote, Quoted, Relation,
    scan::{Cursor, Folded, has_words},
};

/// Kinds of document, longest first where one ends like another.
const TYPES: [&str; 14] = [
    "nghi quyet",
    "ke hoach",
    "quyet dinh",
    "nghi dinh",
    "thong tu",
    "chi thi",
    "cong van",
    "cong dien",
    "ket luan",
    "chuong trinh",
    "huong dan",
    "thong bao",
    "bao cao",
    "luat",
];

/// Most documents that a plan names.
const MOST: usize = 200;

/// All documents named in `lines`, each once; those that the plan carries out first, then those that it rests on.
pub(super) fn citations(lines: &[Line<'_>], title: Option<&Quoted<String>>) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let based = |l: &&Line<'_>| l.folded.text.starts_with("can cu");
    for line in lines.iter().filter(based).chain(lines.iter().filter(|l| !based(l))) {
        let is_title = title.is_some_and(|t| t.quote.text.split('\n').any(|part| part == line.text));
        for (index, mut citation) in in_text(line.text, line.line).into_iter().enumerate() {
            citation.relation = match (is_title, based(&line), index) {
                (true, _, _) => Relation::Implements,
                (_, true, 0) => Relation::BasedOn,
                _ => Relation::Mentioned,
            };
            if index > 0 || is_title {
                citation.title = citation.title.map(|t| without_place(&t));
            }
            let full = found.len() >= MOST;
            match found
                .iter_mut()
                .find(|known| known.number == citation.number && known.doc_type == citation.doc_type)
            {
                Some(known) => {
                    known.relation = known.relation.min(citation.relation);
                    known.date = known.date.or(citation.date);
                    known.issuer = known.issuer.take().or(citation.issuer);
                    known.level = known.level.or(citation.level);
                    known.title = known.title.take().or(citation.title);
                }
                None if full => {}
                None => found.push(citation),
            }
        }
    }
    found.sort_by_key(|citation| citation.relation);
    found
}

/// The number of the document in which the targets of a goal stand: "các mục tiêu theo Kế hoạch số 115/KH-UBND".
pub(super) fn targets_elsewhere(goal: &str) -> Option<String> {
    let folded = Folded::new(goal);
    let refers = ["muc tieu theo", "chi tieu theo", "muc tieu tai", "chi tieu tai"];
    if !refers.iter().any(|words| has_words(&folded.text, words)) {
        return None;
    }
    in_text(goal, 0).into_iter().next().map(|citation| citation.number)
}

fn in_text(text: &str, line: u32) -> Vec<Citation> {
    let folded = Folded::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(so) = folded.find("so", at) {
        at = so + 2;
        let Some((citation, end)) = one(&folded, so, text, line) else { continue };
        at = end;
        found.push(citation);
    }
    found
}

/// The citation whose word "số" stands at `so`, and where its number ends.
fn one(folded: &Folded<'_>, so: usize, text: &str, line: u32) -> Option<(Citation, usize)> {
    let before = folded.text[..so].trim_end();
    let doc_type = TYPES.iter().find(|kind| before.ends_with(**kind))?;
    let type_start = before.len() - doc_type.len();
    let tail = &folded.text[so + 2..];
    let number_start = so + 2 + (tail.len() - tail.trim_start().len());
    let length =
        folded.text[number_start..].find([' ', ',', ';', ')']).unwrap_or(folded.text.len() - number_start);
    let number = folded.raw(number_start, number_start + length).trim_end_matches('.');
    if !number.contains('/') || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number_end = number_start + length;
    let mut cursor = Cursor::new(&folded.text[number_end..]);
    let date = if cursor.rest.starts_with("ngay") { cursor.date(None) } else { None };
    let after_date = folded.text.len() - cursor.rest.len();
    let mut end = number_end;
    let issuer = cursor.word("cua").then(|| {
        let start = folded.text.len() - cursor.rest.len();
        let stops = [" ve ", " trong ", " voi ", " tren ", " den ", " theo ", " va "];
        let stop = stops
            .iter()
            .filter_map(|word| folded.text[start..].find(word))
            .chain(folded.text[start..].find([';', ',', '.', '(', ')']))
            .min()
            .map_or(folded.text.len(), |p| start + p);
        end = stop;
        folded.raw(start, stop).trim().to_owned()
    });
    let about = if issuer.is_some() { end } else { after_date.saturating_sub(1) };
    let title = folded.text[about..].strip_prefix(" ve ").map(|rest| {
        let start = folded.text.len() - rest.len();
        let stop = rest.find([';', '(']).map_or(folded.text.len(), |p| start + p);
        folded.raw(start, stop).trim().trim_end_matches('.').to_owned()
    });
    let level = issuer.as_deref().and_then(level);
    let doc_type = folded.raw(type_start, type_start + doc_type.len()).to_owned();
    let quote = Quote::new(line, text);
    let number = number.to_owned();
    let relation = Relation::Mentioned;
    Some((Citation { doc_type, number, date, issuer, title, level, relation, quote }, number_end))
}

fn level(issuer: &str) -> Option<Level> {
    let folded = Folded::new(issuer);
    let has = |words: &[&str]| words.iter().any(|w| has_words(&folded.text, w));
    if has(&["phuong", "xa", "dac khu"]) {
        Some(Level::Ward)
    } else if has(&["thanh pho", "tinh", "tp"]) {
        Some(Level::City)
    } else if has(&["chinh phu", "quoc hoi", "thu tuong", "bo", "trung uong", "bo chinh tri"]) {
        Some(Level::Nation)
    } else {
        None
    }
}

/// A document named inside another's title carries that one's place, which is not part of its own title.
fn without_place(title: &str) -> String {
    let folded = Folded::new(title);
    let cut = [" tai dia ban", " tren dia ban"].iter().filter_map(|w| folded.text.find(w)).min();
    cut.map_or_else(|| title.to_owned(), |cut| folded.raw(0, cut).to_owned())
}
