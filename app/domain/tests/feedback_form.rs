//! What the public form takes, at, under and over each of its limits, and what staff enter on behalf.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use domain::feedback::{
    Category, Channel, ContactForm, FeedbackForm, NewFeedback, OnBehalfForm, Problem, Sender, SenderKind,
    What,
};
use domain::ids::UnitId;
use jiff::Timestamp;

fn typed() -> FeedbackForm {
    let text = |text: &str| text.to_owned();
    FeedbackForm {
        is_complaint: text("no"),
        is_denunciation: text("no"),
        kind: text("household"),
        name: text("Nguyễn Thị Lan"),
        phone: text("0912 345 678"),
        email: text("lan@Example.vn"),
        address: text("45 phố Hào Thành"),
        neighborhood: text("7"),
        business_name: text("Bún chả Lan"),
        tax_code: text("01.00.112.437"),
        category: text("infrastructure"),
        content: text("Vỉa hè trước quán bị đọng nước sau mỗi trận mưa."),
        hide_name: text("on"),
        may_publish: text("on"),
        consent: text("on"),
        place: text(""),
    }
}

fn problems(form: &FeedbackForm) -> Vec<(String, What)> {
    form.parse().err().unwrap_or_default().into_iter().map(|Problem { field, what }| (field, what)).collect()
}

/// The one problem of the form after a change; none if it is taken.
#[track_caller]
fn after(change: impl FnOnce(&mut FeedbackForm)) -> Option<(String, What)> {
    let mut form = typed();
    change(&mut form);
    let mut problems = problems(&form);
    assert!(problems.len() < 2, "{problems:?}");
    problems.pop()
}

fn about(field: &str, what: What) -> Option<(String, What)> {
    Some((field.to_owned(), what))
}

#[test]
fn a_full_form_is_kept_in_its_normal_form() {
    let NewFeedback { sender, category, content, channel, received_at, consent_version, .. } =
        typed().parse().unwrap();
    assert_eq!((sender.kind, sender.name.as_str()), (SenderKind::Household, "Nguyễn Thị Lan"));
    assert_eq!((sender.phone.as_str(), sender.email.as_str()), ("+84912345678", "lan@example.vn"));
    assert_eq!((sender.neighborhood, sender.tax_code.as_str()), (Some(UnitId(7)), "0100112437"));
    assert!(sender.hide_name && sender.may_publish);
    assert_eq!((category, channel, received_at), (Category::Infrastructure, Channel::Web, None));
    assert!(content.starts_with("Vỉa hè"));
    assert_eq!(consent_version, domain::feedback::CONSENT_VERSION);
}

#[test]
fn every_text_is_taken_up_to_its_limit() {
    let long = |most: usize| "ế".repeat(most);
    for (field, most) in [("name", 100), ("address", 200), ("business_name", 200), ("content", 5000)] {
        let set = |form: &mut FeedbackForm, text: String| match field {
            "name" => form.name = text,
            "address" => form.address = text,
            "business_name" => form.business_name = text,
            _ => form.content = text,
        };
        assert_eq!(after(|form| set(form, long(most))), None, "{field}");
        let over = What::TooLong { most: most as u32, now: most as u32 + 1 };
        assert_eq!(after(|form| set(form, long(most + 1))), about(field, over), "{field}");
        if field != "content" {
            assert_eq!(after(|form| set(form, "Một\nHai".to_owned())), about(field, What::SeveralLines));
        }
    }
    assert_eq!(after(|form| form.content = long(20)), None);
    let short = What::TooShort { least: 20, now: 19 };
    assert_eq!(after(|form| form.content = long(19)), about("content", short));
    assert_eq!(after(|form| form.content = String::new()), about("content", What::Missing));
    assert_eq!(after(|form| form.content = "\u{0}\u{202e} \n ".repeat(20)), about("content", What::Missing));
    assert_eq!(after(|form| form.name = " \u{200b} ".to_owned()), about("name", What::Missing));
}

