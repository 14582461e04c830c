//! Holds the policy to its golden picture. To change policy, change `permission.rs`, run with `BLESS=1`, and
//! have the difference of `permissions.txt` reviewed.

use std::fmt::Write;

use domain::people::{Action, Grant, Role, grant};

#[test]
fn the_policy_is_the_reviewed_one() {
    let mut table = String::from(
        "yes: always; lead: on what one's unit leads; involved: leads or supports; -: never\n\n",
    );
    write!(table, "{:<16}", "").unwrap();
    for role in Role::ALL {
        write!(table, "{:<14}", role.name()).unwrap();
    }
    for action in Action::ALL {
        write!(table, "\n{:<16}", format!("{action:?}")).unwrap();
        for role in Role::ALL {
            let cell = match grant(role, action) {
                Grant::Yes => "yes",
                Grant::Lead => "lead",
                Grant::Involved => "involved",
                Grant::No => "-",
            };
            write!(table, "{cell:<14}").unwrap();
        }
    }
    let table: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/permissions.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, &table).unwrap();
    }
    assert_eq!(table, std::fs::read_to_string(golden).unwrap());
}
