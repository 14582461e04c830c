//! Who may post what: every address that takes a post, by every role, as a table that a person can review.
//! `BLESS=1` writes it anew. Each form is the one that its page offers to somebody who may, filled in so that it
//! goes through; everybody sends that same form. Where it went through, the next one finds the ward as it was before.

mod dialogues;
mod ground;
mod offered;

use std::collections::BTreeSet;
use std::fmt::Write;

use http::{Request, StatusCode, header};
use nhipcau_tests::{Answer, Browser, Form, Member, World};

use self::ground::Ground;
use self::offered::{OFFERED, Offered};
use crate::feedback_public::filled;
use crate::roles::agree;

const FUNCTIONS: &str = "/api/ui/";
const BOARD: &str = "/api/ui/board";

/// Who sends; the sender of a case holds the cookie of their own one.
const EVERYONE: [(&str, Option<Member>); 10] = [
    ("stranger", None),
    ("sender", None),
    ("admin", Some(Member::Admin)),
    ("leader", Some(Member::Leader)),
    ("owner", Some(Member::Owner)),
    ("officer", Some(Member::Officer)),
    ("other unit", Some(Member::Neighbour)),
    ("one-stop", Some(Member::Clerk)),
    ("head", Some(Member::Head)),
    ("viewer", Some(Member::Viewer)),
];

/// The form of a page that posts to this address, filled in.
async fn form_of(ground: &Ground, &(name, to, at, typed): &Offered) -> Form {
    let path = name.split([':', ',']).next().unwrap_or_default();
    let page = ground.who(to).opens(&ground.page(at)).await;
    let step = name.strip_prefix("case/step: ").map(|step| step.split(',').next().unwrap_or_default());
    let form = match step {
        Some("approve" | "return") => page.form("form#duyet"),
        Some(step) => page.form(&format!("form#buoc-{step}")),
        None if path.starts_with("dialogue/") => page.form(&dialogues::form_at(name)),
        None if path == "move-task" => page.form("[data-task='II.4'] form.menu-panel"),
        None if path == "case/duplicate" => {
            page.form("form[action$='case/duplicate']:has([name=of]:not([type=hidden]))")
        }
        None => page.form(&format!("form[action='{FUNCTIONS}{path}']")),
    };
    let form = match step {
        Some(step @ ("approve" | "return")) => form.with("step", step),
        Some("assign") => {
            let units = page.attributes("form#buoc-assign select[name=unit] option", "value");
            form.with("unit", units.iter().find(|unit| !unit.is_empty()).expect("a unit is offered"))
        }
        _ => form,
    };
    let form = match path {
        "cases/assign" => {
            let chosen = page.attributes("input[name='cases[]']", "value");
            let fresh =
                chosen.iter().find(|case| case.starts_with(&ground.fresh)).expect("a row of the queue");
            form.and("cases[]", fresh)
        }
        "task/work/tick" => {
            let tick = page.attribute("form[action$='task/work/tick'] [name=tick]", "value");
            form.with("tick", &tick.expect("a line to tick"))
        }
        _ => form,
    };
    typed.iter().fold(form, |form, (name, value)| form.with(name, &ground.value(value)))
}

/// Everything that may be posted: the forms of pages, and what no page of staff offers.
async fn posts(ground: &Ground) -> Vec<(String, Form)> {
    let mut posts = Vec::new();
    for offered in OFFERED.iter().chain(dialogues::OFFERED) {
        posts.push((format!("{FUNCTIONS}{}", offered.0), form_of(ground, offered).await));
    }
    let viewer = ground.who(Member::Viewer);
    for (name, fields) in [
        ("feedback/similar", vec![("text", "vỉa hè đọng nước")]),
        ("people/sign_in", vec![("username", &*viewer.username), ("password", &viewer.password)]),
        ("people/second_factor", vec![("one_time_code", "000000")]),
        ("people/confirm_second_factor", vec![("one_time_code", "000000")]),
        ("people/set_up_is_open", vec![("token", "khong-dung")]),
        (
            "people/set_up",
            vec![
                ("token", "x"),
                ("name", "Ai đó"),
                ("username", "ai.do"),
                ("new_password", "một câu dài và khó đoán"),
            ],
        ),
    ] {
        let path = format!("{FUNCTIONS}{name}");
        posts.push((path.clone(), Form::made_up("/", &path, &fields)));
    }
    let text = "Ghi chú kèm theo".as_bytes();
    let evidence = ground.who(Member::Officer).opens("/bang/II.4").await.form("form#them-tep");
    posts.push(("/tep".to_owned(), evidence.with_file("file", "ghi-chu.txt", text)));
    let plan = ground.who(Member::Owner).opens("/quan-tri/ke-hoach").await.form("form#tai-len");
    let upload = plan.with_file("file", "ke-hoach.txt", crate::plan::changed_plan().as_bytes());
    posts.push(("/quan-tri/ke-hoach".to_owned(), upload));
    let entry = ground.who(Member::Clerk).opens("/xu-ly/nhap-ho").await.form("form#nhap-ho");
    let entry = [
        ("kind", "household"),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912345679"),
        ("address", "12 Bạch Đằng"),
        ("content", "Đèn đường trước số 12 Bạch Đằng hỏng đã một tuần."),
        ("category", "infrastructure"),
        ("channel", "phone"),
        ("consent", "on"),
    ]
    .into_iter()
    .fold(entry, |form, (name, value)| form.with(name, value));
    posts.push(("/xu-ly/nhap-ho".to_owned(), entry));
    let clerk = ground.who(Member::Clerk);
    let value = clerk.opens("/so-lieu?thang=2026-M10&ct=CT4").await.form("form#nhap-so");
    let value = value.with("numerator", "165").with("denominator", "180").with("act", "submit");
    posts.push(("/so-lieu".to_owned(), value));
    let table = "Mã;Tháng;Tử số;Mẫu số\nCT4;2026-10;165;180\n".as_bytes();
    let values = clerk.opens("/so-lieu/nhap").await.form("form#tai-len").with_file("file", "a.csv", table);
    posts.push(("/so-lieu/nhap".to_owned(), values));
    let new = filled(&ground.world, &ground.world.browser()).await.with("phone", "0912345678");
    posts.push(("/phan-anh".to_owned(), new));
    let (code, secret) = &ground.own;
    let look_up = Form::made_up("/tra-cuu", "/tra-cuu", &[("code", code), ("secret", secret)]);
    posts.push(("/tra-cuu".to_owned(), look_up));
    let here = ground.sender.opens(&format!("/phan-anh/{code}")).await;
    posts.extend(dialogues::of_public(ground).await);
    posts.push(("/phan-anh/{code}".to_owned(), here.form("form#nhan").with("text", "Nước vẫn còn đọng.")));
    posts
}