#[test]
fn what_cannot_be_seen_is_taken_out() {
    let mut form = typed();
    form.name = "Nguyễn\u{202e} Thị\u{0} Lan\u{feff}".to_owned();
    form.content = "Dòng một của nội dung\r\nDòng hai\u{7} <b>đậm</b>".to_owned();
    let new = form.parse().unwrap();
    assert_eq!(new.sender.name, "Nguyễn Thị Lan");
    assert_eq!(new.content, "Dòng một của nội dung\nDòng hai <b>đậm</b>");
    form.content = "Nội dung viết bằng dấu rời: Ha\u{309}i Pho\u{300}ng".to_owned();
    assert!(form.parse().unwrap().tidied().content.ends_with("Hải Phòng"), "stored composed");
}

#[test]
fn whoever_asks_can_be_reached_and_found() {
    let both = |form: &mut FeedbackForm| (form.phone, form.email) = Default::default();
    assert_eq!(after(both), about("phone", What::PhoneOrEmail));
    assert_eq!(after(|form| form.phone = String::new()), None);
    assert_eq!(after(|form| form.email = String::new()), None);
    assert_eq!(after(|form| form.phone = "0123456789".to_owned()), about("phone", What::Phone));
    assert_eq!(after(|form| form.email = "lan@".to_owned()), about("email", What::Email));
    let nowhere = |form: &mut FeedbackForm| (form.address, form.neighborhood) = Default::default();
    assert_eq!(after(nowhere), about("address", What::AddressOrNeighborhood));
    assert_eq!(after(|form| form.address = String::new()), None);
    assert_eq!(after(|form| form.neighborhood = String::new()), None);
    assert_eq!(
        after(|form| form.neighborhood = "tổ 3".to_owned()),
        about("neighborhood", What::UnknownChoice)
    );
}

#[test]
fn a_wrong_check_digit_is_an_error_of_an_enterprise_alone() {
    let wrong = "0100233480";
    for kind in ["household", "citizen", "organisation"] {
        let mut form = FeedbackForm { kind: kind.to_owned(), tax_code: wrong.to_owned(), ..typed() };
        assert_eq!(form.parse().unwrap().sender.tax_code, wrong, "{kind}");
        form.tax_code = "04A8012345".to_owned();
        assert_eq!(problems(&form), [("tax_code".to_owned(), What::TaxCodeForm)], "{kind}");
    }
    let enterprise = |form: &mut FeedbackForm| {
        form.kind = "enterprise".to_owned();
        form.tax_code = wrong.to_owned();
    };
    assert_eq!(after(enterprise), about("tax_code", What::TaxCodeCheckDigit));
    assert_eq!(after(|form| form.tax_code = String::new()), None);
}

#[test]
fn a_choice_is_one_of_those_that_were_offered() {
    for (field, of) in [("kind", 0), ("category", 1), ("is_complaint", 2), ("is_denunciation", 3)] {
        let set = |form: &mut FeedbackForm, text: &str| {
            let at = match of {
                0 => &mut form.kind,
                1 => &mut form.category,
                2 => &mut form.is_complaint,
                _ => &mut form.is_denunciation,
            };
            text.clone_into(at);
        };
        let missing = if of < 2 { What::Missing } else { What::Screening };
        assert_eq!(after(|form| set(form, "")), about(field, missing));
        assert_eq!(after(|form| set(form, "khong-co")), about(field, What::UnknownChoice));
    }
}

#[test]
fn complaint_and_denunciation_are_led_elsewhere_whatever_else_was_typed() {
    for field in ["is_complaint", "is_denunciation"] {
        let mut form = FeedbackForm::default();
        match field {
            "is_complaint" => form.is_complaint = "yes".to_owned(),
            _ => form.is_denunciation = "yes".to_owned(),
        }
        assert_eq!(problems(&form), [(field.to_owned(), What::OtherRoad)]);
    }
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_fields() {
    let fields: Vec<_> = problems(&FeedbackForm::default()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            "is_complaint",
            "is_denunciation",
            "category",
            "content",
            "kind",
            "name",
            "phone",
            "address",
            "consent"
        ]
    );
}

