//! Plans of other wards, written for these tests: other numbers of groups, unit names in columns, other headings,
//! merged cells, missing sums, and arbitrary text.

use domain::board::{TermKind, WardRole};
use domain::plan::{
    Block, Cell, DifferenceKind, Document, Draft, Field, ItemKind, OpenPoint, ReportKind, Row, Shown, Why,
};
use proptest::prelude::*;

const REAL: &str = include_str!("../../../server/service/data/ke-hoach-nq02-2026.txt");

const OTHER: &str = "ỦY BAN NHÂN DÂN
PHƯỜNG TÂN HƯNG

Số: 58/KH-UBND\tTân Hưng, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Cải thiện môi trường kinh doanh
trên địa bàn phường năm 2026

Căn cứ Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ về cải thiện môi trường kinh doanh;

I. MỤC ĐÍCH, MỤC TIÊU
- Giảm 20% số hồ sơ trễ hạn so với năm 2025.
- Giảm 20% so với năm 2025 số hồ sơ phải bổ sung.

III. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Nội vụ và Công an phường:
- Gửi báo cáo quý về UBND thành phố chậm nhất ngày 10/12/2026.
2. Văn phòng HĐND và UBND: Theo dõi, đôn đốc.

PHỤ LỤC
TT\tNội dung công việc\tThời gian thực hiện\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tCột lạ
(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)
A\tHạ tầng\t\t\t\t\t
1\tRà soát hạ tầng thương mại\tTrước 30/6/2026\tPhòng Nội vụ\tCông an phường, Văn phòng HĐND và UBND phường\tBáo cáo\t
2\tLập danh mục\tQuý III/2026\tPhòng Nội Vụ\tCác đơn vị liên quan\t\t
2\tTrùng số\tHàng quý\tCông an phường\t\t\t

TT\tNội dung công việc\tThời gian thực hiện\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tCột lạ
3\tViệc bị ngắt trang có phần chữ còn dang dở\tkhi nào rảnh\tUBND phường\t\t\t
\tphần tiếp theo của việc trên\t\t\t\t\t
B\tChuyển đổi số\t\t\t\t\t
1\tMở lớp tập huấn\tChậm nhất 15/7/2026\tTrung tâm Phục vụ hành chính công\t\t\t
";

fn read(text: &str) -> Draft {
    Draft::read(&Document::from_text(text))
}

/// A plan of one table of tasks with the usual columns.
fn with_rows(rows: &str) -> Draft {
    read(&format!(
        "KẾ HOẠCH\nThử năm 2026\nSTT\tNhiệm vụ\tNhiệm vụ chủ trì\tNhiệm vụ phối hợp\tThời hạn hoàn thành\n{rows}"
    ))
}

#[test]
fn another_wards_head() {
    let draft = read(OTHER);
    assert_eq!(draft.number.map(|q| q.value).as_deref(), Some("58/KH-UBND"));
    assert_eq!(draft.issued_on.map(|q| q.value.to_string()).as_deref(), Some("2026-03-05"));
    assert_eq!(draft.issuer.map(|q| q.value).as_deref(), Some("ỦY BAN NHÂN DÂN PHƯỜNG TÂN HƯNG"));
    assert_eq!(
        draft.title.map(|q| q.value).as_deref(),
        Some("Cải thiện môi trường kinh doanh trên địa bàn phường năm 2026")
    );
    assert_eq!(draft.year.map(|q| q.value), Some(2026));
    assert_eq!(draft.said_total, None);
}

#[test]
fn another_wards_units_and_reports() {
    let draft = read(OTHER);
    let units: Vec<(&str, Option<&str>)> =
        draft.units.iter().map(|u| (u.name.as_str(), u.code.as_deref())).collect();
    assert_eq!(
        units,
        [
            ("Phòng Nội vụ", None),
            ("Công an phường", Some("CAP")),
            ("Văn phòng HĐND và UBND", Some("VPHDND")),
            ("UBND phường", None),
            ("Trung tâm Phục vụ hành chính công", Some("TTPVHCC")),
        ]
    );
    assert_eq!(draft.units[0].aliases, ["Phòng Nội Vụ"]);
    assert_eq!(draft.units[2].duties[0].text, "Theo dõi, đôn đốc.");
    let duty = &draft.report_duties[0];
    assert_eq!(
        (duty.kind, duty.last_day.map(|d| d.to_string()).as_deref()),
        (ReportKind::Quarter, Some("2026-12-10"))
    );
    assert_eq!(duty.recipient.as_deref(), None, "the recipient follows other words and is not guessed");
}

