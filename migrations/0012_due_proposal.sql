-- What follows from a late change of the calendar: a proposal with the open cases that would be due on another day.
-- Nothing moves before somebody accepts it.

-- So that two people do not change the same day without seeing each other.
ALTER TABLE calendar_day ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

CREATE TABLE due_proposal (
    id BIGINT PRIMARY KEY,
    -- Which days were changed, in words that senders read.
    reason TEXT NOT NULL,
    created_by BIGINT REFERENCES person (id),
    created_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- 'superseded' once a further change of the calendar made a newer one that holds this one's days as well.
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'dropped', 'superseded')),
    decided_by BIGINT REFERENCES person (id),
    decided_name TEXT NOT NULL DEFAULT '',
    decided_at TEXT
);
CREATE INDEX due_proposal_open ON due_proposal (id) WHERE state = 'open';

CREATE TABLE due_proposal_case (
    proposal_id BIGINT NOT NULL REFERENCES due_proposal (id),
    feedback_id BIGINT NOT NULL REFERENCES feedback (id),
    round BIGINT NOT NULL,
    old_due_on TEXT NOT NULL,
    new_due_on TEXT NOT NULL,
    PRIMARY KEY (proposal_id, feedback_id)
);
CREATE INDEX due_proposal_case_feedback ON due_proposal_case (feedback_id);
