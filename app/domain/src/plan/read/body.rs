//! The running text of a plan: goals, units with their duties, the reports they owe.

use jiff::{ToSpan, civil::Date};

use super::{Line, unit};
use crate::plan::{
    Draft, Duty, Goal, GoalKind, NotUnderstood, Quote, Quoted, ReportDuty, ReportKind, Target, Why,
    scan::{Cursor, Folded, has_words, roman},
    units::{is_everyone, split_units, starts_like_a_unit, unit_key},
};

/// A section of the text, by its heading.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Goals(GoalKind),
    Organisation,
    Other,
}

/// Reads the lines between the title and the annexes. `year` completes dates without one.
pub(super) fn read(lines: &[Line<'_>], year: Option<i16>, draft: &mut Draft) {
    let mut section = Section::Other;
    // The units of the last heading of "Tổ chức thực hiện", as indices into `draft.units`.
    let mut current: Vec<usize> = Vec::new();
    for line in lines {
        let folded = line.folded.text.as_str();
        if folded.starts_with("noi nhan") {
            break;
        }
        if let Some(found) = heading(line) {
            section = found;
            current.clear();
            continue;
        }
        if folded.starts_with("tren day la") || folded.contains("kho khan, vuong mac") {
            draft.contact = draft.contact.take().or_else(|| contact(line));
            if folded.starts_with("tren day la") {
                section = Section::Other;
            }
        }
        match section {
            Section::Goals(kind) => match goal_heading(line) {
                Some(kind) => section = Section::Goals(kind),
                None => draft.goals.push(goal(kind, line)),
            },
            Section::Organisation => organisation(line, year, &mut current, draft),
            Section::Other => {}
        }
    }
    draft.report_duties.sort_by_key(|duty| (duty.last_day.is_none(), duty.last_day));
}

/// "III. TỔ CHỨC THỰC HIỆN".
fn heading(line: &Line<'_>) -> Option<Section> {
    let (number, rest) = line.text.split_once(['.', ')', ':'])?;
    roman(number).filter(|_| number.chars().all(|c| c.is_ascii_uppercase()))?;
    let folded = crate::text::fold(rest);
    let has = |words: &[&str]| words.iter().any(|w| has_words(&folded, w));
    Some(if has(&["to chuc thuc hien", "trach nhiem thuc hien", "phan cong thuc hien", "trach nhiem"]) {
        Section::Organisation
    } else if has(&["muc tieu", "muc dich"]) {
        Section::Goals(GoalKind::Specific)
    } else {
        Section::Other
    })
}

/// "1. Mục tiêu tổng quát".
fn goal_heading(line: &Line<'_>) -> Option<GoalKind> {
    let (_, rest) = numbered(line.text)?;
    let folded = crate::text::fold(rest);
    if rest.chars().count() > 60 {
        return None;
    }
    if has_words(&folded, "muc tieu tong quat") || has_words(&folded, "muc tieu chung") {
        Some(GoalKind::General)
    } else if has_words(&folded, "muc tieu cu the") || has_words(&folded, "muc tieu") {
        Some(GoalKind::Specific)
    } else {
        None
    }
}

fn goal(kind: GoalKind, line: &Line<'_>) -> Goal {
    Goal { kind, text: without_bullet(line.text).to_owned(), target: measure(line), quote: line.quote() }
}

/// The measure inside the words of a goal: "tăng khoảng từ 15% trở lên so với năm 2025". Only percentages and
/// comparisons count, so that a number of something else is not taken for one.
fn measure(line: &Line<'_>) -> Option<Quoted<Target>> {
    const FIRST: [&str; 9] =
        ["tang", "giam", "toi thieu", "it nhat", "tren", "dat", "khong duoi", "duoi", "tu"];
    let text = line.folded.text.as_str();
    let mut starts: Vec<usize> = Vec::new();
    for word in FIRST {
        let mut at = 0;
        while let Some(found) = line.folded.find(word, at) {
            starts.push(found);
            at = found + word.len();
        }
    }
    starts.sort_unstable();
    starts.into_iter().find_map(|start| {
        let mut cursor = Cursor::new(&text[start..]);
        let value = Target::eat(&mut cursor).filter(|t| t.percent || t.base_year.is_some())?;
        let words = line.folded.raw(start, text.len() - cursor.rest.len()).trim();
        Some(Quoted { value, quote: Quote::new(line.line, words) })
    })
}

/// A line of "Tổ chức thực hiện": a heading that names units, or a duty of those named last.
fn organisation(line: &Line<'_>, year: Option<i16>, current: &mut Vec<usize>, draft: &mut Draft) {
    if let Some((_, rest)) = numbered(line.text) {
        let (names, duty) = match rest.split_once(": ") {
            Some((names, duty)) => (names, Some(duty)),
            None => (rest, None),
        };
        let names = ["Giao ", "Đề nghị ", "Yêu cầu "]
            .iter()
            .find_map(|verb| names.strip_prefix(verb))
            .unwrap_or(names);
        let names = names.trim().trim_end_matches([':', '.', ';']);
        if names.chars().count() <= 200 && (starts_like_a_unit(names) || is_everyone(names)) {
            current.clear();
            for name in split_units(names) {
                current.push(unit_index(&name, line.quote(), draft));
            }
            if let Some(duty) = duty {
                add_duty(duty, line, year, current, draft);
            }
        } else if current.is_empty() {
            draft.not_understood.push(NotUnderstood {
                line: line.line,
                text: line.text.to_owned(),
                why: Why::UnitHeading,
            });
        } else {
            add_duty(rest, line, year, current, draft);
        }
        return;
    }
    add_duty(without_bullet(line.text), line, year, current, draft);
}

fn unit_index(name: &str, quote: Quote, draft: &mut Draft) -> usize {
    let fresh = unit(name, quote);
    let same = draft.units.iter().position(|known| {
        unit_key(&known.name) == unit_key(name) || (known.code.is_some() && known.code == fresh.code)
    });
    same.unwrap_or_else(|| {
        draft.units.push(fresh);
        draft.units.len() - 1
    })
}

fn add_duty(text: &str, line: &Line<'_>, year: Option<i16>, current: &[usize], draft: &mut Draft) {
    for &index in current {
        if let Some(unit) = draft.units.get_mut(index) {
            unit.duties.push(Duty { text: text.to_owned(), quote: line.quote() });
        }
    }
    let unit = current.first().and_then(|&index| draft.units.get(index)).map(|u| u.name.clone());
    reports(text, line, year, unit, draft);
}

/// The reports that a duty asks for. "… (6 tháng và năm 2026) … trước ngày 21/5 và báo cáo năm trước ngày 20/11":
/// every date takes the kind that the words before it name and no other date claims.
fn reports(text: &str, line: &Line<'_>, year: Option<i16>, unit: Option<String>, draft: &mut Draft) {
    let folded = Folded::new(text);
    if !has_words(&folded.text, "bao cao") {
        return;
    }
    let limits = limits(&folded, year);
    let mut start = 0;
    let mut choices: Vec<Vec<ReportKind>> = Vec::new();
    for limit in &limits {
        choices.push(kinds(folded.raw(start, limit.start)));
        start = limit.end;
    }
    let rest = kinds(folded.raw(start, folded.text.len()));
    let mut taken: Vec<ReportKind> = Vec::new();
    let mut chosen: Vec<Option<ReportKind>> = vec![None; limits.len()];
    let mut order: Vec<usize> = (0..limits.len()).collect();
    order.sort_by_key(|&index| choices[index].len());
    for index in order {
        let kind = choices[index].iter().copied().find(|kind| !taken.contains(kind));
        chosen[index] = kind;
        taken.extend(kind);
    }
    let recipient = recipient(&folded);
    let mut push = |kind, limit: Option<&Limit>| {
        draft.report_duties.push(ReportDuty {
            kind,
            due_before: limit.and_then(|l| l.due_before),
            last_day: limit.map(|l| l.last_day),
            wording: limit.map(|l| folded.raw(l.start, l.end).trim().to_owned()),
            recipient: recipient.clone(),
            unit: unit.clone(),
            quote: line.quote(),
        });
    };
    for (limit, kind) in limits.iter().zip(&chosen) {
        push(kind.unwrap_or(ReportKind::Other), Some(limit));
    }
    let mut undated: Vec<ReportKind> = choices.into_iter().flatten().chain(rest).collect();
    undated.retain(|kind| !taken.contains(kind));
    if has_words(&folded.text, "bao cao dot xuat") || has_words(&folded.text, "dot xuat") {
        undated.push(ReportKind::AdHoc);
    }
    let mut seen = Vec::new();
    for kind in undated {
        if !seen.contains(&kind) {
            seen.push(kind);
            push(kind, None);
        }
    }
    let unread = ["truoc ngay", "cham nhat ngay"].iter().any(|words| has_words(&folded.text, words));
    if limits.is_empty() && unread {
        draft.not_understood.push(NotUnderstood {
            line: line.line,
            text: line.text.to_owned(),
            why: Why::ReportDate,
        });
    }
}

/// "trước ngày 21/5": where it stands, and what it means.
struct Limit {
    start: usize,
    end: usize,
    due_before: Option<Date>,
    last_day: Date,
}

fn limits(folded: &Folded<'_>, year: Option<i16>) -> Vec<Limit> {
    let mut found: Vec<Limit> = Vec::new();
    for (words, exclusive) in [("truoc", true), ("cham nhat", false), ("muon nhat", false)] {
        let mut at = 0;
        while let Some(start) = folded.find(words, at) {
            at = start + words.len();
            let mut cursor = Cursor::new(&folded.text[at..]);
            cursor.any(&["vao", "la"]);
            let Some(date) = cursor.date(year) else { continue };
            let last_day = if exclusive { date.checked_sub(1.day()).ok() } else { Some(date) };
            let Some(last_day) = last_day else { continue };
            let due_before = date.checked_add(1.day()).ok().filter(|_| !exclusive).or(Some(date));
            found.push(Limit { start, end: folded.text.len() - cursor.rest.len(), due_before, last_day });
        }
    }
    found.sort_by_key(|limit| limit.start);
    found
}

/// The kinds of report that some words name, in their order.
fn kinds(words: &str) -> Vec<ReportKind> {
    let folded = Folded::new(words);
    let lower = words.to_lowercase();
    let mut found: Vec<(usize, ReportKind)> = Vec::new();
    let mut note = |at: Option<usize>, kind| found.extend(at.map(|at| (at, kind)));
    let first = |needles: &[&str]| needles.iter().filter_map(|n| folded.find(n, 0)).min();
    note(first(&["6 thang", "06 thang", "sau thang"]), ReportKind::SixMonth);
    note(first(&["9 thang", "09 thang", "chin thang"]), ReportKind::NineMonth);
    note(first(&["bao cao thang", "hang thang"]), ReportKind::Month);
    // "quý" (quarter) and "quy" (rule) fold to the same word.
    note(lower.contains("quý").then(|| first(&["quy"])).flatten(), ReportKind::Quarter);
    note(
        first(&["bao cao nam", "hang nam", "ca nam", "tong ket nam", "va nam", ", nam"]),
        ReportKind::Annual,
    );
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, kind)| kind).collect()
}

