//! Use cases, SQL and the live hub.
