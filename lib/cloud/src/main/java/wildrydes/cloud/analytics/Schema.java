package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.pump.record.RecordFormat;
import wildrydes.pump.record.RecordSchema;
import wildrydes.pump.record.RecordSchema.MappedColumn;

/**
 * What the records of a source look like, as it was configured.
 *
 * @param encoding {@code UTF-8}; null where none was named
 */
public record Schema(RecordFormat format, @Nullable String encoding, List<SchemaColumn> columns) {

    /**
     * A column.
     *
     * @param type as SQL writes it, such as {@code VARCHAR(16)}; see {@link ColumnType}
     * @param mapping where in a record its value is; null where none was given
     */
    public record SchemaColumn(
            String name, String type, @Nullable String mapping) {}

    public Schema {
        columns = List.copyOf(columns);
    }

    /**
     * As the pump reads records by it.
     *
     * @throws IllegalArgumentException where a column has a type that is none; what was configured is checked before it is kept
     */
    public RecordSchema records() {
        return new RecordSchema(
                format,
                columns.stream()
                        .map(column -> new MappedColumn(
                                column.name(),
                                ColumnType.of(column.type()),
                                column.mapping() == null ? "" : column.mapping()))
                        .toList());
    }

    void write(DataOutput to) throws IOException {
        if (format instanceof RecordFormat.Json json) {
            to.writeByte('J');
            Fields.text(to, json.rowPath());
        } else if (format instanceof RecordFormat.Csv csv) {
            to.writeByte('C');
            Fields.text(to, csv.rowDelimiter());
            Fields.text(to, csv.columnDelimiter());
        }
        Fields.optional(to, encoding);
        to.writeInt(columns.size());
        for (SchemaColumn column : columns) {
            Fields.text(to, column.name());
            Fields.text(to, column.type());
            Fields.optional(to, column.mapping());
        }
    }

    static Schema read(DataInput from) throws IOException {
        RecordFormat format = format(from);
        String encoding = Fields.optional(from);
        List<SchemaColumn> columns = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            columns.add(new SchemaColumn(Fields.text(from), Fields.text(from), Fields.optional(from)));
        }
        return new Schema(format, encoding, columns);
    }

    private static RecordFormat format(DataInput from) throws IOException {
        byte kind = from.readByte();
        return switch (kind) {
            case 'J' -> new RecordFormat.Json(Fields.text(from));
            case 'C' -> new RecordFormat.Csv(Fields.text(from), Fields.text(from));
            default ->
                throw new IOException("A schema has a record format of kind " + kind
                        + ", which this version does not know; start the version that wrote it.");
        };
    }
}
