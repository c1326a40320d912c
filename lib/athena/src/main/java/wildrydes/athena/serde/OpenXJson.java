package wildrydes.athena.serde;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/** The OpenX JSON SerDe: docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html. */
final class OpenXJson implements JsonDialect {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String MAPPING = "mapping.";

    /** A number of seconds since 1970 has up to ten digits; one of milliseconds has more. */
    private static final int SECONDS_DIGITS = 10;

    private static final int MICROS = 1_000_000;
    private static final int MICROS_PER_MILLI = 1_000;

    private final boolean passesOver;
    private final boolean anyCase;
    private final boolean dots;
    private final Map<String, String> mappings = new TreeMap<>();
    private final Timestamps timestamps;

    OpenXJson(Table table) {
        this.passesOver = table.flag("ignore.malformed.json", false);
        this.anyCase = table.flag("case.insensitive", true);
        this.dots = table.flag("dots.in.keys", false);
        this.timestamps = new Timestamps(table.property(Timestamps.FORMATS));
        table.serdeProperties().forEach((key, value) -> {
            if (key.startsWith(MAPPING)) {
                mappings.put(key.substring(MAPPING.length()).toLowerCase(Locale.ROOT), value);
            }
        });
    }

    @Override
    public JsonKeys columns(List<Field> wanted) {
        return fields(wanted.stream().map(Field::name).toList());
    }

    @Override
    public JsonKeys fields(List<String> names) {
        return JsonKeys.of(
                names.stream().map(name -> mappings.getOrDefault(name, name)).toList(), anyCase, dots);
    }

    /** Numbers may be written as texts. */
    @Override
    public Object scalar(Type type, JsonParser json) throws IOException {
        String text = json.getText();
        if (type.equals(BooleanType.BOOLEAN)) {
            return Boolean.parseBoolean(text);
        }
        if (type instanceof TimestampType) {
            return timestamp(text.trim());
        }
        return Texts.value(type, text, timestamps);
    }

    /** Also a number of seconds, or of milliseconds, since 1970, and ISO 8601. */
    private Object timestamp(String text) {
        Long micros = timestamps.parse(text);
        if (micros != null) {
            return micros;
        }
        if (text.matches("-?\\d{1,15}")) {
            long number = Long.parseLong(text);
            return number * (text.length() > SECONDS_DIGITS ? MICROS_PER_MILLI : MICROS);
        }
        micros = Timestamps.iso(text);
        if (micros == null) {
            throw new IllegalArgumentException("Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff]");
        }
        return micros;
    }

    /** In a text column, an array or object is its own JSON. */
    @Override
    public Object whole(Type type, JsonParser json) throws IOException {
        if (!(type instanceof VarcharType varchar)) {
            throw new IllegalArgumentException("JSON " + (json.isExpectedStartArrayToken() ? "array" : "object")
                    + " can not be coerced to a " + type.getDisplayName().toUpperCase(Locale.ROOT));
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return Texts.varchar(varchar, text.toString());
    }

    /** A line that begins neither an object nor an array is always one. */
    @Override
    public boolean passesOver(String line) {
        String text = line.trim();
        return passesOver || !(text.startsWith("{") || text.startsWith("["));
    }

    /** The SerDe's own parser counts places from one behind the character; a text that ends too early ends one behind that. */
    @Override
    public String malformed(JsonProcessingException e, String line) {
        if (!JsonTrouble.endsEarly(e)) {
            return "JSONException: " + JsonTrouble.of(e);
        }
        int end = line.trim().length() + 1;
        String trouble = JsonTrouble.endsInQuotes(e) ? "Unterminated string" : "A JSONObject text must end with '}'";
        return "JSONException: " + trouble + " at " + end + " [character " + (end + 1) + " line 1]";
    }
}
