package wildrydes.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String KEY = """
            ---
            jupyter:
              kernelspec:
                name: java
            ---

            ```java id="e0-one-answer" role="exercise"
            // One.
            // stub: int one = lab.todo("e0-one");
            int one = 1;
            ```
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aKey() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/00-a.md"), KEY);
    }

    @Test
    void derivesNotebooksOnceAndThenHasNothingToDo() {
        assertThat(derive()).isZero();
        assertThat(derive()).isZero();
        assertThat(derive("--check")).isZero();

        Path file = folder.resolve("notebooks/00-a.ipynb");
        assertThat(file).content().contains("int one = lab.todo(\\\"e0-one\\\");");
        assertThat(out.toString().lines())
                .containsExactly(
                        "Wrote " + file,
                        "All notebooks agree with their keys already.",
                        "All notebooks agree with their keys.");
    }

    @Test
    void checkingWritesNothingAndEndsWithOneWhenANotebookIsStale() {
        assertThat(derive("--check")).isEqualTo(1);

        assertThat(folder.resolve("notebooks")).doesNotExist();
        assertThat(out.toString().lines())
                .containsExactly("00-a.ipynb is missing.", "Run java -jar answers/target/answers.jar derive.");
    }

    @Test
    void writesSolutionsOnlyWhereItIsTold() {
        assertThat(derive("--source", folder.resolve("source").toString())).isZero();

        assertThat(folder.resolve("source/00-a.ipynb")).content().contains("// BEGIN SOLUTION");
        assertThat(folder.resolve("notebooks")).doesNotExist();
    }

    @Test
    void saysInASentenceWhatIsWrongWithAKey() throws IOException {
        Files.writeString(folder.resolve("keys/00-a.md"), KEY.replace("// stub: ", ""));

        assertThat(derive()).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("00-a.md, line 7: the exercise has 0 stubs."
                        + " Write one line that begins with \"// stub: \".");
    }

    @Test
    void namesTheNotebooksThatThereAre() {
        assertThat(execute("run", "77")).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("There is no notebook \"77\". Name one of 00, 01")
                .endsWith(", or a file that ends in .ipynb.");
    }

    @Test
    void asksForACommand() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString())
                .contains("Missing required subcommand")
                .contains("derive")
                .contains("run");
    }

    private int derive(String... more) {
        String[] start = {
            "derive",
            "--keys",
            folder.resolve("keys").toString(),
            "--notebooks",
            folder.resolve("notebooks").toString()
        };
        String[] args = Stream.concat(Arrays.stream(start), Arrays.stream(more)).toArray(String[]::new);
        return execute(args);
    }

    private int execute(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
