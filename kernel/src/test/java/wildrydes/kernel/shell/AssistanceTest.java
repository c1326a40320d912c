package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;

/** What the session tells while a cell is written. */
class AssistanceTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
        cells.value("var rides = new ArrayList<String>();\nint twice(int number) { return 2 * number; }\n"
                + "record Unicorn(String name, int age) {}\n"
                + "class Stable { Stable(String name, int doors) {} }\nint total = 5;");
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    /** In the code {@code ~} is a line's end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rides.strea | strea | stream() | function",
                "rid | rid | rides | instance",
                "rides.add(tot | tot | total | instance",
                "twi | twi | twice( | function",
                "new Unico | Unico | Unicorn( | function",
                "Unico | Unico | Unicorn | class",
                "var local = List.of(1);~local.isE | isE | isEmpty() | function",
                "Unicorn u = new Unicorn(\"a\", 1);~u.nam | nam | name() | function",
                "class Barn { int doors() { return 1; } }~new Barn().doo | doo | doors() | function",
                "int q() { return 1; }~rides.isE | isE | isEmpty() | function",
                "for (int i = 0; i < 3; i++) {~  rides.addA | addA | addAll( | function",
                "# a comment~package a.b;~rides.siz | siz | size() | function",
                "%jars lib/*.jar~rides.isE | isE | isEmpty() | function",
                "import java.nio.file.PathM | PathM | PathMatcher | class",
                "import java.nio.file.*;~Path p = Path.of(\"x\");~p.toFi | toFi | toFile() | function",
                "import java.nio.file.Files;~Files.isD | isD | isDirectory( | function",
                "import java.nio.file.*;~Fil | Fil | FileInputStream | class",
                "%ja | %ja | %jars | magic",
                "int a = 1;~%ti | %ti | %time | magic",
                "%%t | %%t | %%time | magic"
            })
    void whatMayStandAtTheCursorIsCompleted(String code, String replaced, String text, String type) {
        String cell = code.replace("~", "\n");
        Completions completions = cells.shell.complete(cell, cell.length());

        assertThat(cell.substring(completions.start(), completions.end())).isEqualTo(replaced);
        assertThat(completions.matches()).contains(new Completions.Match(text, type, ""));
        assertThat(completions.matches()).allMatch(match -> match.text().startsWith(replaced));
    }

    @Test
    void theCursorMayStandInTheMiddle() {
        Completions completions = cells.shell.complete("rides.isE; total = 3;", 9);

        assertThat(completions.matches()).extracting(Completions.Match::text).containsExactly("isEmpty()");
        assertThat(completions.start()).isEqualTo(6);
        assertThat(completions.end()).isEqualTo(9);
    }

    @Test
    void whatCannotBeCompletedHasNoMatches() {
        assertThat(cells.shell.complete("nowhere.", 8).matches()).isEmpty();
        assertThat(cells.shell.complete("", 0).end()).isZero();
    }

    @Test
    void completionChangesNothing() {
        int before = cells.shell.declarations();
        cells.shell.complete("int draft = 1;\ndra", 18);

        assertThat(cells.shell.declarations()).isEqualTo(before);
        assertThat(cells.failure("draft").evalue()).startsWith("cannot find variable draft");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rides.add( | 10 | boolean java.util.ArrayList<E>.add(E e)",
                "rides.add(x) | 8 | boolean java.util.ArrayList<E>.add(E e)",
                "rides | 2 | rides:java.util.ArrayList<java.lang.String>",
                "twice(3) | 2 | int twice(int number)",
                "twice(3) | 6 | int twice(int number)",
                "new Stable( | 11 | Stable(String name, int doors)",
                "String | 3 | java.lang.String",
                "\"a\".length() | 7 | int String.length()",
                "var map = new HashMap<String, Integer>();~map.put( | 50 | V java.util.HashMap<K, V>.put(K key, V value)"
            })
    void whatStandsAtTheCursorIsExplained(String code, int cursor, String signature) {
        assertThat(cells.shell.inspect(code.replace("~", "\n"), cursor, 0))
                .hasValueSatisfying(bundle -> assertThat(
                                String.valueOf(bundle.data().get("text/plain")).lines())
                        .contains(signature));
    }

    @Test
    void whatIsUnknownIsNotExplained() {
        assertThat(cells.shell.inspect("nowhere", 3, 0)).isEmpty();
        assertThat(cells.shell.inspect("", 0, 1)).isEmpty();
        assertThat(cells.shell.inspect("1 + 1", 5, 1)).isEmpty();
    }

    @Test
    void signaturesComeWithTheDocumentationToo() {
        assertThat(cells.shell.inspect("rides.add(", 10, 1).orElseThrow().data().get("text/plain"))
                .asString()
                .contains("boolean java.util.ArrayList<E>.add(E e)");
    }

    @Test
    void aConsoleKnowsWhetherToWait() {
        for (String code : List.of("1 + 1", "", "x", "int x = 3", "class A {\n}", "%jars x", "if (true) foo();")) {
            assertThat(cells.shell.completeness(code)).as(code).isEqualTo(new Completeness.Complete());
        }
        for (String code : List.of("int x = ;", "}")) {
            assertThat(cells.shell.completeness(code)).as(code).isEqualTo(new Completeness.Invalid());
        }
        assertThat(cells.shell.completeness("1 +")).isEqualTo(new Completeness.Incomplete(""));
        assertThat(cells.shell.completeness("/* open")).isEqualTo(new Completeness.Incomplete(""));
        assertThat(cells.shell.completeness("for (;;) {")).isEqualTo(new Completeness.Incomplete("    "));
        assertThat(cells.shell.completeness("void f() {\n    if (x) {"))
                .isEqualTo(new Completeness.Incomplete("        "));
    }
}
