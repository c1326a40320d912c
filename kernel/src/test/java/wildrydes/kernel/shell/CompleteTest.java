package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Completions;
import wildrydes.kernel.help.Completions.Match;

/** What may stand at the cursor. In cells {@code ~} is a line's end and {@code ^} the cursor; without one it is at the end. */
class CompleteTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
        cells.value("var rides = new ArrayList<String>();\nint twice(int number) { return 2 * number; }\n"
                + "record Unicorn(String name, int age) {}\n"
                + "class Stable { int doors; private int hidden; static int count; Stable(String name) {} }\n"
                + "enum Colour { RED, GREEN }\nColour colour = Colour.RED;\n"
                + "sealed interface Shape permits Circle, Square {}\n"
                + "record Circle(double r) implements Shape {}\nrecord Square(double s) implements Shape {}\n"
                + "var stables = new TreeMap<String, List<Integer>>();\nint total = 5;");
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // members
                "rides.strea | strea | stream() | function | () Stream<String>",
                "rides.get(0).toUpperC | toUpperC | toUpperCase( | function | () String (+1)",
                "rides.addA | addA | addAll( | function | (Collection<? extends String> c) boolean (+1)",
                "rides.stream().map(x -> x.isBl | isBl | isBlank() | function | () boolean",
                "rides.stream().map(x -> { int k = 3; return x.isBl | isBl | isBlank() | function | () boolean",
                "new Unicorn(\"a\", 1).na | na | name() | function | () String",
                "new Stable(\"a\").doo | doo | doors | instance | int",
                "Stable.cou | cou | count | instance | int",
                "System.out.printl | printl | println( | function | () void (+9)",
                "rides.toArray().len | len | length | instance | int",
                "rides.forEach(System.out::printl | printl | println | function | () void (+9)",
                "rides.stream().map(Unicorn::ne | ne | new | keyword | ``",
                "Colour.GR | GR | GREEN | instance | Colour",
                "int.cl | cl | class | keyword | ``",
                "rides.stream()~  .filter(x -> x.isBlank())~  .cou | cou | count() | function | () long",
                "var list = rides.stream()~  .cou^~  .toList(); | cou | count() | function | () long",
                "Thread t = new Thread(() -> { rides.isE^~}); | isE | isEmpty() | function | () boolean",
                // names that stand alone
                "rid | rid | rides | instance | ArrayList<String>",
                "rides.add(tot | tot | total | instance | int",
                "twi | twi | twice( | function | (int number) int",
                "twi^(3) | twi | twice | function | (int number) int",
                "Unico | Unico | Unicorn | class | ``",
                "Colo | Colo | Colour | enum | ``",
                "disp | disp | display( | function | (Object value) String (+2)",
                "Hash | Hash | HashMap | class | <K, V>",
                "List<Stri | Stri | String | class | ``",
                "Map<String, Lis | Lis | List | interface | <E>",
                "@Overr | Overr | Override | interface | ``",
                "new Unico | Unico | Unicorn( | function | ``",
                "List<String> all = new ArrayL | ArrayL | ArrayList<>( | function | ``",
                "retu | retu | return | keyword | ``",
                "switch (colour) { case GR | GR | GREEN | instance | Colour",
                "Shape s = null; switch (s) { case Circ | Circ | Circle | class | ``",
                // what the cell itself declares
                "var local = List.of(1);~local.isE | isE | isEmpty() | function | () boolean",
                "int q() { return 1; }~q | q | q() | function | () int",
                "lat^~int later() { return 1; } | lat | later() | function | () int",
                "class Barn { int gates() { return 1; } }~new Barn().ga | ga | gates() | function | () int",
                "class Cow { int milk; void go() { mi | mi | milk | instance | int",
                "void f(String text) {~  for (String word : text.split(\" \")) {~    wor | wor | word | instance | String",
                "Object o = 1; if (o instanceof String st && st.isE | isE | isEmpty() | function | () boolean",
                "Object o = 1; if (!(o instanceof String st)) throw new Error(); st.isE | isE | isEmpty() | function | () boolean",
                "try (var in = new FileInputStream(\"x\")) { in.readAll | readAll | readAllBytes() | function | () byte[]",
                "try { twice(1); } catch (Exception ex) { ex.getMess | getMess | getMessage() | function | () String",
                "for (var e : stables.entrySet()) { e.getV | getV | getValue() | function | () List<Integer>",
                "Function<Integer, Integer> f = num -> nu | nu | num | instance | Integer",
                "record P(int x, Stri | Stri | String | class | ``",
                "void f(Stri | Stri | String | class | ``",
                "class A { pub | pub | public | keyword | ``",
                "# a comment~package a.b;~rides.siz | siz | size() | function | () int",
                // imports
                "import java.ut | ut | util | module | ``",
                "import java.nio.file.PathM | PathM | PathMatcher | interface | ``",
                "import static java.lang.Math.ma | ma | max | function | ``",
                "import java.nio.file.*;~Path p = Path.of(\"x\");~p.toFi | toFi | toFile() | function | () File",
                "import java.nio.file.*;~Fil | Fil | FileInputStream | class | ``",
                "import java.nio.file.Files;~Files.isDir | isDir | isDirectory( | function | (Path path, LinkOption... options) boolean",
                "import static java.lang.Math.*;~hyp | hyp | hypot( | function | (double x, double y) double",
                "import static java.lang.Math.hypot;~hyp | hyp | hypot( | function | (double x, double y) double",
                "java.nio.file.Pat | Pat | Path | interface | ``",
                "PathMatch | PathMatch | java.nio.file.PathMatcher | interface | ``",
                "import PathMatch | PathMatch | java.nio.file.PathMatcher | interface | ``",
                // magics
                "%ja | %ja | %jars | magic | ``",
                "int a = 1;~%ti | %ti | %time | magic | ``",
                "%%t | %%t | %%time | magic | ``",
                "List<String> added = %ja | %ja | %jars | magic | ``",
                "List<String> added = %jars lib~added.siz | siz | size() | function | () int",
                "%jars lib/*.jar~rides.isE | isE | isEmpty() | function | () boolean",
                "%time rides.isE | isE | isEmpty() | function | () boolean",
                "%%time~rides.isE | isE | isEmpty() | function | () boolean",
                // letters in another case
                "rides.isempt | isempt | isEmpty() | function | () boolean"
            })
    void whatMayStandAtTheCursorIsOffered(String cell, String replaced, String text, String type, String signature) {
        String code = code(cell);
        Completions completions = complete(cell);

        assertThat(code.substring(completions.start(), completions.end())).isEqualTo(replaced);
        assertThat(completions.matches()).contains(new Match(text, type, signature));
        assertThat(completions.matches()).extracting(Match::text).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere.",
                "// comment ri",
                "/* rid",
                "'r",
                "1.",
                "double d = 1.5",
                "\"\"\"~rid",
                "%%loadFromPOM~<depend",
                "%unknown rid",
                "int rid^es = 3;"
            })
    void elsewhereNothingIsOffered(String cell) {
        assertThat(complete(cell).matches()).isEmpty();
    }

    @Test
    void whatFitsTheWantedTypeComesFirst() {
        assertThat(texts("String s = rides.")).startsWith("get(");
        assertThat(texts("if (rides.")).startsWith("add(").doesNotHaveDuplicates();
        assertThat(texts("twice(t")).startsWith("total", "twice(");
        assertThat(texts("String s = new Unicorn(\"a\", 1).")).startsWith("name()", "toString()");
    }

    @Test
    void whatEveryObjectHasComesLast() {
        assertThat(texts("new Unicorn(\"a\", 1)."))
                .startsWith("age()", "name()", "toString()")
                .endsWith("notifyAll()", "wait(");
    }

    @Test
    void whatIsFarComesBehindWhatIsNear() {
        List<String> texts = texts("Path p = Path");

        assertThat(texts).startsWith("java.nio.file.Path").contains("java.nio.file.Paths");
        assertThat(texts("Lis").get(0)).isEqualTo("List");
    }

    @Test
    void privateMembersOfOthersAreNotOffered() {
        assertThat(texts("new Stable(\"a\").")).contains("doors").doesNotContain("hidden", "count");
        assertThat(texts("new Stable(Uni")).contains("Unicorn");
        assertThat(texts("rides.")).contains("add(").doesNotContain("elementData(", "grow(");
    }

    @Test
    void theCursorMayStandInTheMiddle() {
        Completions completions = complete("rides.isE^; total = 3;");

        assertThat(completions.matches()).extracting(Match::text).containsExactly("isEmpty()");
        assertThat(completions.start()).isEqualTo(6);
        assertThat(completions.end()).isEqualTo(9);
    }

    @Test
    void namesOfFilesAreOfferedInText(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data.csv"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        String path = folder.toString().replace('\\', '/');

        for (String cell : List.of(
                "Files.readString(Path.of(\"" + path + "/da^\"))",
                "%jars " + path + "/da",
                "var x = %load " + path + "/da")) {
            Completions completions = complete(cell);
            assertThat(completions.matches())
                    .as(cell)
                    .containsExactly(new Match("data.csv", "path", ""), new Match("data/", "path", ""));
            assertThat(code(cell).substring(completions.start(), completions.end()))
                    .isEqualTo("da");
        }
        assertThat(texts("\"" + path + "/.h")).containsExactly(".hidden");
        assertThat(texts("\"" + path + "/none/d")).isEmpty();
    }

    @Test
    void completionChangesNothing() {
        int before = cells.shell.declarations();
        complete("int draft = 1;~import java.nio.file.*;~dra");

        assertThat(cells.shell.declarations()).isEqualTo(before);
        assertThat(cells.failure("draft").evalue()).startsWith("cannot find variable draft");
        assertThat(cells.failure("Files.exists(null)").ename()).isEqualTo("CompileError");
    }

    @Test
    void whatHasJustBeenDeclaredIsKnown() {
        try (var fresh = new Cells()) {
            assertThat(fresh.shell.complete("fresh", 5).matches()).isEmpty();
            fresh.value("int freshWater = 1;");
            assertThat(fresh.shell.complete("fresh", 5).matches())
                    .containsExactly(new Match("freshWater", "instance", "int"));
            fresh.value("String freshWater = \"\";");
            assertThat(fresh.shell.complete("fresh", 5).matches())
                    .containsExactly(new Match("freshWater", "instance", "String"));
        }
    }

    /** More questions than one compilation answers. */
    @Test
    void helpDoesNotTire() {
        List<List<String>> answers = IntStream.range(0, 250)
                .mapToObj(i -> texts("int x" + i + " = 1; x" + i))
                .toList();

        assertThat(answers)
                .isEqualTo(
                        IntStream.range(0, 250).mapToObj(i -> List.of("x" + i)).collect(Collectors.toList()));
    }

    /** Every beginning of a cell, as it is while somebody types: none may fail. */
    @Test
    void everyBeginningOfACellCanBeCompletedAndExplained() {
        String cell =
                "import java.nio.file.*;\n/** A barn. */ class Barn<T extends Comparable<T>> implements Iterable<T> {\n"
                        + "  List<T> all = new ArrayList<>();\n  @Override public Iterator<T> iterator() { return all.iterator(); }\n}\n"
                        + "var barn = new Barn<String>();\nint[][] grid = {{1, 2}, {3}};\n"
                        + "String text = switch (colour) { case RED -> \"r\"; case GREEN -> { yield 'g' + \"\"; } };\n"
                        + "for (int i = 0; i < 3 && !rides.isEmpty(); i++) { rides.stream().map(x -> x + i).toList(); }\n"
                        + "Function<String, Integer> f = String::length; // done\nvar block = \"\"\"\n  {text}\n  \"\"\";\n";
        for (int i = 0; i <= cell.length(); i++) {
            String code = i % 3 == 0 ? cell : cell.substring(0, i);
            Completions completions = cells.shell.complete(code, i);
            assertThat(completions.end()).isEqualTo(i);
            assertThat(completions.start()).isBetween(0, i);
            if (i % 4 == 0) {
                assertThat(cells.shell.inspect(code, i, 0)).isNotNull();
            }
        }
    }

    private static List<String> texts(String cell) {
        return complete(cell).matches().stream().map(Match::text).toList();
    }

    private static Completions complete(String cell) {
        int cursor = cell.indexOf('^');
        return cells.shell.complete(
                code(cell),
                cursor < 0
                        ? code(cell).length()
                        : code(cell.substring(0, cursor)).length());
    }

    private static String code(String cell) {
        return cell.replace("^", "").replace('~', '\n');
    }
}
