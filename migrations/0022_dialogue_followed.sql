-- Dialogues: a promise is made once for the same form, and may be taken back with a reason; a calendar follows a seat.

ALTER TABLE dialogue_commitment ADD COLUMN idempotency_key TEXT;
CREATE UNIQUE INDEX dialogue_commitment_form ON dialogue_commitment (idempotency_key);
-- When it was taken back, why, and by whom. `withdrawn_openly`: the public had read it, and so reads that as well.
ALTER TABLE dialogue_commitment ADD COLUMN withdrawn_at TEXT;
ALTER TABLE dialogue_commitment ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue_commitment ADD COLUMN withdrawn_name TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue_commitment ADD COLUMN withdrawn_openly BOOLEAN NOT NULL DEFAULT FALSE;

-- Since when a registration has its place, waits, or is cancelled; null is since it was made.
ALTER TABLE dialogue_registration ADD COLUMN state_at TEXT;
