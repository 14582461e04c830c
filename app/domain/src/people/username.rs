//! The name under which a person signs in: typed with or without marks and capitals, kept in one form.

use super::AccountRefusal;
use crate::text::fold;

const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// The kept form of a user name (`Nguyễn.Ánh` is `nguyen.anh`), or why it cannot be one.
pub fn username(typed: &str) -> Result<String, AccountRefusal> {
    let name = fold(typed);
    let begins_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    let well_made = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c));
    if begins_well && well_made && LENGTH.contains(&name.len()) {
        Ok(name)
    } else {
        Err(AccountRefusal::UsernameForm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_has_one_kept_form() {
        for typed in ["nguyen.anh", " Nguyễn.Ánh ", "NGUYEN.ANH", "nguye\u{302}\u{303}n.a\u{301}nh"] {
            assert_eq!(username(typed).as_deref(), Ok("nguyen.anh"), "{typed}");
        }
        assert_eq!(username("dao_van-2").as_deref(), Ok("dao_van-2"));
    }

    #[test]
    fn what_is_no_user_name() {
        for typed in ["", "ab", "2ab", ".abc", "a b c", "a@b.vn", "a/b", "日本語", &"a".repeat(33)] {
            assert_eq!(username(typed), Err(AccountRefusal::UsernameForm), "{typed}");
        }
    }
}
