package wildrydes.cloud.firehose.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.Compression;
import wildrydes.cloud.firehose.stream.DeliveredObject;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Kind;
import wildrydes.cloud.reading.Backoff;

/**
 * The buffers of a delivery stream, one for each kind of object, and those that are closed and wait for their bucket to take them. Used by one
 * thread at a time.
 */
final class Outbox implements AutoCloseable {

    /** What no bucket has taken after so long is lost (docs.aws.amazon.com/firehose/latest/dev/retry.html). */
    private static final Duration LIFE = Duration.ofHours(24);
    /** Nothing more is taken while so much waits. */
    private static final long MOST_BYTES = 256L << 20;

    private static final byte[] NOTHING = {};
    private static final byte[] LINE_FEED = {'\n'};
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

    private final Tools tools;
    private final DeliveryMetrics metrics;
    private final Troubles troubles;
    private final Map<Kind, Buffer> open = new EnumMap<>(Kind.class);
    private final List<Shipment> shipments = new ArrayList<>();
    private @Nullable DeliveredObject last;

    /** @param last the object that was delivered last; null for none */
    Outbox(Tools tools, DeliveryMetrics metrics, Troubles troubles, @Nullable DeliveredObject last) {
        this.tools = tools;
        this.metrics = metrics;
        this.troubles = troubles;
        this.last = last;
    }

    /** The bucket that objects of a kind go to. */
    static BucketTarget target(DeliveryStream stream, Kind kind) {
        BucketTarget backup = stream.destination().backup();
        return kind == Kind.BACKUP && backup != null
                ? backup
                : stream.destination().target();
    }

    /**
     * Buffers a record.
     *
     * @param begin says when its buffer is opened, and how far records had been taken; asked where it is the first there
     */
    void add(DeliveryStream stream, Kind kind, Item item, byte[] data, Supplier<Beginning> begin) {
        Buffer buffer = open.get(kind);
        BucketTarget target = target(stream, kind);
        if (buffer != null && buffer.bytes() + data.length > target.bytes()) {
            close(buffer);
            buffer = null;
        }
        if (buffer == null) {
            buffer = new Buffer(kind, begin.get(), tools.folder());
            open.put(kind, buffer);
        }
        buffer.add(item, data, kind == Kind.DATA && stream.destination().delimits() ? LINE_FEED : NOTHING);
        if (buffer.bytes() >= target.bytes()) {
            close(buffer);
        }
    }

    private void close(Buffer buffer) {
        open.remove(buffer.kind());
        shipments.add(new Shipment(buffer));
    }

    /** Closes the buffers whose time is over. */
    void closeDue(DeliveryStream stream, Instant now) {
        for (Buffer buffer : List.copyOf(open.values())) {
            if (!now.isBefore(closes(stream, buffer))) {
                close(buffer);
            }
        }
    }

    /** When a buffer closes at the latest. */
    static Instant closes(DeliveryStream stream, Buffer buffer) {
        return buffer.beginning()
                .opened()
                .plusSeconds(target(stream, buffer.kind()).seconds());
    }

    /** Writes what is closed to its bucket, or as much of it as that takes. */
    void deliver(DeliveryStream stream, Instant now) {
        Set<Troubles.Part> failed = new HashSet<>();
        for (Iterator<Shipment> all = shipments.iterator(); all.hasNext(); ) {
            Shipment shipment = all.next();
            Troubles.Part part = part(shipment.buffer());
            if (shipment.due(now) && !failed.contains(part)) {
                try {
                    deliver(stream, shipment, now);
                    troubles.ended(part);
                    shipment.buffer().close();
                    all.remove();
                } catch (RuntimeException e) {
                    failed.add(part);
                    refused(stream, shipment, e, now);
                }
            }
        }
        shipments.removeIf(shipment -> lost(stream, shipment, now));
    }

    private static Troubles.Part part(Buffer buffer) {
        return buffer.kind() == Kind.BACKUP ? Troubles.Part.BACKING_UP : Troubles.Part.DELIVERING;
    }

