package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** PartiQL, through the SDK's client. */
class StatementsTest {

    private static final String TABLE = "\"" + ServedTables.NAME + "\"";

    @TempDir
    static Path folder;

    private static ServedTables tables;
    private static DynamoDbClient client;

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @BeforeAll
    static void begin() {
        tables = new ServedTables(folder);
        client = tables.client;
        tables.active(request -> request.globalSecondaryIndexes(index -> index.indexName("byTime")
                .keySchema(ServedTables.hash("StatusTime"))
                .projection(projection ->
                        projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("Distance"))));
    }

    @BeforeEach
    void putItems() {
        execute("SELECT \"Name\", StatusTime FROM " + TABLE)
                .items()
                .forEach(key -> client.deleteItem(
                        request -> request.tableName(ServedTables.NAME).key(key)));
        for (int i = 1; i <= 3; i++) {
            execute("INSERT INTO " + TABLE + " VALUE {'Name': 'Shadowfax', 'StatusTime': '03:1" + i + "', 'Distance': "
                    + i + "e2, 'Herd': <<'a', 'b'>>, 'Path': [1, {'x': 'deep'}], 'Nothing': null}");
        }
    }

    @AfterAll
    static void end() {
        tables.close();
    }

    private ExecuteStatementResponse execute(String statement, AttributeValue... parameters) {
        return client.executeStatement(request ->
                request.statement(statement).parameters(parameters.length == 0 ? null : List.of(parameters)));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    private List<String> times(String where) {
        List<String> times = new ArrayList<>();
        execute("SELECT * FROM " + TABLE + " WHERE " + where)
                .items()
                .forEach(item -> times.add(item.get("StatusTime").s()));
        return times;
    }

    private @Nullable Map<String, AttributeValue> stored(int minute) {
        Map<String, AttributeValue> key = Map.of("Name", s("Shadowfax"), "StatusTime", s("03:1" + minute));
        Map<String, AttributeValue> item = client.getItem(
                        request -> request.tableName(ServedTables.NAME).key(key))
                .item();
        return item.isEmpty() ? null : item;
    }

    private static String key(int minute) {
        return " WHERE \"Name\" = 'Shadowfax' AND StatusTime = '03:1" + minute + "'";
    }

    private void refused(String statement, String sentence) {
        assertThatThrownBy(() -> execute(statement)).isInstanceOfSatisfying(AwsServiceException.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        });
    }

    @Test
    void itemsAreSelectedByTheirKeysAndByAllElse() {
        assertThat(times("\"Name\" = 'Shadowfax'")).containsExactly("03:11", "03:12", "03:13");
        assertThat(times("\"Name\" = 'Shadowfax' AND StatusTime > '03:11' AND Distance < 300"))
                .containsExactly("03:12");
        assertThat(times("\"Name\" = 'Shadowfax' AND StatusTime BETWEEN '03:12' AND '03:13'"))
                .containsExactly("03:12", "03:13");
        assertThat(times("\"Name\" = 'Shadowfax' AND begins_with(StatusTime, '03:13')"))
                .containsExactly("03:13");
        assertThat(times("\"Name\" = 'Shadowfax' AND NOT StatusTime IN ['03:11', '03:13']"))
                .containsExactly("03:12");
        assertThat(times("\"Name\" = 'Shadowfax' ORDER BY StatusTime DESC")).containsExactly("03:13", "03:12", "03:11");
        assertThat(times("Distance = 200")).containsExactly("03:12");
        assertThat(times("StatusTime = '03:11' OR Distance >= 3.00e2")).containsExactlyInAnyOrder("03:11", "03:13");
        assertThat(times("Distance IN (100, 200)")).containsExactlyInAnyOrder("03:11", "03:12");
        assertThat(times("(ATTRIBUTE_EXISTS(gone) OR size(Herd) = 2) AND contains(Herd, 'a') AND Distance <> 100"))
                .containsExactlyInAnyOrder("03:12", "03:13");
        assertThat(times("Gone IS MISSING AND Nothing IS NULL AND Herd IS NOT NULL AND Distance IS NUMERIC"))
                .hasSize(3);
        assertThat(times("attribute_exists(Herd) = false")).isEmpty();
        assertThat(times("\"Name\" = 'Nobody'")).isEmpty();
    }

    @Test
    void whatIsSelectedIsCalledByItsLastName() {
        List<Map<String, AttributeValue>> items = execute(
                        "SELECT Distance, Path[1].x, Path[0], gone.x FROM " + TABLE + key(2))
                .items();
        assertThat(items).containsExactly(Map.of("Distance", n(200), "x", s("deep"), "Path[0]", n(1)));
    }

