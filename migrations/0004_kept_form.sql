-- What a refused plain form had in it, for the redirect back to its page. Short-lived; secrets are never kept.
CREATE TABLE kept_form (
    ticket TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX kept_form_expires ON kept_form (expires_at);
