//! How many lines one network address may hold open without being signed in. Each costs the process a connection for as
//! long as it stands, and nobody is asked who they are; a hall, though, shares one address with all of its screens and the
//! phones of its guests.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use crate::feedback::household;

/// The most lines of one address: a full hall, each guest with a phone, twice over.
pub const MOST: u32 = 200;

/// The open lines, by address. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Strangers(Arc<Mutex<HashMap<IpAddr, u32>>>);

/// A line that counts until it is dropped.
#[derive(Debug)]
pub struct Opened {
    of: Strangers,
    address: IpAddr,
}

impl Strangers {
    /// Counts one more line of an address; none if it has as many as it may.
    pub fn open(&self, address: IpAddr) -> Option<Opened> {
        let address = household(address);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = open.entry(address).or_default();
        if *lines >= MOST {
            return None;
        }
        *lines += 1;
        Some(Opened { of: self.clone(), address })
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut open = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lines) = open.get_mut(&self.address) {
            *lines -= 1;
            // An address that is gone is forgotten.
            if *lines == 0 {
                open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ends_makes_room_and_leaves_nothing_behind() {
        let strangers = Strangers::default();
        let hall: IpAddr = "203.0.113.7".parse().expect("an address");
        let mut lines: Vec<Opened> = (0..MOST).map(|_| strangers.open(hall).expect("room")).collect();
        assert!(strangers.open(hall).is_none());
        assert!(strangers.open("203.0.113.8".parse().expect("an address")).is_some(), "another address");
        lines.pop();
        assert!(strangers.open(hall).is_some());
        drop(lines);
        assert!(strangers.0.lock().expect("no test panics with it").is_empty());
    }
}
