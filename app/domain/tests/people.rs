//! The rules of accounts hold for whatever is typed.

use domain::people::{lockout, password, username};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_kept_user_name_keeps_itself(typed in "\\PC{0,40}") {
        if let Ok(kept) = username(&typed) {
            prop_assert_eq!(username(&kept), Ok(kept.clone()));
            prop_assert!(kept.is_ascii());
        }
    }

    #[test]
    fn whatever_is_typed_is_judged(password in ".{0,140}", username in ".{0,40}", name in ".{0,40}") {
        let judged = password::check(&password, &username, &name);
        let again = password::check(&password::normal(&password), &username, &name);
        prop_assert_eq!(judged, again, "the kept form is judged alike");
    }

    #[test]
    fn a_pause_never_shrinks_as_failures_grow(failures in 0_u32..1000) {
        let counted = lockout::Counted::Account;
        prop_assert!(lockout::pause(counted, failures) <= lockout::pause(counted, failures + 1));
    }
}
