package wildrydes.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourcesTest {

    /** What JupyterLab computes (packages/debugger/src/hash.ts), and ipykernel, with this seed. */
    @Test
    void aTextHasTheHashThatFrontEndsCompute() {
        assertThat(Integer.toUnsignedString(Sources.hash(""))).isEqualTo("1799267129");
        assertThat(Integer.toUnsignedString(Sources.hash("a"))).isEqualTo("2851677824");
        assertThat(Integer.toUnsignedString(Sources.hash("ab"))).isEqualTo("1701813329");
        assertThat(Integer.toUnsignedString(Sources.hash("abc"))).isEqualTo("2930974911");
        assertThat(Integer.toUnsignedString(Sources.hash("abcd"))).isEqualTo("2256321680");
        assertThat(Integer.toUnsignedString(Sources.hash("int a = 1;\nint b = 2;")))
                .isEqualTo("2795676395");
        assertThat(Integer.toUnsignedString(Sources.hash("größe 🦄 und mehr"))).isEqualTo("4062317822");
    }

    @Test
    void aTextIsFoundByThePathThatFrontEndsCompute() {
        var sources = new Sources();

        Source source = sources.of("", "a");

        assertThat(source.path()).isEqualTo(sources.prefix() + "2851677824" + Sources.SUFFIX);
        assertThat(sources.at(source.path())).contains(source);
        assertThat(sources.of("", "a")).isSameAs(source);
        assertThat(sources.at(sources.prefix() + "1.java")).isEmpty();
    }

    @Test
    void codeBeginsBehindBlanksCommentsAndMagics() {
        Source source = new Sources().of("", "%time\n\n// words\n/* more\n * words */\nint a;\n\n");

        assertThat(source.codeFrom(1)).isEqualTo(6);
        assertThat(source.codeFrom(6)).isEqualTo(6);
        assertThat(source.codeFrom(7)).isEqualTo(7);
        assertThat(source.codeFrom(99)).isEqualTo(99);
    }
}
