package org.headstart.warehouse.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Names;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.ConstantParameter;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code trials.csv}: task, the hyperparameters, value, and further columns. The first column is the task and the last one named
 * {@code value} the value, so hyperparameters may bear these names too; further columns have names of their own.
 */
final class TrialRows implements CsvTable.Rows {

    private final SpaceFile space;
    private final PackLimits limits;
    private final PackValues values;
    private final Map<String, Trials> byTask;
    private final List<String> header;
    private final Map<Integer, Hyperparameter> parameters = new LinkedHashMap<>();
    private final Set<Integer> extras = new LinkedHashSet<>();
    private final int valueColumn;
    private int secondsColumn = -1;
    private long rows;

    /** The trials of one task. */
    static final class Trials {
        final List<Observation> observations = new ArrayList<>();
        final Map<String, List<String>> extras = new LinkedHashMap<>();
    }

    TrialRows(SpaceFile space, PackLimits limits, PackValues values, List<String> header, Map<String, Trials> byTask) {
        this.space = space;
        this.limits = limits;
        this.values = values;
        this.header = header;
        this.byTask = byTask;
        this.valueColumn = header.lastIndexOf("value");
        Check.that(header.get(0).equals("task"), "the header is %s, but it must begin with task.", header);
        Check.that(valueColumn > 0, "the header is %s, but it must have a column 'value'.", header);
        Set<String> missing = findColumns();
        Check.that(missing.isEmpty(), "the header is %s, but it lacks the hyperparameters %s.", header, missing);
    }

    private Set<String> findColumns() {
        Map<String, Hyperparameter> left = new LinkedHashMap<>();
        Set<String> further = new HashSet<>(Set.of("value"));
        space.space().parameters().forEach(parameter -> left.put(parameter.name(), parameter));
        for (int i = 1; i < header.size(); i++) {
            Hyperparameter parameter = i == valueColumn ? null : left.remove(header.get(i));
            if (parameter != null) {
                parameters.put(i, parameter);
            } else if (i != valueColumn) {
                Check.that(
                        further.add(header.get(i)),
                        "two columns are named '%s'; names must be distinct.",
                        header.get(i));
                further(i);
            }
        }
        left.values().removeIf(ConstantParameter.class::isInstance);
        return left.keySet();
    }

    private void further(int column) {
        if (header.get(column).equals("seconds")) {
            secondsColumn = column;
        } else {
            extras.add(column);
        }
    }

    @Override
    public void row(List<String> cells) {
        Check.that(cells.size() == header.size(), "%d cells, but the header has %d.", cells.size(), header.size());
        limits.checkTrials(++rows, cells.size());
        Trials trials = byTask.get(cells.get(0));
        if (trials == null) {
            List<String> names = List.copyOf(byTask.keySet());
            throw new InvalidValueException(
                    "the task '" + cells.get(0) + "' is not in tasks.csv; there are " + Names.some(names) + ".", null);
        }
        trials.observations.add(new Observation(
                trials.observations.size(),
                space.name(),
                configuration(cells),
                TrialState.COMPLETE,
                number("value", cells.get(valueColumn)),
                seconds(cells)));
        for (int i : extras) {
            trials.extras
                    .computeIfAbsent(header.get(i), name -> new ArrayList<>())
                    .add(cells.get(i));
        }
    }

    private double seconds(List<String> cells) {
        boolean known = secondsColumn >= 0 && !cells.get(secondsColumn).isEmpty();
        return known ? Check.atLeast(number("seconds", cells.get(secondsColumn)), 0, "seconds") : 0;
    }

    private Configuration configuration(List<String> cells) {
        Map<String, Object> given = new LinkedHashMap<>();
        Set<String> blank = new LinkedHashSet<>();
        parameters.forEach((column, parameter) -> {
            String cell = cells.get(column);
            if (!cell.isEmpty()) {
                given.put(parameter.name(), values.value(parameter, cell));
            } else if (mayBeBlank(parameter)) {
                blank.add(parameter.name());
            }
        });
        boolean constantsLeftOut = parameters.size() < space.space().size();
        return blank.isEmpty() && !constantsLeftOut ? space.space().configuration(given) : fill(given, blank);
    }

    /** An empty cell is an inactive hyperparameter, or the empty text where that is a choice. */
    private Configuration fill(Map<String, Object> given, Set<String> blank) {
        Map<String, Object> all = new LinkedHashMap<>(given);
        blank.forEach(name -> all.put(name, ""));
        Configuration filled = space.space().complete(all);
        Map<String, Object> exact = new LinkedHashMap<>(given);
        filled.values().forEach((name, value) -> {
            if (blank.contains(name) || isConstant(name)) {
                exact.put(name, value);
            }
        });
        return space.space().configuration(exact);
    }

    private boolean isConstant(String name) {
        return space.space().parameter(name).orElseThrow() instanceof ConstantParameter;
    }

    private static boolean mayBeBlank(Hyperparameter parameter) {
        if (parameter instanceof CategoricalParameter categorical) {
            return categorical.choices().contains("");
        }
        if (parameter instanceof OrdinalParameter ordinal) {
            return ordinal.choices().contains("");
        }
        return parameter instanceof ConstantParameter constant
                && constant.value().isEmpty();
    }

    private static Double number(String column, @Nullable String cell) {
        try {
            double number = Double.parseDouble(String.valueOf(cell));
            Check.that(Double.isFinite(number), "the %s is %s, but it must be finite.", column, number);
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidValueException("the " + column + " is '" + cell + "', but it must be a number.", null, e);
        }
    }
}
