package org.headstart.api.warehouse;

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
}
