-- What leave-one-task-out found to be the best way to tune a learner. Rows are only added, so that a study goes on with what held when it was made.

CREATE TABLE method_choice (
    seq       INTEGER PRIMARY KEY,
    learner   TEXT    NOT NULL,
    metric    TEXT    NOT NULL,
    method    TEXT    NOT NULL,
    standard  TEXT    NOT NULL,
    tasks     INTEGER NOT NULL CHECK (tasks >= 0),
    trials    INTEGER NOT NULL CHECK (trials >= 0),
    advantage REAL    NOT NULL,
    low       REAL    NOT NULL,
    high      REAL    NOT NULL,
    created   INTEGER NOT NULL,
    checksum  INTEGER NOT NULL
) STRICT;

CREATE INDEX method_choice_by_learner ON method_choice (learner, metric, created);
