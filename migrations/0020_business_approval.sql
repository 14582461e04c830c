-- Counts of businesses are shown to everybody once a leader has approved them; of a month the latest revision that was.
ALTER TABLE business_month ADD COLUMN approved_by BIGINT REFERENCES person (id);
ALTER TABLE business_month ADD COLUMN approved_name TEXT NOT NULL DEFAULT '';
ALTER TABLE business_month ADD COLUMN approved_at TEXT;
