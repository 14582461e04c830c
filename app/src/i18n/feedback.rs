//! Words of the public's side of feedback, and those that both sides share.
