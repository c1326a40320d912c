package wildrydes.cloud.firehose;

import java.util.List;
import java.util.function.Supplier;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.firehose.deliver.Deliveries;
import wildrydes.cloud.firehose.deliver.DeliveryRequests;
import wildrydes.cloud.firehose.deliver.Inboxes;
import wildrydes.cloud.firehose.deliver.Ingestion;
import wildrydes.cloud.firehose.deliver.RoleCalls;
import wildrydes.cloud.firehose.stream.DeliveryStreams;
import wildrydes.cloud.firehose.stream.Lifecycle;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/** Data Firehose of an account in a Region. Safe for concurrent use. */
public final class Firehose {

    private static final String NAME = "firehose";

    private final DeliveryStreamNames names;
    private final DeliveryStreams streams;
    private final Deliveries deliveries;
    private final CloudTime time;
    /** Made at the first request, since loading the model's classes would slow the start down. */
    private final Supplier<Object> operations;

    private Firehose(
            DeliveryStreamNames names,
            DeliveryStreams streams,
            Deliveries deliveries,
            CloudTime time,
            Supplier<Object> operations) {
        this.names = names;
        this.streams = streams;
        this.deliveries = deliveries;
        this.time = time;
        this.operations = operations;
    }

    /**
     * That of an account in a Region.
     *
     * @param store keeps the delivery streams and what was put into them; gives it back when it recovers, before the first request
     * @param metering is told of what was taken
     * @param passing knows the roles
     * @param door asked for when it is needed, since services are made before it
     */
    public static Firehose in(
            String account,
            String region,
            Store store,
            CloudTime time,
            Metering metering,
            Metrics metrics,
            PassRole passing,
            Supplier<Door> door) {
        DeliveryStreamNames names = new DeliveryStreamNames(account, region);
        DeliveryStreams streams = new DeliveryStreams(store);
        Inboxes inboxes = Inboxes.in(store);
        RoleCalls calls = new RoleCalls(door);
        Deliveries deliveries = new Deliveries(streams, inboxes, calls, time, metrics, metering);
        new Lifecycle(streams, deliveries, time).begin();
        return new Firehose(names, streams, deliveries, time, () -> {
            FirehoseErrors errors = new FirehoseErrors(account);
            Administration administration =
                    new Administration(streams, names, errors, new Grounds(passing, calls), deliveries, time);
            return new FirehoseService(
                    administration,
                    new Tagging(streams, administration, errors),
                    new RecordIntake(
                            administration, errors, inboxes, deliveries, new Ingestion(metering), metrics, time));
        });
    }

    /** The service, as the cloud serves it. */
    public Service service() {
        return new Service(
                NAME, NAME, List.of(new Address.Target("Firehose_20150804")), () -> List.of(operations.get()), names);
    }

    /** Adds the look into delivery streams to the control interface. */
    public void addTo(ControlRoutes routes) {
        new DeliveryRequests(streams, deliveries, time).addTo(routes);
    }
}
