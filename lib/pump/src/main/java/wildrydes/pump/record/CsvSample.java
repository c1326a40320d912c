package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.SqlType;

/** Finds a schema for records with delimiters: which delimiter it is, whether the first row names the columns, their types. */
final class CsvSample {

    private static final List<String> COLUMN_DELIMITERS = List.of(",", "\t", "|", ";");

    /** What a schema has room for; see RecordColumns of the API's SourceSchema. */
    private static final int MOST_COLUMNS = 1000;

    private CsvSample() {}

    /** The schema with the most columns that nine of ten rows have; null where there is none with two. */
    static @Nullable RecordSchema schema(List<byte[]> records) {
        String rowDelimiter = records.stream().anyMatch(CsvSample::hasReturns) ? "\r\n" : "\n";
        RecordSchema best = null;
        for (String columnDelimiter : COLUMN_DELIMITERS) {
            RecordFormat.Csv format = new RecordFormat.Csv(rowDelimiter, columnDelimiter);
            List<RecordSchema.MappedColumn> columns = columns(rows(format, records));
            if (columns.size() > (best == null ? 1 : best.columns().size())) {
                best = new RecordSchema(format, columns);
            }
        }
        return best;
    }

    private static boolean hasReturns(byte[] record) {
        for (int i = 1; i < record.length; i++) {
            if (record[i] == '\n' && record[i - 1] == '\r') {
                return true;
            }
        }
        return false;
    }

    private static List<List<byte[]>> rows(RecordFormat.Csv format, List<byte[]> records) {
        CsvScanner scanner = new CsvScanner(format);
        List<List<byte[]>> rows = new ArrayList<>();
        for (byte[] record : records) {
            scanner.begin(record);
            while (scanner.row()) {
                List<byte[]> row = new ArrayList<>();
                while (scanner.value()) {
                    row.add(Arrays.copyOfRange(scanner.text, scanner.textFrom, scanner.textTo));
                }
                rows.add(scanner.broken() ? List.of() : row);
            }
        }
        return rows;
    }

    private static List<RecordSchema.MappedColumn> columns(List<List<byte[]>> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        int width = counts.entrySet().stream()
                .filter(e -> 10 * e.getValue() >= 9 * rows.size())
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        if (width < 2 || width > MOST_COLUMNS) {
            return List.of();
        }
        boolean header = isHeader(rows, width);
        ColumnNames names = new ColumnNames();
        List<RecordSchema.MappedColumn> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String name = header ? new String(rows.get(0).get(column), StandardCharsets.UTF_8).strip() : "";
            SqlType type = inference(rows, column, header ? 1 : 0).type();
            columns.add(new RecordSchema.MappedColumn(names.give(name, ""), type, ""));
        }
        return columns;
    }

    /** Whether the first row has a text in each column, and another type would do for a column below it. */
    private static boolean isHeader(List<List<byte[]>> rows, int width) {
        if (rows.size() < 2 || rows.get(0).size() != width) {
            return false;
        }
        boolean typed = false;
        for (int column = 0; column < width; column++) {
            Inference name = new Inference();
            byte[] value = rows.get(0).get(column);
            name.text(value, 0, value.length);
            if (value.length == 0 || name.isTyped()) {
                return false;
            }
            typed |= inference(rows, column, 1).isTyped();
        }
        return typed;
    }

    private static Inference inference(List<List<byte[]>> rows, int column, int from) {
        Inference inference = new Inference();
        for (List<byte[]> row : rows.subList(from, rows.size())) {
            byte[] value = column < row.size() ? row.get(column) : new byte[0];
            if (value.length > 0) {
                inference.text(value, 0, value.length);
            }
        }
        return inference;
    }
}
