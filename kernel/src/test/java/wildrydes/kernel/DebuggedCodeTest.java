package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of code do with probes what they do without. */
class DebuggedCodeTest {

    private static DebuggedKernel plain;
    private static DebuggedKernel debugged;

    @BeforeAll
    static void open() throws IOException {
        plain = new DebuggedKernel();
        debugged = new DebuggedKernel().begin();
    }

    @AfterAll
    static void close() throws IOException {
        plain.close();
        debugged.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long a = 1; double b = 2; for (int i = 0; i < 3; i++) { long c = i; double d = c; a += c; b += d; } a + b",
                """
                class Base { final String s; Base(String s) { this.s = s; } }
                class Sub extends Base {
                    int n = 3;
                    Sub(boolean b) {
                        super(b ? new String("x" + new Base("y").s)
                                : "z");
                        n++;
                        if (b) {
                            n++;
                        }
                    }
                    Sub() {
                        this(true);
                        n *= 2;
                    }
                }
                new Sub().s + new Sub().n + new Sub(false).s""",
                """
                enum Wing { LEFT { int side() { return -1; } }, RIGHT; int side() { return 1; } }
                Wing.valueOf("LEFT").side() + Wing.values().length + Wing.RIGHT.side()""",
                """
                record Pair<A, B>(A a, B b) { Pair { if (a == null) { throw new NullPointerException("a"); } } }
                String tried;
                try { new Pair<>(null, 1); tried = "no"; } catch (NullPointerException e) { tried = e.getMessage(); }
                tried + new Pair<>(1, "x")""",
                """
                interface Flies { default int wings() { return pairs() * 2; } int pairs(); static Flies of(int n) { return () -> n; } }
                Flies.of(2).wings()""",
                """
                int depth(int n) {
                    try {
                        return n == 0 ? 1 / n : depth(n - 1) + 1;
                    } catch (ArithmeticException e) {
                        return 100;
                    } finally {
                        n++;
                    }
                }
                depth(3)""",
                """
                String kind(Object o) {
                    switch (o.hashCode() % 4) {
                        case 0: return "zero";
                        case 1:
                            String s = "one";
                            return s;
                        default:
                            break;
                    }
                    return o instanceof Integer i && i > 5 ? "big" + i : "other";
                }
                kind(0) + kind(1) + kind(6) + kind(2)""",
                """
                synchronized int locked(int... all) {
                    int sum = 0;
                    outer:
                    for (int each : all) {
                        synchronized (this.getClass()) {
                            while (true) {
                                if (each < 0) continue outer;
                                sum += each--;
                                if (sum > 50) break outer;
                            }
                        }
                    }
                    return sum;
                }
                1""",
                """
                class Counter {
                    static int made;
                    static { for (int i = 0; i < 3; i++) { made += i; } }
                    class Inner { int up() { return ++made; } }
                    Iterator<Integer> each() {
                        int from = made;
                        return new Iterator<>() {
                            int next = from;
                            public boolean hasNext() { return next < from + 2; }
                            public Integer next() { return next++; }
                        };
                    }
                }
                var all = new ArrayList<Integer>();
                new Counter().each().forEachRemaining(all::add);
                all + " " + new Counter().new Inner().up()""",
                """
                Stream.of("c", "a", "b")
                        .sorted(Comparator.comparing((String s) -> s)
                                .reversed())
                        .map(s -> {
                            char c = s.charAt(0);
                            byte b = (byte) c;
                            short h = b;
                            float f = h;
                            boolean even = c % 2 == 0;
                            return s + even + f;
                        })
                        .collect(Collectors.joining(","))""",
                "try (var in = new StringReader(\"x\")) { System.out.println((char) in.read()); }",
                "int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }\ndeep(500)",
                """
                int endless(int n) { return endless(n + 1) + 1; }
                try { endless(0); } catch (StackOverflowError e) { System.out.println("over"); }""",
                """
                <T extends Comparable<T>> T most(List<? extends T> all) {
                    T best = null;
                    for (T each : all) {
                        best = best == null || each.compareTo(best) > 0 ? each : best;
                    }
                    return best;
                }
                most(List.of(3, 9, 4))""",
                "int[][] grid = new int[3][4]; for (int[] row : grid) Arrays.fill(row, 7);\nArrays.deepToString(grid)",
                "throw new IllegalStateException(\"on purpose\");",
                "Object o = null;\nint n = 3;\no.toString()",
                "var local = new Object() { int x = 4; int twice() { return 2 * x; } };\nlocal.twice()",
                "assert 1 > 2 : \"never\";\n\"assertions are off\"",
            })
    void codeDoesTheSame(String code) {
        var with = debugged.run(code);
        var without = plain.run(code);

        assertThat(with.resultText()).isEqualTo(without.resultText());
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.error()).isEqualTo(without.error());
        assertThat(with.stderr()).isEqualTo(without.stderr());
    }
}
