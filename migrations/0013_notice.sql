-- The outbox: what a sender or a member of staff is to be told, written in the transaction that it tells of. It holds the
-- case's code and counts, never what anybody wrote.

CREATE TABLE notice (
    id BIGINT PRIMARY KEY,
    -- What it is about; null for a digest.
    feedback_id BIGINT REFERENCES feedback (id),
    -- The member of staff whom it is for; null if it is for the sender.
    person_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'zalo', 'in_app', 'none')),
    -- Address or number; empty once it was delivered or the case was masked.
    recipient TEXT NOT NULL DEFAULT '',
    -- JSON of domain::notice::Facts.
    data TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('created', 'sending', 'delivered', 'temporary_failure', 'permanent_failure', 'no_channel')),
    attempts BIGINT NOT NULL DEFAULT 0,
    -- When it is due; while it is being sent, when whoever sends it is taken to have died.
    next_at TEXT,
    last_error TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    done_at TEXT,
    -- When the member of staff saw it.
    seen_at TEXT,
    -- What may exist once only: one digest a person a day.
    dedupe TEXT UNIQUE,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX notice_due ON notice (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX notice_unseen ON notice (person_id, id) WHERE seen_at IS NULL AND person_id IS NOT NULL;
CREATE INDEX notice_case ON notice (feedback_id) WHERE feedback_id IS NOT NULL;
CREATE INDEX notice_state ON notice (state, id);

-- Jobs that run once for a day, and the day that they last ran for: whoever moves the day runs it.
CREATE TABLE job_day (
    name TEXT PRIMARY KEY,
    day TEXT NOT NULL
);
