package wildrydes.answers.run;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import wildrydes.lab.sdk.Clients;

/** What each service of an account says of all that is in it, a line for each thing. */
final class AccountState {

    private static final int PAGE = 60;
    /** There by itself. */
    private static final String OWN_DATABASE = "default";

    private final AccountContents contents;
    private final Clients aws;
    private final StringBuilder text = new StringBuilder();

    private AccountState(AccountContents contents) {
        this.contents = contents;
        this.aws = contents.aws();
    }

    /** Empty where nothing is left. */
    static String of(AccountContents contents) {
        var state = new AccountState(contents);
        state.streams();
        state.applications();
        state.functions();
        state.tables();
        state.queues();
        state.deliveryStreams();
        state.buckets();
        state.catalog();
        state.identities();
        state.logs();
        return state.text.toString();
    }

    private void line(String kind, String name, String... more) {
        text.append("  ").append(kind).append(' ').append(name);
        for (String one : more) {
            text.append(", ").append(one);
        }
        text.append('\n');
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void streams() {
        for (var stream : aws.kinesis().listStreamsPaginator().streamSummaries()) {
            String name = stream.streamName();
            int open = aws.kinesis()
                    .describeStreamSummary(describe -> describe.streamName(name))
                    .streamDescriptionSummary()
                    .openShardCount();
            line(
                    "stream",
                    name,
                    stream.streamStatusAsString(),
                    counted(open, "open shard"),
                    counted(contents.records(name).size(), "record"));
        }
    }

    private void applications() {
        aws.analytics()
                .listApplications(list -> {})
                .applicationSummaries()
                .forEach(one -> line("application", one.applicationName(), one.applicationStatusAsString()));
    }

    private void functions() {
        for (var function : aws.lambda().listFunctionsPaginator().functions()) {
            String name = function.functionName();
            String state = aws.lambda()
                    .getFunctionConfiguration(get -> get.functionName(name))
                    .stateAsString();
            line("function", name, state);
        }
        for (var trigger : aws.lambda().listEventSourceMappingsPaginator().eventSourceMappings()) {
            line("trigger", last(trigger.functionArn()) + " on " + last(trigger.eventSourceArn()), trigger.state());
        }
    }

    private static String last(String arn) {
        return arn.replaceFirst(".*[:/]", "");
    }

    private void tables() {
        for (String name : aws.dynamo().listTablesPaginator().tableNames()) {
            String status = aws.dynamo()
                    .describeTable(describe -> describe.tableName(name))
                    .table()
                    .tableStatusAsString();
            line("table", name, status, counted(contents.items(name), "item"));
        }
    }

    private void queues() {
        for (String url : aws.sqs().listQueuesPaginator().queueUrls()) {
            String messages = aws.sqs()
                    .getQueueAttributes(
                            get -> get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes()
                    .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
            line("queue", last(url), counted(Long.parseLong(messages), "message"));
        }
    }

    private void deliveryStreams() {
        for (String name : aws.firehose().listDeliveryStreams().deliveryStreamNames()) {
            var stream = aws.firehose()
                    .describeDeliveryStream(describe -> describe.deliveryStreamName(name))
                    .deliveryStreamDescription();
            line("delivery stream", name, stream.deliveryStreamStatusAsString(), "version " + stream.versionId());
        }
    }

    private void buckets() {
        for (var bucket : aws.s3().listBuckets().buckets()) {
            String name = bucket.name();
            long objects = aws.s3().listObjectsV2Paginator(list -> list.bucket(name)).contents().stream()
                    .count();
            line("bucket", name, counted(objects, "object"));
        }
    }

    private void catalog() {
        for (var database : aws.glue().getDatabasesPaginator(list -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .toList()) {
            String name = database.name();
            if (!name.equals(OWN_DATABASE)) {
                line("database", name);
            }
            aws.glue().getTablesPaginator(list -> list.databaseName(name)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .forEach(table -> line(
                            "table of the catalog",
                            table.name(),
                            table.storageDescriptor().location()));
        }
        if (!text.isEmpty()) {
            queries();
        }
    }

    private void queries() {
        Map<String, Integer> ended = new TreeMap<>();
        for (String id : aws.athena().listQueryExecutionsPaginator(list -> {}).stream()
                .flatMap(page -> page.queryExecutionIds().stream())
                .toList()) {
            QueryExecution query = aws.athena()
                    .getQueryExecution(get -> get.queryExecutionId(id))
                    .queryExecution();
            ended.merge(query.status().stateAsString(), 1, Integer::sum);
        }
        ended.forEach((state, number) -> line("queries", state, String.valueOf(number)));
    }

    private void identities() {
        aws.cognito()
                .listIdentityPoolsPaginator(list -> list.maxResults(PAGE))
                .identityPools()
                .forEach(pool -> line("identity pool", pool.identityPoolName()));
        aws.iam()
                .listPoliciesPaginator(list -> list.scope(PolicyScopeType.LOCAL))
                .policies()
                .forEach(policy ->
                        line("policy", policy.policyName(), "attached " + counted(policy.attachmentCount(), "time")));
        aws.iam().listRolesPaginator().roles().forEach(role -> line("role", role.roleName()));
    }

    private void logs() {
        aws.logs().describeLogGroupsPaginator().logGroups().forEach(group -> line("log group", group.logGroupName()));
    }
}
