package org.headstart.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headstart warehouse ...}: looks after a warehouse. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class WarehouseCommand {

    private static final int SHORT_FINGERPRINT = 12;

    private final Console console;

    WarehouseCommand(Console console) {
        this.console = console;
    }

    @Command(name = "info", description = "Say where it is and how much it holds.")
    int info(
            @Mixin WarehouseOption warehouse,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        try (Warehouse opened = warehouse.openExisting()) {
            Warehouse.Info info = opened.info();
            if (json) {
                Json.print(console.out(), document(info));
            } else {
                print(info);
            }
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> document(Warehouse.Info info) {
        return Json.object(
                "location", info.location(),
                "schema", info.schema(),
                "tasks", info.tasks(),
                "studies", info.studies(),
                "trials", states(info),
                "weights", info.weights(),
                "bytes", info.bytes());
    }

    private static Map<String, Long> states(Warehouse.Info info) {
        Map<String, Long> states = new LinkedHashMap<>();
        info.trials().forEach((state, count) -> states.put(state.toLowerCase(Locale.ROOT), count));
        return states;
    }

    private void print(Warehouse.Info info) {
        long trials = info.trials().values().stream().mapToLong(Long::longValue).sum();
        console.out().println("location  " + info.location());
        console.out().println("schema    " + info.schema());
        console.out().println("tasks     " + info.tasks());
        console.out().println("studies   " + info.studies());
        console.out().println("trials    " + trials + (info.trials().isEmpty() ? "" : " " + states(info)));
        console.out().println("weights   " + info.weights());
        console.out().println("size      " + Texts.bytes(info.bytes()));
    }

    @Command(name = "tasks", description = "List the tasks it remembers.")
    int tasks(
            @Mixin WarehouseOption warehouse,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        try (Warehouse opened = warehouse.openExisting()) {
            if (json) {
                Json.print(
                        console.out(),
                        opened.tasks().stream().map(WarehouseCommand::document).toList());
            } else {
                print(opened.tasks());
            }
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> document(Task task) {
        Map<String, @Nullable Object> document = TuneDocument.task(task);
        document.put("extractor", task.metaFeatures().extractor());
        return document;
    }

    private void print(List<Task> tasks) {
        Table table =
                new Table("task", "type", "target", ">rows", ">features", ">classes", ">meta-features", "fingerprint");
        for (Task task : tasks) {
            table.row(
                    task.name(),
                    Texts.word(task.type()),
                    task.target(),
                    Integer.toString(task.rows()),
                    Integer.toString(task.columns()),
                    Integer.toString(task.classes()),
                    Integer.toString(task.metaFeatures().known().size()),
                    task.fingerprint()
                            .substring(
                                    0,
                                    Math.min(
                                            SHORT_FINGERPRINT,
                                            task.fingerprint().length())));
        }
        table.print(console.out());
        String version = Providers.extractor().version();
        long older = tasks.stream()
                .filter(task -> !task.metaFeatures().extractor().equals(version))
                .count();
        if (older > 0) {
            console.out().println();
            console.out()
                    .println(
                            "%d of %d tasks were not described by %s; what changed since is computed when one is tuned again."
                                    .formatted(older, tasks.size(), version));
        }
    }

    @Command(
            name = "clusters",
            description = {
                "Show which tasks are alike, by meta-features and by how they order configurations.",
                "Differences are those of a cluster's mean from that of all other tasks, in interquartile ranges."
            })
    int clusters(
            @Mixin WarehouseOption warehouse,
            @Mixin HistoryOptions asked,
            @Option(
                            names = "--top",
                            paramLabel = "N",
                            defaultValue = "3",
                            converter = CountConverter.class,
                            description = "Configurations of each cluster's portfolio (${DEFAULT-VALUE}).")
                    int top,
            @Option(
                            names = "--seed",
                            paramLabel = "S",
                            defaultValue = "1",
                            description = "Decides where k-means starts (${DEFAULT-VALUE}).")
                    long seed,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        try (Warehouse opened = warehouse.openExisting()) {
            List<ClusterReport> reports = ClusterReport.of(asked.of(opened), top, seed);
            if (json) {
                Json.print(
                        console.out(),
                        reports.stream().map(ClusterReport::document).toList());
            } else {
                reports.forEach(report -> report.print(console.out()));
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "verify", description = "Check that everything is sound: exit code 0 only then.")
    int verify(@Mixin WarehouseOption warehouse) {
        try (Warehouse opened = warehouse.openExisting()) {
            List<String> damages = opened.verify();
            damages.forEach(damage -> console.err().println("damaged: " + damage));
            if (damages.isEmpty()) {
                console.out().println("sound: " + opened.location());
                return ExitCode.DONE;
            }
            console.err()
                    .println("error: The warehouse at '" + opened.location() + "' has " + damages.size()
                            + " damages; it must have none.");
            return ExitCode.FAILED;
        }
    }

    @Command(
            name = "repair",
            description = {
                "Copy what is sound of a damaged file to a new one; the damaged one stays as it is. Stop everything that uses it first.",
                "Lists what is lost. Exit code 0 only if the copy is sound."
            })
    int repair(
            @Mixin WarehouseOption warehouse,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "A file that does not exist yet (the warehouse's name with .repaired).")
                    @Nullable
                    Path out) {
        Path copy = out == null ? Path.of(warehouse.location() + ".repaired") : out;
        Repair repair = Providers.repairWarehouse(warehouse.location(), copy);
        repair.losses().forEach(loss -> console.err().println("lost: " + loss));
        repair.problems().forEach(problem -> console.err().println("damaged: " + problem));
        repair.kept().forEach((table, rows) -> console.out().println("%-13s %d kept".formatted(table, rows)));
        console.out().println("repaired copy " + repair.copy());
        if (repair.isSound()) {
            return ExitCode.DONE;
        }
        console.err()
                .println("error: The repaired copy '" + repair.copy() + "' has "
                        + repair.problems().size() + " damages; it must have none.");
        return ExitCode.FAILED;
    }

    @Command(name = "backup", description = "Copy it, also while it is in use.")
    int backup(
            @Mixin WarehouseOption warehouse,
            @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.") Path file) {
        try (Warehouse opened = warehouse.openExisting()) {
            opened.backup(file);
        }
        console.out().println("copied to " + file);
        return ExitCode.DONE;
    }

    @Command(name = "export", description = "Write a benchmark pack for each learner and metric.")
    int export(
            @Mixin WarehouseOption warehouse,
            @Parameters(paramLabel = "DIR", description = "A folder, made when it does not exist.") Path folder) {
        try (Warehouse opened = warehouse.openExisting()) {
            opened.exportTo(folder).forEach(pack -> console.out().println(pack));
        }
        return ExitCode.DONE;
    }

    @Command(name = "import", description = "Read a benchmark pack, or every pack below a folder.")
    int importPacks(
            @Mixin WarehouseOption warehouse,
            @Parameters(paramLabel = "DIR", description = "A pack or a folder of packs.") Path folder) {
        try (Warehouse opened = warehouse.open()) {
            console.out().println(opened.importFrom(folder) + " trials were new");
        }
        return ExitCode.DONE;
    }
}
