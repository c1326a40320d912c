package wildrydes.lab;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.record.FieldColumns;
import wildrydes.lab.record.JsonText;

/** Records that were read, oldest first within each shard. */
public final class Records implements Iterable<StreamRecord> {

    /** The column of what is not JSON. */
    private static final String TEXT = "text";

    private final String stream;
    private final List<StreamRecord> records;

    Records(String stream, List<StreamRecord> records) {
        this.stream = stream;
        this.records = List.copyOf(records);
    }

    public int size() {
        return records.size();
    }

    /** The records themselves. */
    public List<StreamRecord> list() {
        return records;
    }

    @Override
    public Iterator<StreamRecord> iterator() {
        return records.iterator();
    }

    /**
     * The one read last.
     *
     * @throws LabException if there is none
     */
    public StreamRecord last() {
        if (records.isEmpty()) {
            throw new LabException("Nothing was read from " + stream
                    + ", so there is no last record; let a unicorn fly, then read again.");
        }
        return records.get(records.size() - 1);
    }

    /** The bytes of all of them, one after the other, as text. */
    public String text() {
        return records.stream().map(StreamRecord::text).collect(Collectors.joining());
    }

    /**
     * A row for each JSON object, also where several run together in one record. What is not JSON stands in a column
     * {@code text}.
     */
    public Table table() {
        StringColumn shard = StringColumn.create("shard");
        StringColumn sequenceNumber = StringColumn.create("sequenceNumber");
        StringColumn partitionKey = StringColumn.create("partitionKey");
        InstantColumn arrived = InstantColumn.create("arrived");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (StreamRecord record : records) {
            for (Map<String, Object> row : rows(record)) {
                shard.append(record.shard());
                sequenceNumber.append(record.sequenceNumber());
                partitionKey.append(record.partitionKey());
                arrived.append(record.arrived());
                rows.add(row);
            }
        }
        Table table = Table.create(stream, shard, sequenceNumber, partitionKey, arrived);
        for (Column<?> column : FieldColumns.of(rows)) {
            column.setName(free(column.name(), table));
            table.addColumns(column);
        }
        return table;
    }

    /** Columns differ by more than upper and lower case; a second one of a name is numbered. */
    private static String free(String name, Table table) {
        String free = name;
        for (int number = 2; table.containsColumn(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    private static List<Map<String, Object>> rows(StreamRecord record) {
        JsonText json = JsonText.of(record.text());
        if (json.rest().isEmpty() && !json.objects().isEmpty()) {
            return json.objects();
        }
        List<Map<String, Object>> rows = new ArrayList<>(json.objects());
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put(TEXT, json.rest());
        rows.add(rest);
        return rows;
    }

    @Override
    public String toString() {
        return records.size() + (records.size() == 1 ? " record" : " records") + " of " + stream;
    }
}
