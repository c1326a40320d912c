package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import java.util.*; | IMPORT",
                "/* a */ import static a.B.c; | IMPORT",
                "class A {} | TYPE",
                "public final class A<T> extends B {} | TYPE",
                "@Deprecated(since = \"1)\") record R(int x) {} | TYPE",
                "sealed interface S permits A {} | TYPE",
                "non-sealed class N extends S {} | TYPE",
                "@interface M { int value(); } | TYPE",
                "enum E { A } | TYPE",
                "void f() {} | METHOD",
                "static <T extends Comparable<T>> List<T> f(List<? super T> all, int... n) throws A, B { return null; } | METHOD",
                "Map.Entry<String, int[]>[] f() { return null; } | METHOD",
                "@SafeVarargs int f(int x) { return x; } | METHOD",
                "for (int i = 0; i < 3; i++) { f(); } | CODE",
                "if (a) { b(); } | CODE",
                "while (f(x)) { } | CODE",
                "synchronized (lock) { } | CODE",
                "try { f(); } catch (E e) { } | CODE",
                "new Foo() { } | CODE",
                "return new Foo() { } | CODE",
                "throw new Foo() { } | CODE",
                "int x = f() | CODE",
                "Runnable r = () -> { } | CODE",
                "record = 5; | CODE",
                "f(x) | CODE",
                "do { f(x); } while (true); | CODE",
                "switch (x) { case 1 -> { } } | CODE"
            })
    void kindsAreSeenByTheirLooks(String source, Piece.Kind kind) {
        assertThat(Piece.of(source, 0, false, true).kind()).isEqualTo(kind);
    }
}
