package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.display.Renderers;

/** What stands at the cursor. In cells {@code ~} is a line's end and {@code ^} the cursor. */
class InspectTest {

    private static final String RIDE = """
            package barn;
            /** A <em>ride</em> &amp; more. */
            public interface Ride {
                /**
                 * Flies to a {@code place}.
                 *
                 * <p>See {@link #land} and:
                 * <ul><li>one<li>two</ul>
                 * <pre>ride.fly("x");</pre>
                 *
                 * @param place where to, as in <b>bold</b>
                 * @param speed how fast
                 * @return the distance
                 * @throws IllegalStateException if it rains
                 */
                int fly(String place, double speed);
                /** Lands. */
                default void land() {}
                class Fast implements Ride {
                    @Override public int fly(String place, double speed) { return 1; }
                    /** {@inheritDoc} Softly. */
                    @Override public void land() {}
                }
            }
            """;

    private static Cells cells;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() throws IOException {
        Path home = folder.resolve("jdk");
        zip(
                home.resolve("lib/src.zip"),
                Map.of(
                        "java.base/java/util/List.java",
                        "package java.util; /** Things in a row. */ public interface List<E> {"
                                + " /** Adds {@code given}.\n @param given what */ boolean add(E given); }"));
        Path jar = library("barn", RIDE);
        zip(jar.resolveSibling("barn-sources.jar"), Map.of("barn/Ride.java", RIDE));
        cells = new Cells(JavaShell.open(
                ShellOptions.DEFAULT.withClassPath(List.of(jar)),
                new Renderers(InspectTest.class.getClassLoader()),
                home,
                folder.resolve("repository")));
        cells.value(
                "/**\n * Doubles.\n * @param number the {@code number}\n */\nint twice(int number) { return 2 * number; }\n"
                        + "var rides = new ArrayList<String>(List.of(\"a\", \"b\"));\n"
                        + "/** A horse\n * with a horn. */\nrecord Unicorn(String name, int age) {\n"
                        + "  /** Whether it is old. */ boolean old() { return age > 9; } }\n"
                        + "class Stable { Stable(String name, int doors) {} Stable(String name) {} }\n"
                        + "enum Colour { RED, GREEN }\nColour colour = Colour.RED;\nint[] numbers = {1, 2};\n"
                        + "class Loud { public String toString() { throw new IllegalStateException(); } }\n"
                        + "var loud = List.of(new Loud());\nvar shadow = new Unicorn(\"Shadow\", 3);\nString none = null;");
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
                "rides.add(^ | boolean java.util.ArrayList<E>.add(E e)",
                "rides.add(1, ^ | void java.util.ArrayList<E>.add(int index, E element)",
                "rides.add(1, \"x^\") | void java.util.ArrayList<E>.add(int index, E element)",
                "rides.a^dd(\"x\") | boolean java.util.ArrayList<E>.add(E e)",
                "rides.get(rides.size() - ^ | E java.util.ArrayList<E>.get(int index)",
                "twi^ce(3) | int twice(int number)",
                "twice(3^) | int twice(int number)",
                "twice^ | int twice(int number)",
                "\"a\".length^() | int java.lang.String.length()",
                "\"a\".length()^ | int java.lang.String.length()",
                "String.format^ | static String java.lang.String.format(String format, Object... args)",
                "Math.max^ | static int java.lang.Math.max(int a, int b)",
                "System.out.println(\"x\"^) | void java.io.PrintStream.println(String x)",
                "System.out.println(3^) | void java.io.PrintStream.println(int x)",
                "new Stable(\"a\"^ | Stable(String name)",
                "new Stable(\"a\", ^ | Stable(String name, int doors)",
                "new Unicorn(^ | Unicorn(String name, int age)",
                "new HashMap<>(^ | java.util.HashMap<K, V>()",
                "new HashMap<String, Integer>(3^) | java.util.HashMap<K, V>(int initialCapacity)",
                "shadow.name^() | String Unicorn.name()",
                "Str^ing | class java.lang.String implements Serializable, Comparable<String>, CharSequence, Constable, ConstantDesc",
                "Map.Ent^ry | interface java.util.Map.Entry<K, V>",
                "java.nio.file.Pat^h | interface java.nio.file.Path extends Comparable<Path>, Iterable<Path>, Watchable",
                "import java.util.Itera^tor; | interface java.util.Iterator<E>",
                "Colour^ | enum Colour { RED, GREEN }",
                "Math.P^I | static double java.lang.Math.PI = 3.141592653589793",
                "rid^es | ArrayList<String> rides = [\"a\", \"b\"]",
                "colour^ | Colour colour = RED",
                "numbers^ | int[] numbers = {1, 2}",
                "shadow^ | Unicorn shadow = Unicorn[name=\"Shadow\", age=3]",
                "loud^ | List<Loud> loud = [Loud]",
                "none^ | String none = null",
                "int here = 3; he^re | int here",
                "var map = new HashMap<String, Integer>();~map.put(^ | V java.util.HashMap<K, V>.put(K key, V value)",
                "rides.stream().map(x -> x.len^gth()) | int java.lang.String.length()",
                "rides.forEach(x -> x^) | String x",
                "if (^rides.isEmpty()) | ArrayList<String> rides = [\"a\", \"b\"]",
                "%time twi^ce(3) | int twice(int number)"
            })
    void whatStandsAtTheCursorIsExplainedByItsFirstLine(String cell, String signature) {
        assertThat(text(cell, 0).lines().findFirst()).contains(signature);
    }

    @Test
    void allOverloadsAreShownAndNoneTwice() {
        assertThat(text("System.out.println(^", 0).lines().toList()).hasSize(10).doesNotHaveDuplicates();
        assertThat(text("rides.add(^", 0)).doesNotContain("elementData");
    }

    @Test
    void documentationOfLibrariesComesFromTheirSources() {
        assertThat(text("barn.Ride r = null; r.fl^y(\"x\", 1)", 0)).isEqualTo("""
                        int barn.Ride.fly(String place, double speed)

                        Flies to a place.

                        See land and:

                        - one
                        - two

                        ride.fly("x");

                        Parameters:
                          place - where to, as in bold
                          speed - how fast

                        Returns: the distance

                        Throws:
                          IllegalStateException - if it rains""");
        assertThat(markdown("barn.Ride r = null; r.fl^y(\"x\", 1)"))
                .startsWith("```java\nint barn.Ride.fly(String place, double speed)\n```\n\nFlies to a `place`.\n\n")
                .contains(
                        "```\nride.fly(\"x\");\n```",
                        "- `place` - where to, as in **bold**",
                        "**Returns:** the distance");
        assertThat(text("barn.Ri^de", 0)).endsWith("\n\nA ride & more.");
    }

    @Test
    void whatIsOverriddenExplainsToo() {
        assertThat(text("new barn.Ride.Fast().fly(^", 0)).contains("Flies to a place.");
        assertThat(text("new barn.Ride.Fast().land(^", 0)).endsWith("Lands. Softly.");
    }

    @Test
    void documentationOfTheJdkComesFromItsSources() {
        assertThat(text("List<String> l = null; l.add(^", 0))
                .isEqualTo("boolean java.util.List<E>.add(E given)\nvoid java.util.List<E>.add(int, E)\n\n"
                        + "Adds given.\n\nParameters:\n  given - what");
        assertThat(text("Lis^t", 1)).endsWith("Things in a row.");
    }

    @Test
    void documentationOfCellsComesFromTheirComments() {
        assertThat(text("twice(^", 0))
                .isEqualTo("int twice(int number)\n\nDoubles.\n\nParameters:\n  number - the number");
        assertThat(text("Unic^orn", 0)).isEqualTo("record Unicorn(String name, int age)\n\nA horse with a horn.");
        assertThat(text("shadow.old(^", 0)).endsWith("Whether it is old.");
        assertThat(text("/** Mine. */ int mine(int a) { return a; }~mi^ne(3)", 0))
                .isEqualTo("int mine(int a)\n\nMine.");
    }

    @Test
    void documentationForABrowserIsReadToo() throws IOException {
        Path jar = library(
                "web", "package web; public class Page { public static int open(int a, String b) { return 1; } }");
        zip(
                jar.resolveSibling("web-javadoc.jar"),
                Map.of(
                        "web/Page.html",
                        "<div class=\"block\">A <b>page</b>.</div><section class=\"detail\" id=\"open(int,java.lang.String)\">"
                                + "<div class=\"block\">Opens <code>a</code> &lt; b.<p>Soon.</div></section>"));
        cells.value("%jars " + jar);

        assertThat(text("web.Page.open(^", 0)).endsWith("\n\nOpens a < b.\n\nSoon.");
        assertThat(text("web.Pag^e", 0)).endsWith("\n\nA page.");
    }

    @Test
    void sourcesMayLieInTheRepository() throws IOException {
        String source = "package far; public class Away { /** Far away. */ public static void go() {} }";
        Path jar = library("far", source, "META-INF/maven/org.far/away/pom.properties");
        Path sources = folder.resolve("repository/org/far/away/1.0/away-1.0-sources.jar");
        zip(sources, Map.of("far/Away.java", source));
        cells.value("%jars " + jar);

        assertThat(text("far.Away.go(^", 0)).endsWith("Far away.");
    }

    @Test
    void whereTheJdkHasNoSourcesItIsSaidHowToGetThem() {
        try (var bare = new Cells(JavaShell.open(
                ShellOptions.DEFAULT,
                new Renderers(InspectTest.class.getClassLoader()),
                folder.resolve("none"),
                folder))) {
            String detailed = plain(bare, "\"a\".length(^", 1);

            assertThat(detailed).startsWith("int java.lang.String.length()\n\n").contains("lib/src.zip");
            assertThat(plain(bare, "\"a\".length(^", 0)).isEqualTo("int java.lang.String.length()");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowh^ere", "^", "1 + 1^", "java.ut^il", "// rid^es", "cla^ss A {}", "%ja^rs x"})
    void whatIsUnknownIsNotExplained(String cell) {
        assertThat(inspect(cells, cell, 1)).isEmpty();
    }

    private static String text(String cell, int detail) {
        return plain(cells, cell, detail);
    }

    private static String plain(Cells cells, String cell, int detail) {
        return inspect(cells, cell, detail)
                .map(data -> data.get("text/plain").toString())
                .orElse("");
    }

    private static String markdown(String cell) {
        return inspect(cells, cell, 0)
                .map(data -> data.get("text/markdown").toString())
                .orElse("");
    }

    private static Optional<Map<String, Object>> inspect(Cells cells, String cell, int detail) {
        String code = cell.replace('~', '\n');
        return cells.shell
                .inspect(code.replace("^", ""), code.indexOf('^'), detail)
                .map(bundle -> bundle.data());
    }

    /** A jar with this class. */
    private static Path library(String name, String source, String... properties) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        String type = source.replaceAll("(?s).*?public (?:interface|class) (\\w+).*", "$1");
        Path file = Files.writeString(sources.resolve(type + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), file.toString()))
                .isZero();
        Path jar = Files.createDirectories(folder.resolve(name + "-lib")).resolve(name + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var found = Files.walk(classes)) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(each));
            }
            for (String each : properties) {
                out.putNextEntry(new JarEntry(each));
                out.write("groupId=org.far\nartifactId=away\nversion=1.0\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
