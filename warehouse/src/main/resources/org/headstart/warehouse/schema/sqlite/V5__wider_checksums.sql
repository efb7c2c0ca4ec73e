-- Checksums over all columns but the numbers of rows: WiderChecksums makes them for the rows that there are. A task has one more for its
-- meta-features, a trial one more for who runs it.

ALTER TABLE task ADD COLUMN features_checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE trial ADD COLUMN claim_checksum INTEGER NOT NULL DEFAULT 0;

-- Rows that many others depend on lie in the file twice: an index over all columns is a copy in other pages, which "repair" reads.

CREATE INDEX task_copy ON task (checksum, fingerprint, name, type, target, row_count, column_count, class_count);
CREATE INDEX study_space_copy ON study_space (space, learner);

DROP INDEX study_by_task;
CREATE INDEX study_copy ON study (task, id, metric, goal, settings, created, checksum);

DROP INDEX space_by_checksum;
CREATE INDEX space_copy ON space (checksum, text);

DROP INDEX feature_names_by_checksum;
CREATE INDEX feature_names_copy ON feature_names (checksum, text);
