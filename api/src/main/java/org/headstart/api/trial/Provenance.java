package org.headstart.api.trial;

import java.time.Instant;

/**
 * Where an outcome came from: enough to run the trial again.
 *
 * @param fingerprint the dataset's content fingerprint
 * @param library     library and version, for example {@code weka 3.8.7}
 * @param headstart   version of Headstart
 * @param seed        the seed that the learner got
 * @param device      cpu or gpu
 * @param host        name of the machine
 * @param jvm         version of the Java virtual machine
 * @param started     when the run began
 * @param ended       when the run ended
 */
public record Provenance(
        String fingerprint,
        String library,
        String headstart,
        long seed,
        String device,
        String host,
        String jvm,
        Instant started,
        Instant ended) {}
