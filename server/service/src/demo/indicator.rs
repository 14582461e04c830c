//! Two years of monthly values and business counts for the demonstration, made by the same use cases as everybody's,
//! each at the moment at which it would have been entered. One indicator of each standing, so that every chart has
//! something to show.

use domain::board::UnitHead;
use domain::ids::{IndicatorId, UnitId};
use domain::indicator::{AskForm, BusinessForm, CountsSeen, EntityKind, EntryForm, IndicatorForm, Step};
use domain::people::Actor;
use domain::period::Period;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::MARK;
use super::script::Story;
use crate::clock::VIET_NAM;
use crate::error::Error;
use crate::indicator;
use crate::service::Service;

/// Who does what with indicators.
pub(super) struct Cast<'a> {
    pub admin: Actor,
    pub leader: &'a Actor,
    pub clerk: &'a Actor,
    pub owner: &'a Actor,
    pub units: &'a [UnitHead],
}

/// A year of an indicator: numerator and denominator by month, as far as the year goes.
type Months = [(i64, i64); 12];

/// Met in every month but one: out of reach for the year.
const CT1: [Months; 2] = [
    [
        (372, 380),
        (298, 301),
        (401, 408),
        (388, 392),
        (395, 399),
        (402, 405),
        (418, 421),
        (409, 411),
        (397, 399),
        (412, 414),
        (391, 392),
        (405, 406),
    ],
    [
        (401, 401),
        (322, 322),
        (430, 430),
        (418, 418),
        (425, 425),
        (411, 412),
        (441, 441),
        (436, 436),
        (422, 422),
        (433, 433),
        (410, 410),
        (428, 428),
    ],
];
/// Below its target, and still to be reached.
const CT2: [Months; 2] = [
    [
        (251, 372),
        (201, 295),
        (282, 401),
        (275, 388),
        (283, 395),
        (290, 402),
        (308, 418),
        (301, 409),
        (296, 397),
        (311, 412),
        (297, 391),
        (308, 405),
    ],
    [
        (301, 398),
        (244, 320),
        (331, 428),
        (322, 415),
        (330, 421),
        (318, 409),
        (345, 438),
        (343, 431),
        (331, 418),
        (340, 430),
        (330, 408),
        (340, 425),
    ],
];
/// Reached; its last month waits for a leader.
const CT4: [Months; 2] = [
    [
        (141, 160),
        (118, 132),
        (158, 175),
        (152, 168),
        (155, 172),
        (160, 176),
        (166, 182),
        (163, 178),
        (159, 174),
        (165, 180),
        (157, 171),
        (162, 176),
    ],
    [
        (168, 181),
        (131, 142),
        (176, 190),
        (171, 184),
        (173, 187),
        (165, 180),
        (182, 196),
        (179, 192),
        (174, 187),
        (178, 191),
        (170, 183),
        (176, 189),
    ],
];
/// Whose last months nobody entered.
const DIGITAL: [Months; 2] = [
    [
        (62, 90),
        (60, 84),
        (71, 98),
        (70, 95),
        (74, 99),
        (76, 101),
        (80, 104),
        (79, 102),
        (78, 100),
        (82, 104),
        (80, 101),
        (83, 104),
    ],
    [
        (85, 103),
        (78, 94),
        (92, 110),
        (90, 107),
        (93, 110),
        (95, 112),
        (97, 114),
        (96, 112),
        (94, 110),
        (98, 114),
        (95, 110),
        (97, 112),
    ],
];
/// Counts towards a number, in step with the year.
const CLASSES: [Months; 2] = [
    [(0, 0), (0, 0), (1, 0), (1, 0), (0, 0), (1, 0), (1, 0), (1, 0), (0, 0), (1, 0), (1, 0), (1, 0)],
    [(1, 0), (0, 0), (1, 0), (1, 0), (1, 0), (1, 0), (2, 0), (1, 0), (1, 0), (1, 0), (1, 0), (1, 0)],
];
/// Enterprises by month: founded, returned, suspended, dissolved.
const ENTERPRISES: [[(i64, i64, i64, i64); 12]; 2] = [
    [
        (12, 5, 4, 1),
        (6, 1, 2, 0),
        (10, 2, 3, 1),
        (11, 3, 2, 1),
        (9, 2, 3, 0),
        (10, 2, 2, 1),
        (13, 3, 4, 1),
        (12, 2, 3, 1),
        (11, 2, 2, 0),
        (12, 3, 3, 1),
        (10, 2, 2, 1),
        (14, 3, 4, 2),
    ],
    [
        (11, 6, 3, 1),
        (7, 1, 2, 0),
        (13, 3, 2, 1),
        (12, 3, 3, 0),
        (11, 3, 2, 1),
        (12, 3, 2, 0),
        (15, 3, 3, 1),
        (13, 3, 2, 1),
        (13, 2, 2, 0),
        (14, 3, 3, 1),
        (12, 3, 2, 1),
        (15, 4, 3, 1),
    ],
];

