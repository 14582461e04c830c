//! A view of the board survives its address, and its counts are those of its list.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails by panicking, like the test itself")]

use domain::{
    board::{BoardQuery, CardFacts, Column, Counts, Only, Sort, TermKind, View, WardRole},
    ids::{PersonId, UnitId},
    people::{Actor, Role, Roles},
    period::{Period, PeriodKind},
    text,
};
use jiff::civil::date;
use proptest::{option, prelude::*, sample::select};

fn officer() -> Actor {
    Actor {
        person: PersonId(7),
        name: "Hà".into(),
        roles: Roles::new([Role::UnitOfficer]),
        unit: Some(UnitId(1)),
    }
}

fn card(group: &str, place: u32, title: &str) -> CardFacts {
    CardFacts {
        group: group.into(),
        ward_role: Some(WardRole::Lead),
        lead: Some(UnitId(1)),
        lead_code: Some("KTHTDT".into()),
        units: vec!["KTHTDT".into(), "VHXH".into()],
        owner: None,
        term: TermKind::Regular,
        column: Column::NotStarted,
        no_occurrence: false,
        overdue: false,
        search: text::fold(title),
        place,
        due_on: None,
        touched_at: None,
    }
}

fn from(address: &str) -> Result<BoardQuery, String> {
    let pairs = address.split('&').map(|pair| pair.split_once('=').unwrap());
    BoardQuery::from_pairs(pairs).map_err(|unknown| unknown.key)
}

fn shows(address: &str, card: &CardFacts) -> bool {
    from(address).unwrap().matches(card, &officer())
}

#[test]
fn filters_narrow_the_list() {
    let mut dialogue =
        card("III", 14, "III.4 Tổ chức đối thoại thực chất với DN, HKD Phòng Văn hoá – Xã hội, Uỷ ban");
    dialogue.term = TermKind::WithinYear;
    for (address, found) in [
        ("nhom=III", true),
        ("nhom=II", false),
        ("vai-tro=chu-tri", true),
        ("vai-tro=phoi-hop", false),
        ("don-vi=VHXH", true),
        ("don-vi=CAP", false),
        ("dau-moi=KTHTDT", true),
        ("dau-moi=VHXH", false),
        ("dau-moi=chua-giao", false),
        ("chi=chua-cap-nhat", true),
        ("chi=hoan-thanh", false),
        ("chi=qua-han", false),
        ("han=within_year", true),
        ("han=regular", false),
        ("cua-toi=1", true),
        ("tim=doi thoai", true),
        ("tim=van hoa xa hoi", true),
        ("tim=Ủy ban", true),
        ("tim=iii.4", true),
        ("tim=du lịch", false),
        ("cot=hoan-thanh", true),
        ("nhom=III&tim=doi thoai&vai-tro=phoi-hop", false),
        ("utm=x&nhom=", true),
    ] {
        assert_eq!(shows(address, &dialogue), found, "{address}");
    }
}

#[test]
fn mine_is_what_i_am_in_charge_of_or_my_unit_leads_with_nobody_in_charge() {
    let task = card("I", 1, "");
    let of = |lead, owner: Option<i64>| {
        shows("cua-toi=1", &CardFacts { lead, owner: owner.map(PersonId), ..task.clone() })
    };
    assert!(of(Some(UnitId(1)), None));
    assert!(of(Some(UnitId(2)), Some(7)));
    assert!(!of(Some(UnitId(1)), Some(8)));
    assert!(!of(None, None));
}

#[test]
fn what_had_no_occasion_is_apart_from_what_is_done_and_what_is_overdue_is_counted_besides() {
    let mut task = card("I", 1, "");
    (task.column, task.no_occurrence, task.lead_code) = (Column::Accepted, true, None);
    assert!(shows("chi=khong-phat-sinh&dau-moi=chua-giao", &task) && !shows("chi=hoan-thanh", &task));
    (task.column, task.no_occurrence, task.overdue) = (Column::InProgress, false, true);
    assert!(shows("chi=qua-han", &task) && shows("chi=dang-thuc-hien", &task));
    assert!(!shows("chi=khong-phat-sinh", &task));
}

