package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.CellSource;

/** What a library learns of the classes that cells declare. */
class CellSourcesTest {

    private static final String ASK = "wildrydes.kernel.api.CellSource.of(%s).get()";

    private final Cells cells = new Cells();

    @AfterEach
    void end() {
        cells.close();
    }

    private String asked(String type, String question) {
        return cells.value(ASK.formatted(type) + question);
    }

    @Test
    void aClassIsToldAsItIsWrittenWithItsLineAndTheImports() {
        cells.run("import java.text.*;");
        cells.run("""
                var first = 1;

                /** Adds. */
                public class Adder {
                    int add(int a, int b) { return a + b; }
                }
                """);

        assertThat(asked("Adder.class", ".className()")).isEqualTo("Adder");
        assertThat(asked("Adder.class", ".types().size()")).isEqualTo("1");
        assertThat(asked("Adder.class", ".types().get(0).name()")).isEqualTo("Adder");
        assertThat(asked("Adder.class", ".types().get(0).text()").strip())
                .startsWith("/** Adds. */\npublic class Adder {")
                .endsWith("}");
        assertThat(asked("Adder.class", ".types().get(0).line()")).isEqualTo("3");
        assertThat(asked("Adder.class", ".imports()")).contains("import java.util.*;", "import java.text.*;");
    }

    @Test
    void theTypesThatItMentionsComeAlongAlsoThoseThatTheyMention() {
        cells.run("record Point(int x, int y) {}");
        cells.run("record Line(Point from, Point to) {}");
        cells.run("class Other {}");
        cells.run("class Drawing { Line line; Drawing next; }");

        assertThat(asked("Drawing.class", ".types().stream().map(t -> t.name()).toList()"))
                .isEqualTo("[Drawing, Line, Point]");
    }

    @Test
    void variablesAndMethodsOfTheNotebookThatItMentionsAreNamed() {
        cells.run("int limit = 3; int twice(int n) { return 2 * n; } int other = 4;");
        cells.run("class User { int get() { return twice(limit); } }");

        assertThat(asked("User.class", ".variables()")).isEqualTo("[limit]");
        assertThat(asked("User.class", ".methods()")).isEqualTo("[twice]");
    }

    @Test
    void aNestedClassIsToldWithTheOneAroundItAndItsOwnName() {
        cells.run("class Outer { static class Inner {} }");

        assertThat(asked("Outer.Inner.class", ".className()")).isEqualTo("Outer$Inner");
        assertThat(asked("Outer.Inner.class", ".types().get(0).name()")).isEqualTo("Outer");
    }

    @Test
    void ofTwoDeclarationsOfANameEachClassTellsItsOwn() {
        cells.run("class Twin { int a; }");
        cells.run("Class<?> old;");
        cells.run("old = Twin.class;");
        cells.run("\n\nclass Twin { int b; }");

        assertThat(asked("Twin.class", ".types().get(0).text()")).contains("int b");
        assertThat(asked("Twin.class", ".types().get(0).line()")).isEqualTo("3");
        assertThat(asked("old", ".types().get(0).text()")).contains("int a");
    }

    @Test
    void classesOfLibrariesHaveNoSourceHere() {
        assertThat(cells.value("wildrydes.kernel.api.CellSource.of(String.class)"))
                .isEqualTo("Optional.empty");
        assertThat(CellSource.of(CellSourcesTest.class)).isEqualTo(Optional.empty());
    }
}