#[test]
fn another_wards_tasks() {
    let draft = read(OTHER);
    let sizes: Vec<(&str, usize)> = draft.groups.iter().map(|g| (g.code.as_str(), g.tasks.len())).collect();
    assert_eq!(sizes, [("A", 4), ("B", 1)]);
    let tasks: Vec<_> = draft.tasks().collect();
    assert_eq!(tasks[0].lead_unit.as_deref(), Some("Phòng Nội vụ"));
    assert_eq!(tasks[0].support_units, ["Công an phường", "Văn phòng HĐND và UBND"]);
    assert_eq!(tasks[0].product.as_deref(), Some("Báo cáo"));
    assert_eq!(tasks[0].role, None);
    let term = tasks[0].term.clone().unwrap();
    assert_eq!((term.kind, term.due_on.unwrap().to_string()), (TermKind::FixedDate, "2026-06-29".to_owned()));
    assert_eq!(tasks[1].lead_unit.as_deref(), Some("Phòng Nội vụ"), "the same unit in another spelling");
    assert_eq!(tasks[2].code, "A.2b", "a number that is taken gets a letter");
    assert_eq!(tasks[3].code, "A.3");
    assert_eq!(tasks[3].text, "Việc bị ngắt trang có phần chữ còn dang dở phần tiếp theo của việc trên");
    let why: Vec<(Why, u32)> = draft.not_understood.iter().map(|n| (n.why, n.line)).collect();
    assert!(why.contains(&(Why::Column, 22)), "{why:?}");
    assert!(why.contains(&(Why::Number, 27)), "{why:?}");
    assert!(why.contains(&(Why::Term, 30)), "{why:?}");
    assert!(draft.open.iter().any(|o| o.point == OpenPoint::Baseline && o.about.as_deref() == Some("2025")));
}

#[test]
fn groups_without_numbers_and_tables_without_groups() {
    let draft = with_rows("1\tViệc một\tx\t\tThường xuyên\n2\tViệc hai\t\tX\tThường xuyên\n");
    assert_eq!(draft.tasks().map(|t| t.code.as_str()).collect::<Vec<_>>(), ["I.1", "I.2"]);
    assert!(draft.open.iter().any(|o| o.point == OpenPoint::GroupName));
    let arabic = with_rows(
        "1\tNhóm một\t\t\t\n1.1\tViệc\tx\t\tNăm 2026\n1.2\tViệc nữa\tx\t\tNăm 2026\n2\tNhóm hai\t\t\t\n2.1\tViệc khác\t\tx\tQuý I\n",
    );
    assert_eq!(arabic.tasks().map(|t| t.code.as_str()).collect::<Vec<_>>(), ["1.1", "1.2", "2.1"]);
    let inline = with_rows("\tII. Cải cách thủ tục\t\t\t\nII.3\tViệc\tx\t\tNăm 2026\n");
    assert_eq!(inline.tasks().map(|t| t.code.as_str()).collect::<Vec<_>>(), ["II.3"]);
}

#[test]
fn marks_that_contradict_are_shown_and_the_row_goes_in() {
    let draft = with_rows("I\tNhóm\t\t\t\n1\tCả hai\tx\tx\tNăm 2026\n2\tDấu lạ\t?\t\tNăm 2026\n");
    let roles: Vec<Option<WardRole>> = draft.tasks().map(|t| t.role).collect();
    assert_eq!(roles, [None, None]);
    assert_eq!(draft.not_understood.iter().map(|n| n.why).collect::<Vec<_>>(), [Why::Role, Why::Role]);
}

#[test]
fn text_between_rows_is_shown_and_the_table_goes_on() {
    let draft =
        with_rows("I\tNhóm\t\t\t\n1\tViệc\tx\t\tNăm 2026\nMột dòng lạc\n2\tViệc hai\tx\t\tNăm 2026\n");
    assert_eq!(draft.found_total, 2);
    assert_eq!(draft.not_understood[0].text, "Một dòng lạc");
}

#[test]
fn a_wrong_sum_is_open() {
    let draft = with_rows("I\tNhóm\t\t\t\n1\tViệc\tx\t\tNăm 2026\n\tTổng số: 3 nhiệm vụ\t\t\t\n");
    assert_eq!((draft.said_total.as_ref().map(|q| q.value), draft.found_total), (Some(3), 1));
    assert!(draft.open.iter().any(|o| o.point == OpenPoint::Sum));
}

