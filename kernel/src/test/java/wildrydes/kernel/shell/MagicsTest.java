package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagicsTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void timeRunsALineOrACell() {
        assertThat(cells.value("%time 1 + 1")).isEqualTo("2");
        assertThat(cells.value("%%time\nint timed = 20;\ntimed + 1")).isEqualTo("21");
        assertThat(cells.value("timed")).isEqualTo("20");
        assertThat(cells.traceback("%%time\nint x = 1;\nint y = \"a\";"))
                .startsWith("Line 3, column 9: incompatible types: String cannot be converted to int");
    }

    @Test
    void loadRunsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("functions.jsh"), "int half(int x) {\n  return x / 2;\n}\nint loaded = half(84);\n");

        assertThat(cells.value("%load " + file + "\nloaded")).isEqualTo("42");
        assertThat(cells.value("%load " + folder.resolve("functions") + "\nhalf(4)"))
                .isEqualTo("2");
        Files.writeString(file, "int broken() { return true; }");
        assertThat(cells.traceback("%load " + file))
                .startsWith(
                        "Line 1, column 23 of " + file + ": incompatible types: boolean cannot be converted to int");
    }

    @Test
    void magicsStandBetweenCode(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.jsh"), "int a = 40;");

        assertThat(cells.value("int b = 2;\n  %load " + folder + "/a.jsh\na + b"))
                .isEqualTo("42");
    }

    @Test
    void aPercentSignMayAlsoDivide() {
        assertThat(cells.value("int rest = 7\n    %4;\nrest")).isEqualTo("3");
        assertThat(cells.value("String s = \"\"\"\n%jars nothing\n\"\"\";\ns.length()"))
                .isEqualTo("14");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%foo | There is no magic %foo. Known are %classpath, %jars, %load, %time.",
                "%%foo | There is no magic %%foo. Known are %%time.",
                "%time | %time needs something to do, for example %time 1 + 1.",
                "%load | %load needs a file, for example %load functions.jsh.",
                "%jars | %jars needs a path, for example %jars lib/*.jar.",
                "%classpath | %classpath needs a path, for example %classpath lib/."
            })
    void aMagicThatCannotBeDoneSaysWhy(String code, String message) {
        assertThat(cells.failure(code))
                .returns("MagicError", CellResult.Failed::ename)
                .returns(message, CellResult.Failed::evalue);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        String folder = Path.of("").toAbsolutePath().toString();

        assertThat(cells.failure("%jars nowhere/*.jar").evalue())
                .isEqualTo("No file matches nowhere/*.jar. Paths begin in the notebook's folder, " + folder + ".");
        assertThat(cells.failure("%load nowhere").evalue())
                .isEqualTo("There is no file nowhere. Paths begin in the notebook's folder, " + folder + ".");
        assertThat(cells.failure("List<String> none = %jars nowhere.jar").evalue())
                .isEqualTo("MagicError: No file matches nowhere.jar. Paths begin in the notebook's folder, " + folder
                        + ".");
    }

    @Test
    void codeMayUseMagicsAndEvaluateCode() {
        assertThat(cells.value("cellMagic(\"time\", List.of(), \"int viaMagic = 42; viaMagic\")"))
                .isEqualTo("42");
        assertThat(cells.value("viaMagic")).isEqualTo("42");
        assertThat(cells.value("eval(\"6 * 7\")")).isEqualTo("42");
        assertThat(cells.failure("eval(\"1 / 0\")"))
                .returns("IllegalArgumentException", CellResult.Failed::ename)
                .returns("ArithmeticException: / by zero", CellResult.Failed::evalue);
        assertThat(cells.value("6 * 7")).isEqualTo("42");
    }
}
