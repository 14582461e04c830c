-- Dialogues ("đối thoại"): plans, registrations, questions, notes of the day, promises.

-- What the law asks for around a dialogue; the ward's own goal is a setting.
INSERT INTO time_limit (code, name, amount, unit, legal_ref, effective_from, enabled) VALUES
    ('R-DIALOGUE-NOTICE', 'Thông báo trước ngày đối thoại', 7, 'calendar_day', '72/2025/QH15', '2025-07-01', TRUE),
    ('R-DIALOGUE-RESULT', 'Thông báo kết quả sau ngày đối thoại', 10, 'calendar_day', '72/2025/QH15', '2025-07-01', TRUE);
INSERT INTO setting (name, value) VALUES
    -- How many dialogues a year is to have: with residents by law, with businesses by the ward's own goal.
    ('dialogue_people_least', '1'),
    ('dialogue_business_least', '2');

CREATE TABLE dialogue (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('business', 'household', 'people', 'thematic')),
    format TEXT NOT NULL CHECK (format IN ('in_person', 'online', 'hybrid')),
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    chair_id BIGINT NOT NULL REFERENCES person (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    -- In Viet Nam: the day, and the hours as 14:00.
    day TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    -- JSON: a list of points; a list of domain::dialogue::Document.
    agenda TEXT NOT NULL,
    documents TEXT NOT NULL,
    -- Places are people's; null is no limit.
    capacity BIGINT CHECK (capacity > 0),
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    task_id BIGINT REFERENCES task (id),
    contact TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'announced', 'postponed', 'held', 'concluded', 'cancelled')),
    -- Since when it stands there; when it was announced for the last time.
    state_at TEXT NOT NULL,
    announced_at TEXT,
    -- Why it was postponed or cancelled.
    reason TEXT NOT NULL DEFAULT '',
    -- How many were there, as the organiser said.
    present BIGINT,
    -- Which question is on the screen in the hall.
    on_screen BIGINT,
    -- Every registration raises the first, and so waits for the one before it: the row is what they are ordered by.
    -- Of these many people have a place.
    numbered BIGINT NOT NULL DEFAULT 0,
    taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0),
    -- The number of the last question.
    asked BIGINT NOT NULL DEFAULT 0,
    -- Raised by whatever calendars have to follow.
    sequence BIGINT NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    touched_at TEXT NOT NULL,
    touched_name TEXT NOT NULL,
    -- Of the plan and the state; registrations and questions leave it.
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (capacity IS NULL OR taken <= capacity)
);
CREATE INDEX dialogue_day ON dialogue (day, id);
CREATE INDEX dialogue_task ON dialogue (task_id) WHERE task_id IS NOT NULL;

CREATE TABLE dialogue_registration (
    id BIGINT PRIMARY KEY,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id),
    -- In the order of arrival.
    number BIGINT NOT NULL,
    -- Made with the form: the same post twice is one registration.
    idempotency_key TEXT UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('citizen', 'household', 'enterprise', 'organisation')),
    name TEXT NOT NULL,
    business_name TEXT NOT NULL DEFAULT '',
    -- In the one form +84…; empty for who came to the door without saying it, and once it was masked.
    phone TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    people BIGINT NOT NULL CHECK (people > 0),
    may_merge BOOLEAN NOT NULL,
    may_publish BOOLEAN NOT NULL,
    consent_version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('placed', 'waiting', 'cancelled')),
    at TEXT NOT NULL,
    -- Written by staff at the door; takes no place of the list.
    at_door BOOLEAN NOT NULL DEFAULT FALSE,
    checked_in_at TEXT,
    checked_in_people BIGINT,
    checked_in_name TEXT NOT NULL DEFAULT '',
    masked_at TEXT,
    UNIQUE (dialogue_id, number)
);
-- One row a phone.
CREATE UNIQUE INDEX dialogue_registration_phone ON dialogue_registration (dialogue_id, phone)
    WHERE state <> 'cancelled' AND phone <> '';
CREATE INDEX dialogue_registration_waiting ON dialogue_registration (dialogue_id, number) WHERE state = 'waiting';

-- What was promised, by which unit, until when. Whether it is late is computed.
CREATE TABLE dialogue_commitment (
    id BIGINT PRIMARY KEY,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id),
    text TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    due_on TEXT NOT NULL,
    task_id BIGINT REFERENCES task (id),
    kept_on TEXT,
    kept_note TEXT NOT NULL DEFAULT '',
    kept_name TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    made_name TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX dialogue_commitment_dialogue ON dialogue_commitment (dialogue_id, id);
CREATE INDEX dialogue_commitment_due ON dialogue_commitment (due_on);
CREATE INDEX dialogue_commitment_task ON dialogue_commitment (task_id) WHERE task_id IS NOT NULL;

CREATE TABLE dialogue_question (
    id BIGINT PRIMARY KEY,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id),
    number BIGINT NOT NULL,
    idempotency_key TEXT UNIQUE,
    -- Null for one from the hall.
    registration_id BIGINT REFERENCES dialogue_registration (id),
    asker_name TEXT NOT NULL DEFAULT '',
    asker_phone TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL CHECK (category IN ('procedure', 'registration_tax', 'land', 'credit', 'infrastructure', 'security', 'safety', 'digital', 'attitude', 'regulation', 'other')),
    text TEXT NOT NULL,
    may_merge BOOLEAN NOT NULL,
    may_publish BOOLEAN NOT NULL,
    merged_into BIGINT REFERENCES dialogue_question (id),
    unit_id BIGINT REFERENCES unit (id),
    answer TEXT NOT NULL DEFAULT '',
    answered_name TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    outcome TEXT CHECK (outcome IN ('answered_before', 'answered_on_spot', 'case', 'commitment', 'withdrawn')),
    feedback_id BIGINT UNIQUE REFERENCES feedback (id),
    commitment_id BIGINT REFERENCES dialogue_commitment (id),
    asked_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (dialogue_id, number),
    CHECK ((outcome IS NOT NULL AND outcome = 'case') = (feedback_id IS NOT NULL)),
    CHECK ((outcome IS NOT NULL AND outcome = 'commitment') = (commitment_id IS NOT NULL))
);
CREATE INDEX dialogue_question_registration ON dialogue_question (registration_id) WHERE registration_id IS NOT NULL;
CREATE INDEX dialogue_question_open ON dialogue_question (unit_id) WHERE outcome IS NULL AND unit_id IS NOT NULL;
CREATE INDEX dialogue_question_merged ON dialogue_question (merged_into) WHERE merged_into IS NOT NULL;

-- Notes of the day, by several people at once: lines are only added.
CREATE TABLE dialogue_note (
    id BIGINT PRIMARY KEY,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id),
    idempotency_key TEXT UNIQUE,
    question_id BIGINT REFERENCES dialogue_question (id),
    at TEXT NOT NULL,
    actor_id BIGINT NOT NULL REFERENCES person (id),
    actor_name TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX dialogue_note_dialogue ON dialogue_note (dialogue_id, id);

-- The secret address of a person's own calendar is derived from this number; raising it makes a new one.
CREATE TABLE calendar_feed (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    number BIGINT NOT NULL
);

-- Whom a notice about a dialogue is for.
ALTER TABLE notice ADD COLUMN registration_id BIGINT REFERENCES dialogue_registration (id);
CREATE INDEX notice_registration ON notice (registration_id) WHERE registration_id IS NOT NULL;
