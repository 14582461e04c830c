-- Secrets on their way to the page that shows them once: sealed with a key that only that page's address holds,
-- short-lived, gone with the first reading.
CREATE TABLE shown_once (
    ticket_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    sealed TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX shown_once_expires ON shown_once (expires_at);