    @Test
    void parametersStandInTheOrderOfTheQuestionMarks() {
        execute(
                "INSERT INTO " + TABLE + " VALUE {'Name': ?, 'StatusTime': ?, 'Path': [?, {'x': ?}]}",
                s("Bucephalus"),
                s("04:00"),
                n(1),
                n(2));
        List<Map<String, AttributeValue>> items = execute(
                        "SELECT * FROM " + TABLE + " WHERE \"Name\" = ? AND StatusTime = ?",
                        s("Bucephalus"),
                        s("04:00"))
                .items();
        assertThat(items)
                .containsExactly(Map.of(
                        "Name",
                        s("Bucephalus"),
                        "StatusTime",
                        s("04:00"),
                        "Path",
                        AttributeValue.fromL(List.of(n(1), AttributeValue.fromM(Map.of("x", n(2)))))));
        refused(
                "SELECT * FROM " + TABLE + " WHERE \"Name\" = ?",
                "Number of parameters in request and statement don't match.");
    }

    @Test
    void pagesFollowOneAnother() {
        String statement = "SELECT StatusTime FROM " + TABLE + " WHERE \"Name\" = 'Shadowfax'";
        List<String> times = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ExecuteStatementResponse page = client.executeStatement(
                    request -> request.statement(statement).limit(2).nextToken(next));
            page.items().forEach(item -> times.add(item.get("StatusTime").s()));
            token = page.nextToken();
        } while (token != null);
        assertThat(times).containsExactly("03:11", "03:12", "03:13");

