package wildrydes.lab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.glue.model.Table;
import tech.tablesaw.api.Row;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.QueryResult;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.Trace.Hop;
import wildrydes.lab.record.JsonText;

/** The row that Athena reads of a record in a file: found by a query for the rows of that file. */
final class AthenaRow {

    /** By these a record of the workshop is told from all others. */
    private static final List<String> KEY = List.of("Name", "StatusTime");

    private final Lab lab;
    private final StreamRecord record;
    private final List<Hop> hops;
    private final List<String> notes;

    AthenaRow(Lab lab, StreamRecord record, List<Hop> hops, List<String> notes) {
        this.lab = lab;
        this.record = record;
        this.hops = hops;
        this.notes = notes;
    }

    /** @param file such as {@code s3://bucket/key} */
    void in(String file) {
        Map<String, Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        JsonText.of(record.text()).objects().stream().limit(1).forEach(fields::putAll);
        if (!fields.keySet().containsAll(KEY)) {
            notes.add("It has no Name and StatusTime, by which its row could be told from others.");
            return;
        }
        if (!lab.athena().hasOutput()) {
            notes.add("Athena has no bucket for results yet, so that nobody asks it for the row;"
                    + " lab.athena().output(bucket) gives it one.");
            return;
        }
        Optional<Table> over = tables().stream()
                .filter(table -> file.startsWith(location(table)))
                .findFirst();
        if (over.isEmpty()) {
            notes.add("No table of Athena's has its files where this object is.");
            return;
        }
        String name = over.get().databaseName() + "." + over.get().name();
        try {
            ask(name, file, fields);
        } catch (LabException | AthenaException e) {
            notes.add("Athena cannot read table " + name + " there: " + e.getMessage());
        }
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        lab.glue().getDatabasesPaginator(b -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .forEach(database -> lab.glue().getTablesPaginator(b -> b.databaseName(database.name())).stream()
                        .forEach(page -> tables.addAll(page.tableList())));
        tables.removeIf(table -> location(table).isEmpty());
        return tables;
    }

    private static String location(Table table) {
        return table.storageDescriptor() == null || table.storageDescriptor().location() == null
                ? ""
                : table.storageDescriptor().location();
    }

    private void ask(String table, String file, Map<String, Object> fields) {
        QueryResult result = lab.athena()
                .query("SELECT * FROM " + table.replaceAll("([^.]+)", "\"$1\"") + " WHERE \"$path\" = '"
                        + file.replace("'", "''") + "'");
        int row = 0;
        for (Row found : result.table()) {
            row++;
            if (is(found, fields)) {
                hops.add(new Hop(
                        "Athena's table " + table,
                        "1 row of " + result.table().rowCount(),
                        Optional.empty(),
                        "row " + row + " of this file, query " + result.id(),
                        "a query for the rows of this file, billed as 10 MB"));
                return;
            }
        }
        notes.add("Athena reads " + result.table().rowCount() + " rows of this file with table " + table
                + ", and none of them is this record.");
    }

    private static boolean is(Row row, Map<String, Object> fields) {
        return KEY.stream()
                .allMatch(name -> row.columnNames().stream()
                        .filter(column -> column.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .anyMatch(column -> same(row.getObject(column), String.valueOf(fields.get(name)))));
    }

    /** A time is a time in the one table and text in another. */
    private static boolean same(@org.jspecify.annotations.Nullable Object value, String text) {
        String plain = String.valueOf(value).replace('T', ' ');
        return plain.equals(text)
                || (text.startsWith(plain) && text.substring(plain.length()).matches("[.:0]*"));
    }
}
