package org.headstart.runner;

import java.io.IOException;
import org.headstart.api.trial.TrialState;

/** A report in binary form. */
final class ReportFormat {

    private ReportFormat() {}

    static void write(TrialReport report, Packer packer) throws IOException {
        packer.text(report.state().name())
                .optional(report.value())
                .optional(report.message())
                .flag(report.sound());
    }

    static TrialReport read(Unpacker in) throws IOException {
        return new TrialReport(TrialState.valueOf(in.text()), in.optionalNumber(), in.optionalText(), in.flag());
    }
}
