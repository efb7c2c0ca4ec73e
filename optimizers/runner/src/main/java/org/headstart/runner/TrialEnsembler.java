package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.headstart.api.HeadstartException;
import org.headstart.api.Providers;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.TunedModel;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.run.Ensemble;
import org.headstart.api.run.Ensemble.Member;
import org.headstart.api.run.Ensembler;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Puts trials together by greedy selection ({@link GreedySelection}), or by a learner on their predictions ({@link StackedTable}). Twice as many
 * trials as are to be selected are looked at, or just as many as are to be stacked. Thread-safe.
 */
public final class TrialEnsembler implements Ensembler {

    /** For the service loader. */
    public TrialEnsembler() {}

    @Override
    public Ensemble build(Request request) throws InterruptedException {
        long began = System.nanoTime();
        boolean stacked = request.form().stacker() != null;
        int pool = stacked ? request.form().size() : 2 * request.form().size();
        List<Trial> best = request.trials().stream().limit(pool).toList();
        List<OutOfFold> library = OutOfFold.of(best, request.runner(), request.workers());
        return stacked ? stack(request, library, began) : select(request, library, began);
    }

    private static Ensemble select(Request request, List<OutOfFold> library, long began) throws InterruptedException {
        FoldScores scores = new FoldScores(request.setting());
        GreedySelection selection = new GreedySelection(
                library.stream().map(OutOfFold::predictions).toList(),
                scores,
                request.form().size());
        double[] counts = selection.counts(scores.all());
        double total = Arrays.stream(counts).sum();
        List<Member> members = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> new Member(library.get(i).trial(), counts[i] / total))
                .sorted(Comparator.comparingDouble((Member member) -> -Objects.requireNonNull(member.weight())))
                .toList();
        double value = selection.nestedValue();
        double single = selection.nestedSingle();
        double seconds = secondsSince(began);
        if (request.model() != null) {
            write(request, members, null, request.model());
        }
        return new Ensemble(members, null, value, single, library.size(), seconds);
    }

    private static Ensemble stack(Request request, List<OutOfFold> library, long began) throws InterruptedException {
        Setting setting = request.setting();
        Setting stacked = new Setting(
                StackedTable.of(
                        library.stream().map(OutOfFold::predictions).toList(),
                        setting.dataset().target()),
                setting.folds(),
                setting.metric(),
                setting.limits(),
                setting.device());
        TrialPlan plan = stackerPlan(request, stacked);
        List<Member> members =
                library.stream().map(run -> new Member(run.trial(), null)).toList();
        try (TrialRunner runner = request.runners().open(stacked)) {
            double value = value(runner.run(plan), plan);
            double single = new GreedySelection(
                            library.stream().map(OutOfFold::predictions).toList(), new FoldScores(setting), 1)
                    .nestedSingle();
            double seconds = secondsSince(began);
            if (request.model() != null) {
                write(request, members, new Stacker(runner, plan), request.model());
            }
            return new Ensemble(members, plan.proposal().learner(), value, single, library.size(), seconds);
        }
    }

    /** What trains the stacked learner. */
    private record Stacker(TrialRunner runner, TrialPlan plan) {}

    private static TrialPlan stackerPlan(Request request, Setting stacked) {
        Learner learner =
                Providers.learner(Objects.requireNonNull(request.form().stacker()));
        String refusal = learner.refusal(stacked.dataset());
        if (refusal != null) {
            throw new LearnerException(
                    "%s cannot be trained on the predictions of other learners: %s".formatted(learner.id(), refusal),
                    "a linear learner can, such as tribuo:LibLinear for classes or tribuo:LibLinearRegression for numbers.");
        }
        return new TrialPlan(
                new Proposal(
                        learner.id(),
                        learner.space().defaultConfiguration(),
                        Source.DEFAULT,
                        "stacked on other trials"),
                Fidelity.full(stacked.folds().count()),
                request.seed(),
                List.of());
    }

    private static double value(Outcome outcome, TrialPlan plan) {
        if (outcome.state() != TrialState.COMPLETE || outcome.value() == null) {
            throw new LearnerException(
                    "%s could not be trained on the predictions of other learners: %s"
                            .formatted(plan.proposal().learner(), outcome.message()),
                    null);
        }
        return outcome.value();
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void write(Request request, List<Member> members, @Nullable Stacker stacker, Path model)
            throws InterruptedException {
        try (ModelFile file = new ModelFile(model);
                RunFolder folder = RunFolder.create()) {
            List<EnsembleFile.Part> parts = new ArrayList<>();
            for (Member member : members) {
                Path trained = folder.path().resolve("member-" + parts.size());
                parts.add(train(request.runner(), member.trial().plan(), weight(member, members.size()), trained));
            }
            EnsembleFile.Part last = stacker == null
                    ? null
                    : train(stacker.runner(), stacker.plan(), 1, folder.path().resolve("stacker"));
            EnsembleFile.write(
                    new EnsembleFile.Content(request.setting().dataset().select(new int[0]), parts, last),
                    file.draft());
            file.publish();
        } catch (IOException e) {
            throw new HeadstartException(
                    "The ensemble could not be written to '" + model + "': " + e + ".", "the disk is full.", e);
        }
    }

    private static double weight(Member member, int members) {
        return Objects.requireNonNullElse(member.weight(), 1.0 / members);
    }

    private static EnsembleFile.Part train(TrialRunner runner, TrialPlan plan, double weight, Path file)
            throws InterruptedException {
        runner.refit(plan, file);
        String id = plan.proposal().learner();
        return new EnsembleFile.Part(id, Providers.learner(id).library(), weight, file);
    }

    @Override
    public TunedModel read(Path file) {
        return EnsembleModel.read(file);
    }
}
