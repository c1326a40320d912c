package wildrydes.cloud.wholelab;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import wildrydes.cloud.wholelab.handlers.RowsToItems;

/** The lab's third module: a function writes each row of the summary into a table. */
final class Storing {

    static final String TABLE = "UnicornSensorData";
    static final String FUNCTION = "WildRydesStreamProcessor";
    static final String ROLE = "WildRydesStreamProcessorRole";
    static final String POLICY = "WildRydesDynamoDBWritePolicy";
    static final String LOG_GROUP = "/aws/lambda/" + FUNCTION;

    private static final String READ_STREAMS = "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole";
    private static final String TABLE_ARN = Account.arn("dynamodb", "table/" + TABLE);
    /** The most that a BatchWriteItem takes. */
    private static final int BATCH = 25;

    private final Account account;
    private final Roles roles;
    private final DataStream summary;

    private String policyArn = "";
    private String mapping = "";

    Storing(Account account, Roles roles, DataStream summary) {
        this.account = account;
        this.roles = roles;
        this.summary = summary;
    }

    /** Makes table, policy, role, function and mapping; when this returns, the mapping is enabled. */
    void build() {
        createTable();
        policyArn = Objects.requireNonNull(account.iam
                .createPolicy(policy -> policy.policyName(POLICY).policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "dynamodb:BatchWriteItem", "Resource": "%s"}]}""".formatted(TABLE_ARN)))
                .policy()
                .arn());
        String role = roles.create(ROLE, "lambda.amazonaws.com");
        account.iam.attachRolePolicy(policy -> policy.roleName(ROLE).policyArn(policyArn));
        account.iam.attachRolePolicy(policy -> policy.roleName(ROLE).policyArn(READ_STREAMS));
        createFunction(role);
        mapping = account.lambda
                .createEventSourceMapping(map -> map.functionName(FUNCTION)
                        .eventSourceArn(summary.arn())
                        .startingPosition(EventSourcePosition.LATEST)
                        .batchSize(BATCH))
                .uuid();
        account.settle(mapping().eventSourceMappingArn());
    }

    private void createTable() {
        account.dynamoDb.createTable(table -> table.tableName(TABLE)
                .attributeDefinitions(text("Name"), text("StatusTime"))
                .keySchema(key("Name", KeyType.HASH), key("StatusTime", KeyType.RANGE))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        account.settle(TABLE_ARN);
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private void createFunction(String role) {
        String arn = account.lambda
                .createFunction(function -> function.functionName(FUNCTION)
                        .runtime("java17")
                        .handler(RowsToItems.class.getName() + "::handleRequest")
                        .role(role)
                        .timeout(60)
                        .environment(environment -> environment.variables(Map.of("TABLE_NAME", TABLE)))
                        .code(code -> code.zipFile(FunctionPackage.zip())))
                .functionArn();
        account.settle(arn);
    }

    TableDescription table() {
        return account.dynamoDb.describeTable(table -> table.tableName(TABLE)).table();
    }

    FunctionConfiguration function() {
        return account.lambda
                .getFunction(function -> function.functionName(FUNCTION))
                .configuration();
    }

    GetEventSourceMappingResponse mapping() {
        return account.lambda.getEventSourceMapping(map -> map.uuid(mapping));
    }

    /** What the items say of metres, by minute. */
    Map<Minute, Integer> metres() {
        Map<Minute, Integer> metres = new TreeMap<>();
        for (Map<String, AttributeValue> item :
                account.dynamoDb.scan(table -> table.tableName(TABLE)).items()) {
            metres.put(
                    new Minute(
                            item.get("Name").s(),
                            Minute.moment(item.get("StatusTime").s())),
                    Integer.parseInt(item.get("Distance").n()));
        }
        return metres;
    }

    /** A minute's item, with all its attributes as text. */
    Map<String, String> item(Minute minute) {
        Map<String, AttributeValue> key = Map.of(
                "Name", AttributeValue.fromS(minute.unicorn()),
                "StatusTime", AttributeValue.fromS(Minute.text(minute.end())));
        Map<String, String> item = new TreeMap<>();
        account.dynamoDb
                .getItem(get -> get.tableName(TABLE).key(key))
                .item()
                .forEach((name, value) -> item.put(name, value.s() == null ? value.n() : value.s()));
        return item;
    }

    /** What the function has said of its work, line by line. */
    List<String> delivered() {
        return account
                .logs
                .filterLogEvents(events -> events.logGroupName(LOG_GROUP).filterPattern("Delivered"))
                .events()
                .stream()
                .map(FilteredLogEvent::message)
                .map(String::strip)
                .toList();
    }

    void removeMapping() {
        String arn = mapping().eventSourceMappingArn();
        account.lambda.deleteEventSourceMapping(map -> map.uuid(mapping));
        account.settle(arn);
    }

    void removeFunction() {
        account.lambda.deleteFunction(function -> function.functionName(FUNCTION));
        account.logs.deleteLogGroup(group -> group.logGroupName(LOG_GROUP));
    }

    void removeTable() {
        account.dynamoDb.deleteTable(table -> table.tableName(TABLE));
        account.settle(TABLE_ARN);
    }

    void removeRole() {
        account.iam.detachRolePolicy(policy -> policy.roleName(ROLE).policyArn(policyArn));
        account.iam.detachRolePolicy(policy -> policy.roleName(ROLE).policyArn(READ_STREAMS));
        account.iam.deleteRole(role -> role.roleName(ROLE));
        account.iam.deletePolicy(policy -> policy.policyArn(policyArn));
    }

    String policyArn() {
        return policyArn;
    }
}
