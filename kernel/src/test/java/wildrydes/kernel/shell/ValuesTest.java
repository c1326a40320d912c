package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;

/** How values of cells look, with classes that cells declare. */
class ValuesTest {

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
    void classesOfCellsHaveTheNamesThatTheUserGave() {
        assertThat(cells.value("class Plain {}\nnew Plain()")).matches("Plain@[0-9a-f]+");
        assertThat(cells.value("Plain.class")).isEqualTo("class Plain");
        assertThat(cells.value("Function<Integer, Integer> twice = x -> 2 * x;\ntwice"))
                .isEqualTo("lambda of java.util.function.Function");
        assertThat(cells.value("interface Flies { void fly(); }\nFlies wings = () -> {};\nwings"))
                .isEqualTo("lambda of Flies");
        assertThat(cells.value("new IllegalStateException(\"x\", new RuntimeException(\"y\"))"))
                .isEqualTo("java.lang.IllegalStateException: x\nCaused by: java.lang.RuntimeException: y");
    }

    @Test
    void recordsOfACellAreATable() {
        MimeBundle table = bundle("record Ride(String name, int[] stops) {}\n"
                + "List.of(new Ride(\"a\", new int[] {1}), new Ride(\"b\", new int[0]))");

        assertThat(table.data().get("text/plain")).isEqualTo("Ride: 2 rows\nname  stops\na     [1]\nb     []");
        assertThat(table.data()).containsKey("text/html");
        assertThat(cells.value("new Ride(\"c\", new int[] {2})")).isEqualTo("Ride[name=c, stops=[2]]");
    }

    private static MimeBundle bundle(String code) {
        return ((CellResult.Done) cells.run(code)).value().orElseThrow();
    }
}
