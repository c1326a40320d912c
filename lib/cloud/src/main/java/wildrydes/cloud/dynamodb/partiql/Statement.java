package wildrydes.cloud.dynamodb.partiql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A statement, with its parameters in place. */
public sealed interface Statement {

    /** Name or ARN of the table. */
    String table();

    /**
     * Reads items.
     *
     * @param index null for the table itself
     * @param places what is told of an item; null for everything
     * @param descending null where no order was asked for
     */
    record Select(
            String table,
            @Nullable String index,
            @Nullable List<Place> places,
            @Nullable Where where,
            @Nullable Boolean descending)
            implements Statement {}

    /** Puts an item that was not there. */
    record Insert(String table, Map<String, AttributeValue> item) implements Statement {}

    /**
     * Changes an item that is there.
     *
     * @param returning what is told of the item; null for nothing
     */
    record Update(
            String table,
            List<Change> changes,
            @Nullable Where where,
            @Nullable String returning) implements Statement {}

    /** Removes an item. */
    record Delete(
            String table, @Nullable Where where, @Nullable String returning) implements Statement {}

    /** Asks within a transaction whether there is an item. */
    record Exists(Select select) implements Statement {
        @Override
        public String table() {
            return select.table();
        }
    }

    /**
     * A change within an item.
     *
     * @param value null where the place is emptied
     */
    record Change(Place place, @Nullable Term value) {}
}
