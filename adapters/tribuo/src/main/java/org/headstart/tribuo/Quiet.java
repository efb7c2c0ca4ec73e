package org.headstart.tribuo;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import libsvm.svm;

/**
 * Keeps what Tribuo, OLCUT and XGBoost report about their progress out of the host's log: warnings and worse still pass. A level that the host
 * has set itself stays. LIBSVM, which prints to standard output, is told not to.
 */
final class Quiet {

    /** Held, because the log manager forgets loggers that nobody holds, and their levels with them. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("org.tribuo"),
            Logger.getLogger("com.oracle.labs.mlrg.olcut"),
            Logger.getLogger("ml.dmlc.xgboost4j"));

    private Quiet() {}

    static void down() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
        svm.svm_set_print_string_function(text -> {});
    }
}
