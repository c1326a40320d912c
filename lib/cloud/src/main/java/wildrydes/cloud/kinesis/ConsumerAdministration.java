package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Registers, deregisters, describes and lists consumers. */
final class ConsumerAdministration {

    private static final int LISTED = 100;

    private final Streams streams;
    private final Consumers consumers;
    private final Addresses addresses;
    private final Subscriptions subscriptions;
    private final KinesisErrors errors;
    private final CloudTime time;
    private final Rate registrations = new Rate(5);
    private final Rate deregistrations = new Rate(5);
    private final Rate descriptions = new Rate(20);
    private final Rate lists = new Rate(5);

    ConsumerAdministration(
            Streams streams, Addresses addresses, Subscriptions subscriptions, KinesisErrors errors, CloudTime time) {
        this.streams = streams;
        this.consumers = streams.consumers();
        this.addresses = addresses;
        this.subscriptions = subscriptions;
        this.errors = errors;
        this.time = time;
    }

    RegisterStreamConsumerResponse register(RegisterStreamConsumerRequest request, Caller caller) {
        Stream stream = stream(request, caller);
        if (!registrations.take(time.instant())) {
            throw errors.tooOften(stream.name());
        }
        Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
        Consumer consumer = consumers.register(stream, request.consumerName(), tags);
        return RegisterStreamConsumerResponse.builder()
                .consumer(listed(stream, consumer))
                .build();
    }

    DeregisterStreamConsumerResponse deregister(DeregisterStreamConsumerRequest request, Caller caller) {
        Addresses.Registered found = addresses.consumer(request, caller);
        if (!deregistrations.take(time.instant())) {
            throw errors.tooOften(found.stream().name());
        }
        consumers.deregister(found.stream(), found.consumer());
        subscriptions.endAll(found.consumer());
        return DeregisterStreamConsumerResponse.builder().build();
    }

    DescribeStreamConsumerResponse describe(DescribeStreamConsumerRequest request, Caller caller) {
        Addresses.Registered found = addresses.consumer(request, caller);
        Stream stream = found.stream();
        Consumer consumer = found.consumer();
        if (!descriptions.take(time.instant())) {
            throw errors.tooOften(stream.name());
        }
        String arn = consumers.arn(stream, consumer);
        time.looked(arn);
        return DescribeStreamConsumerResponse.builder()
                .consumerDescription(ConsumerDescription.builder()
                        .consumerName(consumer.name())
                        .consumerARN(arn)
                        .consumerStatus(consumer.status())
                        .consumerCreationTimestamp(consumer.created())
                        .streamARN(addresses.arn(stream))
                        .build())
                .build();
    }

    ListStreamConsumersResponse list(ListStreamConsumersRequest request, Caller caller) {
        Stream stream = stream(request, caller);
        Instant now = time.instant();
        if (!lists.take(now)) {
            throw errors.tooOften(stream.name());
        }
        String after = after(request, stream, now);
        int limit = Objects.requireNonNullElse(request.maxResults(), LISTED);
        List<Consumer> found = consumers.of(stream).stream()
                .filter(consumer -> consumer.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Consumer> listed = more ? found.subList(0, limit) : found;
        String next = more
                ? new PageToken(
                                PageToken.CONSUMERS,
                                now.toEpochMilli(),
                                stream.id(),
                                listed.get(limit - 1).name())
                        .token(streams.seal())
                : null;
        return ListStreamConsumersResponse.builder()
                .consumers(listed.stream()
                        .map(consumer -> listed(stream, consumer))
                        .toList())
                .nextToken(next)
                .build();
    }

    /** The name behind which the list goes on; empty at its beginning. */
    private String after(ListStreamConsumersRequest request, Stream stream, Instant now) {
        String token = request.nextToken();
        Instant created = request.streamCreationTimestamp();
        if (token == null) {
            if (created != null
                    && created.getEpochSecond() != stream.plan().created().getEpochSecond()) {
                throw errors.noStream(stream.name());
            }
            return "";
        }
        if (created != null) {
            throw errors.invalid("NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        PageToken page = PageToken.of(token, PageToken.CONSUMERS, streams.seal());
        if (page == null || page.of() != stream.id()) {
            throw errors.invalid("Invalid NextToken.");
        }
        if (page.expired(now)) {
            throw errors.expiredToken(page.madeAt(), now);
        }
        return page.after();
    }

    private software.amazon.awssdk.services.kinesis.model.Consumer listed(Stream stream, Consumer consumer) {
        return software.amazon.awssdk.services.kinesis.model.Consumer.builder()
                .consumerName(consumer.name())
                .consumerARN(consumers.arn(stream, consumer))
                .consumerStatus(consumer.status())
                .consumerCreationTimestamp(consumer.created())
                .build();
    }

    private Stream stream(AwsRequest request, Caller caller) {
        String name = addresses.name(request, caller);
        Stream stream = streams.named(name);
        if (stream == null) {
            throw errors.noStream(name);
        }
        return stream;
    }
}
