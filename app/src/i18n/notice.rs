//! Words of messages to senders and staff, and of what became of them.
