package wildrydes.cloud.athena.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import wildrydes.cloud.athena.run.Catalog;

/** Which form the rows of a table have. Columnar formats are read nowhere here, and so are not written either. */
public final class TableFormats {

    private static final String LAZY_SIMPLE = "LazySimpleSerDe";
    private static final String JSON = "JsonSerDe";

    /** Properties of CREATE TABLE AS that mean something; files are always compressed with GZIP. */
    private static final List<String> KNOWN =
            List.of("format", "external_location", "partitioned_by", "field_delimiter", "write_compression");

    private TableFormats() {}

    /**
     * By what the catalog knows of a table.
     *
     * @throws Catalog.Refusal where nothing can be written in its format
     */
    public static RowFormat of(Catalog.Table table) {
        String serde = table.serde();
        if (serde.endsWith(JSON)) {
            return new RowFormat.Json();
        }
        if (serde.isEmpty() || serde.endsWith(LAZY_SIMPLE)) {
            Map<String, String> properties = table.serdeProperties();
            return new RowFormat.Delimited(
                    properties.getOrDefault("field.delim", RowFormat.Delimited.USUAL_DELIMITER),
                    properties.getOrDefault("serialization.null.format", RowFormat.Delimited.USUAL_NONE));
        }
        throw new Catalog.Refusal(
                "NOT_SUPPORTED",
                "Rows cannot be written with SerDe " + serde + " here; use a JSON SerDe, or ROW FORMAT DELIMITED.",
                null);
    }

    /**
     * By the properties of a statement that writes.
     *
     * @param usual where {@code format} is not among them; null where it has to be
     * @throws Catalog.Refusal where nothing can be written in that format
     */
    public static RowFormat of(Map<String, List<String>> properties, String usual) {
        String format = text(properties, "format", usual).toUpperCase(Locale.ROOT);
        return switch (format) {
            case "JSON" -> new RowFormat.Json();
            case "TEXTFILE" ->
                new RowFormat.Delimited(
                        text(properties, "field_delimiter", RowFormat.Delimited.USUAL_DELIMITER),
                        RowFormat.Delimited.USUAL_NONE);
            default ->
                throw new Catalog.Refusal(
                        "NOT_SUPPORTED",
                        "Format " + format + " cannot be written here; write WITH (format = 'JSON') or WITH (format ="
                                + " 'TEXTFILE').",
                        null);
        };
    }

    /**
     * Refuses what is not meant here.
     *
     * @param properties of CREATE TABLE AS
     * @throws Catalog.Refusal where one of them means something that there is not here
     */
    public static void refuseOthers(Map<String, List<String>> properties) {
        for (String name : properties.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new Catalog.Refusal(
                        "NOT_SUPPORTED",
                        "Table property '" + name + "' is not supported here; there are " + String.join(", ", KNOWN)
                                + ".",
                        null);
            }
        }
    }

    private static String text(Map<String, List<String>> properties, String name, String usual) {
        List<String> values = properties.get(name);
        return values == null || values.isEmpty() ? usual : values.get(0);
    }
}
