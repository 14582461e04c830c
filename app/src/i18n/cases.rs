//! Words of the staff's side of feedback.
