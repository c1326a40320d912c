package wildrydes.cloud.dynamodb;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.stream.StreamOperations;
import wildrydes.cloud.dynamodb.stream.Streams;
import wildrydes.cloud.dynamodb.table.Catalog;
import wildrydes.cloud.dynamodb.table.Lifecycle;
import wildrydes.cloud.dynamodb.table.Names;
import wildrydes.cloud.dynamodb.table.Policies;
import wildrydes.cloud.dynamodb.table.Resources;
import wildrydes.cloud.dynamodb.table.TableOperations;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tables;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * DynamoDB of an account in a Region: tables, the items in them, and streams of what changes there, served as two services. Safe for
 * concurrent use.
 */
public final class DynamoDb implements AutoCloseable {

    /** The number of the tables' state in the log. */
    private static final int OWNER = 15;

    private static final String NAME = "dynamodb";
    private static final String STREAMS = "dynamodb-streams";

    private final Catalog catalog;
    private final Names names;
    private final Streams streams;
    private final ItemStore items;
    private final CloudTime time;
    private final Metrics metrics;
    private final Supplier<Object> itemOperations;

    private DynamoDb(
            Catalog catalog,
            Names names,
            Streams streams,
            ItemStore items,
            CloudTime time,
            Metrics metrics,
            Supplier<Object> itemOperations) {
        this.catalog = catalog;
        this.names = names;
        this.streams = streams;
        this.items = items;
        this.time = time;
        this.metrics = metrics;
        this.itemOperations = itemOperations;
    }

    /**
     * That of an account in a Region. To be closed before the store.
     *
     * @param store keeps everything; gives it back when it recovers, before the first request
     * @param metering is told what costs by the hour
     * @param policies is told the tables, whose policies it knows
     */
    public static DynamoDb in(
            String account,
            String region,
            Store store,
            CloudTime time,
            Metering metering,
            Metrics metrics,
            Policies policies) {
        Names names = new Names(account, region);
        Tables state = Tables.in(store, OWNER, NAME);
        Catalog catalog = new Catalog(state, names);
        Streams streams = Streams.in(state, store, time, region, catalog::nextNumber);
        ItemStore items = ItemStore.in(store, time, streams);
        Lifecycle lifecycle = new Lifecycle(catalog, items, time, metering);
        policies.are(catalog, names);
        state.whenRecovered(() -> {
            lifecycle.recovered();
            streams.recovered(catalog.definitions());
        });
        return new DynamoDb(
                catalog,
                names,
                streams,
                items,
                time,
                metrics,
                () -> new ItemOperations(catalog, items, time, metering, metrics));
    }

    /** The two services, as the cloud serves them: that of tables and items, then that of streams. */
    public List<Service> services() {
        Resources resources = new Resources(names, catalog, streams::arnOf);
        return List.of(
                new Service(NAME, NAME, List.of(new Address.Target("DynamoDB_20120810")), this::parts, resources),
                new Service(
                        STREAMS,
                        NAME,
                        List.of(new Address.Target("DynamoDBStreams_20120810")),
                        () -> List.of(new StreamOperations(streams, time, metrics)),
                        resources));
    }

    private List<Object> parts() {
        return List.of(new TableOperations(catalog, names, items, streams, time), itemOperations.get());
    }

    /** Puts all items into their file. */
    @Override
    public void close() throws IOException {
        items.close();
    }
}
