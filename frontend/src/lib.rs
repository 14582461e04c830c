//! The entry point of the browser.
