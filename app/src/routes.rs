//! The addresses of all pages, once: the table by which requests are guarded, and the builders of links.

mod business;
mod dialogue;
mod entry;

use domain::ids::{ImportId, PersonId, UnitId};

pub use business::{
    business, business_events_export, business_export, business_month, business_months, business_waiting,
};
pub use dialogue::{
    LIVE_DIALOGUES, asked, calendar, dialogue, dialogue_file, dialogue_has_code, dialogue_new, hall,
    organised, paper, paper_file, registration, staff_feed,
};
pub use entry::{
    behind, behind_now, chart_file, entry, entry_done, entry_kept, entry_of, entry_preset, entry_taken_over,
};

/// The public portal.
pub const PORTAL: &str = "/";
/// The plan for everyone.
pub const PLAN: &str = "/ke-hoach";
/// The accessibility statement.
pub const ACCESSIBILITY: &str = "/tro-nang";
/// The privacy notice.
pub const PRIVACY: &str = "/quyen-rieng-tu";
/// Sign in.
pub const SIGN_IN: &str = "/dang-nhap";
/// Second factor, enrolment of it, and a forced change of password: what stands between password and work.
pub const SECOND_FACTOR: &str = "/dang-nhap/xac-thuc";
/// The first administrator's set-up, by one-time link.
pub const SET_UP: &str = "/thiet-lap";
/// One's own account.
pub const ACCOUNT: &str = "/tai-khoan";
/// Setting up one's own second factor by choice.
pub const ACCOUNT_SECOND_FACTOR: &str = "/tai-khoan/lop-hai";
/// One's own account, right after the password was changed.
pub const ACCOUNT_PASSWORD_CHANGED: &str = "/tai-khoan?xong=mat-khau";
/// One's own recovery codes, shown once.
pub const ACCOUNT_CODES: &str = "/tai-khoan/ma-du-phong";
/// My day.
pub const TODAY: &str = "/hom-nay";
/// The board.
pub const BOARD: &str = "/bang";
/// Administration.
pub const ADMIN: &str = "/quan-tri";
/// Upload and preview of plans.
pub const ADMIN_PLAN: &str = "/quan-tri/ke-hoach";
/// The same, right after an uploaded plan was accepted.
pub const ADMIN_PLAN_ACCEPTED: &str = "/quan-tri/ke-hoach?xong=da-nhan";
/// The same, right after an uploaded plan was dropped.
pub const ADMIN_PLAN_DROPPED: &str = "/quan-tri/ke-hoach?xong=da-bo";
/// Accounts.
pub const ADMIN_PEOPLE: &str = "/quan-tri/nguoi-dung";
/// Units.
pub const ADMIN_UNITS: &str = "/quan-tri/don-vi";
/// The calendar of working days, and proposals after a late change of it.
pub const ADMIN_CALENDAR: &str = "/quan-tri/lich-lam-viec";
/// Limits of time.
pub const ADMIN_LIMITS: &str = "/quan-tri/thoi-han";
/// What became of messages.
pub const ADMIN_NOTICES: &str = "/quan-tri/thong-bao";
/// The public form; below it one case by its code.
pub const FEEDBACK: &str = "/phan-anh";
/// The query of a case that shows its receipt.
pub const RECEIPT: &str = "moi";
/// What of the public form's address says which poster led there.
pub const FROM: &str = "tai";
/// Looking a case up by code and secret.
pub const LOOK_UP: &str = "/tra-cuu";
/// Published questions and answers; below it one of them.
pub const ANSWERS: &str = "/hoi-dap";
/// The queue of cases; below it one case by its code.
pub const CASES: &str = "/xu-ly";
/// Entering a case on behalf.
pub const CASES_ENTER: &str = "/xu-ly/nhap-ho";
/// The poster with the QR code.
pub const CASES_POSTER: &str = "/xu-ly/to-dan";
/// Requests upward; below it one of them.
pub const CASES_REFERRALS: &str = "/xu-ly/kien-nghi";
/// Indicator 3: how many were answered in time.
pub const CASES_ON_TIME: &str = "/xu-ly/dung-han";
/// The queue, after a case was handed over to the leadership.
pub const CASES_HANDED_OVER: &str = "/xu-ly?chuyen=1";
/// The queue as a workbook.
pub const CASES_EXPORT: &str = "/xu-ly/xuat.xlsx";
/// Monthly values of indicators: a month to be entered and approved.
pub const ENTRY: &str = "/so-lieu";
/// Files of values; below it one that waits to be confirmed.
pub const ENTRY_IMPORT: &str = "/so-lieu/nhap";
/// How indicators are defined.
pub const ENTRY_DEFINE: &str = "/so-lieu/chi-tieu";
/// Files that bear out values.
pub const ENTRY_PROOFS: &str = "/so-lieu/tep";
/// Values to be taken along; with `.csv`, `.xlsx` or `.json` behind it.
pub const ENTRY_EXPORT: &str = "/so-lieu/xuat";
/// Counts of enterprises and household businesses, and the growth that follows.
pub const BUSINESS: &str = "/doanh-nghiep";
/// Indicators as everybody sees them.
pub const INDICATORS: &str = "/chi-tieu";
/// Dialogues as everybody sees them; below it one of them.
pub const DIALOGUES: &str = "/doi-thoai";
/// All dialogues as a calendar to subscribe to.
pub const DIALOGUES_FEED: &str = "/doi-thoai.ics";
/// Below it, the calendar of a member of staff by its secret key.
pub const STAFF_FEED: &str = "/lich-rieng";
/// The calendar of dialogues; below it one of them, for staff.
pub const CALENDAR: &str = "/lich";
/// In place of an id: the page that adds one.
pub const NEW: &str = "moi";
/// Where the language is switched (`?to=en&back=/…`).
pub const LANGUAGE: &str = "/ngon-ngu";
/// Where the theme is switched (`?to=dark&back=/…`).
pub const THEME: &str = "/giao-dien";
/// What leadership looks at; below it the rows behind an indicator, by its code.
pub const DASHBOARD: &str = "/dieu-hanh";
/// The same for a wall screen.
pub const WALL: &str = "/trinh-chieu";
/// Where files are sent to.
pub const FILES: &str = "/tep";

