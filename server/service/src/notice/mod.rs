//! Messages to senders and staff: written in the transaction of what they tell of, sent afterwards.