#[test]
fn a_heading_of_two_rows_and_cells_merged_downwards() {
    let cell = |text: &str, span: u32| Cell { text: text.to_owned(), span, continued: false };
    let below = || Cell { text: String::new(), span: 1, continued: true };
    let row = |line: u32, cells: Vec<Cell>| Row { line, cells };
    let document = Document {
        blocks: vec![Block::Table {
            rows: vec![
                row(
                    1,
                    vec![
                        cell("STT", 1),
                        cell("Nhiệm vụ", 1),
                        cell("Đơn vị thực hiện", 2),
                        cell("Thời hạn", 1),
                    ],
                ),
                row(2, vec![below(), below(), cell("Chủ trì", 1), cell("Phối hợp", 1), below()]),
                row(3, vec![cell("I. Nhóm trải hết hàng", 5)]),
                row(
                    4,
                    vec![
                        cell("1", 1),
                        cell("Việc", 1),
                        cell("Phòng Nội vụ", 1),
                        cell("Công an", 1),
                        cell("Quý I/2026", 1),
                    ],
                ),
                row(5, vec![cell("2", 1), cell("Việc hai", 1), below(), cell("", 1), below()]),
                row(6, vec![cell("Nhóm không số", 5)]),
                row(
                    7,
                    vec![cell("1", 1), cell("Việc ba", 1), cell("x", 1), cell("", 1), cell("Hàng năm", 1)],
                ),
            ],
        }],
    };
    let draft = Draft::read(&document);
    let codes: Vec<&str> = draft.tasks().map(|t| t.code.as_str()).collect();
    assert_eq!(codes, ["I.1", "I.2", "II.1"]);
    let tasks: Vec<_> = draft.tasks().collect();
    assert_eq!(tasks[1].lead_unit.as_deref(), Some("Phòng Nội vụ"));
    assert_eq!(tasks[1].term_text.as_deref(), Some("Quý I/2026"));
    assert!(draft.quotes().into_iter().all(|quote| document.says(quote)));
}

#[test]
fn targets_in_a_table() {
    let draft = read(
        "STT\tChỉ tiêu\tĐVT\tMục tiêu 2026\tĐơn vị theo dõi\n1\tMột\t%\t≥ 95\tCông an phường\n2\tHai\thồ sơ\tGiảm 20% so với năm 2025\tPhòng Nội vụ\n3\tBa\t%\tPhấn đấu cao nhất\t\n",
    );
    let found: Vec<String> = draft
        .indicators
        .iter()
        .map(|i| i.target.map_or("-".to_owned(), |t| format!("{} {}", t.op.code(), t.value)))
        .collect();
    assert_eq!(found, ["gte 95", "decrease 20", "-"]);
    assert_eq!(draft.not_understood[0].why, Why::Target);
    assert_eq!(draft.indicators[2].target_text.as_deref(), Some("Phấn đấu cao nhất"));
}

#[test]
fn nothing_said_is_null() {
    let json = serde_json::to_value(Shown::from(&read("Một đoạn văn"))).unwrap();
    assert_eq!(json["title"], serde_json::Value::Null);
    assert_eq!(json["found_total"], 0);
    let real = serde_json::to_value(Shown::from(&read(REAL))).unwrap();
    assert_eq!(real["groups"][1]["tasks"][3]["code"], "II.4");
    assert_eq!(real["groups"][1]["tasks"][3]["lead_unit"], serde_json::Value::Null);
    assert_eq!(real["indicators"][1]["op"], "gte");
    assert_eq!(real["indicators"][1]["target"], 80);
    assert_eq!(real["report_duties"][0]["last_day"], "2026-05-20");
}

#[test]
fn the_same_document_has_no_differences() {
    let draft = read(REAL);
    assert!(Draft::diff(&draft, &draft).is_empty());
}

#[test]
fn a_renumbered_task_is_the_same_task() {
    let old = read(REAL);
    // II.5 goes, so 6 to 9 move up; III.4 gets another term; a task is added to IV.
    let changed = REAL
        .replace("5\tTăng cường kiểm soát quy định thủ tục hành chính\tx\t\tThường xuyên\n", "")
        .replace("\n6\tRà soát, đánh giá", "\n5\tRà soát, đánh giá")
        .replace("\tx\t\tNăm 2026", "\tx\t\tTrước 30/9/2026")
        .replace("\nV\tHỗ trợ thực chất", "\n2\tMở chợ đêm bên sông\tx\t\tQuý IV/2026\nV\tHỗ trợ thực chất");
    let differences = Draft::diff(&old, &read(&changed));
    let tasks: Vec<(&str, DifferenceKind, Option<Field>)> = differences
        .iter()
        .filter(|d| d.item == ItemKind::Task)
        .map(|d| (d.key.as_str(), d.kind, d.field))
        .collect();
    assert_eq!(
        tasks,
        [
            ("task:II.5:code", DifferenceKind::Changed, Some(Field::Code)),
            ("task:III.4:term", DifferenceKind::Changed, Some(Field::Term)),
            ("task:IV.2", DifferenceKind::Added, None),
            ("task:II.5", DifferenceKind::Gone, None),
        ]
    );
}

