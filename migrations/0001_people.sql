-- Units, people, their sessions, and the log of everything that happened.

CREATE TABLE unit (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The name as the plan writes it, where that differs.
    name_source TEXT,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('office', 'center', 'police', 'neighborhood', 'leadership')),
    active BOOLEAN NOT NULL DEFAULT TRUE,
    sort BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE unit_alias (
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
);
CREATE INDEX unit_alias_unit ON unit_alias (unit_id);

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position TEXT NOT NULL DEFAULT '',
    unit_id BIGINT REFERENCES unit (id),
    active BOOLEAN NOT NULL DEFAULT TRUE,
    password_hash TEXT NOT NULL,
    must_change BOOLEAN NOT NULL,
    totp_secret TEXT,
    totp_confirmed_at TEXT,
    -- The last time step whose code was used: a code opens once.
    totp_last_step BIGINT,
    created_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE person_role (
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('admin', 'leader', 'plan_owner', 'unit_officer', 'one_stop', 'neighborhood', 'viewer')),
    PRIMARY KEY (person_id, role)
);

CREATE TABLE recovery_code (
    person_id BIGINT NOT NULL REFERENCES person (id),
    code_hash TEXT NOT NULL,
    PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    second_factor BOOLEAN NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE setup_link (
    token_hash TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL,
    used_at TEXT
);

-- Failed attempts to sign in. The subject is an account or an address, kept as a digest, so that names that
-- do not exist are counted as those that do.
CREATE TABLE sign_in_failure (
    subject TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT NOT NULL,
    locked_until TEXT
);

CREATE TABLE event (
    id BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    -- Null when the program itself did it. The name is kept as it was.
    actor_id BIGINT REFERENCES person (id),
    actor_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    task_code TEXT,
    period TEXT,
    data TEXT NOT NULL
);
CREATE INDEX event_task ON event (task_code, id);
