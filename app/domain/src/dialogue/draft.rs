//! The texts that are drafted from a plan, in the Vietnamese of an office that speaks with its people: a notice, a text
//! to be read over loudspeakers, a text for the Zalo groups of the neighbourhoods. People copy them and change them.

use jiff::civil::{Date, DateTime, Weekday};

use super::{DialogueKind, Format};

/// The ward as its texts name it.
pub const WARD: &str = "UBND phường Lê Thanh Nghị";

/// All that a text is drafted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The ward as it is addressed: `UBND phường Lê Thanh Nghị`.
    pub ward: String,
    /// What the dialogue is called.
    pub title: String,
    /// With whom.
    pub kind: DialogueKind,
    /// How one takes part.
    pub format: Format,
    /// When it begins.
    pub starts: DateTime,
    /// Where; empty if it is online.
    pub place: String,
    /// Who is in the chair: name and position.
    pub chair: (String, String),
    /// What is on the agenda.
    pub agenda: Vec<String>,
    /// How many people fit.
    pub capacity: Option<u32>,
    /// Until when one may register.
    pub closes: DateTime,
    /// Where one registers.
    pub url: String,
    /// Whom one asks; may be empty.
    pub contact: String,
    /// The unit that organises it.
    pub unit: String,
}

/// `thứ Năm, ngày 10 tháng 12 năm 2026`.
pub fn long_day(day: Date) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => "thứ Hai",
        Weekday::Tuesday => "thứ Ba",
        Weekday::Wednesday => "thứ Tư",
        Weekday::Thursday => "thứ Năm",
        Weekday::Friday => "thứ Sáu",
        Weekday::Saturday => "thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    };
    format!("{weekday}, {}", official_day(day))
}

/// `14 giờ 00 phút, thứ Năm, ngày 10 tháng 12 năm 2026`.
pub fn long_moment(at: DateTime) -> String {
    format!("{:02} giờ {:02} phút, {}", at.hour(), at.minute(), long_day(at.date()))
}

/// `ngày 05 tháng 01 năm 2026`: days below 10 and the months 1 and 2 have a leading zero (NĐ 30/2020/NĐ-CP).
pub(super) fn official_day(day: Date) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// Whom it is for, as a text addresses them.
pub(super) fn guests(kind: DialogueKind) -> &'static str {
    match kind {
        DialogueKind::Business => "doanh nghiệp",
        DialogueKind::Household => "hộ kinh doanh",
        DialogueKind::People => "Nhân dân",
        DialogueKind::Thematic => "tổ chức, cá nhân quan tâm",
    }
}

/// How one is told to come.
pub(super) fn way(format: Format, place: &str) -> String {
    match format {
        Format::InPerson => place.to_owned(),
        Format::Online => "trực tuyến; đường dẫn tham dự được gửi cho người đã đăng ký".to_owned(),
        Format::Hybrid => format!("{place}, kết hợp trực tuyến (đường dẫn được gửi cho người đã đăng ký)"),
    }
}

