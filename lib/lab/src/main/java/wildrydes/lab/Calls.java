package wildrydes.lab;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.JournalEntry;

/** Calls to AWS, as the account's journal has them, oldest first. */
public final class Calls {

    private final List<JournalEntry> entries;
    private final String lastCommand;

    Calls(List<JournalEntry> entries, String lastCommand) {
        this.entries = List.copyOf(entries);
        this.lastCommand = lastCommand;
    }

    /** As the journal has them. */
    public List<JournalEntry> list() {
        return entries;
    }

    public int size() {
        return entries.size();
    }

    /** US dollars that AWS would charge for them. */
    public double cost() {
        return entries.stream().mapToDouble(JournalEntry::cost).sum();
    }

    /** Only the newest one. */
    public Calls last() {
        return new Calls(entries.subList(Math.max(0, entries.size() - 1), entries.size()), lastCommand);
    }

    /** The newest call of this notebook as a line for the {@code aws} command; empty before the first one. */
    public String cli() {
        return lastCommand;
    }

    /** A row for each. */
    public Table table() {
        InstantColumn time = InstantColumn.create("time");
        StringColumn operation = StringColumn.create("operation");
        StringColumn resource = StringColumn.create("resource");
        IntColumn status = IntColumn.create("status");
        StringColumn error = StringColumn.create("error");
        StringColumn allowedBy = StringColumn.create("allowed by");
        LongColumn sent = LongColumn.create("bytes sent");
        LongColumn received = LongColumn.create("bytes received");
        DoubleColumn cost = DoubleColumn.create("cost");
        for (JournalEntry entry : entries) {
            time.append(entry.time());
            operation.append(entry.service() + " " + entry.operation());
            resource.append(entry.resource());
            status.append(entry.status());
            error.append(entry.errorCode());
            allowedBy.append(entry.allowedBy());
            sent.append(entry.requestBytes());
            received.append(entry.responseBytes());
            cost.append(entry.cost());
        }
        return Table.create("calls", time, operation, resource, status, error, allowedBy, sent, received, cost);
    }

    @Override
    public String toString() {
        return entries.size() + (entries.size() == 1 ? " call" : " calls");
    }
}