#[test]
fn consent_is_given_by_a_tick() {
    assert_eq!(after(|form| form.consent = String::new()), about("consent", What::Consent));
}

#[test]
fn somebody_who_stays_unknown_types_what_it_is_about_and_no_more() {
    let text = |text: &str| text.to_owned();
    let form = FeedbackForm {
        is_complaint: text("no"),
        is_denunciation: text("no"),
        kind: text("anonymous"),
        category: text("security"),
        content: text("Đêm nào cũng có nhóm tụ tập gây ồn ở đầu ngõ."),
        consent: text("on"),
        ..FeedbackForm::default()
    };
    let new = form.parse().unwrap();
    assert_eq!(
        (new.sender.kind, new.sender.name.as_str(), new.sender.may_publish),
        (SenderKind::Anonymous, "", false)
    );
    let named = FeedbackForm { kind: text("anonymous"), ..typed() };
    let new = named.parse().unwrap();
    assert_eq!((new.sender.phone.as_str(), new.sender.neighborhood), ("", None), "nothing of them is kept");
}

#[test]
fn a_poster_is_known_by_its_place() {
    let new = FeedbackForm { place: "Phố Hào Thành".to_owned(), ..typed() }.parse().unwrap();
    assert_eq!((new.channel, new.place.as_str()), (Channel::Qr, "Phố Hào Thành"));
    let new = FeedbackForm { place: "x".repeat(100_000), ..typed() }.parse().unwrap();
    assert_eq!(new.place.chars().count(), 80);
}

fn entered() -> OnBehalfForm {
    OnBehalfForm {
        form: FeedbackForm { is_complaint: String::new(), is_denunciation: String::new(), ..typed() },
        channel: "phone".to_owned(),
        received_day: "20/11/2026".to_owned(),
        received_hour: "16:50".to_owned(),
        outside_number: String::new(),
    }
}

/// Monday, 08:00 in Viet Nam.
fn now() -> Timestamp {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

fn on_behalf(change: impl FnOnce(&mut OnBehalfForm)) -> Result<NewFeedback, Vec<(String, What)>> {
    let mut form = entered();
    change(&mut form);
    form.parse(now()).map_err(|all| all.into_iter().map(|Problem { field, what }| (field, what)).collect())
}

#[test]
fn staff_enter_the_true_moment_of_receipt_up_to_seven_days_back() {
    let at = |day: &'static str, hour: &'static str| {
        on_behalf(move |form| {
            form.received_day = day.to_owned();
            form.received_hour = hour.to_owned();
        })
        .map(|new| new.received_at)
    };
    let moment = |text: &str| Ok(Some(text.parse::<Timestamp>().unwrap()));
    let no = |field: &str, what| Err(vec![(field.to_owned(), what)]);
    assert_eq!(at("20/11/2026", "16:50"), moment("2026-11-20T09:50:00Z"));
    assert_eq!(at("20/11/2026", "16h50"), moment("2026-11-20T09:50:00Z"));
    assert_eq!(at("", ""), Ok(None), "now");
    assert_eq!(at("23/11/2026", "08:00"), moment("2026-11-23T01:00:00Z"));
    assert_eq!(at("23/11/2026", "08:01"), no("received_hour", What::Future));
    assert_eq!(at("24/11/2026", "07:00"), no("received_day", What::Future));
    assert_eq!(at("16/11/2026", "00:00"), moment("2026-11-15T17:00:00Z"));
    assert_eq!(at("15/11/2026", "23:59"), no("received_day", What::TooLongAgo { days: 7 }));
    assert_eq!(at("31/11/2026", "08:00"), no("received_day", What::NotAMoment));
    assert_eq!(at("", "08:00"), no("received_day", What::Missing));
    for hour in ["", "8", "24:00", "08:60", "8:5", "+8:00", "sáng"] {
        assert_eq!(at("20/11/2026", hour), no("received_hour", What::NotAMoment), "{hour}");
    }
}

#[test]
fn the_number_of_another_system_is_kept_where_there_is_one() {
    let channel = |name: &'static str, number: &'static str| {
        on_behalf(move |form| {
            form.channel = name.to_owned();
            form.outside_number = number.to_owned();
        })
        .map(|new| new.outside_number)
    };
    let missing = Err(vec![("outside_number".to_owned(), What::OutsideNumber)]);
    assert_eq!(channel("national_portal", ""), missing);
    assert_eq!(channel("city_smart", " "), missing);
    assert_eq!(channel("national_portal", "PAKN.20261120.0012"), Ok(Some("PAKN.20261120.0012".to_owned())));
    assert_eq!(channel("zalo", ""), Ok(None));
    for public in ["web", "qr", "thư"] {
        assert_eq!(channel(public, ""), Err(vec![("channel".to_owned(), What::UnknownChoice)]), "{public}");
    }
}

#[test]
fn a_head_of_neighbourhood_need_not_say_where() {
    let nowhere = |name: &'static str| {
        on_behalf(move |form| {
            form.channel = name.to_owned();
            (form.form.address, form.form.neighborhood) = Default::default();
        })
        .map(|new| new.channel)
    };
    assert_eq!(nowhere("neighborhood"), Ok(Channel::Neighborhood));
    assert_eq!(nowhere("counter"), Err(vec![("address".to_owned(), What::AddressOrNeighborhood)]));
    let complaint = on_behalf(|form| form.form.is_complaint = "yes".to_owned());
    assert_eq!(complaint, Err(vec![("is_complaint".to_owned(), What::OtherRoad)]));
}

