package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.DeliveredObject;
import wildrydes.lab.cloud.DeliveryWindow;
import wildrydes.lab.render.Times;

/**
 * A delivery stream of Data Firehose: it collects records in a buffer, and writes what is in it to a bucket as one object, when
 * there is enough or the time is over. It works in a role of its own, {@code NAME-delivery}, which the lab makes as AWS's console
 * does.
 */
public final class DeliveryStream implements Resource<DeliveryStream> {

    private final Lab lab;
    private final String name;
    private final DeliveryRole role;
    private final DeliverySettings settings = new DeliverySettings();
    private String cli = "";

    DeliveryStream(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
        this.role = new DeliveryRole(lab, name);
    }

    /** The stream whose records it delivers, from those on that come when it exists. Without one, records are put into it directly. */
    public DeliveryStream from(DataStream stream) {
        settings.from = stream;
        return this;
    }

    /** The bucket that it writes to. */
    public DeliveryStream to(Bucket bucket) {
        settings.to = bucket;
        return this;
    }

    /**
     * When it writes an object: with so much in its buffer or so long after the first record of it, whichever comes first. 5 MB and
     * five minutes where you say nothing.
     *
     * @param mebibytes 1 to 128
     * @param duration 15 minutes at most
     */
    public DeliveryStream buffer(int mebibytes, Duration duration) {
        settings.mebibytes = mebibytes;
        settings.interval = duration;
        return this;
    }

    /** Puts a newline behind each record. It adds none where you say nothing. */
    public DeliveryStream appendDelimiter() {
        settings.delimiter = true;
        return this;
    }

    /**
     * What keys begin with, before year, month, day and hour.
     *
     * @param prefix such as {@code rides/}; with {@code !{timestamp:yyyy-MM-dd}} in it, it stands in the place of year to hour
     */
    public DeliveryStream prefix(String prefix) {
        settings.prefix = prefix;
        return this;
    }

    /** What keys of records begin with that cannot be delivered as they are; AWS wants one where the prefix has an expression. */
    public DeliveryStream errorPrefix(String prefix) {
        settings.errorPrefix = prefix;
        return this;
    }

    /** Compresses each object; its key then ends in {@code .gz}. */
    public DeliveryStream gzip() {
        settings.gzip = true;
        return this;
    }

    /** Sends records through a function first, which gives them back changed or drops them. */
    public DeliveryStream transform(LambdaFunction function) {
        settings.transform = function;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:firehose:" + lab.region() + ":" + lab.account() + ":deliverystream/" + name;
    }

