package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell may say, and what it comes to. */
class JavaShellTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
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
                "1 + 1 | 2",
                "1 + 1; | 2",
                "\"text\" | text",
                "'c' | c",
                "new int[] {1, 2} | [1, 2]",
                "null | null",
                "(Object) null; | -",
                "List.of(1, 2).size() | 2",
                "Stream.of(1, 2).map(x -> x + 1).collect(Collectors.toList()) | [2, 3]",
                "Function<Integer, Integer> f1 = x -> x + 1; f1.apply(2) | 3",
                "Duration.ofSeconds(90) | PT1M30S",
                "new BigDecimal(\"1.5\") | 1.5",
                "Pattern.matches(\"a+\", \"aaa\") | true",
                "new CountDownLatch(2).getCount() | 2",
                "int v1 = 5; | -",
                "int v2 = 5; v2 = 6 | -",
                "int v3 = 5; v3 += 1 | 6",
                "int v4 = 5; v4 | 5",
                "int v5 = 5, v6 = 6; v5 * v6 | 30",
                "var v7 = List.of(1); v7.get(0) | 1",
                "final int v8 = 3; v8 | 3",
                "System.out.print(\"\"); | -",
                "printf(\"\") | -",
                "if (true) { int local = 1; } | -",
                "for (int i = 0; i < 3; i++) {} | -",
                "true ? 1 : 2.5 | 1.0",
                "int v9 = 1; switch (v9) { case 1 -> \"one\"; default -> \"many\"; } | one",
                "switch (3) { case 3 -> \"three\"; default -> \"?\"; } | three",
                "String v10 = switch (3) { case 3 -> \"three\"; default -> \"?\"; }; v10 | three",
                "new Object() { int twice(int x) { return 2 * x; } }.twice(4) | 8",
                "Runnable v11 = () -> {}; v11.run() | -",
                "import java.nio.file.*; Path.of(\"x\") | x",
                "Path.of(\"y\"); import java.nio.file.Path; | y",
                "Object v12 = \"s\"; v12 instanceof String s ? s.length() : 0 | 1",
                "int v13 = 1; int v13b = v13++; v13 | 2",
                "// only a comment | -",
                "/* one */ 1 + /* two */ 2 // three | 3",
                "; | -"
            })
    void theLastExpressionIsTheValue(String code, String value) {
        assertThat(cells.value(code)).isEqualTo(value);
    }

    @Test
    void anEmptyCellHasNoValue() {
        assertThat(cells.value("")).isEqualTo("-");
        assertThat(cells.value("\n  \n")).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A use before its declaration.
                "int a = twice(21);\nint twice(int x) { return 2 * x; }\na",
                // Methods that need each other.
                "boolean even(int n) { return n == 0 || odd(n - 1); }\n"
                        + "boolean odd(int n) { return n != 0 && even(n - 1); }\neven(84) ? 42 : 0",
                // Classes that need each other.
                "class Ping { Pong pong; } class Pong { Ping ping = new Ping(); int n = 42; }\nnew Pong().n",
                "class Sub extends Base { @Override int n() { return 42; } }\n"
                        + "abstract class Base { abstract int n(); }\nnew Sub().n()",
                // Sealed types, in either order.
                "sealed interface Shape permits Circle, Square {}\nrecord Circle(int r) implements Shape {}\n"
                        + "record Square(int a) implements Shape {}\nShape s = new Square(42); ((Square) s).a()",
                "record Circle2(int r) implements Shape2 {}\nrecord Square2(int a) implements Shape2 {}\n"
                        + "sealed interface Shape2 permits Circle2, Square2 {}\nShape2 s = new Circle2(42); ((Circle2) s).r()",
                // A method that uses a variable which the cell declares before it, and one that it declares after it.
                "int count = 41;\nint next() { return ++count; }\nnext()",
                "int next2() { return ++count2; }\nint count2 = 41;\nnext2()",
                "enum Colour { RED, GREEN; Colour other() { return this == RED ? GREEN : RED; } }\nColour.RED.other().ordinal() + 41",
                "interface Named { default int n() { return 42; } }\nnew Named() {}.n()",
                "<T extends Comparable<T>> T most(List<T> all) { return Collections.max(all); }\nmost(List.of(1, 42, 3))",
                "@Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Mark { int value(); }\n"
                        + "import java.lang.annotation.*;\n@Mark(42) class Marked {}\nMarked.class.getAnnotation(Mark.class).value()",
                "class Outer { static class Inner { class Innermost { int n = 42; } } }\n"
                        + "new Outer.Inner().new Innermost().n",
                "record Point(int x, int y) { Point { if (x < 0) throw new IllegalArgumentException(); } }\nnew Point(42, 0).x()",
                "String text = \"\"\"\n    forty\n    two\"\"\";\ntext.length() + 33",
                "int base = 40;\nSupplier<Integer> captured = () -> base + 2;\ncaptured.get()",
                "int[] boxes = {40, 2};\nint sum(int... all) { return IntStream.of(all).sum(); }\nsum(boxes)",
                "static int stat() { return 42; }\npublic static final int K = stat();\nK",
                "# nbgrader wrote this\n# and this\n42",
                "package com.example.rides;\nimport java.util.*;\n42",
                "// a licence\npackage com.example;\n42",
                "int overload(int x) { return x; }\nint overload(String s) { return 42; }\noverload(\"\")",
                "int level = 20;\nint up() { return ++level; }\nint twiceUp() { return 2 * up(); }\ntwiceUp()",
                "Map<String, List<Integer>> byName() { return Map.of(\"a\", List.of(42)); }\nbyName().get(\"a\").get(0)",
                "int\n  spread(\n    int x)\n{\n  return x;\n}\nspread(\n  42\n)",
                "List.of(40, 2)\n    .stream()\n    .mapToInt(Integer::intValue)\n    .sum()",
                "int x1 = 84\n  % 43;\nx1 + 1",
                "char quote = '\"'; char other = '\\''; int n1 = 42; /* \" */ n1",
                "int fromEval = (Integer) eval(\"int nested = 21; nested * 2\"); fromEval",
                "int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }\nfact(5) - 78"
            })
    void aCellIsTakenAsAWhole(String code) {
        assertThat(cells.value(code)).isEqualTo("42");
    }

    @Test
    void statementsInARowKeepTheirOrder() {
        assertThat(cells.value(
                        "var order = new ArrayList<Integer>();\norder.add(1);\nif (order.size() == 1) { order.add(2); }\n"
                                + "for (int i = 3; i < 5; i++) { order.add(i); }\norder.remove(0);\norder"))
                .isEqualTo("[2, 3, 4]");
        assertThat(cells.value("int step = 1;\nstep = 2;\n1 + 1;\nstep += 40;\nstep"))
                .isEqualTo("42");
        assertThat(cells.failure("step = 5;\nif (step == 5) { throw new IllegalStateException(); }\nstep = 6;\nstep")
                        .ename())
                .isEqualTo("IllegalStateException");
        assertThat(cells.value("step")).isEqualTo("5");
    }

    @Test
    void whatWasDeclaredCanBeDeclaredAnew() {
        assertThat(cells.value("int again = 1;\nint useAgain() { return again; }\nuseAgain()"))
                .isEqualTo("1");
        assertThat(cells.value("int again = 1;\nint useAgain() { return again; }\nuseAgain()"))
                .isEqualTo("1");
        assertThat(cells.value("String again = \"two\";\nint useAgain() { return again.length(); }\nuseAgain()"))
                .isEqualTo("3");
        assertThat(cells.value("int useAgain() { return 4; }\nuseAgain()")).isEqualTo("4");
        assertThat(cells.value("record Again(int x) {}\nnew Again(5).x()")).isEqualTo("5");
        assertThat(cells.value("record Again(String x) {}\nnew Again(\"six\").x()"))
                .isEqualTo("six");
    }

    @Test
    void cellsShareTheirState() {
        cells.value("var shared = new ArrayList<String>();\nvoid put(String s) { shared.add(s); }");
        cells.value("put(\"a\"); put(\"b\");");

        assertThat(cells.value("shared")).isEqualTo("[a, b]");
    }

    @Test
    void aCellHasOneThreadAndItsOwnId() {
        assertThat(cells.value("import wildrydes.kernel.api.CellId;\n"
                        + "var first = Thread.currentThread();\nvar here = ThreadLocal.withInitial(() -> 0);\nhere.set(42);"
                        + "\n(first == Thread.currentThread()) + \" \" + here.get() + \" \" + first.isDaemon()"
                        + " + \" \" + CellId.current().get().value()"))
                .matches("true 42 true request \\d+");
        assertThat(
                        cells.value(
                                "var inherited = new CompletableFuture<CellId>();\n"
                                        + "new Thread(() -> inherited.complete(CellId.current().get())).start();\ninherited.get().cell().get()"))
                .isEqualTo("cell");
        assertThat(cells.value("Thread.currentThread().getName().startsWith(\"cell \")"))
                .isEqualTo("true");
    }

    @Test
    void servicesAndResourcesAreFoundByTheContextLoader() {
        assertThat(
                        cells.value(
                                "Thread.currentThread().getContextClassLoader() == new Object() {}.getClass().getClassLoader()"))
                .isEqualTo("true");
        assertThat(cells.shell.loader()).isNotNull();
    }

    @Test
    void anExpressionForTheFrontEndLeavesTheValueOfTheCellAlone() {
        cells.value("int observed = 7;");

        assertThat(cells.shell.evaluate(Cells.ID, "observed * 2"))
                .isInstanceOfSatisfying(
                        CellResult.Done.class,
                        done -> assertThat(done.value().orElseThrow().data()).containsEntry("text/plain", "14"));
        assertThat(cells.shell.evaluate(Cells.ID, "nowhere")).isInstanceOf(CellResult.Failed.class);
    }

    @Test
    void variablesStayHoweverTheyAreWritten() {
        cells.value("class Lap {}\nLap[]laps = new Lap[2];\nfor (int i = 0; i < 2; i++) { laps[i] = new Lap(); }\n"
                + "List<String>names=List.of(\"a\");\nString prénom = \"Zoé\";\nint $x = 1;\n"
                + "int[]twice(int x) { return new int[] {x, x}; }\nint done = 0;");

        assertThat(cells.value("laps.length + names.size() + prénom + $x + twice(4)[1] + done"))
                .isEqualTo("3Zoé140");
        cells.value("int n = 0;\ndo { n++; } while (n < 3)");
        assertThat(cells.value("n")).isEqualTo("3");
    }
}