        String first = client.executeStatement(
                        request -> request.statement(statement).limit(2))
                .nextToken();
        assertThatThrownBy(() -> client.executeStatement(
                        request -> request.statement("SELECT * FROM " + TABLE).nextToken(first)))
                .hasMessageContaining("NextToken does not match request");
        assertThatThrownBy(() -> client.executeStatement(
                        request -> request.statement(statement).nextToken("%")))
                .hasMessageContaining("Invalid NextToken");
    }

    @Test
    void indexesAreRead() {
        String index = "SELECT Distance FROM " + TABLE + ".\"byTime\"";
        assertThat(execute(index + " WHERE StatusTime = '03:12'").items()).containsExactly(Map.of("Distance", n(200)));
        assertThat(execute(index + " WHERE \"Name\" = 'Shadowfax'").items()).hasSize(3);
        refused(
                "SELECT Herd, Path FROM " + TABLE + ".byTime",
                "One or more parameter values were invalid: Global secondary index byTime does not project "
                        + "[Herd, Path]");
        refused("SELECT * FROM " + TABLE + ".none", "The table does not have the specified index: none");
    }

    @Test
    void itemsAreInsertedOnce() {
        assertThat(execute("INSERT INTO " + TABLE + " VALUE {'Name': 'Rocinante', 'StatusTime': '1'}")
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> execute("INSERT INTO " + TABLE + " VALUE {'Name': 'Rocinante', 'StatusTime': '1'}"))
                .isInstanceOf(DuplicateItemException.class)
                .hasMessageContaining("Duplicate primary key exists in table");
        refused(
                "INSERT INTO " + TABLE + " VALUE {'Name': 'Rocinante'}",
                "One or more parameter values were invalid: Missing the key StatusTime in the item");
    }

    @Test
    void itemsAreUpdatedWhereTheyAre() {
        execute("UPDATE " + TABLE
                + " SET Distance = Distance + 5 SET Path[1].x = 'deeper', City = 'Paris' REMOVE Nothing" + key(1));
        Map<String, AttributeValue> item = new HashMap<>(stored(1));
        assertThat(item).containsEntry("Distance", n(105)).containsEntry("City", s("Paris"));
        assertThat(item).doesNotContainKey("Nothing");
        execute("UPDATE " + TABLE + " SET Herd = set_add(Herd, <<'b', 'c'>>)" + key(1));
        assertThat(stored(1).get("Herd").ss()).containsExactlyInAnyOrder("a", "b", "c");
        execute("UPDATE " + TABLE + " SET Herd = SET_DELETE(Herd, <<'a', 'b', 'c'>>)" + key(1));
        assertThat(stored(1)).doesNotContainKey("Herd");
        execute("UPDATE " + TABLE + " SET Path = list_append(Path, [2])" + key(1));
        assertThat(stored(1).get("Path").l()).hasSize(3);
        execute("FROM " + TABLE + key(2) + " AND Distance = 200 SET City = 'Rome'");
        assertThat(stored(2)).containsEntry("City", s("Rome"));

        assertThatThrownBy(() -> execute("UPDATE " + TABLE + " SET City = 'Rome'" + key(1) + " AND Distance = 1"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> execute("UPDATE " + TABLE + " SET City = 'Rome'" + key(9)))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(stored(9)).isNull();
        refused(
                "UPDATE " + TABLE + " SET City = 'Rome' WHERE \"Name\" = 'Shadowfax'",
                "Where clause does not contain a mandatory equality on all key attributes");
        refused(
                "UPDATE " + TABLE + " SET Herd = set_add(Herd, 'a')" + key(1),
                "The second argument to SET_ADD must be a value with type SET");
    }

    @Test
    void changedItemsAreGivenBackWhereTheyAreAskedFor() {
        assertThat(execute("UPDATE " + TABLE + " SET City = 'Rome'" + key(1) + " RETURNING MODIFIED NEW *")
                        .items())
                .containsExactly(Map.of("City", s("Rome")));
        assertThat(execute("UPDATE " + TABLE + " REMOVE City" + key(1) + " RETURNING MODIFIED NEW *")
                        .items())
                .isEmpty();
        assertThat(execute("DELETE FROM " + TABLE + key(1) + " RETURNING ALL OLD *")
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("Distance", n(100)));
        assertThat(execute("DELETE FROM " + TABLE + key(1)).items()).isEmpty();
        assertThatThrownBy(() -> execute("DELETE FROM " + TABLE + key(2) + " AND attribute_exists(gone)"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(stored(2)).isNotNull();
    }

    @Test
    void refusalsDoNotSpeakOfExpressions() {
        refused(
                "SELECT * FROM " + TABLE + " WHERE Distance < true",
                "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL");
        refused(
                "SELECT * FROM " + TABLE + " ORDER BY StatusTime",
                "Must have WHERE clause in the statement when using ORDER BY clause.");
        refused(
                "EXISTS(SELECT * FROM " + TABLE + key(1) + ")",
                "EXISTS can only be used in ExecuteTransaction write requests.");
        assertThatThrownBy(() -> execute("SELECT * FROM \"gone-with-it\""))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void batchesDoOneStatementAfterAnother() {
        List<BatchStatementResponse> responses = client.batchExecuteStatement(request -> request.returnConsumedCapacity(
                                ReturnConsumedCapacity.TOTAL)
                        .statements(
                                part("SELECT Distance FROM " + TABLE + key(1)),
                                part("SELECT * FROM nowhere WHERE a = 'x'"),
                                part("SELECT * FROM " + TABLE + " WHERE \"Name\" = 'Shadowfax'"),
                                part("UPDATE " + TABLE + " SET City = 'Rome'" + key(2) + " RETURNING ALL NEW *"),
                                part("DELETE FROM " + TABLE + key(3) + " AND Distance = 1"),
                                part("INSERT INTO " + TABLE + " VALUE {'Name': 'Shadowfax', 'StatusTime': '03:11'}"),
                                part("SELEC")))
                .responses();
        assertThat(responses.get(0).item()).isEqualTo(Map.of("Distance", n(100)));
        assertThat(responses.get(0).tableName()).isEqualTo(ServedTables.NAME);
        assertThat(responses.get(1).error().code()).isEqualTo(BatchStatementErrorCodeEnum.RESOURCE_NOT_FOUND);
        assertThat(responses.get(2).error().code()).isEqualTo(BatchStatementErrorCodeEnum.VALIDATION_ERROR);
        assertThat(responses.get(2).error().message())
                .isEqualTo("Select statements within BatchExecuteStatement must specify the primary key in the where "
                        + "clause.");
        assertThat(responses.get(3).item()).containsEntry("City", s("Rome"));
        assertThat(responses.get(4).error().code()).isEqualTo(BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED);
        assertThat(responses.get(5).error().code()).isEqualTo(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
        assertThat(responses.get(6).error().code()).isEqualTo(BatchStatementErrorCodeEnum.VALIDATION_ERROR);
    }

    private static BatchStatementRequest part(String statement) {
        return BatchStatementRequest.builder().statement(statement).build();
    }

    @Test
    void transactionsDoAllOrNothing() {
        ExecuteTransactionResponse done = transact(
                "UPDATE " + TABLE + " SET City = 'Rome'" + key(1),
                "DELETE FROM " + TABLE + key(3),
                "EXISTS(SELECT * FROM " + TABLE + key(2) + " AND Distance = 200)",
                "INSERT INTO " + TABLE + " VALUE {'Name': 'Rocinante', 'StatusTime': '1'}");
        assertThat(done.hasResponses()).isTrue();
        assertThat(done.responses()).isEmpty();
        assertThat(stored(1)).containsEntry("City", s("Rome"));
        assertThat(stored(3)).isNull();

        assertThatThrownBy(() -> transact(
                        "UPDATE " + TABLE + " SET City = 'Oslo'" + key(1),
                        "INSERT INTO " + TABLE + " VALUE {'Name': 'Rocinante', 'StatusTime': '1'}"))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.awsErrorDetails().errorMessage())
                                .isEqualTo(
                                        "Transaction cancelled, please refer cancellation reasons for specific reasons "
                                                + "[None, DuplicateItem]"));
        assertThat(stored(1)).containsEntry("City", s("Rome"));

        assertThat(transact("SELECT City FROM " + TABLE + key(1), "SELECT * FROM " + TABLE + key(9))
                        .responses())
                .satisfiesExactly(
                        found -> assertThat(found.item()).isEqualTo(Map.of("City", s("Rome"))),
                        none -> assertThat(none.hasItem()).isFalse());
        assertThatThrownBy(() -> transact("DELETE FROM " + TABLE + key(1) + " RETURNING ALL OLD *"))
                .hasMessageContaining(
                        "Validation failed in TransactStatements[0]: RETURNING clause is not supported in "
                                + "ExecuteTransaction.");
    }

    private ExecuteTransactionResponse transact(String... statements) {
        List<ParameterizedStatement> parts = new ArrayList<>();
        for (String statement : statements) {
            parts.add(ParameterizedStatement.builder().statement(statement).build());
        }
        return client.executeTransaction(request -> request.transactStatements(parts));
    }
}