/// "gửi về Sở Tài chính …": to whom.
fn recipient(folded: &Folded<'_>) -> Option<String> {
    let (at, words) =
        ["gui ve", "gui cho", "gui"].iter().find_map(|w| folded.find(w, 0).map(|at| (at, w)))?;
    let start = at + words.len();
    let stop = [" truoc ", " cham nhat ", " theo ", " de "]
        .iter()
        .filter_map(|word| folded.text[start..].find(word))
        .chain(folded.text[start..].find([',', ';', '.', '(']))
        .min()
        .map_or(folded.text.len(), |p| start + p);
    let name = folded.raw(start, stop).trim();
    name.chars().next().is_some_and(char::is_uppercase).then(|| name.to_owned())
}

/// "(qua Phòng …)" in the sentence on difficulties.
fn contact(line: &Line<'_>) -> Option<Quoted<String>> {
    let at = line.folded.find("(qua", 0)?;
    let start = at + 4;
    let stop = start + line.folded.text[start..].find(')')?;
    let value = line.folded.raw(start, stop).trim().to_owned();
    (!value.is_empty()).then(|| Quoted { value, quote: line.quote() })
}

/// "1. …", "2) …", "a) …": the number and the rest.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once(['.', ')'])?;
    let digits = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let letter = number.chars().count() == 1 && number.chars().all(char::is_lowercase);
    let rest = rest.trim();
    ((digits || letter) && rest.chars().next().is_some_and(char::is_alphabetic)).then_some((number, rest))
}

fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(['-', '–', '+', '•', ' '])
}