/// The notice for the board of the office and the portal.
pub fn notice_text(about: &Announcement) -> String {
    let Announcement { ward, title, url, unit, .. } = about;
    let mut lines = vec![
        "THÔNG BÁO".to_owned(),
        format!("Về việc tổ chức {}", lower_first(title)),
        String::new(),
        format!("{ward} trân trọng thông báo đến {} trên địa bàn phường:", guests(about.kind)),
        format!("1. Thời gian: {}.", long_moment(about.starts)),
        format!("2. Địa điểm, hình thức: {}.", way(about.format, &about.place)),
        format!("3. Chủ trì: {}.", chair(about)),
        "4. Nội dung:".to_owned(),
    ];
    let agenda = |point: &String| format!("- {};", point.trim_end_matches(['.', ';']));
    lines.extend(about.agenda.iter().map(agenda));
    if about.agenda.is_empty() {
        lines.push("- Trao đổi, giải đáp khó khăn, vướng mắc và kiến nghị của người tham dự;".to_owned());
    }
    lines.push("- Thông tin về kết quả thực hiện các cam kết tại lần đối thoại trước.".to_owned());
    lines.push(format!(
        "5. Cách thức tham gia: Đề nghị đăng ký và gửi câu hỏi trước {} tại địa chỉ {url} hoặc đăng ký trực tiếp tại {unit}.",
        long_moment(about.closes),
    ));
    if let Some(capacity) = about.capacity {
        lines.push(format!(
            "Hội trường có {capacity} chỗ. Khi đã đủ chỗ, người đăng ký sau được xếp vào danh sách chờ theo thứ tự và được báo ngay khi có chỗ.",
        ));
    }
    lines.push(
        "Câu hỏi chưa trả lời được tại buổi đối thoại sẽ được tiếp nhận, có thời hạn trả lời và mã tra cứu."
            .to_owned(),
    );
    if !about.contact.is_empty() {
        lines.push(format!("Liên hệ: {}.", about.contact.trim_end_matches('.')));
    }
    lines.push(format!("Trân trọng kính mời {} quan tâm tham dự./.", guests(about.kind)));
    lines.join("\n")
}

/// What is read over the loudspeakers: short sentences, numbers as they are spoken, no addresses that nobody can write
/// down.
pub fn loudspeaker_text(about: &Announcement) -> String {
    let Announcement { ward, title, unit, .. } = about;
    let spoken = spoken_moment(about.starts);
    let place = match about.format {
        Format::Online => "Buổi đối thoại được tổ chức trực tuyến.".to_owned(),
        Format::InPerson => format!("Địa điểm: {}.", about.place),
        Format::Hybrid => format!("Địa điểm: {}, kết hợp trực tuyến.", about.place),
    };
    let contact = match about.contact.trim_end_matches('.') {
        "" => String::new(),
        contact => format!(" Liên hệ: {contact}."),
    };
    [
        "Kính thưa quý vị và các bạn!".to_owned(),
        format!("{ward} trân trọng thông báo: {spoken}, phường tổ chức {}.", lower_first(title)),
        place,
        format!("Chủ trì buổi đối thoại là {}.", chair(about)),
        format!(
            "Đề nghị {} quan tâm đăng ký tham dự và gửi câu hỏi trước {} tại Cổng thông tin của phường, mục Đối thoại, hoặc trực tiếp tại {unit}.{contact}",
            guests(about.kind),
            spoken_moment(about.closes),
        ),
        "Những câu hỏi chưa trả lời được ngay sẽ có thời hạn trả lời và mã tra cứu.".to_owned(),
        "Trân trọng thông báo để quý vị biết và tham dự. Xin cảm ơn!".to_owned(),
    ]
    .join("\n")
}

/// What is sent to the Zalo groups: short, with the link.
pub fn zalo_text(about: &Announcement) -> String {
    let at = about.starts;
    let mut lines = vec![
        about.title.clone(),
        format!(
            "Thời gian: {:02}:{:02} ngày {} ({})",
            at.hour(),
            at.minute(),
            short_day(at.date()),
            weekday_name(at.date())
        ),
        match about.format {
            Format::Online => "Hình thức: trực tuyến, đường dẫn gửi cho người đã đăng ký".to_owned(),
            Format::InPerson => format!("Địa điểm: {}", about.place),
            Format::Hybrid => format!("Địa điểm: {} và trực tuyến", about.place),
        },
        format!("Chủ trì: {}", chair(about)),
        format!(
            "Kính mời {} đăng ký tham dự và gửi câu hỏi trước {:02}:{:02} ngày {} tại: {}",
            guests(about.kind),
            about.closes.hour(),
            about.closes.minute(),
            short_day(about.closes.date()),
            about.url
        ),
    ];
    if !about.contact.is_empty() {
        lines.push(format!("Liên hệ: {}", about.contact));
    }
    lines.push(format!("{} trân trọng thông báo.", about.ward));
    lines.join("\n")
}

