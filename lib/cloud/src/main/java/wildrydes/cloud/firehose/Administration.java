package wildrydes.cloud.firehose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfigurationInput;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.KinesisStreamSourceConfiguration;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.firehose.deliver.Deliveries;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.DeliveryStreams;
import wildrydes.cloud.firehose.stream.Destination;
import wildrydes.cloud.firehose.stream.Encryption;
import wildrydes.cloud.firehose.stream.Lifecycle;
import wildrydes.cloud.firehose.stream.Status;
import wildrydes.cloud.firehose.stream.StreamSource;

/** Creates, shows, changes and deletes delivery streams. */
final class Administration {

    private static final String DIRECT = "DirectPut";
    private static final String FROM_STREAM = "KinesisStreamAsSource";
    /** Of us-east-1 (docs.aws.amazon.com/firehose/latest/dev/limits.html). */
    private static final int MOST_STREAMS = 5_000;

    private static final int USUAL_LISTED = 10;

    private final DeliveryStreams streams;
    private final DeliveryStreamNames names;
    private final FirehoseErrors errors;
    private final Grounds grounds;
    private final Deliveries deliveries;
    private final CloudTime time;

    Administration(
            DeliveryStreams streams,
            DeliveryStreamNames names,
            FirehoseErrors errors,
            Grounds grounds,
            Deliveries deliveries,
            CloudTime time) {
        this.streams = streams;
        this.names = names;
        this.errors = errors;
        this.grounds = grounds;
        this.deliveries = deliveries;
        this.time = time;
    }

    /** A delivery stream of that name, in whatever state. */
    DeliveryStream named(String name) {
        DeliveryStream stream = streams.find(name);
        if (stream == null) {
            throw errors.none(name);
        }
        return stream;
    }

    CreateDeliveryStreamResponse create(CreateDeliveryStreamRequest request, Caller caller) {
        String name = request.deliveryStreamName();
        if (streams.find(name) != null) {
            throw errors.exists(name);
        }
        StreamSource source = source(request);
        Destination destination = Destinations.of(null, Requested.destination(request));
        Encryption encryption = encryption(request.deliveryStreamEncryptionConfigurationInput(), source);
        Map<String, String> tags = new HashMap<>();
        for (Tag tag : request.tags()) {
            tags.put(tag.key(), tag.value() == null ? "" : tag.value());
        }
        grounds.require(destination, null, caller);
        if (source != null) {
            grounds.require(source.role(), caller);
            grounds.require(source);
        }
        DeliveryStream created = streams.changing(() -> {
            if (streams.find(name) != null) {
                throw errors.exists(name);
            }
            if (streams.all().size() >= MOST_STREAMS) {
                throw FirehoseErrors.quota(
                        MOST_STREAMS,
                        streams.all().stream().map(DeliveryStream::name).toList());
            }
            Instant now = time.instant();
            DeliveryStream made = new DeliveryStream(
                    name,
                    streams.nextNumber(),
                    names.arn(name),
                    Status.CREATING,
                    now.plus(Lifecycle.CREATING),
                    1,
                    now,
                    null,
                    source,
                    encryption,
                    destination,
                    tags);
            streams.put(made);
            return made;
        });
        if (source != null) {
            deliveries.begin(created.number(), source);
        }
        return CreateDeliveryStreamResponse.builder()
                .deliveryStreamARN(created.arn())
                .build();
    }

    private static @Nullable StreamSource source(CreateDeliveryStreamRequest request) {
        String type = request.deliveryStreamType() == null ? DIRECT : request.deliveryStreamTypeAsString();
        KinesisStreamSourceConfiguration source = request.kinesisStreamSourceConfiguration();
        if (!type.equals(DIRECT) && !type.equals(FROM_STREAM)) {
            throw FirehoseErrors.notHere(
                    "Delivery streams of type " + type + " are", "use DirectPut or KinesisStreamAsSource");
        }
        if (request.directPutSourceConfiguration() != null) {
            throw FirehoseErrors.notHere(
                    "A throughput of their own is",
                    "leave DirectPutSourceConfiguration out, every delivery stream has AWS's usual one");
        }
        if (type.equals(DIRECT) && source != null) {
            throw FirehoseErrors.invalid(
                    "KinesisStreamSourceConfiguration is for the DeliveryStreamType KinesisStreamAsSource; name that type.");
        }
        if (type.equals(DIRECT)) {
            return null;
        }
        if (source == null) {
            throw FirehoseErrors.invalid(
                    "The DeliveryStreamType KinesisStreamAsSource needs a KinesisStreamSourceConfiguration; add one with a stream and a role.");
        }
        return new StreamSource(source.kinesisStreamARN(), source.roleARN());
    }

