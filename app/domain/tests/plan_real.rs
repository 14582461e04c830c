//! The plan that ships with the program, read completely: `plan_real.txt` is the picture that a person reviews.
//! Run with `UPDATE_GOLDEN=1` to write it anew.

use domain::board::{TermKind, WardRole};
use domain::plan::{Document, Draft, Op, ReportKind, Shown};

const PLAN: &str = include_str!("../../../server/service/data/ke-hoach-nq02-2026.txt");

fn draft() -> Draft {
    Draft::read(&Document::from_text(PLAN))
}

#[test]
fn counts_of_the_real_plan() {
    let draft = draft();
    let sizes: Vec<usize> = draft.groups.iter().map(|g| g.tasks.len()).collect();
    assert_eq!(sizes, [1, 9, 4, 1, 11]);
    assert_eq!((draft.found_total, draft.said_total.as_ref().map(|q| q.value)), (26, Some(26)));
    let role = |wanted| draft.tasks().filter(|t| t.role == Some(wanted)).count();
    assert_eq!((role(WardRole::Lead), role(WardRole::Coordinate)), (15, 11));
    let term = |wanted| draft.tasks().filter(|t| t.term.as_ref().is_some_and(|t| t.kind == wanted)).count();
    assert_eq!(
        [TermKind::Regular, TermKind::Maintain, TermKind::Yearly, TermKind::WithinYear].map(term),
        [23, 1, 1, 1]
    );
    assert_eq!(draft.indicators.len(), 4);
    let ops: Vec<Option<Op>> = draft.indicators.iter().map(|i| i.target.map(|t| t.op)).collect();
    assert_eq!(ops, [Some(Op::Eq), Some(Op::Gte), Some(Op::Eq), Some(Op::Gte)]);
    let dated: Vec<(ReportKind, String)> =
        draft.report_duties.iter().filter_map(|d| Some((d.kind, d.last_day?.to_string()))).collect();
    assert_eq!(
        dated,
        [(ReportKind::SixMonth, "2026-05-20".to_owned()), (ReportKind::Annual, "2026-11-19".to_owned())]
    );
    let codes: Vec<&str> = draft.units.iter().filter_map(|u| u.code.as_deref()).collect();
    assert_eq!(codes, ["KTHTDT", "VHXH", "TTDVSNC", "TTPVHCC", "CAP", "TDP"]);
    assert!(draft.not_understood.is_empty(), "{:?}", draft.not_understood);
}

#[test]
fn every_quote_stands_in_the_document() {
    let document = Document::from_text(PLAN);
    let draft = Draft::read(&document);
    for quote in draft.quotes() {
        assert!(document.says(quote), "{quote:?}");
    }
}

#[test]
fn every_task_text_stands_in_the_raw_file() {
    let draft = draft();
    for task in draft.tasks() {
        assert!(PLAN.contains(&task.text), "{}", task.code);
        assert!(PLAN.contains(&task.quote.text), "{}", task.code);
        assert!(task.suggestion.lead_unit.is_some() && task.lead_unit.is_none(), "{}", task.code);
    }
}

#[test]
fn line_ends_marks_and_letters_make_no_difference() {
    let plain = serde_json::to_string(&Shown::from(&draft())).unwrap();
    let windows = format!("\u{feff}{}", PLAN.replace('\n', "\r\n"));
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(PLAN).collect();
    let paged = PLAN.replace("\n\n2\tRà soát", "\n\n- 4 -\n\u{c}\n2\tRà soát");
    for variant in [windows, decomposed, paged] {
        let read = Draft::read(&Document::from_text(&variant));
        assert_eq!(serde_json::to_string(&Shown::from(&read)).unwrap(), plain);
    }
}

#[test]
fn picture() {
    let picture = paint(&draft());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plan_real.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &picture).unwrap();
    }
    assert_eq!(picture, std::fs::read_to_string(path).unwrap_or_default(), "UPDATE_GOLDEN=1 writes {path}");
}

