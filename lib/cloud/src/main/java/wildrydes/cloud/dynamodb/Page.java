package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.Condition;
import wildrydes.cloud.dynamodb.expression.Parsed;
import wildrydes.cloud.dynamodb.expression.Projection;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.item.Sizes;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * A page of a Query or a Scan: items are read until there are as many as were asked for, or a megabyte, and then the filter leaves some of
 * them (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html). Used by one thread.
 */
final class Page {

    private static final long MOST_BYTES = 1 << 20;

    private final TableDefinition table;
    private final @Nullable IndexDefinition index;
    private final View view;
    private final @Nullable Condition filter;
    private final @Nullable Projection projection;
    private final int most;
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private final List<Integer> fetched = new ArrayList<>();
    private int scanned;
    private long bytes;
    private @Nullable Item lastRead;
    private boolean full;

    Page(TableDefinition table, @Nullable IndexDefinition index, View view, Parsed parsed, @Nullable Integer most) {
        this.table = table;
        this.index = index;
        this.view = view;
        this.filter = parsed.filter();
        this.projection = parsed.projection();
        this.most = most == null ? Integer.MAX_VALUE : most;
    }

    /** Takes the next item; false when no more is wanted. */
    boolean add(Item item) {
        scanned++;
        lastRead = item;
        Map<String, AttributeValue> held = view.held(item.attributes());
        bytes += view.complete() ? item.size() : Sizes.item(held);
        Map<String, AttributeValue> seen = view.whole() ? item.attributes() : held;
        if (view.whole()) {
            fetched.add(item.size());
        }
        if (filter == null || filter.holds(seen)) {
            items.add(projection == null ? seen : projection.of(seen));
        }
        full = scanned == most || bytes >= MOST_BYTES;
        return !full;
    }

    List<Map<String, AttributeValue>> items() {
        return items;
    }

    int count() {
        return items.size();
    }

    int scanned() {
        return scanned;
    }

    /** Where the next page begins; null where nothing is left. */
    @Nullable
    Map<String, AttributeValue> last() {
        Item last = lastRead;
        if (!full || last == null) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>(table.keys().names());
        if (index != null) {
            names.addAll(index.keys().names());
        }
        return Projections.only(last.attributes(), names);
    }

    /** Tells what was read: the page in one piece, and each item that was fetched from the table for itself. */
    void consume(Consumption consumption) {
        if (index == null) {
            consumption.read(table, bytes);
        } else {
            consumption.read(table, index, bytes);
            fetched.forEach(size -> consumption.read(table, size));
        }
    }
}