    private static Encryption encryption(
            @Nullable DeliveryStreamEncryptionConfigurationInput given, @Nullable StreamSource source) {
        if (given == null) {
            return Encryption.DISABLED;
        }
        if (source != null) {
            throw FirehoseErrors.invalid(
                    "A delivery stream that reads a Kinesis stream cannot be encrypted itself; encrypt that stream.");
        }
        return encryption(given);
    }

    static Encryption encryption(DeliveryStreamEncryptionConfigurationInput given) {
        String type = given.keyTypeAsString();
        if (type.equals(Encryption.CUSTOMERS) == (given.keyARN() == null)) {
            throw FirehoseErrors.invalid("KeyARN has to be there where KeyType is " + Encryption.CUSTOMERS
                    + ", and only there, but KeyType is " + type + ".");
        }
        return Encryption.with(type, given.keyARN());
    }

    DescribeDeliveryStreamResponse describe(DescribeDeliveryStreamRequest request) {
        DeliveryStream stream = named(request.deliveryStreamName());
        if (stream.status().passing()) {
            time.looked(stream.arn());
        }
        return DescribeDeliveryStreamResponse.builder()
                .deliveryStreamDescription(Descriptions.of(stream))
                .build();
    }

    ListDeliveryStreamsResponse list(ListDeliveryStreamsRequest request) {
        int most = request.limit() == null ? USUAL_LISTED : request.limit();
        String after = request.exclusiveStartDeliveryStreamName();
        List<String> found = new ArrayList<>();
        boolean more = false;
        for (DeliveryStream stream : streams.all()) {
            boolean wanted = (after == null || stream.name().compareTo(after) > 0)
                    && (request.deliveryStreamType() == null
                            || stream.type().equals(request.deliveryStreamTypeAsString()));
            if (wanted && found.size() < most) {
                found.add(stream.name());
            } else if (wanted) {
                more = true;
            }
        }
        return ListDeliveryStreamsResponse.builder()
                .deliveryStreamNames(found)
                .hasMoreDeliveryStreams(more)
                .build();
    }

    void delete(DeleteDeliveryStreamRequest request) {
        streams.changing(() -> {
            DeliveryStream stream = named(request.deliveryStreamName());
            if (stream.status() == Status.CREATING) {
                throw errors.cannotDelete(stream);
            }
            if (stream.status() != Status.DELETING) {
                streams.put(stream.becoming(Status.DELETING, time.instant().plus(Lifecycle.DELETING)));
            }
            return stream;
        });
    }

    void update(UpdateDestinationRequest request, Caller caller) {
        DeliveryStream seen = updatable(request);
        Destination next = Destinations.of(seen.destination(), Requested.destination(request));
        grounds.require(next, seen.destination(), caller);
        streams.changing(() -> {
            DeliveryStream now = updatable(request);
            if (!next.equals(now.destination())) {
                streams.put(now.delivering(next, time.instant()));
            }
            return now;
        });
    }

    private DeliveryStream updatable(UpdateDestinationRequest request) {
        DeliveryStream stream = named(request.deliveryStreamName());
        if (stream.status() != Status.ACTIVE) {
            throw FirehoseErrors.cannotUpdate(stream);
        }
        String version = request.currentDeliveryStreamVersionId();
        if (!version.equals(String.valueOf(stream.version()))) {
            throw FirehoseErrors.otherVersion(stream, version);
        }
        if (!request.destinationId().equals(Destination.ID)) {
            throw FirehoseErrors.noDestination(request.destinationId());
        }
        return stream;
    }

    /** Encrypts a stream, or no longer; it is only said of it. */
    void encrypt(String name, Encryption next) {
        streams.changing(() -> {
            DeliveryStream stream = named(name);
            if (stream.source() != null) {
                throw FirehoseErrors.invalid(
                        "A delivery stream that reads a Kinesis stream cannot be encrypted itself; encrypt that stream.");
            }
            if (stream.status() != Status.ACTIVE) {
                throw FirehoseErrors.cannotUpdate(stream);
            }
            streams.put(stream.encrypted(next));
            return stream;
        });
    }
}
