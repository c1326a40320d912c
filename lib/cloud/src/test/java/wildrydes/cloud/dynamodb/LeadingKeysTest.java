package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import wildrydes.cloud.ServedCloud;

/** Whoever may read one partition only reads no other, however the request is written. */
class LeadingKeysTest {

    @TempDir
    static Path folder;

    private static ServedTables tables;
    private static DynamoDbClient rider;

    @BeforeAll
    static void begin() {
        tables = new ServedTables(folder);
        tables.active(request -> {});
        IamClient iam = tables.cloud.iam(ServedCloud.ADMINISTRATOR);
        iam.createUser(request -> request.userName("rider"));
        iam.putUserPolicy(
                request -> request.userName("rider").policyName("own").policyDocument("""
                {"Version": "2012-10-17", "Statement": {
                  "Effect": "Allow", "Action": ["dynamodb:Query", "dynamodb:PartiQLSelect"], "Resource": "%s",
                  "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["Shadowfax"]}}}}
                """.formatted(ServedTables.ARN)));
        AccessKey key =
                iam.createAccessKey(request -> request.userName("rider")).accessKey();
        rider = tables.cloud.dynamoDb(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    @AfterAll
    static void end() {
        tables.close();
    }

    private static QueryResponse query(String condition, String name) {
        return rider.query(request -> request.tableName(ServedTables.NAME)
                .keyConditionExpression(condition)
                .expressionAttributeNames(Map.of("#n", "Name"))
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromS(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#n = :n", ":n = #n", "(#n = :n)", ":n=#n"})
    void queriesReadTheirOwnPartition(String condition) {
        assertThat(query(condition, "Shadowfax").items()).isEmpty();
        denied(() -> query(condition, "Bucephalus"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM \"UnicornSensorData\" WHERE \"Name\" = '%s'",
                "SELECT * FROM \"UnicornSensorData\" WHERE '%s' = \"Name\"",
                "-- FROM other\nSELECT \"x FROM y\" FROM/**/\"UnicornSensorData\" WHERE \"Name\"='%s'",
            })
    void statementsReadTheirOwnPartition(String statement) {
        String own = statement.formatted("Shadowfax");
        assertThat(rider.executeStatement(request -> request.statement(own)).items())
                .isEmpty();
        denied(() -> rider.executeStatement(request -> request.statement(statement.formatted("Bucephalus"))));
    }

    @Test
    void statementsThatWriteAreOtherActions() {
        denied(() -> rider.executeStatement(request -> request.statement(
                "FROM \"UnicornSensorData\" WHERE \"Name\" = 'Shadowfax' AND StatusTime = '1' SET a = 1")));
    }

    private static void denied(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDeniedException"));
    }
}
