//! The sentence for every way in which indicators say no: what happened, what was kept, what to do.

use domain::indicator::{CellProblem, CellWhat, Column, Doubt, Problem, Refusal, ValueState, What};

use super::{Text, day, number};
use crate::say;

crate::words! {
    SEVERAL: "Có {} nội dung cần xem lại; mọi nội dung đã nhập được giữ nguyên.", "{} things need another look; everything you typed was kept.";
    UNCONFIRMED: "Số liệu lệch lớn so với số liệu gần nhất trước đó: {}. Nếu đúng, đề nghị đánh dấu xác nhận rồi gửi lại; số đã nhập được giữ nguyên.",
        "The value differs much from the month before: {}. If it is right, please tick the box and send it again; what you typed was kept.";
    DOUBT_RATE: "tỷ lệ từ {}% thành {}%", "the percentage went from {}% to {}%";
    DOUBT_SIZE: "số lượng từ {} thành {}", "the number went from {} to {}";
    DOUBT_NOTHING: "trước đó có {}, tháng này không phát sinh", "there were {} before, and none now";
    FILE: "Tệp chưa được nhận, chưa có số liệu nào được ghi. {}", "The file was not taken; nothing of it was written. {}";
    FILE_MORE: "Còn {} lỗi khác.", "There are {} more.";
    NO_VALUE: "Chưa có số liệu của tháng này để thực hiện việc đó.", "There is no value of this month to do that with.";
    NOT_WAITING: "Số liệu này không còn chờ duyệt. Đề nghị tải lại trang để xem tình trạng hiện tại.", "This value no longer waits for approval. Please load the page again to see where it stands.";
    WAITS: "Số liệu này đang chờ duyệt. Có thể gửi số đã sửa để duyệt thay.", "This value waits for approval. A corrected one can be sent in its place.";
    NOTHING_CHANGED: "Số liệu giống số đã duyệt nên không cần gửi lại.", "This is the approved value already; there is nothing to send.";
    NO_PLAN: "Chưa có kế hoạch của năm này.", "There is no plan of this year.";
    YEAR_CLOSED: "Số liệu năm {} đã chốt ngày {}, không sửa được nữa.", "The year {} was closed on {}; its values can no longer be changed.";
    FROM_PLAN: "Chỉ tiêu này theo văn bản kế hoạch; mã, tên và mức phấn đấu chỉ thay đổi khi nhập kế hoạch mới.", "This indicator comes from the plan's document; its code, name and target change with a newer document alone.";
    UNKNOWN_UNIT: "Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động.", "There is no such unit, or it is no longer active.";
    DECIDED_ALREADY: "Việc này đã được thực hiện trước đó.", "This was done before.";

    MISSING: "Đề nghị nhập nội dung này.", "Please fill this in.";
    NOT_A_NUMBER: "Chỉ nhập chữ số, ví dụ 1.234; không nhập chữ, dấu % hay công thức.", "Please type digits alone, such as 1234: no words, no %, no formula.";
    BAD_TARGET: "Chưa hiểu mức phấn đấu này. Ví dụ: Tối thiểu 80%, Tối đa 5, 100.", "This target is not understood. For example: Tối thiểu 80%, Tối đa 5, 100.";
    NEGATIVE: "Số liệu không được nhỏ hơn 0.", "A value cannot be below 0.";
    SEPARATOR: "Dấu phân cách chưa rõ nghĩa. Số nguyên viết 1234 hoặc 1.234, không có phần thập phân.", "The separator may mean either. Please write a whole number as 1234 or 1.234, without decimals.";
    TOO_LARGE: "Số liệu lớn hơn mức có thể có ({}). Đề nghị kiểm tra lại.", "The number is larger than it can be ({}). Please look again.";
    NUMERATOR_OVER_DENOMINATOR: "Tử số không được lớn hơn mẫu số.", "The numerator cannot be greater than the denominator.";
    DENOMINATOR_ZERO: "Mẫu số phải lớn hơn 0.", "The denominator must be greater than 0.";
    UNKNOWN_MONTH: "Không có tháng này. Đề nghị chọn lại.", "There is no such month. Please choose again.";
    FUTURE_MONTH: "Tháng này chưa tới nên chưa có số liệu.", "This month has not begun, so it has no value.";
    UNFINISHED_MONTH: "Tháng này chưa kết thúc nên chỉ nhập được số ước.", "This month is not over, so it takes an estimate alone.";
    CLOSED_YEAR: "Số liệu năm {} đã chốt, không nhập hoặc sửa được nữa.", "The year {} was closed; its values can no longer be entered or changed.";
    OTHER_YEAR: "Chỉ nhập số liệu của năm {} và năm trước đó.", "Only months of {} and of the year before can be entered.";
    UNKNOWN_CHOICE: "Lựa chọn này không có trong danh sách. Đề nghị chọn lại.", "This is not among the choices. Please choose again.";
    TOO_LONG: "Nhiều nhất {} ký tự; hiện có {}. Đề nghị rút gọn.", "At most {} characters; there are {}. Please shorten it.";
    NOT_A_DAY: "Đề nghị nhập ngày dạng ngày/tháng/năm, ví dụ 27/11/2026.", "Please give the day as day/month/year, such as 27/11/2026.";
    DAY_PASSED: "Ngày này đã qua. Đề nghị chọn ngày từ hôm nay trở đi.", "This day has passed. Please choose today or later.";
    FUTURE_DAY: "Ngày này chưa tới. Đề nghị kiểm tra lại.", "This day has not come. Please look again.";
    CODE_TAKEN: "Mã này đã được dùng trong kế hoạch. Đề nghị chọn mã khác.", "The plan uses this code already. Please choose another.";

    AT_CELL: "Dòng {}, cột {} (“{}”): {}", "Line {}, column {} (“{}”): {}";
    AT_EMPTY_CELL: "Dòng {}, cột {} (ô trống): {}", "Line {}, column {} (empty): {}";
    AT_LINE: "Dòng {}: {}", "Line {}: {}";
    NO_REASON: "Số đã duyệt được sửa thì cần ghi rõ lý do sửa.", "Please say why an approved value is revised.";
    MISSING_COLUMN: "thiếu cột “{}”.", "the column “{}” is missing.";
    TWICE_COLUMN: "có hai cột “{}”.", "the column “{}” is there twice.";
    MIXED_MARKS: "tệp dùng lẫn dấu chấm và dấu phẩy trong số, không rõ số nào là phần nghìn.", "the file mixes points and commas in numbers, so that it is unclear what they mean.";
    MERGED: "ô bị gộp, không rõ giá trị của từng dòng. Đề nghị bỏ gộp ô.", "the cell is merged, so that the value of each line is unclear. Please unmerge it.";
    FORMULA: "ô chứa công thức. Đề nghị dán giá trị thay cho công thức.", "the cell holds a formula. Please paste its value instead.";
    UNKNOWN_INDICATOR: "không có chỉ tiêu mang mã này trong kế hoạch.", "the plan has no indicator of this code.";
    TWICE_MONTH: "chỉ tiêu và tháng này đã có ở dòng {}.", "this indicator and month stand in line {} already.";
    WAITING: "số liệu của tháng này đang chờ duyệt nên tệp không được thay.", "the value of this month waits for approval and is not changed by a file.";
    OTHER_UNIT: "chỉ tiêu này do đơn vị khác nhập.", "this indicator is another unit's to enter.";
    NOT_WHOLE: "cần số nguyên, không có phần thập phân.", "a whole number is needed, without decimals.";
    TOO_MANY_ROWS: "Tệp có hơn {} dòng. Đề nghị chia nhỏ.", "The file has more than {} lines. Please split it.";
    NO_ROWS: "Tệp không có dòng số liệu nào.", "The file has no line of values.";
    FILE_KIND: "Tệp không thuộc loại được nhận: CSV (UTF-8), XLSX hoặc JSON.", "The file is of no kind that is read: CSV (UTF-8), XLSX or JSON.";
    DAMAGED: "Tệp bị hỏng hoặc tải lên chưa đủ.", "The file is damaged or incomplete.";
    FILE_TOO_LARGE: "Tệp lớn hơn {} MB.", "The file has more than {} MB.";
}

