package wildrydes.athena.serde;

import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import java.util.List;
import wildrydes.athena.catalog.Table;

/** Finds the SerDe of a table: docs.aws.amazon.com/athena/latest/ug/supported-serdes.html. */
public final class SerDes {

    private static final String TEXT = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

    private SerDes() {}

    /**
     * A reader for the lines of a table's files.
     *
     * @param wanted of the table's columns
     * @throws TrinoException in words where the table has a format that is not read here
     */
    public static RowReader of(Table table, List<Field> wanted) {
        String serde = table.serde().isEmpty() ? TEXT : table.serde();
        return switch (serde) {
            case "org.apache.hive.hcatalog.data.JsonSerDe",
                    "org.apache.hcatalog.data.JsonSerDe",
                    "org.apache.hadoop.hive.serde2.JsonSerDe" -> JsonRows.hive(table, wanted);
            case "org.openx.data.jsonserde.JsonSerDe" -> JsonRows.openX(table, wanted);
            case TEXT -> new DelimitedRows(table, wanted);
            case "org.apache.hadoop.hive.serde2.OpenCSVSerde" -> new QuotedRows(table, wanted);
            case "org.apache.hadoop.hive.serde2.RegexSerDe", "org.apache.hadoop.hive.contrib.serde2.RegexSerDe" ->
                new RegexRows(table, wanted);
            default -> throw unread(table, format(serde));
        };
    }

    private static String format(String serde) {
        return switch (serde) {
            case "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" -> "Parquet";
            case "org.apache.hadoop.hive.ql.io.orc.OrcSerde" -> "ORC";
            case "org.apache.hadoop.hive.serde2.avro.AvroSerDe" -> "Avro";
            case "com.amazon.ionhiveserde.IonHiveSerDe" -> "Amazon Ion";
            case "com.amazonaws.glue.serde.GrokSerDe" -> "Grok";
            default -> "the format of " + serde;
        };
    }

    private static TrinoException unread(Table table, String format) {
        return new TrinoException(
                StandardErrorCode.NOT_SUPPORTED,
                "Table " + table.database() + "." + table.name() + " has " + format
                        + ", which this local Athena does not read. Use a JSON or CSV SerDe, and files of that kind.");
    }
}
