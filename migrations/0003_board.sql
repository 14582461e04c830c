-- The board: what happened to each task in each period, evidence and its files, small jobs, notes, obstacles,
-- what was released to the public, and the days that are not worked.

-- A task in a period. No row means that nobody has touched it: a period is made on first touch.
CREATE TABLE task_period (
    id BIGINT PRIMARY KEY,
    task_id BIGINT NOT NULL REFERENCES task (id),
    period TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'blocked', 'submitted', 'accepted', 'no_occurrence')),
    result_text TEXT NOT NULL DEFAULT '',
    quantity BIGINT,
    quantity_unit TEXT NOT NULL DEFAULT '',
    -- Why there was nothing to do, while the state says so.
    note TEXT NOT NULL DEFAULT '',
    submitted_by BIGINT REFERENCES person (id),
    submitted_at TEXT,
    -- Who accepted, or returned with the note.
    reviewed_by BIGINT REFERENCES person (id),
    reviewed_at TEXT,
    review_note TEXT NOT NULL DEFAULT '',
    -- The name is kept as it was, so that "changed by" needs no second look.
    touched_by BIGINT NOT NULL REFERENCES person (id),
    touched_name TEXT NOT NULL,
    touched_at TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (task_id, period)
);

-- A stored file. Its bytes are outside the database, under the name that their digest gives.
CREATE TABLE file (
    id BIGINT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    mime TEXT NOT NULL,
    size BIGINT NOT NULL,
    name TEXT NOT NULL,
    stored_as TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL
);
CREATE INDEX file_sha256 ON file (sha256);

CREATE TABLE evidence (
    id BIGINT PRIMARY KEY,
    task_period_id BIGINT NOT NULL REFERENCES task_period (id),
    kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'document')),
    title TEXT NOT NULL,
    url TEXT,
    doc_number TEXT,
    doc_date TEXT,
    file_id BIGINT REFERENCES file (id),
    added_by BIGINT NOT NULL REFERENCES person (id),
    added_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE INDEX evidence_period ON evidence (task_period_id);
CREATE INDEX evidence_file ON evidence (file_id);

CREATE TABLE work_item (
    id BIGINT PRIMARY KEY,
    task_id BIGINT NOT NULL REFERENCES task (id),
    title TEXT NOT NULL,
    assignee_id BIGINT REFERENCES person (id),
    due_on TEXT,
    done_at TEXT,
    done_by BIGINT REFERENCES person (id),
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX work_item_task ON work_item (task_id);
CREATE INDEX work_item_assignee ON work_item (assignee_id) WHERE done_at IS NULL;

CREATE TABLE work_check (
    id BIGINT PRIMARY KEY,
    work_item_id BIGINT NOT NULL REFERENCES work_item (id),
    text TEXT NOT NULL,
    done BOOLEAN NOT NULL
);
CREATE INDEX work_check_item ON work_check (work_item_id);

CREATE TABLE note (
    id BIGINT PRIMARY KEY,
    task_id BIGINT NOT NULL REFERENCES task (id),
    author_id BIGINT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX note_task ON note (task_id);

CREATE TABLE note_mention (
    note_id BIGINT NOT NULL REFERENCES note (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    seen_at TEXT,
    PRIMARY KEY (note_id, person_id)
);
CREATE INDEX note_mention_unseen ON note_mention (person_id) WHERE seen_at IS NULL;

CREATE TABLE obstacle (
    id BIGINT PRIMARY KEY,
    task_id BIGINT NOT NULL REFERENCES task (id),
    period TEXT NOT NULL,
    unit_id BIGINT REFERENCES unit (id),
    text TEXT NOT NULL,
    decision_asked TEXT NOT NULL,
    raised_by BIGINT NOT NULL REFERENCES person (id),
    raised_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
    answer TEXT NOT NULL DEFAULT '',
    answered_by BIGINT REFERENCES person (id),
    answered_at TEXT
);
CREATE INDEX obstacle_task ON obstacle (task_id);
CREATE INDEX obstacle_open ON obstacle (raised_at) WHERE state = 'open';

-- What a leader let the public see of a period: each state as it was then, whatever happens to it later.
CREATE TABLE period_release (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    period TEXT NOT NULL,
    released_by BIGINT NOT NULL REFERENCES person (id),
    released_at TEXT NOT NULL
);
CREATE INDEX period_release_plan ON period_release (plan_id, released_at);

CREATE TABLE released_task (
    release_id BIGINT NOT NULL REFERENCES period_release (id),
    task_id BIGINT NOT NULL REFERENCES task (id),
    state TEXT NOT NULL,
    PRIMARY KEY (release_id, task_id)
);

-- Days that differ from the plain week of Monday to Friday. A proposed day counts only once it is confirmed.
CREATE TABLE calendar_day (
    day TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'makeup')),
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('confirmed', 'proposed')),
    source TEXT NOT NULL
);
INSERT INTO calendar_day (day, kind, name, status, source) VALUES
    ('2026-01-01', 'off', 'Tết Dương lịch', 'confirmed', 'Bộ luật Lao động'),
    ('2026-01-02', 'off', 'Hoán đổi ngày làm việc', 'confirmed', '12729/VPCP-KGVX'),
    ('2026-01-10', 'makeup', 'Làm bù ngày 02/01', 'confirmed', '12729/VPCP-KGVX'),
    ('2026-02-16', 'off', 'Tết Bính Ngọ', 'confirmed', 'Bộ luật Lao động'),
    ('2026-02-17', 'off', 'Tết Bính Ngọ', 'confirmed', 'Bộ luật Lao động'),
    ('2026-02-18', 'off', 'Tết Bính Ngọ', 'confirmed', 'Bộ luật Lao động'),
    ('2026-02-19', 'off', 'Tết Bính Ngọ', 'confirmed', 'Bộ luật Lao động'),
    ('2026-02-20', 'off', 'Tết Bính Ngọ', 'confirmed', 'Bộ luật Lao động'),
    ('2026-04-27', 'off', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'confirmed', 'Bộ luật Lao động'),
    ('2026-04-30', 'off', 'Ngày Chiến thắng', 'confirmed', 'Bộ luật Lao động'),
    ('2026-05-01', 'off', 'Ngày Quốc tế lao động', 'confirmed', 'Bộ luật Lao động'),
    ('2026-08-22', 'makeup', 'Làm bù ngày 31/08', 'confirmed', 'Lịch nghỉ Quốc khánh 2026'),
    ('2026-08-31', 'off', 'Hoán đổi ngày làm việc', 'confirmed', 'Lịch nghỉ Quốc khánh 2026'),
    ('2026-09-01', 'off', 'Quốc khánh', 'confirmed', 'Bộ luật Lao động'),
    ('2026-09-02', 'off', 'Quốc khánh', 'confirmed', 'Bộ luật Lao động'),
    ('2026-11-23', 'off', 'Hoán đổi ngày làm việc', 'proposed', 'Đề xuất ngày 06/9/2026'),
    ('2026-11-24', 'off', 'Ngày Văn hóa Việt Nam', 'confirmed', '28/2026/QH16'),
    ('2026-11-28', 'makeup', 'Làm bù ngày 23/11', 'proposed', 'Đề xuất ngày 06/9/2026'),
    ('2027-01-01', 'off', 'Tết Dương lịch', 'confirmed', 'Bộ luật Lao động');
