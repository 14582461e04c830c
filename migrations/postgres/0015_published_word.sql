-- In how many published answers each folded word stands, to know which words of a text tell something, and which words
-- begin with what was typed so far. Only ever grows: an answer that was taken back leaves its words behind. Sorted by
-- bytes, as on SQLite, so that a range of words is the words that begin alike.
CREATE TABLE published_word (
    word TEXT COLLATE "C" PRIMARY KEY,
    answers BIGINT NOT NULL
);
