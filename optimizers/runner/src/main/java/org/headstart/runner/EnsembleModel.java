package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headstart.api.HeadstartException;
import org.headstart.api.InvalidValueException;
import org.headstart.api.Providers;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Learner;
import org.headstart.api.learner.LearnerException;
import org.headstart.api.learner.Predictions;
import org.headstart.api.learner.TrainedModel;
import org.headstart.api.learner.TunedModel;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble that was read back: predicts the weighted mean of its members, or what a learner makes of their predictions.
 *
 * @param layout  the table without rows that the members were trained on
 * @param members at least one
 * @param stacker trained on their predictions; null = the weighted mean
 */
record EnsembleModel(
        Dataset layout, List<Voter> members, @Nullable Voter stacker) implements TunedModel {

    /** A model and what it counts. */
    record Voter(String learner, String library, double weight, TrainedModel model) {}

    EnsembleModel {
        members = List.copyOf(members);
    }

    /** Reads the file whole and checks it before any library sees what is in it. */
    static EnsembleModel read(Path file) {
        try (RunFolder folder = RunFolder.create()) {
            EnsembleFile.Content content = EnsembleFile.read(file, folder.path());
            List<Voter> members = new ArrayList<>();
            for (EnsembleFile.Part part : content.members()) {
                members.add(voter(part, content.layout()));
            }
            EnsembleModel model = new EnsembleModel(content.layout(), members, null);
            return content.stacker() == null
                    ? model
                    : new EnsembleModel(content.layout(), members, voter(content.stacker(), model.stackedLayout()));
        } catch (IOException | IllegalArgumentException | DataException | InvalidValueException e) {
            throw new LearnerException(
                    "'" + file + "' cannot be read as an ensemble: " + e.getMessage(),
                    "it is a single model in its library's own format, which its library reads.",
                    e);
        }
    }

    private static Voter voter(EnsembleFile.Part part, Dataset layout) {
        Learner learner = Providers.learner(part.learner());
        return new Voter(part.learner(), part.library(), part.weight(), learner.load(part.file(), layout));
    }

    private Dataset stackedLayout() {
        Predictions none = new Predictions(new double[0][]);
        return StackedTable.of(members.stream().map(member -> none).toList(), layout.target());
    }

    @Override
    public Predictions predict(Dataset rows) {
        List<Predictions> each =
                members.stream().map(member -> member.model().predict(rows)).toList();
        if (stacker != null) {
            return stacker.model().predict(StackedTable.of(each, unanswered(rows.rows())));
        }
        return Blend.of(each, members.stream().mapToDouble(Voter::weight).toArray());
    }

    private Column unanswered(int rows) {
        if (layout.target() instanceof CategoricalColumn classes) {
            int[] codes = new int[rows];
            Arrays.fill(codes, CategoricalColumn.MISSING);
            return CategoricalColumn.wrap("answers", codes, classes.levels());
        }
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return NumericColumn.wrap("answers", values);
    }

    @Override
    public void save(Path target) {
        try (ModelFile file = new ModelFile(target);
                RunFolder folder = RunFolder.create()) {
            List<EnsembleFile.Part> parts = new ArrayList<>();
            for (Voter member : members) {
                parts.add(saved(member, folder.path().resolve("member-" + parts.size())));
            }
            EnsembleFile.Part last =
                    stacker == null ? null : saved(stacker, folder.path().resolve("stacker"));
            EnsembleFile.write(new EnsembleFile.Content(layout, parts, last), file.draft());
            file.publish();
        } catch (IOException e) {
            throw new HeadstartException(
                    "The ensemble could not be written to '" + target + "': " + e + ".", "the disk is full.", e);
        }
    }

    private static EnsembleFile.Part saved(Voter voter, Path file) {
        voter.model().save(file);
        return new EnsembleFile.Part(voter.learner(), voter.library(), voter.weight(), file);
    }
}
