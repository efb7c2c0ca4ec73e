-- Checksums over all columns but the numbers of rows: WiderChecksums makes them for the rows that there are. A task has one more for its
-- meta-features, a trial one more for who runs it.

ALTER TABLE task ADD COLUMN features_checksum BIGINT NOT NULL DEFAULT 0;
ALTER TABLE trial ADD COLUMN claim_checksum BIGINT NOT NULL DEFAULT 0;
