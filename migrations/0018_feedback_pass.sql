-- A pass proves itself since then: nothing is kept of it.
DROP TABLE feedback_access;
