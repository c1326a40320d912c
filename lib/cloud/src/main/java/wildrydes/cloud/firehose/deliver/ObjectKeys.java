package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.KeyPrefix;
import wildrydes.cloud.firehose.stream.Kind;

/** Names objects, as docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html has it. */
final class ObjectKeys {

    /** A class of its own, since it loads the JDK's tables of languages, which would slow the start down. */
    private static final class Times {
        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.US);
    }

    private ObjectKeys() {}

    /** The key of an object without what it ends with. */
    static String name(DeliveryStream stream, BucketTarget target, Shipment shipment) {
        Buffer buffer = shipment.buffer();
        Instant at = buffer.oldest();
        ZoneId zone = stream.destination().zone();
        return KeyPrefix.evaluated(target, buffer.kind(), at, zone) + stream.name() + "-" + stream.version() + "-"
                + Times.FORM.format(at.atZone(zone)) + "-" + shipment.id();
    }

    /** What the key of an object ends with. */
    static String extension(DeliveryStream stream, BucketTarget target, Kind kind) {
        @Nullable String own = kind == Kind.BACKUP ? null : stream.destination().extension();
        return own == null || own.isEmpty() ? target.compression().extension() : own;
    }
}