#[test]
fn who_has_no_phone_is_taken_by_name_and_address() {
    let unreachable = |name: &'static str| {
        on_behalf(move |form| {
            form.channel = name.to_owned();
            form.outside_number = "PAKN.20261120.0012".to_owned();
            (form.form.phone, form.form.email) = Default::default();
        })
        .map(|new| (new.sender.name, new.sender.phone))
    };
    for name in ["counter", "paper", "neighborhood", "dialogue", "national_portal", "city_smart"] {
        assert_eq!(unreachable(name), Ok((entered().form.name, String::new())), "{name}");
    }
    for name in ["phone", "zalo"] {
        assert_eq!(unreachable(name), Err(vec![("phone".to_owned(), What::PhoneOrEmail)]), "{name}");
    }
}

#[test]
fn a_sender_corrects_how_they_are_reached_and_stays_reachable() {
    let sender = typed().parse().unwrap().sender;
    let after = |phone: &str, email: &str, address: &str| {
        let form = ContactForm { phone: phone.into(), email: email.into(), address: address.into() };
        form.parse(&sender)
            .map_err(|all| all.into_iter().map(|Problem { field, what }| (field, what)).collect::<Vec<_>>())
    };
    let moved = after("0353 456 789", "", "12 Bạch Đằng").unwrap();
    assert_eq!((moved.phone.as_str(), moved.email.as_str()), ("+84353456789", ""));
    assert_eq!((moved.address.as_str(), &moved.name), ("12 Bạch Đằng", &sender.name));
    let no = |field: &str, what| Err(vec![(field.to_owned(), what)]);
    assert_eq!(after("", "", "x"), no("phone", What::PhoneOrEmail));
    assert_eq!(after("0123", "", "x"), no("phone", What::Phone));
    assert_eq!(after("", "lan", "x"), no("email", What::Email));
    assert!(after("0353456789", "", "").is_ok(), "the neighbourhood says where");
    let unreached = Sender { phone: String::new(), email: String::new(), ..sender.clone() };
    assert!(ContactForm { address: "x".into(), ..ContactForm::default() }.parse(&unreached).is_ok());
}
