-- Feedback ("phản ánh, kiến nghị"): cases, their clocks, everything said and done about them, what was published,
-- and the sums that counts are read from.

-- Keys that the program makes for itself at the first need.
CREATE TABLE program_key (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Which state may follow which: the rules' own table (domain::feedback::STEPS), so that the database refuses what the
-- types make impossible. A new case comes from 'new'.
CREATE TABLE feedback_step (
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    PRIMARY KEY (from_state, to_state)
);
INSERT INTO feedback_step (from_state, to_state) VALUES
    ('new', 'received'), ('new', 'noted'), ('noted', 'received'), ('noted', 'closed'),
    ('received', 'need_info'), ('received', 'classified'), ('received', 'assigned'),
    ('received', 'forwarded'), ('received', 'rejected'), ('received', 'redirected'),
    ('classified', 'need_info'), ('classified', 'classified'), ('classified', 'assigned'),
    ('classified', 'forwarded'), ('classified', 'rejected'), ('classified', 'redirected'),
    ('assigned', 'need_info'), ('assigned', 'assigned'), ('assigned', 'processing'), ('assigned', 'review'),
    ('assigned', 'forwarded'), ('assigned', 'redirected'),
    ('processing', 'need_info'), ('processing', 'assigned'), ('processing', 'review'),
    ('processing', 'forwarded'), ('processing', 'redirected'),
    ('need_info', 'received'), ('need_info', 'classified'), ('need_info', 'assigned'), ('need_info', 'processing'),
    ('need_info', 'reopened'), ('need_info', 'rejected'),
    ('review', 'processing'), ('review', 'answered'),
    ('answered', 'published'), ('answered', 'closed'), ('answered', 'reopened'),
    ('published', 'closed'), ('published', 'reopened'),
    ('closed', 'reopened'),
    ('reopened', 'need_info'), ('reopened', 'assigned'), ('reopened', 'forwarded');

CREATE TABLE feedback (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    -- Made by the sender's form: the same post twice is one case.
    idempotency_key TEXT UNIQUE,
    channel TEXT NOT NULL CHECK (channel IN ('web', 'qr', 'phone', 'counter', 'paper', 'zalo', 'neighborhood', 'dialogue', 'national_portal', 'city_smart')),
    -- When the ward received it; on behalf it may be up to seven days before it was entered.
    received_at TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by BIGINT REFERENCES person (id),
    -- Which poster led here; empty otherwise.
    place TEXT NOT NULL DEFAULT '',
    national_code TEXT,
    sender_kind TEXT NOT NULL CHECK (sender_kind IN ('citizen', 'household', 'enterprise', 'organisation', 'anonymous')),
    sender_name TEXT NOT NULL DEFAULT '',
    -- In the one form +84…; empty if none was given.
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    neighborhood_id BIGINT REFERENCES unit (id),
    business_name TEXT NOT NULL DEFAULT '',
    tax_code TEXT NOT NULL DEFAULT '',
    hide_name BOOLEAN NOT NULL,
    may_publish BOOLEAN NOT NULL,
    consent_version TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('procedure', 'registration_tax', 'land', 'credit', 'infrastructure', 'security', 'safety', 'digital', 'attitude', 'bribery', 'regulation', 'other')),
    -- Only leaders and the one named clerk know of it.
    restricted BOOLEAN NOT NULL,
    content TEXT NOT NULL,
    -- A digest of the folded text, by which the same words are known again.
    content_digest TEXT NOT NULL,
    previous_state TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Where a case that waits for the sender goes on afterwards; until when it waits.
    resume_state TEXT,
    supplement_until TEXT,
    unit_id BIGINT REFERENCES unit (id),
    officer_id BIGINT REFERENCES person (id),
    -- The authority that it was sent on to, the road that the sender was shown, or why it was refused.
    outcome_note TEXT NOT NULL DEFAULT '',
    -- The clock that runs, copied for the queue; null where no clock runs.
    round BIGINT NOT NULL,
    due_on TEXT,
    duplicate_of BIGINT REFERENCES feedback (id),
    reopened BIGINT NOT NULL DEFAULT 0,
    rating BIGINT CHECK (rating BETWEEN 1 AND 5),
    rating_comment TEXT NOT NULL DEFAULT '',
    rated_at TEXT,
    closed_at TEXT,
    masked_at TEXT,
    touched_at TEXT NOT NULL,
    touched_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (previous_state, state) REFERENCES feedback_step (from_state, to_state)
);
CREATE INDEX feedback_due ON feedback (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX feedback_unit_due ON feedback (unit_id, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX feedback_officer_due ON feedback (officer_id, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX feedback_state ON feedback (state, id);
CREATE INDEX feedback_unit ON feedback (unit_id, id);
CREATE INDEX feedback_officer ON feedback (officer_id, id) WHERE officer_id IS NOT NULL;
CREATE INDEX feedback_neighborhood ON feedback (neighborhood_id, id) WHERE neighborhood_id IS NOT NULL;
CREATE INDEX feedback_neighborhood_due ON feedback (neighborhood_id, due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX feedback_phone ON feedback (phone, received_at) WHERE phone <> '';
CREATE INDEX feedback_digest ON feedback (content_digest, id);
CREATE INDEX feedback_duplicate ON feedback (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX feedback_received ON feedback (received_at);
CREATE INDEX feedback_retention ON feedback (closed_at) WHERE closed_at IS NOT NULL AND masked_at IS NULL;
CREATE INDEX feedback_supplement ON feedback (supplement_until) WHERE supplement_until IS NOT NULL;

-- One clock a round: the first from receipt, a further one from each reopening. Frozen when it starts; only a leader's
-- extension and an accepted proposal after a change of the calendar move its due day, each with a line in the log.
CREATE TABLE feedback_clock (
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    round BIGINT NOT NULL,
    -- The month of its start, in which indicator 3 counts it: 2026-02.
    month TEXT NOT NULL,
    started_at TEXT NOT NULL,
    rule_code TEXT NOT NULL,
    legal_ref TEXT NOT NULL,
    amount BIGINT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('working_day', 'calendar_day')),
    original_due_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    -- How the due day came about, a day a line: JSON of domain::feedback::Derivation.
    derivation TEXT NOT NULL,
    extended_by TEXT,
    extended_at TEXT,
    extension_reason TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    -- Fixed at the answer, and changed by nothing afterwards: in time or late, by which unit, and whether indicator 3
    -- counts it.
    result TEXT CHECK (result IN ('on_time', 'late')),
    answered_unit_id BIGINT REFERENCES unit (id),
    counted BOOLEAN,
    PRIMARY KEY (feedback_id, round)
);
-- For the rows behind a number of indicator 3.
CREATE INDEX feedback_clock_month ON feedback_clock (month, feedback_id);

-- Everything that was done and said, in order; rows are only added. What is public is seen by the sender.
CREATE TABLE feedback_entry (
    id BIGINT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    at TEXT NOT NULL,
    -- Null: the sender, or the program itself.
    actor_id BIGINT REFERENCES person (id),
    actor_name TEXT NOT NULL,
    by_sender BOOLEAN NOT NULL,
    kind TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    text TEXT NOT NULL DEFAULT '',
    public BOOLEAN NOT NULL
);
CREATE INDEX feedback_entry_case ON feedback_entry (feedback_id, id);

-- Files of a case. Their bytes lie where all files lie; who sent them may have no account.
CREATE TABLE feedback_file (
    id BIGINT PRIMARY KEY,
    -- Null while a refused form waits to be sent again with what it brought.
    feedback_id BIGINT REFERENCES feedback (id),
    -- Under which a refused form finds its files again.
    held_ticket TEXT,
    entry_id BIGINT REFERENCES feedback_entry (id),
    sha256 TEXT NOT NULL,
    mime TEXT NOT NULL,
    size BIGINT NOT NULL,
    name TEXT NOT NULL,
    stored_as TEXT NOT NULL,
    added_at TEXT NOT NULL,
    by_sender BOOLEAN NOT NULL,
    removed_at TEXT,
    removed_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX feedback_file_case ON feedback_file (feedback_id);
CREATE INDEX feedback_file_held ON feedback_file (held_ticket) WHERE held_ticket IS NOT NULL;

-- Answers, each as it was submitted; the approved one is what the sender reads.
CREATE TABLE feedback_answer (
    id BIGINT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    round BIGINT NOT NULL,
    text TEXT NOT NULL,
    submitted_by BIGINT NOT NULL REFERENCES person (id),
    submitted_name TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    approved_by BIGINT REFERENCES person (id),
    approved_name TEXT NOT NULL DEFAULT '',
    approved_at TEXT,
    return_note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX feedback_answer_case ON feedback_answer (feedback_id, id);

-- Whoever showed code and secret holds a token for a while.
CREATE TABLE feedback_access (
    token_hash TEXT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    expires_at TEXT NOT NULL
);
CREATE INDEX feedback_access_expires ON feedback_access (expires_at);

-- Who asked to see the personal data of a case, why, and until when they see it.
CREATE TABLE feedback_unmask (
    id BIGINT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX feedback_unmask_case ON feedback_unmask (feedback_id, person_id);

-- A sender's request to have their personal data deleted (Luật 91/2025/QH15): answered within two working days.
CREATE TABLE data_request (
    id BIGINT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    text TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused')),
    answer TEXT NOT NULL DEFAULT '',
    decided_by BIGINT REFERENCES person (id),
    decided_name TEXT NOT NULL DEFAULT '',
    decided_at TEXT
);
CREATE INDEX data_request_open ON data_request (due_on) WHERE state = 'open';
CREATE INDEX data_request_case ON data_request (feedback_id);

-- Small jobs of the plan that came out of a case.
CREATE TABLE feedback_work_item (
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    work_item_id BIGINT NOT NULL REFERENCES work_item (id),
    PRIMARY KEY (feedback_id, work_item_id)
);
CREATE INDEX feedback_work_item_item ON feedback_work_item (work_item_id);

-- Requests upward: what is outside of the ward's competence, bundled with proposed solutions (task I.1).
CREATE TABLE referral (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    agency TEXT NOT NULL,
    proposal TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'replied')),
    doc_number TEXT NOT NULL DEFAULT '',
    sent_on TEXT,
    reply_number TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',
    replied_on TEXT,
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE referral_case (
    referral_id BIGINT NOT NULL REFERENCES referral (id),
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    PRIMARY KEY (referral_id, feedback_id)
);
CREATE INDEX referral_case_feedback ON referral_case (feedback_id);

-- Questions and answers that everybody may read, with names and numbers taken out.
CREATE TABLE published_answer (
    id BIGINT PRIMARY KEY,
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    category TEXT NOT NULL,
    -- Who asked, as far as the sender lets it be known: a kind, never a name; null if not even that.
    sender_kind TEXT,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    published_at TEXT NOT NULL,
    withdrawn_at TEXT
);
CREATE INDEX published_answer_shown ON published_answer (id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_answer_category ON published_answer (category, id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_answer_case ON published_answer (feedback_id);

-- Sums kept by every change of a case, in the same transaction: counts of the queue and indicator 3 are read from here.
-- `due_on` is empty where no clock runs; `counts` is true for what indicator 3 counts.
CREATE TABLE feedback_tally (
    month TEXT NOT NULL,
    unit_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    result TEXT NOT NULL,
    due_on TEXT NOT NULL,
    restricted BOOLEAN NOT NULL,
    counts BOOLEAN NOT NULL,
    extended BOOLEAN NOT NULL,
    cases BIGINT NOT NULL,
    PRIMARY KEY (month, unit_id, state, result, due_on, restricted, counts, extended)
);
