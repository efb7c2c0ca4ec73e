package org.headstart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.DataException;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of tables, with and without an index. */
class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void entries_withAnIndex_areThoseOfTheIndexInItsOrder() throws IOException {
        write(
                "index.csv",
                "name,file,task,target,note\nb,two.csv,regression,y,\"a, note\"\na,one.arff,classification,,\n");

        assertThat(DataFolder.entries(folder, List.of()))
                .containsExactly(
                        new DataFolder.Entry("b", folder.resolve("two.csv"), "y", TaskType.REGRESSION),
                        new DataFolder.Entry("a", folder.resolve("one.arff"), null, TaskType.CLASSIFICATION));
    }

    @Test
    void entries_withoutAnIndex_areTheTablesByName() throws IOException {
        write("b.CSV", "");
        write("a.arff", "");
        write("readme.txt", "");

        assertThat(DataFolder.entries(folder, List.of()))
                .extracting(DataFolder.Entry::name)
                .containsExactly("a", "b");
    }

    @Test
    void entries_byName_areOnlyThose() throws IOException {
        write("b.csv", "");
        write("a.csv", "");

        assertThat(DataFolder.entries(folder, List.of("b")))
                .extracting(DataFolder.Entry::name)
                .containsExactly("b");
        assertThatThrownBy(() -> DataFolder.entries(folder, List.of("bb")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'bb'")
                .hasMessageContaining("Maybe you meant");
    }

    @Test
    void entries_ofNoFolder_areRefused() throws IOException {
        Path file = write("a.csv", "");

        assertThatThrownBy(() -> DataFolder.entries(file, List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a folder");
        assertThatThrownBy(() -> DataFolder.entries(folder.resolve("none"), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none");
    }

    @Test
    void entries_ofAnEmptyFolder_areRefused() {
        assertThatThrownBy(() -> DataFolder.entries(folder, List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds no table");
    }

    @Test
    void index_withoutFiles_namesLineAndColumns() throws IOException {
        write("index.csv", "name,path\na,one.arff\n");

        assertThatThrownBy(() -> DataFolder.entries(folder, List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("'file'");
    }

    @Test
    void index_withAnUnknownTask_namesIt() throws IOException {
        write("index.csv", "name,file,task\na,one.arff,ranking\n");

        assertThatThrownBy(() -> DataFolder.entries(folder, List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'ranking'");
    }

    @Test
    void index_thatIsNoCsv_isRefused() throws IOException {
        write("index.csv", "name,file\n\"a,b\nc");

        assertThatThrownBy(() -> DataFolder.entries(folder, List.of())).isInstanceOf(DataException.class);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
