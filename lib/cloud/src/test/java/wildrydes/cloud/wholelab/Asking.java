package wildrydes.cloud.wholelab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.glue.model.Table;

/** The lab's fourth module, its second half: Athena asks the files, as a table of a catalog describes them. */
final class Asking {

    static final String RESULTS = "wildrydes-athena-learner";
    static final String DATABASE = "rides";
    static final String TABLE = "wildrydes";

    private static final List<QueryExecutionState> UNDER_WAY =
            List.of(QueryExecutionState.QUEUED, QueryExecutionState.RUNNING);

    private final Account account;

    Asking(Account account) {
        this.account = account;
    }

    /** Makes a bucket for results, and by DDL a database and a table over a bucket's files. */
    void build(String bucket) {
        account.s3.createBucket(results -> results.bucket(RESULTS));
        run("CREATE DATABASE " + DATABASE);
        run("""
                CREATE EXTERNAL TABLE %s.%s (
                  Name string, StatusTime timestamp, Latitude float, Longitude float, Distance float,
                  HealthPoints int, MagicPoints int)
                ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
                LOCATION 's3://%s/'""".formatted(DATABASE, TABLE, bucket));
    }

    /** What the catalog knows of the table. */
    Table table() {
        return account.glue
                .getTable(table -> table.databaseName(DATABASE).name(TABLE))
                .table();
    }

    /** Runs a statement, which succeeds. */
    QueryExecution run(String sql) {
        QueryExecution done = ended(sql);
        if (done.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new AssertionError(sql + ": " + done.status().stateChangeReason());
        }
        return done;
    }

    /** Runs a statement, which fails; why it does. */
    String failure(String sql) {
        QueryExecution done = ended(sql);
        if (done.status().state() != QueryExecutionState.FAILED) {
            throw new AssertionError(sql + " did not fail.");
        }
        return done.status().stateChangeReason();
    }

    private QueryExecution ended(String sql) {
        String id = account.athena
                .startQueryExecution(query -> query.queryString(sql)
                        .queryExecutionContext(context -> context.database(DATABASE))
                        .resultConfiguration(result -> result.outputLocation("s3://" + RESULTS + "/")))
                .queryExecutionId();
        QueryExecution execution = execution(id);
        while (UNDER_WAY.contains(execution.status().state())) {
            Thread.onSpinWait();
            execution = execution(id);
        }
        return execution;
    }

    private QueryExecution execution(String id) {
        return account.athena
                .getQueryExecution(query -> query.queryExecutionId(id))
                .queryExecution();
    }

    /** The rows of a result, without the one of names. */
    List<List<String>> rows(QueryExecution query) {
        return account
                .athena
                .getQueryResults(result -> result.queryExecutionId(query.queryExecutionId()))
                .resultSet()
                .rows()
                .stream()
                .skip(1)
                .map(row -> row.data().stream().map(Datum::varCharValue).toList())
                .toList();
    }

    /** The file in which a result lies. */
    String file(QueryExecution query) {
        String key = query.resultConfiguration().outputLocation().replace("s3://" + RESULTS + "/", "");
        return account.s3.getObjectAsBytes(get -> get.bucket(RESULTS).key(key)).asString(UTF_8);
    }

    /** How many rows the table has, by minute. */
    Map<Minute, Integer> counted() {
        return numbers("count(*)");
    }

    /** How far the unicorns flew according to the table, by minute. */
    Map<Minute, Integer> metres() {
        return numbers("CAST(sum(distance) AS integer)");
    }

    private Map<Minute, Integer> numbers(String aggregate) {
        QueryExecution query = run("SELECT name, date_trunc('minute', statustime) + interval '1' minute, " + aggregate
                + " FROM wildrydes GROUP BY 1, 2");
        Map<Minute, Integer> numbers = new TreeMap<>();
        for (List<String> row : rows(query)) {
            numbers.put(new Minute(row.get(0), Minute.moment(row.get(1))), Integer.parseInt(row.get(2)));
        }
        return numbers;
    }
}
