-- Raised when the day of a report moves or it is gone, as for tasks: calendars follow by it.
ALTER TABLE report_duty ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- The month from whose first day on it is said which dialogues a year lacks; written together with how many there are to be.
INSERT INTO setting (name, value, version)
    SELECT 'dialogue_warn_from_month', '12', version FROM setting WHERE name = 'dialogue_people_least';