/// A file that bears out a value.
pub fn proof(id: domain::ids::FileId) -> String {
    format!("{ENTRY_PROOFS}/{id}")
}

/// A file of values that waits to be confirmed.
pub fn entry_import(id: domain::ids::ValueImportId) -> String {
    format!("{ENTRY_IMPORT}/{id}")
}

/// The values of a year as a file of that ending.
pub fn entry_export(ending: &str, year: i16) -> String {
    format!("{ENTRY_EXPORT}.{ending}?nam={year}")
}

/// The definition of the indicator of this code.
pub fn entry_define(code: &str) -> String {
    format!("{ENTRY_DEFINE}?ct={}#dinh-nghia", encoded(code))
}

/// One task, for example `/bang/II.4`.
pub fn task(code: &str) -> String {
    format!("{BOARD}/{code}")
}

/// One task in one period.
pub fn task_in(code: &str, period: &str) -> String {
    format!("{BOARD}/{code}?ky={period}")
}

/// One uploaded plan.
pub fn import(id: ImportId) -> String {
    format!("{ADMIN_PLAN}/{id}")
}

/// One case, for its sender.
pub fn feedback(code: &str) -> String {
    format!("{FEEDBACK}/{code}")
}

/// One case, for its sender, who has just done that with it.
pub fn feedback_done(code: &str, what: &str) -> String {
    format!("{FEEDBACK}/{code}?xong={what}")
}

/// The receipt of a case, for its sender.
pub fn receipt(code: &str) -> String {
    format!("{FEEDBACK}/{code}?{RECEIPT}")
}