/// Enters and approves two years of values, and what leads to and from them.
pub(super) async fn tell(service: &Service, story: &Story, cast: &Cast<'_>) -> Result<(), Error> {
    let start = service.at(at(story, Period::month(story.year, 1).ok(), 2, 8));
    let unit = |code: &str| cast.units.iter().find(|unit| unit.code == code).map(|unit| unit.id);
    let further = [
        ("KH115-1", "Tỷ lệ thanh toán trực tuyến nghĩa vụ tài chính", "", "Tối thiểu 80%", unit("TTPVHCC")),
        (
            "KH115-2",
            "Số lớp tập huấn, hướng dẫn doanh nghiệp, hộ kinh doanh",
            "lớp",
            "Tối thiểu 12",
            unit("KTHTDT"),
        ),
    ];
    for (code, name, measure, target, unit) in further {
        let form = IndicatorForm {
            code: code.to_owned(),
            name: format!("{name} ({MARK})"),
            measure: measure.to_owned(),
            target: target.to_owned(),
            unit: unit.map(|unit: UnitId| unit.to_string()).unwrap_or_default(),
            ..IndicatorForm::default()
        };
        indicator::add(&start, &cast.admin, story.year, &form).await?;
    }
    let page = indicator::dashboard(service, cast.leader, Some(story.year)).await?;
    let id = |code: &str| page.indicators.iter().map(|c| &c.indicator).find(|i| i.code == code).map(|i| i.id);
    for (years, offset) in [(story.year - 1, 0), (story.year, 1)] {
        for (index, month) in
            Period::month(years, 1).map(Period::siblings).unwrap_or_default().into_iter().enumerate()
        {
            if month.last_day() >= story.today {
                continue;
            }
            let is_last = month.next().is_some_and(|next| next.contains(story.today));
            let late = month.last_day() >= story.today.saturating_sub(60.days());
            let values = [
                ("CT1", CT1[offset][index], cast.clerk, true),
                ("CT2", CT2[offset][index], cast.clerk, true),
                ("CT4", CT4[offset][index], cast.clerk, !is_last),
                ("KH115-1", DIGITAL[offset][index], cast.clerk, !late),
                ("KH115-2", CLASSES[offset][index], cast.owner, true),
            ];
            for (code, value, by, decided) in values {
                let Some(id) = id(code) else { continue };
                if code != "KH115-1" || decided {
                    enter(service, story, cast, (id, month), value, by, decided).await?;
                }
            }
            count(service, story, cast, month, ENTERPRISES[offset][index]).await?;
        }
    }
    if let Some(ct1) = id("CT1") {
        explain(service, story, cast, ct1, Some("2026-M06"), true).await?;
    }
    if let Some(ct2) = id("CT2") {
        explain(service, story, cast, ct2, None, false).await?;
    }
    let lately = story.now.saturating_sub(SignedDuration::from_hours(24 * 3)).unwrap_or(story.now);
    indicator::visited(&service.at(lately), cast.leader).await
}

