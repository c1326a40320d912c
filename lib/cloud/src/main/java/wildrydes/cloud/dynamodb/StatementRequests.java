package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.partiql.ExpressionText;
import wildrydes.cloud.dynamodb.partiql.KeySplit;
import wildrydes.cloud.dynamodb.partiql.Statement;
import wildrydes.cloud.dynamodb.partiql.Where;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableCatalog;

/** PartiQL statements that write, as the requests that do the same. */
final class StatementRequests {

    private final TableCatalog catalog;

    StatementRequests(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /** A condition that an item is to meet, and the placeholders in it. */
    private static final class Conditioned {
        private final ExpressionText text = new ExpressionText();
        private final List<String> conditions = new ArrayList<>();

        Conditioned exists(String keyAttribute, boolean there) {
            conditions.add((there ? "attribute_exists(" : "attribute_not_exists(") + text.name(keyAttribute) + ")");
            return this;
        }

        Conditioned and(List<Where> rest) {
            if (!rest.isEmpty()) {
                conditions.add(text.all(rest));
            }
            return this;
        }

        @Nullable
        String condition() {
            return conditions.isEmpty() ? null : String.join(" AND ", conditions);
        }

        @Nullable
        Map<String, String> names() {
            return text.names().isEmpty() ? null : text.names();
        }

        @Nullable
        Map<String, AttributeValue> values() {
            return text.values().isEmpty() ? null : text.values();
        }
    }

    private KeySchema keys(String table) {
        return catalog.usable(table).keys();
    }

    /** What a statement's condition says of the item's key, which it has to name whole. */
    private static KeySplit split(@Nullable Where where, KeySchema keys) {
        KeySplit split = KeySplit.of(where, keys);
        if (!split.whole(keys)) {
            throw Invalid.because("Where clause does not contain a mandatory equality on all key attributes");
        }
        return split;
    }

    PutItemRequest.Builder put(Statement.Insert insert) {
        Conditioned conditioned =
                new Conditioned().exists(keys(insert.table()).partition().name(), false);
        return PutItemRequest.builder()
                .tableName(insert.table())
                .item(insert.item())
                .conditionExpression(conditioned.condition())
                .expressionAttributeNames(conditioned.names());
    }

    UpdateItemRequest.Builder update(Statement.Update update) {
        KeySchema keys = keys(update.table());
        KeySplit split = split(update.where(), keys);
        Conditioned conditioned = conditioned(keys, split, true);
        return UpdateItemRequest.builder()
                .tableName(update.table())
                .key(split.equal())
                .updateExpression(conditioned.text.changes(update.changes()))
                .conditionExpression(conditioned.condition())
                .expressionAttributeNames(conditioned.names())
                .expressionAttributeValues(conditioned.values())
                .returnValues(update.returning());
    }

    DeleteItemRequest.Builder delete(Statement.Delete delete) {
        KeySchema keys = keys(delete.table());
        KeySplit split = split(delete.where(), keys);
        Conditioned conditioned = conditioned(keys, split, false);
        return DeleteItemRequest.builder()
                .tableName(delete.table())
                .key(split.equal())
                .conditionExpression(conditioned.condition())
                .expressionAttributeNames(conditioned.names())
                .expressionAttributeValues(conditioned.values())
                .returnValues(delete.returning());
    }

    private static Conditioned conditioned(KeySchema keys, KeySplit split, boolean there) {
        Conditioned conditioned = new Conditioned();
        if (there) {
            conditioned.exists(keys.partition().name(), true);
        }
        return conditioned.and(split.rest());
    }

    /** A statement as a part of a transaction. */
    TransactWriteItem transacted(Statement statement) {
        TransactWriteItem.Builder part = TransactWriteItem.builder();
        if (statement instanceof Statement.Insert insert) {
            PutItemRequest put = put(insert).build();
            return part.put(Put.builder()
                            .tableName(put.tableName())
                            .item(put.item())
                            .conditionExpression(put.conditionExpression())
                            .expressionAttributeNames(put.expressionAttributeNames())
                            .build())
                    .build();
        }
        if (statement instanceof Statement.Update changed) {
            UpdateItemRequest update = update(changed).build();
            return part.update(Update.builder()
                            .tableName(update.tableName())
                            .key(update.key())
                            .updateExpression(update.updateExpression())
                            .conditionExpression(update.conditionExpression())
                            .expressionAttributeNames(update.expressionAttributeNames())
                            .expressionAttributeValues(
                                    update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null)
                            .build())
                    .build();
        }
        if (statement instanceof Statement.Delete removed) {
            DeleteItemRequest delete = delete(removed).build();
            return part.delete(Delete.builder()
                            .tableName(delete.tableName())
                            .key(delete.key())
                            .conditionExpression(delete.conditionExpression())
                            .expressionAttributeNames(
                                    delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null)
                            .expressionAttributeValues(
                                    delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null)
                            .build())
                    .build();
        }
        return part.conditionCheck(check((Statement.Exists) statement)).build();
    }

    private ConditionCheck check(Statement.Exists exists) {
        KeySchema keys = keys(exists.table());
        KeySplit split = split(exists.select().where(), keys);
        Conditioned conditioned = conditioned(keys, split, true);
        return ConditionCheck.builder()
                .tableName(exists.table())
                .key(split.equal())
                .conditionExpression(conditioned.condition())
                .expressionAttributeNames(conditioned.names())
                .expressionAttributeValues(conditioned.values())
                .build();
    }
}
