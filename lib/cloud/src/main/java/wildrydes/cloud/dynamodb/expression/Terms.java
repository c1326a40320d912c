package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import wildrydes.cloud.dynamodb.expression.Source.Wording;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/**
 * The expressions of a request, or the older parameters that say the same. {@code of} checks that a request has one kind only,
 * which AWS does before it looks at items and keys; {@link #parsed} reads them. Whatever is wrong is a {@code
 * ValidationException} in AWS's words, {@linkplain Invalid#enveloped enveloped} where an item is written.
 */
public final class Terms {

    private final Source source;

    private Terms(Source source) {
        this.source = source;
        worded(() -> {
            checkKinds();
            return true;
        });
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(GetItemRequest request) {
        return new Terms(new Source(Wording.READ)
                .expression("ProjectionExpression", request.projectionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .older("AttributesToGet", request.hasAttributesToGet(), request.attributesToGet()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(KeysAndAttributes request) {
        return new Terms(new Source(Wording.READ)
                .expression("ProjectionExpression", request.projectionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .older("AttributesToGet", request.hasAttributesToGet(), request.attributesToGet()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(Get request) {
        return new Terms(new Source(Wording.READ)
                .expression("ProjectionExpression", request.projectionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(QueryRequest request) {
        return new Terms(new Source(Wording.READ)
                .expression("ProjectionExpression", request.projectionExpression())
                .expression("FilterExpression", request.filterExpression())
                .expression("KeyConditionExpression", request.keyConditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .older("AttributesToGet", request.hasAttributesToGet(), request.attributesToGet())
                .older("QueryFilter", request.hasQueryFilter(), request.queryFilter())
                .older("ConditionalOperator", request.conditionalOperatorAsString())
                .older("KeyConditions", request.hasKeyConditions(), request.keyConditions()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(ScanRequest request) {
        return new Terms(new Source(Wording.SCAN)
                .expression("ProjectionExpression", request.projectionExpression())
                .expression("FilterExpression", request.filterExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .older("AttributesToGet", request.hasAttributesToGet(), request.attributesToGet())
                .older("ScanFilter", request.hasScanFilter(), request.scanFilter())
                .older("ConditionalOperator", request.conditionalOperatorAsString()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(PutItemRequest request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .older("Expected", request.hasExpected(), request.expected())
                .older("ConditionalOperator", request.conditionalOperatorAsString()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(DeleteItemRequest request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .older("Expected", request.hasExpected(), request.expected())
                .older("ConditionalOperator", request.conditionalOperatorAsString()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(UpdateItemRequest request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("UpdateExpression", request.updateExpression())
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .older("AttributeUpdates", request.hasAttributeUpdates(), request.attributeUpdates())
                .older("Expected", request.hasExpected(), request.expected())
                .older("ConditionalOperator", request.conditionalOperatorAsString()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(Put request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(Delete request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(ConditionCheck request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    }

    /**
     * Those of a request.
     *
     * @throws ServiceError where parameters do not go together
     */
    public static Terms of(software.amazon.awssdk.services.dynamodb.model.Update request) {
        return new Terms(new Source(Wording.WRITE)
                .expression("UpdateExpression", request.updateExpression())
                .expression("ConditionExpression", request.conditionExpression())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
    }

    private void checkKinds() {
        List<String> given = source.given();
        if (!given.isEmpty()) {
            List<String> older = new ArrayList<>(source.olderGiven());
            if (source.text("KeyConditionExpression") == null) {
                older.remove("KeyConditions");
            }
            if (!older.isEmpty()) {
                throw Invalid.because("Can not use both expression and non-expression parameters in the same request: "
                        + "Non-expression parameters: {" + String.join(", ", older) + "} Expression parameters: {"
                        + String.join(", ", given) + "}");
            }
        }
        if (source.hasNames() && given.isEmpty()) {
            throw Invalid.because("ExpressionAttributeNames can only be specified when using expressions");
        }
        List<String> possible = source.possibleWithValues();
        if (source.hasValues() && possible.stream().noneMatch(given::contains)) {
            String missing = source.wording() == Wording.WRITE
                    ? ""
                    : ": " + String.join(" and ", possible) + (possible.size() > 1 ? " are null" : " is null");
            throw Invalid.because("ExpressionAttributeValues can only be specified when using expressions" + missing);
        }
    }

    /**
     * Reads everything.
     *
     * @throws ServiceError for what is wrong
     */
    public Parsed parsed() {
        return worded(this::read);
    }

    private <T> T worded(Supplier<T> step) {
        if (source.wording() != Wording.WRITE) {
            return step.get();
        }
        try {
            return step.get();
        } catch (ServiceError invalid) {
            throw Invalid.enveloped(invalid);
        }
    }

    private Parsed read() {
        Older older = Older.read(source);
        Placeholders placeholders = source.placeholders();
        Update update = read("UpdateExpression", text -> {
            return new UpdateExpression(UpdateChecks.bound(UpdateParser.parse(text), placeholders));
        });
        Condition condition = condition("ConditionExpression", placeholders);
        Predicate keys = predicate("KeyConditionExpression", placeholders);
        Condition filter = condition("FilterExpression", placeholders);
        Projection projection = read("ProjectionExpression", text -> {
            return new PathProjection(ProjectionParser.bound(ProjectionParser.parse(text), placeholders));
        });
        placeholders.checkAllUsed();
        return new Parsed(
                condition == null ? older.condition() : condition,
                update == null ? older.update() : update,
                keys == null ? older.keys() : KeyConditionReader.read(keys),
                filter == null ? older.filter() : filter,
                projection == null ? older.projection() : projection);
    }

    private @Nullable Condition condition(String parameter, Placeholders placeholders) {
        Predicate predicate = predicate(parameter, placeholders);
        return predicate == null ? null : new ConditionExpression(predicate);
    }

    private @Nullable Predicate predicate(String parameter, Placeholders placeholders) {
        return read(parameter, text -> ConditionChecks.bound(ConditionParser.parse(text), placeholders));
    }

    /** Reads one expression; what is wrong with it is said of its parameter. */
    private <T> @Nullable T read(String parameter, Reading<T> reading) {
        String text = source.text(parameter);
        if (text == null) {
            return null;
        }
        try {
            boolean told = source.wording() == Wording.SCAN && parameter.equals("FilterExpression");
            Limits.checkText(text, told);
            return reading.of(text);
        } catch (WrongExpression wrong) {
            throw Invalid.because("Invalid " + parameter + ": " + wrong.sentence());
        }
    }

    private interface Reading<T> {
        T of(String text);
    }
}
