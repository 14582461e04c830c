//! Numbers and addresses that people and businesses are known by in Viet Nam: phones, e-mail addresses, tax codes,
//! personal numbers. Each is read from what was typed, with the spaces and dots that people put in, and given back in
//! the one form that is kept. Runs in the browser as well: no tables of Unicode.

/// Fixed and mobile numbers without their leading zero are this long at most.
const NATIONAL_MOST: usize = 10;

/// It is no phone number of Viet Nam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPhone;

/// It is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoEmail;

/// What is wrong with a tax code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTaxCode {
    /// Wrong length, a letter, or a number that is never given.
    Form,
    /// The tenth digit does not fit the nine before it: most likely mistyped.
    CheckDigit {
        /// The code as it would be kept.
        typed: String,
        /// The digit that would fit; none if no digit does.
        fits: Option<u8>,
    },
}

/// A phone number in the one form `+84…`. Mobile numbers have nine digits after the country, fixed ones ten that
/// begin with 2.
pub fn phone(typed: &str) -> Result<String, NoPhone> {
    let typed = typed.trim();
    let (is_foreign_form, rest) = match typed.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, typed),
    };
    let digits = digits(rest, &[' ', '\u{a0}', '.', '-', '(', ')']).ok_or(NoPhone)?;
    let national = match (is_foreign_form, digits.strip_prefix("84"), digits.strip_prefix('0')) {
        (true, Some(national), _) => national.strip_prefix('0').unwrap_or(national),
        (true, None, _) => return Err(NoPhone),
        (false, _, Some(national)) => national,
        (false, Some(national), None) => national,
        (false, None, None) => return Err(NoPhone),
    };
    if is_mobile(national) || is_fixed(national) { Ok(format!("+84{national}")) } else { Err(NoPhone) }
}

fn is_mobile(national: &str) -> bool {
    let &[first, second, ref rest @ ..] = national.as_bytes() else { return false };
    let is_given = match first {
        b'3' => (b'2'..=b'9').contains(&second),
        b'5' => matches!(second, b'2' | b'5' | b'6' | b'8' | b'9'),
        b'7' => matches!(second, b'0' | b'6'..=b'9'),
        b'8' => (b'1'..=b'9').contains(&second),
        b'9' => matches!(second, b'0'..=b'4' | b'6'..=b'9'),
        _ => false,
    };
    is_given && rest.len() == 7
}

fn is_fixed(national: &str) -> bool {
    national.starts_with('2') && national.len() == NATIONAL_MOST
}

/// An e-mail address with its host in small letters. Stricter than the standard, as addresses are in truth.
pub fn email(typed: &str) -> Result<String, NoEmail> {
    let typed = typed.trim();
    let (name, host) = typed.split_once('@').ok_or(NoEmail)?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-'".contains(&byte);
    let is_name = (1..=64).contains(&name.len())
        && name.bytes().all(is_letter)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..");
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.last().copied().unwrap_or_default();
    let is_host = labels.len() >= 2
        && labels.iter().all(is_label)
        && last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_name && is_host && typed.len() <= 254 {
        Ok(format!("{name}@{}", host.to_ascii_lowercase()))
    } else {
        Err(NoEmail)
    }
}

/// A tax code in its normal form: ten digits; ten, a dash and the three of a branch; or the twelve of a personal
/// number, which individuals and households use since 01/07/2025.
pub fn tax_code(typed: &str) -> Result<String, NoTaxCode> {
    let digits = digits(typed.trim(), &[' ', '\u{a0}', '.', '-', '\u{2013}']).ok_or(NoTaxCode::Form)?;
    if digits.len() == 12 {
        // A dash stands before the number of a branch, of which this would lack a digit.
        let is_whole = !typed.contains(['-', '\u{2013}']) && personal_parts(&digits).is_some();
        return if is_whole { Ok(digits) } else { Err(NoTaxCode::Form) };
    }
    if !matches!(digits.len(), 10 | 13) || digits[2..9].bytes().all(|digit| digit == b'0') {
        return Err(NoTaxCode::Form);
    }
    let normal = match &digits[10..] {
        "" => digits.clone(),
        "000" => return Err(NoTaxCode::Form),
        branch => format!("{}-{branch}", &digits[..10]),
    };
    let fits = check_digit(&digits[..9]);
    let given = digits.as_bytes()[9] - b'0';
    if fits == Some(given) { Ok(normal) } else { Err(NoTaxCode::CheckDigit { typed: normal, fits }) }
}

/// The tenth digit to nine; none if no number of that beginning is given.
fn check_digit(nine: &str) -> Option<u8> {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = nine.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    u8::try_from(10 - sum % 11).ok().filter(|digit| *digit < 10)
}