    @Override
    public String status() {
        return existing("has no status").deliveryStreamStatusAsString();
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    /** The role in which it works. */
    public Role role() {
        return role.role();
    }

    /** What it could not deliver, and why. */
    public Logs logs() {
        return new Logs(lab.logs(), lab.control(), logGroup(), "nothing has failed to be delivered yet");
    }

    /**
     * The objects that it has written, oldest first, as far as the cloud remembers them: a row for each.
     *
     * @throws LabException if it does not exist, or real AWS is asked, which does not tell
     */
    public Table deliveries() {
        InstantColumn written = InstantColumn.create("written");
        StringColumn key = StringColumn.create("key");
        IntColumn records = IntColumn.create("records");
        LongColumn bytes = LongColumn.create("bytes");
        for (DeliveredObject object : window().objects()) {
            written.append(object.written());
            key.append(object.key());
            records.append(object.records());
            bytes.append(object.bytes());
        }
        return Table.create(name, written, key, records, bytes);
    }

    /**
     * The object that a record was written into; empty where it was not yet, or long ago.
     *
     * @throws LabException if it does not exist, or real AWS is asked, which does not tell
     */
    public Optional<DeliveredObject> deliveryOf(StreamRecord record) {
        return window().objects(record.shard(), record.sequenceNumber()).stream()
                .findFirst();
    }

    /** What waits in its buffer, and when that is written. Real AWS does not tell, which is then said. */
    public String waiting() {
        try {
            return window().reading().words(lab.clock().now());
        } catch (LabException e) {
            return "not known: " + e.getMessage();
        }
    }

    /**
     * Shows what waits in its buffer, how long until it is written, and what was written, while this much time passes.
     *
     * @param duration above 0
     */
    public LiveView live(Duration duration) {
        existing("cannot be watched");
        return LiveView.of(lab.control(), duration, new DeliveryTail(name, window()));
    }

    private DeliveryWindow window() {
        return lab.control().delivery(name);
    }

    private String logGroup() {
        return "/aws/kinesisfirehose/" + name;
    }

    /** Makes it, its role, and a log for what cannot be delivered. It reads records that come in from then on. */
    @Override
    public DeliveryStream create() {
        Optional<DeliveryStreamDescription> found = found();
        if (found.isPresent()) {
            boolean another = settings.change(destination(found.get())).isPresent();
            Progress.line("Delivery stream " + name + " is already there"
                    + (another ? ", with other settings; update() makes it as you say." : "."));
            return await();
        }
        Bucket bucket = settings.to(name);
        if (!bucket.exists()) {
            throw new LabException("Bucket " + bucket.name() + ", to which delivery stream " + name
                    + " shall deliver, does not exist; create() it first.");
        }
        role.mayDeliver(settings.touched(name, logGroup()));
        makeLog();
        firehose().createDeliveryStream(settings.creation(name, role.role().arn(), logGroup()));
        cli = lab.lastCommand();
        return await();
    }

    /** Firehose writes only into a log that is there. */
    private void makeLog() {
        try {
            lab.logs().createLogGroup(b -> b.logGroupName(logGroup()));
        } catch (ResourceAlreadyExistsException e) {
            // Left by an earlier one of this name, whose stream in it is then looked for as well.
        }
        try {
            lab.logs().createLogStream(b -> b.logGroupName(logGroup()).logStreamName(DeliverySettings.LOG_STREAM));
        } catch (ResourceAlreadyExistsException e) {
            return;
        }
    }

    /**
     * Changes what was given since: where and how it writes. Records that are in its buffer already are written as before. Each
     * change makes a new version, which stands in the keys.
     *
     * @throws LabException if another source was given, which stays as it is
     */
    @Override
    public DeliveryStream update() {
        DeliveryStreamDescription found = existing("cannot be changed");
        if (settings.from != null && !settings.from.arn().equals(source(found).orElse(""))) {
            throw new LabException("Delivery stream " + name + " reads "
                    + source(found).orElse("no stream")
                    + ", which cannot be changed; delete() it, and create() it from " + settings.from.name() + ".");
        }
        Optional<ExtendedS3DestinationUpdate> change = settings.change(destination(found));
        if (change.isEmpty()) {
            Progress.line("Delivery stream " + name + " is like that already.");
            return this;
        }
        role.mayDeliver(settings.touched(source(found), destination(found), logGroup()));
        firehose()
                .updateDestination(b -> b.deliveryStreamName(name)
                        .currentDeliveryStreamVersionId(found.versionId())
                        .destinationId(found.destinations().get(0).destinationId())
                        .extendedS3DestinationUpdate(change.get()));
        cli = lab.lastCommand();
        return await();
    }

    /**
     * Waits until it reads and delivers.
     *
     * @throws LabException if it could not be made; the message says why
     */
    @Override
    public DeliveryStream await() {
        Settling.await(lab.control(), "Delivery stream " + name, arn(), () -> {
            DeliveryStreamDescription found = existing("cannot be waited for");
            DeliveryStreamStatus status = found.deliveryStreamStatus();
            return new Settling.State(
                    found.deliveryStreamStatusAsString(),
                    status == DeliveryStreamStatus.ACTIVE || status == DeliveryStreamStatus.CREATING_FAILED);
        });
        DeliveryStreamDescription now = existing("cannot be waited for");
        if (now.deliveryStreamStatus() == DeliveryStreamStatus.CREATING_FAILED) {
            throw new LabException("Delivery stream " + name + " could not be made: "
                    + (now.failureDescription() == null
                            ? "AWS does not say why"
                            : now.failureDescription().details())
                    + ". delete() it, mend that, and create() it again.");
        }
        return this;
    }

    /** Removes it; what is in its buffer is written first. Its role and its log stay, since another one of this name takes them up. */
    @Override
    public DeliveryStream delete() {
        try {
            firehose().deleteDeliveryStream(b -> b.deliveryStreamName(name));
            cli = lab.lastCommand();
        } catch (ResourceNotFoundException e) {
            Progress.line("There is no delivery stream " + name + ", so there is nothing to delete.");
            return this;
        }
        Settling.await(
                lab.control(),
                "Delivery stream " + name,
                arn(),
                () -> found().map(one -> new Settling.State(one.deliveryStreamStatusAsString(), false))
                        .orElse(new Settling.State("deleted", true)));
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Delivery stream " + name, existing("cannot be described"));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<DeliveryStreamDescription> found = found();
        if (found.isEmpty()) {
            return Card.of("Delivery stream " + name).with("status", "does not exist yet; create() makes it");
        }
        DeliveryStreamDescription stream = found.get();
        Card card = Card.of("Delivery stream " + name)
                .with("status", stream.deliveryStreamStatusAsString() + ", version " + stream.versionId())
                .with("arn", stream.deliveryStreamARN())
                .with("from", from(stream))
                .with("in its buffer", waiting());
        card = DeliverySettings.onto(card, destination(stream)).with("errors go to", "log " + logGroup());
        for (Card.Line line : role().card().lines()) {
            card = card.with(line.name().equals("arn") ? "works as" : line.name(), line.fact());
        }
        return card;
    }

    private static String from(DeliveryStreamDescription stream) {
        Optional<String> source = source(stream);
        if (source.isEmpty()) {
            return "whoever puts records into it";
        }
        Instant since = stream.source().kinesisStreamSourceDescription().deliveryStartTimestamp();
        return source.get() + (since == null ? "" : ", what has come since " + Times.utc(since));
    }

    private static Optional<String> source(DeliveryStreamDescription stream) {
        return Optional.ofNullable(stream.source())
                .map(source -> source.kinesisStreamSourceDescription())
                .map(source -> source.kinesisStreamARN());
    }

    private ExtendedS3DestinationDescription destination(DeliveryStreamDescription stream) {
        return stream.destinations().stream()
                .map(DestinationDescription::extendedS3DestinationDescription)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new LabException("Delivery stream " + name
                        + " delivers to no bucket, and this handle knows no others; describe() shows it."));
    }

    private DeliveryStreamDescription existing(String what) {
        return found().orElseThrow(() ->
                new LabException("Delivery stream " + name + " does not exist and " + what + "; create() makes it."));
    }

    private Optional<DeliveryStreamDescription> found() {
        try {
            return Optional.of(firehose()
                    .describeDeliveryStream(b -> b.deliveryStreamName(name))
                    .deliveryStreamDescription());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private FirehoseClient firehose() {
        return lab.firehose();
    }

    @Override
    public String toString() {
        return "Delivery stream " + name;
    }
}