/// The public form, by the poster of a place.
pub fn feedback_from(place: &str) -> String {
    format!("{FEEDBACK}?{FROM}={}", encoded(place))
}

/// Published answers that hold these words, of one field or all, after one of them.
pub fn answers_with(words: &str, category: &str, before: Option<domain::ids::PublishedId>) -> String {
    let mut query = Vec::new();
    if !words.is_empty() {
        query.push(format!("tim={}", encoded(words)));
    }
    if !category.is_empty() {
        query.push(format!("linh-vuc={}", encoded(category)));
    }
    if let Some(before) = before {
        query.push(format!("truoc={before}"));
    }
    if query.is_empty() { ANSWERS.to_owned() } else { format!("{ANSWERS}?{}", query.join("&")) }
}

/// A file of a case, for its sender.
pub fn feedback_file(code: &str, id: domain::ids::FeedbackFileId) -> String {
    format!("{FEEDBACK}/{code}/tep/{id}")
}

/// One case, for staff.
pub fn case(code: &str) -> String {
    format!("{CASES}/{code}")
}

/// A file of a case, for staff.
pub fn case_file(code: &str, id: domain::ids::FeedbackFileId) -> String {
    format!("{CASES}/{code}/tep/{id}")
}

/// One published question with its answer.
pub fn answer(id: domain::ids::PublishedId) -> String {
    format!("{ANSWERS}/{id}")
}

/// One request upward.
pub fn referral(id: domain::ids::ReferralId) -> String {
    format!("{CASES_REFERRALS}/{id}")
}

/// The page that makes a request upward of these cases.
pub fn new_referral(codes: &[String]) -> String {
    let query = if codes.is_empty() { String::new() } else { format!("?ma={}", encoded(&codes.join(","))) };
    format!("{CASES_REFERRALS}/{NEW}{query}")
}

/// Where the queue is taken along as a workbook; with the same query as the queue.
pub fn cases_export(query: &str) -> String {
    format!("{CASES_EXPORT}{query}")
}

/// The queue that several cases were assigned from, with what became of it behind a ticket.
pub fn cases_assigned(back: &str, ticket: &str) -> String {
    let is_queue = back.strip_prefix(CASES).is_some_and(|rest| rest.is_empty() || rest.starts_with('?'));
    let back = if is_queue { back } else { CASES };
    format!("{back}{}giao={ticket}", if back.contains('?') { '&' } else { '?' })
}

/// The page that shows the receipt of a case entered on behalf once.
pub fn case_entered(ticket: &str) -> String {
    format!("{CASES_ENTER}?mot-lan={ticket}")
}

/// One stored file.
pub fn file(id: domain::ids::FileId) -> String {
    format!("{FILES}/{id}")
}

/// The sign-in page that leads back to `path` afterwards.
pub fn sign_in_then(path: &str) -> String {
    format!("{SIGN_IN}?toi={}", encoded(path))
}

/// The page of what is still due after the password; leads on to `path`.
pub fn arrival_then(path: &str) -> String {
    format!("{SECOND_FACTOR}?toi={}", encoded(path))
}

/// The one-time set-up link of the first administrator.
pub fn set_up(token: &str) -> String {
    format!("{SET_UP}/{token}")
}

/// The page that shows the recovery codes behind a ticket once; leads on to `path`.
pub fn recovery_codes(ticket: &str, path: &str) -> String {
    format!("{ACCOUNT_CODES}?mot-lan={ticket}&toi={}", encoded(path))
}

/// The accounts, with the given password behind a ticket.
pub fn given_password(ticket: &str) -> String {
    format!("{ADMIN_PEOPLE}?mot-lan={ticket}")
}

/// One account, or the page that adds one.
pub fn admin_person(id: Option<PersonId>) -> String {
    format!("{ADMIN_PEOPLE}/{}", id.map_or_else(|| NEW.to_owned(), |id| id.to_string()))
}

/// One unit, or the page that adds one.
pub fn admin_unit(id: Option<UnitId>) -> String {
    format!("{ADMIN_UNITS}/{}", id.map_or_else(|| NEW.to_owned(), |id| id.to_string()))
}

