package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("objects") Map<String, Object> object) throws Exception {
        assertThat(Json.object(Json.bytes(object))).isEqualTo(object);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings().excludeChars(surrogates()).map(text -> text),
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().greaterOrEqual(1L << 40).map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag));
        Arbitrary<Object> nested = plain.list().ofMaxSize(3).map(list -> list);
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), Arbitraries.oneOf(plain, nested))
                .ofMaxSize(5);
    }

    @Test
    void nullAndLargeNumbersSurvive() throws Exception {
        var object = new LinkedHashMap<String, Object>();
        object.put("nothing", null);
        object.put("list", Arrays.asList(1, null));
        object.put("large", BigInteger.TEN.pow(30));

        assertThat(Json.object(Json.bytes(object))).isEqualTo(object);
    }

    @Test
    void whatJsonCannotSayBecomesWhatItCan() {
        var object = new LinkedHashMap<String, Object>();
        object.put("half", "a\ud83eb\udd84");
        object.put("whole", "🦄");
        object.put("infinite", Double.POSITIVE_INFINITY);

        assertThat(Json.text(object))
                .isEqualTo("{\"half\":\"a\ufffdb\ufffd\",\"whole\":\"\\uD83E\\uDD84\",\"infinite\":null}");
    }

    @Test
    void aValueOfAnotherKindIsNamed() {
        assertThatThrownBy(() -> Json.bytes(Map.of("a", List.of(Map.of("b", new StringBuilder[0])))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A [Ljava.lang.StringBuilder; has no form in JSON. Use maps, lists, texts, numbers and"
                        + " booleans.");
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        var ring = new LinkedHashMap<String, Object>();
        ring.put("ring", ring);

        assertThatThrownBy(() -> Json.bytes(ring)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "{", "{\"a\"}", "{} {}", "{\"a\": }", "no"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> Json.object(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private static char[] surrogates() {
        var all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int index = 0; index < all.length; index++) {
            all[index] = (char) (Character.MIN_SURROGATE + index);
        }
        return all;
    }
}
