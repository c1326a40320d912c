package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void commentsAndQuotesAreBlank() {
        assertThat(Mask.of("a // b\nc")).isEqualTo("a     \nc");
        assertThat(Mask.of("a /* b\n */ c")).isEqualTo("a     \n    c");
        assertThat(Mask.of("f(\"a\\\"b\", '\"') + c")).isEqualTo("f(      ,    ) + c");
        String block = "\"\"\"\n x \"y\" \\\"\"\" z\n\"\"\"";
        assertThat(Mask.of(block + ";")).isEqualTo(block.replaceAll("[^\n]", " ") + ";");
        assertThat(Mask.of("\"open\nnext")).isEqualTo("     \nnext");
    }

    @Property
    void linesAndLengthStay(@ForAll("code") String code) {
        String masked = Mask.of(code);

        assertThat(masked).hasSameSizeAs(code);
        for (int i = 0; i < code.length(); i++) {
            assertThat(masked.charAt(i) == '\n').isEqualTo(code.charAt(i) == '\n');
        }
        assertThat(Mask.of(masked)).isEqualTo(masked);
    }

    @Provide
    Arbitrary<String> code() {
        return Arbitraries.of("a", " ", "\n", "\"", "'", "\\", "//", "/*", "*/", "\"\"\"", "{", ";")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
