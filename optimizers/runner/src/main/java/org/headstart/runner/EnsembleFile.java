package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.dataset.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Several models in one file, each in its library's own format: a {@link CheckedFile}. It names no files and no folders; where members are put
 * while they are read is the reader's choice.
 */
final class EnsembleFile {

    private static final CheckedFile FORM = new CheckedFile("HSENS", 1, "an ensemble of Headstart");

    private EnsembleFile() {}

    /**
     * One model.
     *
     * @param learner the learner's id
     * @param library library and version that it was trained with
     * @param weight  its share in the mean
     * @param file    where it is while the ensemble is written or read
     */
    record Part(String learner, String library, double weight, Path file) {}

    /**
     * What is in the file.
     *
     * @param layout  the table without rows that the members were trained on
     * @param members at least one
     * @param stacker trained on the members' predictions; null = their weighted mean
     */
    record Content(
            Dataset layout, List<Part> members, @Nullable Part stacker) {

        Content {
            members = List.copyOf(members);
        }
    }

    static void write(Content content, Path file) throws IOException {
        FORM.write(file, packer -> {
            TableFormat.write(content.layout(), packer);
            packer.number(content.members().size());
            for (Part member : content.members()) {
                write(member, packer);
            }
            packer.flag(content.stacker() != null);
            if (content.stacker() != null) {
                write(content.stacker(), packer);
            }
            packer.flush();
        });
    }

    private static void write(Part part, Packer packer) throws IOException {
        packer.text(part.learner()).text(part.library()).number(part.weight()).content(part.file());
    }

    /**
     * @param file   what {@link #write} wrote
     * @param folder an empty folder, which gets the members
     */
    static Content read(Path file, Path folder) throws IOException {
        return FORM.read(file, in -> {
            Dataset layout = TableFormat.read(in);
            List<Part> members = new ArrayList<>();
            for (int left = in.countOf(2 * Integer.BYTES + 2 * Long.BYTES); left > 0; left--) {
                members.add(part(in, folder.resolve("member-" + members.size())));
            }
            return new Content(layout, members, in.flag() ? part(in, folder.resolve("stacker")) : null);
        });
    }

    private static Part part(Unpacker in, Path file) throws IOException {
        Part part = new Part(in.text(), in.text(), in.number(), file);
        in.content(file);
        return part;
    }
}
