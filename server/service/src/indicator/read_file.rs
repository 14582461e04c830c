//! From the bytes of a file to its rows: CSV (UTF-8; comma, semicolon or tab), XLSX, JSON. What the rows mean is
//! `domain::indicator`'s.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use domain::indicator::{Cell, CellProblem, CellWhat, Column, ROWS_MOST, RawTable};

/// The most bytes of a file: 2 MB.
pub const SIZE_MOST: usize = 2_000_000;
/// The most bytes that a workbook unpacks to: a sheet of as many rows as are read is far smaller.
const UNPACKED_MOST: u64 = 50_000_000;
/// The most columns that are looked at.
const COLUMNS_MOST: usize = 40;

/// The rows of a file, or what is wrong with it as a whole.
pub(super) fn read(bytes: &[u8]) -> Result<RawTable, CellProblem> {
    if bytes.len() > SIZE_MOST {
        return Err(whole(CellWhat::FileTooLarge { most: SIZE_MOST as u64 }));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole(CellWhat::FileKind))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(whole(CellWhat::FileKind));
    }
    match text.trim_start().chars().next() {
        None => Err(whole(CellWhat::NoRows)),
        Some('[' | '{') => json(text),
        Some(_) => csv(text),
    }
}

fn whole(what: CellWhat) -> CellProblem {
    CellProblem { row: 0, column: String::new(), found: String::new(), what }
}

fn csv(text: &str) -> Result<RawTable, CellProblem> {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let most = |mark: char| heading.matches(mark).count();
    let delimiter = [';', '\t', ','].into_iter().max_by_key(|mark| most(*mark)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut counted) = (1_u32, 0_usize);
    for record in reader.records() {
        let record = record.map_err(|_| whole(CellWhat::Damaged))?;
        // The reader's own count is one behind where lines end in two characters.
        let at = record.position().map_or(counted, |at| usize::try_from(at.byte()).unwrap_or(counted));
        let bytes = text.as_bytes();
        let ends = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let at = at + bytes.iter().skip(at).take_while(|byte| ends(byte)).count();
        let passed = bytes.get(counted..at).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        counted = at.max(counted);
        let cells = record.iter().take(COLUMNS_MOST).map(|cell| match cell.trim() {
            "" => Cell::Empty,
            words => Cell::Text(words.to_owned()),
        });
        rows.push((line, cells.collect()));
        check_rows(rows.len())?;
    }
    Ok(RawTable { rows })
}

/// An array of objects, or an object whose one array is taken; keys are headings. The shape in which the national
/// portal's figures are handed on.
fn json(text: &str) -> Result<RawTable, CellProblem> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| whole(CellWhat::Damaged))?;
    let objects = match value {
        serde_json::Value::Array(all) => all,
        serde_json::Value::Object(fields) => {
            let arrays = fields.into_iter().filter_map(|(_, value)| match value {
                serde_json::Value::Array(all) => Some(all),
                _ => None,
            });
            let mut arrays: Vec<Vec<serde_json::Value>> = arrays.collect();
            match (arrays.pop(), arrays.is_empty()) {
                (Some(one), true) => one,
                _ => return Err(whole(CellWhat::FileKind)),
            }
        }
        _ => return Err(whole(CellWhat::FileKind)),
    };
    check_rows(objects.len())?;
    let mut headings: Vec<String> = Vec::new();
    for object in &objects {
        let Some(fields) = object.as_object() else { return Err(whole(CellWhat::FileKind)) };
        for key in fields.keys().filter(|key| Column::of(key).is_some()) {
            if !headings.contains(key) && headings.len() < COLUMNS_MOST {
                headings.push(key.clone());
            }
        }
    }
    let mut rows = vec![(1, headings.iter().cloned().map(Cell::Text).collect())];
    for (line, object) in (2..).zip(&objects) {
        let cell = |heading: &String| match object.get(heading) {
            None | Some(serde_json::Value::Null) => Cell::Empty,
            Some(serde_json::Value::Number(number)) => Cell::Number(number.to_string()),
            Some(serde_json::Value::String(words)) => Cell::Text(words.clone()),
            Some(other) => Cell::Text(other.to_string()),
        };
        rows.push((line, headings.iter().map(cell).collect()));
    }
    Ok(RawTable { rows })
}

