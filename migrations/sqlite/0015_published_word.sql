-- In how many published answers each folded word stands, to know which words of a text tell something, and which words
-- begin with what was typed so far. Only ever grows: an answer that was taken back leaves its words behind.
CREATE TABLE published_word (
    word TEXT PRIMARY KEY,
    answers BIGINT NOT NULL
);
