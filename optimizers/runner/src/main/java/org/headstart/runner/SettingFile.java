package org.headstart.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.headstart.api.learner.Device;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;

/** A study's setting, table and all, as it is handed to the children: a {@link CheckedFile}. */
final class SettingFile {

    private static final CheckedFile FORM = new CheckedFile("HSSET", 1, "a setting file");

    private SettingFile() {}

    /**
     * @param setting what to write
     * @param file    a file that does not exist yet
     */
    static void write(Setting setting, Path file) throws IOException {
        FORM.write(file, packer -> write(setting, packer));
    }

    /**
     * @param file what {@link #write} wrote
     * @return the setting
     * @throws java.io.StreamCorruptedException if the file is not one of ours or is damaged
     */
    static Setting read(Path file) throws IOException {
        return FORM.read(file, SettingFile::read);
    }

    private static void write(Setting setting, Packer packer) throws IOException {
        TableFormat.write(setting.dataset(), packer);
        packer.codes(setting.folds().toArray());
        packer.text(setting.metric().name()).text(setting.metric().goal().name());
        packer.text(setting.limits().time().toString()).number(setting.limits().memoryBytes());
        packer.text(setting.device().name());
    }

    private static Setting read(Unpacker in) throws IOException {
        return new Setting(
                TableFormat.read(in),
                Folds.of(in.codes()),
                new Metric(in.text(), Goal.valueOf(in.text())),
                new Limits(Duration.parse(in.text()), in.longInteger()),
                Device.valueOf(in.text()));
    }
}
