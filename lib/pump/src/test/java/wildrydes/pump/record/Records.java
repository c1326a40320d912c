package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** What a reader finds in records: the rows as lists, and the errors. */
final class Records implements RowReader.Rows {

    /** An error as it is handed over. */
    record Refused(String name, String message, String data) {}

    final List<List<@Nullable Object>> rows = new ArrayList<>();
    final List<Refused> errors = new ArrayList<>();

    static Records of(RowReader reader, String... records) {
        Records found = new Records();
        for (String record : records) {
            reader.read(record.getBytes(StandardCharsets.UTF_8), found);
        }
        return found;
    }

    static Records of(RowReader reader, byte[] record) {
        Records found = new Records();
        reader.read(record, found);
        return found;
    }

    /** A reader of JSON; each column is written as {@code name mapping type}. */
    static RowReader json(String rowPath, String... columns) {
        return RowReaders.of(schema(new RecordFormat.Json(rowPath), columns), 0);
    }

    static RecordSchema schema(RecordFormat format, String... columns) {
        List<RecordSchema.MappedColumn> mapped = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 3);
            mapped.add(new RecordSchema.MappedColumn(parts[0], type(parts[2]), parts[1]));
        }
        return new RecordSchema(format, mapped);
    }

    /** Of a text such as {@code VARCHAR(16)} or {@code DECIMAL(5,2)}. */
    static SqlType type(String text) {
        String[] parts = text.split("[(),]");
        return new SqlType(
                TypeName.valueOf(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1].trim()) : -1,
                parts.length > 2 ? Integer.parseInt(parts[2].trim()) : 0);
    }

    @Override
    public void row(@Nullable Object[] values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value);
        }
        rows.add(row);
    }

    @Override
    public void error(String name, String message, byte[] data) {
        errors.add(new Refused(name, message, new String(data, StandardCharsets.UTF_8)));
    }
}
