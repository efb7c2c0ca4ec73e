package org.headstart.tests.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.concurrency.Operation.Answer;
import org.headstart.tests.concurrency.Operation.Kind;

/**
 * A process whose threads call a trial store at random and say each {@link Operation} before and after the call. Arguments: the warehouse, the
 * study, a seed, how many threads, how many operations each, the number of its first thread, how many threads there are in all.
 */
final class StoreClient {

    private static final AtomicLong LAST_CALL = new AtomicLong();
    private static final int MOST_HELD = 6;

    private final Warehouse warehouse;
    private final Study study;
    private final Random random;
    private final String owner;
    private final List<Claim> held = new ArrayList<>();
    private final int threads;
    private int next;

    private StoreClient(Warehouse warehouse, Study study, Random random, int first, int threads) {
        this.warehouse = warehouse;
        this.study = study;
        this.random = random;
        this.next = first;
        this.threads = threads;
        this.owner = "client-" + first;
    }

    /** Runs until all operations are done. */
    public static void main(String[] args) throws InterruptedException {
        try (Warehouse warehouse = Providers.warehouse(args[0])) {
            Study study = warehouse.study(args[1]).orElseThrow();
            int count = Integer.parseInt(args[3]);
            int operations = Integer.parseInt(args[4]);
            int first = Integer.parseInt(args[5]);
            int all = Integer.parseInt(args[6]);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Random random = new Random(Long.parseLong(args[2]) + first + i);
                StoreClient client = new StoreClient(warehouse, study, random, first + i, all);
                threads.add(new Thread(() -> client.work(operations)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void work(int operations) {
        for (int i = 0; i < operations; i++) {
            int chance = random.nextInt(100);
            if (chance < 20) {
                enqueue();
            } else if (chance < 45 || held.isEmpty()) {
                claim();
            } else if (chance < 75) {
                finish();
            } else if (chance < 85) {
                renew();
            } else if (chance < 92) {
                release();
            } else {
                expire();
            }
        }
    }

    /** A new trial; at times one that this thread or another has stored, or will store. */
    private void enqueue() {
        boolean again = random.nextInt(5) == 0;
        int number = again ? random.nextInt(next + 1) : next;
        next += again ? 0 : threads;
        Operation call = say(Operation.invoked(Kind.ENQUEUE, number, -1, 0, 0, now()));
        warehouse.enqueue(WarehouseSamples.trial(study, number));
        say(call.answered(Answer.OK, System.nanoTime()));
    }

    private void claim() {
        Duration lease = lease();
        Operation call = say(Operation.invoked(Kind.CLAIM, -1, -1, lease.toNanos(), 0, now()));
        Optional<Claim> claim = warehouse.claim(study.id(), owner, lease);
        if (claim.isEmpty()) {
            say(call.answered(Answer.EMPTY, System.nanoTime()));
            return;
        }
        Trial trial = claim.get().trial();
        say(call.claimed(trial.number(), claim.get().epoch(), trial.attempt(), System.nanoTime()));
        held.add(claim.get());
        if (held.size() > MOST_HELD) {
            held.remove(0);
        }
    }

    /** Half of them so short that many are lost. */
    private Duration lease() {
        return Duration.ofMillis(random.nextBoolean() ? 5 + random.nextInt(60) : 60_000);
    }

    private void finish() {
        Claim claim = held.get(random.nextInt(held.size()));
        double value = random.nextDouble();
        Operation call = say(invoked(Kind.FINISH, claim, 0, value));
        Answer answer = answer(() -> warehouse.finish(claim, WarehouseSamples.complete(value)));
        say(call.answered(answer, System.nanoTime()));
        if (random.nextInt(4) != 0) {
            held.remove(claim);
        }
    }

    private void renew() {
        Claim claim = held.get(random.nextInt(held.size()));
        Duration lease = lease();
        Operation call = say(invoked(Kind.RENEW, claim, lease.toNanos(), 0));
        say(call.answered(answer(() -> warehouse.renew(claim, lease)), System.nanoTime()));
    }

    private void release() {
        Claim claim = held.get(random.nextInt(held.size()));
        Operation call = say(invoked(Kind.RELEASE, claim, 0, 0));
        say(call.answered(answer(() -> warehouse.release(claim)), System.nanoTime()));
    }

    private static Answer answer(Runnable call) {
        try {
            call.run();
            return Answer.OK;
        } catch (LeaseLostException e) {
            return Answer.LOST;
        }
    }

    private void expire() {
        Operation call = say(Operation.invoked(Kind.EXPIRE, -1, -1, 0, 0, now()));
        Map<Integer, Integer> expired = new HashMap<>();
        for (Trial trial : warehouse.expire(study.id())) {
            expired.put(trial.number(), trial.state().isEnd() ? -trial.attempt() : trial.attempt());
        }
        say(call.found(expired, System.nanoTime()));
    }

    private static Operation invoked(Kind kind, Claim claim, long lease, double value) {
        return Operation.invoked(kind, claim.trial().number(), claim.epoch(), lease, value, now());
    }

    /** The time of a call also tells it from the others of its process. */
    private static long now() {
        return LAST_CALL.updateAndGet(last -> Math.max(last + 1, System.nanoTime()));
    }

    private static Operation say(Operation operation) {
        synchronized (System.out) {
            System.out.print(operation.line() + "\n");
            System.out.flush();
        }
        return operation;
    }
}
