package wildrydes.athena.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.engine.OutputColumn;
import wildrydes.athena.engine.RowSink;

/** Sends a result to the cloud as it comes, many rows a line. */
final class RowLines implements RowSink {

    private static final int MOST_ROWS = 1_000;

    /** Of all values of a line; those of one row may be more. */
    private static final int MOST_CHARACTERS = 128 << 10;

    private final Speaker speaker;
    private final String query;
    private final List<@Nullable String[]> rows = new ArrayList<>();
    private int characters;

    RowLines(Speaker speaker, String query) {
        this.speaker = speaker;
        this.query = query;
    }

    @Override
    public void columns(List<OutputColumn> columns) {
        speaker.say("columns", json -> {
            json.writeStringField("query", query);
            json.writeArrayFieldStart("columns");
            for (OutputColumn column : columns) {
                write(column, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(OutputColumn column, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.type());
        json.writeNumberField("precision", column.precision());
        json.writeNumberField("scale", column.scale());
        json.writeStringField("nullable", "UNKNOWN");
        json.writeBooleanField("caseSensitive", column.caseSensitive());
        json.writeEndObject();
    }

    @Override
    public void row(@Nullable String[] values) {
        rows.add(values);
        for (String value : values) {
            characters += value == null ? 0 : value.length();
        }
        if (rows.size() >= MOST_ROWS || characters >= MOST_CHARACTERS) {
            flush();
        }
    }

    /** Sends what is left. */
    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        speaker.say("rows", json -> {
            json.writeStringField("query", query);
            json.writeArrayFieldStart("rows");
            for (@Nullable String[] row : rows) {
                json.writeStartArray();
                for (String value : row) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
        rows.clear();
        characters = 0;
    }
}