/// That hour of a working day after the month, or of its own days if none is given; never after now.
fn at(story: &Story, month: Option<Period>, days: i64, hour: i8) -> Timestamp {
    let day = month.map_or(story.today, |month| month.last_day());
    let day = day.saturating_add(days.days()).min(story.today);
    let moment = VIET_NAM.to_timestamp(day.at(hour, 15, 0, 0)).unwrap_or(story.now);
    moment.min(story.now.saturating_sub(SignedDuration::from_mins(10)).unwrap_or(story.now))
}

async fn enter(
    service: &Service,
    story: &Story,
    cast: &Cast<'_>,
    (id, month): (IndicatorId, Period),
    (part, whole): (i64, i64),
    by: &Actor,
    decided: bool,
) -> Result<(), Error> {
    let form = EntryForm {
        month: month.to_string(),
        numerator: part.to_string(),
        denominator: whole.to_string(),
        source: if whole > 0 { "national_portal".to_owned() } else { String::new() },
        note: MARK.to_owned(),
        confirmed: "on".to_owned(),
        ..EntryForm::default()
    };
    let (then, later) = (at(story, Some(month), 3, 9), at(story, Some(month), 4, 15));
    indicator::enter(&service.at(then), by, id, &form, Step::Submit, 0, Vec::new()).await?;
    if decided {
        indicator::approve(&service.at(later), cast.leader, id, month, 1).await?;
    }
    Ok(())
}

/// Counts that are younger than this wait for a leader.
const RECENT_DAYS: i64 = 40;

async fn count(
    service: &Service,
    story: &Story,
    cast: &Cast<'_>,
    month: Period,
    (founded, returned, suspended, dissolved): (i64, i64, i64, i64),
) -> Result<(), Error> {
    let form = |entity: &str, times: i64| BusinessForm {
        entity: entity.to_owned(),
        month: month.to_string(),
        founded: (founded * times).to_string(),
        returned: (returned * times).to_string(),
        suspended: (suspended * times).to_string(),
        dissolved: (dissolved * times).to_string(),
        converted: if times > 1 { i64::from(month.number() % 3 == 0).to_string() } else { String::new() },
        note: MARK.to_owned(),
        ..BusinessForm::default()
    };
    let then = service.at(at(story, Some(month), 5, 10));
    indicator::put_counts(&then, cast.owner, &form("enterprise", 1), 0).await?;
    indicator::put_counts(&then, cast.owner, &form("household", 3), 0).await?;
    if month.last_day().saturating_add(RECENT_DAYS.days()) > story.today {
        return Ok(());
    }
    let seen = EntityKind::ALL.map(|entity| CountsSeen { entity, month, revision: 1 });
    indicator::approve_counts(&service.at(at(story, Some(month), 6, 10)), cast.leader, &seen).await
}

async fn explain(
    service: &Service,
    story: &Story,
    cast: &Cast<'_>,
    id: IndicatorId,
    month: Option<&str>,
    answered: bool,
) -> Result<(), Error> {
    let about =
        month.and_then(|month| month.parse::<Period>().ok()).filter(|month| month.last_day() < story.today);
    let ago = if answered { 12 } else { 1 };
    let then = story.now.saturating_sub(SignedDuration::from_hours(24 * ago)).unwrap_or(story.now);
    let due = crate::clock::day_of(then).saturating_add(4.days());
    let form = AskForm {
        month: about.map(|month| month.to_string()).unwrap_or_default(),
        question: format!("{MARK}: đề nghị giải trình nguyên nhân và hướng khắc phục."),
        due_on: due.strftime("%d/%m/%Y").to_string(),
        ..AskForm::default()
    };
    let request = indicator::ask(&service.at(then), cast.leader, id, &form).await?;
    if answered {
        let later = then.saturating_add(SignedDuration::from_hours(30)).unwrap_or(then);
        let text =
            format!("{MARK}: một hồ sơ cấp bản giấy do hệ thống ký số gián đoạn; đã cấp lại bản điện tử.");
        indicator::answer(&service.at(later), cast.clerk, request, &text, 1).await?;
    }
    Ok(())
}
