//! How a table becomes a file: CSV, XLSX or JSON. Headings and words of the first two are Vietnamese, since people read them.

use domain::indicator::ValueSource;
use rust_xlsxwriter::{Format as CellFormat, Workbook, XlsxError};
use serde::Serialize;

use crate::error::{Error, Fault};

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with a mark of order, separated by semicolons: what spreadsheets here open.
    Csv,
    /// A workbook.
    Xlsx,
    /// An array of objects.
    Json,
}

/// What stands in a cell.
pub(super) enum Cell {
    Text(String),
    /// A whole number up to a million millions, which a spreadsheet keeps exactly.
    Number(i64),
}

impl Cell {
    /// A word.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A number, or nothing.
    pub fn count(number: Option<i64>) -> Self {
        number.map_or_else(|| Self::Text(String::new()), Self::Number)
    }

    /// A percentage in hundredths as people here write it, or nothing.
    pub fn hundredths(value: Option<i64>) -> Self {
        Self::Text(value.map_or_else(String::new, |value| {
            let sign = if value < 0 { "-" } else { "" };
            format!("{sign}{},{:02}", value.abs() / 100, value.abs() % 100)
        }))
    }
}

/// Rows of a file, and how each is read.
pub(super) struct Table<'a, R, F> {
    /// The name of the sheet.
    pub name: &'static str,
    pub headings: &'a [&'static str],
    pub rows: &'a [R],
    pub cells: F,
}

impl<R: Serialize, F: Fn(&R) -> Vec<Cell>> Table<'_, R, F> {
    /// The bytes of the file.
    pub async fn file(self, format: Format) -> Result<Vec<u8>, Error> {
        if format == Format::Json {
            return Ok(serde_json::to_vec_pretty(self.rows)?);
        }
        let cells: Vec<Vec<Cell>> = self.rows.iter().map(self.cells).collect();
        let (name, headings) = (self.name, self.headings.to_vec());
        // Packing takes a while that would hold up everybody else.
        let made = tokio::task::spawn_blocking(move || match format {
            Format::Csv => csv(&headings, &cells),
            _ => workbook(name, &headings, &cells).map_err(|error| error.to_string()),
        });
        Ok(made.await?.map_err(|error| Fault::Io(std::io::Error::other(error)))?)
    }
}

/// Where a number comes from, in the words of a file.
pub(super) fn source(source: ValueSource) -> &'static str {
    match source {
        ValueSource::OwnCases => "Hồ sơ của phường",
        ValueSource::NationalPortal => "Cổng Dịch vụ công quốc gia",
        ValueSource::Manual => "Nhập tay",
    }
}

fn csv(headings: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(headings).map_err(|error| error.to_string())?;
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Number(number) => number.to_string(),
            // A spreadsheet reads what begins like a formula as one; a code or a name is what people typed.
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@']) && !is_number(text) => {
                format!("'{text}")
            }
            Cell::Text(text) => text.clone(),
        });
        writer.write_record(cells).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn is_number(text: &str) -> bool {
    text.strip_prefix('-').unwrap_or(text).chars().all(|c| c.is_ascii_digit() || c == ',')
}

fn workbook(name: &str, headings: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let head = CellFormat::new().set_bold().set_text_wrap();
    for (at, heading) in (0_u16..).zip(headings) {
        sheet.set_column_width(at, 18)?;
        sheet.write_string_with_format(0, at, *heading, &head)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    for (line, row) in (1_u32..).zip(rows) {
        for (at, cell) in (0_u16..).zip(row) {
            match cell {
                #[expect(clippy::cast_precision_loss, reason = "the largest that is kept fits exactly")]
                Cell::Number(number) => sheet.write_number(line, at, *number as f64)?,
                Cell::Text(text) => sheet.write_string(line, at, text)?,
            };
        }
    }
    book.save_to_buffer()
}
