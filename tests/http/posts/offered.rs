//! Every form of staff's pages: the address that it posts to, whom which page offers it to, and what is typed.

use nhipcau_tests::Member::{self, Admin, Clerk, Leader, Officer, Owner};

use super::ground::{
    ADMIN, DRAFT, FILE, FRESH, GONE, OWN, PUBLISHED, RESTRICTED, REVIEW, UNIT, UPLOAD, VIEWER,
};

const TASK: &str = "/bang/II.4";
const PLAN: &str = "/quan-tri/ke-hoach";
const CALENDAR: &str = "/quan-tri/lich-lam-viec";
const LIMITS: &str = "/quan-tri/thoi-han";
const ANSWER: &str = crate::case_steps::ANSWER;

/// A form that a page offers: the end of the address that it posts to, with a word that tells it from others to the same
/// one; whom the page offers it to; the page, or what there is in the ward; names and values that are typed, or chosen from
/// what there is.
pub type Offered = (&'static str, Member, &'static str, &'static [(&'static str, &'static str)]);

pub const OFFERED: &[Offered] = &[
    ("task/move", Officer, TASK, &[("to", "blocked"), ("note", "Chưa có mẫu văn bản")]),
    ("task/move: accept", Leader, "/bang/III.4", &[("to", "accepted")]),
    ("task/report", Officer, TASK, &[("result", "Đã rà soát 02 văn bản."), ("act", "save")]),
    ("task/units", Owner, TASK, &[]),
    ("task/points", Owner, TASK, &[]),
    ("task/link", Officer, TASK, &[("url", "https://example.org/2")]),
    ("task/document", Officer, TASK, &[("number", "15/QĐ-UBND"), ("date", "03/11/2026")]),
    ("task/evidence/remove", Officer, TASK, &[]),
    ("task/work/add", Officer, TASK, &[("title", "Gửi văn bản")]),
    ("task/work/change", Officer, TASK, &[("title", "Gửi danh sách")]),
    ("task/work/finish", Officer, TASK, &[("done", "true")]),
    ("task/work/check", Officer, TASK, &[("text", "Gọi các phòng")]),
    ("task/work/tick", Officer, TASK, &[]),
    ("task/obstacle/raise", Officer, TASK, &[("text", "Thiếu người")]),
    ("task/obstacle/answer", Leader, TASK, &[("text", "Đồng ý cấp")]),
    ("task/note", Officer, TASK, &[("text", "Đề nghị xem lại")]),
    ("move-task", Officer, "/bang", &[("to", "blocked"), ("note", "Chưa có mẫu văn bản")]),
    ("release-period", Leader, "/bang", &[]),
    ("cases/assign", Clerk, "/xu-ly", &[("act", "assign"), ("unit", UNIT)]),
    ("case/step: classify", Clerk, FRESH, &[("category", "land")]),
    ("case/step: assign", Clerk, OWN, &[]),
    ("case/step: submit", Officer, OWN, &[("text", ANSWER)]),
    ("case/step: approve", Leader, REVIEW, &[]),
    ("case/step: return", Leader, REVIEW, &[("note", "Nêu rõ ngày")]),
    ("case/step: reopen", Leader, PUBLISHED, &[("reason", "Chưa lát hết")]),
    ("case/step: assign, restricted", Leader, RESTRICTED, &[]),
    ("case/extend", Leader, OWN, &[("date", "31/12/2026"), ("reason", "Chờ ý kiến Sở")]),
    ("case/duplicate", Clerk, FRESH, &[("of", OWN)]),
    ("case/unmask", Officer, OWN, &[("reason", "Gọi lại hỏi vị trí")]),
    ("case/unmask, restricted", Leader, RESTRICTED, &[("reason", "Gọi lại hỏi vị trí")]),
    ("case/file/remove", Clerk, OWN, &[("reason", "Ảnh căn cước")]),
    ("case/note", Officer, OWN, &[("text", "Đã gọi")]),
    ("case/message", Officer, OWN, &[("text", "Phường đang kiểm tra")]),
    ("case/data", Clerk, OWN, &[("grant", "true"), ("answer", "Đã xóa dữ liệu theo yêu cầu")]),
    ("case/work", Officer, OWN, &[("task", "II.4"), ("title", "Kiểm tra vỉa hè")]),
    ("case/withdraw", Leader, PUBLISHED, &[("reason", "Theo đề nghị")]),
    (
        "referral/save",
        Clerk,
        "/xu-ly/kien-nghi/moi",
        &[("title", "Vỉa hè"), ("agency", "Sở Xây dựng"), ("proposal", "Đề nghị cải tạo"), ("codes", OWN)],
    ),
    ("referral/send", Clerk, DRAFT, &[("number", "16/UBND"), ("date", "23/11/2026")]),
    ("referral/reply", Clerk, GONE, &[("number", "99/SXD"), ("reply", "Đồng ý"), ("date", "23/11/2026")]),
    ("plan/set_identity", Owner, PLAN, &[("number", "02/KH-UBND"), ("date", "05/01/2026")]),
    ("plan/decide_correction", Owner, PLAN, &[("accepted", "true")]),
    ("plan/accept", Owner, UPLOAD, &[("all", "true")]),
    ("plan/drop", Owner, UPLOAD, &[]),
    ("today/see_notices", Officer, "/hom-nay", &[]),
    ("notice/send_again", Clerk, "/quan-tri/thong-bao", &[]),
    (
        "calendar/add_day",
        Owner,
        CALENDAR,
        &[
            ("date", "04/12/2026"),
            ("kind", "off"),
            ("name", "Nghỉ bão"),
            ("status", "confirmed"),
            ("source", "13/TB"),
        ],
    ),
    ("calendar/change_day", Owner, CALENDAR, &[]),
    ("calendar/confirm_day", Owner, CALENDAR, &[("source", "9301/TB-BNV")]),
    ("calendar/drop_day", Owner, CALENDAR, &[]),
    ("calendar/accept_proposal", Owner, CALENDAR, &[]),
    ("calendar/drop_proposal", Owner, CALENDAR, &[]),
    ("calendar/add_limit", Leader, LIMITS, &[("amount", "10"), ("date", "01/01/2027")]),
    ("calendar/switch_limit", Leader, LIMITS, &[]),
    ("calendar/change_office", Owner, LIMITS, &[]),
    ("calendar/change_numbers", Owner, LIMITS, &[]),
    ("calendar/change_goals", Owner, LIMITS, &[]),
    ("calendar/change_for_leaders", Leader, LIMITS, &[]),
    (
        "admin/add_person",
        Admin,
        "/quan-tri/nguoi-dung/moi",
        &[("username", "moi.nv"), ("name", "Nguyễn Văn Mới"), ("role_viewer", "on")],
    ),
    ("admin/change_person", Admin, VIEWER, &[("position", "Chuyên viên")]),
    ("admin/reset_password", Admin, VIEWER, &[]),
    ("admin/reset_second_factor", Admin, ADMIN, &[]),
    (
        "admin/add_unit",
        Owner,
        "/quan-tri/don-vi/moi",
        &[("code", "MOI"), ("name", "Đơn vị mới"), ("short_name", "Mới")],
    ),
    ("admin/change_unit", Owner, UNIT, &[("short_name", "KT-HT-ĐT")]),
    ("dashboard/ask", Leader, "/dieu-hanh", &[("question", "Vì sao giảm?"), ("due_on", "30/11/2026")]),
    ("indicator/decide", Leader, "/so-lieu?thang=2026-M10&ct=CT1", &[("step", "approve")]),
    ("indicator/close_year", Leader, "/so-lieu", &[]),
    ("indicator/explain", Clerk, "/so-lieu?thang=2026-M10&ct=CT2", &[("text", "Do lỗi đường truyền")]),
    ("indicator/confirm_file", Clerk, FILE, &[]),
    ("indicator/drop_file", Clerk, FILE, &[]),
    ("indicator/add", Admin, "/so-lieu/chi-tieu", &[("code", "KH115-1"), ("name", "Số lớp tập huấn")]),
    ("indicator/change", Admin, "/so-lieu/chi-tieu?ct=CT1", &[("formula_note", "Theo hướng dẫn của Sở")]),
    (
        "business/put_counts",
        Owner,
        "/doanh-nghiep?nam=2026&loai=enterprise&thang=2026-M10",
        &[("founded", "3")],
    ),
    ("business/put_stock", Owner, "/doanh-nghiep", &[("active", "1250")]),
    ("business/approve", Leader, "/doanh-nghiep", &[]),
    ("business/add_event", Owner, "/doanh-nghiep", &[("day", "12/10/2026")]),
    ("business/remove_event", Owner, "/doanh-nghiep", &[]),
    ("people/new_recovery_codes", Admin, "/tai-khoan", &[]),
    (
        "people/change_password",
        Officer,
        "/tai-khoan",
        &[("current_password", "sai"), ("new_password", "một câu dài và khó đoán")],
    ),
    ("people/sign_out_everywhere", Officer, "/tai-khoan", &[]),
    ("people/sign_out", Officer, "/tai-khoan", &[]),
];
