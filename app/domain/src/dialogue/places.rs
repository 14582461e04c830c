//! Who has a place and who waits.
//!
//! A place is one person's: a registration of three people takes three places, all or none of them. Nobody overtakes:
//! once somebody waits, whoever comes later waits behind them, even if they would fit into what is left; and when places
//! become free, they go to the head of the waiting list alone. If its head does not fit, nobody behind it moves up: a
//! large group that waits must not be passed over for ever by smaller ones. Without a capacity everybody has a place.

use crate::ids::RegistrationId;

/// What a registration gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// Places for all of its people.
    Places,
    /// The end of the waiting list.
    Waits,
}

/// A registration that waits, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub id: RegistrationId,
    /// How many people.
    pub people: u32,
}

/// What a new registration gets, when `taken` places are given out.
pub fn place(capacity: Option<u32>, taken: u32, somebody_waits: bool, people: u32) -> Placing {
    match capacity {
        None => Placing::Places,
        Some(_) if somebody_waits => Placing::Waits,
        Some(capacity) if taken.saturating_add(people) <= capacity => Placing::Places,
        Some(_) => Placing::Waits,
    }
}

/// Who moves up from the waiting list, which is in its order: its longest beginning that fits.
pub fn promoted(capacity: Option<u32>, taken: u32, waiting: &[Waiting]) -> Vec<RegistrationId> {
    let Some(capacity) = capacity else { return waiting.iter().map(|one| one.id).collect() };
    let mut taken = taken;
    let fits = |one: &&Waiting| {
        let then = taken.saturating_add(one.people);
        let fits = then <= capacity;
        if fits {
            taken = then;
        }
        fits
    };
    waiting.iter().take_while(fits).map(|one| one.id).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn d4_the_81st_of_80_waits() {
        assert_eq!(place(Some(80), 79, false, 1), Placing::Places);
        assert_eq!(place(Some(80), 80, false, 1), Placing::Waits, "Đ4");
        assert_eq!(place(Some(80), 79, false, 2), Placing::Waits, "a group is not torn apart");
        assert_eq!(place(Some(80), 10, true, 1), Placing::Waits, "nobody overtakes");
        assert_eq!(place(None, 10_000, true, 5), Placing::Places);
    }

    #[test]
    fn free_places_go_to_the_head_alone() {
        let waiting = |people: &[u32]| -> Vec<Waiting> {
            let one =
                |(id, people): (usize, &u32)| Waiting { id: RegistrationId(id as i64), people: *people };
            people.iter().enumerate().map(one).collect()
        };
        assert_eq!(promoted(Some(10), 8, &waiting(&[1, 1, 1])), [RegistrationId(0), RegistrationId(1)]);
        assert_eq!(promoted(Some(10), 8, &waiting(&[3, 1])), [], "the head does not fit");
        assert_eq!(promoted(None, 8, &waiting(&[3, 1])).len(), 2, "the capacity was taken away");
    }

    /// What happens to a dialogue's places.
    #[derive(Clone, Debug)]
    enum Happens {
        Comes(u32),
        Goes(prop::sample::Index),
    }

    fn happens() -> impl Strategy<Value = Happens> {
        prop_oneof![
            3 => (1u32..=5).prop_map(Happens::Comes),
            1 => any::<prop::sample::Index>().prop_map(Happens::Goes),
        ]
    }

    proptest! {
        #[test]
        fn places_never_exceed_the_capacity_and_nobody_overtakes(
            capacity in 5u32..40, all in prop::collection::vec(happens(), 1..120)
        ) {
            // In order of arrival: people, and whether they have places.
            let mut rows: Vec<(RegistrationId, u32, bool)> = Vec::new();
            for (number, happens) in all.into_iter().enumerate() {
                let taken = |rows: &[(RegistrationId, u32, bool)]| -> u32 {
                    rows.iter().filter(|row| row.2).map(|row| row.1).sum()
                };
                match happens {
                    Happens::Comes(people) => {
                        let waits = rows.iter().any(|row| !row.2);
                        let has = place(Some(capacity), taken(&rows), waits, people) == Placing::Places;
                        rows.push((RegistrationId(number as i64), people, has));
                    }
                    Happens::Goes(which) if !rows.is_empty() => {
                        rows.remove(which.index(rows.len()));
                        let waiting: Vec<Waiting> = rows.iter().filter(|row| !row.2)
                            .map(|row| Waiting { id: row.0, people: row.1 }).collect();
                        for id in promoted(Some(capacity), taken(&rows), &waiting) {
                            rows.iter_mut().filter(|row| row.0 == id).for_each(|row| row.2 = true);
                        }
                    }
                    Happens::Goes(_) => {}
                }
                prop_assert!(taken(&rows) <= capacity);
                let first_waiting = rows.iter().position(|row| !row.2).unwrap_or(rows.len());
                prop_assert!(rows[first_waiting..].iter().all(|row| !row.2), "somebody overtook: {:?}", rows);
                if let Some(head) = rows.get(first_waiting) {
                    prop_assert!(taken(&rows) + head.1 > capacity, "the head fits and waits: {:?}", rows);
                }
            }
        }
    }
}