#[test]
fn a_reworded_task_keeps_its_row() {
    let old = read(REAL);
    let changed = REAL.replace(
        "5\tTăng cường kiểm soát quy định thủ tục hành chính",
        "5\tTăng cường kiểm tra, kiểm soát các quy định về thủ tục hành chính",
    );
    let differences = Draft::diff(&old, &read(&changed));
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].key, "task:II.5:text");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Any text is read without a panic, and every quote stands in it.
    #[test]
    fn arbitrary_text(text in "(\\PC|\t|\n|[0-9IVX.:/ -]|STT|Nhiệm vụ|Thời hạn|KẾ HOẠCH|số |ngày |báo cáo |trước ){0,120}") {
        let document = Document::from_text(&text);
        let draft = Draft::read(&document);
        for quote in draft.quotes() {
            prop_assert!(document.says(quote), "{quote:?}");
        }
    }

    /// The real plan with lines cut, doubled and changed.
    #[test]
    fn a_damaged_plan(cuts in prop::collection::vec((0usize..150, 0u8..4, 0usize..400), 1..12)) {
        let mut lines: Vec<String> = REAL.lines().map(str::to_owned).collect();
        for (at, how, place) in cuts {
            let at = at % lines.len();
            match how {
                0 => { lines.remove(at); }
                1 => { let copy = lines[at].clone(); lines.insert(at, copy); }
                2 => { lines[at] = lines[at].chars().take(place).collect(); }
                _ => { lines[at] = lines[at].replace('\t', " "); }
            }
        }
        let document = Document::from_text(&lines.join("\n"));
        let draft = Draft::read(&document);
        for quote in draft.quotes() {
            prop_assert!(document.says(quote), "{quote:?}");
        }
        prop_assert_eq!(draft.found_total as usize, draft.tasks().count());
        let mut codes: Vec<&str> = draft.tasks().map(|t| t.code.as_str()).collect();
        codes.sort_unstable();
        let before = codes.len();
        codes.dedup();
        prop_assert_eq!(before, codes.len());
    }
}

#[test]
fn groups_headed_by_paragraphs_above_their_tables() {
    let heading = "STT\tNội dung\tThời hạn\tChủ trì\n";
    let text = format!(
        "KẾ HOẠCH\nThử năm 2026\nPhụ lục\nI. Hạ tầng\n{heading}1\tViệc một\tQuý I\tPhòng Nội vụ\n2\tViệc hai\tQuý I\tPhòng Nội vụ\n\
         II. Chuyển đổi số\n{heading}1\tViệc ba\tQuý II\tPhòng Nội vụ\nIII. Khác\n1\tViệc bốn\tQuý II\tPhòng Nội vụ\n"
    );
    let document = Document::from_text(&text);
    let draft = Draft::read(&document);
    let groups: Vec<(&str, &str)> = draft.groups.iter().map(|g| (g.code.as_str(), g.name.as_str())).collect();
    assert_eq!(groups, [("I", "Hạ tầng"), ("II", "Chuyển đổi số"), ("III", "Khác")]);
    let codes: Vec<&str> = draft.tasks().map(|t| t.code.as_str()).collect();
    assert_eq!(codes, ["I.1", "I.2", "II.1", "III.1"]);
    assert!(draft.not_understood.is_empty(), "{:?}", draft.not_understood);
    assert!(draft.quotes().into_iter().all(|quote| document.says(quote)));
}

#[test]
fn the_heading_of_a_section_is_no_group() {
    let text = "KẾ HOẠCH\nThử năm 2026\nII. NHIỆM VỤ\nNhiệm vụ\tHoàn thành\nViệc một\tTrước 30/6\nViệc hai\tkhông rõ\n";
    let draft = read(text);
    let tasks: Vec<(&str, Option<String>)> = draft
        .tasks()
        .map(|t| (t.code.as_str(), t.term.as_ref().and_then(|t| t.due_on).map(|d| d.to_string())))
        .collect();
    assert_eq!(tasks, [("I.1", Some("2026-06-29".to_owned())), ("I.2", None)]);
    assert!(draft.open.iter().any(|o| o.point == OpenPoint::GroupName));
    assert_eq!(draft.not_understood.len(), 1, "only the term: {:?}", draft.not_understood);
}

#[test]
fn cells_wrapped_over_lines_of_text() {
    let rows = "I\tNhóm\n1\tViệc dài\ncòn nữa\nvà hết.\tx\t\tNăm 2026\n2\tViệc hai\t\tx\tThường\nxuyên\nII\tNhóm hai\n1\tViệc ba\tx\t\tHàng năm\n";
    let draft = with_rows(rows);
    let tasks: Vec<(&str, &str)> = draft.tasks().map(|t| (t.code.as_str(), t.text.as_str())).collect();
    assert_eq!(tasks, [("I.1", "Việc dài còn nữa và hết."), ("I.2", "Việc hai"), ("II.1", "Việc ba")]);
    assert_eq!(draft.groups[1].name, "Nhóm hai");
}