/// Why indicators say no.
pub fn refused(why: &Refusal) -> String {
    let text = match why {
        Refusal::Form { problems } => {
            return match problems.as_slice() {
                [one] => problem(one),
                all => say!(SEVERAL, all.len()),
            };
        }
        Refusal::Unconfirmed { doubts } => {
            let all: Vec<String> = doubts.iter().map(|each| doubt(*each)).collect();
            return say!(UNCONFIRMED, all.join("; "));
        }
        Refusal::File { problems, more } => {
            let first = problems.first().map(at_cell).unwrap_or_default();
            let others = u32::try_from(problems.len().saturating_sub(1)).unwrap_or(0) + more;
            let rest = if others > 0 {
                format!("{}. {}", first.trim_end_matches('.'), say!(FILE_MORE, others))
            } else {
                first
            };
            return say!(FILE, rest);
        }
        Refusal::NoSuchStep { state: None, .. } => NO_VALUE,
        Refusal::NoSuchStep { state: Some(ValueState::Submitted), .. } => WAITS,
        Refusal::NoSuchStep { .. } => NOT_WAITING,
        Refusal::NothingChanged => NOTHING_CHANGED,
        Refusal::NoPlan => NO_PLAN,
        Refusal::YearClosed { year, on } => return say!(YEAR_CLOSED, year, day(*on)),
        Refusal::FromPlan => FROM_PLAN,
        Refusal::UnknownUnit => UNKNOWN_UNIT,
        Refusal::DecidedAlready => DECIDED_ALREADY,
    };
    say!(text).to_owned()
}

