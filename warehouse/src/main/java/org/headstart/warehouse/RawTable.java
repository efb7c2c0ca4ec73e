package org.headstart.warehouse;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rows look like in the file. A kind of value for each column: {@code k} the number of the row, {@code i} a whole number, {@code r} a real
 * one, {@code t} a text, {@code b} bytes, in capitals where it may be null; capitals at the end may be missing, for a column that was added
 * later is not in older rows.
 */
enum RawTable {
    /** {@code space} and {@code feature_names} look alike. */
    TEXTS("kti", "seq", "text", "checksum"),
    TASK(
            "kttttiiittiIBI",
            "seq",
            "fingerprint",
            "name",
            "type",
            "target",
            "row_count",
            "column_count",
            "class_count",
            "extractor",
            "meta_features",
            "checksum",
            "feature_names",
            "feature_values",
            "features_checksum"),
    STUDY("ktitttii", "seq", "id", "task", "metric", "goal", "settings", "created", "checksum"),
    STUDY_SPACE("iiti", "study", "position", "learner", "space"),
    BUDGET("kiRIi", "study", "trials", "stop_below", "until", "checksum"),
    TRIAL(
            "ktiitttiitiiTIRRITII",
            "seq",
            "id",
            "study",
            "number",
            "learner",
            "configuration",
            "plan",
            "full_effort",
            "plan_checksum",
            "state",
            "attempt",
            "epoch",
            "owner",
            "lease_until",
            "value",
            "seconds",
            "ended",
            "outcome",
            "outcome_checksum",
            "claim_checksum"),
    ORPHAN("iittRrtii", "trial", "epoch", "owner", "state", "value", "seconds", "outcome", "came", "checksum"),
    WEIGHTS("ktttttbi", "seq", "id", "learner", "task", "origin", "created", "content", "checksum"),
    METHOD_CHOICE(
            "kttttiirrrii",
            "seq",
            "learner",
            "metric",
            "method",
            "standard",
            "tasks",
            "trials",
            "advantage",
            "low",
            "high",
            "created",
            "checksum"),
    /** From here on the indices that are copies of tables. */
    TEXTS_COPY(TEXTS, "iti", "checksum", "text", "seq"),
    TASK_COPY(
            TASK,
            "ittttiiii",
            "checksum",
            "fingerprint",
            "name",
            "type",
            "target",
            "row_count",
            "column_count",
            "class_count",
            "seq"),
    STUDY_COPY(STUDY, "ittttiii", "task", "id", "metric", "goal", "settings", "created", "checksum", "seq"),
    STUDY_SPACE_COPY(STUDY_SPACE, "itii", "space", "learner", "study", "position");

    /** No table has more. */
    static final int MOST_COLUMNS = 20;

    private final String shape;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that do not change
    private final List<String> columns;

    private final @Nullable RawTable original;

    RawTable(String shape, String... columns) {
        this(null, shape, columns);
    }

    RawTable(@Nullable RawTable original, String shape, String... columns) {
        this.original = original;
        this.shape = shape;
        this.columns = List.of(columns);
    }

    /** The table that this is a copy of; null unless it is one. */
    @Nullable
    RawTable original() {
        return original;
    }

    List<String> columns() {
        return columns;
    }

    int column(String name) {
        return columns.indexOf(name);
    }

    /** Whether rows lie in a tree by their numbers; the others lie there by their keys. */
    boolean isNumbered() {
        return shape.charAt(0) == 'k';
    }

    /** The table whose rows have these serial types (file format, section 2.1). */
    static Optional<RawTable> of(long[] types, boolean numbered) {
        for (RawTable table : values()) {
            if (table.isNumbered() == numbered && table.fits(types)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private boolean fits(long[] types) {
        if (types.length > shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            long type = i < types.length ? types[i] : 0;
            if (!fits(shape.charAt(i), type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char kind, long type) {
        boolean whole = (type >= 1 && type <= 6) || type == 8 || type == 9;
        return switch (Character.toLowerCase(kind)) {
            case 'k' -> type == 0;
            case 'i' -> whole || (type == 0 && kind == 'I');
            case 'r' -> whole || type == 7 || (type == 0 && kind == 'R');
            case 't' -> (type >= 13 && type % 2 == 1) || (type == 0 && kind == 'T');
            default -> (type >= 12 && type % 2 == 0) || (type == 0 && kind == 'B');
        };
    }
}
