package org.headstart.tests.benchmarks.yahpo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.headstart.api.TuningMethod;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.TrialState;
import org.headstart.tests.benchmarks.yahpo.StepTimes.Stopwatch;
import org.headstart.warehouse.pack.Pack;

/**
 * One method on one instance from one seed, over the whole space. Methods that do not ask for less than full evaluations get these.
 *
 * @param scenario where
 * @param method   what is measured
 * @param key      whose curve it is
 * @param budget   in full evaluations
 */
record OptimizerRun(Scenario scenario, TuningMethod method, CurveKey key, int budget) {

    private static final int HEX = 16;
    private static final int DIGITS = 7;

    /** Runs it; the watch is told what the optimizer's own steps took. */
    RegretCurve run(Recommendation advice, Stopwatch watch) {
        Optimizer optimizer = method.optimizer().create(setting(advice));
        Incumbent incumbent = new Incumbent(pack().metric());
        CostCurve curve = new CostCurve(budget);
        double regret = Double.NaN;
        for (int number = 0; curve.isOpen(); number++) {
            watch.start();
            Proposal proposal = optimizer.ask();
            watch.stop(number);
            if (!curve.allows(proposal.share())) {
                break;
            }
            Configuration configuration = proposal.configuration();
            double value = scenario.value(key.instance(), configuration, proposal.share());
            if (incumbent.offer(configuration, proposal.share(), value)) {
                regret = regret(configuration);
            }
            curve.spend(proposal.share(), regret);
            watch.start();
            optimizer.tell(observation(number, proposal, value));
            watch.stop(number);
        }
        return new RegretCurve(key, curve.regrets());
    }

    private double regret(Configuration configuration) {
        return scenario.bounds(key.instance()).regret(scenario.value(key.instance(), configuration, 1));
    }

    private Observation observation(int number, Proposal proposal, double value) {
        return new Observation(
                number, pack().name(), proposal.configuration(), TrialState.COMPLETE, value, 0, proposal.share());
    }

    private Pack pack() {
        return scenario.pack();
    }

    private Setting setting(Recommendation advice) {
        boolean declared = pack().description().defaultDeclared();
        return new Setting(
                pack().name(),
                pack().space(),
                declared ? pack().space().defaultConfiguration() : null,
                Criteria.of(pack().metric()),
                seed(key.scenario(), key.instance(), key.seed()),
                advice,
                List.of(),
                scenario.rungs());
    }

    /** A stream of its own for each instance, the same for all methods: the number that the reference curves took. */
    static long seed(String scenario, String instance, int seed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((scenario + ':' + instance + ':' + seed).getBytes(StandardCharsets.UTF_8));
            String hex = String.format("%040x", new BigInteger(1, digest));
            return Long.parseLong(hex.substring(0, DIGITS), HEX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}
