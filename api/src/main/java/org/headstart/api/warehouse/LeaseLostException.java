package org.headstart.api.warehouse;

/** A result that came too late: the trial's lease had ended and the trial belongs to somebody else. The study goes on. */
public final class LeaseLostException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    /** @param message the trial, the epoch that was held and the epoch that holds now */
    public LeaseLostException(String message) {
        super(
                message,
                "the worker was paused for longer than its lease; its result is kept as an orphan and the trial runs again");
    }
}
