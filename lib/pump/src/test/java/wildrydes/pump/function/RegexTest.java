package wildrydes.pump.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegexTest {

    @Test
    void aPatternThatNeverEndsIsAnError() {
        String text = "x".repeat(60) + "!";
        for (String pattern : List.of(".*.*.*.*.*.*.*.*.*.*y", "(x+)+\\1y", "((x+)\\2?)+y")) {
            assertThatIllegalArgumentException()
                    .as(pattern)
                    .isThrownBy(() -> Regex.of(pattern).matches(text))
                    .withMessage("Pattern '" + pattern
                            + "' takes too long for a value of 61 characters; use fewer nested repetitions in it");
        }
    }

    @Test
    void aTextThatIsTooDeepForJavaIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regex.of("(a|b|cd)*e").matches("ab".repeat(30_000)))
                .withMessageContaining("takes too long for a value of 60000 characters");
    }

    @Test
    void aLongTextIsNoneForAPlainPattern() {
        String text = "word ".repeat(13_000);

        assertThat(Regex.of(".*word\\s").matches(text)).isTrue();
        assertThat(Regex.of("w").replace(text, "W", 1, 0)).isEqualTo(text.replace('w', 'W'));
        assertThat(SimilarPattern.of("%d_", null).matches(text)).isTrue();
        assertThat(LikePattern.of("%w%o%r%d%!", null).matches(text)).isFalse();
    }

    @Test
    void aReplacementDoesNotFillTheMemory() {
        String text = "x".repeat(65_535);

        assertThat(Regex.of("x").replace(text, text, 1, 0)).isEqualTo(text);
        assertThat(Regex.of("y*").replace(text, "yx", 1, 0)).startsWith("yxx").hasSize(65_535);
        assertThat(Texts.join(text, text)).isEqualTo(text);
    }

    @Test
    void aFastPatternIsBoundedToo() {
        assertThat(FastRegex.of("(.*),(.*)").parse("x".repeat(50_000) + ",y")).containsExactly("x".repeat(50_000), "y");
        assertThat(FastRegex.of("(.*)a(.*)a(.*)a(.*)a(.*)b").parse("a".repeat(50_000)))
                .isNull();
    }

    @Test
    void aPatternThatIsNoneSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regex.of("[a"))
                .withMessage("Pattern '[a' is not a valid regular expression: Unclosed character class");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("(a"))
                .withMessage("Pattern '(a' has a ( without its )");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("((a)b)"))
                .withMessage("Pattern '((a)b)' has a group in a group, or a ) without its (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("<Nope>"))
                .withMessageStartingWith("Pattern '<Nope>' names <Nope>, which is none of Digit, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("a|b"))
                .withMessage(
                        "Pattern 'a|b' has | outside square brackets; FAST_REGEX_LOG_PARSE has it only within them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("a{2"))
                .withMessage("Pattern 'a{2' lacks a }");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FastRegex.of("*a"))
                .withMessage("Pattern '*a' has a * with nothing before it");
    }
}
