//! A document as a Word file, laid out by NĐ 30/2020/NĐ-CP, appendix I: A4, margins of 20 mm above and below, 30 mm on the
//! left, 15 mm on the right; Times New Roman; a head of two columns; page numbers in the middle of the upper margin from
//! the second page on.

use docx_rs::{
    AlignmentType, BreakType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph,
    Run, RunFonts, SpecialIndentType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};
use domain::dialogue::{Block, Paper, PaperKind, Signature};

use crate::error::Error;

const FONT: &str = "Times New Roman";
/// Twentieths of a point in a millimetre, times 100.
const MM: i32 = 5669;
/// Sizes in half points: 12 for the head and below, 13 for tables, number and day, 14 for the text, 11 for recipients.
const FOOT: usize = 24;
const HEAD: usize = 26;
const BODY: usize = 28;
const SMALL: usize = 22;
/// The widths of the two columns of the head, in twentieths of a point; together what lies between the margins.
const COLUMNS: [usize; 2] = [3450, 5905];

/// The file.
pub(super) fn docx(paper: &Paper) -> Result<Vec<u8>, Error> {
    let mm = |length: i32| length * MM / 100;
    let margin = PageMargin {
        top: mm(20),
        bottom: mm(20),
        left: mm(30),
        right: mm(15),
        header: mm(10),
        footer: mm(10),
        gutter: 0,
    };
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    let mut docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(BODY)
        .header(Header::new().add_paragraph(number))
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .title_pg()
        .add_table(head(paper))
        .add_paragraph(Paragraph::new())
        .add_paragraph(middle(&paper.title, BODY).add_run(Run::new()))
        .add_paragraph(middle(&paper.subject, BODY))
        .add_paragraph(rule("____________"));
    for (number, block) in paper.blocks.iter().enumerate() {
        // The last words stand on the page of the signature.
        let last = number + 1 == paper.blocks.len();
        docx = match block {
            Block::Address(text) => docx.add_paragraph(middle_plain(text)),
            Block::Heading(text) => {
                docx.add_paragraph(body().keep_next(true).add_run(run(text, BODY).bold()))
            }
            Block::Text(text) => docx.add_paragraph(body().keep_next(last).add_run(run(text, BODY))),
            Block::Item(text) => docx.add_paragraph(item(text)),
            Block::Table { head, rows } => docx.add_table(table(head, rows)).add_paragraph(tight()),
        };
    }
    docx = docx.add_paragraph(tight().keep_next(true)).add_table(foot(paper));
    let mut file = std::io::Cursor::new(Vec::new());
    docx.build().pack(&mut file).map_err(std::io::Error::other)?;
    Ok(file.into_inner())
}

fn head(paper: &Paper) -> Table {
    let mut left = TableCell::new().width(COLUMNS[0], WidthType::Dxa);
    for line in &paper.head {
        left = left.add_paragraph(tight_middle().add_run(run(line, FOOT).bold()));
    }
    left = left.add_paragraph(rule("________"));
    if !paper.number.is_empty() {
        left = left.add_paragraph(tight_middle().add_run(run(&paper.number, HEAD)));
    }
    let motto = run("Độc lập - Tự do - Hạnh phúc", HEAD).bold().underline("single");
    let right = TableCell::new()
        .width(COLUMNS[1], WidthType::Dxa)
        .add_paragraph(tight_middle().add_run(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FOOT).bold()))
        .add_paragraph(tight_middle().add_run(motto))
        .add_paragraph(tight())
        .add_paragraph(tight_middle().add_run(run(&paper.place_and_day, HEAD).italic()));
    two_columns(left, right)
}

fn foot(paper: &Paper) -> Table {
    let signatures: Vec<&Signature> = paper.signatures.iter().collect();
    match (paper.kind, signatures.as_slice()) {
        (PaperKind::Minutes, [left, right, ..]) => two_columns(signed(left, 0), signed(right, 1)),
        (_, signatures) => {
            let mut left = TableCell::new().width(COLUMNS[0], WidthType::Dxa);
            left = left.add_paragraph(tight().add_run(run("Nơi nhận:", FOOT).bold().italic()));
            for (number, line) in paper.recipients.iter().enumerate() {
                let end = if number + 1 == paper.recipients.len() { "." } else { ";" };
                left = left.add_paragraph(tight().add_run(run(&format!("- {line}{end}"), SMALL)));
            }
            let right = signatures.first().map(|one| signed(one, 1)).unwrap_or_default();
            two_columns(left, right)
        }
    }
}

fn signed(signature: &Signature, column: usize) -> TableCell {
    let mut cell = TableCell::new().width(COLUMNS[column], WidthType::Dxa);
    for line in &signature.lines {
        cell = cell.add_paragraph(tight_middle().add_run(run(line, BODY).bold()));
    }
    for _ in 0..4 {
        cell = cell.add_paragraph(tight());
    }
    cell.add_paragraph(tight_middle().add_run(run(&signature.name, BODY).bold()))
}

fn two_columns(left: TableCell, right: TableCell) -> Table {
    Table::without_borders(vec![TableRow::new(vec![left, right]).cant_split()])
        .set_grid(COLUMNS.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(COLUMNS.iter().sum(), WidthType::Dxa)
}

fn table(head: &[String], rows: &[Vec<String>]) -> Table {
    let widths: &[usize] = if head.len() == 4 { &[850, 4505, 2400, 1600] } else { &[] };
    let cell = |number: usize, paragraph: Paragraph| {
        let cell = TableCell::new().add_paragraph(paragraph);
        match widths.get(number) {
            Some(width) => cell.width(*width, WidthType::Dxa),
            None => cell,
        }
    };
    let titles = head
        .iter()
        .enumerate()
        .map(|(number, title)| cell(number, tight_middle().add_run(run(title, HEAD).bold())))
        .collect();
    let mut all = vec![TableRow::new(titles)];
    for row in rows {
        let cells = row.iter().enumerate().map(|(number, text)| {
            let is_middle = number == 0 || number + 1 == row.len();
            let paragraph = if is_middle { tight_middle() } else { tight() };
            cell(number, paragraph.add_run(run(text, HEAD)))
        });
        all.push(TableRow::new(cells.collect()).cant_split());
    }
    let table = Table::new(all).layout(TableLayoutType::Fixed);
    if widths.is_empty() { table } else { table.set_grid(widths.to_vec()) }
}

fn run(text: &str, size: usize) -> Run {
    // Lines of a text stay lines of its paragraph.
    text.lines().enumerate().fold(Run::new().size(size), |run, (number, line)| {
        let run = if number > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}

/// An item of a list. An address does not break, so a line before it would be stretched from margin to margin.
fn item(text: &str) -> Paragraph {
    let aligned = if text.contains("://") { body().align(AlignmentType::Left) } else { body() };
    aligned.add_run(run(&format!("- {text}"), BODY))
}

fn body() -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
        .line_spacing(spacing(120, 0))
}

/// Single lines, with so much before and after a paragraph.
fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(252).line_rule(LineSpacingType::Auto)
}

fn middle(text: &str, size: usize) -> Paragraph {
    tight_middle().add_run(run(text, size).bold())
}

fn middle_plain(text: &str) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).line_spacing(spacing(120, 120)).add_run(run(text, BODY))
}

fn tight() -> Paragraph {
    Paragraph::new().line_spacing(spacing(0, 0))
}

fn tight_middle() -> Paragraph {
    tight().align(AlignmentType::Center)
}

/// The short line under a head or a subject.
fn rule(line: &str) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(0).after(120).line(160).line_rule(LineSpacingType::Exact))
        .add_run(run(line, FOOT).bold())
}
