-- A question and answer that were taken back from the public may be published anew.

INSERT INTO feedback_step (from_state, to_state) VALUES ('published', 'published');
