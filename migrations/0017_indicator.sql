-- Indicators in use: how each is counted, monthly values with every revision, the sums that charts of years are read
-- from, requests to explain, and monthly counts of businesses.

-- The day on which the values of the year were closed; null while they may be entered.
ALTER TABLE plan ADD COLUMN closed_on TEXT;

-- The first indicator of the same code over the years. Values hang on it, since a month's value is a fact of the month,
-- while a target is a matter of one year's plan.
ALTER TABLE indicator ADD COLUMN series_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE indicator ADD COLUMN formula TEXT NOT NULL DEFAULT 'share' CHECK (formula IN ('share', 'count'));
ALTER TABLE indicator ADD COLUMN direction TEXT NOT NULL DEFAULT 'up' CHECK (direction IN ('up', 'down'));
ALTER TABLE indicator ADD COLUMN numerator_label TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN denominator_label TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN formula_note TEXT NOT NULL DEFAULT '';
-- What the program itself counts for it.
ALTER TABLE indicator ADD COLUMN feed TEXT NOT NULL DEFAULT 'none' CHECK (feed IN ('none', 'on_time', 'ratings'));
-- Added by a person; the plan's document does not name it.
ALTER TABLE indicator ADD COLUMN added BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE indicator SET series_id = (SELECT MIN(first.id) FROM indicator first WHERE first.code = indicator.code);
UPDATE indicator SET formula = 'count' WHERE measure IS NOT NULL AND measure NOT IN ('', '%');
UPDATE indicator SET direction = 'down' WHERE op IN ('lte', 'lt', 'decrease');
UPDATE indicator SET feed = 'on_time' WHERE code = 'CT3' AND formula = 'share';
CREATE INDEX indicator_series ON indicator (series_id);

-- Every revision of a month's value. What somebody else has seen is never changed: a draft alone is.
CREATE TABLE indicator_value (
    id BIGINT PRIMARY KEY,
    series_id BIGINT NOT NULL REFERENCES indicator (id),
    -- 2026-M02, and its year.
    period TEXT NOT NULL,
    year BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    numerator BIGINT NOT NULL CHECK (numerator >= 0),
    -- 0 for what counts.
    denominator BIGINT NOT NULL CHECK (denominator >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('actual', 'estimate')),
    source TEXT NOT NULL CHECK (source IN ('own_cases', 'national_portal', 'manual')),
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'returned')),
    entered_by BIGINT NOT NULL REFERENCES person (id),
    entered_name TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    submitted_at TEXT,
    -- Who approved, or returned with the note.
    decided_by BIGINT REFERENCES person (id),
    decided_name TEXT NOT NULL DEFAULT '',
    decided_at TEXT,
    return_note TEXT NOT NULL DEFAULT '',
    UNIQUE (series_id, period, revision)
);

-- The revisions of a month that matter: the newest, the one that charts of staff draw, the one that the public sees.
CREATE TABLE indicator_month (
    series_id BIGINT NOT NULL REFERENCES indicator (id),
    period TEXT NOT NULL,
    year BIGINT NOT NULL,
    newest_id BIGINT NOT NULL REFERENCES indicator_value (id),
    shown_id BIGINT REFERENCES indicator_value (id),
    approved_id BIGINT REFERENCES indicator_value (id),
    version BIGINT NOT NULL,
    PRIMARY KEY (series_id, period)
);
CREATE INDEX indicator_month_year ON indicator_month (year, series_id);

-- Sums of a year, moved by every change of a month in the same transaction.
CREATE TABLE indicator_sum (
    series_id BIGINT NOT NULL REFERENCES indicator (id),
    year BIGINT NOT NULL,
    shown_numerator BIGINT NOT NULL,
    shown_denominator BIGINT NOT NULL,
    shown_months BIGINT NOT NULL,
    approved_numerator BIGINT NOT NULL,
    approved_denominator BIGINT NOT NULL,
    approved_months BIGINT NOT NULL,
    PRIMARY KEY (series_id, year)
);

