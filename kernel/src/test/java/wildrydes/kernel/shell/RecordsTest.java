package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

    /** A {@code ^} marks where public is missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record P(int x) {}",
                "record P(int x) { ^P { } }",
                "record P(int x) { ^P(int x) { this.x = x; } }",
                "record P(int x) { public P { } }",
                "record P(int x) { private P(String s) { this(1); } ^P { } ^P() { this(1); } }",
                "record P(int x) { P twice() { return new P(2 * x) { }; } }",
                "record P(int x) { static P of(int x) { return new P(x); } }",
                "record P(int x) { record Q(int y) { Q { } } ^P { } }",
                "record P(int x) { /* P { */ String s() { return \"; P {\"; } }"
            })
    void onlyConstructorsWithoutAModifierAreMadePublic(String marked) {
        String source = marked.replace("^", "");
        List<Integer> gaps = Records.gaps(source);
        String filled = Records.filled(source, gaps);

        assertThat(filled).isEqualTo(marked.replace("^", "public "));
        for (int i = 0; i < filled.length(); i++) {
            int original = Records.original(i, gaps);
            assertThat(original).isBetween(0, source.length());
            if (!filled.startsWith("public ", Math.max(0, i - 6)) && filled.charAt(i) == 'P') {
                assertThat(source.charAt(original)).isEqualTo('P');
            }
        }
    }
}
