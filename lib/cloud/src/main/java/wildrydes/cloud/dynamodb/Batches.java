package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import wildrydes.cloud.dynamodb.expression.Projection;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.item.ItemWrite;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.item.Written;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * Reads and writes many items, each for itself. The limits are those of
 * docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html and API_BatchWriteItem.html.
 */
final class Batches {

    private static final int MOST_KEYS = 100;
    private static final int MOST_WRITES = 25;
    private static final int MOST_BYTES = 16 << 20;

    private final TableCatalog catalog;
    private final ItemStore items;
    private final Throughput throughput;

    Batches(TableCatalog catalog, ItemStore items, Throughput throughput) {
        this.catalog = catalog;
        this.items = items;
        this.throughput = throughput;
    }

    /** What is read of one table. */
    private record Wanted(
            String name,
            TableDefinition table,
            KeysAndAttributes request,
            List<Map<String, AttributeValue>> keys,
            @Nullable Projection projection) {}

    BatchGetItemResponse get(BatchGetItemRequest request) {
        if (request.requestItems().isEmpty()) {
            throw Invalid.because("The requestItems parameter is required for BatchGetItem");
        }
        Gathering gathering = new Gathering(request);
        for (Wanted wanted : wanted(request)) {
            for (int i = 0; i < wanted.keys().size(); i++) {
                gathering.read(wanted, i);
            }
        }
        return gathering.response();
    }

    private List<Wanted> wanted(BatchGetItemRequest request) {
        int count = 0;
        for (Map.Entry<String, KeysAndAttributes> one : request.requestItems().entrySet()) {
            int keys = one.getValue().keys().size();
            if (keys > MOST_KEYS) {
                throw Invalid.because("1 validation error detected: Value at 'RequestItems." + one.getKey()
                        + ".member.Keys' failed to satisfy constraint: Member must have length less than or equal to "
                        + MOST_KEYS);
            }
            count += keys;
        }
        if (count > MOST_KEYS) {
            throw Invalid.because("Too many items requested for the BatchGetItem call");
        }
        List<Terms> terms =
                request.requestItems().values().stream().map(Terms::of).toList();
        Iterator<Terms> next = terms.iterator();
        List<Wanted> all = new ArrayList<>();
        for (Map.Entry<String, KeysAndAttributes> one : request.requestItems().entrySet()) {
            List<Map<String, AttributeValue>> keys = new ArrayList<>();
            Projection projection = next.next().parsed().projection();
            Set<Map<String, AttributeValue>> seen = new HashSet<>();
            for (Map<String, AttributeValue> given : one.getValue().keys()) {
                Map<String, AttributeValue> key = Values.checked(given);
                if (!seen.add(key)) {
                    throw duplicates();
                }
                keys.add(key);
            }
            all.add(new Wanted(one.getKey(), catalog.usable(one.getKey()), one.getValue(), keys, projection));
        }
        for (Wanted wanted : all) {
            wanted.keys().forEach(key -> KeyChecks.checkKey(wanted.table().keys(), key));
            if (wanted.projection() != null) {
                KeyChecks.checkScalar(wanted.table(), wanted.projection().nested());
            }
        }
        return all;
    }

    private static RuntimeException duplicates() {
        return Invalid.because("Provided list of item keys contains duplicates");
    }

    /** Fills a response until it is large enough. */
    private final class Gathering {
        private final BatchGetItemRequest request;
        private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        private final Map<Boolean, Consumption> consumed = new LinkedHashMap<>();
        private int bytes;
        private boolean any;

        Gathering(BatchGetItemRequest request) {
            this.request = request;
        }

        void read(Wanted wanted, int index) {
            Map<String, AttributeValue> key = wanted.keys().get(index);
            found.computeIfAbsent(wanted.name(), name -> new ArrayList<>());
            boolean full = bytes >= MOST_BYTES || !throughput.canRead(wanted.table());
            Item item = full ? null : items.get(wanted.table(), key);
            if (full || item != null && any && bytes + item.size() > MOST_BYTES) {
                leave(wanted, index);
                return;
            }
            any = true;
            boolean consistent = Boolean.TRUE.equals(wanted.request().consistentRead());
            consumed.computeIfAbsent(consistent, strong -> new Consumption(Consumption.Kind.read(strong), throughput))
                    .read(wanted.table(), item == null ? 0 : item.size());
            if (item != null) {
                bytes += item.size();
                found.get(wanted.name()).add(SingleItems.shown(item, wanted.projection()));
            }
        }

