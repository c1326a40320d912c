package wildrydes.pump.record;

/** Readers for the records of a source. */
public final class RowReaders {

    /** The name of the error of a record that is not written in its format. */
    public static final String PARSE_ERROR = "Parse error";

    /** The name of the error of a value that cannot be converted to the type of its column. */
    public static final String COERCION_ERROR = "Coercion error";

    private RowReaders() {}

    /**
     * A reader for a schema.
     *
     * @param reserved how many values each row has in front of those of the schema's columns
     * @throws IllegalArgumentException if a mapping or the row path is not one, with a sentence that says why
     */
    public static RowReader of(RecordSchema schema, int reserved) {
        if (schema.format() instanceof RecordFormat.Json json) {
            return new JsonRowReader(schema, json, reserved);
        }
        return new CsvRowReader(schema, (RecordFormat.Csv) schema.format(), reserved);
    }
}
