package wildrydes.answers.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyPrinterTest {

    @Property(tries = 300)
    void readingWhatWasPrintedGivesTheSameKey(@ForAll("keys") Key key) {
        assertThat(KeyParser.parse(key.name(), KeyPrinter.print(key))).isEqualTo(key);
    }

    @Property(tries = 100)
    void printingTwiceGivesTheSameText(@ForAll("keys") Key key) {
        String text = KeyPrinter.print(key);

        assertThat(KeyPrinter.print(KeyParser.parse(key.name(), text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<Key> keys() {
        return Arbitraries.oneOf(texts(), namelessTexts(), steps(), checks(), exercises())
                .list()
                .ofMaxSize(8)
                .map(KeyPrinterTest::named)
                .map(cells -> new Key("00-test", List.of("jupyter:", "  kernelspec:", "    name: java"), cells));
    }

    /** Gives the texts that want it the name of the code after them, and drops cells whose name is taken. */
    private static List<Cell> named(List<Cell> cells) {
        var named = new ArrayList<Cell>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.id().isEmpty() && i + 1 < cells.size() && cells.get(i + 1) instanceof Cell.Code code) {
                cell = new Cell.Text(code.id() + Key.TEXT_SUFFIX, Role.PROSE, Optional.empty(), cell.source());
            }
            if (!cell.id().isEmpty() && ids.add(cell.id())) {
                named.add(cell);
            }
        }
        return named;
    }

    private static Arbitrary<Cell> texts() {
        return Combinators.combine(ids(), sources(), points().optional(0.3))
                .as((id, source, points) ->
                        new Cell.Text(id, points.isPresent() ? Role.ANSWER : Role.PROSE, points, source));
    }

    private static Arbitrary<Cell> namelessTexts() {
        return sources().map(source -> new Cell.Text("", Role.PROSE, Optional.empty(), source));
    }

    private static Arbitrary<Cell> steps() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of(Role.STEP, Role.PREDICTION),
                        Arbitraries.integers().between(1, 999).optional(),
                        sources())
                .as((id, role, budget, source) ->
                        new Cell.Code(id, role, Optional.empty(), budget, source, Optional.empty()));
    }

    private static Arbitrary<Cell> checks() {
        return Combinators.combine(ids(), points(), sources())
                .as((id, points, source) ->
                        new Cell.Code(id, Role.CHECK, Optional.of(points), Optional.empty(), source, Optional.empty()));
    }

    private static Arbitrary<Cell> exercises() {
        return Combinators.combine(ids(), sources()).as((id, source) -> {
            var exercise = new Exercise(
                    List.of("// Task."),
                    "lab.todo(\"" + id + "\");",
                    source.lines().toList());
            String written = "// Task.\n// stub: " + exercise.stub() + "\n" + source;
            return new Cell.Code(
                    id + "-answer", Role.EXERCISE, Optional.empty(), Optional.empty(), written, Optional.of(exercise));
        });
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static Arbitrary<BigDecimal> points() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(20))
                .ofScale(1);
    }

    /** Lines that no block of a key begins or ends with, the first and the last not blank. */
    private static Arbitrary<String> sources() {
        Arbitrary<String> line = Arbitraries.of(
                "",
                " ",
                "# Title",
                "int x = 1;",
                "    indented",
                "\"quoted\" \\ größer λ",
                "---",
                "``",
                "a ``` b",
                "<!-- note -->");
        return line.list().ofMaxSize(6).map(lines -> "first\n" + String.join("\n", lines) + "\nlast");
    }
}