/// `Ông/Bà` stands before a name whose bearer's sex nobody wrote down.
pub(super) fn chair(about: &Announcement) -> String {
    let (name, position) = &about.chair;
    if position.is_empty() { format!("Ông/Bà {name}") } else { format!("Ông/Bà {name}, {position}") }
}

fn short_day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn weekday_name(day: Date) -> String {
    let long = long_day(day);
    long.split(',').next().unwrap_or_default().to_owned()
}

/// `14 giờ, thứ Năm, ngày 10 tháng 12 năm 2026`: minutes are spoken only where there are some.
fn spoken_moment(at: DateTime) -> String {
    let hour = match at.minute() {
        0 => format!("{} giờ", at.hour()),
        minute => format!("{} giờ {minute} phút", at.hour()),
    };
    let day = at.date();
    format!("{hour}, {}, ngày {} tháng {} năm {}", weekday_name(day), day.day(), day.month(), day.year())
}

/// A title within a sentence. Only its first word is lowered, and only where that is no name or abbreviation.
fn lower_first(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    let is_plain = first.chars().skip(1).all(|c| c.is_lowercase());
    let mut letters = title.chars();
    match letters.next() {
        Some(letter) if is_plain => letter.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;

    use super::*;

    pub fn about() -> Announcement {
        Announcement {
            ward: "UBND phường Lê Thanh Nghị".into(),
            title: "Hội nghị đối thoại với doanh nghiệp, hộ kinh doanh năm 2026".into(),
            kind: DialogueKind::Business,
            format: Format::InPerson,
            starts: date(2026, 12, 10).at(14, 0, 0, 0),
            place: "Hội trường UBND phường Lê Thanh Nghị".into(),
            chair: ("Hoàng Minh Đức".into(), "Phó Chủ tịch UBND phường".into()),
            agenda: vec![
                "Báo cáo tình hình thực hiện kế hoạch.".into(),
                "Trao đổi, giải đáp kiến nghị".into(),
            ],
            capacity: Some(80),
            closes: date(2026, 12, 9).at(17, 0, 0, 0),
            url: "https://ward.example/doi-thoai/7".into(),
            contact: "0220 3821 055".into(),
            unit: "Phòng Kinh tế, Hạ tầng và Đô thị".into(),
        }
    }

    #[test]
    fn every_text_says_what_the_law_asks_for() {
        let about = about();
        for text in [notice_text(&about), loudspeaker_text(&about), zalo_text(&about)] {
            assert!(text.contains("10 tháng 12 năm 2026") || text.contains("10/12/2026"), "time: {text}");
            assert!(text.contains("Hội trường UBND phường"), "place: {text}");
            assert!(text.contains("Hoàng Minh Đức"), "chair: {text}");
            assert!(text.contains("đăng ký"), "way of attending: {text}");
            assert!(!text.contains("bạn đăng ký") && !text.contains("{"), "{text}");
        }
        let notice = notice_text(&about);
        assert!(notice.contains("14 giờ 00 phút, thứ Năm, ngày 10 tháng 12 năm 2026"), "{notice}");
        assert!(notice.contains("Về việc tổ chức hội nghị đối thoại"), "{notice}");
        assert!(notice.contains("- Báo cáo tình hình thực hiện kế hoạch;\n"), "{notice}");
        assert!(notice.contains("80 chỗ") && notice.ends_with("./."), "{notice}");
        assert!(
            !loudspeaker_text(&about).contains("http"),
            "nobody writes an address down from a loudspeaker"
        );
        assert!(zalo_text(&about).contains("https://ward.example/doi-thoai/7"));
    }

    #[test]
    fn days_are_written_the_official_way() {
        assert_eq!(official_day(date(2026, 1, 5)), "ngày 05 tháng 01 năm 2026");
        assert_eq!(official_day(date(2026, 3, 15)), "ngày 15 tháng 3 năm 2026");
        assert_eq!(long_day(date(2026, 12, 20)), "Chủ nhật, ngày 20 tháng 12 năm 2026");
        assert_eq!(lower_first("UBND phường đối thoại"), "UBND phường đối thoại");
    }
}
