package wildrydes.cloud.dynamodb;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import wildrydes.cloud.dynamodb.expression.Parsed;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.ItemWrite;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * One write of a transaction, with what can be said of it before its table is known.
 *
 * @param kind what is done
 * @param table name or ARN
 * @param key the key's attributes; of a Put the whole item
 * @param put null but of a Put
 * @param shown whether an item is told that does not meet the condition
 */
record TransactedWrite(
        Kind kind,
        String table,
        Map<String, AttributeValue> key,
        @Nullable Item put,
        Parsed parsed,
        @Nullable ReturnValuesOnConditionCheckFailure shown) {

    enum Kind {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }

    /** @throws wildrydes.cloud.wire.ServiceError for what is wrong with it */
    static TransactedWrite of(TransactWriteItem one) {
        long kinds = Stream.of(one.put(), one.update(), one.delete(), one.conditionCheck())
                .filter(kind -> kind != null)
                .count();
        if (kinds != 1) {
            throw Invalid.because("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (one.put() != null) {
            return of(one.put());
        }
        if (one.update() != null) {
            return of(one.update());
        }
        return one.delete() != null ? of(one.delete()) : of(one.conditionCheck());
    }

    private static TransactedWrite of(Put put) {
        Terms terms = Terms.of(put);
        Item item = Item.of(Values.checked(put.item()));
        return new TransactedWrite(
                Kind.PUT,
                put.tableName(),
                item.attributes(),
                Writes.limited(item),
                terms.parsed(),
                put.returnValuesOnConditionCheckFailure());
    }

    private static TransactedWrite of(software.amazon.awssdk.services.dynamodb.model.Update update) {
        Terms terms = Terms.of(update);
        return new TransactedWrite(
                Kind.UPDATE,
                update.tableName(),
                Values.checked(update.key()),
                null,
                terms.parsed(),
                update.returnValuesOnConditionCheckFailure());
    }

    private static TransactedWrite of(Delete delete) {
        Terms terms = Terms.of(delete);
        return new TransactedWrite(
                Kind.DELETE,
                delete.tableName(),
                Values.checked(delete.key()),
                null,
                terms.parsed(),
                delete.returnValuesOnConditionCheckFailure());
    }

    private static TransactedWrite of(ConditionCheck check) {
        Terms terms = Terms.of(check);
        return new TransactedWrite(
                Kind.CHECK,
                check.tableName(),
                Values.checked(check.key()),
                null,
                terms.parsed(),
                check.returnValuesOnConditionCheckFailure());
    }

    /** Bytes of the item that it brings. */
    long size() {
        return put == null ? 0 : put.size();
    }

    /** @throws wildrydes.cloud.wire.ServiceError where it does not fit its table */
    void check(TableDefinition definition) {
        if (kind == Kind.PUT) {
            KeyChecks.checkItem(definition, key);
        } else {
            KeyChecks.checkKey(definition.keys(), key);
        }
        if (parsed.update() != null) {
            Writes.checkUpdate(definition, parsed.update());
        }
    }

    ItemWrite.Decision decision(TableDefinition definition) {
        ItemWrite.Decision decision = switch (kind) {
            case PUT -> before -> put;
            case UPDATE -> before -> Writes.updated(definition, key, parsed.update(), before);
            case DELETE -> before -> null;
            case CHECK -> before -> before;
        };
        return Writes.when(parsed.condition(), shown, decision);
    }
}
