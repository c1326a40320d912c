package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StatementType;
import tech.tablesaw.api.Table;
import wildrydes.lab.query.ResultColumns;
import wildrydes.lab.render.Sizes;

/** What came of a query: its rows, what had to be read for them, and what that costs. */
public final class QueryResult {

    /** The most rows of one answer of Athena. */
    private static final int PAGE = 1000;
    /** A query is billed for at least this much, and by the megabyte: https://aws.amazon.com/athena/pricing/. */
    private static final long LEAST_BILLED = 10_000_000;

    private static final long MEGABYTE = 1_000_000;
    private static final double DOLLARS_A_BYTE = 5.0 / 1_000_000_000_000L;
    private static final Pattern FROM = Pattern.compile("\\bFROM\\s+\"?([\\w.]+)", Pattern.CASE_INSENSITIVE);

    private final AthenaClient athena;
    private final QueryExecution execution;
    private @Nullable Table table;

    /** @param execution that has succeeded */
    QueryResult(AthenaClient athena, QueryExecution execution) {
        this.athena = athena;
        this.execution = execution;
    }

    /** By which Athena knows the query. */
    public String id() {
        return execution.queryExecutionId();
    }

    /** The file that Athena has written the rows to: {@code s3://BUCKET/ID.csv}. */
    public String location() {
        return execution.resultConfiguration() == null
                ? ""
                : String.valueOf(execution.resultConfiguration().outputLocation());
    }

    /** Its rows, each column of the type that Athena names; without any for statements that have no answer. */
    public synchronized Table table() {
        Table read = table;
        if (read == null) {
            read = read();
            table = read;
        }
        return read;
    }

    private Table read() {
        List<ColumnInfo> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (GetQueryResultsResponse page :
                athena.getQueryResultsPaginator(b -> b.queryExecutionId(id()).maxResults(PAGE))) {
            List<Row> more = page.resultSet().rows();
            boolean first = columns.isEmpty();
            if (first && page.resultSet().resultSetMetadata() != null) {
                columns = page.resultSet().resultSetMetadata().columnInfo();
            }
            rows.addAll(first && isHeader(more, columns) ? more.subList(1, more.size()) : more);
        }
        return Table.create(name(), ResultColumns.of(columns, rows));
    }

    /** Athena gives the names of a query's columns as its first row, those of SHOW and DESCRIBE not. */
    private boolean isHeader(List<Row> rows, List<ColumnInfo> columns) {
        return execution.statementType() == StatementType.DML
                && !rows.isEmpty()
                && rows.get(0).data().stream()
                        .map(Datum::varCharValue)
                        .toList()
                        .equals(columns.stream().map(ColumnInfo::name).toList());
    }

    private String name() {
        Matcher from = FROM.matcher(String.valueOf(execution.query()));
        return execution.statementType() == StatementType.DML && from.find() ? from.group(1) : "result";
    }

    /** How many bytes of files were read. */
    public long scannedBytes() {
        Long scanned =
                execution.statistics() == null ? null : execution.statistics().dataScannedInBytes();
        return scanned == null ? 0 : scanned;
    }

    /** How many bytes are billed: those read, by the megabyte, and at least 10 MB for a query; none for statements that read nothing. */
    public long billedBytes() {
        if (execution.statementType() != StatementType.DML && scannedBytes() == 0) {
            return 0;
        }
        return Math.max(LEAST_BILLED, (scannedBytes() + MEGABYTE - 1) / MEGABYTE * MEGABYTE);
    }

    /** From its acceptance to its end, in real time. */
    public Duration time() {
        Long millis =
                execution.statistics() == null ? null : execution.statistics().totalExecutionTimeInMillis();
        return Duration.ofMillis(millis == null ? 0 : millis);
    }

    /** The same as {@link #toString}, and where there are no rows, what that may mean. */
    public String summary() {
        boolean nothing = billedBytes() > 0 && scannedBytes() == 0 && table().isEmpty();
        return nothing
                ? this
                        + "\nNo row, since no file was read: the table's LOCATION has none, or none of a partition that it knows;"
                        + " names that begin with _ or . are passed over."
                : toString();
    }

    /** How much was read, what is billed, and how long it took. */
    @Override
    public String toString() {
        String took = String.format(Locale.ROOT, "%.2f s", time().toMillis() / 1000.0);
        if (billedBytes() == 0) {
            return "Done; nothing is billed for such a statement; " + took;
        }
        return String.format(
                Locale.ROOT,
                "Scanned %s, billed %s, $%.5f; %s",
                Sizes.bytes(scannedBytes()),
                Sizes.bytes(billedBytes()),
                billedBytes() * DOLLARS_A_BYTE,
                took);
    }
}