/// A year of the calendar.
pub fn admin_calendar(year: i16) -> String {
    format!("{ADMIN_CALENDAR}?nam={year}")
}

/// The notices of one state, or all.
pub fn notices_in(state: Option<&str>) -> String {
    state.map_or_else(|| ADMIN_NOTICES.to_owned(), |state| format!("{ADMIN_NOTICES}?trang-thai={state}"))
}

/// Who may open a page at all. What they may see on it is asked again by its use cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone.
    Public,
    /// Someone between password and full sign-in.
    Arriving,
    /// Signed-in staff.
    Staff,
}

/// The audience of an address.
pub fn audience(path: &str) -> Audience {
    let below =
        |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
    if path == SECOND_FACTOR {
        Audience::Arriving
    } else if [TODAY, BOARD, CASES, ENTRY, BUSINESS, CALENDAR, ADMIN, ACCOUNT, FILES, DASHBOARD, WALL]
        .into_iter()
        .any(below)
    {
        Audience::Staff
    } else {
        Audience::Public
    }
}

/// True if the page at an address is more than plain HTML: if the browser loads code for it. A receipt does for the
/// button that prints it: whoever sent the form has the code already.
pub fn has_code(path: &str, query: &str) -> bool {
    let is_receipt =
        path.strip_prefix(FEEDBACK).is_some_and(|rest| rest.starts_with('/')) && query == RECEIPT;
    path == FEEDBACK
        || is_receipt
        || dialogue_has_code(path)
        || (audience(path) == Audience::Staff && path != ACCOUNT_CODES && !path.starts_with(FILES))
}

/// An address as the value of a query parameter.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// `path` if it is an address of this site, and the given one otherwise: no redirect leads elsewhere.
pub fn local_or<'a>(path: &'a str, otherwise: &'a str) -> &'a str {
    let is_local = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if is_local { path } else { otherwise }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_pages_are_for_staff() {
        for (path, whose) in [
            ("/", Audience::Public),
            ("/ke-hoach", Audience::Public),
            ("/bang", Audience::Staff),
            ("/bang/II.4", Audience::Staff),
            ("/bangkok", Audience::Public),
            ("/so-lieu/nhap", Audience::Staff),
            ("/doanh-nghiep", Audience::Staff),
            ("/so-lieu/xuat.csv", Audience::Staff),
            ("/doanh-nghiep/bien-dong.csv", Audience::Staff),
            ("/chi-tieu", Audience::Public),
            ("/doi-thoai/1", Audience::Public),
            ("/lich/1", Audience::Staff),
            ("/lich-rieng/1-x.ics", Audience::Public),
            ("/dieu-hanh/CT3/bieu-do.png", Audience::Staff),
            ("/trinh-chieu", Audience::Staff),
            ("/quan-tri/ke-hoach", Audience::Staff),
            ("/dang-nhap", Audience::Public),
            ("/dang-nhap/xac-thuc", Audience::Arriving),
        ] {
            assert_eq!(audience(path), whose, "{path}");
        }
    }

    #[test]
    fn an_assignment_leads_back_to_the_queue_alone() {
        assert_eq!(cases_assigned("/xu-ly?xem=qua-han", "t"), "/xu-ly?xem=qua-han&giao=t");
        for elsewhere in ["/xu-ly", "", "//example.org", "/xu-ly/nhap-ho", "https://example.org"] {
            assert_eq!(cases_assigned(elsewhere, "t"), "/xu-ly?giao=t");
        }
    }

    #[test]
    fn a_redirect_never_leaves_the_site() {
        for path in ["https://example.org", "//example.org", "/\\example.org", "bang", "/a\r\nb"] {
            assert_eq!(local_or(path, "/"), "/");
        }
        assert_eq!(local_or("/bang?ky=2026-Q4", "/"), "/bang?ky=2026-Q4");
    }
}
