package wildrydes.answers.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.lab.cloud.CloudCondition;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.sdk.Clients;

/** What the streams, tables and buckets of an account hold, as the SDK's clients read it. */
final class AccountContents {

    /** For what is under way: records in a delivery stream's buffer, and the last rows of an application. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private static final Set<QueryExecutionState> NOT_ENDED =
            Set.of(QueryExecutionState.QUEUED, QueryExecutionState.RUNNING);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clients aws;

    private AccountContents(Clients aws) {
        this.aws = aws;
    }

    /** Of the account whose cloud runs there, after what is under way has arrived. */
    static AccountContents of(CloudHome home) {
        CloudCondition condition = LocalCloud.look(home);
        if (!(condition instanceof CloudCondition.Running running)) {
            throw new IllegalStateException(condition.sentence());
        }
        running.cloud().control().skip(UNDER_WAY);
        return new AccountContents(Clients.of(running.cloud()));
    }

    Clients aws() {
        return aws;
    }

    /** All records of a stream, shard after shard. */
    List<String> records(String stream) {
        var records = new ArrayList<String>();
        for (var shard :
                aws.kinesis().listShards(list -> list.streamName(stream)).shards()) {
            String next = aws.kinesis()
                    .getShardIterator(from -> from.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            boolean more = true;
            while (more) {
                String from = next;
                GetRecordsResponse page = aws.kinesis().getRecords(read -> read.shardIterator(from));
                page.records().forEach(record -> records.add(record.data().asString(StandardCharsets.UTF_8)));
                next = page.nextShardIterator();
                more = next != null && page.millisBehindLatest() > 0;
            }
        }
        return records;
    }

    /** Name and StatusTime of the rows in a stream. */
    Set<String> rowKeys(String stream) {
        return records(stream).stream()
                .map(AccountContents::json)
                .map(row ->
                        row.path("Name").asText() + " " + row.path("StatusTime").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and StatusTime of the items in a table. */
    Set<String> itemKeys(String table) {
        return aws.dynamo().scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(item -> item.get("Name").s() + " " + item.get("StatusTime").s())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    long items(String table) {
        return aws.dynamo().scanPaginator(scan -> scan.tableName(table)).items().stream()
                .count();
    }

    /** How many lines the objects of a bucket have together. */
    long lines(String bucket) {
        return aws.s3().listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(object -> aws.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key(object.key()))
                        .asString(StandardCharsets.UTF_8))
                .mapToLong(text -> text.lines().count())
                .sum();
    }

    /**
     * The number that a query answers.
     *
     * @param results the bucket for its result
     */
    long asked(String query, String results) {
        String id = aws.athena()
                .startQueryExecution(start -> start.queryString(query)
                        .resultConfiguration(result -> result.outputLocation("s3://" + results + "/")))
                .queryExecutionId();
        while (NOT_ENDED.contains(aws.athena()
                .getQueryExecution(get -> get.queryExecutionId(id))
                .queryExecution()
                .status()
                .state())) {
            Thread.onSpinWait();
        }
        String number = aws.athena()
                .getQueryResults(get -> get.queryExecutionId(id))
                .resultSet()
                .rows()
                .get(1)
                .data()
                .get(0)
                .varCharValue();
        return Long.parseLong(number);
    }
}