fn workbook(bytes: &[u8]) -> Result<RawTable, CellProblem> {
    let damaged = || whole(CellWhat::Damaged);
    check_size(bytes)?;
    let mut book: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| whole(CellWhat::FileKind))?;
    let name = book.sheet_names().into_iter().next().ok_or_else(|| whole(CellWhat::NoRows))?;
    let merged = book.merge_cells_by_sheet_id(0).map_err(|_| damaged())?;
    let values = book.worksheet_range(&name).map_err(|_| damaged())?;
    let formulas = book.worksheet_formula(&name).map_err(|_| damaged())?;
    let Some(end) = values.end() else { return Err(whole(CellWhat::NoRows)) };
    let last_column = end.1.min(u32::try_from(COLUMNS_MOST).unwrap_or(u32::MAX));
    let mut rows = Vec::new();
    for row in values.start().map_or(0, |start| start.0)..=end.0 {
        let cells = (0..=last_column).map(|column| {
            let at = (row, column);
            let is_merged = merged.iter().any(|area| {
                (area.start.0..=area.end.0).contains(&row) && (area.start.1..=area.end.1).contains(&column)
            });
            match formulas.get_value(at).filter(|formula| !formula.is_empty()) {
                _ if is_merged => Cell::Merged,
                Some(formula) => Cell::Formula(format!("={formula}")),
                None => cell(values.get_value(at)),
            }
        });
        rows.push((row + 1, cells.collect()));
        check_rows(rows.len())?;
    }
    // A title above the table, merged over its width, is no row of it.
    let is_title = |cells: &Vec<Cell>| cells.iter().all(|cell| matches!(cell, Cell::Empty | Cell::Merged));
    while rows.first().is_some_and(|(_, cells)| is_title(cells)) {
        rows.remove(0);
    }
    Ok(RawTable { rows })
}

fn cell(value: Option<&Data>) -> Cell {
    match value {
        None | Some(Data::Empty) => Cell::Empty,
        Some(Data::Int(number)) => Cell::Number(number.to_string()),
        Some(Data::Float(number)) => Cell::Number(number.to_string()),
        Some(Data::String(words)) if words.trim().is_empty() => Cell::Empty,
        Some(Data::String(words)) => Cell::Text(words.clone()),
        Some(Data::DateTime(day)) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
        }
        Some(Data::DateTimeIso(day)) => Cell::Day(day.chars().take(10).collect()),
        Some(other) => Cell::Text(other.to_string()),
    }
}

/// Refuses what unpacks to far more than any table has.
fn check_size(bytes: &[u8]) -> Result<(), CellProblem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| whole(CellWhat::FileKind))?;
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| whole(CellWhat::Damaged))?;
        // What is declared may lie; what comes out does not.
        let mut taken = std::io::Read::take(&mut file, UNPACKED_MOST + 1 - unpacked.min(UNPACKED_MOST));
        unpacked += std::io::copy(&mut taken, &mut std::io::sink()).map_err(|_| whole(CellWhat::Damaged))?;
        if unpacked > UNPACKED_MOST {
            return Err(whole(CellWhat::FileTooLarge { most: UNPACKED_MOST }));
        }
    }
    Ok(())
}

/// Stops where more rows follow than are read; empty ones count as well.
fn check_rows(rows: usize) -> Result<(), CellProblem> {
    let most = u32::try_from(ROWS_MOST).unwrap_or(u32::MAX);
    if rows > ROWS_MOST * 2 { Err(whole(CellWhat::TooManyRows { most })) } else { Ok(()) }
}
