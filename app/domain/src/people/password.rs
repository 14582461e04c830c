//! The rule for passwords, after NIST SP 800-63B (section 5.1.1.2): length counts, composition does not, and what
//! everybody tries first is refused. Nothing expires by time.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::AccountRefusal;
use crate::text::fold;

/// Fewest characters.
pub const LEAST: u32 = 10;
/// Most characters: enough for any sentence, too few to keep the server busy.
pub const MOST: u32 = 128;
/// Fewest different characters.
const VARIETY: usize = 4;

/// What is tried first, here and elsewhere, at the length that the rule asks for; compared without marks, case
/// and anything that is neither letter nor digit.
const COMMON: &[&str] = &[
    "0987654321",
    "1122334455",
    "123456789a",
    "1234567890a",
    "123456abcdef",
    "123qweasdzxc",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "abc1234567",
    "abcd123456",
    "admin12345",
    "admin123456",
    "administrator",
    "aa12345678",
    "a123456789",
    "anhnhoem123",
    "anhyeuem123",
    "asdfghjkl1",
    "changeme123",
    "chuyendoiso",
    "congnghe123",
    "conyeume123",
    "emyeuanh123",
    "football123",
    "giadinh123",
    "haiduong123",
    "haiphong123",
    "haiphong2025",
    "haiphong2026",
    "hoilamgi123",
    "iloveyou123",
    "khongbiet123",
    "khongcomatkhau",
    "lethanhnghi",
    "letmein1234",
    "matkhau123",
    "matkhau1234",
    "matkhau12345",
    "matkhau123456",
    "matkhaumoi",
    "matkhaumoi123",
    "motconvit123",
    "nhipcau123",
    "nhipcau2026",
    "p455w0rd123",
    "passw0rd123",
    "password12",
    "password123",
    "password1234",
    "password123456",
    "phuonglethanhnghi",
    "q1w2e3r4t5",
    "qazwsxedcrfv",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "sieunhan123",
    "ubndphuong",
    "ubndphuong123",
    "vietnam123",
    "vietnam1234",
    "vietnam2025",
    "vietnam2026",
    "vietnamvodich",
    "welcome123",
    "welcome1234",
    "xinchao123",
    "yeuem123456",
    "zxcvbnm123",
];

/// The form in which a password is compared: however it was typed, the same letters are the same password.
pub fn normal(typed: &str) -> String {
    typed.nfkc().collect()
}

/// May this be the password of that account, and if not, why.
pub fn check(password: &str, username: &str, name: &str) -> Result<(), AccountRefusal> {
    let password = normal(password);
    let length = u32::try_from(password.chars().count()).unwrap_or(u32::MAX);
    if length < LEAST {
        return Err(AccountRefusal::PasswordShort { least: LEAST });
    }
    if length > MOST {
        return Err(AccountRefusal::PasswordLong { most: MOST });
    }
    let bare = squeeze(&password);
    if [username, name].into_iter().any(|known| is_nearly(&bare, &squeeze(known))) {
        return Err(AccountRefusal::PasswordLikeName);
    }
    if COMMON.contains(&bare.as_str()) || is_monotonous(&password) {
        return Err(AccountRefusal::PasswordCommon);
    }
    Ok(())
}

fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// True if `known`, with no more than a few characters before or after, is the password.
fn is_nearly(bare: &str, known: &str) -> bool {
    known.len() >= 3 && bare.contains(known) && bare.len() - known.len() <= 4
}

/// True for few different characters, and for a run such as `1234567890` or `abcdefghij`, up or down.
fn is_monotonous(password: &str) -> bool {
    let codes: Vec<i64> = password.chars().map(|c| i64::from(u32::from(c))).collect();
    let different: BTreeSet<_> = codes.iter().collect();
    let steps = || codes.windows(2).map(|pair| pair[1] - pair[0]);
    let run = |step: i64| steps().filter(|taken| *taken != step).count() <= 1;
    different.len() < VARIETY || run(1) || run(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(password: &str) -> Result<(), AccountRefusal> {
        check(password, "nguyen.anh", "Nguyễn Thị Ánh")
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(checked("ngắn quá"), Err(AccountRefusal::PasswordShort { least: 10 }));
        assert_eq!(checked("cầu vàng 7"), Ok(()));
        assert_eq!(checked("ca\u{302}\u{300}u vang"), Err(AccountRefusal::PasswordShort { least: 10 }));
        assert_eq!(checked(&"ab1 ".repeat(33)), Err(AccountRefusal::PasswordLong { most: 128 }));
    }

    #[test]
    fn names_and_what_everybody_tries_are_refused() {
        for like in ["nguyen.anh", "NguyenAnh2026", "Nguyễn Thị Ánh", "nguyen thi anh 1"] {
            assert_eq!(checked(like), Err(AccountRefusal::PasswordLikeName), "{like}");
        }
        for common in
            ["1234567890", "9876543210", "Mật khẩu 123", "PASSWORD123", "aaaaaaaaaaaa", "abababababab"]
        {
            assert_eq!(checked(common), Err(AccountRefusal::PasswordCommon), "{common}");
        }
        assert_eq!(checked("ba con bò qua sông"), Ok(()));
    }

    #[test]
    fn the_list_is_in_the_form_in_which_it_is_compared() {
        for common in COMMON {
            assert_eq!(squeeze(common), *common);
            assert!(common.len() >= LEAST as usize, "{common} is refused for its length already");
        }
    }
}
