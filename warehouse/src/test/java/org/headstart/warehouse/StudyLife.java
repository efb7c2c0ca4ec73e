package org.headstart.warehouse;

import static org.headstart.conformance.WarehouseSamples.LEASE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.trial.Claim;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;

/**
 * The life of a study as a list of calls in random order: it is made, trials are stored, claimed, renewed, ended, given back, taken from the dead,
 * and ended too late. Each call is one transaction. The same seed gives the same life; claims are remembered between calls.
 */
final class StudyLife {

    static final String STUDY = "life";
    private static final int CALLS = 100;

    /** Who acts is among the last so many that have claimed. */
    private static final int RECENT = 3;

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Claim> claims = new HashMap<>();

    StudyLife(long seed) {
        calls.add(new Call("save task", warehouse -> warehouse.saveTask(WarehouseSamples.task("iris"))));
        calls.add(new Call("create study", warehouse -> WarehouseSamples.study(warehouse, STUDY, "iris")));
        enqueue(0);
        enqueue(1);
        Random random = new Random(seed);
        int claimed = 0;
        int queued = 2;
        while (calls.size() < CALLS) {
            int holder = Math.max(0, claimed - 1 - random.nextInt(RECENT));
            switch (random.nextInt(7)) {
                case 0 -> enqueue(queued++);
                case 1, 2 -> claim(claimed++);
                case 3 -> call("renew " + holder, holder, (warehouse, claim) -> warehouse.renew(claim, LEASE));
                case 4 ->
                    call(
                            "finish " + holder,
                            holder,
                            (warehouse, claim) -> warehouse.finish(
                                    claim,
                                    WarehouseSamples.complete(claim.trial().number() / 10.0)));
                case 5 -> call("release " + holder, holder, Warehouse::release);
                default -> expire(holder);
            }
        }
        calls.add(new Call("save budget", warehouse -> warehouse.saveBudget(STUDY, new Budget(7, 0.5, null))));
    }

    /**
     * One call of the warehouse.
     *
     * @param name what it does
     * @param work does it; a lease that is lost is nothing special
     */
    record Call(String name, Work work) {

        void on(Warehouse warehouse) {
            try {
                work.on(warehouse);
            } catch (LeaseLostException e) {
                // The result is kept as an orphan, which is what is to be.
            }
        }
    }

    /** What is done to a warehouse. */
    @FunctionalInterface
    interface Work {
        void on(Warehouse warehouse);
    }

    /** What is done to a warehouse by the holder of a claim. */
    @FunctionalInterface
    private interface ClaimWork {
        void on(Warehouse warehouse, Claim claim);
    }

    List<Call> calls() {
        return calls;
    }

    private void enqueue(int number) {
        calls.add(new Call(
                "enqueue " + number,
                warehouse -> warehouse.enqueue(
                        WarehouseSamples.trial(warehouse.study(STUDY).orElseThrow(), number))));
    }

    private void claim(int holder) {
        calls.add(new Call("claim " + holder, warehouse -> warehouse
                .claim(STUDY, owner(holder), LEASE)
                .ifPresentOrElse(claim -> claims.put(holder, claim), () -> claims.remove(holder))));
    }

    private void expire(int holder) {
        calls.add(new Call("expire " + holder, warehouse -> warehouse.expire(STUDY, owner(holder)::equals)));
    }

    private void call(String name, int holder, ClaimWork work) {
        calls.add(new Call(name, warehouse -> {
            Claim claim = claims.get(holder);
            if (claim != null) {
                work.on(warehouse, claim);
            }
        }));
    }

    private static String owner(int holder) {
        return "worker-" + holder;
    }
}
