package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** What a request has of expressions and of the older parameters, whatever its kind. */
final class Source {

    /** How requests are refused. */
    enum Wording {
        READ,
        /** As READ, and the size of a filter that is too long is told. */
        SCAN,
        /** Enveloped, and without naming the expressions that are missing. */
        WRITE
    }

    private final Wording wording;
    private final Map<String, @Nullable String> expressions = new LinkedHashMap<>();
    private final Map<String, Object> older = new LinkedHashMap<>();
    private boolean hasNames;
    private Map<String, String> names = Map.of();
    private boolean hasValues;
    private Map<String, AttributeValue> values = Map.of();

    Source(Wording wording) {
        this.wording = wording;
    }

    /** An expression that requests of this kind may have, in the order of messages; null where this one has none. */
    Source expression(String parameter, @Nullable String text) {
        expressions.put(parameter, text);
        return this;
    }

    Source names(boolean given, Map<String, String> definitions) {
        hasNames = given;
        names = definitions;
        return this;
    }

    Source values(boolean given, Map<String, AttributeValue> definitions) {
        hasValues = given;
        values = definitions;
        return this;
    }

    /** An older parameter, in the order of messages. */
    Source older(String parameter, boolean given, Object value) {
        if (given) {
            older.put(parameter, value);
        }
        return this;
    }

    Source older(String parameter, @Nullable String value) {
        if (value != null) {
            older.put(parameter, value);
        }
        return this;
    }

    Wording wording() {
        return wording;
    }

    boolean hasNames() {
        return hasNames;
    }

    boolean hasValues() {
        return hasValues;
    }

    /** The expressions that the request has. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        expressions.forEach((parameter, text) -> {
            if (text != null) {
                given.add(parameter);
            }
        });
        return given;
    }

    /** The expressions that use values and that the request could have. */
    List<String> possibleWithValues() {
        List<String> possible = new ArrayList<>(expressions.keySet());
        possible.remove("ProjectionExpression");
        return possible;
    }

    /** The older parameters that the request has. */
    List<String> olderGiven() {
        return List.copyOf(older.keySet());
    }

    @Nullable
    String text(String parameter) {
        return expressions.get(parameter);
    }

    /** Checks the definitions of names and values. */
    Placeholders placeholders() {
        return Placeholders.of(hasNames, names, hasValues, values, wording == Wording.WRITE);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, ExpectedAttributeValue> expected() {
        return (Map<String, ExpectedAttributeValue>) older.get("Expected");
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, AttributeValueUpdate> updates() {
        return (Map<String, AttributeValueUpdate>) older.get("AttributeUpdates");
    }

    /** @param parameter {@code KeyConditions}, {@code QueryFilter} or {@code ScanFilter} */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions(String parameter) {
        return (Map<String, software.amazon.awssdk.services.dynamodb.model.Condition>) older.get(parameter);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    List<String> attributesToGet() {
        return (List<String>) older.get("AttributesToGet");
    }

    /** AND or OR. */
    @Nullable
    String conditionalOperator() {
        return (String) older.get("ConditionalOperator");
    }
}
