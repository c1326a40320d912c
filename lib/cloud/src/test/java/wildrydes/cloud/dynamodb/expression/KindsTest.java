package wildrydes.cloud.dynamodb.expression;

import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Expressions and older parameters are not used together. */
class KindsTest {

    private static final String MIXED =
            "Can not use both expression and non-expression parameters in the same request: ";
    private static final String ENVELOPE = "1 validation error detected: ";

    @Test
    void readsMixNothing() {
        refused(
                () -> Terms.of(GetItemRequest.builder()
                        .projectionExpression("a")
                        .attributesToGet("a")
                        .build()),
                MIXED + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}");
        refused(
                () -> Terms.of(QueryRequest.builder()
                        .projectionExpression("")
                        .filterExpression("")
                        .keyConditionExpression("")
                        .attributesToGet("a")
                        .queryFilter(Map.of())
                        .conditionalOperator(ConditionalOperator.OR)
                        .keyConditions(Map.of())
                        .build()),
                MIXED + "Non-expression parameters: {AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions} "
                        + "Expression parameters: {ProjectionExpression, FilterExpression, KeyConditionExpression}");
        refused(
                () -> Terms.of(QueryRequest.builder()
                        .projectionExpression("")
                        .attributesToGet("a")
                        .keyConditions(Map.of())
                        .build()),
                MIXED + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}");
    }

    @Test
    void writesMixNothing() {
        refused(
                () -> Terms.of(PutItemRequest.builder()
                        .conditionExpression("")
                        .expected(Map.of())
                        .build()),
                ENVELOPE + MIXED
                        + "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}");
        refused(
                () -> Terms.of(UpdateItemRequest.builder()
                        .updateExpression("")
                        .conditionExpression("")
                        .attributeUpdates(Map.of())
                        .expected(Map.of())
                        .build()),
                ENVELOPE + MIXED + "Non-expression parameters: {AttributeUpdates, Expected} "
                        + "Expression parameters: {UpdateExpression, ConditionExpression}");
    }

    @Test
    void placeholdersGoWithExpressions() {
        refused(
                () -> Terms.of(GetItemRequest.builder()
                        .expressionAttributeNames(Map.of("#a", "a"))
                        .build()),
                "ExpressionAttributeNames can only be specified when using expressions");
        refused(
                () -> Terms.of(ScanRequest.builder()
                        .expressionAttributeValues(Map.of(":a", value("a")))
                        .build()),
                "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null");
        refused(
                () -> Terms.of(QueryRequest.builder()
                        .projectionExpression("a")
                        .expressionAttributeValues(Map.of(":a", value("a")))
                        .build()),
                "ExpressionAttributeValues can only be specified when using expressions: "
                        + "FilterExpression and KeyConditionExpression are null");
        refused(
                () -> Terms.of(DeleteItemRequest.builder()
                        .expressionAttributeValues(Map.of(":a", value("a")))
                        .build()),
                ENVELOPE + "ExpressionAttributeValues can only be specified when using expressions");
        refused(
                () -> Terms.of(DeleteItemRequest.builder()
                        .expected(Map.of(
                                "a",
                                ExpectedAttributeValue.builder().exists(false).build()))
                        .expressionAttributeNames(Map.of("#a", "a"))
                        .build()),
                ENVELOPE + "ExpressionAttributeNames can only be specified when using expressions");
    }

    @Test
    void valuesOfReadsAreNamed() {
        refused(
                () -> Terms.of(ScanRequest.builder()
                                .filterExpression("a = :b")
                                .expressionAttributeValues(Map.of(":b", Samples.texts("a", "a")))
                                .build())
                        .parsed(),
                "ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: "
                        + "Input collection [a, a] contains duplicates. for key :b");
    }

    @Test
    void theOldOnesAreCheckedInTheEnvelope() {
        refused(
                () -> Terms.of(UpdateItemRequest.builder()
                                .attributeUpdates(Map.of(
                                        "a", AttributeValueUpdate.builder().build()))
                                .build())
                        .parsed(),
                ENVELOPE + "One or more parameter values were invalid: "
                        + "Only DELETE action is allowed when no attribute value is specified");
    }
}
