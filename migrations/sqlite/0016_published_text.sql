-- The text index of published answers, by the id of the answer. Words come folded and separated by single spaces, with
-- '=' and the name of the field as one more word; it keeps where they occur and nothing else.
CREATE VIRTUAL TABLE published_text USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '=_'"
);
