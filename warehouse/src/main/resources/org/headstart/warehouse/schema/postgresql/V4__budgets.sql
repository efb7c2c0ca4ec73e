-- How far each study is to go, as was asked last; until when it may take, null for no limit. A study of older versions has no row.

CREATE TABLE budget (
    study      BIGINT PRIMARY KEY REFERENCES study (seq),
    trials     INTEGER NOT NULL CHECK (trials >= 1),
    stop_below DOUBLE PRECISION,
    until      BIGINT,
    checksum   BIGINT NOT NULL
);
