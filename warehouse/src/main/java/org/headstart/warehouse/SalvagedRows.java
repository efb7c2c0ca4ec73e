package org.headstart.warehouse;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Rows of a damaged file in the form in which a repaired one takes them: under the checksums of today, and with nobody at work. */
final class SalvagedRows {

    private static final long MOST_CLAIMS = 1L << 31;

    private SalvagedRows() {}

    /** Whether what the task is has the checksum of today. */
    static boolean isTask(RawRow row) {
        return row.whole("checksum") == taskChecksum(row);
    }

    private static long taskChecksum(RawRow row) {
        return TaskTable.checksum(
                row.text("fingerprint"),
                row.text("name"),
                row.text("type"),
                row.text("target"),
                row.whole("row_count"),
                row.whole("column_count"),
                row.whole("class_count"));
    }

    /** A task that has the checksum of before; it took in the checksum of the names, of which one is to be found. */
    static Optional<RawRow> olderTask(RawRow row, Set<@Nullable Long> names) {
        for (Long checksum : names) {
            long older = WiderChecksums.olderTask(
                    row.text("fingerprint"),
                    row.text("name"),
                    row.text("type"),
                    row.text("target"),
                    row.whole("row_count"),
                    row.whole("column_count"),
                    row.whole("class_count"),
                    row.text("extractor"),
                    row.text("meta_features"),
                    checksum,
                    row.bytesOrNull("feature_values"));
            if (row.whole("checksum") == older) {
                return Optional.of(withChecksums(row, checksum));
            }
        }
        return Optional.empty();
    }

    static RawRow withoutFeatures(RawRow row) {
        return withChecksums(
                row.with("extractor", MetaFeatureVector.empty().extractor())
                        .with("meta_features", "{}")
                        .with("feature_names", null)
                        .with("feature_values", null),
                null);
    }

    private static RawRow withChecksums(RawRow row, @Nullable Long names) {
        long features = TaskTable.featuresChecksum(
                row.text("fingerprint"),
                row.text("extractor"),
                row.text("meta_features"),
                names,
                row.bytesOrNull("feature_values"));
        return row.with("checksum", taskChecksum(row)).with("features_checksum", features);
    }

    /** The study with the task of that fingerprint. */
    static StudyTable.Stored study(RawRow row, String task) {
        return new StudyTable.Stored(
                row.whole("seq"),
                row.text("id"),
                task,
                new Metric(row.text("metric"), Goal.valueOf(row.text("goal"))),
                row.text("settings"),
                row.whole("created"),
                row.whole("checksum"));
    }

    /** What came too late; throws where it has neither checksum. */
    static RawRow orphan(RawRow row) {
        Double value = row.realOrNull("value");
        Double seconds = row.realOrNull("seconds");
        double taken = seconds == null ? 0 : seconds;
        long today = Checksum.of(
                row.whole("trial"),
                row.whole("epoch"),
                row.text("owner"),
                row.text("state"),
                value,
                taken,
                row.text("outcome"),
                row.whole("came"));
        long older = WiderChecksums.olderOrphan(row.text("state"), value, taken, row.text("outcome"));
        if (row.whole("checksum") != today && row.whole("checksum") != older) {
            throw new WarehouseException(Attempts.WRONG, null);
        }
        return row.with("checksum", today);
    }

    /** A trial that nobody runs any more. */
    static RawRow atRest(RawRow row) {
        RawRow counted = counted(row);
        return row.value("outcome") != null ? withClaimChecksum(counted) : queued(counted);
    }

    /** A trial as it was before it had a result. */
    static RawRow unended(RawRow row) {
        RawRow planned = counted(row)
                .with("outcome", null)
                .with("outcome_checksum", null)
                .with("ended", null)
                .with("value", null)
                .with("seconds", null)
                .with("attempt", 0L);
        return queued(planned);
    }

    /** Whether the checksum says so; a row of before there was one has none. */
    static boolean hasSoundClaims(RawRow row) {
        Long stored = row.wholeOrNull("claim_checksum");
        boolean readable = isState(row.text("state")) && row.whole("attempt") == (int) row.whole("attempt");
        return stored == null || (readable && stored == hold(row).checksum(row.text("id")));
    }

    private static boolean isState(String name) {
        return Arrays.stream(TrialState.values()).anyMatch(state -> state.name().equals(name));
    }

    /** How often it was claimed must at least be possible where no checksum knows. */
    private static RawRow counted(RawRow row) {
        if (row.value("claim_checksum") != null && hasSoundClaims(row)) {
            return row;
        }
        long least = row.value("outcome") == null ? 0 : 1;
        long attempt = row.whole("attempt");
        long epoch = row.whole("epoch");
        boolean possible = attempt >= least && attempt <= epoch && epoch < MOST_CLAIMS;
        return possible
                ? row
                : row.with("attempt", least)
                        .with("epoch", Math.max(1, Math.min(MOST_CLAIMS, Math.max(attempt, epoch))));
    }

    /** Whoever ran it holds an epoch that is over. */
    private static RawRow queued(RawRow row) {
        boolean claimed = !row.text("state").equals(TrialState.QUEUED.name());
        return withClaimChecksum(row.with("state", TrialState.QUEUED.name())
                .with("owner", null)
                .with("lease_until", null)
                .with("epoch", row.whole("epoch") + (claimed ? 1 : 0)));
    }

    private static RawRow withClaimChecksum(RawRow row) {
        return row.with("claim_checksum", hold(row).checksum(row.text("id")));
    }

    private static TrialTable.Hold hold(RawRow row) {
        return new TrialTable.Hold(
                TrialState.valueOf(row.text("state")),
                (int) row.whole("attempt"),
                row.whole("epoch"),
                row.value("owner") == null ? null : row.text("owner"),
                row.wholeOrNull("lease_until"));
    }
}