    private void refused(DeliveryStream stream, Shipment shipment, RuntimeException thrown, Instant now) {
        Troubles.note(stream.name(), thrown);
        shipment.failed(now.plus(Backoff.after(shipment.tries() + 1)));
        metrics.refused(now, shipment.buffer());
        troubles.arises(part(shipment.buffer()), Trouble.ofBucket(thrown, now));
    }

    private boolean lost(DeliveryStream stream, Shipment shipment, Instant now) {
        Buffer buffer = shipment.buffer();
        if (shipment.tries() == 0 || now.isBefore(buffer.oldest().plus(LIFE))) {
            return false;
        }
        LOG.warning("Delivery stream " + stream.name() + " has lost " + buffer.records()
                + " records that no bucket has taken for 24 hours, as AWS does.");
        buffer.close();
        return true;
    }

    private void deliver(DeliveryStream stream, Shipment shipment, Instant now) {
        Buffer buffer = shipment.buffer();
        BucketTarget target = target(stream, buffer.kind());
        String name = ObjectKeys.name(stream, target, shipment);
        String key = name + ObjectKeys.extension(stream, target, buffer.kind());
        if (target.compression() == Compression.UNCOMPRESSED) {
            put(target, key, buffer.content());
        } else {
            try (Spool packed = Packing.packed(
                    buffer.content(),
                    target.compression(),
                    name.substring(name.lastIndexOf('/') + 1),
                    tools.folder())) {
                put(target, key, packed);
            }
        }
        DeliveredObject object = new DeliveredObject(
                stream.number(),
                last == null ? 1 : last.number() + 1,
                buffer.kind(),
                target.bucketName(),
                key,
                stream.version(),
                now,
                buffer.records(),
                buffer.bytes(),
                buffer.ranges());
        last = object;
        tools.streams().note(stream, object);
        metrics.delivered(now, buffer);
    }

    private void put(BucketTarget target, String key, Spool content) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(target.bucketName())
                .key(key)
                .contentType("application/octet-stream")
                .contentLength(content.size());
        if (!target.compression().encoding().isEmpty()) {
            request.contentEncoding(target.compression().encoding());
        }
        try (InputStream body = content.open()) {
            tools.calls().ofBucket(target.role()).call(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("What waits for " + key + " cannot be read.", e);
        }
    }

    /** Whether more can be taken. */
    boolean hasRoom() {
        long bytes = 0;
        for (Shipment shipment : shipments) {
            bytes += shipment.buffer().bytes();
        }
        return bytes < MOST_BYTES;
    }

    /** When something is to be done next; null where nothing waits. */
    @Nullable
    Instant next(DeliveryStream stream) {
        Instant next = null;
        for (Buffer buffer : open.values()) {
            next = earlier(next, closes(stream, buffer));
        }
        for (Shipment shipment : shipments) {
            next = earlier(next, shipment.again());
        }
        return next;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The buffer that was opened first of those that are not delivered; null where all is. */
    @Nullable
    Buffer oldest() {
        Buffer oldest = null;
        List<Buffer> all = new ArrayList<>(open.values());
        shipments.forEach(shipment -> all.add(shipment.buffer()));
        for (Buffer buffer : all) {
            if (oldest == null || buffer.beginning().before(oldest.beginning())) {
                oldest = buffer;
            }
        }
        return oldest;
    }

    List<Buffer> open() {
        return List.copyOf(open.values());
    }

    List<Shipment> shipments() {
        return List.copyOf(shipments);
    }

    /** The object that was delivered last; null for none. */
    @Nullable
    DeliveredObject last() {
        return last;
    }

    /** Forgets everything that waits. */
    @Override
    public void close() {
        open.values().forEach(Buffer::close);
        open.clear();
        shipments.forEach(shipment -> shipment.buffer().close());
        shipments.clear();
    }
}