        private void leave(Wanted wanted, int index) {
            KeysAndAttributes before = unprocessed.get(wanted.name());
            List<Map<String, AttributeValue>> keys = new ArrayList<>(before == null ? List.of() : before.keys());
            keys.add(wanted.request().keys().get(index));
            unprocessed.put(
                    wanted.name(), wanted.request().toBuilder().keys(keys).build());
        }

        BatchGetItemResponse response() {
            if (!any) {
                throw ItemErrors.throttled(false);
            }
            return BatchGetItemResponse.builder()
                    .responses(found)
                    .unprocessedKeys(unprocessed)
                    .consumedCapacity(Consumption.toldOfAll(consumed.values(), request.returnConsumedCapacity()))
                    .build();
        }
    }

    /** What is written to one item. */
    private record Wished(String name, TableDefinition table, WriteRequest request, ItemWrite write) {}

    BatchWriteItemResponse write(BatchWriteItemRequest request) {
        if (request.requestItems().isEmpty()) {
            throw Invalid.because("The requestItems parameter is required for BatchWriteItem");
        }
        Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
        List<Wished> admitted = new ArrayList<>();
        for (Wished wished : wished(request)) {
            if (throughput.canWrite(wished.table())) {
                admitted.add(wished);
            } else {
                unprocessed
                        .computeIfAbsent(wished.name(), name -> new ArrayList<>())
                        .add(wished.request());
            }
        }
        if (admitted.isEmpty()) {
            throw ItemErrors.throttled(false);
        }
        List<Written> written =
                items.writeAll(admitted.stream().map(Wished::write).toList());
        Consumption consumption = new Consumption(Consumption.Kind.WRITE, throughput);
        CollectionMetrics collections = new CollectionMetrics();
        for (int i = 0; i < admitted.size(); i++) {
            Wished wished = admitted.get(i);
            consumption.write(wished.table(), written.get(i));
            collections.add(wished.table(), wished.write().key(), request.returnItemCollectionMetrics());
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(unprocessed)
                .consumedCapacity(consumption.toldOfAll(request.returnConsumedCapacity()))
                .itemCollectionMetrics(collections.told())
                .build();
    }

    private List<Wished> wished(BatchWriteItemRequest request) {
        int count =
                request.requestItems().values().stream().mapToInt(List::size).sum();
        if (count > MOST_WRITES) {
            throw Invalid.because("Too many items requested for the BatchWriteItem call");
        }
        List<Checked> checked = new ArrayList<>();
        request.requestItems()
                .forEach((name, writes) ->
                        writes.forEach(write -> checked.add(new Checked(name, write, checked(write)))));
        List<Wished> all = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Checked one : checked) {
            TableDefinition table = catalog.usable(one.name());
            ItemWrite made = write(table, one.write(), one.attributes());
            Map<String, AttributeValue> key =
                    Projections.only(one.attributes(), table.keys().names());
            if (!seen.add(List.of(table.number(), key))) {
                throw duplicates();
            }
            all.add(new Wished(one.name(), table, one.write(), made));
        }
        return all;
    }

    /** A write whose values are valid. */
    private record Checked(String name, WriteRequest write, Map<String, AttributeValue> attributes) {}

    private static Map<String, AttributeValue> checked(WriteRequest write) {
        if (write.putRequest() == null && write.deleteRequest() == null) {
            throw Invalid.because("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
        return write.putRequest() != null
                ? Values.checked(write.putRequest().item())
                : Values.checked(write.deleteRequest().key());
    }

    private static ItemWrite write(TableDefinition table, WriteRequest write, Map<String, AttributeValue> attributes) {
        if (write.putRequest() == null) {
            KeyChecks.checkKey(table.keys(), attributes);
            return new ItemWrite(table, attributes, before -> null);
        }
        Item item = Writes.limited(Item.of(attributes));
        KeyChecks.checkItem(table, attributes);
        return new ItemWrite(table, attributes, before -> item);
    }
}
