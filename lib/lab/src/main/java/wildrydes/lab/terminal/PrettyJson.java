package wildrydes.lab.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON values in a record, each indented by four spaces, as the workshop's consumer prints them. */
final class PrettyJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String INDENT = "    ";

    private final JsonParser parser;
    private final StringBuilder text = new StringBuilder();

    private PrettyJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Splits what runs together, such as {@code {"a":1}{"a":2}}. Numbers keep their digits. What is no JSON stays as it is. */
    static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        int taken = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                PrettyJson one = new PrettyJson(parser);
                one.value("\n");
                values.add(one.text.toString());
                taken = (int) parser.currentLocation().getCharOffset();
            }
        } catch (JsonProcessingException e) {
            values.add(printable(text.substring(taken).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text has no input that could fail
        }
        return values;
    }

    /** A terminal takes some characters for commands. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    /** @param line a line break, and the indentation of what surrounds the value */
    private void value(String line) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            parts(line, token == JsonToken.START_OBJECT);
        } else if (token == JsonToken.VALUE_STRING) {
            string(parser.getText());
        } else {
            text.append(parser.getText());
        }
    }

    private void parts(String line, boolean object) throws IOException {
        text.append(object ? '{' : '[');
        String separator = "";
        for (JsonToken token = next(); !token.isStructEnd(); token = next()) {
            text.append(separator).append(line).append(INDENT);
            if (object) {
                string(parser.currentName());
                text.append(": ");
                next();
            }
            value(line + INDENT);
            separator = ",";
        }
        text.append(separator.isEmpty() ? "" : line).append(object ? '}' : ']');
    }

    /** A record may end within a value. */
    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonParseException(parser, "it ends within a value");
        }
        return token;
    }

    private void string(String value) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"');
    }
}
