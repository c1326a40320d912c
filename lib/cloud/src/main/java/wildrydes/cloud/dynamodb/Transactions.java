package wildrydes.cloud.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.expression.Projection;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.item.ItemWrite;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.item.Token;
import wildrydes.cloud.dynamodb.item.Transacted;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.wire.ServiceError;

/** Reads and writes many items, all or none of them. */
final class Transactions {

    /** Of all items (API_TransactWriteItems.html). */
    private static final int MOST_BYTES = 4 << 20;

    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();

    private final TableCatalog catalog;
    private final ItemStore items;
    private final Throughput throughput;
    private final CloudTime time;

    Transactions(TableCatalog catalog, ItemStore items, Throughput throughput, CloudTime time) {
        this.catalog = catalog;
        this.items = items;
        this.throughput = throughput;
        this.time = time;
    }

    /** One read, with what can be said of it before its table is known. */
    private record Reading(
            Get get,
            Map<String, AttributeValue> key,
            @Nullable Projection projection) {}

    TransactGetItemsResponse get(TransactGetItemsRequest request) {
        List<Reading> readings = new ArrayList<>();
        for (TransactGetItem one : request.transactItems()) {
            Terms terms = Terms.of(one.get());
            Map<String, AttributeValue> key = Values.checked(one.get().key());
            readings.add(new Reading(one.get(), key, terms.parsed().projection()));
        }
        List<ItemStore.Address> addresses = new ArrayList<>();
        for (Reading reading : readings) {
            addresses.add(new ItemStore.Address(catalog.usable(reading.get().tableName()), reading.key()));
        }
        List<@Nullable ServiceError> refused = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            refused.add(refusal(addresses.get(i), readings.get(i).projection()));
        }
        checkDistinct(addresses);
        cancelWhereRefused(refused);
        addresses.forEach(address -> throughput.requireRead(address.table(), null));
        List<@Nullable Item> found = items.getTogether(addresses);
        checkSize(
                found.stream().mapToLong(item -> item == null ? 0 : item.size()).sum());
        Consumption consumption = new Consumption(Consumption.Kind.TRANSACTED_READ, throughput);
        List<ItemResponse> responses = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Item item = found.get(i);
            consumption.read(addresses.get(i).table(), item == null ? 0 : item.size());
            responses.add(ItemResponse.builder()
                    .item(
                            item == null
                                    ? null
                                    : SingleItems.shown(item, readings.get(i).projection()))
                    .build());
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(consumption.toldOfAll(request.returnConsumedCapacity()))
                .build();
    }

    /** What is wrong with a key; an empty value is refused at once. */
    private static @Nullable ServiceError refusal(ItemStore.Address address, @Nullable Projection projection) {
        try {
            KeyChecks.checkKey(address.table().keys(), address.key());
            if (projection != null) {
                KeyChecks.checkScalar(address.table(), projection.nested());
            }
            return null;
        } catch (ServiceError e) {
            return hoisted(e);
        }
    }

    /** Empty keys are refused before anything is done, and not as a reason of the transaction's. */
    private static ServiceError hoisted(ServiceError error) {
        if (String.valueOf(error.getMessage()).startsWith("One or more parameter values are not valid.")) {
            throw error;
        }
        return error;
    }

    private static void checkDistinct(List<ItemStore.Address> addresses) {
        Set<Object> seen = new HashSet<>();
        for (ItemStore.Address address : addresses) {
            TableDefinition table = address.table();
            Map<String, AttributeValue> key =
                    Projections.only(address.key(), table.keys().names());
            if (!key.isEmpty() && !seen.add(List.of(table.number(), key))) {
                throw Invalid.because("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static void checkSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw Invalid.because("Collection size of items in transaction exceeded: " + MOST_BYTES);
        }
    }

    private static void cancelWhereRefused(List<@Nullable ServiceError> refused) {
        if (refused.stream().anyMatch(error -> error != null)) {
            throw ItemErrors.cancelled(
                    refused.stream().map(Transactions::invalid).toList());
        }
    }

    private static CancellationReason invalid(@Nullable ServiceError error) {
        return error == null
                ? NONE
                : CancellationReason.builder()
                        .code("ValidationError")
                        .message(error.getMessage())
                        .build();
    }

    TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        List<TransactedWrite> writes = new ArrayList<>();
        for (TransactWriteItem one : request.transactItems()) {
            writes.add(TransactedWrite.of(one));
        }
        List<ItemStore.Address> addresses = new ArrayList<>();
        for (TransactedWrite write : writes) {
            addresses.add(new ItemStore.Address(catalog.usable(write.table()), write.key()));
        }
        List<@Nullable ServiceError> refused = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            refused.add(refusal(writes.get(i), addresses.get(i).table()));
        }
        checkDistinct(addresses);
        cancelWhereRefused(refused);
        checkSize(writes.stream().mapToLong(TransactedWrite::size).sum());
        addresses.forEach(address -> throughput.requireWrite(address.table()));
        List<ItemWrite> decided = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            TableDefinition table = addresses.get(i).table();
            decided.add(
                    new ItemWrite(table, addresses.get(i).key(), writes.get(i).decision(table)));
        }
        String token = request.clientRequestToken();
        Transacted transacted =
                items.transact(decided, token == null ? null : new Token(token, digest(request), time.instant()));
        return response(request, addresses, transacted);
    }

    private static @Nullable ServiceError refusal(TransactedWrite write, TableDefinition table) {
        try {
            write.check(table);
            return null;
        } catch (ServiceError e) {
            return hoisted(e);
        }
    }

    private TransactWriteItemsResponse response(
            TransactWriteItemsRequest request, List<ItemStore.Address> addresses, Transacted transacted) {
        if (transacted instanceof Transacted.Cancelled cancelled) {
            throw cancelled(cancelled);
        }
        boolean done = transacted instanceof Transacted.Done;
        Consumption consumption = new Consumption(
                done ? Consumption.Kind.TRANSACTED_WRITE : Consumption.Kind.TRANSACTED_READ, throughput);
        CollectionMetrics collections = new CollectionMetrics();
        for (int i = 0; i < addresses.size(); i++) {
            ItemStore.Address address = addresses.get(i);
            if (transacted instanceof Transacted.Done all) {
                consumption.write(address.table(), all.written().get(i));
            } else { // what was done before is read, and no more (API_TransactWriteItems.html)
                Item item = items.get(address.table(), address.key());
                consumption.read(address.table(), item == null ? 0 : item.size());
            }
            collections.add(address.table(), address.key(), request.returnItemCollectionMetrics());
        }
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(consumption.toldOfAll(request.returnConsumedCapacity()))
                .itemCollectionMetrics(collections.told())
                .build();
    }

    private static RuntimeException cancelled(Transacted.Cancelled cancelled) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (Transacted.Reason reason : cancelled.reasons()) {
            if (reason instanceof Transacted.Reason.Conflict) {
                reasons.add(CancellationReason.builder()
                        .code("TransactionConflict")
                        .message("Transaction is ongoing for the item")
                        .build());
            } else if (reason instanceof Transacted.Reason.Refused refused) {
                reasons.add(reason(refused.error()));
            } else {
                reasons.add(NONE);
            }
        }
        return ItemErrors.cancelled(reasons);
    }

    private static CancellationReason reason(RuntimeException error) {
        if (error instanceof ConditionalCheckFailedException failed) {
            return CancellationReason.builder()
                    .code("ConditionalCheckFailed")
                    .message(ItemErrors.CONDITION)
                    .item(failed.hasItem() ? failed.item() : null)
                    .build();
        }
        if (error instanceof ServiceError invalid) {
            return invalid(hoisted(invalid));
        }
        throw error;
    }

    /** Of everything that is asked for but how much is told of it. */
    private static String digest(TransactWriteItemsRequest request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(request.transactItems().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
