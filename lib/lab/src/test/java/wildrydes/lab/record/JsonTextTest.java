package wildrydes.lab.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 300)
    void objectsAreToldApartHoweverTheyAreJoined(
            @ForAll("objects") List<Map<String, Object>> objects, @ForAll("separators") String separator) {
        String text = objects.stream().map(JsonTextTest::write).collect(Collectors.joining(separator));

        JsonText json = JsonText.of(text);

        assertThat(json.objects()).isEqualTo(objects);
        assertThat(json.rest()).isEmpty();
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> objects() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric().filter(value -> !(value instanceof Double d && d == Math.rint(d))),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.strings()
                        .withChars("ab{}[]\",:\\ \n\u00e9")
                        .ofMaxLength(12)
                        .asGeneric());
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6), values)
                .ofMaxSize(5)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", "\n", " ", "\r\n", "\n\n");
    }

    private static String write(Map<String, Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNotJsonIsKeptAsItIs() {
        assertThat(JsonText.of("neigh")).isEqualTo(new JsonText(List.of(), "neigh"));
        assertThat(JsonText.of("")).isEqualTo(new JsonText(List.of(), ""));
        assertThat(JsonText.of("[1,2]")).isEqualTo(new JsonText(List.of(), "[1,2]"));
        assertThat(JsonText.of("{\"a\":1}{\"b\":")).isEqualTo(new JsonText(List.of(Map.of("a", 1L)), "{\"b\":"));
        assertThat(JsonText.of("{\"a\":1} and more")).isEqualTo(new JsonText(List.of(Map.of("a", 1L)), "and more"));
    }

    @Test
    void nestedValuesStayJsonAndNullIsAbsent() {
        assertThat(JsonText.of("{\"a\":{\"b\":[1]},\"c\":null}").objects())
                .isEqualTo(List.of(Map.of("a", "{\"b\":[1]}")));
    }

    @Test
    void numbersBeyondALongAreDoubles() {
        assertThat(JsonText.of("{\"a\":9223372036854775808}").objects())
                .isEqualTo(List.of(Map.of("a", 9.223372036854775808e18)));
    }
}
