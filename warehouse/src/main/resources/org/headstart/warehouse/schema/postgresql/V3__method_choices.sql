-- What leave-one-task-out found to be the best way to tune a learner. Rows are only added, so that a study goes on with what held when it was made.

CREATE TABLE method_choice (
    seq       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    learner   TEXT COLLATE "C" NOT NULL,
    metric    TEXT COLLATE "C" NOT NULL,
    method    TEXT COLLATE "C" NOT NULL,
    standard  TEXT COLLATE "C" NOT NULL,
    tasks     INTEGER NOT NULL CHECK (tasks >= 0),
    trials    INTEGER NOT NULL CHECK (trials >= 0),
    advantage DOUBLE PRECISION NOT NULL,
    low       DOUBLE PRECISION NOT NULL,
    high      DOUBLE PRECISION NOT NULL,
    created   BIGINT NOT NULL,
    checksum  BIGINT NOT NULL
);

CREATE INDEX method_choice_by_learner ON method_choice (learner, metric, created);
