-- A question that was written down for somebody who did not register: what became of it is told to the phone that they left.
ALTER TABLE notice ADD COLUMN question_id BIGINT REFERENCES dialogue_question (id);
CREATE INDEX notice_question ON notice (question_id) WHERE question_id IS NOT NULL;
