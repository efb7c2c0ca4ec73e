-- How far each study is to go, as was asked last; until when it may take, null for no limit. A study of older versions has no row.

CREATE TABLE budget (
    study      INTEGER PRIMARY KEY REFERENCES study (seq),
    trials     INTEGER NOT NULL CHECK (trials >= 1),
    stop_below REAL,
    until      INTEGER,
    checksum   INTEGER NOT NULL
) STRICT;