/// The name of the form's field that a refusal is about, if it is about one.
pub fn field(why: &Refusal) -> Option<&str> {
    match why {
        Refusal::Form { problems } => problems.first().map(|problem| problem.field.as_str()),
        Refusal::Unconfirmed { .. } => Some("confirmed"),
        Refusal::File { .. } => Some("file"),
        Refusal::UnknownUnit => Some("unit"),
        _ => None,
    }
}

/// What is wrong with each field of a form, or at each place of a file, in order.
pub fn problems(why: &Refusal) -> Vec<(String, String)> {
    match why {
        Refusal::Form { problems } => {
            problems.iter().map(|each| (each.field.clone(), problem(each))).collect()
        }
        Refusal::File { problems, .. } => {
            problems.iter().map(|each| ("file".to_owned(), at_cell(each))).collect()
        }
        _ => Vec::new(),
    }
}

/// What is wrong with one field, and what to do.
pub fn problem(Problem { field, what }: &Problem) -> String {
    match what {
        What::NotANumber if field == "target" => say!(BAD_TARGET).to_owned(),
        what => wrong(what),
    }
}

/// A jump in words.
pub fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::Rate { before, now } => say!(DOUBT_RATE, hundredths(before), hundredths(now)),
        Doubt::Size { before, now } => say!(DOUBT_SIZE, number(before), number(now)),
        Doubt::Nothing { before } => say!(DOUBT_NOTHING, number(before)),
    }
}

/// What is wrong at one place of a file.
pub fn at_cell(problem: &CellProblem) -> String {
    let what = cell(&problem.what);
    match (problem.row, problem.column.as_str(), problem.found.as_str()) {
        (0, ..) => what,
        (row, "", _) => say!(AT_LINE, row, what),
        (row, column, "") => say!(AT_EMPTY_CELL, row, column, what),
        (row, column, found) => say!(AT_CELL, row, column, found, what),
    }
}

fn wrong(what: &What) -> String {
    let text: Text = match what {
        What::TooLarge { most } => return say!(TOO_LARGE, number(*most)),
        What::ClosedYear { year } => return say!(CLOSED_YEAR, year),
        What::OtherYear { year } => return say!(OTHER_YEAR, year),
        What::TooLong { most, now } => return say!(TOO_LONG, number((*most).into()), number((*now).into())),
        What::Missing => MISSING,
        What::NoReason => NO_REASON,
        What::NotANumber => NOT_A_NUMBER,
        What::Negative => NEGATIVE,
        What::Separator => SEPARATOR,
        What::NumeratorOverDenominator => NUMERATOR_OVER_DENOMINATOR,
        What::DenominatorZero => DENOMINATOR_ZERO,
        What::UnknownMonth => UNKNOWN_MONTH,
        What::FutureMonth => FUTURE_MONTH,
        What::UnfinishedMonth => UNFINISHED_MONTH,
        What::UnknownChoice => UNKNOWN_CHOICE,
        What::NotADay => NOT_A_DAY,
        What::DayPassed => DAY_PASSED,
        What::FutureDay => FUTURE_DAY,
        What::CodeTaken => CODE_TAKEN,
    };
    say!(text).to_owned()
}

fn cell(what: &CellWhat) -> String {
    let text: Text = match what {
        CellWhat::Value(what) => return wrong(what),
        CellWhat::MissingColumn { column } => return say!(MISSING_COLUMN, heading(*column)),
        CellWhat::TwiceColumn { column } => return say!(TWICE_COLUMN, heading(*column)),
        CellWhat::TwiceMonth { row } => return say!(TWICE_MONTH, row),
        CellWhat::TooManyRows { most } => return say!(TOO_MANY_ROWS, number((*most).into())),
        CellWhat::FileTooLarge { most } => return say!(FILE_TOO_LARGE, most / 1_000_000),
        CellWhat::MixedMarks => MIXED_MARKS,
        CellWhat::Merged => MERGED,
        CellWhat::Formula => FORMULA,
        CellWhat::UnknownIndicator => UNKNOWN_INDICATOR,
        CellWhat::Waiting => WAITING,
        CellWhat::OtherUnit => OTHER_UNIT,
        CellWhat::NotWhole => NOT_WHOLE,
        CellWhat::NoRows => NO_ROWS,
        CellWhat::FileKind => FILE_KIND,
        CellWhat::Damaged => DAMAGED,
    };
    say!(text).to_owned()
}

/// Headings are looked for in Vietnamese, so that is how they are named.
fn heading(column: Column) -> &'static str {
    column.heading()
}

/// 8750 as `87,5`.
fn hundredths(value: i64) -> String {
    let (whole, part) = (value / 100, (value % 100).abs());
    match part {
        0 => number(whole),
        part if part % 10 == 0 => format!("{},{}", number(whole), part / 10),
        part => format!("{},{part:02}", number(whole)),
    }
}
