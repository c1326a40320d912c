package wildrydes.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.lab.query.QueryRun;

/**
 * Athena: it stores nothing, but reads the files of a bucket when it is asked, as rows of a table that says what their lines look
 * like. A query is billed by the bytes that it reads.
 */
public final class Athena {

    private static final String USUAL_DATABASE = "default";

    private final Lab lab;
    private @Nullable Bucket output;
    private String database = USUAL_DATABASE;

    Athena(Lab lab) {
        this.lab = lab;
    }

    /** Lets the engine start, which takes seconds, while one still writes the first query. */
    Athena warm() {
        lab.control().warmAthena();
        return this;
    }

    /** The bucket that the results of queries are written to, each a file. Athena answers nothing before it has one. */
    public Athena output(Bucket bucket) {
        output = bucket;
        return this;
    }

    /** The database whose tables are meant where a query names none; {@code default} where you say nothing. */
    public Athena database(String name) {
        database = name;
        return this;
    }

    /**
     * Sends a query or a statement such as CREATE EXTERNAL TABLE, and waits for its end. An interrupt cancels it.
     *
     * @throws QueryFailedException if Athena could not carry it out
     * @throws LabException if somebody cancelled it
     */
    public QueryResult query(String sql) {
        Progress progress = Progress.start("Query ...");
        String id;
        try {
            id = athena().startQueryExecution(request(sql)).queryExecutionId();
        } catch (RuntimeException e) {
            progress.say("Query: not accepted");
            throw e;
        }
        QueryExecution execution = new QueryRun(athena(), id, words -> progress.say("Query: " + words)).await();
        QueryExecutionState state = execution.status().state();
        progress.say("Query: " + state);
        if (state == QueryExecutionState.FAILED) {
            throw QueryFailedException.of(id, String.valueOf(execution.status().stateChangeReason()), sql);
        }
        if (state == QueryExecutionState.CANCELLED) {
            throw new LabException("The query was cancelled before it had an answer; send it again.");
        }
        return new QueryResult(athena(), execution);
    }

    private StartQueryExecutionRequest request(String sql) {
        Bucket bucket = output;
        return StartQueryExecutionRequest.builder()
                .queryString(sql)
                .queryExecutionContext(context -> context.database(database))
                .resultConfiguration(
                        bucket == null
                                ? null
                                : ResultConfiguration.builder()
                                        .outputLocation(bucket.location())
                                        .build())
                .build();
    }

    /** Whether it has been told where to write results. */
    public boolean hasOutput() {
        return output != null;
    }

    /** What it shows of itself at the end of a cell: where results go, and which tables there are. */
    public Card card() {
        Card card = Card.of("Athena")
                .with(
                        "results go to",
                        output == null
                                ? "nowhere yet, so that it answers nothing; output(bucket) says where"
                                : output.location())
                .with("database", database);
        List<Table> tables = tables();
        if (tables.isEmpty()) {
            return card.with("tables", "none; query(\"CREATE EXTERNAL TABLE ...\") makes one");
        }
        for (Table table : tables) {
            card = card.with("table", table.name() + ", " + place(table));
        }
        return card;
    }

    private static String place(Table table) {
        boolean placed = table.storageDescriptor() != null
                && table.storageDescriptor().location() != null
                && !table.storageDescriptor().location().isEmpty();
        return placed ? "files in " + table.storageDescriptor().location() : "a view";
    }

    private List<Table> tables() {
        try {
            return lab.glue().getTablesPaginator(b -> b.databaseName(database)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .toList();
        } catch (EntityNotFoundException e) {
            return List.of();
        }
    }

    private AthenaClient athena() {
        return lab.athenaSdk();
    }

    @Override
    public String toString() {
        return "Athena, database " + database;
    }
}
