-- Nearly all tasks have the same two thousand meta-features, so their names are stored once and the values of a task as numbers. A task stored
-- before has its names and values in "meta_features" until it is stored again; one stored since has nothing there.

CREATE TABLE feature_names (
    seq      INTEGER PRIMARY KEY,
    text     TEXT    NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX feature_names_by_checksum ON feature_names (checksum);

ALTER TABLE task ADD COLUMN feature_names INTEGER REFERENCES feature_names (seq);
ALTER TABLE task ADD COLUMN feature_values BLOB;
