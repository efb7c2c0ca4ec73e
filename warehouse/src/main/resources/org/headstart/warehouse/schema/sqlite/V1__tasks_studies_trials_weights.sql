-- Times are milliseconds since 1970 by the database's clock. Payloads are JSON; each checksum is the first eight bytes of a SHA-256 over
-- the fields that Checksum names for its table. "seq" is the order in which rows came.

CREATE TABLE task (
    seq           INTEGER PRIMARY KEY,
    fingerprint   TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    type          TEXT    NOT NULL CHECK (type IN ('CLASSIFICATION', 'REGRESSION')),
    target        TEXT    NOT NULL,
    row_count     INTEGER NOT NULL CHECK (row_count >= 0),
    column_count  INTEGER NOT NULL CHECK (column_count >= 0),
    class_count   INTEGER NOT NULL,
    extractor     TEXT    NOT NULL,
    meta_features TEXT    NOT NULL,
    checksum      INTEGER NOT NULL
) STRICT;

-- The search spaces of all studies, each once.
CREATE TABLE space (
    seq      INTEGER PRIMARY KEY,
    text     TEXT    NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX space_by_checksum ON space (checksum);

CREATE TABLE study (
    seq      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    task     INTEGER NOT NULL REFERENCES task (seq),
    metric   TEXT    NOT NULL,
    goal     TEXT    NOT NULL CHECK (goal IN ('MAXIMIZE', 'MINIMIZE')),
    settings TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX study_by_task ON study (task);

CREATE TABLE study_space (
    study    INTEGER NOT NULL REFERENCES study (seq),
    position INTEGER NOT NULL,
    learner  TEXT    NOT NULL,
    space    INTEGER NOT NULL REFERENCES space (seq),
    PRIMARY KEY (study, position),
    UNIQUE (study, learner)
) STRICT, WITHOUT ROWID;

CREATE TABLE trial (
    seq              INTEGER PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    study            INTEGER NOT NULL REFERENCES study (seq),
    number           INTEGER NOT NULL CHECK (number >= 0),
    learner          TEXT    NOT NULL,
    configuration    TEXT    NOT NULL,
    plan             TEXT    NOT NULL,
    full_effort      INTEGER NOT NULL,
    plan_checksum    INTEGER NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAILED', 'TIMED_OUT', 'OUT_OF_MEMORY',
                                                       'KILLED')),
    attempt          INTEGER NOT NULL DEFAULT 0,
    epoch            INTEGER NOT NULL DEFAULT 0,
    owner            TEXT,
    lease_until      INTEGER,
    value            REAL,
    seconds          REAL,
    ended            INTEGER,
    outcome          TEXT,
    outcome_checksum INTEGER,
    UNIQUE (study, number),
    CHECK ((state = 'RUNNING') = (owner IS NOT NULL) AND (state = 'RUNNING') = (lease_until IS NOT NULL)),
    CHECK ((state IN ('QUEUED', 'RUNNING')) = (outcome IS NULL) AND (outcome IS NULL) = (ended IS NULL)),
    CHECK (state <> 'COMPLETE' OR value IS NOT NULL)
) STRICT;

CREATE INDEX trial_queued ON trial (study, number) WHERE state = 'QUEUED';
CREATE INDEX trial_running ON trial (study, lease_until) WHERE state = 'RUNNING';
CREATE INDEX trial_ended ON trial (learner, ended) WHERE ended IS NOT NULL;

-- What came too late, after the trial had been given to somebody else.
CREATE TABLE orphan (
    trial    INTEGER NOT NULL REFERENCES trial (seq),
    epoch    INTEGER NOT NULL,
    owner    TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    value    REAL,
    seconds  REAL    NOT NULL,
    outcome  TEXT    NOT NULL,
    came     INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (trial, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE weights (
    seq      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    learner  TEXT    NOT NULL,
    task     TEXT    NOT NULL,
    origin   TEXT    NOT NULL,
    created  TEXT    NOT NULL,
    content  BLOB    NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX weights_by_learner ON weights (learner);
