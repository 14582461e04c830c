//! What the tests of feedback share: senders, cases, and what the sums must say.

#![allow(dead_code, reason = "not every test program uses all of it")]

use domain::feedback::{
    CONSENT_VERSION, Category, Channel, NewFeedback, Sender, SenderKind, Which, Whose, view::Receipt,
};
use domain::ids::UnitId;
use domain::people::Actor;
use service::feedback::{self, Access, NewFile, Said};
use service::{Error, Service, on};

use crate::harness::World;

/// The leadership and two neighbourhoods.
pub const LEADERSHIP: UnitId = UnitId(91);
pub const TO_3: UnitId = UnitId(93);
pub const TO_5: UnitId = UnitId(95);

/// Adds the leadership and two neighbourhoods to the units that are there.
pub async fn neighborhoods(world: &World) {
    const UNIT: &str =
        "INSERT INTO unit (id, code, name, short_name, kind, sort) VALUES ($1, $2, $3, $3, $4, $1)";
    let mut tx = world.service.write().await.unwrap();
    for (id, code, name, kind) in [
        (LEADERSHIP, "LDUBND", "Lãnh đạo UBND phường", "leadership"),
        (TO_3, "TDP3", "Tổ dân phố số 3", "neighborhood"),
        (TO_5, "TDP5", "Tổ dân phố số 5", "neighborhood"),
    ] {
        on!(tx, c => sqlx::query(UNIT).bind(id.0).bind(code).bind(name).bind(kind).execute(c).await).unwrap();
    }
    tx.save().await.unwrap();
}

/// A case about the pavement, of a citizen with this phone.
pub fn case_of(phone: &str, content: &str) -> NewFeedback {
    NewFeedback {
        sender: Sender {
            kind: SenderKind::Citizen,
            name: "Nguyễn Văn An".into(),
            phone: phone.into(),
            address: "12 Lê Thanh Nghị".into(),
            hide_name: false,
            may_publish: true,
            ..Sender::anonymous()
        },
        category: Category::Land,
        content: content.into(),
        channel: Channel::Web,
        received_at: None,
        place: String::new(),
        outside_number: None,
        consent_version: CONSENT_VERSION.into(),
        idempotency_key: None,
    }
}

/// Sends a case from the public form, without files.
pub async fn send(service: &Service, new: NewFeedback) -> Result<Receipt, Error> {
    feedback::submit(service, new, Vec::new(), "").await
}

/// A file as it was sent.
pub fn file(name: &str, bytes: &[u8]) -> NewFile {
    NewFile { name: name.into(), bytes: Some(bytes.to_vec().into()) }
}

/// A message without files, from a form without a key.
pub fn said(text: &str) -> Said {
    Said { text: text.into(), ..Said::default() }
}

/// Opens a case with its receipt.
pub async fn opened(service: &Service, receipt: &Receipt) -> Access {
    let address = "203.0.113.7".parse().unwrap();
    feedback::look_up(service, &receipt.code, &receipt.secret, address).await.unwrap()
}

/// The kept sums are the counted ones.
pub async fn sums_agree(service: &Service) {
    let [kept, counted] = feedback::kept_and_counted(service).await.unwrap();
    assert_eq!(kept, counted);
}

/// Every number of the table is the number of the rows behind it.
pub async fn rows_stand_behind(service: &Service, actor: &Actor) {
    let table = feedback::on_time(service, actor, 2026).await.unwrap();
    let units = table.units.iter().map(|row| {
        let whose = row.unit.as_ref().map_or(Whose::Nobodys, |(id, _)| Whose::Unit(*id));
        (whose, row)
    });
    for (whose, row) in std::iter::once((Whose::All, &table.all)).chain(units) {
        let months = (1..).zip(row.months.iter()).map(|(month, sums)| (Some(month), sums));
        for (month, sums) in months.chain([(None, &row.year)]) {
            for (which, number) in [
                (Which::All, sums.by_766().1),
                (Which::OnTime, sums.on_time),
                (Which::Late, sums.late),
                (Which::Running, sums.running),
                (Which::Overdue, sums.overdue),
                (Which::Extended, sums.extended),
                (Which::Concluded, sums.concluded().1),
            ] {
                let (mut rows, mut after) = (0, None);
                loop {
                    let (page, next) =
                        feedback::on_time_rows(service, actor, 2026, month, whose, which, after.as_deref())
                            .await
                            .unwrap();
                    rows += page.len();
                    after = next;
                    if after.is_none() {
                        break;
                    }
                }
                assert_eq!(rows as u32, number, "{which:?} {month:?} {whose:?}");
            }
        }
    }
}

/// What a query of one number gives.
pub async fn number(service: &Service, query: &'static str) -> i64 {
    let mut tx = service.read().await.unwrap();
    on!(tx, c => sqlx::query_scalar::<_, i64>(query).fetch_one(c).await).unwrap()
}

/// Leads a case to this state by force, each step one that the database knows.
pub async fn force(service: &Service, code: &str, path: &[&str]) {
    const STEP: &str =
        "UPDATE feedback SET previous_state = state, state = $2, closed_at = $3 WHERE code = $1";
    let mut tx = service.write().await.unwrap();
    let now = service::db::Instant(tx.now());
    for state in path {
        let closed_at = (*state == "closed").then_some(now);
        on!(tx, c => sqlx::query(STEP).bind(code).bind(*state).bind(closed_at).execute(c).await).unwrap();
    }
    tx.save().await.unwrap();
}
