-- How many enterprises were active when a year began: what exits are held against, besides entries.
CREATE TABLE business_stock (
    year BIGINT PRIMARY KEY,
    active BIGINT NOT NULL CHECK (active > 0),
    entered_by BIGINT NOT NULL REFERENCES person (id),
    entered_name TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    version BIGINT NOT NULL
);
