package org.headstart.api.warehouse;

import java.nio.file.Path;

/** Opens warehouses of one kind. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface WarehouseProvider {

    /**
     * @param location a file, or a URL that begins with {@code jdbc:}
     * @return whether this provider opens it
     */
    boolean accepts(String location);

    /**
     * @param location a location that is accepted
     * @return whether there is something to open; false = {@link #open} would make it
     * @throws WarehouseException if the location can hold no warehouse
     */
    boolean exists(String location);

    /**
     * @param location a location that is accepted; made when it does not exist
     * @return the warehouse, to be closed by the caller
     * @throws WarehouseException if it cannot be opened, is damaged, or was written by a newer version
     */
    Warehouse open(String location);

    /**
     * Copies what is sound of a damaged warehouse, which nobody else may be using, into a new one in a file. The damaged one stays as it is.
     *
     * @param location a location that is accepted
     * @param copy     a file that does not exist yet
     * @return what was kept and what was not
     * @throws WarehouseException if there is nothing to read, if the copy cannot be written, or if warehouses of this kind are repaired otherwise
     */
    Repair repair(String location, Path copy);
}
