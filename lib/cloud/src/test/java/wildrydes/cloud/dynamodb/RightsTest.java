package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.ARN;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import wildrydes.cloud.ServedCloud;

/** What policies allow of DynamoDB. */
class RightsTest {

    private static final String USER = "arn:aws:iam::000000000000:user/function";
    private static final Map<String, AttributeValue> ITEM =
            Map.of("Name", AttributeValue.fromS("Shadowfax"), "StatusTime", AttributeValue.fromS("09:14"));

    @TempDir
    Path folder;

    private ServedTables tables;
    private DynamoDbClient function;
    private DynamoDbStreamsClient reader;

    @BeforeEach
    void open() {
        tables = new ServedTables(folder);
        tables.active(table ->
                table.streamSpecification(stream -> stream.streamEnabled(true).streamViewType("KEYS_ONLY")));
        try (IamClient iam = tables.cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.createUser(user -> user.userName("function"));
            AccessKey key =
                    iam.createAccessKey(user -> user.userName("function")).accessKey();
            AwsBasicCredentials credentials = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
            function = tables.cloud.dynamoDb(credentials);
            reader = tables.cloud.dynamoDbStreams(credentials);
        }
    }

    @AfterEach
    void close() {
        function.close();
        reader.close();
        tables.close();
    }

    private void allow(String action, String resource, String condition) {
        try (IamClient iam = tables.cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.putUserPolicy(policy -> policy.userName("function")
                    .policyName("write")
                    .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
                            + action + "\",\"Resource\":\"" + resource + "\"" + condition + "}}"));
        }
    }

    private static void denied(String action, String resource, Runnable call) {
        refused(
                "AccessDeniedException",
                "User: " + USER + " is not authorized to perform: dynamodb:" + action + " on resource: " + resource
                        + " because no identity-based policy allows the dynamodb:" + action + " action",
                call);
    }

    private void write(String... names) {
        function.batchWriteItem(batch -> {
            WriteRequest put = WriteRequest.builder()
                    .putRequest(request -> request.item(ITEM))
                    .build();
            Map<String, List<WriteRequest>> all = new LinkedHashMap<>();
            for (String name : names) {
                all.put(name, List.of(put));
            }
            batch.requestItems(all);
        });
    }

    private void put() {
        function.putItem(put -> put.tableName(NAME).item(ITEM));
    }

    @Test
    void aBatchNeedsItsOwnActionOnEveryTable() {
        allow("dynamodb:PutItem", ARN, "");
        put();
        denied("BatchWriteItem", ARN, () -> write(NAME));
        allow("dynamodb:BatchWriteItem", ARN, "");
        write(NAME);

        denied("BatchWriteItem", ARN + "2", () -> write(NAME, NAME + "2"));
        denied("PutItem", ARN, this::put);
    }

    @Test
    void aTransactionNeedsTheActionsOfItsParts() {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(request -> request.tableName(NAME).item(ITEM))
                .build();
        TransactWriteItem check = TransactWriteItem.builder()
                .conditionCheck(request -> request.tableName(NAME)
                        .key(Map.of(
                                "Name", AttributeValue.fromS("Rocinante"),
                                "StatusTime", AttributeValue.fromS("09:14")))
                        .conditionExpression("attribute_not_exists(Distance)"))
                .build();
        allow("dynamodb:PutItem", ARN, "");

        function.transactWriteItems(transaction -> transaction.transactItems(put));

        denied(
                "ConditionCheckItem",
                ARN,
                () -> function.transactWriteItems(transaction -> transaction.transactItems(put, check)));
    }

    @Test
    void aQueryOfAnIndexIsOnTheIndex() {
        allow("dynamodb:Query", ARN, "");

        denied(
                "Query",
                ARN + "/index/byPool",
                () -> function.query(query -> query.tableName(NAME)
                        .indexName("byPool")
                        .keyConditionExpression("Pool = :pool")
                        .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS("south")))));
    }

    @Test
    void aPolicyMayNameTheLeadingKeys() {
        allow(
                "dynamodb:*Item",
                ARN,
                ",\"Condition\":{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":[\"Shadowfax\"]}}");

        put();
        assertThat(function.getItem(get -> get.tableName(NAME).key(ITEM)).item())
                .isEqualTo(ITEM);
        denied(
                "PutItem",
                ARN,
                () -> function.putItem(put -> put.tableName(NAME)
                        .item(Map.of(
                                "Name", AttributeValue.fromS("Rocinante"),
                                "StatusTime", AttributeValue.fromS("09:14")))));
    }

    @Test
    void aStreamIsReadByItsArn() {
        String stream = tables.describe().latestStreamArn();
        allow("dynamodb:*", ARN, "");
        denied("DescribeStream", stream, () -> reader.describeStream(request -> request.streamArn(stream)));
        allow("dynamodb:*", ARN + "/stream/*", "");

        String shard = reader.describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        String iterator = reader.getShardIterator(
                        from -> from.streamArn(stream).shardId(shard).shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        assertThat(reader.getRecords(records -> records.shardIterator(iterator)).records())
                .isEmpty();
        allow("dynamodb:*", ARN, "");
        denied("GetRecords", stream, () -> reader.getRecords(records -> records.shardIterator(iterator)));
    }

    @Test
    void aTablesOwnPolicyOpensItAndMayBeTakenAway() {
        denied("PutItem", ARN, this::put);
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                + USER + "\"},\"Action\":\"dynamodb:PutItem\",\"Resource\":\"" + ARN + "\"}}";

        String revision = tables.client
                .putResourcePolicy(request -> request.resourceArn(ARN).policy(policy))
                .revisionId();

        put();
        assertThat(tables.client
                        .getResourcePolicy(request -> request.resourceArn(ARN))
                        .policy())
                .isEqualTo(policy);
        refused(
                "PolicyNotFoundException",
                "Resource-based policy not found for the provided ResourceArn: Requested policy update expecting none "
                        + "to be present for table " + NAME + ", but a policy exists with revision id " + revision
                        + ".",
                () -> tables.client.putResourcePolicy(
                        request -> request.resourceArn(ARN).policy(policy).expectedRevisionId("NO_POLICY")));
        tables.client.deleteResourcePolicy(request -> request.resourceArn(ARN));
        denied("PutItem", ARN, this::put);
        refused(
                "PolicyNotFoundException",
                "Resource-based policy not found for the provided ResourceArn: " + ARN,
                () -> tables.client.getResourcePolicy(request -> request.resourceArn(ARN)));
    }
}
