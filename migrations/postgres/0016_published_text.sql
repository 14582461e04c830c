-- The text index of published answers, by the id of the answer. Words come folded, with '=' and the name of the field as
-- one more word.
CREATE TABLE published_text (
    id BIGINT PRIMARY KEY REFERENCES published_answer (id),
    words TSVECTOR NOT NULL
);
CREATE INDEX published_text_words ON published_text USING GIN (words);