-- Files that bear out a value.
CREATE TABLE indicator_value_file (
    value_id BIGINT NOT NULL REFERENCES indicator_value (id),
    file_id BIGINT NOT NULL REFERENCES file (id),
    added_by BIGINT NOT NULL REFERENCES person (id),
    added_name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (value_id, file_id)
);
CREATE INDEX indicator_value_file_file ON indicator_value_file (file_id);

-- "Yêu cầu giải trình": a unit is asked to explain; the answer stays.
CREATE TABLE indicator_explanation (
    id BIGINT PRIMARY KEY,
    indicator_id BIGINT NOT NULL REFERENCES indicator (id),
    -- The month that it is about; null for the year.
    period TEXT,
    unit_id BIGINT REFERENCES unit (id),
    question TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_name TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_by BIGINT REFERENCES person (id),
    answered_name TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX indicator_explanation_of ON indicator_explanation (indicator_id, id);
CREATE INDEX indicator_explanation_open ON indicator_explanation (due_on, id) WHERE answered_at IS NULL;

-- A file of values that was read without a problem and waits to be confirmed. One with problems is never kept.
CREATE TABLE indicator_import (
    id BIGINT PRIMARY KEY,
    year BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('national_portal', 'manual')),
    -- JSON of domain::indicator::ImportRow.
    rows TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'dropped')),
    uploaded_by BIGINT NOT NULL REFERENCES person (id),
    uploaded_name TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    decided_at TEXT
);

-- Monthly counts of enterprises and household businesses; every revision stays.
CREATE TABLE business_month (
    id BIGINT PRIMARY KEY,
    entity TEXT NOT NULL CHECK (entity IN ('enterprise', 'household')),
    period TEXT NOT NULL,
    year BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    founded BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    suspended BIGINT NOT NULL,
    awaiting_dissolution BIGINT NOT NULL,
    dissolved BIGINT NOT NULL,
    bankrupt BIGINT NOT NULL,
    converted BIGINT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('own_cases', 'national_portal', 'manual')),
    note TEXT NOT NULL,
    entered_by BIGINT NOT NULL REFERENCES person (id),
    entered_name TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    -- False once a later revision has followed.
    newest BOOLEAN NOT NULL,
    UNIQUE (entity, period, revision)
);
CREATE INDEX business_month_year ON business_month (year) WHERE newest;

-- Single events. A conversion stands on the household, and counts once on each side.
CREATE TABLE business_event (
    id BIGINT PRIMARY KEY,
    entity TEXT NOT NULL CHECK (entity IN ('enterprise', 'household')),
    kind TEXT NOT NULL CHECK (kind IN ('founded', 'returned', 'suspended', 'awaiting_dissolution', 'dissolved', 'bankrupt', 'converted')),
    day TEXT NOT NULL,
    period TEXT NOT NULL,
    year BIGINT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    entered_by BIGINT NOT NULL REFERENCES person (id),
    entered_name TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    removed_at TEXT
);
CREATE INDEX business_event_year ON business_event (year, period) WHERE removed_at IS NULL;

-- Ratings of answers by month and stars, moved by every rating; restricted cases are not in it. What was rated before
-- is put in the month that it was in by UTC.
CREATE TABLE feedback_rating_tally (
    month TEXT NOT NULL,
    stars BIGINT NOT NULL,
    cases BIGINT NOT NULL,
    PRIMARY KEY (month, stars)
);
INSERT INTO feedback_rating_tally (month, stars, cases)
    SELECT substr(rated_at, 1, 7), rating, COUNT(*) FROM feedback
    WHERE rating IS NOT NULL AND rated_at IS NOT NULL AND restricted = FALSE GROUP BY substr(rated_at, 1, 7), rating;

-- When somebody last looked at the leadership's view, and the visit before, to say what changed since.
CREATE TABLE dashboard_visit (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    seen_at TEXT NOT NULL,
    previous_at TEXT
);

INSERT INTO setting (name, value) VALUES
    -- Working days after a month in which its values are entered.
    ('indicator_entry_days', '5'),
    -- Whether enterprises that await dissolution count as exits: it depends on the source.
    ('exits_with_awaiting', 'no');
