//! Who is answered how, at every address: a table that a person can review. `BLESS=1` writes it anew.

use std::fmt::Write;
use std::path::Path;

use nhipcau_tests::{Browser, Member, World};

/// Every page, with an example where the address holds a variable.
const PAGES: [&str; 67] = [
    "/",
    "/ke-hoach",
    "/phan-anh",
    "/phan-anh/LTN-26-AAAAAAA-A",
    "/tra-cuu",
    "/hoi-dap",
    "/hoi-dap/1",
    "/doi-thoai",
    "/doi-thoai/1",
    "/doi-thoai/1/man-hinh",
    "/doi-thoai/1/dang-ky/1-x",
    "/doi-thoai/1/cau-hoi/1-x",
    "/doi-thoai.ics",
    "/tro-nang",
    "/quyen-rieng-tu",
    "/dang-nhap",
    "/dang-nhap/xac-thuc",
    "/thiet-lap/khong-dung",
    "/tai-khoan",
    "/tai-khoan/lop-hai",
    "/tai-khoan/ma-du-phong",
    "/hom-nay",
    "/bang",
    "/bang/II.4",
    "/bang/IX.9",
    "/lich",
    "/lich/moi",
    "/lich/1",
    "/lich/1/in/minutes",
    "/lich/1/van-ban/minutes",
    "/lich-rieng/1-x.ics",
    "/xu-ly",
    "/xu-ly/LTN-26-AAAAAAA-A",
    "/xu-ly/nhap-ho",
    "/xu-ly/to-dan",
    "/xu-ly/kien-nghi",
    "/xu-ly/kien-nghi/moi",
    "/xu-ly/dung-han",
    "/xu-ly/xuat.xlsx",
    "/so-lieu",
    "/so-lieu/nhap",
    "/so-lieu/nhap/1",
    "/so-lieu/chi-tieu",
    "/so-lieu/xuat.csv",
    "/so-lieu/tep/1",
    "/doanh-nghiep",
    "/doanh-nghiep/xuat.csv",
    "/doanh-nghiep/bien-dong.csv",
    "/chi-tieu",
    "/dieu-hanh",
    "/dieu-hanh/CT3",
    "/dieu-hanh/CT9",
    "/dieu-hanh/CT3/bieu-do.svg",
    "/dieu-hanh/CT3/bieu-do.png",
    "/trinh-chieu",
    "/quan-tri",
    "/quan-tri/ke-hoach",
    "/quan-tri/ke-hoach/1",
    "/quan-tri/nguoi-dung",
    "/quan-tri/nguoi-dung/moi",
    "/quan-tri/nguoi-dung/1",
    "/quan-tri/don-vi",
    "/quan-tri/don-vi/moi",
    "/quan-tri/thong-bao",
    "/quan-tri/lich-lam-viec",
    "/quan-tri/thoi-han",
    "/tep/1",
];

#[tokio::test]
async fn the_table_of_pages_and_roles_is_as_it_was_reviewed() {
    let world = World::new().await;
    let mut everyone: Vec<(&str, Browser)> = vec![("stranger", world.browser())];
    for (name, member) in [
        ("admin", Member::Admin),
        ("leader", Member::Leader),
        ("owner", Member::Owner),
        ("officer", Member::Officer),
        ("one-stop", Member::Clerk),
        ("head", Member::Head),
        ("viewer", Member::Viewer),
    ] {
        everyone.push((name, world.signed_in(member).await.browser));
    }
    let mut table = String::from("The status of every page per role; > leads on\n\n");
    let _ = write!(table, "{:<26}", "");
    for (name, _) in &everyone {
        let _ = write!(table, "{name:<16}");
    }
    for page in PAGES {
        let _ = write!(table, "\n{page:<26}");
        for (_, browser) in &everyone {
            let answer = browser.asks(page).await;
            let to = answer.header("location").split('?').next().unwrap_or_default();
            let cell = if to.is_empty() { answer.status.as_str().to_owned() } else { format!("> {to}") };
            let _ = write!(table, "{cell:<16}");
        }
    }
    let table: Vec<_> = table.lines().map(str::trim_end).collect();
    agree("routes.txt", &format!("{}\n", table.join("\n")));
}

/// The table is the one that was reviewed, or becomes it.
pub fn agree(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("http").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(reviewed, now, "if this is meant, run with BLESS=1 and review {name}");
}
