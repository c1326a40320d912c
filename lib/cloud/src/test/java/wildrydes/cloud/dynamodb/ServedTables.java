package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time with clients of DynamoDB, and the parts of the lab's table. */
public final class ServedTables implements AutoCloseable {

    public static final String NAME = "UnicornSensorData";
    public static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/" + NAME;

    public final ServedCloud cloud;
    public final DynamoDbClient client;
    public final DynamoDbStreamsClient streams;
    private final LabClient lab;

    public ServedTables(Path folder) {
        AwsCredentials administrator = ServedCloud.ADMINISTRATOR;
        cloud = new ServedCloud(folder);
        client = cloud.dynamoDb(administrator);
        streams = cloud.dynamoDbStreams(administrator);
        lab = new LabClient(
                cloud.endpoint(), new AccessKey(administrator.accessKeyId(), administrator.secretAccessKey()));
    }

    /** Creates the lab's table, paid by request, or what the change makes of it. */
    public TableDescription create(Consumer<CreateTableRequest.Builder> more) {
        return client.createTable(request -> {
                    request.tableName(NAME)
                            .attributeDefinitions(attribute("Name"), attribute("StatusTime"))
                            .keySchema(hash("Name"), range("StatusTime"))
                            .billingMode(BillingMode.PAY_PER_REQUEST);
                    more.accept(request);
                })
                .tableDescription();
    }

    /** The lab's table, ACTIVE. */
    public TableDescription active(Consumer<CreateTableRequest.Builder> more) {
        String name = create(more).tableName();
        return active(name);
    }

    /** A table when all of it is ACTIVE; the SDK's waiter looks once in 20 seconds of real time. */
    public TableDescription active(String name) {
        while (true) {
            TableDescription table =
                    client.describeTable(request -> request.tableName(name)).table();
            boolean settled = table.tableStatus() == TableStatus.ACTIVE
                    && table.globalSecondaryIndexes().stream()
                            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
            if (settled) {
                return table;
            }
        }
    }

    public TableDescription describe() {
        return client.describeTable(request -> request.tableName(NAME)).table();
    }

    public static AttributeDefinition attribute(String name) {
        return attribute(name, ScalarAttributeType.S);
    }

    public static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    public static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    public static KeySchemaElement range(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.RANGE)
                .build();
    }

    public Instant now() {
        return lab.now();
    }

    public LabClient lab() {
        return lab;
    }

    public void pass(Duration duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    /** That a call is refused with a code and a sentence. */
    public static void refused(String code, String sentence, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode() + ": "
                                        + e.awsErrorDetails().errorMessage())
                                .isEqualTo(code + ": " + sentence));
    }

    /** That a call is refused as a ValidationException. */
    public static void invalid(String sentence, Runnable call) {
        refused("ValidationException", sentence, call);
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        cloud.close();
    }
}