#[test]
fn a_value_that_names_nothing_is_refused_by_its_key() {
    for (address, key) in [
        ("ky=2026-Q5", "ky"),
        ("ky=quy-4", "ky"),
        ("vai-tro=lead", "vai-tro"),
        ("han=soon", "han"),
        ("xem=kanban", "xem"),
        ("cot=done", "cot"),
        ("xep=abc", "xep"),
        ("nhom=a b", "nhom"),
        ("don-vi=<script>", "don-vi"),
        ("dau-moi=a b", "dau-moi"),
        ("chi=tre", "chi"),
    ] {
        assert_eq!(from(address), Err(key.to_owned()), "{address}");
    }
}

#[test]
fn the_default_view_has_a_bare_address() {
    assert_eq!(BoardQuery::default().to_query(), "");
    let query = from("ky=2026-Q4&nhom=II&tim=uỷ ban&xem=so").unwrap();
    assert_eq!(query.to_query(), "?ky=2026-Q4&nhom=II&tim=u%E1%BB%B7%20ban&xem=so");
    assert!(query.filters() == 2 && from("ky=2026-Q4&xem=so").unwrap().filters() == 0);
}

#[test]
fn counts_are_of_the_cards_shown() {
    let mut cards = [card("I", 1, "a"), card("II", 2, "b"), card("II", 3, "c")];
    cards[2].column = Column::Accepted;
    let query = from("nhom=II&cot=chua-cap-nhat").unwrap();
    let counts = Counts::of(cards.iter().filter(|card| query.matches(card, &officer())));
    assert_eq!(Column::ALL.map(|column| counts.column(column)), [1, 0, 0, 0, 1]);
    assert_eq!(counts.total(), 2);
}

#[test]
fn cards_stand_in_the_plans_order_unless_asked_otherwise() {
    let mut cards = [card("I", 1, ""), card("I", 2, ""), card("I", 3, "")];
    cards[1].due_on = Some(date(2026, 12, 31));
    cards[2].due_on = Some(date(2026, 6, 29));
    cards[1].touched_at = Some(jiff::Timestamp::UNIX_EPOCH);
    for (sort, places) in [(Sort::Plan, [1, 2, 3]), (Sort::Due, [3, 2, 1]), (Sort::Touched, [2, 1, 3])] {
        cards.sort_by(|a, b| sort.compare(a, b));
        assert_eq!(cards.each_ref().map(|card| card.place), places, "{sort:?}");
    }
}

fn queries() -> impl Strategy<Value = BoardQuery> {
    let periods =
        (2000i16..2200, 1i8..=12, select(vec![PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Year]))
            .prop_map(|(year, month, kind)| Period::containing(kind, date(year, month, 1)));
    let filters = (
        option::of(periods),
        option::of("[A-ZĐa-z0-9_.-]{1,12}"),
        option::of(select(WardRole::ALL.to_vec())),
        option::of("[A-ZĐa-z0-9_.-]{1,12}"),
        option::of(select(TermKind::ALL.to_vec())),
    );
    let layout = (
        any::<bool>(),
        any::<String>(),
        select(View::ALL.to_vec()),
        option::of(select(Column::ALL.to_vec())),
        select(Sort::ALL.to_vec()),
    );
    let who = (option::of("[A-ZĐa-z0-9_.-]{1,12}"), option::of(select(Only::all().collect::<Vec<_>>())));
    (filters, who, layout).prop_map(|(filters, (lead, only), (mine, words, view, column, sort))| {
        let (period, group, role, unit, term) = filters;
        let typed = [("tim", words.as_str())];
        let text = BoardQuery::from_pairs(typed).unwrap().text;
        BoardQuery { period, group, role, unit, lead, only, term, mine, text, view, column, sort }
    })
}

fn decoded(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let hex: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap()).map(|(key, value)| (decode(key), decode(value))).collect()
}

proptest! {
    #[test]
    fn a_view_survives_its_address(query in queries()) {
        prop_assert_eq!(BoardQuery::from_pairs(decoded(&query.to_query())).unwrap(), query);
    }

    #[test]
    fn no_address_panics(pairs in proptest::collection::vec(("[a-z-]{0,8}", any::<String>()), 0..6)) {
        drop(BoardQuery::from_pairs(pairs));
    }
}
