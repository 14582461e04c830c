//! The queue as a workbook: a paper of the ward, and so in Vietnamese in whichever language the reader's pages are. Without
//! personal data: no name, number or address of a sender, and what was written as it could be published. Every cell is
//! text or a moment, never a formula, whatever somebody typed.

use domain::feedback::{
    Category, Channel, Sender, SenderKind, StateKind, redacted,
    view::{QueueQuery, QueueRow},
};
use domain::people::Actor;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::queue::queue;
use crate::clock::VIET_NAM;
use crate::db::{Instant, Tx};
use crate::error::{Error, Fault};
use crate::on;
use crate::service::Service;

/// The most rows of a workbook.
const ROWS_MOST: usize = 5000;
/// Stands below the last row where there are more.
const GOES_ON: &str = "Tệp chỉ gồm 5.000 phản ánh đầu tiên của danh sách. Để lấy phần còn lại, đề nghị lọc theo đơn vị, \
                       lĩnh vực hoặc trạng thái rồi xuất từng phần.";
/// The most characters of a cell (Excel takes 32 767).
const CELL_MOST: usize = 32_000;

/// Headings and widths. The last ones are what the national system (QĐ 31/2021/QĐ-TTg, art. 43) asks for besides.
const COLUMNS: [(&str, f64); 12] = [
    ("Mã tra cứu", 20.0),
    ("Kênh tiếp nhận", 22.0),
    ("Thời điểm tiếp nhận", 18.0),
    ("Đối tượng gửi", 16.0),
    ("Lĩnh vực", 30.0),
    ("Nội dung", 70.0),
    ("Đơn vị xử lý", 18.0),
    ("Trạng thái", 24.0),
    ("Trả lời chậm nhất", 16.0),
    ("Thời điểm trả lời", 18.0),
    ("Kết quả", 12.0),
    ("Mã trên Cổng Dịch vụ công quốc gia", 30.0),
];

/// What a row of the workbook has besides that of the queue.
#[derive(sqlx::FromRow)]
struct More {
    content: String,
    sender_name: String,
    phone: String,
    email: String,
    address: String,
    business_name: String,
    tax_code: String,
    national_code: Option<String>,
    answered_at: Option<Instant>,
    result: Option<String>,
}

/// The queue as .xlsx, without personal data and without what is restricted; with the columns that the national system
/// asks for. Of more than 5 000 rows the first ones, and a line that says so.
pub async fn export_queue(service: &Service, actor: &Actor, query: &QueueQuery) -> Result<Vec<u8>, Error> {
    let mut query = QueueQuery { after: None, ..query.clone() };
    let mut rows: Vec<(QueueRow, More)> = Vec::new();
    let mut goes_on = false;
    while rows.len() < ROWS_MOST {
        // The same rows that the page shows, by the same permission.
        let page = queue(service, actor, &query).await?;
        let mut tx = service.read().await?;
        for row in page.rows.into_iter().filter(|row| !row.restricted) {
            if let Some(more) = tx.more_of(&row).await? {
                rows.push((row, more));
            }
        }
        goes_on = page.next.is_some();
        match page.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    // What the last page had beyond the most, or that another page follows.
    let goes_on = rows.len() > ROWS_MOST || (rows.len() == ROWS_MOST && goes_on);
    rows.truncate(ROWS_MOST);
    // Packing takes a while that would hold up everybody else.
    let made = tokio::task::spawn_blocking(move || workbook(&rows, goes_on)).await?;
    Ok(made.map_err(|error| Fault::Io(std::io::Error::other(error)))?)
}

impl Tx {
    async fn more_of(&mut self, row: &QueueRow) -> Result<Option<More>, Error> {
        const MORE: &str = "SELECT f.content, f.sender_name, f.phone, f.email, f.address, f.business_name, \
            f.tax_code, f.national_code, k.answered_at, k.result FROM feedback f \
            LEFT JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round WHERE f.id = $1";
        Ok(on!(self, c => sqlx::query_as::<_, More>(MORE).bind(row.id.0).fetch_optional(c).await)?)
    }
}

fn workbook(rows: &[(QueueRow, More)], goes_on: bool) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Phản ánh, kiến nghị")?;
    let head = Format::new().set_bold().set_text_wrap();
    for (at, (heading, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, heading, &head)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    for (line, (row, more)) in (1_u32..).zip(rows) {
        for (at, cell) in (0_u16..).zip(cells(row, more)) {
            // A string is never read as a formula, even if it begins like one.
            sheet.write_string(line, at, cell.chars().take(CELL_MOST).collect::<String>())?;
        }
    }
    if goes_on {
        let line = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        sheet.write_string_with_format(line, 0, GOES_ON, &Format::new().set_bold())?;
    }
    book.save_to_buffer()
}

fn cells(row: &QueueRow, more: &More) -> [String; 12] {
    let result = match more.result.as_deref() {
        Some("on_time") => "Đúng hạn",
        Some(_) => "Trễ hạn",
        None => "",
    };
    [
        row.code.clone(),
        channel(row.channel).to_owned(),
        moment(row.received_at),
        sender(row.sender_kind).to_owned(),
        category(row.category).to_owned(),
        redacted(&more.content, &more.sender(row.sender_kind)),
        row.unit.clone().unwrap_or_default(),
        state(row.state).to_owned(),
        row.due_on
            .map(|day| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()))
            .unwrap_or_default(),
        more.answered_at.map(|at| moment(at.0)).unwrap_or_default(),
        result.to_owned(),
        more.national_code.clone().unwrap_or_default(),
    ]
}

