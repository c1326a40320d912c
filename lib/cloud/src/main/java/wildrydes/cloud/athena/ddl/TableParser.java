package wildrydes.cloud.athena.ddl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.ddl.TableStatement.ColumnDefinition;
import wildrydes.cloud.athena.ddl.TableStatement.Format;

/**
 * Reads {@code CREATE [EXTERNAL] TABLE} behind these words; docs.aws.amazon.com/athena/latest/ug/create-table.html. The clauses have one order, as in Hive.
 */
final class TableParser {

    private final Lexemes lexemes;
    private Format format = Formats.TEXT;
    private @Nullable String serde;
    private final Map<String, String> serdeProperties = new LinkedHashMap<>();

    TableParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** @param external whether the word EXTERNAL was there, without which Athena makes Iceberg's tables only */
    TableStatement create(boolean external) {
        boolean ifNotExists = lexemes.takeIfNotExists();
        TableName table = lexemes.table();
        List<ColumnDefinition> columns = lexemes.peek().is("(") ? Columns.definitions(lexemes) : List.of();
        if (columns.isEmpty()) {
            lexemes.missed("'('");
        }
        String comment = lexemes.takeWords("COMMENT") ? lexemes.text() : null;
        List<ColumnDefinition> keys = lexemes.takeWords("PARTITIONED", "BY") ? Columns.definitions(lexemes) : List.of();
        List<String> clusteredBy = lexemes.takeWords("CLUSTERED", "BY") ? Columns.names(lexemes) : List.of();
        int buckets = clusteredBy.isEmpty() ? 0 : buckets();
        rowFormat();
        storedAs();
        if (lexemes.takeWords("WITH", "SERDEPROPERTIES")) {
            serdeProperties.putAll(Properties.read(lexemes));
        }
        String location = lexemes.takeWords("LOCATION") ? lexemes.text() : null;
        Map<String, String> properties = lexemes.takeWords("TBLPROPERTIES") ? Properties.read(lexemes) : Map.of();
        lexemes.end();
        boolean iceberg = "iceberg".equalsIgnoreCase(properties.get("table_type"));
        String checked = checked(location, external, iceberg);
        serdeProperties.putIfAbsent("serialization.format", "1");
        return new TableStatement.Create(
                table,
                ifNotExists,
                columns,
                comment,
                keys,
                clusteredBy,
                buckets,
                new Format(serde == null ? format.serde() : serde, format.input(), format.output()),
                serdeProperties,
                checked,
                properties);
    }

    /** The location of a table that Athena makes. */
    private static String checked(@Nullable String location, boolean external, boolean iceberg) {
        if (iceberg && external) {
            throw DdlException.of("External keyword not supported for table type ICEBERG");
        }
        if (iceberg) {
            throw DdlException.of("Iceberg tables are not supported here: create an external table of files.");
        }
        if (location == null) {
            throw DdlException.of("No location was specified for table. An S3 location must be specified");
        }
        if (!external) {
            throw DdlException.of("External keyword required for table type HIVE");
        }
        return location;
    }

    private int buckets() {
        lexemes.expectWords("INTO");
        int buckets = lexemes.number();
        lexemes.expectWords("BUCKETS");
        return buckets;
    }

    private void rowFormat() {
        if (lexemes.takeWords("ROW", "FORMAT", "SERDE")) {
            serde = lexemes.text();
            if (lexemes.takeWords("WITH", "SERDEPROPERTIES")) {
                serdeProperties.putAll(Properties.read(lexemes));
            }
        } else if (lexemes.takeWords("ROW", "FORMAT", "DELIMITED")) {
            delimited();
        }
    }

    private void delimited() {
        if (lexemes.takeWords("FIELDS", "TERMINATED", "BY")) {
            String delimiter = lexemes.text();
            serdeProperties.put("field.delim", delimiter);
            serdeProperties.put("serialization.format", delimiter);
            if (lexemes.takeWords("ESCAPED", "BY")) {
                serdeProperties.put("escape.delim", lexemes.text());
            }
        }
        if (lexemes.takeWords("COLLECTION", "ITEMS", "TERMINATED", "BY")) {
            // Hive's own spelling.
            serdeProperties.put("colelction.delim", lexemes.text());
        }
        if (lexemes.takeWords("MAP", "KEYS", "TERMINATED", "BY")) {
            serdeProperties.put("mapkey.delim", lexemes.text());
        }
        if (lexemes.takeWords("LINES", "TERMINATED", "BY")) {
            Lexeme delimiter = lexemes.peek();
            serdeProperties.put("line.delim", lexemes.text());
            if (!delimiter.text().equals("\n")) {
                lexemes.refuseLater(DdlException.later(
                        delimiter.line(),
                        delimiter.column() + 1,
                        "FAILED: SemanticException " + delimiter.line() + ":" + delimiter.column()
                                + " LINES TERMINATED BY only supports newline '\\n' right now. Error encountered near token "
                                + delimiter.shown()));
            }
        }
        if (lexemes.takeWords("NULL", "DEFINED", "AS")) {
            serdeProperties.put("serialization.null.format", lexemes.text());
        }
    }

    private void storedAs() {
        if (!lexemes.takeWords("STORED", "AS")) {
            return;
        }
        if (lexemes.takeWords("INPUTFORMAT")) {
            String input = lexemes.text();
            lexemes.expectWords("OUTPUTFORMAT");
            format = new Format(format.serde(), input, lexemes.text());
            return;
        }
        String name = lexemes.name();
        Format named = Formats.named(name);
        if (named == null) {
            lexemes.refuseLater(DdlException.later(
                    0, 0, "FAILED: SemanticException Unrecognized file format in STORED AS clause: '" + name + "'"));
        } else {
            format = named;
        }
    }
}
