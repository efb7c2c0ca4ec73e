package org.headstart.api.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * There is too little room on the disk to write to the warehouse, or so little that no trial is begun. What was acknowledged is kept and can be
 * read; once there is room, everything goes on from there, without any repair.
 */
public final class NoRoomException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    /** @param message what could not be written, and how much room there is and should be, if that is known */
    public NoRoomException(String message) {
        this(message, null);
    }

    /**
     * @param message what could not be written, and how much room there is and should be, if that is known
     * @param cause   what brought it about
     */
    public NoRoomException(String message, @Nullable Throwable cause) {
        super(message, "there is something to delete on that disk; once there is room, all goes on from here.", cause);
    }
}