impl More {
    /// Who sent it, to find them in what they wrote.
    fn sender(&self, kind: SenderKind) -> Sender {
        Sender {
            kind,
            name: self.sender_name.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            neighborhood: None,
            business_name: self.business_name.clone(),
            tax_code: self.tax_code.clone(),
            hide_name: true,
            may_publish: false,
        }
    }
}

/// 26/11/2026 16:50, in Viet Nam.
fn moment(at: jiff::Timestamp) -> String {
    let at = VIET_NAM.to_datetime(at);
    format!("{:02}/{:02}/{:04} {:02}:{:02}", at.day(), at.month(), at.year(), at.hour(), at.minute())
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Web => "Trang thông tin",
        Channel::Qr => "Mã QR",
        Channel::Phone => "Điện thoại",
        Channel::Counter => "Tại Trung tâm",
        Channel::Paper => "Văn bản giấy",
        Channel::Zalo => "Zalo",
        Channel::Neighborhood => "Tổ dân phố",
        Channel::Dialogue => "Đối thoại",
        Channel::NationalPortal => "Cổng Dịch vụ công quốc gia",
        Channel::CitySmart => "1022, Hai Phong Smart",
    }
}

fn sender(kind: SenderKind) -> &'static str {
    match kind {
        SenderKind::Citizen => "Người dân",
        SenderKind::Household => "Hộ kinh doanh",
        SenderKind::Enterprise => "Doanh nghiệp",
        SenderKind::Organisation => "Tổ chức khác",
        SenderKind::Anonymous => "Không nêu tên",
    }
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Procedure => "Thủ tục hành chính",
        Category::RegistrationTax => "Đăng ký kinh doanh, thuế, hóa đơn",
        Category::Land => "Đất đai, mặt bằng",
        Category::Credit => "Vốn, tín dụng",
        Category::Infrastructure => "Hạ tầng, vỉa hè, điện nước",
        Category::Security => "An ninh trật tự",
        Category::Safety => "An toàn thực phẩm, PCCC",
        Category::Digital => "Chuyển đổi số, thương mại điện tử",
        Category::Attitude => "Thái độ phục vụ",
        Category::Bribery => "Chi phí không chính thức, nhũng nhiễu",
        Category::Regulation => "Quy định pháp luật bất cập",
        Category::Other => "Khác",
    }
}

fn state(state: StateKind) -> &'static str {
    match state {
        StateKind::Noted => "Tin báo tham khảo",
        StateKind::Received => "Mới tiếp nhận",
        StateKind::NeedInfo => "Chờ bổ sung",
        StateKind::Classified => "Đã phân loại",
        StateKind::Assigned => "Đã giao xử lý",
        StateKind::Processing => "Đang xử lý",
        StateKind::Review => "Chờ duyệt trả lời",
        StateKind::Answered => "Đã trả lời",
        StateKind::Published => "Đã công khai",
        StateKind::Closed => "Kết thúc",
        StateKind::Forwarded => "Đã chuyển cơ quan có thẩm quyền",
        StateKind::Rejected => "Không tiếp nhận",
        StateKind::Redirected => "Hướng dẫn theo thủ tục khác",
        StateKind::Reopened => "Mở lại",
    }
}

#[cfg(test)]
mod tests {
    use domain::feedback::view::Standing;
    use domain::ids::FeedbackId;

    use super::*;

    #[test]
    fn what_begins_like_a_formula_stays_text_and_the_sender_stays_out() {
        let row = QueueRow {
            id: FeedbackId(1),
            code: "=1+1".into(),
            excerpt: String::new(),
            category: Category::Land,
            channel: Channel::Web,
            sender_kind: SenderKind::Citizen,
            received_at: "2026-02-13T09:50:00Z".parse().unwrap(),
            state: StateKind::Answered,
            unit: Some("+KTHTĐT".into()),
            officer: None,
            due_on: Some(jiff::civil::date(2026, 2, 27)),
            standing: Standing::OnTime,
            extended: false,
            duplicate_of: None,
            restricted: false,
            version: 1,
        };
        let more = More {
            content: "@SUM(A1) tôi tên Nguyễn Thị Hoa, số 0912345678".into(),
            sender_name: "Nguyễn Thị Hoa".into(),
            phone: "+84912345678".into(),
            email: String::new(),
            address: String::new(),
            business_name: String::new(),
            tax_code: String::new(),
            national_code: Some("-PAKN.1".into()),
            answered_at: None,
            result: Some("late".into()),
        };
        let made = workbook(&[(row, more)], true).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made)).unwrap();
        let mut read = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
        let (sheet, strings) = (read("xl/worksheets/sheet1.xml"), read("xl/sharedStrings.xml"));
        assert!(!sheet.contains("<f>"), "a formula");
        for text in [
            "=1+1",
            "+KTHTĐT",
            "-PAKN.1",
            "13/02/2026 16:50",
            "27/02/2026",
            "Trễ hạn",
            "@SUM(A1)",
            "5.000 phản ánh đầu tiên",
        ] {
            assert!(strings.contains(text), "{text}");
        }
        for hidden in ["Hoa", "0912345678", "912345678"] {
            assert!(!strings.contains(hidden), "{hidden}");
        }
    }
}