/// What the twelve digits of a personal number say. It has no check digit; it is not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalNumber {
    /// Where the birth was registered; none if no province has that number, which is a warning, no error.
    pub province: Option<&'static str>,
    /// The year of birth.
    pub birth_year: u16,
    /// As registered at birth.
    pub is_female: bool,
}

/// Reads a personal number ("số định danh cá nhân", the number of the identity card); none if it is of no such form.
pub fn personal_number(typed: &str) -> Option<PersonalNumber> {
    let digits = digits(typed.trim(), &[' ', '\u{a0}', '.', '-'])?;
    let (province, is_female, birth_year) = personal_parts(&digits)?;
    let province = PROVINCES.iter().find(|(number, _)| *number == province).map(|(_, name)| *name);
    Some(PersonalNumber { province, birth_year, is_female })
}

/// Number of the province, sex, year of birth.
fn personal_parts(digits: &str) -> Option<(u16, bool, u16)> {
    if digits.len() != 12 {
        return None;
    }
    let century_and_sex = digits.as_bytes()[3] - b'0';
    // 4 and above would be births from 2100 on.
    let century = match century_and_sex {
        0 | 1 => 1900,
        2 | 3 => 2000,
        _ => return None,
    };
    let year: u16 = digits[4..6].parse().ok()?;
    Some((digits[..3].parse().ok()?, century_and_sex % 2 == 1, century + year))
}

/// The digits of what was typed; none if there is anything besides them and these separators, or too much of it.
fn digits(typed: &str, separators: &[char]) -> Option<String> {
    let mut digits = String::new();
    for c in typed.chars() {
        match c {
            '0'..='9' => digits.push(c),
            c if separators.contains(&c) => {}
            _ => return None,
        }
    }
    (digits.len() <= 20).then_some(digits)
}

