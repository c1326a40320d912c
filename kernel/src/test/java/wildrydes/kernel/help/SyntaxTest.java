package wildrydes.kernel.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Syntax.State;

class SyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a + b | CODE | 5",
                "a // b | LINE_COMMENT | 2",
                "a // b~ | CODE | 7",
                "a /* b | COMMENT | 2",
                "a /* b */ c | CODE | 11",
                "f(\"data/ | TEXT | 2",
                "f(\"a\\\" | TEXT | 2",
                "f(\"a\") | CODE | 6",
                "\"\"\"~a \"b\" | TEXT_BLOCK | 0",
                "\"\"\"~a~\"\"\" | CODE | 9",
                "'a | CHARACTER | 0"
            })
    void whereTheEndLiesIsTold(String code, State end, int start) {
        Syntax syntax = Syntax.of(code.replace('~', '\n'));

        assertThat(syntax.end()).isEqualTo(end);
        assertThat(syntax.start()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f(a, g[i | ])",
                "class A { void f() { | ;};}",
                "int[] a = { 1, g( | )}",
                "int[][] a = { { | }}",
                "new int[] { | }",
                "f(\"(\") { ')' // ( | ;}"
            })
    void openBracketsAreClosedFromTheInside(String code, String closers) {
        assertThat(Syntax.of(code).closers()).isEqualTo(closers);
        assertThat(Syntax.of(code).broken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "(]", "{)", "\"open\n", "'\n"})
    void whatNothingCanMendIsBroken(String code) {
        assertThat(Syntax.of(code).broken()).isTrue();
    }

    @Test
    void literalsAndCommentsAreMaskedAndLinesStay() {
        assertThat(Syntax.of("a(\"b\") /* c\nd */ 'e' // f").masked()).isEqualTo("a(   )     \n" + " ".repeat(13));
    }
}
