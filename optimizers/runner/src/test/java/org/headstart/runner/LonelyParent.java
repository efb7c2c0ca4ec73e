package org.headstart.runner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.headstart.api.run.TrialRunner;

/** A process that runs trials and is killed meanwhile. */
final class LonelyParent {

    private LonelyParent() {}

    /** @param arguments what the learner shall do */
    public static void main(String[] arguments) throws InterruptedException {
        TrialRunner runner =
                ChildJvmRunner.open(Tables.setting(Tables.clouds(50, 1), Duration.ofMinutes(5), 64 * Tables.MEBIBYTE));
        runner.run(Tables.honest(1));
        Thread trial = new Thread(() -> {
            try {
                System.out.println("ended "
                        + runner.run(Tables.rogue(Deed.valueOf(arguments[0]))).state());
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        trial.start();
        TimeUnit.MILLISECONDS.sleep(700);
        System.out.println("at work");
        trial.join();
        TimeUnit.MINUTES.sleep(5);
    }
}
