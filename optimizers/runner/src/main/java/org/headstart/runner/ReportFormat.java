package org.headstart.runner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headstart.api.trial.TrialState;

/** A report in binary form. */
final class ReportFormat {

    private static final int LEAST_BYTES_PER_MEASURE = 12;

    private ReportFormat() {}

    static void write(TrialReport report, Packer packer) throws IOException {
        packer.text(report.state().name())
                .optional(report.value())
                .optional(report.message())
                .flag(report.sound())
                .number(report.measures().size());
        for (Map.Entry<String, Double> measure : report.measures().entrySet()) {
            packer.text(measure.getKey()).number(measure.getValue().doubleValue());
        }
    }

    static TrialReport read(Unpacker in) throws IOException {
        return new TrialReport(
                TrialState.valueOf(in.text()), in.optionalNumber(), in.optionalText(), in.flag(), measures(in));
    }

    private static Map<String, Double> measures(Unpacker in) throws IOException {
        Map<String, Double> measures = new LinkedHashMap<>();
        for (int left = in.countOf(LEAST_BYTES_PER_MEASURE); left > 0; left--) {
            measures.put(in.text(), in.number());
        }
        return measures;
    }
}
