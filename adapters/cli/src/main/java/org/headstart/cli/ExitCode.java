package org.headstart.cli;

/** What the process says to whoever started it. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;

    /** Failed, with a reason on standard error. */
    static final int FAILED = 1;

    /** Wrong usage: an unknown command or option, or a value that an option does not take. */
    static final int WRONG_USAGE = 2;

    /** Stopped for want of room on the disk; the same goes on once there is some. The number is EX_TEMPFAIL of BSD's sysexits.h. */
    static final int NO_ROOM = 75;

    /** Interrupted, with the study kept. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
