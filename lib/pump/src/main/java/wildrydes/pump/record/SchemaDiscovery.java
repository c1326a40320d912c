package wildrydes.pump.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * Finds a schema for records by looking at some of them; what AWS says about it is at
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis.html, and what it does not say is in the module's README.
 */
public final class SchemaDiscovery {

    private SchemaDiscovery() {}

    /**
     * The schema that a sample of records suggests: JSON where at least half of them are JSON objects or arrays of them,
     * otherwise CSV where rows have the same number of columns, at least two.
     */
    public static Discovery of(List<byte[]> sample) {
        List<byte[]> records = sample.stream().filter(r -> r.length > 0).toList();
        if (records.isEmpty()) {
            return new Discovery.None("No record was sampled; start a producer and try again.");
        }
        RecordSchema schema = json(records);
        if (schema == null && records.stream().allMatch(SchemaDiscovery::mayBeCsv)) {
            schema = CsvSample.schema(records);
        }
        return schema == null
                ? new Discovery.None(describe(records.size()) + "; send such records, or set the schema yourself.")
                : new Discovery.Found(schema, rows(schema, records));
    }

    private static String describe(int records) {
        return records == 1
                ? "The record sampled is neither a JSON object nor rows of CSV with the same number of columns"
                : "The " + records
                        + " records sampled are neither JSON objects nor rows of CSV with the same number of columns";
    }

    private static @Nullable RecordSchema json(List<byte[]> records) {
        Shape row = new Shape();
        int good = 0;
        for (byte[] record : records) {
            if (see(record, row)) {
                good++;
            }
        }
        List<RecordSchema.MappedColumn> columns = new ArrayList<>();
        row.columns(columns);
        return columns.isEmpty() || 2 * good < records.size()
                ? null
                : new RecordSchema(new RecordFormat.Json("$"), columns);
    }

    /** Looks at the rows of a record, up to where it is not JSON; says whether it is to its end. */
    private static boolean see(byte[] record, Shape row) {
        JsonScanner json = new JsonScanner();
        Numeral numeral = new Numeral();
        json.begin(record, ByteOrderMark.length(record), record.length);
        if (json.next() == JsonScanner.END) {
            return false;
        }
        try {
            boolean objects = true;
            while (objects && json.next() != JsonScanner.END) {
                if (json.next() == '[') {
                    json.position++;
                    boolean more = json.next() != ']' || json.more(']');
                    while (more) {
                        objects &= seeRow(json, numeral, row);
                        more = json.more(']');
                    }
                } else {
                    objects = seeRow(json, numeral, row);
                }
            }
            return objects;
        } catch (JsonException e) {
            // What is not JSON says nothing about a schema of JSON; the caller counts it
            return false;
        }
    }

    private static boolean seeRow(JsonScanner json, Numeral numeral, Shape row) {
        if (json.next() == '{') {
            row.see(json, numeral, 0);
            return true;
        }
        json.skip(numeral);
        return false;
    }

    /** Whether it is a text that does not look like JSON. */
    private static boolean mayBeCsv(byte[] record) {
        int from = ByteOrderMark.length(record);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record, from, record.length - from))
                    .toString()
                    .strip();
            return !text.startsWith("{") && !text.startsWith("[");
        } catch (CharacterCodingException e) {
            // That is the answer
            return false;
        }
    }

    /** The rows as texts, with null for what a column does not take. */
    private static List<List<@Nullable String>> rows(RecordSchema schema, List<byte[]> records) {
        SqlType text = SqlType.of(TypeName.VARCHAR, Integer.MAX_VALUE / 4);
        List<RecordSchema.MappedColumn> texts = schema.columns().stream()
                .map(c -> new RecordSchema.MappedColumn(c.name(), text, c.mapping()))
                .toList();
        Columns columns = new Columns(schema.columns());
        List<List<@Nullable String>> rows = new ArrayList<>();
        RowReader reader = RowReaders.of(new RecordSchema(schema.format(), texts), 0);
        RowReader.Rows collector = new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] values) {
                @Nullable String[] row = new @Nullable String[values.length];
                for (int i = 0; i < values.length; i++) {
                    row[i] = values[i] instanceof String value && columns.takes(i, value) ? value : null;
                }
                rows.add(Arrays.asList(row));
            }

            @Override
            public void error(String name, String message, byte[] data) {
                // A record that does not fit makes no row; the caller has it among the raw ones
            }
        };
        records.forEach(record -> reader.read(record, collector));
        return rows;
    }
}