fn paint(draft: &Draft) -> String {
    let mut out = String::new();
    let mut put = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    let none = || "-".to_owned();
    let text = |q: &Option<domain::plan::Quoted<String>>| {
        q.as_ref().map_or("-".to_owned(), |q| format!("{} [{}]", q.value, q.quote.line))
    };
    put("# Numbers in brackets are lines of the document".to_owned());
    put(format!("title      {}", text(&draft.title)));
    put(format!("number     {}", text(&draft.number)));
    put(format!("issued on  {}", draft.issued_on.as_ref().map_or_else(none, |q| q.value.to_string())));
    put(format!("issuer     {}", text(&draft.issuer)));
    put(format!(
        "year       {}",
        draft.year.as_ref().map_or_else(none, |q| format!("{} [{}]", q.value, q.quote.line))
    ));
    if let Some(signer) = &draft.signer {
        let name = signer.name.as_deref().unwrap_or("-");
        put(format!("signer     {} / {name} [{}]", signer.capacity.join(" / "), signer.quote.line));
    }
    put(format!("contact    {}", text(&draft.contact)));
    put(format!(
        "total      said {:?}, found {}",
        draft.said_total.as_ref().map(|q| q.value),
        draft.found_total
    ));
    put("\n## Legal basis".to_owned());
    for c in &draft.legal_basis {
        let date = c.date.map_or_else(none, |d| d.to_string());
        let level = c.level.map_or("-", |l| l.code());
        put(format!(
            "{} | {} | {} | {date} | {} | {level} | {} [{}]",
            c.relation.code(),
            c.doc_type,
            c.number,
            c.issuer.as_deref().unwrap_or("-"),
            c.title.as_deref().unwrap_or("-"),
            c.quote.line
        ));
    }
    put("\n## Goals".to_owned());
    for g in &draft.goals {
        let measure = g.target.as_ref().map_or_else(none, |t| {
            let base = t.value.base_year.map(|y| format!(" on {y}")).unwrap_or_default();
            format!("{} {}{base}: \"{}\"", t.value.op.code(), t.value.value, t.quote.text)
        });
        put(format!("{} | {} | {measure} [{}]", g.kind.code(), g.text, g.quote.line));
    }
    put("\n## Units".to_owned());
    for u in &draft.units {
        put(format!(
            "{} | {} | also {:?} [{}]",
            u.code.as_deref().unwrap_or("-"),
            u.name,
            u.aliases,
            u.quote.line
        ));
        for d in &u.duties {
            put(format!("  - {} [{}]", d.text, d.quote.line));
        }
    }
    put("\n## Indicators".to_owned());
    for i in &draft.indicators {
        let target = i.target.map_or_else(none, |t| format!("{} {}", t.op.code(), t.value));
        put(format!(
            "{} | {} | {} | {} = {target} | {} [{}]",
            i.code,
            i.name,
            i.unit.as_deref().unwrap_or("-"),
            i.target_text.as_deref().unwrap_or("-"),
            i.lead_unit.as_deref().unwrap_or("-"),
            i.quote.line
        ));
    }
    put("\n## Tasks: code | role | term | last day | suggested unit (+ support) | suggested short title"
        .to_owned());
    for g in &draft.groups {
        put(format!("{} {} (suggested: {}) [{}]", g.code, g.name, g.suggested_short_name, g.quote.line));
        for t in &g.tasks {
            let due = t.term.as_ref().and_then(|t| t.due_on).map_or_else(none, |d| d.to_string());
            let mut units = t.suggestion.lead_unit.clone().unwrap_or_else(none);
            if !t.suggestion.support_units.is_empty() {
                units = format!("{units} + {}", t.suggestion.support_units.join(", "));
            }
            put(format!(
                "  {:5} | {:10} | {} | {due} | {units} | {} [{}]",
                t.code,
                t.role.map_or("-", |r| r.name()),
                t.term_text.as_deref().unwrap_or("-"),
                t.suggestion.short_title,
                t.quote.line
            ));
        }
    }
    put("\n## Reports".to_owned());
    for d in &draft.report_duties {
        put(format!(
            "{} | before {} | last day {} | \"{}\" | to {} | by {} [{}]",
            d.kind.code(),
            d.due_before.map_or_else(none, |d| d.to_string()),
            d.last_day.map_or_else(none, |d| d.to_string()),
            d.wording.as_deref().unwrap_or("-"),
            d.recipient.as_deref().unwrap_or("-"),
            d.unit.as_deref().unwrap_or("-"),
            d.quote.line
        ));
    }
    put("\n## Recipients".to_owned());
    for r in &draft.recipients {
        put(format!("{} [{}]", r.value, r.quote.line));
    }
    put("\n## Open".to_owned());
    for o in &draft.open {
        put(o.to_string());
    }
    put("\n## Corrections offered".to_owned());
    for c in &draft.corrections {
        put(format!("{} -> {} [{}]", c.from, c.to, c.quote.line));
    }
    put("\n## Not understood".to_owned());
    for n in &draft.not_understood {
        put(format!("{:?} | {} [{}]", n.why, n.text, n.line));
    }
    out
}