/// Provinces of birth registration, by the number that begins a personal number. Not changed by the mergers of 2025.
const PROVINCES: [(u16, &str); 63] = [
    (1, "Hà Nội"),
    (2, "Hà Giang"),
    (4, "Cao Bằng"),
    (6, "Bắc Kạn"),
    (8, "Tuyên Quang"),
    (10, "Lào Cai"),
    (11, "Điện Biên"),
    (12, "Lai Châu"),
    (14, "Sơn La"),
    (15, "Yên Bái"),
    (17, "Hòa Bình"),
    (19, "Thái Nguyên"),
    (20, "Lạng Sơn"),
    (22, "Quảng Ninh"),
    (24, "Bắc Giang"),
    (25, "Phú Thọ"),
    (26, "Vĩnh Phúc"),
    (27, "Bắc Ninh"),
    (30, "Hải Dương"),
    (31, "Hải Phòng"),
    (33, "Hưng Yên"),
    (34, "Thái Bình"),
    (35, "Hà Nam"),
    (36, "Nam Định"),
    (37, "Ninh Bình"),
    (38, "Thanh Hóa"),
    (40, "Nghệ An"),
    (42, "Hà Tĩnh"),
    (44, "Quảng Bình"),
    (45, "Quảng Trị"),
    (46, "Thừa Thiên Huế"),
    (48, "Đà Nẵng"),
    (49, "Quảng Nam"),
    (51, "Quảng Ngãi"),
    (52, "Bình Định"),
    (54, "Phú Yên"),
    (56, "Khánh Hòa"),
    (58, "Ninh Thuận"),
    (60, "Bình Thuận"),
    (62, "Kon Tum"),
    (64, "Gia Lai"),
    (66, "Đắk Lắk"),
    (67, "Đắk Nông"),
    (68, "Lâm Đồng"),
    (70, "Bình Phước"),
    (72, "Tây Ninh"),
    (74, "Bình Dương"),
    (75, "Đồng Nai"),
    (77, "Bà Rịa – Vũng Tàu"),
    (79, "Thành phố Hồ Chí Minh"),
    (80, "Long An"),
    (82, "Tiền Giang"),
    (83, "Bến Tre"),
    (84, "Trà Vinh"),
    (86, "Vĩnh Long"),
    (87, "Đồng Tháp"),
    (89, "An Giang"),
    (91, "Kiên Giang"),
    (92, "Cần Thơ"),
    (93, "Hậu Giang"),
    (94, "Sóc Trăng"),
    (95, "Bạc Liêu"),
    (96, "Cà Mau"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_kept_in_one_form_however_it_was_typed() {
        for typed in [
            "0912 345 678",
            "+84 912.345.678",
            "84912345678",
            " 0912-345-678 ",
            "(0912) 345 678",
            "+84 (0)912 345 678",
        ] {
            assert_eq!(phone(typed).as_deref(), Ok("+84912345678"), "{typed}");
        }
        assert_eq!(phone("0353456789").as_deref(), Ok("+84353456789"));
        assert_eq!(phone("02203821055").as_deref(), Ok("+842203821055"));
        assert_eq!(
            phone("0841234567").as_deref(),
            Ok("+84841234567"),
            "a mobile number that begins with 084"
        );
    }

    #[test]
    fn what_is_no_phone_of_viet_nam_is_refused() {
        for typed in [
            "0123456789",
            "0912345",
            "",
            "   ",
            "+",
            "091234567a",
            "09123456789",
            "912345678",
            "0951234567",
            "+1 202 555 0123",
            "0220382105",
            "một hai ba",
            "０９１２３４５６７８",
            "091234567809123456780912345678",
        ] {
            assert_eq!(phone(typed), Err(NoPhone), "{typed}");
        }
    }

    #[test]
    fn a_tax_code_has_a_digit_that_fits() {
        for (typed, normal) in [
            ("0100233488", "0100233488"),
            ("0100112437", "0100112437"),
            ("0200123457", "0200123457"),
            ("8300123455", "8300123455"),
            ("0314409058-002", "0314409058-002"),
            ("01.00.112.437", "0100112437"),
            ("0314409058002", "0314409058-002"),
            (" 0314409058 \u{2013} 002 ", "0314409058-002"),
            ("030185001234", "030185001234"),
        ] {
            assert_eq!(tax_code(typed).as_deref(), Ok(normal), "{typed}");
        }
    }

    #[test]
    fn a_wrong_digit_is_told_from_a_wrong_form() {
        for (typed, digit) in [("0100233480", 8), ("0200123456", 7)] {
            assert_eq!(
                tax_code(typed),
                Err(NoTaxCode::CheckDigit { typed: typed.to_owned(), fits: Some(digit) }),
                "{typed}"
            );
        }
        for typed in [
            "010023348",
            "0314409058-000",
            "0100000000",
            "",
            "04A8012345",
            "01002334880",
            "0100233488-02",
            "030485001234",
            "٠١٠٠٢٣٣٤٨٨",
        ] {
            assert_eq!(tax_code(typed), Err(NoTaxCode::Form), "{typed}");
        }
    }

    #[test]
    fn of_ten_last_digits_at_most_one_fits() {
        for nine in 0..2000 {
            let nine = format!("{:09}", 10_000_001 + nine * 37);
            let fitting = (0..10).filter(|digit| tax_code(&format!("{nine}{digit}")).is_ok()).count();
            assert_eq!(fitting, usize::from(check_digit(&nine).is_some()), "{nine}");
        }
    }

    #[test]
    fn a_personal_number_says_where_when_and_whom() {
        let read = |typed| personal_number(typed);
        assert_eq!(
            read("030185001234"),
            Some(PersonalNumber { province: Some("Hải Dương"), birth_year: 1985, is_female: true })
        );
        assert_eq!(
            read("031204009876"),
            Some(PersonalNumber { province: Some("Hải Phòng"), birth_year: 2004, is_female: false })
        );
        assert_eq!(read("030485001234"), None, "a birth after 2100");
        assert_eq!(
            read("099185001234").map(|number| number.province),
            Some(None),
            "a province that is not known"
        );
        assert_eq!(read("03018500123"), None);
        assert_eq!(read("03018500123x"), None);
    }

    #[test]
    fn an_address_of_mail_is_one_name_and_one_host() {
        for (typed, kept) in [
            ("an@example.vn", "an@example.vn"),
            (" An.Nguyen+phuong@Example.COM.vn ", "An.Nguyen+phuong@example.com.vn"),
            ("a@b-c.io", "a@b-c.io"),
        ] {
            assert_eq!(email(typed).as_deref(), Ok(kept), "{typed}");
        }
        let long_name = format!("{}@example.vn", "a".repeat(65));
        for typed in [
            "",
            "an",
            "an@",
            "@example.vn",
            "an@example",
            "an@@example.vn",
            "a n@example.vn",
            "an@exa mple.vn",
            "an@-example.vn",
            "an@example-.vn",
            "an@example..vn",
            ".an@example.vn",
            "an.@example.vn",
            "a..n@example.vn",
            "an@example.v",
            "an@example.12",
            "an@ví-dụ.vn",
            "án@example.vn",
            "an@example.vn,binh@example.vn",
            "<an@example.vn>",
            "an@example.vn\nBcc: x@y.vn",
            &long_name,
        ] {
            assert_eq!(email(typed), Err(NoEmail), "{typed}");
        }
        assert!(email(&format!("{}@example.vn", "a".repeat(64))).is_ok());
        assert!(email(&format!("an@{}.vn", ["a"; 130].join("."))).is_err(), "longer than 254 characters");
    }
}
