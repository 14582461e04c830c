//! What the whole-application tests share.