/// Everybody's browser in a ward that begins where another one stood.
fn browsers(ground: &Ground, world: &World) -> Vec<(&'static str, Browser)> {
    let known = |member| &ground.who(member).browser;
    let carry = |from: &Browser, name: &str| {
        let browser = world.browser();
        browser.takes_cookie(name, &from.cookie(name).expect("a cookie"));
        browser
    };
    EVERYONE
        .into_iter()
        .map(|(name, member)| match (name, member) {
            ("sender", _) => (name, carry(&ground.sender, "pa")),
            (_, Some(member)) => (name, carry(known(member), "nhipcau")),
            _ => (name, world.browser()),
        })
        .collect()
}

async fn asks_for_board(browser: &Browser) -> Answer {
    let query = domain::board::BoardQuery::default();
    let request = Request::post(BOARD)
        .header(header::CONTENT_TYPE, "application/x-postcard")
        .header(header::ACCEPT, "application/x-postcard");
    browser.sends_with(request, postcard::to_allocvec(&query).unwrap()).await
}

fn cell(answer: &Answer) -> String {
    match answer.status {
        status if status.is_success() => "done".to_owned(),
        StatusCode::UNAUTHORIZED => "sign in".to_owned(),
        StatusCode::FORBIDDEN => "-".to_owned(),
        StatusCode::NOT_FOUND => "unknown".to_owned(),
        status => status.as_str().to_owned(),
    }
}

#[tokio::test]
async fn the_table_of_posts_and_roles_is_as_it_was_reviewed() {
    let ground = Ground::new().await;
    let mut posts: Vec<(String, Option<Form>)> =
        posts(&ground).await.into_iter().map(|(name, form)| (name, Some(form))).collect();
    posts.push((BOARD.to_owned(), None));
    posts.sort_by(|one, other| one.0.cmp(&other.0));
    let known: BTreeSet<&str> =
        posts.iter().map(|(name, _)| name.split([':', ',']).next().unwrap_or_default()).collect();
    let registered: BTreeSet<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let functions = known.iter().copied().filter(|path| path.starts_with(FUNCTIONS)).collect();
    assert_eq!(registered, functions, "every server function stands in the table");
    // One route takes all server functions.
    let others = known.len() - registered.len();
    assert_eq!(include_str!("../../server/src/router.rs").matches("post(").count(), others + 1);

    ground.world.service.close().await;
    let mut table = String::from(
        "What becomes of a post, per role: done; -, may not; unknown, told of nothing there; sign in; or the status of\n\
         a refusal for what was posted. “officer” is of the unit in charge, “head” of the neighbourhood that the case of\n\
         most forms comes from; “sender” holds its secret.\n\n",
    );
    let _ = write!(table, "{:<41}", "");
    for (name, _) in EVERYONE {
        let _ = write!(table, "{name:<11}");
    }
    let mut world = ground.world.again().await;
    let mut there = browsers(&ground, &world);
    let before = world.rows().await;
    for (name, form) in &posts {
        let _ = write!(table, "\n{name:<41}");
        for at in 0..EVERYONE.len() {
            let (who, browser) = &there[at];
            let answer = match form {
                Some(form) => browser.tells(form).await,
                None => asks_for_board(browser).await,
            };
            assert!(!answer.status.is_server_error(), "{name} by {who}: {}", answer.text());
            let _ = write!(table, "{:<11}", cell(&answer));
            if answer.status.is_success() {
                world = ground.world.again().await;
                there = browsers(&ground, &world);
            } else {
                assert_eq!(world.rows().await, before, "{name} by {who} was refused and left something");
            }
        }
    }
    let table: Vec<_> = table.lines().map(str::trim_end).collect();
    agree("posts.txt", &format!("{}\n", table.join("\n")));
}

#[tokio::test]
async fn a_plain_post_of_a_stranger_leads_to_the_sign_in_page() {
    let world = World::new().await;
    let before = world.rows().await;
    for (page, place) in [
        ("/bang/II.4", "/api/ui/task/note"),
        ("/xu-ly", "/api/ui/cases/assign"),
        ("/quan-tri/nguoi-dung/moi", "/api/ui/admin/add_person"),
        ("/xu-ly/nhap-ho", "/xu-ly/nhap-ho"),
        ("/quan-tri/ke-hoach", "/quan-tri/ke-hoach"),
        ("/bang/II.4", "/tep"),
    ] {
        let form = Form::made_up(page, place, &[("code", "II.4"), ("period", "2026-Q4"), ("text", "x")]);
        let shown = world.browser().presses(&form).await;
        shown.must_be_at("/dang-nhap");
    }
    assert_eq!(world.rows().await, before);
}
