-- A plan as it was accepted from a document, with the words of the document beside every field, and the uploads that
-- wait for a person.

CREATE TABLE plan (
    id BIGINT PRIMARY KEY,
    year BIGINT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    -- Null while the document leaves it blank and nobody has filled it in.
    number TEXT,
    issued_on TEXT,
    issuer TEXT NOT NULL,
    signer TEXT,
    -- The unit through which difficulties are reported.
    contact_unit_id BIGINT REFERENCES unit (id),
    -- The document's own sum of tasks.
    said_total BIGINT,
    -- The document as it came, as text.
    raw_text TEXT NOT NULL,
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

-- Documents that the plan names.
CREATE TABLE plan_legal_basis (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    doc_type TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on TEXT,
    issuer TEXT,
    title TEXT,
    level TEXT CHECK (level IN ('nation', 'city', 'ward')),
    relation TEXT NOT NULL CHECK (relation IN ('implements', 'based_on', 'mentioned')),
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    sort BIGINT NOT NULL
);
CREATE INDEX plan_legal_basis_plan ON plan_legal_basis (plan_id);

CREATE TABLE plan_goal (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    kind TEXT NOT NULL CHECK (kind IN ('general', 'specific')),
    -- The shown words; the quote keeps the raw ones.
    text TEXT NOT NULL,
    -- The measure inside the words: digits divided by ten to the power of the scale.
    op TEXT CHECK (op IN ('eq', 'gte', 'gt', 'lte', 'lt', 'increase', 'decrease')),
    target_digits BIGINT,
    target_scale BIGINT,
    base_year BIGINT,
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    sort BIGINT NOT NULL
);
CREATE INDEX plan_goal_plan ON plan_goal (plan_id);

-- What the plan asks of a unit.
CREATE TABLE plan_duty (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    text TEXT NOT NULL,
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    sort BIGINT NOT NULL
);
CREATE INDEX plan_duty_plan ON plan_duty (plan_id);

CREATE TABLE plan_recipient (
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL,
    sort BIGINT NOT NULL,
    PRIMARY KEY (plan_id, sort)
);

CREATE TABLE task_group (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    gone_at TEXT,
    sort BIGINT NOT NULL
);
CREATE UNIQUE INDEX task_group_code ON task_group (plan_id, code) WHERE gone_at IS NULL;

CREATE TABLE task (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    group_id BIGINT NOT NULL REFERENCES task_group (id),
    no BIGINT NOT NULL,
    code TEXT NOT NULL,
    full_text TEXT NOT NULL,
    short_title TEXT NOT NULL,
    -- True until a person has confirmed or changed the short title.
    short_title_suggested BOOLEAN NOT NULL,
    ward_role TEXT CHECK (ward_role IN ('lead', 'coordinate')),
    term_kind TEXT NOT NULL,
    term_text TEXT NOT NULL,
    due_on TEXT,
    lead_unit_id BIGINT REFERENCES unit (id),
    -- Proposed by the program; it waits for a person.
    suggested_unit_id BIGINT REFERENCES unit (id),
    -- The officer in charge.
    owner_id BIGINT REFERENCES person (id),
    product TEXT,
    responsibility TEXT,
    authority TEXT,
    needs_evidence BOOLEAN NOT NULL DEFAULT TRUE,
    -- Code, title, text and units, folded.
    search_text TEXT NOT NULL,
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    -- When a newer document no longer held the task, and a person accepted that.
    gone_at TEXT,
    sort BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX task_code ON task (plan_id, code) WHERE gone_at IS NULL;
CREATE INDEX task_group_of ON task (group_id);

CREATE TABLE task_support_unit (
    task_id BIGINT NOT NULL REFERENCES task (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (task_id, unit_id)
);

-- Units in support that the program proposes.
CREATE TABLE task_suggested_support (
    task_id BIGINT NOT NULL REFERENCES task (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (task_id, unit_id)
);

CREATE TABLE indicator (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Unit of measure, as written.
    measure TEXT,
    -- Null while the words of the target are not understood.
    op TEXT CHECK (op IN ('eq', 'gte', 'gt', 'lte', 'lt', 'increase', 'decrease')),
    target_digits BIGINT,
    target_scale BIGINT,
    base_year BIGINT,
    target_text TEXT NOT NULL,
    lead_unit_id BIGINT REFERENCES unit (id),
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    gone_at TEXT,
    sort BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX indicator_code ON indicator (plan_id, code) WHERE gone_at IS NULL;

CREATE TABLE report_duty (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    kind TEXT NOT NULL CHECK (kind IN ('month', 'quarter', 'six_month', 'nine_month', 'annual', 'ad_hoc', 'other')),
    -- The day of "trước ngày …": that day is already too late.
    due_before TEXT,
    last_day TEXT,
    wording TEXT,
    recipient TEXT,
    unit_id BIGINT REFERENCES unit (id),
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    gone_at TEXT,
    sort BIGINT NOT NULL
);
CREATE INDEX report_duty_plan ON report_duty (plan_id);

-- What the document does not say; open until a person has settled it.
CREATE TABLE plan_open (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    point TEXT NOT NULL,
    -- Code of the task or indicator, number of the cited document, or year of the baseline.
    about TEXT,
    sort BIGINT NOT NULL
);
CREATE INDEX plan_open_plan ON plan_open (plan_id);

-- Places of the document that were not understood.
CREATE TABLE plan_not_understood (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    line BIGINT NOT NULL,
    text TEXT NOT NULL,
    why TEXT NOT NULL,
    sort BIGINT NOT NULL
);
CREATE INDEX plan_not_understood_plan ON plan_not_understood (plan_id);

-- Known misreadings: offered, then accepted or refused by a person. The raw text never changes.
CREATE TABLE plan_correction (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    from_text TEXT NOT NULL,
    to_text TEXT NOT NULL,
    quote_line BIGINT NOT NULL,
    quote TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'refused')),
    sort BIGINT NOT NULL
);
CREATE INDEX plan_correction_plan ON plan_correction (plan_id);

-- An uploaded document and its draft.
CREATE TABLE plan_import (
    id BIGINT PRIMARY KEY,
    year BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    -- The draft as JSON.
    draft TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'dropped')),
    uploaded_by BIGINT REFERENCES person (id),
    uploaded_at TEXT NOT NULL,
    decided_at TEXT
);
CREATE INDEX plan_import_state ON plan_import (state, uploaded_at);
