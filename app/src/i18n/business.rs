//! Words of enterprises and household businesses: monthly counts, single events, growth.

use domain::indicator::{EntityKind, EventKind};

use super::Text;

crate::words! {
    TITLE_OF: "Phát triển doanh nghiệp năm {}", "Growth of enterprises in {}";
    GOAL: "Mục tiêu của kế hoạch: {}", "The plan's goal: {}";
    NO_GOAL: "Kế hoạch chưa nêu mục tiêu tăng trưởng; chỉ so với năm trước.", "The plan has no goal of growth; the year before is what it is compared with.";

    NO_BASE_HOW: "Chưa có số liệu năm {} của các tháng {}; chưa so sánh được. Đề nghị nhập đủ 12 tháng của năm gốc.",
        "Counts of {} are missing for the months {}; nothing can be compared yet. Please enter all 12 months of the base year.";
    THROUGH: "Đến hết tháng {}: {} lượt gia nhập và tái gia nhập, cùng kỳ năm {} là {} ({}).", "Until the end of month {}: {} entered or re-entered; in the same months of {} it was {} ({}).";
    STILL_NEEDED: "Mục tiêu cả năm {}; còn cần {} lượt.", "The goal of the year is {}; {} are still needed.";
    REST_GROWTH: "Các tháng còn lại cần đạt {}.", "The months to come must be {}.";
    PROJECTION: "Dự báo theo đà hiện nay (không phải số thực hiện): khoảng {} lượt, {}.", "Projected at the present pace (not an actual value): about {}, {}.";
    WOULD_MEET: "đạt mục tiêu", "which meets the goal";
    WOULD_MISS: "chưa đạt mục tiêu", "which misses the goal";
    EXITS: "Rút lui khỏi thị trường: {} trên 100 lượt gia nhập.", "Exits: {} for each 100 entries.";
    EXITS_WITH: "Tính cả doanh nghiệp ngừng hoạt động chờ giải thể.", "Enterprises that await dissolution are counted.";
    EXITS_WITHOUT: "Không tính doanh nghiệp ngừng hoạt động chờ giải thể.", "Enterprises that await dissolution are not counted.";

    EXITS_OF_ACTIVE: "Rút lui so với số doanh nghiệp đang hoạt động đầu năm: {} trên 100.", "Exits against the enterprises active when the year began: {} for each 100.";
    STOCK: "Số doanh nghiệp đang hoạt động đầu năm", "Enterprises active when the year began";
    STOCK_IS: "Doanh nghiệp đang hoạt động ngày 01/01/{}: {}.", "Enterprises active on 1 January {}: {}.";
    STOCK_MISSING: "Chưa có số doanh nghiệp đang hoạt động đầu năm {}; chưa tính được tỷ lệ rút lui trên số đó.", "How many enterprises were active when {} began is not known, so that exits cannot be held against it.";
    STOCK_HELP: "Theo cơ quan thuế hoặc đăng ký kinh doanh.", "As the tax or business registration office has it.";
    STOCK_PUT: "Nhập số đầu năm", "Enter the number";
    EXPORT: "Xuất số lượng", "Take the counts along";
    EXPORT_EVENTS: "Xuất biến động", "Take the events along";

    MONTH: "Tháng", "Month";
    ENTRIES: "Gia nhập", "Entries";
    GROWTH: "Tăng trưởng", "Growth";

    COUNTS_OF: "{} năm {}", "{} of {}";
    EXITS_SHORT: "Rút lui", "Exits";
    SOURCE_EVENTS: "Từ biến động đã ghi", "From single events";
    ENTER_OF: "{}, {}", "{}, {}";
    ENTER_HELP: "Ô để trống được tính là 0. Số đã nhập trước được giữ trong lịch sử.", "An empty field is 0. What was entered before stays in the history.";
    NOTHING_THERE: "Chưa nhập", "Not entered";
    HISTORY: "Lịch sử ({})", "History ({})";
    REVISION_OF: "Lần {}: {}", "Revision {}: {}";
    CHOOSE: "Chọn tháng trong bảng để nhập hoặc sửa số lượng.", "Choose a month of the table to enter or change its counts.";

    WAITING: "Số liệu chờ duyệt ({})", "Waiting for approval ({})";
    WAITING_HELP: "Số liệu được duyệt sẽ hiện trên trang công khai. Đề nghị Ông/Bà xem trước khi duyệt.", "What is approved is shown to everybody.";
    WAITING_HELP_STAFF: "Lãnh đạo duyệt xong, số liệu mới hiện trên trang công khai.", "It is shown to everybody once a leader has approved it.";
    WAITING_SAYS: "gia nhập {}, rút lui {}", "{} entries, {} exits";
    APPROVE: "Duyệt", "Approve";
    APPROVE_ALL: "Duyệt cả {} số liệu", "Approve all {}";
    APPROVED_SAID: "Đã duyệt số liệu.", "Approved.";
    APPROVED_BY: "Duyệt: {}, {}", "Approved by {}, {}";

    EVENTS: "Biến động từng đơn vị", "Single events";
    EVENTS_HELP: "Dùng khi biết từng trường hợp. Tháng đã có số lượng thì số lượng được tính, biến động chỉ để tra cứu. Biến động không được công khai.", "For cases that are known one by one. Where a month has counts, the counts are what is used. Events are not shown to the public.";
    ADD_EVENT: "Ghi biến động", "Add an event";
    ENTITY: "Loại hình", "Kind of business";
    EVENT_KIND: "Biến động", "What happened";
    DAY: "Ngày", "Day";
    DAY_HELP: "Ngày/tháng/năm, ví dụ 20/10/2026.", "Day/month/year, such as 20/10/2026.";
    NAME: "Tên doanh nghiệp hoặc hộ kinh doanh", "Name of the business";
    REMOVE: "Bỏ biến động này", "Take this event back";
    NO_EVENTS: "Chưa ghi biến động nào.", "No event yet.";
    WHO_WHEN: "{}, {}", "{}, {}";

    ENTERPRISE: "Doanh nghiệp", "Enterprises";
    HOUSEHOLD: "Hộ kinh doanh", "Household businesses";
    FOUNDED: "Thành lập mới", "Founded";
    RETURNED: "Quay lại hoạt động", "Returned";
    SUSPENDED: "Tạm ngừng", "Suspended";
    AWAITING: "Ngừng hoạt động chờ giải thể", "Awaiting dissolution";
    DISSOLVED: "Giải thể", "Dissolved";
    ENDED: "Chấm dứt", "Ended";
    BANKRUPT: "Phá sản", "Bankrupt";
    CONVERTED: "Chuyển đổi thành doanh nghiệp", "Converted into an enterprise";
}

/// What kind of business.
pub fn entity(entity: EntityKind) -> Text {
    match entity {
        EntityKind::Enterprise => ENTERPRISE,
        EntityKind::Household => HOUSEHOLD,
    }
}

/// What happened to one of that kind.
pub fn event(entity: EntityKind, kind: EventKind) -> Text {
    match (kind, entity) {
        (EventKind::Founded, _) => FOUNDED,
        (EventKind::Returned, _) => RETURNED,
        (EventKind::Suspended, _) => SUSPENDED,
        (EventKind::AwaitingDissolution, _) => AWAITING,
        (EventKind::Dissolved, EntityKind::Enterprise) => DISSOLVED,
        (EventKind::Dissolved, EntityKind::Household) => ENDED,
        (EventKind::Bankrupt, _) => BANKRUPT,
        (EventKind::Converted, _) => CONVERTED,
    }
}
