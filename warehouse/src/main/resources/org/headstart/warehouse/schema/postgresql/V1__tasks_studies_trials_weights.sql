-- Times are milliseconds since 1970 by the database's clock. Payloads are JSON; each checksum is the first eight bytes of a SHA-256 over
-- the fields that Checksum names for its table. "seq" is the order in which rows came. Texts are ordered by their bytes, as in SQLite.

CREATE TABLE task (
    seq           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint   TEXT COLLATE "C" NOT NULL UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    type          TEXT COLLATE "C" NOT NULL CHECK (type IN ('CLASSIFICATION', 'REGRESSION')),
    target        TEXT COLLATE "C" NOT NULL,
    row_count     INTEGER NOT NULL CHECK (row_count >= 0),
    column_count  INTEGER NOT NULL CHECK (column_count >= 0),
    class_count   INTEGER NOT NULL,
    extractor     TEXT COLLATE "C" NOT NULL,
    meta_features TEXT COLLATE "C" NOT NULL,
    checksum      BIGINT NOT NULL
);

-- The search spaces of all studies, each once.
CREATE TABLE space (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text     TEXT COLLATE "C" NOT NULL,
    checksum BIGINT NOT NULL
);

CREATE INDEX space_by_checksum ON space (checksum);

CREATE TABLE study (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       TEXT COLLATE "C" NOT NULL UNIQUE,
    task     BIGINT NOT NULL REFERENCES task (seq),
    metric   TEXT COLLATE "C" NOT NULL,
    goal     TEXT COLLATE "C" NOT NULL CHECK (goal IN ('MAXIMIZE', 'MINIMIZE')),
    settings TEXT COLLATE "C" NOT NULL,
    created  BIGINT NOT NULL,
    checksum BIGINT NOT NULL
);

CREATE INDEX study_by_task ON study (task);

CREATE TABLE study_space (
    study    BIGINT NOT NULL REFERENCES study (seq),
    position INTEGER NOT NULL,
    learner  TEXT COLLATE "C" NOT NULL,
    space    BIGINT NOT NULL REFERENCES space (seq),
    PRIMARY KEY (study, position),
    UNIQUE (study, learner)
);

CREATE TABLE trial (
    seq              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id               TEXT COLLATE "C" NOT NULL UNIQUE,
    study            BIGINT NOT NULL REFERENCES study (seq),
    number           INTEGER NOT NULL CHECK (number >= 0),
    learner          TEXT COLLATE "C" NOT NULL,
    configuration    TEXT COLLATE "C" NOT NULL,
    plan             TEXT COLLATE "C" NOT NULL,
    full_effort      INTEGER NOT NULL,
    plan_checksum    BIGINT NOT NULL,
    state            TEXT COLLATE "C" NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAILED', 'TIMED_OUT',
                                                                'OUT_OF_MEMORY', 'KILLED')),
    attempt          INTEGER NOT NULL DEFAULT 0,
    epoch            BIGINT NOT NULL DEFAULT 0,
    owner            TEXT COLLATE "C",
    lease_until      BIGINT,
    value            DOUBLE PRECISION,
    seconds          DOUBLE PRECISION,
    ended            BIGINT,
    outcome          TEXT COLLATE "C",
    outcome_checksum BIGINT,
    UNIQUE (study, number),
    CHECK ((state = 'RUNNING') = (owner IS NOT NULL) AND (state = 'RUNNING') = (lease_until IS NOT NULL)),
    CHECK ((state IN ('QUEUED', 'RUNNING')) = (outcome IS NULL) AND (outcome IS NULL) = (ended IS NULL)),
    CHECK (state <> 'COMPLETE' OR value IS NOT NULL)
);

CREATE INDEX trial_queued ON trial (study, number) WHERE state = 'QUEUED';
CREATE INDEX trial_running ON trial (study, lease_until) WHERE state = 'RUNNING';
CREATE INDEX trial_ended ON trial (learner, ended) WHERE ended IS NOT NULL;

-- What came too late, after the trial had been given to somebody else.
CREATE TABLE orphan (
    trial    BIGINT NOT NULL REFERENCES trial (seq),
    epoch    BIGINT NOT NULL,
    owner    TEXT COLLATE "C" NOT NULL,
    state    TEXT COLLATE "C" NOT NULL,
    value    DOUBLE PRECISION,
    seconds  DOUBLE PRECISION NOT NULL,
    outcome  TEXT COLLATE "C" NOT NULL,
    came     BIGINT NOT NULL,
    checksum BIGINT NOT NULL,
    PRIMARY KEY (trial, epoch)
);

CREATE TABLE weights (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       TEXT COLLATE "C" NOT NULL UNIQUE,
    learner  TEXT COLLATE "C" NOT NULL,
    task     TEXT COLLATE "C" NOT NULL,
    origin   TEXT COLLATE "C" NOT NULL,
    created  TEXT COLLATE "C" NOT NULL,
    content  BYTEA NOT NULL,
    checksum BIGINT NOT NULL
);

CREATE INDEX weights_by_learner ON weights (learner);
