package org.headstart.api;

import java.nio.file.Path;
import java.util.Optional;
import org.headstart.api.dataset.DataException;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;

/**
 * A study that a warehouse has.
 *
 * @param study  the study
 * @param budget how far it is to go
 * @param target the column that is predicted
 */
record StoredStudy(Study study, Budget budget, String target) {

    /**
     * @param location   where the warehouse is
     * @param idOrPrefix the study's id, or the beginning of it
     */
    static StoredStudy find(String location, String idOrPrefix) {
        Warehouse existing = Providers.existingWarehouse(location)
                .orElseThrow(() -> new WarehouseException(
                        "There is no warehouse at '" + location + "', so there is no study '" + idOrPrefix + "'.",
                        "another warehouse was meant, or the path is relative to another folder."));
        try (Warehouse opened = existing) {
            Study study = opened.study(idOrPrefix)
                    .orElseThrow(() -> new WarehouseException(
                            "The warehouse at '" + opened.location() + "' has no study '" + idOrPrefix + "'; it has "
                                    + opened.studies().size() + ".",
                            "it is in another warehouse: --warehouse names it."));
            Optional<Task> task = opened.task(study.task());
            return new StoredStudy(
                    study, opened.budget(study.id()), task.map(Task::target).orElse(""));
        }
    }

    /** The file that the table was read from. */
    DataSource recordedTable() {
        DataSource.InFile recorded = DataSource.InFile.at(study.settings().data());
        if (!recorded.exists()) {
            throw new DataException(
                    "The table of study '" + study.id() + "' was read from '" + recorded.file()
                            + "', but there is no such file here.",
                    "it lies elsewhere on this machine: --data names it.");
        }
        return recorded;
    }

    /** The same table in another file, read as the first was. */
    DataSource tableIn(Path file) {
        return DataSource.InFile.at(file, study.settings().data(), target);
    }
}
