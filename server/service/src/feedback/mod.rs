//! Feedback ("phản ánh, kiến nghị"): from what a sender typed to the published answer.
