package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                "%foo | There is no magic %foo. %magics shows all.",
                "%mavn a | There is no magic %mavn. The nearest is %maven; %magics shows all.",
                "%JAR a | There is no magic %JAR. The nearest is %jar; %magics shows all.",
                "%%maven a | There is no magic %%maven, but there is %maven.",
                "%%timer | There is no magic %%timer. The nearest is %%time; %magics shows all.",
                "%vars gone | There is no variable gone. %vars shows all.",
                "%env WILDRYDES_NOWHERE | There is no variable WILDRYDES_NOWHERE in the environment. %env shows all.",
                "%env A=b | %env cannot set A: a running Java process cannot change its environment. Install the kernel with --env A=VALUE, or give it to a program by ProcessBuilder.environment().",
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
    void cellsOfAnotherNotebookAreLoaded(@TempDir Path folder) throws IOException {
        Path notebook = Files.writeString(folder.resolve("other.ipynb"), """
                {"cells": [
                 {"cell_type": "markdown", "source": ["# not run"]},
                 {"cell_type": "code", "source": ["int tens = 4;\\n", "int ones = 2;"]},
                 {"cell_type": "code", "source": "int both = 10 * tens + ones;"}],
                 "nbformat": 4}
                """);

        assertThat(cells.value("%load " + folder.resolve("other") + "\nboth")).isEqualTo("42");
        Files.writeString(notebook, "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"int x = true;\"}]}");
        assertThat(cells.traceback("%load " + notebook))
                .startsWith("Line 1, column 9 of " + notebook
                        + ", cell 1: incompatible types: boolean cannot be converted to int");
        Files.writeString(notebook, "{}");
        assertThat(cells.failure("%load " + notebook).evalue())
                .isEqualTo(notebook + " is no notebook of format 4. Open it in JupyterLab once and save it.");
        Files.writeString(notebook, "no");
        assertThat(cells.failure("%load " + notebook).evalue()).startsWith(notebook + " is no notebook (");
    }

    @Test
    void resetForgetsAllButTheClassPath() {
        try (var fresh = new Cells()) {
            fresh.value("import java.text.DecimalFormat; int kept = 1; record R(int a) {} int f() { return kept; }"
                    + " var r = new R(1); Object big = new int[1000];");
            assertThat(fresh.value("%reset")).isEqualTo("-");

            for (String gone : List.of("kept", "f()", "new R(1)", "r", "DecimalFormat.class")) {
                assertThat(fresh.failure(gone).ename()).as(gone).isEqualTo("CompileError");
            }
            assertThat(fresh.value("List.of(Stream.of(1).count())")).isEqualTo("[1]");
            assertThat(fresh.value("long kept = 2; int f() { return 3; } kept + f()"))
                    .isEqualTo("5");
            assertThat(fresh.value("%reset\nint kept = 7;\nkept")).isEqualTo("7");
        }
    }

    @Test
    void theEnvironmentIsShown() {
        assertThat(cells.value("%env PATH")).isEqualTo(System.getenv("PATH"));
        assertThat(cells.value("String path = %env PATH\npath")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void cellsMayWriteMagics() {
        cells.value(
                "getKernelInstance().getMagics().registerLineMagic(\"twice\", words -> words.get(0).repeat(2));\n"
                        + "getKernelInstance().getMagics().registerCellMagic(\"shout\", (words, text) -> text.toUpperCase() + words);");

        assertThat(cells.value("%twice ab")).isEqualTo("abab");
        assertThat(cells.value("String twice = %twice cd\ntwice")).isEqualTo("cdcd");
        assertThat(cells.value("%%shout a b\nhello")).isEqualTo("HELLO[a, b]");
        assertThat(cells.failure("%twice").ename()).isEqualTo("ArrayIndexOutOfBoundsException");
    }

    @Test
    void markedMethodsAreMagics() {
        cells.value("""
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                class Greetings {
                    private final String word;
                    Greetings(String word) { this.word = word; }
                    @LineMagic(aliases = "hi") String greet(List<String> names) { return word + " " + names; }
                    @CellMagic("letter") String write(List<String> names, String body) { return names + ": " + body; }
                    @LineMagic @CellMagic String both(List<String> names, String body) { return names + " " + body; }
                    @LineMagic String plain() { return word; }
                    @LineMagic void fails(List<String> names) { throw new IllegalStateException("no " + names); }
                }
                class Fixed {
                    private static final MagicsArgs ARGS = MagicsArgs.builder().required("what").varargs("rest")
                        .flag("loud", 'l').onlyKnownFlags().build();
                    @LineMagic static Map<String, List<String>> sorted(List<String> words) throws Exception {
                        return ARGS.parse(words);
                    }
                }
                class Odd { @LineMagic String odd(int number) { return ""; } }
                getKernelInstance().getMagics().registerMagics(new Greetings("hello"));
                getKernelInstance().getMagics().registerMagics(Fixed.class);
                """);

        assertThat(cells.value("%greet a b")).isEqualTo("hello [a, b]");
        assertThat(cells.value("%hi c")).isEqualTo("hello [c]");
        assertThat(cells.value("%%letter d\ndear")).isEqualTo("[d]: dear");
        assertThat(cells.value("%both e")).isEqualTo("[e] null");
        assertThat(cells.value("%%both f\nbody")).isEqualTo("[f] body");
        assertThat(cells.value("%plain")).isEqualTo("hello");
        assertThat(cells.failure("%fails x"))
                .returns("IllegalStateException", CellResult.Failed::ename)
                .returns("no [x]", CellResult.Failed::evalue);
        assertThat(cells.value("%sorted -l one two three")).isEqualTo("{what=[one], rest=[two, three], loud=[]}");
        assertThat(cells.failure("%sorted").evalue()).isEqualTo("Missing required positional arguments: [what]");
        assertThat(cells.failure("%sorted one -x").evalue()).isEqualTo("Unknown flag argument 'x'.");
        assertThat(cells.failure("getKernelInstance().getMagics().registerMagics(Greetings.class)")
                        .evalue())
                .endsWith(" is not static. Register an object, new Greetings(), instead of the class.");
        assertThat(cells.failure("getKernelInstance().getMagics().registerMagics(new Odd())")
                        .evalue())
                .isEqualTo("The magic odd takes (List<String> arguments) or nothing, not (int). Change the method.");
    }

    @Test
    void notebooksOfIJavaFindTheirKernel() {
        cells.value("import io.github.spencerpark.ijava.IJava;");

        assertThat(cells.value("IJava.getKernelInstance().evalRaw(\"6 * 7\")")).isEqualTo("42");
        assertThat(cells.value("int[] viaKernel = {0};\n(int) getKernelInstance().getMagics().applyCellMagic(\"time\","
                        + " List.of(), \"1 + 2\")"))
                .isEqualTo("3");
        assertThat(cells.failure("getKernelInstance().addToClasspath(\"nowhere.jar\")")
                        .evalue())
                .startsWith("MagicError: No file matches nowhere.jar.");
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
