package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What is JSON and what it says, against Jackson. */
class JsonScannerTest {

    private static final JsonFactory JACKSON = new JsonFactory();

    private final RowReader reader = Records.json(
            "$",
            "a $.a VARCHAR(60000)",
            "b $.b VARCHAR(60000)",
            "nested $.c.a VARCHAR(60000)",
            "first $.d[0] VARCHAR(60000)");

    @Property(tries = 5_000)
    void whatJacksonReadsIsRead(@ForAll("objects") String json) throws IOException {
        Records found = Records.of(reader, json);

        assertThat(found.errors).isEmpty();
        assertThat(found.rows).containsExactly(byJackson(json));
    }

    @Property(tries = 10_000)
    void whatJacksonRefusesIsRefused(@ForAll("damaged") String json) {
        boolean valid;
        try {
            byJackson(json);
            valid = true;
        } catch (IOException e) {
            valid = false;
        }

        assertThat(Records.of(reader, json).errors.isEmpty()).isEqualTo(valid);
    }

    /** The columns of {@link #reader}, in the first document; throws if there are more, or none. */
    private static List<@Nullable Object> byJackson(String json) throws IOException {
        @Nullable String[] row = new @Nullable String[4];
        try (JsonParser parser = JACKSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("c") && value == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        boolean wanted = parser.currentName().equals("a");
                        parser.nextToken();
                        take(parser, json, row, wanted ? 2 : -1);
                    }
                } else if (key.equals("d") && value == JsonToken.START_ARRAY) {
                    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                        take(parser, json, row, i == 0 ? 3 : -1);
                    }
                } else {
                    take(parser, json, row, key.equals("a") ? 0 : key.equals("b") ? 1 : -1);
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("more than one document");
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (String value : row) {
            values.add(value);
        }
        return values;
    }

    private static void take(JsonParser parser, String json, @Nullable String[] row, int column) throws IOException {
        String value;
        if (parser.currentToken().isStructStart()) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            value = json.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1);
        } else {
            value = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        }
        if (column >= 0) {
            row[column] = value;
        }
    }

    @Provide
    Arbitrary<String> objects() {
        return object(3);
    }

    /** Objects with a character less, more or another somewhere. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> piece = Arbitraries.of(
                "", "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "1", ".", "e", "-", "t", "n", " ", "\n", "\u0001");
        return Combinators.combine(
                        object(2),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        piece)
                .as((json, at, cut, inserted) -> {
                    int from = (int) (at * json.length());
                    int to = Math.min(json.length(), from + cut);
                    return json.substring(0, from) + inserted + json.substring(to);
                })
                // Half of a surrogate pair has no UTF-8
                .map(json -> new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .filter(json -> !json.isBlank() && !json.contains("}{"));
    }

    private Arbitrary<String> object(int depth) {
        Arbitrary<String> key =
                Arbitraries.of("\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"\\u0061\"", "\"A\"", "\"\"", "\"\u20ac\"");
        Arbitrary<String> member =
                Combinators.combine(key, blanks(), value(depth)).as((k, s, v) -> k + s + ":" + s + v);
        return Combinators.combine(member.list().ofMaxSize(6), blanks())
                .as((m, s) -> "{" + s + String.join(s + "," + s, m) + s + "}");
    }

    private Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.frequencyOf(
                Tuple.of(3, text()),
                Tuple.of(3, Arbitraries.of("0", "-0", "1", "30.5", "-1.25e-7", "1E+9", "12345678901234567890")),
                Tuple.of(1, Arbitraries.of("true", "false", "null")));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> array =
                Arbitraries.lazy(() -> value(depth - 1)).list().ofMaxSize(3).map(v -> "[" + String.join(", ", v) + "]");
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalar), Tuple.of(1, array), Tuple.of(2, Arbitraries.lazy(() -> object(depth - 1))));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "x",
                        "Shadowfax",
                        "\\n",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\u00e9",
                        "\\ud83e\\udd84",
                        "\u00e9",
                        "\u20ac",
                        "\ud83e\udd84",
                        " ",
                        "{",
                        "]")
                .list()
                .ofMaxSize(8)
                .map(parts -> "\"" + String.join("", parts) + "\"");
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", "", "", " ", "\n  ", "\t", "\r\n");
    }
}
