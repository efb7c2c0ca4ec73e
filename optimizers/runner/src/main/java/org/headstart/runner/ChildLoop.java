package org.headstart.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.TrialPlan;
import org.jspecify.annotations.Nullable;

/** The child's side of the conversation. The main thread reads requests, a thread for each trial answers. */
final class ChildLoop {

    private final CrossValidation evaluation;
    private final OutputStream answers;
    private final BoundedLog log;
    private final Fitness fitness;
    private @Nullable Thread trial;
    private int number;

    ChildLoop(Setting setting, OutputStream answers, BoundedLog log) {
        this.evaluation = new CrossValidation(setting);
        this.answers = answers;
        this.log = log;
        this.fitness = new Fitness();
    }

    /** Serves until the parent closes the pipe or dies, and then ends the process with all that it has started. */
    void serve(FrameReader requests) throws IOException {
        send(Frame.of(Frame.Kind.READY, 0));
        for (Frame request = requests.read(); request != null; request = requests.read()) {
            switch (request.kind()) {
                case RUN, REFIT, PREDICT -> begin(request);
                case CANCEL -> cancel(request.trial());
                default -> throw new IOException("A parent does not send " + request.kind() + ".");
            }
        }
        new ProcessTree(ProcessHandle.current(), Objects.requireNonNullElse(System.getenv(ProcessTree.MARK), "none"))
                .kill();
        Runtime.getRuntime().halt(0);
    }

    private void begin(Frame request) {
        log.restart();
        number = request.trial();
        trial = new Thread(() -> answer(request), "headstart-trial");
        trial.start();
    }

    private void cancel(int which) {
        if (trial != null && which == number) {
            trial.interrupt();
        }
    }

    private void answer(Frame request) {
        TrialReport report = report(request);
        boolean fit = report.sound() && fitness.check();
        try {
            send(Frame.of(Frame.Kind.ENDED, request.trial(), packer -> {
                ReportFormat.write(report, packer);
                packer.flag(fit);
            }));
        } catch (IOException e) {
            Runtime.getRuntime().halt(0); // nobody listens any more
        }
    }

    private TrialReport report(Frame request) {
        try {
            return switch (request.kind()) {
                case RUN -> run(request);
                case PREDICT -> predict(request);
                default -> refit(request);
            };
        } catch (Throwable e) { // whatever it is, the parent shall know
            return TrialReport.of(e);
        }
    }

    private TrialReport run(Frame request) throws IOException, InterruptedException {
        TrialPlan plan = PlanFormat.read(request.body());
        return evaluation.run(plan, new Answering(request.trial()));
    }

    private TrialReport refit(Frame request) throws IOException, InterruptedException {
        Unpacker body = request.body();
        Path file = Path.of(body.text());
        TrainedModel model = evaluation.refit(PlanFormat.read(body));
        model.save(file);
        return TrialReport.written();
    }

    private TrialReport predict(Frame request) throws IOException, InterruptedException {
        Unpacker body = request.body();
        Path file = Path.of(body.text());
        PredictionsFormat.write(evaluation.predictOutOfFold(PlanFormat.read(body)), file);
        return TrialReport.written();
    }

    private synchronized void send(Frame frame) throws IOException {
        answers.write(frame.toBytes());
        answers.flush();
    }

    /** Sends a trial's progress to the parent. */
    private final class Answering implements Progress {

        private final int trial;

        Answering(int trial) {
            this.trial = trial;
        }

        @Override
        public void began(String library, String device) {
            tell(Frame.of(
                    Frame.Kind.BEGAN, trial, packer -> packer.text(library).text(device)));
        }

        @Override
        public void scored(double value) {
            tell(Frame.of(Frame.Kind.SCORED, trial, packer -> packer.number(value)));
        }

        private void tell(Frame frame) {
            try {
                send(frame);
            } catch (IOException e) {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
